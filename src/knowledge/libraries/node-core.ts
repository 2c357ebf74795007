/** Modules of Node.js and of the language's surroundings that compute, wait or hand on, and keep nothing. */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'

const hash: ValueRow = { call: { returns: 'node-core.Hash' } }
const harmless: ValueRow = { call: { callbacks: [{ arg: 'last', params: [null, null], runs: 'after' }] } }
/** `storage.run(store, callback)`: the callback runs now, and what it answers with is the answer. */
const runs: ValueRow = { call: { callbacks: [{ arg: 1, runs: 'now' }] } }

export default defineLibrary({
  id: 'node-core',
  title: 'Node.js: crypto, async_hooks, timers/promises',
  packages: ['crypto', 'async_hooks', 'timers/promises', 'crypto-js'],
  checked: 'Node 22, crypto-js 4.2.0',
  docs: 'https://nodejs.org/api/crypto.html',
  modules: {
    crypto: {
      members: {
        createHash: hash, createHmac: hash, createCipheriv: hash, createDecipheriv: hash, createSign: hash, createVerify: hash,
        webcrypto: { anyMember: { anyMember: { call: { promise: true } }, call: {} } },
        randomUUID: { call: {} },
      },
      anyMember: harmless,
    },
    async_hooks: { members: { AsyncLocalStorage: { construct: { returns: 'node-core.Storage' } } } },
    'timers/promises': { members: { setTimeout: { call: { promise: true, returns: arg(1) } } }, anyMember: { call: { promise: true } } },
    'crypto-js': { anyMember: { call: {}, anyMember: { call: {} } } },
  },
  types: {
    Hash: { members: { update: { call: { returns: 'receiver' } }, digest: { call: {} } }, anyMember: { call: {} } },
    Storage: { members: { run: runs, getStore: { call: {} }, enterWith: { call: {} }, exit: { call: {} } } },
  },
})
