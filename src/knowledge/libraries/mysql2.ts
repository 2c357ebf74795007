/**
 * mysql2 and mysql: statements as text, sent at once; with callbacks, or as promises (`mysql2/promise`, `.promise()`)
 * (sessions.md §4.1).
 */
import type { ValueRow } from '../define.ts'
import { defineLibrary } from '../define.ts'
import { nothings, statement } from '../data-rows.ts'

const connection: ValueRow = {
  call: {
    returns: 'mysql2.Connection',
    promise: true,
    callbacks: [{ arg: 'last', params: [null, 'mysql2.Connection'], runs: 'after' }],
  },
}
/** Not a promise in the callback versions; waiting for it is right for both. */
const members = { createConnection: connection, createPool: connection, createPoolCluster: connection }
const text = statement({ text: 'sql', values: 'values' })

export default defineLibrary({
  id: 'mysql2',
  title: 'mysql2 and mysql',
  packages: ['mysql2', 'mysql', 'promise-mysql', 'serverless-mysql'],
  checked: '3.24.5',
  docs: 'https://sidorares.github.io/node-mysql2/docs',
  modules: {
    mysql2: { members },
    'mysql2/promise': { members },
    mysql: { members },
    'promise-mysql': { members },
    'serverless-mysql': { call: { returns: 'mysql2.Connection' } },
  },
  types: {
    Connection: {
      members: {
        query: text,
        execute: text,
        promise: { call: { returns: 'receiver' } },
        getConnection: connection,
        ...nothings('beginTransaction', 'commit', 'rollback', 'connect', 'end', 'release', 'destroy', 'on', 'ping'),
      },
    },
  },
})
