/** What the calls of mongoose's models, queries and documents have in common. The table `mongoose` puts them together. */
import type { CallRow, EffectRow, Ref, TypeId, ValueRow, When } from './define.ts'
import { self, when } from './define.ts'

export const entity = self('entity')
/** Documents and queries know their model, so that the methods of its schema are found. */
export const model = { entity, schema: self('schema') }

export const deletes = (where?: Ref): EffectRow => ({ is: 'data', op: 'delete', entity, ...(where ? { where } : {}) })
/** An update object drops `undefined`: `findByIdAndUpdate(id, { token: undefined })` compiles to `{}` (fact 9, run on 9.12). */
export const updates = (where: Ref, values: Ref): EffectRow => ({
  is: 'data',
  op: 'update',
  entity,
  where,
  values,
  undefinedValues: 'ignored',
})
export const inserts = (values: Ref): EffectRow => ({ is: 'data', op: 'insert', entity, values })
export const reads = (where: Ref): EffectRow => ({ is: 'data', op: 'read', entity, where })

/** A call that gives a Query; with a callback as last argument (up to 6) it is sent at once. */
export function query(effects: readonly EffectRow[], returns: TypeId, result: TypeId | null = null): ValueRow {
  return {
    call: [
      { when: [when(-1, 'function')], effects, callbacks: [{ arg: 'last', params: [null, result], runs: 'after' }] },
      { returns, with: model, effects, lazy: true, promise: true },
    ],
  }
}

/** Gone from the given version on: calling it throws a TypeError. */
export function gone(from: string, row: ValueRow): ValueRow {
  const version: When = { package: 'mongoose', from }
  return { call: [{ when: [version], throws: true }, ...([row.call ?? []].flat() as CallRow[])] }
}

/** A call that is sent at once and answers with a promise, or to a callback. */
export const eager = (effects: readonly EffectRow[], returns?: TypeId | 'receiver'): ValueRow => ({
  call: [
    { when: [when(-1, 'function')], effects, callbacks: [{ arg: 'last', params: [null, 'mongoose.Document'], runs: 'after' }] },
    { effects, promise: true, ...(returns ? { returns, ...(returns === 'receiver' ? {} : { with: model }) } : {}) },
  ],
})
