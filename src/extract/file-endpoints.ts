/** Logout endpoints among the files that are routes: what they export, under which method and URL. */
import type { FileExportRow, FileRouteRow, HandlerRow } from '../knowledge/define.ts'
import type { Endpoint, Evidence, Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import { force, type ObjectValue, type Value } from '../syntax/values.ts'
import { deletionOf, endpointOf, methodsOf } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { logoutByEffect } from './effect-evidence.ts'
import { exportPlace, exportedExpression, propertyPlace } from './export-places.ts'
import type { FileRoute } from './file-routes.ts'
import { dispatched, readsAddress } from './dispatch.ts'
import { changesState, functionsOf } from './handlers.ts'
import { registrationOf } from './recorder.ts'
import { isLogoutCallbackPath, isLogoutPath, isLogoutWord, isSessionResourcePath } from './words.ts'

/** One value that answers at one URL. */
export interface Answer {
  readonly row: FileRouteRow
  readonly handler: HandlerRow
  readonly path: string
  readonly pathIsKnown: boolean
  readonly method: string
  readonly value: Value
  readonly registration: Place
  /** The name that tells it from the other answers of the file, where there are several at its URL. */
  readonly name: string | null
  /** See FileExportRow. */
  readonly page: boolean
  /** The file has an answer to other methods at the same URL. */
  readonly hasSibling: boolean
  readonly alsoBy: readonly string[]
  /** What it does may say that it is a logout. */
  readonly byEffect: boolean
}

/** Endpoints that a file is by its place. */
export function fileEndpoints(module: Module, routes: readonly FileRoute[], extraction: Extraction): Endpoint[] {
  if (routes.length === 0) return []
  extraction.evaluator.runModule(module)
  return routes.flatMap((route) => answersOf(module, route, extraction).flatMap((answer) => answerEndpoints(answer, extraction)))
}

/** How the functions are called that answer requests because of the place of their file, by the nodes of their bodies. */
export function fileHandlers(module: Module, routes: readonly FileRoute[], extraction: Extraction): ReadonlyMap<object, HandlerRow> {
  const handlers = new Map<object, HandlerRow>()
  if (routes.length === 0) return handlers
  extraction.evaluator.runModule(module)
  for (const { value, handler } of routes.flatMap((route) => answersOf(module, route, extraction))) {
    for (const fn of functionsOf([value])) if (fn.kind === 'function') handlers.set(fn.node, handler)
  }
  return handlers
}

/** What a file answers with at one of its URLs; the module has run. */
export function answersOf(module: Module, route: FileRoute, extraction: Extraction): Answer[] {
  return route.row.exports.flatMap((row) => row.names.flatMap((name): Answer[] => {
    const value = exported(module, name, extraction)
    if (!value) return []
    const method = row.method === 'export' ? name : row.method === 'ANY' ? (route.method ?? 'ANY') : row.method
    const answer: Answer = {
      row: route.row, handler: row.handler ?? route.row.handler, path: route.path, pathIsKnown: route.pathIsKnown, method, value,
      registration: exportPlace(module, name), name: null, page: row.page === true, hasSibling: hasSibling(module, name, route.row),
      alsoBy: row.alsoBy ?? [], byEffect: row.byEffect ?? false,
    }
    return row.members ? memberAnswers(module, name, row.members, answer) : [answer]
  }))
}

/** What a module exports under a name; CommonJS `module.exports` is the default. */
function exported(module: Module, name: string, { evaluator }: Extraction): Value | undefined {
  if (module.isEsm ? !module.exports.has(name) : name !== 'default') return undefined
  const value = force(evaluator.exportOf(module, name))
  return value.kind === 'literal' ? undefined : value
}

/** The handlers of an object of handlers, each at a URL of its own. */
function memberAnswers(module: Module, name: string, members: NonNullable<FileExportRow['members']>, whole: Answer): Answer[] {
  const objects = [whole.value].flatMap((value) => (value.kind === 'union' ? value.values.map(force) : [force(value)]))
  return objects.filter((value): value is ObjectValue => value.kind === 'object').flatMap(({ props }) =>
    [...props].map(([key, value]): Answer => {
      const isPlain = key === members.plain
      return {
        ...whole, value, name: isPlain ? null : key,
        path: isPlain ? whole.path : `${whole.path}${members.path.replace('{name}', key)}`,
        registration: propertyPlace(module, exportedExpression(module, name), key) ?? whole.registration,
      }
    }))
}

/** The file answers other methods, too: its GET only leads to them. */
const hasSibling = (module: Module, name: string, row: FileRouteRow): boolean =>
  row.exports.some(({ names }) => names.some((n) => n !== name && !['HEAD', 'OPTIONS'].includes(n) && module.exports.has(n)))

function answerEndpoints(answer: Answer, extraction: Extraction): Endpoint[] {
  const { row, handler, path, method, registration } = answer
  const value = force(answer.value)
  // A pre-flight answer changes nothing (RFC 9110 §9.3.7).
  if (method === 'OPTIONS') return []
  const evidence = evidenceOf(answer) ?? evidenceOfHandler(answer)
  if (evidence === null) {
    const found = dispatchedEndpoints(answer, extraction)
    return found.length === 0 && answer.byEffect ? endpointsByEffect(answer, extraction) : found
  }
  const common = { framework: row.framework, path, complete: true, evidence: [evidence.found], withHeaders: true }
  // A router that is exported as the handler (next-connect) has routes of its own.
  if (value.kind === 'api' && extraction.semantics.role(value) === 'router') {
    return extraction.routes.records.filter((r) => r.owner === value.id && !r.byMount).map((record) =>
      endpointOf({
        ...common, registration: registrationOf(record.site), handlers: record.handlers, ...methodsOf(record.methods, record.handlers, handler, extraction),
      }, extraction),
    )
  }
  const ran = evidence.onlyDelete && method !== 'DELETE' ? deletionOf([value], handler, extraction)
    : methodsOf(method, [value], handler, extraction, { alsoBy: answer.alsoBy })
  if (ran === null) return []
  const acts = ran.runs.some(changesState)
  // What has no name of its own is a logout by its URL only; of several at one URL those are that do something.
  if (!acts && (answer.name !== null ? !isLogoutWord(answer.name) : evidence.found.kind === 'handler-name')) return []
  // A page's data function and a file that only renders are no logout.
  const isSafe = method === 'GET' || method === 'HEAD' || answer.page || row.path !== undefined
  const isSeen = ran.runs.every((r) => !r.lost.some((l) => l.hides))
  if (isSafe && isSeen && !acts) {
    const redirects = ran.runs.some((r) => r.events.some((e) => e.kind === 'send' && e.redirect !== undefined))
    if (!redirects || answer.hasSibling) return []
  }
  return [endpointOf({ ...common, registration, handlers: [value], ...ran }, extraction)]
}

/** The address decides within the handler: of a file whose place does not tell it (middleware), or that has a parameter last. */
function dispatchedEndpoints({ row, handler, path, pathIsKnown, method, value, registration }: Answer, extraction: Extraction): Endpoint[] {
  if (pathIsKnown && !/\/(?::\w+|\*)$/.test(path)) return []
  const functions = functionsOf([value]).flatMap((fn) => (fn.kind === 'function' ? [fn] : (extraction.evaluator.wrapped.get(fn) ?? [])))
  const modules = [...new Set(functions.map((fn) => fn.module))].filter(({ text }) => readsAddress(text))
  return dispatched(pathIsKnown ? path : '', [method], [value], handler, modules, extraction).map((one) =>
    endpointOf({
      framework: row.framework, path: one.path, complete: true, handlers: [value], withHeaders: true, ...one.ran,
      registration: pathIsKnown ? registration : one.place, evidence: [{ kind: 'path', text: one.path, place: one.place }],
    }, extraction),
  )
}

/** An answer whose URL and name say nothing: what it does. */
function endpointsByEffect({ row, handler, path, method, value, registration }: Answer, extraction: Extraction): Endpoint[] {
  const found = logoutByEffect([value], { row: handler, method, path, registration }, extraction)
  if (found === null) return []
  const { run, evidence } = found
  return [endpointOf({
    framework: row.framework, path, complete: true, registration, handlers: [value], methods: [method], runs: [run], evidence: [evidence], withHeaders: true,
  }, extraction)]
}

/** The function that answers is called so, whatever the URL is: `export { logoutHandler as POST }`. It has to do something, too. */
function evidenceOfHandler({ value, name, page, path, pathIsKnown, registration }: Answer): ReturnType<typeof evidenceOf> {
  const fn = force(value)
  if (fn.kind !== 'function' || fn.name === null || name !== null || page || !pathIsKnown || !isLogoutWord(fn.name) || isLogoutCallbackPath(path)) return null
  return { found: { kind: 'handler-name', text: fn.name, place: registration }, onlyDelete: false }
}

/** Why the answer could be a logout; null if nothing says so. */
function evidenceOf({ path, method, name, registration, alsoBy }: Answer): { found: Evidence; onlyDelete: boolean } | null {
  if (name !== null && isLogoutWord(name)) return { found: { kind: 'handler-name', text: name, place: registration }, onlyDelete: false }
  if (isLogoutPath(path)) return { found: { kind: 'path', text: path, place: registration }, onlyDelete: false }
  const isDelete = isSessionResourcePath(path) && (method === 'DELETE' || method === 'ANY' || alsoBy.includes('DELETE'))
  return isDelete ? { found: { kind: 'path', text: `DELETE ${path}`, place: registration }, onlyDelete: true } : null
}
