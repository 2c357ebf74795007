/**
 * Neon's serverless driver and @vercel/postgres. Neon's tagged template is sent when it is awaited (run against 1.2: nothing is
 * sent without, sessions.md §1 fact 8); @vercel/postgres sends at once (documentation).
 */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary, rest } from '../define.ts'
import { statement } from '../data-rows.ts'

const client: ValueRow = { construct: { returns: 'pg.Client' } }
const vercel: ValueRow = { call: { returns: 'neon.Vercel' } }

export default defineLibrary({
  id: 'neon',
  title: 'Neon serverless driver and @vercel/postgres',
  packages: ['@neondatabase/serverless', '@vercel/postgres'],
  checked: '1.2.0',
  docs: 'https://github.com/neondatabase/serverless',
  modules: {
    '@neondatabase/serverless': { members: { neon: { call: { returns: 'neon.Sql' } }, Pool: client, Client: client } },
    '@vercel/postgres': {
      members: { sql: { type: 'neon.Vercel' }, db: { type: 'neon.Vercel' }, createPool: vercel, createClient: vercel },
    },
  },
  types: {
    Sql: {
      extends: 'postgres.Sql',
      members: {
        query: {
          call: { returns: 'postgres.Query', lazy: true, promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] },
        },
        transaction: { call: { promise: true, executes: 'arguments' } },
      },
    },
    Vercel: {
      extends: 'pg.Client',
      call: { promise: true, effects: [{ is: 'sql', text: arg(0), values: rest(1) }] },
      members: { sql: { type: 'neon.Vercel' }, query: statement() },
    },
  },
})
