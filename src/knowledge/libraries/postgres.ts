/** postgres.js: a tagged template is a promise that is sent when it is awaited (run against 3.4, sessions.md §1 fact 8). */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary, rest } from '../define.ts'

const sql: ValueRow = { call: { returns: 'postgres.Sql' } }
const inTransaction: ValueRow = { call: { promise: true, callbacks: [{ arg: 'last', params: ['postgres.Sql'], runs: 'now' }] } }

export default defineLibrary({
  id: 'postgres',
  title: 'postgres.js',
  packages: ['postgres'],
  checked: '3.4.9',
  docs: 'https://github.com/porsager/postgres',
  modules: { postgres: sql },
  types: {
    Sql: {
      /** The template's text is the first argument. `sql(object)` only quotes. */
      call: { returns: 'postgres.Query', lazy: true, promise: true, effects: [{ is: 'sql', text: arg(0), values: rest(1) }] },
      members: {
        unsafe: {
          call: { returns: 'postgres.Query', lazy: true, promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] },
        },
        begin: inTransaction,
        savepoint: inTransaction,
        end: { call: { promise: true } },
        json: { call: {} },
        array: { call: {} },
      },
    },
    Query: {
      members: { execute: { call: { executes: true, promise: true } } },
      anyMember: { call: { returns: 'receiver' } },
    },
  },
})
