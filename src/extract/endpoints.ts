/** Which of the routes that calls register are logout endpoints, and why. */
import { cookieRole } from '../knowledge/cookie-names.ts'
import type { FrameworkTable, HandlerRow } from '../knowledge/define.ts'
import type { Endpoint, Evidence, LogoutEvent, Place, Run as ModelRun } from '../model/facts.ts'
import { valueOf } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { FunctionValue, Value } from '../syntax/values.ts'
import { dispatched, readsAddress } from './dispatch.ts'
import { logoutByEffect } from './effect-evidence.ts'
import { endpointOf, methodsOf, type Ran } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { changesState, functionsOf } from './handlers.ts'
import { procedureEndpoint } from './procedures.ts'
import { registrationOf } from './recorder.ts'
import type { FullPath, RouteRecord } from './routes.ts'
import { LOOSE_LOGOUT, isLoginCallPath, isLogoutPath, isLogoutWord, isOthersLogoutPath, isOtherSessionPath, isSessionResourcePath } from './words.ts'

/** Anything that a text must have for one of its routes to be looked at closely. */
const LOOSE = /log[-_ ]?(?:out|off)|sign[-_ ]?(?:out|off)|end[-_ ]?session|session|revoke/i

const NO_HANDLER: HandlerRow = { params: [] }

/** Endpoints among the registered routes. @param modules whose texts may name the addresses of a server without a router */
export function routeEndpoints(modules: readonly Module[], extraction: Extraction): Endpoint[] {
  const found: Endpoint[] = []
  for (const record of extraction.routes.records) {
    if (!extraction.routes.isOfController(record)) continue
    const paths = extraction.routes.fullPaths(record)
    const source = record.module.text.slice(record.site.start, Math.min(record.site.end, record.site.start + 2000))
    const isPlain = LOOSE.test(source) || LOOSE.test(record.name ?? '') || paths.some((p) => LOOSE.test(p.text) || isLoginCallPath(p.text)) ||
      (record.methods.includes('DELETE') && paths.some((p) => isSessionResourcePath(p.text)))
    const { procedure } = record
    const endpoint = isPlain ? extraction.guard(record.site.file, null, () => (
      procedure ? procedureEndpoint(record, procedure, paths, extraction) : routeEndpoint(record, paths, extraction)
    )) : null
    if (endpoint) found.push(endpoint)
    else found.push(...extraction.guard(record.site.file, [], () => dispatchedEndpoints(record, paths, modules, extraction)))
  }
  return found
}

/** The address decides within the handler: of a server without a router, of middleware, behind a parameter. */
function dispatchedEndpoints(record: RouteRecord, paths: readonly FullPath[], modules: readonly Module[], extraction: Extraction): Endpoint[] {
  const path = paths.find((p) => p.complete) ?? paths[0]
  if (path === undefined || !(record.byMount || /\/(?::\w+|\*)$/.test(path.text))) return []
  const handlers = record.handlers.filter((handler) => handler.kind !== 'lazy')
  const byHand = tableOf(record, extraction)?.routesByHand === true
  // A server's handler may leave it to helpers to look at the address.
  const looked = ({ module, node }: FunctionValue): string => (byHand ? module.text : module.text.slice(node.start, node.end))
  const functions = functionsOf(handlers).filter((fn): fn is FunctionValue => fn.kind === 'function' && readsAddress(looked(fn)))
  if (functions.length === 0) return []
  const own = functions.map((fn) => fn.module)
  const { port } = extraction.semantics
  const around = byHand ? modules.filter(({ file }) => port.scopeOf(file) === port.scopeOf(record.module.file)) : []
  // Of two places that name an address, the handler's own counts.
  const named = [...around.filter((module) => !own.includes(module)), ...own]
  const row = rowOf(record, extraction)
  return dispatched(path.text === '/' ? '' : path.text, record.methods, handlers, row, [...new Set(named)], extraction).map((one) =>
    endpointOf({
      framework: record.framework, path: one.path, complete: path.complete, handlers, withHeaders: true, ...withKnownMethods(one.ran, row),
      registration: record.byMount ? one.place : registrationOf(record.site), evidence: [{ kind: 'path', text: one.path, place: one.place }],
    }, extraction),
  )
}

