/** sqlite3, which answers to callbacks, and `sqlite`, which wraps it in promises. Statements are sent at once. */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary, self } from '../define.ts'
import { answersToCallback, nothings, statement } from '../data-rows.ts'

const database: ValueRow = { construct: { returns: 'sqlite3.Database' } }
const text = statement()
const runs: ValueRow = {
  call: { promise: true, ...answersToCallback, effects: [{ is: 'sql', text: self('text'), values: arg(0) }] },
}

export default defineLibrary({
  id: 'sqlite3',
  title: 'sqlite3',
  packages: ['sqlite3', 'sqlite'],
  checked: '6.0.1',
  docs: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  modules: {
    sqlite3: { members: { Database: database, verbose: { call: { returns: 'sqlite3.Module' } } } },
    sqlite: { members: { open: { call: { returns: 'sqlite3.Database', promise: true } } } },
  },
  types: {
    /** `require('sqlite3').verbose()`. */
    Module: { members: { Database: database } },
    Database: {
      members: {
        run: text,
        get: text,
        all: text,
        each: text,
        exec: text,
        prepare: { call: { returns: 'sqlite3.Statement', with: { text: arg(0) }, promise: true } },
        serialize: { call: { callbacks: [{ arg: 0, runs: 'now' }] } },
        parallelize: { call: { callbacks: [{ arg: 0, runs: 'now' }] } },
        ...nothings('close', 'on', 'configure', 'migrate'),
      },
    },
    Statement: { members: { run: runs, get: runs, all: runs, ...nothings('finalize') } },
  },
})
