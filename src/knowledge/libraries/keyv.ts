/** Keyv and cache-manager: stores of any kind behind promises (keyv 5 run in memory, cache-manager from its documentation). */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary, rest } from '../define.ts'
import { clears, keyValue, nothings } from '../data-rows.ts'

const store: ValueRow = { construct: { returns: 'keyv.Store' }, call: { returns: 'keyv.Store' } }
const makes: ValueRow = { call: { returns: 'keyv.Store', promise: true } }

export default defineLibrary({
  id: 'keyv',
  title: 'Keyv and cache-manager',
  packages: ['keyv', 'cache-manager'],
  checked: '5.6.0',
  docs: 'https://keyv.org/docs/',
  modules: {
    keyv: { ...store, members: { Keyv: store } },
    'cache-manager': { members: { createCache: makes, caching: makes, multiCaching: makes } },
  },
  types: {
    Store: {
      members: {
        delete: keyValue('delete', { key: rest(0) }),
        del: keyValue('delete'),
        set: keyValue('set', { value: arg(1), ttl: arg(2) }),
        get: keyValue('read'),
        has: keyValue('read'),
        clear: clears(),
        reset: clears(),
        ...nothings('on', 'ttl', 'disconnect'),
      },
    },
  },
})
