/**
 * Procedures: functions that are called by name over one URL, or over a URL each. Resolvers of a GraphQL schema and procedures of RPC
 * routers are kept as routes of their router whose path is their name.
 */
import type { ObjectExpression } from 'oxc-parser'
import type { EffectRow, FrameworkTable, ProcedureKind, Ref } from '../knowledge/define.ts'
import type { Endpoint, Evidence } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import { carriesOf, lazy, settled, stringOf, UNDEFINED, type ApiValue, type ObjectValue, type Site, type Value } from '../syntax/values.ts'
import { walk } from '../syntax/walk.ts'
import { endpointOf } from './endpoint-draft.ts'
import { exportPlace, propertyPlace } from './export-places.ts'
import type { Extraction } from './extraction.ts'
import { changesState, functionsOf, runHandlers, unknownHandler } from './handlers.ts'
import { registrationOf } from './recorder.ts'
import { refer, type RowContext } from './references.ts'
import type { FullPath, ProcedureOf, RouteRecord } from './routes.ts'
import type { TableSemantics } from './table-semantics.ts'
import { isLogoutPath, isLogoutWord } from './words.ts'

type Of<Kind extends EffectRow['is']> = Extract<EffectRow, { is: Kind }>

/** Maps inside each other. */
const MAP_DEPTH = 6

// --- registering ------------------------------------------------------------------------------------------------------------

/** The procedures of an object. */
export function addProcedures(effect: Of<'procedures'>, context: RowContext, semantics: TableSemantics): void {
  const map = refer(effect.map, context, semantics.evaluator)
  const owner = ownerOf(effect.on, context, semantics)
  if (map === undefined) return
  const registering = new Registering(effect.of, context.at.module, context.at.site, semantics, effect.ownPaths === true)
  if (effect.kind === 'by-member') registering.byMember(map, owner)
  else registering.map(map, { owner, prefix: '', kind: kindOf(effect.kind, context, semantics), isKnown: effect.kind !== undefined }, 0)
}

/** One procedure, by its name. */
export function addProcedure(effect: Of<'procedure'>, context: RowContext, semantics: TableSemantics): void {
  const name = stringOf(refer(effect.name, context, semantics.evaluator) ?? UNDEFINED)
  const handler = refer(effect.handler, context, semantics.evaluator)
  if (name === undefined || handler === undefined) return
  const { module, site } = context.at
  const registering = new Registering(effect.of, module, site, semantics)
  const within = { owner: ownerOf(effect.on, context, semantics), prefix: '', kind: kindOf(effect.kind, context, semantics), isKnown: true }
  registering.entry(name, handler, within, { module, site }, 0)
}

/** The router that procedures belong to; a schema is none. */
function ownerOf(on: Ref | undefined, context: RowContext, semantics: TableSemantics): Value | null {
  const owner = on === undefined ? context.receiver : (refer(on, context, semantics.evaluator) ?? null)
  const value = owner && settled(owner)
  return value?.kind === 'class' || (value?.kind === 'api' && semantics.role(value) === 'router') ? value : null
}

function kindOf(kind: ProcedureKind | Ref | undefined, context: RowContext, semantics: TableSemantics): ProcedureKind | null {
  if (kind === undefined) return null
  const text = typeof kind === 'string' ? kind : stringOf(refer(kind, context, semantics.evaluator) ?? UNDEFINED)
  return kindNamed(text ?? '')
}

/** `Mutation`, `RootMutationType`; null for the fields of any other type. */
const kindNamed = (text: string): ProcedureKind | null =>
  /^(?:root_?)?mutations?(?:_?(?:root|type))*$/i.test(text) ? 'mutation' : /^(?:root_?)?quer(?:y|ies)(?:_?(?:root|type))*$/i.test(text) ? 'query' : null

/** What an entry of a map belongs to. */
interface Within {
  readonly owner: Value | null
  readonly prefix: string
  /** Of those that do not say it themselves. */
  readonly kind: ProcedureKind | null
  /** The map's kind is given: without one its entries are no procedures. */
  readonly isKnown: boolean
}

interface Written {
  readonly module: Module
  readonly site: Site
}

class Registering {
  private readonly of: string
  private readonly module: Module
  private readonly site: Site
  private readonly semantics: TableSemantics

  private readonly ownPaths: boolean

  constructor(of: string, module: Module, site: Site, semantics: TableSemantics, ownPaths = false) {
    this.of = of
    this.module = module
    this.site = site
    this.semantics = semantics
    this.ownPaths = ownPaths
  }

