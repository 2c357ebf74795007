/** libSQL (Turso): statements as text or as `{ sql, args }`, sent at once (sessions.md §4.1). */
import type { EffectRow, ValueRow } from '../define.ts'
import { arg, defineLibrary, firstOf } from '../define.ts'
import { nothings, statement } from '../data-rows.ts'

const createClient: ValueRow = { call: { returns: 'libsql.Client' } }
const text = statement({ text: 'sql', values: 'args' })

/** The statements of a batch, as far as batches go. */
const batch = ['0', '1', '2', '3'].map((index): EffectRow => ({
  is: 'sql',
  text: firstOf(arg(0, index, 'sql'), arg(0, index)),
  values: arg(0, index, 'args'),
}))

export default defineLibrary({
  id: 'libsql',
  title: 'libSQL',
  packages: ['@libsql/client', '@tursodatabase/serverless'],
  checked: '0.18.0',
  docs: 'https://docs.turso.tech/sdk/ts/reference',
  modules: {
    '@libsql/client': { members: { createClient } },
    '@libsql/client/web': { members: { createClient } },
    '@libsql/client/http': { members: { createClient } },
    '@tursodatabase/serverless/compat': { members: { createClient } },
  },
  types: {
    Client: {
      members: {
        execute: text,
        executeMultiple: text,
        batch: { call: { promise: true, effects: batch } },
        transaction: { call: { promise: true, returns: 'libsql.Client' } },
        ...nothings('commit', 'rollback', 'close', 'sync'),
      },
    },
  },
})
