/** What the methods of a data layer do to records, and how they are told which: read from the rows of its table. */
import type { Registry } from '../../extract/registry.ts'
import type { CallRow, EffectRow, Ref } from '../../knowledge/define.ts'
import { callRows } from '../handler-rows.ts'

/** A method of a model, a collection, a repository or a store. */
export interface Operation {
  readonly method: string
  readonly op: 'read' | 'delete' | 'update' | 'write'
  /** Of a store of keys, where the key is; of records, where the condition is. */
  readonly at: { readonly key: Ref } | { readonly where: Ref | null; readonly values: Ref | null }
  /** It answers with a promise. */
  readonly waits: boolean
}

/** The operations of all values that a table describes. */
export function operationsOf(registry: Registry, library: string): readonly Operation[] {
  const types = Object.values(registry.table(library)?.types ?? {})
  return types.flatMap(({ members = {} }) => Object.entries(members)).flatMap(([method, row]) =>
    callRows(row).flatMap((call) => (call.effects ?? []).flatMap((effect) => operation(method, call, effect) ?? [])))
}

const OPS: Readonly<Record<string, Operation['op']>> = {
  read: 'read', delete: 'delete', update: 'update', insert: 'write', upsert: 'write', set: 'write',
}

function operation(method: string, { promise, throws, when = [] }: CallRow, effect: EffectRow): Operation | null {
  // Forms with a callback are of older versions.
  if (throws === true || when.some((one) => 'is' in one && one.is === 'function')) return null
  const waits = promise === true
  if (effect.is === 'key-value') {
    const key = effect.entry ?? effect.key
    return effect.field === undefined && !('value' in key) ? { method, op: OPS[effect.op]!, at: { key }, waits } : null
  }
  if (effect.is !== 'data' || effect.op === 'increment' || !isOwn(effect.entity)) return null
  return { method, op: OPS[effect.op]!, at: { where: effect.where ?? null, values: effect.values ?? null }, waits }
}

/** The records are those of what the method is called on, and not of an argument. */
const isOwn = (entity: Ref): boolean => 'self' in entity || 'receiver' in entity

/** Ways to end one record, plainest first. */
const PREFERRED = ['deleteOne', 'del', 'deleteMany', 'destroy', 'delete', 'remove', 'updateOne', 'updateMany', 'update']

/**
 * The operation that people use for a purpose: one that says which records by an argument.
 *
 * @param ofAll it has to reach all the records that are meant, and not the first of them
 */
export function preferred(operations: readonly Operation[], op: Operation['op'], ofAll = false): Operation | null {
  const usable = operations.filter((one) => one.op === op && PREFERRED.includes(one.method) && isGiven(one) && !(ofAll && one.method.endsWith('One')))
  return usable.toSorted((a, b) => PREFERRED.indexOf(a.method) - PREFERRED.indexOf(b.method))[0] ?? null
}

function isGiven({ at, op }: Operation): boolean {
  if ('key' in at) return 'arg' in at.key || 'rest' in at.key
  return at.where !== null && 'arg' in at.where && (op !== 'update' || (at.values !== null && 'arg' in at.values))
}

/** The arguments of a call, from what each reference is to be: `{ where: …, data: … }`. */
export function argumentsFor(parts: readonly (readonly [ref: Ref, code: string])[]): string {
  const args: (string | Record<string, string>)[] = []
  for (const [ref, code] of parts) {
    const index = 'arg' in ref ? ref.arg : 'rest' in ref ? ref.rest : 0
    const key = 'arg' in ref ? ref.keys?.[0] : undefined
    if (key === undefined) args[index] = code
    else args[index] = { ...(typeof args[index] === 'object' ? args[index] : {}), [key]: code }
  }
  return args.map((one) => (typeof one === 'string' ? one : `{ ${Object.entries(one).map(([key, code]) => `${key}: ${code}`).join(', ')} }`)).join(', ')
}
