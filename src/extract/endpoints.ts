/** Which routes, files and functions are logout endpoints, and why. */
import type { Node } from 'oxc-parser'
import type { DirectiveRow, FileRouteRow, FrameworkTable, HandlerRow } from '../knowledge/define.ts'
import type { Endpoint, Evidence, Place, Run as ModelRun } from '../model/facts.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { walk } from '../syntax/walk.ts'
import { force, type FunctionValue, type Value } from '../syntax/values.ts'
import { changesState, functionsOf, runHandlers, unknownHandler, workingFunction } from './handlers.ts'
import { placeOf } from './recorder.ts'
import type { Registry } from './registry.ts'
import type { FullPath, RouteRecord, RouteTable } from './routes.ts'
import type { TableSemantics } from './table-semantics.ts'
import { isLogoutPath, isLogoutWord, isSessionResourcePath } from './words.ts'

export interface Extraction {
  readonly registry: Registry
  readonly semantics: TableSemantics
  readonly evaluator: Evaluator
  readonly routes: RouteTable
  /** Runs one piece of the analysis; a fault of its own is written down against the file and costs that piece only. */
  guard<T>(file: string, fallback: T, work: () => T): T
}

/** Anything that a text must have for one of its routes to be looked at closely. */
const LOOSE = /log[-_ ]?(?:out|off)|sign[-_ ]?(?:out|off)|end[-_ ]?session|session|revoke/i

const NO_HANDLER: HandlerRow = { params: [] }

/** The methods that are tried where nothing filters. */
const TRIED = ['GET', 'POST', 'DELETE', 'PUT'] as const

// --- routes that calls register -------------------------------------------------------------------------------------------

/** Endpoints among the registered routes. */
export function routeEndpoints(extraction: Extraction): Endpoint[] {
  const found: Endpoint[] = []
  for (const record of extraction.routes.records) {
    const paths = extraction.routes.fullPaths(record)
    const source = record.module.text.slice(record.site.start, Math.min(record.site.end, record.site.start + 2000))
    if (!LOOSE.test(source) && !paths.some((p) => LOOSE.test(p.text))) continue
    const endpoint = extraction.guard(record.site.file, null, () => routeEndpoint(record, paths, extraction))
    if (endpoint) found.push(endpoint)
  }
  return found
}

function routeEndpoint(record: RouteRecord, paths: readonly FullPath[], extraction: Extraction): Endpoint | null {
  const path = paths.find((p) => p.complete) ?? paths[0] ?? { text: record.path.text, complete: false }
  const place = placeOf(record.site)
  const evidence: Evidence[] = []
  if (paths.some((p) => isLogoutPath(p.text))) evidence.push({ kind: 'path', text: path.text, place })
  else if (record.method === 'DELETE' && isSessionResourcePath(path.text)) evidence.push({ kind: 'path', text: `DELETE ${path.text}`, place })
  const handlers = record.handlers
  const table = extraction.registry.table(record.framework) as FrameworkTable | undefined
  const row = table?.handler ?? NO_HANDLER
  if (evidence.length === 0) {
    if (record.byMount) return null
    const named = handlerName(handlers)
    if (named === undefined || !isLogoutWord(named.name)) return null
    evidence.push({ kind: 'handler-name', text: named.name, place: named.place })
  }
  if (record.byMount && functionsOf(handlers).length === 0) return null
  const { methods, runs } = methodsOf(record.method, handlers, row, extraction)
  // Middleware that is mounted on the path is an endpoint only if something ends there.
  if (record.byMount && !runs.some(changesState)) return null
  if (onlyRenders(record, runs) || onlyAsked(record, runs)) return null
  return endpointOf({
    framework: record.framework, methods, path: path.text, complete: path.complete, registration: place, handlers, evidence, runs, withHeaders: true,
    ...(record.owner === null ? {} : { router: String(record.owner) }),
  }, extraction)
}

/** A page: it answers without touching the session. */
function onlyRenders(record: RouteRecord, runs: readonly ModelRun[]): boolean {
  return record.method === 'GET' && runs.every((run) => run.events.every((e) => e.kind === 'send' && e.redirect === undefined) && run.events.length > 0)
}

