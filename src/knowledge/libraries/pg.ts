/**
 * node-postgres and pg-promise: statements as text, sent at once (sessions.md §4.1).
 */
import type { TypeId, ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { nothings, statement } from '../data-rows.ts'

const opens = (type: TypeId): ValueRow => ({
  call: { returns: type, promise: true, callbacks: [{ arg: 'last', params: [null, type, null], runs: 'after' }] },
})
const client: ValueRow = { construct: { returns: 'pg.Client' } }
const members = { Pool: client, Client: client, native: { members: { Pool: client, Client: client } } }
const text = statement()
const inTask: ValueRow = { call: { promise: true, callbacks: [{ arg: 'last', params: ['pg.Database'], runs: 'now' }] } }

export default defineLibrary({
  id: 'pg',
  title: 'node-postgres',
  packages: ['pg', 'pg-promise', 'pg-pool'],
  checked: '8.23.1',
  docs: 'https://node-postgres.com/apis/pool',
  modules: {
    pg: { members },
    'pg-pool': client,
    'pg-promise': { call: { returns: 'pg.Library' } },
  },
  types: {
    Client: { members: { query: text, connect: opens('pg.Client'), ...nothings('end', 'release', 'on', 'once') } },
    /** `pgPromise()(connection)`. */
    Library: {
      call: { returns: 'pg.Database' },
      members: { end: { call: {} }, as: { anyMember: { call: { returns: arg(0) } } } },
    },
    Database: {
      members: {
        ...Object.fromEntries(
          ['query', 'none', 'one', 'oneOrNone', 'many', 'manyOrNone', 'any', 'result', 'multi', 'multiResult'].map((name) => [
            name,
            text,
          ]),
        ),
        tx: inTask,
        task: inTask,
        connect: opens('pg.Database'),
        ...nothings('done'),
      },
    },
  },
})