  /** A map of maps: `{ Mutation: { logout }, Query: { … } }`, or a list of such. */
  byMember(given: Value, owner: Value | null): void {
    const value = settled(given)
    if (value.kind === 'array') value.elements.forEach((element) => { this.byMember(element, owner) })
    if (value.kind === 'union') value.values.forEach((one) => { this.byMember(one, owner) })
    if (value.kind !== 'object') return
    for (const [name, kind] of Object.entries(this.row?.members ?? {})) {
      const map = value.props.get(name)
      if (map) this.map(map, { owner, prefix: '', kind, isKnown: true }, 0)
    }
  }

  map(given: Value, within: Within, depth: number): void {
    if (depth > MAP_DEPTH || (within.isKnown && within.kind === null)) return
    const value = settled(given)
    if (value.kind === 'union') value.values.forEach((one) => { this.map(one, within, depth + 1) })
    // The fields of a type may be put off: `fields: () => ({ … })`.
    if (value.kind === 'function') this.map(this.semantics.callOf(value), within, depth + 1)
    if (value.kind === 'object') value.props.forEach((entry, name) => { this.entry(name, entry, within, this.written(value, name), depth) })
    if (value.kind === 'namespace') {
      for (const name of value.module.exports.keys()) {
        this.entry(name, this.semantics.evaluator.exportOf(value.module, name), within, { module: this.module, site: this.site }, depth)
      }
    }
  }

  entry(name: string, given: Value, within: Within, written: Written, depth: number): void {
    const { routes } = this.semantics.sink
    if (given.kind === 'lazy' && given.file !== null && !routes.relevant(given.file) && !isLogoutWord(name)) {
      // What the file holds does not matter yet; that it handles a field does, when it is looked at for another reason.
      if (within.isKnown) this.record(name, lazy(given.file, () => handlerIn(settled(given)) ?? UNDEFINED), null, within, written)
      return
    }
    const value = settled(given)
    if (value.kind === 'api' && this.semantics.role(value) === 'router') {
      routes.addPart(within.owner, joined(within.prefix, name), value, written.site)
      return
    }
    const declared = value.kind === 'api' && this.semantics.role(value) === 'procedure' ? value : null
    const handler = declared ? declared.data.get('handler') : handlerIn(value)
    if (handler) this.record(name, handler, declared, within, written)
    else if (value.kind === 'object' && !within.isKnown) this.map(value, { ...within, prefix: joined(within.prefix, name) }, depth + 1)
  }

  private record(name: string, handler: Value, declared: ApiValue | null, within: Within, written: Written): void {
    const text = (key: string): string | undefined => stringOf(settled(declared?.data.get(key) ?? UNDEFINED))
    const kind = kindNamed(text('kind') ?? '') ?? within.kind
    const method = text('method')
    if (kind === null && declared === null) return
    this.semantics.sink.routes.addProcedure({
      owner: within.owner, path: (this.ownPaths ? text('path') : undefined) ?? joined(within.prefix, name), method: method ?? (kind === null ? 'POST' : kind.toUpperCase()),
      handlers: [handler], ...written, name, procedure: { of: this.of, kind },
    })
  }

  private get row(): FrameworkTable['procedures'] {
    return (this.semantics.registry.table(this.of) as FrameworkTable | undefined)?.procedures
  }

  /** Where an entry is written: its key. */
  private written(map: ObjectValue, name: string): Written {
    const module = map.site ? this.semantics.port.load(map.site.file) : null
    const literal = module && map.site ? objectAt(module, map.site) : null
    const place = module && literal ? propertyPlace(module, literal, name) : null
    if (module && place) return { module, site: place }
    const fn = functionsOf([map.props.get(name) ?? UNDEFINED])[0]
    if (fn?.kind === 'function') return { module: fn.module, site: { file: fn.module.file, start: fn.node.start, end: fn.node.end } }
    return { module: this.module, site: this.site }
  }
}