/** Pre-flight answers and looks at the headers change nothing. */
function onlyAsked({ method }: RouteRecord, runs: readonly ModelRun[]): boolean {
  return method === 'OPTIONS' || (method === 'HEAD' && !runs.some(changesState))
}

function handlerName(handlers: readonly Value[]): { name: string; place: Place } | undefined {
  const last = functionsOf(handlers).at(-1)
  if (last?.kind !== 'function' || last.name === null) return undefined
  return { name: last.name, place: { file: last.module.file, start: last.node.start, end: last.node.end } }
}

/** Runs the handlers for every method that may reach them. */
function methodsOf(registered: string, handlers: readonly Value[], row: HandlerRow, extraction: Extraction): { methods: readonly string[]; runs: readonly ModelRun[] } {
  const functions = functionsOf(handlers)
  const known = unknownHandler(handlers) ? [...functions, unknownHandler(handlers) as Value] : functions
  const run = (method: string | null): ModelRun => runHandlers(known, row, method, extraction.semantics, extraction.evaluator)
  if (registered !== 'ANY') return { methods: [registered], runs: [run(registered)] }
  const runs = TRIED.map((method) => run(method))
  const acting = runs.filter(changesState)
  // Nothing acts, or every method does: nothing filters.
  if (acting.length === 0 || acting.length === runs.length) return { methods: ['ANY'], runs: runs.slice(0, 2) }
  return { methods: acting.map((r) => r.method ?? ''), runs: acting }
}

/** A session resource with one handler for all methods: what it does on DELETE, if that ends a session and GET does not. */
function deletionOf(handlers: readonly Value[], row: HandlerRow, extraction: Extraction): ReturnType<typeof methodsOf> | null {
  const run = (method: string): ModelRun => runHandlers(functionsOf(handlers), row, method, extraction.semantics, extraction.evaluator)
  const runs = [run('DELETE')]
  return runs.some(changesState) && !changesState(run('GET')) ? { methods: ['DELETE'], runs } : null
}

interface Draft {
  readonly framework: string
  readonly methods: readonly string[]
  readonly path: string | null
  readonly complete: boolean
  readonly registration: Place
  readonly handlers: readonly Value[]
  readonly evidence: readonly Evidence[]
  readonly runs: readonly ModelRun[]
  readonly withHeaders: boolean
  readonly router?: string
}

function endpointOf(draft: Draft, { evaluator }: Extraction): Endpoint {
  const fn = workingFunction(draft.handlers, evaluator)
  const handler: Place = fn ? { file: fn.module.file, start: fn.node.start, end: fn.node.end } : draft.registration
  const name = fn?.name ?? null
  return {
    id: idOf(draft, name), framework: draft.framework, methods: draft.methods, path: draft.path, pathIsComplete: draft.complete, name,
    registration: draft.registration, handler, evidence: draft.evidence, respondsWithHeaders: draft.withHeaders, runs: draft.runs,
    ...(draft.router === undefined ? {} : { router: draft.router }),
  }
}

const idOf = (draft: Draft, name: string | null): string =>
  draft.methods.length === 0 ? `${name ?? draft.path ?? 'action'}()` : `${draft.methods.join('|')} ${draft.path ?? name ?? '?'}`

// --- routes that are files ------------------------------------------------------------------------------------------------

