/** Working out the references of a row: which value is meant by `arg(1, 'name')`, and does a `when` hold? */
import type { Node } from 'oxc-parser'
import type { Json, Ref, Shape, When } from '../knowledge/define.ts'
import { joinPaths } from '../model/http.ts'
import type { At } from '../syntax/semantics.ts'
import {
  array, force, isNullish, isUndefined, lazy, literal, object, settled, stringOf, symbolOf, truthiness, unknownValue, UNDEFINED, type ApiValue,
  type Value,
} from '../syntax/values.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import { callValue } from '../syntax/calls.ts'
import { compact } from '../syntax/expressions.ts'
import type { RequestUrl } from '../syntax/run.ts'
import { startsWithDirective } from '../syntax/directives.ts'
import { spreadInto } from '../syntax/properties.ts'
import { isLoginName } from './token-words.ts'

/** The surroundings of a row: one call, construction, assignment or member access. */
export interface RowContext {
  readonly at: At
  readonly args: readonly Value[]
  readonly receiver: Value | null
  /** Data of the receiver, of the callee, and of the result that a lazy effect is attached to. */
  readonly data: ReadonlyMap<string, Value>
  readonly member: string | null
  readonly assignedValue: Value | null
  /** Id of the table that the row stands in. */
  readonly table: string | null
  /** What the callbacks of the row gave back. */
  readonly results?: readonly Value[]
}

export interface RowAnswers {
  readonly evaluator: Evaluator
  version(file: string, packageName: string): { major: number; minor: number } | null
  /** Undefined when the option is not set; null when nobody can tell (no set-up was seen, the options are not fully known). */
  option(at: At, path: string, context: RowContext): Value | undefined | null
  /** Does code that was read import the package, or does the manifest alone name it and none of the others? */
  uses(file: string, packageName: string, others: readonly string[]): boolean
  sessionState(at: At, library: string | undefined): string | undefined
  isCallable(value: ApiValue): boolean
  isFromRequest(value: Value): boolean
}

/** The value that a reference means; undefined when it is absent. */
export function refer(ref: Ref, context: RowContext, evaluator: Evaluator): Value | undefined {
  if ('arg' in ref) return within(argument(ref.arg, context), ref.keys, context, evaluator)
  if ('rest' in ref) return array(flatten(context.args.slice(ref.rest)))
  if ('self' in ref) return context.data.get(ref.self)
  if ('receiver' in ref) return context.receiver ?? undefined
  if ('assigned' in ref) return assignedTo(context.receiver)
  if ('member' in ref) return context.member === null ? undefined : literal(context.member)
  if ('requestMethod' in ref) return context.at.run.method === null ? undefined : literal(context.at.run.method)
  if ('assignedValue' in ref) return context.assignedValue ?? undefined
  if ('value' in ref) return fromJson(ref.value)
  if ('url' in ref) return partOfUrl(ref.url, context.at.run.url)
  if ('pair' in ref) {
    const key = stringOf(refer(ref.pair[0], context, evaluator) ?? UNDEFINED)
    const value = refer(ref.pair[1], context, evaluator)
    return key === undefined ? undefined : object(null, [[key, value ?? UNDEFINED]])
  }
  if ('list' in ref) return array(ref.list.map((r) => refer(r, context, evaluator)).filter((v) => v !== undefined))
  if ('firstOf' in ref) {
    for (const one of ref.firstOf) {
      const value = refer(one, context, evaluator)
      // What is imported is there.
      if (value !== undefined && (value.kind === 'lazy' || !isUndefined(value))) return value
    }
    return undefined
  }
  if ('result' in ref) return context.results?.[ref.result] ?? unknownValue('what a function gives back that is not known')
  if ('attached' in ref) return attachedTo(refer(ref.to, context, evaluator), ref.attached)
  if ('joined' in ref) return joinedText(refer(ref.joined, context, evaluator), ref.between)
  if ('memberOf' in ref) {
    const name = stringOf(refer(ref.named, context, evaluator) ?? UNDEFINED)
    const value = refer(ref.memberOf, context, evaluator)
    if (value === undefined) return undefined
    return name === undefined ? unknownValue('a computed member') : within(value, [name], context, evaluator)
  }
  if ('joinedPath' in ref) return pathOf(ref.joinedPath.map((r) => refer(r, context, evaluator)))
  if ('handlersIn' in ref) {
    const held = refer(ref.handlersIn, context, evaluator)
    return held && handlersHeld(held, ref.keys, ref.onlyMembers === true, context, evaluator)
  }
  if ('merged' in ref) {
    const whole = object(null)
    for (const one of ref.merged) {
      const value = refer(one, context, evaluator)
      if (value !== undefined) spreadInto(whole, value)
    }
    return whole
  }
  if ('resultOf' in ref) return resultOf(ref, context, evaluator)
  if ('provided' in ref) {
    const token = refer(ref.provided, context, evaluator)
    return token === undefined ? undefined : evaluator.semantics.provided(token, context.at)
  }
  if ('handlerOf' in ref) {
    const message = refer(ref.handlerOf, context, evaluator)
    return message === undefined ? undefined : evaluator.semantics.messageHandler(message, context.at)
  }
  if ('type' in ref) {
    const data = Object.entries(ref.with ?? {}).map(([key, one]) => [key, refer(one, context, evaluator)] as const)
    return evaluator.semantics.ofType(ref.type, new Map(data.filter((pair): pair is [string, Value] => pair[1] !== undefined && !isUndefined(pair[1]))))
  }
  if ('context' in ref) return evaluator.semantics.requestContext(ref.context, context.at)
  if ('typeArgument' in ref) return promised(context.at.typeArguments?.[ref.typeArgument], context, evaluator)
  const name = symbolOf(refer(ref.setting, context, evaluator) ?? UNDEFINED)
  return unknownValue('set by the configuration', name === undefined ? {} : { symbol: `setting:${name}` })
}

