/**
 * What the project's code issues outside its logout endpoints: cookies, session and token records. Found by running every
 * function of the files that could issue something, with parameters of the types that their annotations or names promise.
 */
import type { FrameworkTable, HandlerRow } from '../knowledge/define.ts'
import type { CookieClearEvent, LogoutEvent } from '../model/facts.ts'
import type { ClearedCookie, IssuedCookie, IssuedRecord, RoutePath } from '../model/project-facts.ts'
import type { Extraction } from '../extract/extraction.ts'
import type { OverwrittenCookie } from '../model/view.ts'
import { overwrittenCookies } from './judge-order.ts'
import { holderOf } from '../extract/action-endpoints.ts'
import { applyReturned, argumentOf, isErrorHandler, thisOf } from '../extract/handlers.ts'
import { mayIssue, mayMount } from '../extract/prefilter.ts'
import { providerToken } from '../extract/provider-tokens.ts'
import { EventRecorder } from '../extract/recorder.ts'
import { annotationOf } from '../syntax/calls.ts'
import { sampleInstance } from '../syntax/classes.ts'
import { decoratorsOf } from '../syntax/decorators.ts'
import type { Module } from '../syntax/module.ts'
import { Run } from '../syntax/run.ts'
import { force, unknownValue, UNDEFINED, type ClassValue, type FunctionValue, type Value } from '../syntax/values.ts'
import type { Node } from 'oxc-parser'

export interface Issued {
  readonly cookies: IssuedCookie[]
  readonly records: IssuedRecord[]
  readonly clears: ClearedCookie[]
  readonly overwritten: OverwrittenCookie[]
}

export interface IssuerQuestions {
  scopeOf(file: string): string
  /** Is the function named so somewhere outside its own declaration? */
  isReferenced(file: string, name: string): boolean
  /** The URLs by which a function of the module is reached. */
  routesOf(fn: FunctionValue, module: Module): readonly RoutePath[]
  /** How the functions of the module are called that answer requests because of the place of their file, by their nodes. */
  handlersOf(module: Module): ReadonlyMap<object, HandlerRow>
  /** Leave out what the program was seen to call: it was run with its real arguments. */
  readonly onlyUncalled?: boolean
  /** Functions with this in them are run, too. */
  readonly adding?: RegExp
}

/** What a function issues is near its surface; what it calls deeper down is run as a root of its own. */
const ISSUER_STEPS = 4_000

/** A function to run, with what `this` is in it. */
interface Root {
  readonly fn: FunctionValue
  readonly thisValue: Value
  readonly name: string | null
  /** What stands for the name of a handler that has none. */
  readonly label: string | null
}

/** Runs the functions of one module and gathers what they issue. */
export function issuedBy(module: Module, extraction: Extraction, questions: IssuerQuestions): Issued {
  const { evaluator } = extraction
  extraction.guard(module.file, undefined, () => { evaluator.runModule(module) })
  const issued: Issued = { cookies: [], records: [], clears: [], overwritten: [] }
  const seen = new Set<object>()
  // What a function registers when it runs is there to be run afterwards: handlers inside a plugin.
  for (let round = 0; round < ROUNDS; round++) {
    const roots = extraction.guard(module.file, [], () => rootsOf(module, extraction, questions, seen))
    if (roots.length === 0) break
    const handlers = extraction.guard(module.file, NO_HANDLERS, () => questions.handlersOf(module))
    roots.forEach((root) => { issuedByRoot(root, module, handlers, extraction, questions, issued) })
  }
  return issued
}

const NO_HANDLERS: ReadonlyMap<object, HandlerRow> = new Map()
const ROUNDS = 3

function issuedByRoot(
  root: Root, module: Module, handlers: ReadonlyMap<object, HandlerRow>, extraction: Extraction, questions: IssuerQuestions, issued: Issued,
): void {
  // What a function does not name it does not do; the helpers that it calls are roots of their own.
  if (!isWorthRunning(root.fn, questions)) return
  const recorder = new EventRecorder()
  const run = new Run(recorder, null, ISSUER_STEPS)
  const handler = handlers.get(root.fn.node) ?? handlerRowOf(root.fn, extraction)
  const args = root.fn.node.params.map((parameter, index) =>
    given(handler?.params[index], root.fn, run, extraction) ?? providerToken(root.fn, index) ?? guessed(parameter, module, extraction))
  extraction.guard(module.file, undefined, () => {
    const result = extraction.evaluator.runRoot(root.fn, args, root.thisValue, run)
    if (handler) applyReturned(result, root.fn, handler, run, extraction.semantics)
  })
  issued.overwritten.push(...overwrittenCookies(recorder.events))
  const issues = recorder.events.filter((event) => ISSUE_KINDS.has(event.kind))
  const unreferenced = issues.length > 0 && handler === undefined && root.name !== null && !questions.isReferenced(module.file, root.name)
  for (const event of issues) {
    const scope = questions.scopeOf(event.place.file)
    gather(event, { functionName: root.name ?? root.label, unreferenced, scope }, () => questions.routesOf(root.fn, module), issued)
  }
}

