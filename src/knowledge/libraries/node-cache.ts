/** Caches in the memory of the process: node-cache and memory-cache. They work at once (run against node-cache 5.1). */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary, rest } from '../define.ts'
import { clears, keyValue } from '../data-rows.ts'

const store: ValueRow = { construct: { returns: 'node-cache.Store' } }

export default defineLibrary({
  id: 'node-cache',
  title: 'node-cache',
  packages: ['node-cache', 'memory-cache'],
  checked: '5.1.2',
  docs: 'https://github.com/node-cache/node-cache',
  modules: {
    'node-cache': { ...store, members: { NodeCache: store } },
    'memory-cache': { type: 'node-cache.Store', members: { Cache: store } },
  },
  types: {
    Store: {
      members: {
        del: keyValue('delete', { key: rest(0) }, false),
        take: keyValue('delete', {}, false),
        set: keyValue('set', { value: arg(1), ttl: arg(2) }, false),
        put: keyValue('set', { value: arg(1), ttl: arg(2) }, false),
        get: keyValue('read', {}, false),
        has: keyValue('read', {}, false),
        flushAll: clears(false),
        clear: clears(false),
        ttl: { call: {} },
        on: { call: {} },
      },
    },
  },
})