/** What a type promises; a function's type stands for what the function gives. */
function promised(type: Node | undefined, { at }: RowContext, evaluator: Evaluator): Value | undefined {
  const value = type && evaluator.annotated(type, at.module)
  const fn = value && force(value)
  if (fn?.kind !== 'function') return fn
  const args = fn.node.params.map(() => unknownValue('a parameter of a function that is only known by its type'))
  return evaluator.aside((run) => settled(callValue(fn, UNDEFINED, args, at.site, evaluator.moduleContext(fn.module, run), 'callback')))
}

function resultOf(ref: Extract<Ref, { resultOf: Ref }>, context: RowContext, evaluator: Evaluator): Value | undefined {
  const fn = refer(ref.resultOf, context, evaluator)
  if (fn === undefined || isUndefined(fn)) return undefined
  const given = (ref.given ?? []).map((one) => refer(one, context, evaluator) ?? UNDEFINED)
  const { at } = context
  const result = callValue(fn, UNDEFINED, given, at.site, evaluator.moduleContext(at.module, at.run), 'callback')
  return within(result, ref.keys, context, evaluator)
}

/** A path of which a part is not known is not known. */
function pathOf(parts: readonly (Value | undefined)[]): Value | undefined {
  const present = parts.filter((part) => part !== undefined && !isUndefined(part))
  if (present.length <= 1) return present[0]
  const texts = present.map((part) => stringOf(settled(part as Value)))
  if (!texts.every((text) => text !== undefined)) return unknownValue('a path that is computed')
  return literal(texts.reduce((prefix, text) => joinPaths(prefix, text)))
}

function partOfUrl(part: 'path' | 'whole' | 'params', url: RequestUrl | null): Value | undefined {
  if (url === null) return undefined
  if (part !== 'params') return literal(part === 'path' ? url.path : `${ORIGIN}${url.path}`)
  if (url.params.size === 0) return undefined
  return object(null, [...url.params].map(([name, value]) => [name, typeof value === 'string' ? literal(value) : array(value.map((one) => literal(one)))]))
}

/** Stands for whichever origin answers. */
const ORIGIN = 'http://localhost'

function attachedTo(given: Value | undefined, key: string): Value | undefined {
  const value = given === undefined ? undefined : settled(given)
  return value?.kind === 'api' ? value.data.get(key) : undefined
}

const argument = (index: number, context: RowContext): Value | undefined => (index < 0 ? context.args.at(index) : context.args[index])