const ISSUE_KINDS: ReadonlySet<LogoutEvent['kind']> = new Set(['cookie-write', 'cookie-clear', 'record-write', 'token-issued'])

function isWorthRunning({ module, node }: FunctionValue | ClassValue, { onlyUncalled = false, adding }: IssuerQuestions): boolean {
  const text = module.text.slice(node.start, node.end)
  return onlyUncalled ? mayMount(text) || adding?.test(text) === true : mayIssue(text)
}

interface Source {
  readonly functionName: string | null
  readonly unreferenced: boolean
  readonly scope: string
}

function gather(event: LogoutEvent, source: Source, routes: () => readonly RoutePath[], issued: Issued): void {
  switch (event.kind) {
    case 'cookie-write':
      if (event.cookie.ofSetup) break
      // Only a cookie without a Path depends on the URL that sets it.
      issued.cookies.push({ event, ...source, routes: event.cookie.path.is === 'known' && event.cookie.path.value === null ? routes() : [] })
      break
    case 'record-write':
    case 'token-issued':
      issued.records.push({ event, ...source })
      break
    case 'cookie-clear':
      issued.clears.push({ event: event as CookieClearEvent, scope: source.scope, functionName: source.functionName })
      break
    default:
  }
}

/** The functions that a module declares: by name, in classes, in objects. */
function rootsOf(module: Module, extraction: Extraction, questions: IssuerQuestions, seen: Set<object>): Root[] {
  const { onlyUncalled = false } = questions
  const { entered, constructed } = extraction.evaluator
  const roots: Root[] = []
  let label: string | null = null
  const add = (given: Value, name: string | null, thisValue: Value, depth: number): void => {
    if (given.kind === 'lazy' && given.file !== module.file) return
    const value = force(given)
    if (value.kind === 'function' && value.module === module && !seen.has(value.node)) {
      seen.add(value.node)
      if (onlyUncalled && entered.has(value.node)) return
      roots.push({ fn: value, thisValue, name: value.name ?? name, label })
    } else if (value.kind === 'function' && extraction.evaluator.wrapped.get(value)?.some((fn) => fn.module === module) && !seen.has(value)) {
      // A wrapper of another file around a function of this one.
      seen.add(value)
      roots.push({ fn: value, thisValue, name, label })
    } else if (value.kind === 'class' && value.module === module) addClass(value, depth)
    else if (value.kind === 'object' && depth < 3) value.props.forEach((inner, key) => { add(inner, key, value, depth + 1) })
    else if (value.kind === 'api' && extraction.semantics.role(value) === 'procedure') add(value.data.get('handler') ?? UNDEFINED, name, UNDEFINED, depth)
    else if (value.kind === 'native') extraction.evaluator.wrapped.get(value)?.forEach((fn) => { add(fn, name, UNDEFINED, depth) })
  }
  const addClass = (cls: ClassValue, depth: number): void => {
    if (seen.has(cls.node)) return
    seen.add(cls.node)
    // Its instances decide which of the methods run.
    if (onlyUncalled && constructed.has(cls.node)) return
    if (!isWorthRunning(cls, questions)) return
    const instance = sampleInstance(cls, extraction.evaluator.moduleContext(module, new Run(new EventRecorder())))
    cls.methods.forEach((method, key) => { add({ ...method, thisValue: instance }, key, instance, depth) })
    cls.statics.forEach((value, key) => { add(value, key, cls, depth) })
    if (instance.kind === 'object') instance.props.forEach((value, key) => { if (force(value).kind === 'function') add(value, key, instance, depth + 1) })
  }
  module.scope.bindings.forEach((binding, name) => { add(binding.value, name, UNDEFINED, 0) })
  for (const name of module.exports.keys()) add(extraction.evaluator.exportOf(module, name), name, UNDEFINED, 0)
  if (!module.isEsm) add(module.cjs, null, UNDEFINED, 0)
  for (const record of extraction.routes.handled.in(module)) {
    // A handler without a name is called after its path.
    label = record.path.text.split('/').filter(Boolean).at(-1) ?? null
    const row = (extraction.registry.table(record.framework) as FrameworkTable | undefined)?.handler
    const thisValue = row === undefined ? UNDEFINED : thisOf(row, record.router, extraction.semantics)
    record.handlers.forEach((h) => { if (h.kind !== 'lazy' || h.file === module.file) add(h, null, thisValue, 0) })
  }
  for (const { site, handlers, effect } of extraction.routes.handledActions.in(module)) {
    label = holderOf(module, site)?.names.at(-1) ?? null
    handlers.forEach((h) => { if (h.kind !== 'lazy' || h.file === module.file) add(h, null, thisOf(effect.handler, null, extraction.semantics), 0) })
  }
  return roots
}

