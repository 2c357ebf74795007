/** Calls whose callee no table knows and whose code is not in the project. */
import type { Node } from 'oxc-parser'
import { ITERATING, iterateUnknown } from '../syntax/arrays.ts'
import { callValue, execute } from '../syntax/calls.ts'
import { sampleInstance } from '../syntax/classes.ts'
import { eventsSince } from '../syntax/promises.ts'
import type { At } from '../syntax/semantics.ts'
import { api, carriesOf, eventsOf, force, joinedSymbol, native, promise, stringOf, symbolOf, unknownValue, UNDEFINED, type Carry, type FunctionValue, type UnknownValue, type Value } from '../syntax/values.ts'
import { looksLikeInvalidation } from './data-access.ts'
import { documentEvents } from './data-events.ts'
import { isLogCall, logEvent } from './logs.ts'
import { providerToken } from './provider-tokens.ts'
import { eventBase } from './recorder.ts'
import { allAssigned } from './references.ts'
import type { TableSemantics } from './table-semantics.ts'

/** Verbs of calls that read, check or report: they end nothing, whatever they are given. */
const HARMLESS = new Set([
  'get', 'is', 'has', 'find', 'fetch', 'read', 'load', 'list', 'check', 'validate', 'verify', 'assert', 'expect', 'ensure', 'require', 'parse', 'decode',
  'log', 'info', 'warn', 'error', 'debug', 'trace', 'print', 'track', 'audit', 'emit', 'notify', 'toast', 'flash', 'report', 'capture', 'count', 'format', 'to', 'use', 'with',
  'authenticate', 'authorize', 'protect', 'next', 'json', 'send', 'render', 'redirect', 'create', 'build', 'make', 'new', 'map', 'filter', 'match', 'includes', 'some', 'every',
  'test', 'hash', 'compare', 'sign', 'extract', 'sanitize', 'translate', 't', 'join', 'split', 'then', 'catch', 'on', 'status', 'set',
])

/** Verbs of calls that may write to a store or tell another server. */
const WRITES = new Set([
  'query', 'execute', 'exec', 'run', 'send', 'delete', 'del', 'remove', 'update', 'save', 'put', 'post', 'patch', 'call', 'invoke', 'mutate', 'destroy', 'revoke', 'expire',
  'invalidate', 'unlink', 'clear', 'reset', 'block', 'logout', 'sign', 'publish', 'dispatch', 'request',
])

/** Of something that was read from the session or a token: that is what it may delete. */
const DELETES = new Set(['delete', 'del', 'remove', 'destroy', 'revoke', 'invalidate', 'unlink'])

/** Methods of text, arrays and promises: on a value that is not known they read it. */
const BUILT_IN = new Set([
  'startsWith', 'endsWith', 'slice', 'substring', 'substr', 'replace', 'replaceAll', 'trim', 'trimStart', 'trimEnd', 'indexOf', 'lastIndexOf', 'toString', 'charAt',
  'toLowerCase', 'toUpperCase', 'concat', 'pop', 'push', 'shift', 'unshift', 'keys', 'values', 'entries', 'forEach', 'reduce', 'flat', 'flatMap', 'at', 'padStart', 'padEnd',
  'normalize', 'localeCompare', 'search', 'call', 'apply', 'bind', 'finally', 'hasOwnProperty', 'valueOf', 'toISOString', 'getTime', 'stringify', 'from',
])

