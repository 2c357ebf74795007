/** @pilcrowjs/db-query: statements as text for whichever driver its adapter calls, in Lucia's own examples. */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'

const statement = (promise: boolean): ValueRow => ({
  call: { ...(promise ? { promise } : {}), effects: [{ is: 'sql', text: arg(0), values: arg(1) }] },
})
const members = (promise: boolean): Record<string, ValueRow> =>
  Object.fromEntries(['execute', 'query', 'queryOne', 'queryOneOrThrow'].map((name) => [name, statement(promise)]))

export default defineLibrary({
  id: 'pilcrow-db-query',
  title: '@pilcrowjs/db-query',
  packages: ['@pilcrowjs/db-query'],
  checked: '0.0.2',
  docs: 'https://github.com/pilcrowonpaper/db-query',
  modules: {
    '@pilcrowjs/db-query': {
      members: {
        SyncDatabase: { construct: { returns: 'pilcrow-db-query.Sync' } }, AsyncDatabase: { construct: { returns: 'pilcrow-db-query.Async' } },
      },
    },
  },
  types: { Sync: { members: members(false) }, Async: { members: members(true) } },
})