/** How a function is called that was seen to be registered for a route. Imports are not looked at for that. */
function handlerRowOf(fn: FunctionValue, { routes, registry }: Extraction): HandlerRow | undefined {
  const action = routes.handledActions.handledBy(fn)
  if (action) return action.effect.handler
  const record = routes.handled.handledBy(fn)
  const table = record && (registry.table(record.framework) as FrameworkTable | undefined)
  const row = record?.procedure ? table?.procedures?.handler : table?.handler
  return row && isErrorHandler(fn, row) ? undefined : row
}

/** What the framework passes for a parameter. */
function given(param: HandlerRow['params'][number] | undefined, fn: FunctionValue, run: Run, { semantics }: Extraction): Value | undefined {
  return param == null ? undefined : argumentOf(param, fn, run, semantics)
}

/** Names by which people call the request and the response, and the member of the handler row that they mean. */
const NAMES: readonly (readonly [RegExp, 'request' | 'response' | 'router' | 'context'])[] = [
  [/^_?(?:app|application|server|router|routes|fastify|instance)$/, 'router'],
  [/^_?(?:req|request)$/, 'request'],
  [/^_?(?:res|response|reply|h)$/, 'response'],
  // A request and its response in one, where handlers are given nothing else.
  [/^_?(?:c|ctx|context)$/, 'context'],
]

/** A parameter that nobody was seen to pass: what its annotation or, in a server's package, its name promises. */
function guessed(parameter: Node, module: Module, extraction: Extraction): Value {
  const name = parameter.type === 'Identifier' ? parameter.name : null
  const wanted = name === null ? undefined : NAMES.find(([pattern]) => pattern.test(name))?.[1]
  // What decorators or a type say is known when the function runs.
  if (wanted !== undefined && isDeclared(parameter, module, extraction)) return unknownValue('a parameter', { text: name ?? 'parameter' })
  const made = wanted === 'context' ? contextMade(module, extraction) : undefined
  if (made) return made
  if (name !== null && wanted !== undefined) {
    for (const table of extraction.registry.frameworks) {
      if (!table.handler || !extraction.semantics.sink.inUse(table, module)) continue
      const types = wanted === 'router' ? routerTypes(table) : wanted === 'context' ? contextTypes(table.handler, extraction) : table.handler.params
      for (const type of types) {
        if (typeof type !== 'string') continue
        const value = extraction.semantics.typed(type, name)
        const role = extraction.semantics.role(value)
        if (role === wanted || (wanted === 'context' && (role === 'request' || role === 'exchange'))) return value
      }
    }
  }
  return unknownValue('a parameter', { text: name ?? 'parameter' })
}

/** Is it decorated, or of a type that is known? */
function isDeclared(parameter: Node, module: Module, { evaluator }: Extraction): boolean {
  if (decoratorsOf(parameter).length > 0) return true
  const annotation = annotationOf(parameter)
  const declared = annotation && evaluator.annotated(annotation, module)
  return declared != null && force(declared).kind !== 'unknown'
}

/** The context that the program was seen to make for its procedures. */
function contextMade(module: Module, { registry, semantics }: Extraction): Value | undefined {
  const tables = registry.frameworks.filter((table) => table.procedures && semantics.sink.inUse(table, module))
  return tables.map((table) => semantics.sink.contexts.of(table.id, module)).find((context) => context !== undefined)
}

/** The parameters of handlers that are given no response. */
function contextTypes({ params }: HandlerRow, { semantics }: Extraction): HandlerRow['params'] {
  return params.some((type) => typeof type === 'string' && semantics.role(semantics.typed(type, type)) === 'response') ? [] : params
}

/** Types of routers that can be mounted: where nobody was seen to pass one, its prefix is not known. */
function routerTypes(table: FrameworkTable): readonly string[] {
  return Object.entries(table.types ?? {})
    .filter(([, row]) => row.role === 'router' && row.serves !== true)
    .map(([id]) => (id.includes('.') ? id : `${table.id}.${id}`))
}