const joined = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}/${name}`)

/** A function, or the `resolve` of a field's description. */
function handlerIn(value: Value): Value | undefined {
  if (value.kind === 'function' || value.kind === 'native' || value.kind === 'unknown') return value
  const resolve = value.kind === 'object' ? value.props.get('resolve') : undefined
  return resolve === undefined ? undefined : resolve
}

const literals = new WeakMap<Module, ReadonlyMap<number, ObjectExpression>>()

/** The object literal that begins there. */
function objectAt(module: Module, site: Site): ObjectExpression | null {
  let known = literals.get(module)
  if (!known) {
    const found = new Map<number, ObjectExpression>()
    walk(module.program, (node) => {
      if (node.type === 'ObjectExpression') found.set(node.start, node)
    })
    literals.set(module, known = found)
  }
  return known.get(site.start) ?? null
}

// --- maps that nobody was seen to register ----------------------------------------------------------------------------------

/** Objects that are maps of procedures by their members (`{ Mutation, Query }`), or by the name that they have. */
export function mapsOf(module: Module, semantics: TableSemantics): void {
  for (const table of semantics.registry.frameworks) {
    const members = table.procedures?.members
    if (!members || !Object.keys(members).some((name) => module.text.includes(name)) || !semantics.sink.inUse(table, module)) continue
    const registering = new Registering(table.id, module, { file: module.file, start: 0, end: 0 }, semantics)
    for (const [name, value] of topLevelValues(module, semantics)) {
      const kind = Object.hasOwn(members, name) ? members[name] : undefined
      if (kind !== undefined) registering.map(value, { owner: null, prefix: '', kind, isKnown: true }, 0)
      else registering.byMember(value, null)
    }
  }
}

/** Procedures that a module exports and that no map was seen to hold. */
export function looseProcedures(module: Module, semantics: TableSemantics): void {
  const { routes } = semantics.sink
  for (const [name, given] of topLevelValues(module, semantics)) {
    const value = isLogoutWord(name) ? settled(given) : UNDEFINED
    const of = value.kind === 'api' && semantics.role(value) === 'procedure' ? stringOf(value.data.get('of') ?? UNDEFINED) : undefined
    if (value.kind !== 'api' || of === undefined || routes.records.some((record) => record.handlers.includes(value.data.get('handler') ?? UNDEFINED))) continue
    const place = exportPlace(module, name)
    new Registering(of, module, place, semantics).entry(name, value, { owner: null, prefix: '', kind: null, isKnown: false }, { module, site: place }, 0)
  }
}

function topLevelValues(module: Module, semantics: TableSemantics): readonly (readonly [string, Value])[] {
  const bound = [...module.scope.bindings].map(([name, binding]) => [name, binding.value] as const)
  const exported = module.isEsm ? [['default', semantics.evaluator.exportOf(module, 'default')] as const] : [['default', module.cjs] as const]
  return [...bound, ...exported].filter(([, value]) => value.kind !== 'lazy')
}

// --- endpoints --------------------------------------------------------------------------------------------------------------

/** The endpoint that a procedure is, if it logs out. */
export function procedureEndpoint(record: RouteRecord, procedure: ProcedureOf, paths: readonly FullPath[], extraction: Extraction): Endpoint | null {
  const { semantics, registry } = extraction
  const row = (registry.table(procedure.of) as FrameworkTable | undefined)?.procedures
  const path = paths.find((p) => p.complete) ?? paths[0] ?? { text: record.path.text, complete: false }
  if (!row || !isLogout(record, path.text, row.naming)) return null
  const handlers = unknownHandler(record.handlers) ? record.handlers : functionsOf(record.handlers)
  const isHttp = procedure.kind === null
  const method = procedure.kind === 'query' ? 'GET' : isHttp ? (record.methods[0] ?? 'POST') : null
  const run = runHandlers(handlers, row.handler, method, extraction)
  const mayAct = changesState(run) || run.events.some((event) => event.kind === 'opaque-call') || run.lost.some((trail) => trail.hides)
  if (procedure.kind === 'query' && !mayAct) return null
  const text = nameOf(path.text, procedure, row.naming)
  const evidence: Evidence = { kind: isHttp ? 'path' : 'mutation-name', text, place: registrationOf(record.site) }
  const hasResponse = run.events.some((event) => ['cookie-clear', 'cookie-write', 'header'].includes(event.kind))
    || carriesOf(semantics.sink.contexts.of(procedure.of, record.module) ?? UNDEFINED, semantics.carry).has('response')
  const endpoint = endpointOf({
    framework: procedure.of, methods: method === null ? [] : [method], path: text, complete: isHttp && path.complete, registration: registrationOf(record.site),
    handlers, evidence: [evidence], runs: [run], withHeaders: hasResponse,
    ...(record.owner === null ? {} : { router: String(record.owner) }),
  }, extraction)
  return { ...endpoint, name: record.name, id: method === null ? text : endpoint.id }
}

const isLogout = (record: RouteRecord, path: string, naming: string): boolean =>
  isLogoutWord(record.name ?? '') || (naming === 'path' && isLogoutPath(path))

/** How one says which procedure it is: `mutation logout`, `auth.logout`, `/auth/logout`. */
function nameOf(path: string, { kind }: ProcedureOf, naming: 'field' | 'dotted' | 'path'): string {
  const name = path.replace(/^\/+/, '')
  return naming === 'path' ? path : naming === 'dotted' ? name.replace(/\.?\//g, '.') : `${kind ?? ''} ${name}`
}

