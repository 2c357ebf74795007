/** Routes that calls register, and where routers are mounted. */
import type { EffectRow } from '../knowledge/define.ts'
import { joinPaths } from '../model/http.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { force, settled, stringOf, symbolOf, UNDEFINED, type ApiValue, type Site, type Value } from '../syntax/values.ts'
import { flatten, refer, type RowContext } from './references.ts'

type Of<Kind extends EffectRow['is']> = Extract<EffectRow, { is: Kind }>

/** A path as written; `…` stands for a part that is not known. */
export interface PathText {
  readonly text: string
  readonly known: boolean
}

export interface RouteRecord {
  /** Identity of the router or app; null when the receiver is not known. */
  readonly owner: number | null
  /** Upper case, or `ANY`. */
  readonly method: string
  readonly path: PathText
  /** Unforced. */
  readonly handlers: readonly Value[]
  readonly site: Site
  readonly module: Module
  /** Table id. */
  readonly framework: string
  /** Registered by `use`: only what answers there is an endpoint. */
  readonly byMount: boolean
}

interface MountRecord {
  readonly owner: number | null
  readonly path: PathText
  readonly targets: readonly Value[]
  readonly site: Site
}

/** A URL that leads to a route. */
export interface FullPath {
  readonly text: string
  /** Every mount prefix is known. */
  readonly complete: boolean
}

const UNKNOWN_PATH: PathText = { text: '…', known: false }
const MOUNT_DEPTH = 8

export class RouteTable {
  readonly records: RouteRecord[] = []
  private readonly mounts: MountRecord[] = []
  /** Owners that answer by themselves: apps and servers. */
  private readonly serving = new Set<number>()
  /** Does a router of this type answer by itself? */
  serves: (owner: ApiValue) => boolean = () => false
  /** Is it worth looking into this file for a mounted router? */
  relevant: (file: string) => boolean = () => true

  add(effect: Of<'route'>, context: RowContext, framework: string, evaluator: Evaluator): void {
    const method = typeof effect.method === 'string' ? effect.method : (stringOf(refer(effect.method, context, evaluator) ?? UNDEFINED) ?? 'ANY')
    const owner = effect.on === undefined ? context.receiver : (refer(effect.on, context, evaluator) ?? null)
    const handlers = handlersOf(refer(effect.handlers, context, evaluator))
    for (const path of pathsOf(refer(effect.path, context, evaluator))) {
      this.push({
        owner: this.note(owner), method: method === 'all' ? 'ANY' : method.toUpperCase(), path, handlers, site: context.at.site, module: context.at.module,
        framework, byMount: false,
      })
    }
  }

  mount(effect: Of<'mount'>, context: RowContext, framework: string, evaluator: Evaluator): void {
    const given = effect.path === undefined ? undefined : refer(effect.path, context, evaluator)
    const targets = handlersOf(refer(effect.targets, context, evaluator))
    const paths = effect.path === undefined ? [{ text: '', known: true }] : pathsOf(given)
    for (const path of paths) {
      this.mounts.push({ owner: this.note(context.receiver), path, targets, site: context.at.site })
      this.push({
        owner: identityOf(context.receiver), method: 'ANY', path, handlers: targets, site: context.at.site, module: context.at.module, framework, byMount: true,
      })
    }
  }

  /** The same call evaluated twice (by two callers) is one route, unless it registers on another router or another path. */
  private push(record: RouteRecord): void {
    const same = this.records.some(
      (r) => r.site.start === record.site.start && r.site.file === record.site.file && r.method === record.method && r.path.text === record.path.text && r.owner === record.owner,
    )
    if (!same) this.records.push(record)
  }

  /** Every URL of a route, through all mounts of its router. */
  fullPaths(record: RouteRecord): readonly FullPath[] {
    return this.prefixes(record.owner, 0).map((prefix) => ({
      text: joinPaths(prefix.text, record.path.text), complete: prefix.complete && record.path.known,
    }))
  }

  private prefixes(owner: number | null, depth: number): readonly FullPath[] {
    if (owner === null || depth > MOUNT_DEPTH) return [{ text: '', complete: false }]
    const above = this.mounts.filter((m) => m.targets.some((t) => this.leadsTo(t, owner)))
    if (above.length === 0) return [{ text: '', complete: this.serving.has(owner) }]
    return above.flatMap((m) =>
      this.prefixes(m.owner, depth + 1).map((p) => ({ text: joinPaths(p.text, m.path.text), complete: p.complete && m.path.known })),
    )
  }

  private note(owner: Value | null): number | null {
    const value = owner === null ? null : settled(owner)
    if (value?.kind === 'api' && this.serves(value)) this.serving.add(value.id)
    return identityOf(owner)
  }

  private leadsTo(target: Value, owner: number): boolean {
    if (target.kind === 'lazy' && target.file !== null && !this.relevant(target.file)) return false
    return identityOf(target) === owner
  }
}

function identityOf(given: Value | null): number | null {
  if (given === null) return null
  const value = settled(given)
  if (value.kind === 'api') return value.id
  // `{ router }` and instances that carry one are mounted through the member, which is an api value by then.
  return null
}

function handlersOf(given: Value | undefined): readonly Value[] {
  if (given === undefined) return []
  if (given.kind === 'lazy') return [given]
  const value = force(given)
  return value.kind === 'array' ? flatten(value.elements) : [value]
}

function pathsOf(given: Value | undefined): readonly PathText[] {
  if (given === undefined) return [{ text: '', known: true }]
  const value = settled(given)
  if (value.kind === 'array') return value.elements.flatMap((e) => pathsOf(e))
  if (value.kind === 'union') return value.values.flatMap((v) => pathsOf(v))
  return [pathText(value)]
}

export function pathText(value: Value): PathText {
  const text = stringOf(value)
  if (text !== undefined) return { text, known: true }
  if (value.kind === 'text') {
    return { text: value.parts.map((p) => (typeof p === 'string' ? p : (stringOf(p) ?? '…'))).join(''), known: false }
  }
  const symbol = symbolOf(value)
  return symbol === undefined ? UNKNOWN_PATH : { text: '…', known: false }
}
