/**
 * Memcached. `memcached` answers to a callback and gives no promise; `memjs` gives one where no callback is passed. Both send at
 * once (run with 2.2.2 and 1.3.2; a lifetime is the third argument of `memcached`, and `expires` of an option of `memjs`).
 */
import type { EffectRow, Ref, TypeRow, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, rest } from '../define.ts'
import { answersToCallback } from '../data-rows.ts'

type KeyValue = Extract<EffectRow, { is: 'key-value' }>

/** The commands of a client, which give a promise or do not. */
function commands(promise: boolean, ttl: Ref): TypeRow {
  const sends = (op: KeyValue['op'], more: Partial<KeyValue> = {}): ValueRow => ({
    call: { ...(promise ? { promise } : {}), ...answersToCallback, effects: [{ is: 'key-value', op, key: arg(0), ...more }] },
  })
  const stores = sends('set', { value: arg(1), ttl })
  const quiet: ValueRow = { call: { ...(promise ? { promise } : {}), ...answersToCallback } }
  return {
    members: {
      delete: sends('delete'), set: stores, add: stores, replace: stores, append: stores,
      get: sends('read'), touch: quiet, stats: quiet, incr: quiet, increment: quiet, decr: quiet, decrement: quiet,
      flush: sends('delete', { key: constant('*') }), quit: quiet, close: quiet,
    },
  }
}
const callbacks = commands(false, arg(2))

export default defineLibrary({
  id: 'memcached',
  title: 'Memcached (memcached, memjs)',
  packages: ['memcached', 'memjs'],
  checked: 'memcached 2.2.2, memjs 1.3.2',
  docs: 'https://github.com/3rd-Eden/memcached',
  modules: {
    memcached: { construct: { returns: 'memcached.Client' } },
    memjs: { members: { Client: { members: { create: { call: { returns: 'memcached.Promising' } } } } } },
  },
  types: {
    Client: {
      members: {
        ...callbacks.members,
        del: callbacks.members?.['delete'] ?? {},
        getMulti: { call: { ...answersToCallback, effects: [{ is: 'key-value', op: 'read', key: rest(0) }] } },
        gets: callbacks.members?.['get'] ?? {}, cas: { call: answersToCallback }, flushAll: callbacks.members?.['flush'] ?? {}, end: { call: {} }, on: { call: {} },
      },
    },
    Promising: commands(true, arg(2, 'expires')),
  },
})
