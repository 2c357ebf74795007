/** Rows that the tables of data layers share. Data, like the tables. */
import type { CallRow, EffectRow, Ref, ValueRow } from './define.ts'
import { arg } from './define.ts'

/** Drivers of the callback age call the last argument, if it is a function, when the work is done. */
export const answersToCallback: Pick<CallRow, 'callbacks'> = { callbacks: [{ arg: 'last', params: [null, null], runs: 'after' }] }

/** A statement that is sent at once: `pool.query(text, values)`; text and values may come as one object, `{ text, values }`. */
export function statement(
  keys: { readonly text: string; readonly values: string } = { text: 'text', values: 'values' },
): ValueRow {
  return {
    call: [
      {
        when: [{ arg: 0, is: 'object' }],
        promise: true,
        ...answersToCallback,
        effects: [{ is: 'sql', text: arg(0, keys.text), values: arg(0, keys.values) }],
      },
      { promise: true, ...answersToCallback, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] },
    ],
  }
}

/** A call without any effect on a session that answers with a promise, or to a callback. */
export const nothing: ValueRow = { call: { promise: true, ...answersToCallback } }

export const nothings = (...names: string[]): Record<string, ValueRow> => Object.fromEntries(names.map((name) => [name, nothing]))

type KeyValue = Extract<EffectRow, { is: 'key-value' }>

/** A call of a key-value store. */
export const keyValue = (
  op: KeyValue['op'],
  more: Partial<Pick<KeyValue, 'key' | 'field' | 'value' | 'ttl' | 'entry'>> = {},
  promise = true,
): ValueRow => ({
  call: { ...(promise ? { promise } : {}), effects: [{ is: 'key-value', op, key: arg(0), ...more }] },
})

/** Removes everything that a store holds. */
export const clears = (promise = true): ValueRow => keyValue('delete', { key: { value: '*' } }, promise)

/** Calls a function with each element, which is of the type; what a loop over the list or an index gives is of it, too. */
export function listOfType(type: string, data: Readonly<Record<string, Ref>>): ValueRow {
  const each: ValueRow = { call: { callbacks: [{ arg: 0, params: [type], runs: 'now' }] } }
  return { members: { forEach: each, map: each, filter: each, find: each }, anyMember: { type, with: data } }
}