function within(value: Value | undefined, keys: readonly string[] | undefined, context: RowContext, evaluator: Evaluator): Value | undefined {
  let current = value
  for (const key of keys ?? []) {
    if (current === undefined || (current.kind !== 'lazy' && isNullish(current))) return undefined
    // A member of something imported is not looked at until somebody asks for it.
    current = evaluator.memberOf(current.kind === 'lazy' ? current : settled(current), key, context.at.site, context.at.module)
  }
  return current
}

function joinedText(list: Value | undefined, between: string): Value | undefined {
  const known = list === undefined ? undefined : settled(list)
  if (known?.kind !== 'array' || known.open) return known === undefined ? undefined : unknownValue('joined text')
  return compact({ kind: 'text', parts: known.elements.flatMap((element, index) => (index === 0 ? [element] : [between, element])) })
}

/** Handlers given as such, or as members of an options object; see `handlersIn` of the table language. */
function handlersHeld(given: Value, keys: readonly string[], onlyMembers: boolean, context: RowContext, evaluator: Evaluator): Value | undefined {
  if (given.kind === 'lazy') return lazy(given.file, () => handlersHeld(given.force(), keys, onlyMembers, context, evaluator) ?? array([]))
  const value = settled(given)
  if (value.kind !== 'object') return onlyMembers ? undefined : value
  const last = keys.at(-1)
  // Where options that are not known were spread in, only the handler itself may be among them.
  const present = keys.filter((key) => value.props.has(key) || value.accessors.has(key) || value.cls !== null || (value.open && key === last && !onlyMembers))
  return array(present.map((key) => evaluator.memberOf(value, key, context.at.site, context.at.module)).filter((v) => v.kind === 'lazy' || !isNullish(v)))
}

/** Arrays among handlers are flattened: `app.post(path, [auth, validate], logout)`. */
export function flatten(values: readonly Value[]): Value[] {
  return values.flatMap((value) => {
    if (value.kind === 'lazy') return [value]
    const known = force(value)
    return known.kind === 'array' ? flatten(known.elements) : [known]
  })
}

function assignedTo(receiver: Value | null): Value | undefined {
  if (receiver === null) return undefined
  const known = force(receiver)
  if (known.kind === 'api') return object(null, allAssigned(known))
  return known.kind === 'object' ? known : undefined
}

/** What was assigned to a value and to its members: `user.auth.token = null` is a part of what `user.save()` writes. */
export function allAssigned(value: Extract<Value, { kind: 'api' | 'unknown' }>, depth = 0): Map<string, Value> {
  const all = new Map<string, Value>()
  if (depth > 3) return all
  for (const [name, member] of value.members ?? []) {
    const inner = member.kind === 'api' || member.kind === 'unknown' ? allAssigned(member, depth + 1) : new Map<string, Value>()
    if (inner.size > 0) all.set(name, object(null, inner, { open: true }))
  }
  value.assigned?.forEach((assigned, name) => all.set(name, assigned))
  return all
}

export function fromJson(value: Json): Value {
  if (Array.isArray(value)) return array(value.map((v) => fromJson(v as Json)))
  if (typeof value === 'object' && value !== null) {
    return object(null, Object.entries(value as Record<string, Json>).map(([k, v]) => [k, fromJson(v)] as const))
  }
  return literal(value as string | number | boolean | null)
}

function hasDirective(given: Value | undefined, directive: string): boolean {
  const fn = given === undefined ? undefined : force(given)
  if (fn?.kind !== 'function') return false
  const { body } = fn.node
  return startsWithDirective(fn.module.program.body, directive) || (body?.type === 'BlockStatement' && startsWithDirective(body.body, directive))
}

