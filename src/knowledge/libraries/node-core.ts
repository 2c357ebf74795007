/** Modules of Node.js and of the language's surroundings that compute, wait or hand on, and keep nothing. */
import type { Ref, ValueRow } from '../define.ts'
import { arg, defineLibrary, listOf, self } from '../define.ts'

const hash: ValueRow = { call: { returns: 'node-core.Hash' } }
/** `hashed` is all that went into a digest: the same every time, so that it says no more than that. */
const digestOf = (...inputs: Ref[]): ValueRow => ({ call: { returns: 'node-core.Digest', with: { hashed: listOf(...inputs) } } })
const digester: ValueRow = { call: { returns: 'node-core.Digester' }, construct: { returns: 'node-core.Digester' } }
const digestsFirst = digestOf(arg(0))
const harmless: ValueRow = { call: { callbacks: [{ arg: 'last', params: [null, null], runs: 'after' }] } }
/** `storage.run(store, callback)`: the callback runs now, and what it answers with is the answer. */
const runs: ValueRow = { call: { callbacks: [{ arg: 1, runs: 'now' }] } }

export default defineLibrary({
  id: 'node-core',
  title: 'Node.js: crypto, async_hooks, timers/promises',
  packages: ['crypto', 'async_hooks', 'timers/promises', 'crypto-js', 'sha.js', 'md5', 'js-sha256'],
  checked: 'Node 22, crypto-js 4.2.0',
  docs: 'https://nodejs.org/api/crypto.html',
  modules: {
    crypto: {
      members: {
        createHash: digester, hash: digestOf(arg(1)), createHmac: hash, createCipheriv: hash, createDecipheriv: hash, createSign: hash, createVerify: hash,
        webcrypto: { anyMember: { anyMember: { call: { promise: true } }, call: {} } },
        randomUUID: { call: {} },
      },
      anyMember: harmless,
    },
    async_hooks: { members: { AsyncLocalStorage: { construct: { returns: 'node-core.Storage' } } } },
    'timers/promises': { members: { setTimeout: { call: { promise: true, returns: arg(1) } } }, anyMember: { call: { promise: true } } },
    'crypto-js': {
      members: { MD5: digestsFirst, SHA1: digestsFirst, SHA224: digestsFirst, SHA256: digestsFirst, SHA384: digestsFirst, SHA512: digestsFirst, SHA3: digestsFirst },
      anyMember: { call: {}, anyMember: { call: {} } },
    },
    'sha.js': { ...digester, anyMember: digester },
    'md5': digestsFirst,
    'js-sha256': { ...digestsFirst, members: { sha256: digestsFirst, sha224: digestsFirst } },
  },
  types: {
    Digester: {
      members: {
        update: { call: { returns: 'receiver', with: { hashed: listOf(self('hashed'), arg(0)) } } },
        digest: digestOf(self('hashed')),
      },
      anyMember: { call: {} },
    },
    // Bytes, or their text.
    Digest: { members: { toString: { call: { returns: 'receiver' } } }, anyMember: { call: {} } },
    Hash: { members: { update: { call: { returns: 'receiver' } }, digest: { call: {} } }, anyMember: { call: {} } },
    Storage: { members: { run: runs, getStore: { call: {} }, enterWith: { call: {} }, exit: { call: {} } } },
  },
})
