import { arg, defineLibrary, rest, self } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

const promised: ValueRow = { call: { promise: true } }
const runs: ValueRow = { call: { executes: true, promise: true } }
/** Whoever is given a promise here sees to it that it is finished, if need be after the answer. */
const waitUntil: ValueRow = { call: { settles: 'arguments' } }

export default defineLibrary({
  id: 'cloudflare',
  title: 'Cloudflare Workers bindings (KV, D1)',
  packages: ['wrangler', '@cloudflare/workers-types', 'cloudflare:workers', '@opennextjs/cloudflare'],
  checked: 'workers-types 4.2026',
  docs: 'https://developers.cloudflare.com/workers/runtime-apis/bindings/',

  modules: { 'cloudflare:workers': { members: { env: { type: 'cloudflare.Env' }, waitUntil } } },

  types: {
    /** What is bound under which name is said by the deployment's configuration: a binding is known by its methods. */
    Env: { anyMember: { type: 'cloudflare.Binding' } },
    Binding: {
      members: {
        // Workers KV; its keys are all that says what is kept there.
        get: promised, getWithMetadata: promised, list: promised,
        put: {
          call: { promise: true, effects: [{ is: 'key-value', op: 'set', key: arg(0), value: arg(1), ttl: arg(2, 'expirationTtl') }] },
        },
        delete: { call: { promise: true, effects: [{ is: 'key-value', op: 'delete', key: arg(0) }] } },
        // D1
        prepare: {
          call: {
            returns: 'cloudflare.Statement', lazy: true, onlyByExecute: true,
            effects: [{ is: 'sql', text: arg(0), values: self('values') }],
          },
        },
        batch: { call: { promise: true, executes: 'arguments' } },
        exec: { call: { promise: true, effects: [{ is: 'sql', text: arg(0) }] } },
        dump: promised, withSession: { call: { returns: 'receiver' } },
        // Queues, services, Durable Objects
        send: promised, sendBatch: promised, fetch: promised, idFromName: harmless, idFromString: harmless, newUniqueId: harmless,
      },
    },
    /** A prepared statement is no promise: it is sent when it is run, or in a batch. */
    Statement: {
      members: { bind: { call: { returns: 'receiver', with: { values: rest(0) } } }, run: runs, all: runs, first: runs, raw: runs },
    },
    ExecutionContext: { members: { waitUntil, passThroughOnException: harmless, props: {} } },
  },

  annotations: {
    '@cloudflare/workers-types': {
      ExecutionContext: { type: 'cloudflare.ExecutionContext' },
      KVNamespace: { type: 'cloudflare.Binding' },
      D1Database: { type: 'cloudflare.Binding' },
    },
  },
})