function routeEndpoint(record: RouteRecord, paths: readonly FullPath[], extraction: Extraction): Endpoint | null {
  const path = paths.find((p) => p.complete) ?? paths[0] ?? { text: record.path.text, complete: false }
  const place = registrationOf(record.site)
  const evidence: Evidence[] = []
  if (paths.some((p) => isLogoutPath(p.text))) evidence.push({ kind: 'path', text: path.text, place })
  else if (record.methods.includes('DELETE') && isSessionResourcePath(path.text)) evidence.push({ kind: 'path', text: `DELETE ${path.text}`, place })
  const handlers = record.handlers
  if (record.optional && functionsOf(handlers).length === 0) return null
  const row = rowOf(record, extraction)
  if (evidence.length === 0) {
    if (record.byMount) return null
    const named = handlerName(handlers)
    if (named !== undefined && isLogoutWord(named.name) && !isOthersLogoutPath(path.text) && !(/session/i.test(named.name) && isOtherSessionPath(path.text))) evidence.push({ kind: 'handler-name', text: named.name, place: named.place })
    else if (isLoginCallPath(path.text)) evidence.push({ kind: 'path', text: path.text, place })
    else return endpointByEffect(record, path, extraction)
  }
  if (record.byMount && functionsOf(handlers).length === 0) return null
  const answers = extraction.routes.answersOf(record)
  const { methods, runs } = withKnownMethods(methodsOf(record.methods, handlers, row, extraction, { answers, router: record.router }), row)
  // Middleware that is mounted on the path is an endpoint only if something ends there.
  if (record.byMount && !runs.some(changesState)) return null
  if (onlyRenders(record, runs) || onlyAsked(record, runs)) return null
  if (isLoginCallPath(path.text) && !runs.some(takesLoginBack)) return null
  return endpointOf({
    framework: record.framework, methods, path: path.text, complete: path.complete, registration: place, handlers, evidence, runs, withHeaders: true,
    ...(record.owner === null ? {} : { router: String(record.owner) }),
  }, extraction)
}

/** The caller's own cookie goes, whenever the handler comes to its end. */
const takesLoginBack = (run: ModelRun): boolean => run.events.some((event) =>
  event.kind === 'cookie-clear' && event.conditions.every(({ kind }) => kind === 'after-early-exit') && cookieRole(valueOf(event.cookie.name) ?? '') === 'auth')

/** Neither path nor name says it: the handler does nothing but end the caller's session. */
function endpointByEffect(record: RouteRecord, path: FullPath, extraction: Extraction): Endpoint | null {
  const [method = 'ANY'] = record.methods
  // With a parameter it is one of many sessions that somebody chooses; a path around a logout was looked at already.
  if (record.methods.length !== 1 || SILENT.test(method) || /[:*]/.test(path.text) || LOOSE_LOGOUT.test(path.text)) return null
  const handlers = record.handlers.filter((handler) => handler.kind !== 'lazy')
  if (handlers.length < record.handlers.length || !functionsOf(handlers).some(namesSession)) return null
  const registration = registrationOf(record.site)
  const found = logoutByEffect(handlers, { row: rowOf(record, extraction), method, path: path.text, registration }, extraction)
  if (found === null || !(found.evidence.kind === 'intent' || found.run.events.some(endsOwn))) return null
  return endpointOf({
    framework: record.framework, methods: [method], path: path.text, complete: path.complete, registration, handlers, evidence: [found.evidence],
    runs: [found.run], withHeaders: true, ...(record.owner === null ? {} : { router: String(record.owner) }),
  }, extraction)
}

const SILENT = /^(?:ANY|GET|OPTIONS|HEAD)$/

/** A record of a session may be anybody's; the session of the request is the caller's. */
const endsOwn = (event: LogoutEvent): boolean => event.kind === 'invalidate' && event.entity === undefined && event.scope === 'current-session'

const namesSession = (value: Value): boolean =>
  value.kind === 'function' && /session|log_?out|sign_?out/i.test(value.module.text.slice(value.node.start, value.node.end))

const tableOf = (record: RouteRecord, { registry }: Extraction): FrameworkTable | undefined =>
  registry.table(record.framework) as FrameworkTable | undefined

const rowOf = (record: RouteRecord, extraction: Extraction): HandlerRow => tableOf(record, extraction)?.handler ?? NO_HANDLER

/** Where methods are said outside the code, a handler that filters none does not answer them all. */
const withKnownMethods = (ran: Ran, row: HandlerRow): Ran =>
  (row.methodsElsewhere && ran.methods.includes('ANY') ? { ...ran, methods: [] } : ran)

/** A page: it answers without touching the session. */
function onlyRenders(record: RouteRecord, runs: readonly ModelRun[]): boolean {
  return record.methods.join() === 'GET' && runs.every((run) => run.events.every((e) => e.kind === 'send' && e.redirect === undefined) && run.events.length > 0)
}

/** Pre-flight answers and looks at the headers change nothing. */
function onlyAsked({ methods }: RouteRecord, runs: readonly ModelRun[]): boolean {
  return methods.every((method) => method === 'OPTIONS' || (method === 'HEAD' && !runs.some(changesState)))
}

function handlerName(handlers: readonly Value[]): { name: string; place: Place } | undefined {
  const last = functionsOf(handlers).at(-1)
  if (last?.kind !== 'function' || last.name === null) return undefined
  return { name: last.name, place: { file: last.module.file, start: last.node.start, end: last.node.end } }
}
