/**
 * How the code of a framework writes a response header. Nothing of this is written down for repairs: it is read from the rows by
 * which the analysis recognises such code.
 */
import type { Registry } from '../extract/registry.ts'
import type { CallRow, EffectRow, FrameworkTable, Ref, TypeId, ValueRow } from '../knowledge/define.ts'
import type { MethodForm } from './at-hand.ts'
import { callRows, constructRows, handlerRows, isArgument } from './handler-rows.ts'

/** A call that writes one header. */
export interface HeaderForm extends MethodForm {
  /** `pair`: `(name, value)`. `object`: `({ [name]: value })`. */
  readonly takes: 'pair' | 'object'
}

/** Method names that people know best, where several do the same. */
const PREFERRED: readonly string[] = ['setHeader', 'set', 'header']
const DEPTH = 2

/** The ways to write a header on a value of a type, shortest and best known first. */
export function headerForms(registry: Registry, type: TypeId, depth = DEPTH): readonly HeaderForm[] {
  const members = new Map(registry.chain(type).toReversed().flatMap(({ row }) => Object.entries(row.members ?? {})))
  const own = [...members].flatMap(([method, row]) => {
    const ways = callRows(row).flatMap((call) => (call.effects ?? []).flatMap(takenBy))
    const takes = ways.includes('pair') ? 'pair' : ways[0]
    return takes === undefined ? [] : [{ path: [], method, takes }]
  })
  const inner = depth === 0 ? [] : [...members].flatMap(([member, row]) =>
    row.type === undefined ? [] : headerForms(registry, row.type, depth - 1).map((form) => ({ ...form, path: [member, ...form.path] })))
  return [...own, ...inner].toSorted((a, b) => a.path.length - b.path.length || rank(a.method) - rank(b.method))
}

function rank(method: string): number {
  const index = PREFERRED.indexOf(method)
  return index < 0 ? PREFERRED.length : index
}

function takenBy(effect: EffectRow): HeaderForm['takes'][] {
  if (effect.is === 'header' && effect.mode === 'set' && isArgument(effect.name, 0) && isArgument(effect.value, 1)) return ['pair']
  if (effect.is === 'headers' && effect.mode === 'set' && isArgument(effect.object, 0)) return ['object']
  return []
}

/** A function of a module that writes one header: `setHeader(event, name, value)` of h3. */
export interface HeaderFunction {
  readonly module: string
  readonly name: string
  /** The handler's parameter that it is given first; null where it finds the response by itself. */
  readonly parameter: number | null
}

/** The functions with which a package of the table writes headers. */
export function headerFunctions(table: FrameworkTable): readonly HeaderFunction[] {
  return Object.entries(table.modules ?? {}).flatMap(([module, row]) =>
    Object.entries(row.members ?? {}).flatMap(([name, member]): HeaderFunction[] => {
      for (const effect of callRows(member).flatMap((call) => call.effects ?? [])) {
        if (effect.is !== 'header' || effect.mode !== 'set') continue
        if (isArgument(effect.name, 1) && isArgument(effect.value, 2)) return [{ module, name, parameter: 0 }]
        if (isArgument(effect.name, 0) && isArgument(effect.value, 1)) return [{ module, name, parameter: null }]
      }
      return []
    }))
}

/** Which argument of a call or of `new` holds an object whose `headers` go into the response; null for none. */
export function initArgument(row: ValueRow, isNew: boolean): number | null {
  const calls = isNew ? constructRows(row) : callRows(row)
  for (const effect of calls.flatMap((call) => call.effects ?? [])) {
    if (effect.is !== 'headers' || !('arg' in effect.object)) continue
    if (effect.object.keys?.length === 1 && effect.object.keys[0] === 'headers') return effect.object.arg
  }
  return null
}

/**
 * Can headers be written to what the handlers of a framework return, by chaining a call: `h.response().header(name, value)`? It is
 * so where their answers are made by something that they are given.
 */
export function chainedForm(registry: Registry, framework: string): HeaderForm | undefined {
  const toolkits = handlerRows(registry, framework).filter(({ returnsResponse }) => returnsResponse === true).flatMap(({ params }) => params)
  const made = toolkits.filter((type) => typeof type === 'string')
    .flatMap((type) => registry.chain(type)).flatMap(({ row: { members = {} } }) => Object.values(members))
    .flatMap((member) => callRows(member)).flatMap(({ returns }) => (typeof returns === 'string' ? [returns] : []))
  return [...new Set(made)].flatMap((type) => headerForms(registry, type, 0).filter((form) => form.takes === 'pair' && isFluent(registry, type, form)))[0]
}

function isFluent(registry: Registry, type: TypeId, { method }: HeaderForm): boolean {
  return registry.chain(type).some(({ row: { members: { [method]: member = {} } = {} } }) => callRows(member).some(({ returns }) => returns === 'receiver'))
}

/** A decorator of a method that gives its answer a header: `@Header(name, value)`. */
export interface HeaderDecorator {
  readonly module: string
  readonly name: string
}

export function headerDecorators(registry: Registry, table: FrameworkTable): readonly HeaderDecorator[] {
  return Object.entries(table.modules ?? {}).flatMap(([module, row]) =>
    Object.entries(row.members ?? {}).filter(([, member]) => callRows(member).some((call) => decoratesWithHeader(registry, call))).map(([name]) => ({ module, name })))
}

/** The call gives a decorator, and what that sends are the call's first two arguments. */
function decoratesWithHeader(registry: Registry, { returns, with: data = {} }: CallRow): boolean {
  if (typeof returns !== 'string') return false
  const meant = (ref: Ref): Ref | undefined => ('self' in ref ? data[ref.self] : ref)
  return registry.chain(returns).flatMap(({ row }) => callRows(row)).flatMap(({ effects = [] }) => effects).some((effect) =>
    effect.is === 'decorated-answer' && effect.header !== undefined && isArgument(meant(effect.header.name), 0) && isArgument(meant(effect.header.value), 1))
}

/** How a method that replaces a header appends instead: by another method, or by an option in its third argument. */
export type AppendingForm = { readonly is: 'method' | 'option'; readonly name: string; readonly packages: readonly string[] }

export function appendingForms(registry: Registry, method: string): readonly AppendingForm[] {
  return registry.tables.flatMap(({ packages, types = {} }) => Object.values(types).flatMap(({ members = {} }) => {
    const calls = callRows(members[method] ?? {})
    if (!calls.some(({ effects = [] }) => effects.flatMap(takenBy).includes('pair'))) return []
    const options = calls.filter(appends).flatMap(({ when = [] }) => when.flatMap((one) => ('is' in one && one.arg === 2 && one.is === 'truthy' ? (one.keys ?? []) : [])))
    const methods = Object.keys(members).filter((name) => callRows(members[name]!).some((call) => call.when === undefined && appends(call)))
    return [
      ...options.map((name): AppendingForm => ({ is: 'option', name, packages })),
      ...methods.map((name): AppendingForm => ({ is: 'method', name, packages })),
    ]
  }))
}

function appends({ effects = [] }: CallRow): boolean {
  return effects.some((effect) => effect.is === 'header' && effect.mode === 'append' && isArgument(effect.name, 0) && isArgument(effect.value, 1))
}