/** Does a row apply? */
export function holds(when: When, context: RowContext, answers: RowAnswers): boolean {
  if ('assignedIs' in when) return shapes(when.assignedIs).some((s) => hasShape(context.assignedValue ?? undefined, s, false, answers))
  if ('directive' in when) return hasDirective(argument(when.arg, context), when.directive)
  if ('names' in when) return isLoginName(stringOf(argument(when.arg, context) ?? UNDEFINED) ?? '')
  if ('from' in when && 'arg' in when) {
    const value = argument(when.arg, context)
    return value !== undefined && answers.isFromRequest(value)
  }
  if ('arg' in when) {
    if ('method' in when) return isMethod(when.method, argument(when.arg, context), context.at.run.method)
    if ('isIdOf' in when) return isIdOf(when.isIdOf, argument(when.arg, context))
    const value = within(argument(when.arg, context), when.keys, context, answers.evaluator)
    if ('equals' in when) return jsonList(when.equals).some((json) => equalsJson(value, json))
    return shapes(when.is).some((s) => hasShape(value, s, when.orUnknown ?? false, answers))
  }
  if ('package' in when) {
    const version = answers.version(context.at.module.file, when.package)
    // Without a version the newest is assumed.
    if ('below' in when) return version !== null && compareVersions(version, when.below) < 0
    return version === null || compareVersions(version, when.from) >= 0
  }
  if ('has' in when) {
    const value = refer(when.has, context, answers.evaluator)
    return value !== undefined && !isUndefined(value)
  }
  if ('uses' in when) return answers.uses(context.at.module.file, when.uses, when.ratherThan)
  if ('session' in when) return answers.sessionState(context.at, when.library) === when.session
  const option = answers.option(context.at, when.option, context)
  if (option === null) return false
  if ('isSet' in when) return (option !== undefined && !isUndefined(option)) === when.isSet
  return jsonList(when.equals).some((json) => equalsJson(option, json))
}

/** Is the method of the run one that the value names? */
function isMethod(which: 'own' | 'other', value: Value | undefined, method: string | null): boolean {
  if (value === undefined || method === null) return false
  const known = force(value)
  const names = (known.kind === 'array' ? known.elements : [known]).map((one) => stringOf(one)?.toUpperCase())
  if (names.includes(method)) return which === 'own'
  return which === 'other' && names.length > 0 && names.every((name) => name !== undefined)
}

/** Is the value an id of a user, or of a session, as far as its expression says: `user.id`, `session?.userId`, `currentUserId`? */
function isIdOf(what: 'user' | 'session', value: Value | undefined): boolean {
  const known = value === undefined ? UNDEFINED : settled(value)
  if (known.kind === 'union') return known.values.every((one) => isIdOf(what, one))
  const text = known.kind === 'unknown' ? (known.text ?? '') : known.kind === 'api' ? known.path : ''
  return ID_OF[what].test(text)
}

const ID_OF = { user: /(?:\b|[a-z](?=U))user\w*[?!]?[._]?id$/i, session: /(?:\b|[a-z](?=S))session[?!]?[._]?id$/i } as const

const shapes = (is: Shape | readonly Shape[]): readonly Shape[] => (typeof is === 'string' ? [is] : is)
const jsonList = (equals: Json | readonly Json[]): readonly Json[] => (Array.isArray(equals) ? equals : [equals as Json])

function equalsJson(value: Value | undefined, json: Json): boolean {
  if (value === undefined) return false
  const known = settled(value)
  return known.kind === 'literal' ? known.value === json : stringOf(known) === json
}

export function compareVersions(version: { major: number; minor: number }, text: string): number {
  const [major = 0, minor = 0] = text.split('.').map(Number)
  return version.major - major || version.minor - minor
}

function hasShape(given: Value | undefined, shape: Shape, orUnknown: boolean, answers: RowAnswers): boolean {
  if (shape === 'absent') return given === undefined
  if (given === undefined) return false
  if (shape === 'present') return true
  const value = settled(given)
  if (value.kind === 'unknown') return orUnknown
  if (value.kind === 'union') return value.values.some((v) => hasShape(v, shape, orUnknown, answers))
  switch (shape) {
    case 'function':
      return value.kind === 'function' || value.kind === 'native' || (value.kind === 'api' && answers.isCallable(value))
    case 'string':
      return value.kind === 'text' || (value.kind === 'literal' && typeof value.value === 'string')
    case 'object':
      return ['object', 'api', 'namespace', 'class'].includes(value.kind)
    case 'array':
      return value.kind === 'array'
    case 'number':
      return (value.kind === 'literal' && typeof value.value === 'number') || value.kind === 'time'
    case 'null':
      return value.kind === 'literal' && value.value === null
    case 'undefined':
      return isUndefined(value)
    case 'falsy':
      return truthiness(value) === false
    case 'truthy':
      return truthiness(value) === true
  }
}