const firstWord = (name: string): string => (/^[_$#]*([a-z]+|[A-Z][a-z]*)/.exec(name)?.[1] ?? name).toLowerCase()

/** The last name of a callee's text: `revoke` of `this.sessions.revoke`. */
const lastName = (text: string): string => /([\w$]+)(?:\([^)]*\))?\??$/.exec(text)?.[1] ?? text

/**
 * A call that cannot be followed. It is written down as an event when it could matter: when something of the request reaches it,
 * or when its name reads like an invalidation. Its function arguments may be called.
 */
export function opaqueCall(semantics: TableSemantics, callee: Value, text: string, args: readonly Value[], at: At, isNew: boolean): Value {
  if (isLogCall(text)) {
    semantics.sink.recorderOf(at).add(logEvent(text, args, at))
    return UNDEFINED
  }
  const made = instanceFromContainer(semantics, callee, args, at) ?? duckTyped(semantics, callee, text, args, at)
  if (made) return made
  const isPackage = callee.kind === 'api'
  const name = lastName(text)
  const carries = new Set<Carry>(callee.kind === 'unknown' ? callee.carries : [])
  for (const arg of args) carriesOf(arg, semantics.carry).forEach((c) => carries.add(c))
  const ofLogin = carries.has('token') || carries.has('session')
  const looksLikeIt = looksLikeInvalidation(text) || (ofLogin && DELETES.has(firstWord(name)))
  if (callee.kind === 'unknown' && savesDocument(semantics, callee, name, at)) return unknownValue('the result of a call')
  // A package's function can end a session through the request, the response or the session; through a token's text only a call
  // that writes somewhere can.
  const ofRequest = carries.has('request') || carries.has('response') || carries.has('session')
  const reaches = isPackage ? ofRequest || (carries.has('token') && WRITES.has(firstWord(name))) : carries.size > 0
  if (!isNew && ((reaches && !HARMLESS.has(firstWord(name)) && !BUILT_IN.has(name)) || looksLikeIt)) {
    semantics.sink.recorderOf(at).add({
      kind: 'opaque-call', ...eventBase(at), callee: text, carries: [...carries], looksLikeInvalidation: looksLikeIt,
      reason: isPackage ? `no table knows \`${text}\`` : callee.kind === 'unknown' ? callee.reason : 'not a function of the project',
    })
  }
  const iterated = iterate(semantics, callee, name, args, at)
  if (iterated) return iterated
  if (!isPackage) at.run.recorder.lost(at.site, callee.kind === 'unknown' ? callee.reason : 'not a function of the project', text)
  const functions = args.map((a) => (a.kind === 'lazy' ? a : force(a))).filter((a): a is FunctionValue => a.kind === 'function')
  for (const fn of functions) if (!isHandlerLike(fn)) callBack(semantics, fn, at)
  // A wrapper gives back something that calls its argument: `withAuth(handler)`.
  const wrapped = functions.at(-1)
  if (wrapped && !isNew) return wrapper(semantics, wrapped, text)
  const carried = carries.has('token') ? (['token'] as const) : []
  const field = fieldRead(callee, name, args)
  // `await to(client.del(key))`: whoever is given a promise or a query waits for it.
  const waited = args.flatMap((arg) => waitedFor(semantics, arg, at))
  const result = isPackage ? api(`${callee.path}(${settingsIn(args, name)})`, null, { receiver: callee.receiver })
    : unknownValue(callee.kind === 'unknown' ? callee.reason : 'the result of a call', {
      text: `${text}()`, carries: carried, assigned: new Map(), members: new Map(), ...(field === undefined ? {} : { field }),
    })
  return waited.length > 0 ? promise(result, waited) : result
}

/** `data.get('intent')`, `intent.trim()` of something that came with the request. */
function fieldRead(callee: Value, name: string, args: readonly Value[]): string | undefined {
  const receiver = callee.kind === 'unknown' && callee.of ? force(callee.of) : undefined
  if (receiver?.kind !== 'unknown') return undefined
  if (name === 'get') return receiver.carries.length > 0 ? stringOf(args[0] ?? UNDEFINED) : undefined
  return BUILT_IN.has(name) ? receiver.field : undefined
}

/**
 * What a package's function makes of a setting is the same every time: `parse(process.env.FRONTEND_URL)`. The canonical text of such
 * arguments; of any others, and of what is made anew with each call, there is none.
 */
function settingsIn(args: readonly Value[], name: string): string {
  const texts = args.map((given) => (given.kind === 'lazy' ? undefined : symbolOf(given)))
  const isOfSetting = texts.some((text) => text !== undefined && /^(?:env|setting):/.test(text)) && !MAKES_ANEW.test(name)
  return (isOfSetting ? joinedSymbol(texts, ',') : undefined) ?? '…'
}

const MAKES_ANEW = /random|uuid|nanoid|unique|generate|now|id$/i

/** The events that a promise, a query or a list of them settles after. */
function waitedFor(semantics: TableSemantics, given: Value, at: At): readonly number[] {
  if (given.kind === 'lazy') return []
  if (given.kind === 'array') return given.elements.flatMap((element) => waitedFor(semantics, element, at))
  if (given.kind !== 'promise' && given.kind !== 'api') return eventsOf(given)
  const start = at.run.recorder.length
  execute(given, at.site, semantics.contextOf(at))
  return [...eventsOf(given), ...at.run.recorder.unsettle(eventsSince(start, at.run))]
}

/** `user.tokens.filter(fn)`, `keys.map(fn)` on a value that is not known: an array, by the method's name. */
function iterate(semantics: TableSemantics, callee: Value, name: string, args: readonly Value[], at: At): Value | undefined {
  const receiver = callee.kind === 'unknown' ? callee.of : callee.kind === 'api' && callee.row === null ? callee.receiver : undefined
  if (!receiver || !ITERATING.has(name)) return undefined
  const fn = args[0] === undefined ? undefined : force(args[0])
  if (fn?.kind !== 'function' && fn?.kind !== 'native') return undefined
  const element = receiver.kind === 'api' ? semantics.member(receiver, undefined, at) : semantics.unknownMember(receiver, undefined, 'an element')
  return iterateUnknown(name, element, { thisValue: receiver, args, site: at.site, cx: semantics.contextOf(at) })
}

/** `user.refreshToken = null; await user.save()` where nobody knows which library `user` is of: the assignments say what is written. */
function savesDocument(semantics: TableSemantics, callee: UnknownValue, name: string, at: At): boolean {
  const document = callee.of === undefined ? undefined : force(callee.of)
  if (!/^(?:save|update|persist)$/.test(name) || document?.kind !== 'unknown') return false
  const assigned = allAssigned(document)
  if (assigned.size === 0) return false
  const entity = document.text?.split('.').at(-1) ?? 'document'
  const events = documentEvents(entity, assigned, at)
  for (const event of events) semantics.sink.recorderOf(at).add(event)
  return events.some(({ kind }) => kind !== 'credential-write')
}

/** Dependency injection containers (typedi, tsyringe, awilix): `Container.get(AuthService)` is an instance of the class. */
function instanceFromContainer(semantics: TableSemantics, callee: Value, args: readonly Value[], at: At): Value | undefined {
  if (callee.kind !== 'api' || !/^(?:get|resolve)$/.test(callee.member ?? '') || args.length !== 1) return undefined
  const cls = force(args[0] as Value)
  return cls.kind === 'class' ? sampleInstance(cls, semantics.contextOf(at)) : undefined
}

/**
 * `db.RefreshToken.destroy({ where })` where `db` is filled by a loop over files: a capitalised name is a model if the package
 * uses a data layer whose models have such a method.
 */
function duckTyped(semantics: TableSemantics, callee: Value, text: string, args: readonly Value[], at: At): Value | undefined {
  if (callee.kind !== 'unknown') return undefined
  const match = /(?:^|\.)([A-Z]\w*)\.(\w+)$/.exec(text)
  const method = match?.[2]
  if (!match?.[1] || method === undefined) return undefined
  const model = semantics.modelNamed(match[1], method, at.module)
  if (!model) return undefined
  const member = semantics.member(model, method, at)
  return member.kind === 'api' ? semantics.call(member, args, model, false, at) : undefined
}

/** The names by which people call the parameters of a request handler. */
const HANDLER_PARAMETER = /^_?(?:req|request|res|response|reply|ctx|context|c|event|evt|next)$/

/** A function that looks like a request handler is called by the framework, not by whoever is given it. */
function isHandlerLike(fn: FunctionValue): boolean {
  return fn.node.params.some((p) => parameterNames(p).some((n) => HANDLER_PARAMETER.test(n)))
}

function parameterNames(parameter: Node): string[] {
  if (parameter.type === 'Identifier') return [parameter.name]
  if (parameter.type === 'AssignmentPattern') return parameterNames(parameter.left)
  if (parameter.type === 'ObjectPattern') return parameter.properties.flatMap((p) => (p.type === 'Property' && p.key.type === 'Identifier' ? [p.key.name] : []))
  return []
}

/** What a callback must say for a module's top level to look into it: it registers or starts something. */
const REGISTERS = /\.(?:use|get|post|put|patch|delete|all|route|register|listen|on)\s*\(/

function callBack(semantics: TableSemantics, fn: FunctionValue, at: At): void {
  const isTopLevel = at.run.recorder === semantics.evaluator.topLevel
  if (isTopLevel && !REGISTERS.test(fn.module.text.slice(fn.node.start, fn.node.end))) return
  const condition = { site: at.site, kind: 'callback' as const, text: 'callback of a call that is not known' }
  const args = fn.node.params.map((_, index) => providerToken(fn, index) ?? unknownValue('an argument of a callback'))
  at.run.under(condition, () => callValue(fn, UNDEFINED, args, at.site, semantics.contextOf(at), 'callback'))
}

function wrapper(semantics: TableSemantics, fn: FunctionValue, text: string): Value {
  const made = native(`${text}(…)`, (call) => callValue(fn, call.thisValue, call.args, call.site, call.cx, text))
  semantics.evaluator.noteWrapping(made, [fn])
  return made
}
