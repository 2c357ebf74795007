/**
 * Endpoints that change by what users log in: their path or name says so, and their run writes over a password, an address or the
 * settings of a second factor. They are no logouts.
 */
import { namesAnyChange, namesAnyCredential, namesCredentialChange } from '../knowledge/credential-words.ts'
import type { FrameworkTable, HandlerRow } from '../knowledge/define.ts'
import type { CredentialChange, CredentialWriteEvent, Evidence, LogoutEvent, Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { Value } from '../syntax/values.ts'
import { holderOf } from './action-endpoints.ts'
import { directiveActions } from './directive-endpoints.ts'
import { endpointOf } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { answersOf } from './file-endpoints.ts'
import type { FileRoute } from './file-routes.ts'
import { functionsOf, runHandlers } from './handlers.ts'
import { placeOf, registrationOf } from './recorder.ts'
import type { ActionRecord, RouteRecord } from './routes.ts'

type Change = Omit<CredentialChange, 'scope'>

/** Something that clients may ask for. */
export interface Candidate {
  readonly framework: string
  /** Null where it is not HTTP. */
  readonly method: string | null
  readonly path: string | null
  readonly complete: boolean
  readonly name: string | null
  readonly handlers: readonly Value[]
  readonly row: HandlerRow
  readonly router: Value | null
  readonly registration: Place
}

/** @param modules whose texts have a word of such a change in them */
export function credentialChanges(modules: readonly Module[], fileRoutesOf: (file: string) => readonly FileRoute[], extraction: Extraction): Change[] {
  return candidatesIn(modules, fileRoutesOf, extraction)
    .flatMap((candidate) => extraction.guard(candidate.registration.file, [], () => changeOf(candidate, extraction)))
}

/** All that clients may ask for, as far as these modules register or export it. */
export function candidatesIn(modules: readonly Module[], fileRoutesOf: (file: string) => readonly FileRoute[], extraction: Extraction): Candidate[] {
  const own = new Set(modules)
  const { records, actions } = extraction.routes
  return [
    ...records.filter(({ module }) => own.has(module)).flatMap((record) => extraction.guard(record.site.file, [], () => ofRoute(record, extraction))),
    ...actions.filter(({ module }) => own.has(module)).map(ofAction),
    ...modules.flatMap((module) => extraction.guard(module.file, [], () => [...ofFile(module, fileRoutesOf(module.file), extraction), ...ofDirectives(module, extraction)])),
  ]
}

// --- what could be one ------------------------------------------------------------------------------------------------------

function ofRoute(record: RouteRecord, extraction: Extraction): Candidate[] {
  if (record.byMount || !extraction.routes.isOfController(record)) return []
  const table = extraction.registry.table(record.framework) as FrameworkTable | undefined
  const row = record.procedure ? table?.procedures?.handler : table?.handler
  if (row === undefined || record.procedure?.kind === 'query') return []
  const paths = extraction.routes.fullPaths(record)
  const path = paths.find((p) => p.complete) ?? paths[0] ?? { text: record.path.text, complete: false }
  return [{
    framework: record.framework, method: record.procedure && record.procedure.kind !== null ? null : (record.methods[0] ?? 'ANY'), path: path.text, complete: path.complete,
    name: record.name, handlers: record.handlers, row, router: record.router, registration: registrationOf(record.site),
  }]
}

function ofAction({ effect, method, handlers, framework, module, site }: ActionRecord): Candidate {
  const holder = holderOf(module, site)
  return {
    framework, method, path: null, complete: false, name: holder?.names.at(-1) ?? null, handlers, row: effect.handler, router: null,
    registration: holder?.place ?? placeOf(site),
  }
}

function ofFile(module: Module, routes: readonly FileRoute[], extraction: Extraction): Candidate[] {
  if (routes.length === 0) return []
  extraction.evaluator.runModule(module)
  return routes.flatMap((route) => answersOf(module, route, extraction)).map(({ row, handler, path, pathIsKnown, method, value, registration, name }) => ({
    framework: row.framework, method, path, complete: pathIsKnown, name, handlers: [value], row: handler, router: null, registration,
  }))
}

const ofDirectives = (module: Module, extraction: Extraction): Candidate[] =>
  directiveActions(module, extraction).map(({ fn, name, row }) => ({
    framework: row.framework, method: null, path: null, complete: false, name, handlers: [fn], row: row.handler, router: null,
    registration: { file: fn.module.file, start: fn.node.start, end: fn.node.end },
  }))

// --- what is one ------------------------------------------------------------------------------------------------------------

/** The methods that are tried where nothing filters. */
const CHANGING = ['POST', 'PUT', 'PATCH'] as const

/** Requests that change nothing. */
const SAFE = /^(?:GET|HEAD|OPTIONS)$/

/** What a candidate is called, for the look at its name before it is run. */
const saidOf = ({ path, name, method }: Candidate): string => `${path ?? ''} ${name ?? ''}${method === 'DELETE' ? ' delete' : ''}`

function changeOf(candidate: Candidate, extraction: Extraction): Change[] {
  const { framework, path, complete, handlers, row, router, registration } = candidate
  if (candidate.method !== null && SAFE.test(candidate.method)) return []
  const name = candidate.name ?? nameOfHandler(candidate, extraction)
  const said = saidOf({ ...candidate, name })
  if (!namesAnyChange(said)) return []
  const runs = (candidate.method === 'ANY' ? CHANGING : [candidate.method]).map((method) => runHandlers(handlers, row, method, extraction, { router }))
  const run = runs.find(({ events }) => events.some(isCredentialWrite)) ?? runs[0]!
  const writes = run.events.filter(isCredentialWrite).filter(({ what }) => namesCredentialChange(said, what))
  const write = writes.find(({ what }) => what === 'password') ?? writes[0]
  if (write === undefined) return []
  const evidence: Evidence = { kind: path === null ? 'handler-name' : 'path', text: path ?? name ?? '', place: registration }
  const endpoint = endpointOf({
    framework, methods: candidate.method === null ? [] : [candidate.method], path, complete, registration, handlers, evidence: [evidence], runs: [run], withHeaders: true,
  }, extraction)
  const id = candidate.method === null ? `${name ?? path ?? 'action'}()` : endpoint.id
  return [{ endpoint: { ...endpoint, id, name: name ?? endpoint.name }, what: write.what, write: write.place, via: write.via, entity: write.entity }]
}

const isCredentialWrite = (event: LogoutEvent): event is CredentialWriteEvent =>
  event.kind === 'credential-write' && !event.conditions.some(({ kind }) => kind === 'catch')

/** What the handler is called, where the registration has a word of a credential in it: others are not even read. */
function nameOfHandler({ path, handlers, registration }: Candidate, { semantics }: Extraction): string | null {
  const text = semantics.port.load(registration.file)?.text.slice(registration.start, Math.min(registration.end, registration.start + 2000)) ?? ''
  if ((path !== null && namesAnyCredential(path)) || !namesAnyChange(text)) return null
  const last = functionsOf(handlers).at(-1)
  return last?.kind === 'function' ? last.name : null
}
