/**
 * SQLite drivers that work at once: better-sqlite3, node:sqlite, bun:sqlite. `prepare()` alone does nothing; `run(undefined)`
 * matches no row (run against better-sqlite3 12, sessions.md §4.1).
 */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary, rest, self } from '../define.ts'

const database: ValueRow = { construct: { returns: 'better-sqlite3.Database' }, call: { returns: 'better-sqlite3.Database' } }
const runs: ValueRow = { call: { effects: [{ is: 'sql', text: self('text'), values: rest(0) }] } }
const prepares: ValueRow = { call: { returns: 'better-sqlite3.Statement', with: { text: arg(0) } } }

export default defineLibrary({
  id: 'better-sqlite3',
  title: 'better-sqlite3',
  packages: ['better-sqlite3', 'node:sqlite', 'bun:sqlite'],
  checked: '12.11.1',
  docs: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
  modules: {
    'better-sqlite3': database,
    'node:sqlite': { members: { DatabaseSync: database } },
    'bun:sqlite': { members: { Database: database } },
  },
  types: {
    Database: {
      members: {
        prepare: prepares,
        query: prepares,
        exec: { call: { effects: [{ is: 'sql', text: arg(0) }] } },
        run: { call: { effects: [{ is: 'sql', text: arg(0), values: rest(1) }] } },
        /** A function that runs the given one. */
        transaction: { call: { returns: arg(0) } },
        pragma: { call: {} },
        close: { call: {} },
      },
    },
    Statement: {
      members: {
        run: runs,
        get: runs,
        all: runs,
        iterate: runs,
        values: runs,
        bind: { call: { returns: 'receiver' } },
        pluck: { call: { returns: 'receiver' } },
        finalize: { call: {} },
      },
    },
  },
})
