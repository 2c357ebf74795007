/**
 * How the code of a framework writes a response header. Nothing of this is written down for repairs: it is read from the rows by
 * which the analysis recognises such code.
 */
import type { Registry } from '../extract/registry.ts'
import type { EffectRow, FrameworkTable, TypeId, ValueRow } from '../knowledge/define.ts'
import type { MethodForm } from './at-hand.ts'
import { callRows, constructRows, isArgument } from './handler-rows.ts'

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

/** Can headers be written to what the call returns, by chaining a call: `h.response().header(name, value)`? */
export function chainedForm(registry: Registry, type: TypeId): HeaderForm | undefined {
  return headerForms(registry, type, 0).find(({ takes }) => takes === 'pair')
}
