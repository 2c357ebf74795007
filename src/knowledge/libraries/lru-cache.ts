/** lru-cache: in memory, at once. `del` and `reset` are gone: on version 11 they are undefined (run, sessions.md §4.1). */
import type { CallRow, ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { clears, keyValue } from '../data-rows.ts'

const store: ValueRow = { construct: { returns: 'lru-cache.Store' }, call: { returns: 'lru-cache.Store' } }
const untilVersion7 = (row: ValueRow): ValueRow => ({
  call: [{ when: [{ package: 'lru-cache', from: '11' }], throws: true }, ...([row.call ?? []].flat() as CallRow[])],
})

export default defineLibrary({
  id: 'lru-cache',
  title: 'lru-cache',
  packages: ['lru-cache'],
  checked: '11.5.3',
  docs: 'https://github.com/isaacs/node-lru-cache',
  modules: { 'lru-cache': { ...store, members: { LRUCache: store } } },
  types: {
    Store: {
      members: {
        delete: keyValue('delete', {}, false),
        del: untilVersion7(keyValue('delete', {}, false)),
        set: keyValue('set', { value: arg(1), ttl: arg(2, 'ttl') }, false),
        get: keyValue('read', {}, false),
        has: keyValue('read', {}, false),
        peek: keyValue('read', {}, false),
        clear: clears(false),
        reset: untilVersion7(clears(false)),
      },
    },
  },
})