/** The URL of a file below the root of its routes; null when the file is no route. */
export function fileRoutePath(row: FileRouteRow, relative: string): string | null {
  const root = row.roots.find((r) => relative.startsWith(`${r}/`) || (row.path !== undefined && relative.slice(0, r.length) === r))
  if (root === undefined) return null
  const below = relative.slice(root.length).replace(/^\//, '')
  const match = /^(.*?)\.([a-z]+)$/i.exec(below)
  if (!match || !row.extensions.some((e) => e.replace(/^\./, '') === match[2])) return null
  const segments = (match[1] ?? '').split('/')
  if (row.basename !== null && segments.pop() !== row.basename) return null
  if (row.path !== undefined) return segments.length === 0 ? (row.path ?? '…') : null
  if (row.index !== undefined && segments.at(-1) === row.index) segments.pop()
  const url = segments.filter((s) => !(row.groups && (/^\(.*\)$/.test(s) || s.startsWith('@')))).map(parameterSegment)
  return `${row.prefix ?? ''}/${url.join('/')}`.replace(/\/+$/, '') || '/'
}

const parameterSegment = (segment: string): string =>
  /^\[\[?\.\.\./.test(segment) ? '*' : segment.replace(/^\[(.+)\]$/, ':$1')

/** Endpoints that a file is by its place. `relative` is the path below the package's folder. */
export function fileEndpoints(module: Module, relative: string, extraction: Extraction): Endpoint[] {
  return extraction.registry.frameworks.flatMap((table) =>
    (table.fileRoutes ?? []).flatMap((row) => {
      const path = fileRoutePath(row, relative)
      return path === null ? [] : fileRouteEndpoints(module, path, row, extraction)
    }),
  )
}

function fileRouteEndpoints(module: Module, path: string, row: FileRouteRow, extraction: Extraction): Endpoint[] {
  extraction.evaluator.runModule(module)
  return row.exports.flatMap(({ names, method }) =>
    names.flatMap((name): Endpoint[] => {
      const value = exported(module, name, extraction)
      if (!value) return []
      return fileExportEndpoint(module, path, row, name, method === 'export' ? name : method, value, extraction)
    }),
  )
}

/** What a module exports under a name; CommonJS `module.exports` is the default. */
function exported(module: Module, name: string, { evaluator }: Extraction): Value | undefined {
  if (module.isEsm ? !module.exports.has(name) : name !== 'default') return undefined
  const value = force(evaluator.exportOf(module, name))
  return value.kind === 'literal' ? undefined : value
}

function fileExportEndpoint(module: Module, path: string, row: FileRouteRow, name: string, method: string, value: Value, extraction: Extraction): Endpoint[] {
  const registration = exportPlace(module, name)
  const evidence: Evidence[] = []
  const onlyDelete = !isLogoutPath(path) && isSessionResourcePath(path) && (method === 'DELETE' || method === 'ANY')
  if (isLogoutPath(path)) evidence.push({ kind: 'path', text: path, place: registration })
  else if (onlyDelete) evidence.push({ kind: 'path', text: `DELETE ${path}`, place: registration })
  else return []
  // A pre-flight answer changes nothing (RFC 9110 §9.3.7).
  if (method === 'OPTIONS') return []
  const known = force(value)
  // A router that is exported as the handler (next-connect) has routes of its own.
  if (known.kind === 'api' && extraction.semantics.role(known) === 'router') {
    return extraction.routes.records.filter((r) => r.owner === known.id && !r.byMount).map((record) =>
      endpointOf({
        framework: row.framework, path, complete: true, registration: placeOf(record.site), handlers: record.handlers, evidence, withHeaders: true,
        ...methodsOf(record.method, record.handlers, row.handler, extraction),
      }, extraction),
    )
  }
  const ran = onlyDelete && method === 'ANY' ? deletionOf([known], row.handler, extraction) : methodsOf(method, [known], row.handler, extraction)
  if (ran === null) return []
  // A page's data function and a file that only renders are no logout.
  const isSafe = method === 'GET' || method === 'HEAD' || row.path !== undefined
  const isSeen = ran.runs.every((r) => !r.lost.some((l) => l.hides))
  if (isSafe && isSeen && !ran.runs.some(changesState)) {
    const redirects = ran.runs.some((r) => r.events.some((e) => e.kind === 'send' && e.redirect !== undefined))
    if (!redirects || hasSibling(module, name, row)) return []
  }
  return [endpointOf({ framework: row.framework, path, complete: true, registration, handlers: [known], evidence, withHeaders: true, ...ran }, extraction)]
}

/** The file answers other methods, too: its GET only leads to them. */
const hasSibling = (module: Module, name: string, row: FileRouteRow): boolean =>
  row.exports.some(({ names, method }) => method === 'export' && names.some((n) => n !== name && !['HEAD', 'OPTIONS'].includes(n) && module.exports.has(n)))

/** Where a name is exported. */
function exportPlace(module: Module, name: string): Place {
  for (const statement of module.program.body) {
    if (statement.type === 'ExportDefaultDeclaration' && name === 'default') return span(module, statement.declaration)
    if (statement.type !== 'ExportNamedDeclaration') continue
    const { declaration } = statement
    if (declaration?.type === 'VariableDeclaration') {
      const declarator = declaration.declarations.find((d) => d.id.type === 'Identifier' && d.id.name === name)
      if (declarator) return span(module, declarator)
    } else if (declaration && 'id' in declaration && declaration.id && 'name' in declaration.id && declaration.id.name === name) {
      return span(module, declaration)
    }
    const specifier = statement.specifiers.find((s) => s.exported.type === 'Identifier' && s.exported.name === name)
    if (specifier) return span(module, specifier)
  }
  return { file: module.file, start: 0, end: 0 }
}

const span = (module: Module, node: { start: number; end: number }): Place => ({ file: module.file, start: node.start, end: node.end })

// --- functions that are endpoints by a directive --------------------------------------------------------------------------

/** Endpoints by directive: server actions, of a whole file or of one function. */
export function directiveEndpoints(module: Module, extraction: Extraction): Endpoint[] {
  const rows = extraction.registry.frameworks.flatMap((t) => t.directives ?? [])
  return rows.flatMap((row) => actionsOf(module, row, extraction).flatMap((action) => actionEndpoint(action, row, extraction)))
}

interface Action {
  readonly name: string | null
  readonly fn: FunctionValue
  readonly exported: boolean
}

const hasDirective = (body: readonly Node[], directive: string): boolean =>
  body.some((s) => s.type === 'ExpressionStatement' && 'directive' in s && s.directive === directive)

function actionsOf(module: Module, row: DirectiveRow, { evaluator }: Extraction): Action[] {
  if (!module.text.includes(row.directive)) return []
  const actions = new Map<object, Action>()
  if (hasDirective(module.program.body, row.directive)) {
    evaluator.runModule(module)
    for (const name of module.exports.keys()) {
      const fn = functionsOf([evaluator.exportOf(module, name)]).at(-1)
      const inner = fn && fn.kind !== 'function' ? evaluator.wrapped.get(fn)?.at(-1) : fn
      if (inner?.kind === 'function') actions.set(inner.node, { name: name === 'default' ? inner.name : name, fn: inner, exported: true })
    }
  }
  walk(module.program, (node) => {
    const declared = node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init ? { name: node.id.name, fn: node.init } : null
    const fn = declared ? declared.fn : node
    if (fn.type !== 'FunctionDeclaration' && fn.type !== 'FunctionExpression' && fn.type !== 'ArrowFunctionExpression') return
    if (!fn.body || fn.body.type !== 'BlockStatement' || !hasDirective(fn.body.body, row.directive) || actions.has(fn)) return
    evaluator.runModule(module)
    const name = declared?.name ?? fn.id?.name ?? null
    actions.set(fn, {
      name, exported: false,
      fn: { kind: 'function', node: fn, module, scope: module.scope, thisValue: null, boundArgs: [], props: new Map(), name, home: null },
    })
  })
  return [...actions.values()]
}

function actionEndpoint(action: Action, row: DirectiveRow, extraction: Extraction): Endpoint[] {
  const place: Place = { file: action.fn.module.file, start: action.fn.node.start, end: action.fn.node.end }
  const evidence: Evidence[] = []
  if (action.name !== null && isLogoutWord(action.name)) evidence.push({ kind: action.exported ? 'export-name' : 'handler-name', text: action.name, place })
  if (evidence.length === 0) return []
  const run = runHandlers([action.fn], row.handler, null, extraction.semantics, extraction.evaluator)
  const endpoint = endpointOf({
    framework: row.framework, methods: [], path: null, complete: false, registration: place, handlers: [action.fn], evidence, runs: [run], withHeaders: false,
  }, extraction)
  return [{ ...endpoint, name: action.name, id: `${action.name ?? 'action'}()` }]
}

