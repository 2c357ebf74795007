/**
 * Redis over HTTP: @upstash/redis and @vercel/kv. The commands of ioredis, sent at once; after the answer the platform may stop
 * the work, so it has to be waited for. `pipeline()` and `multi()` need `.exec()`. Run against 1.39 (sessions.md §4.1).
 */
import type { ValueRow } from '../define.ts'
import { defineLibrary } from '../define.ts'

const client: ValueRow = {
  construct: { returns: 'ioredis.Client' },
  members: { fromEnv: { call: { returns: 'ioredis.Client' } } },
}

export default defineLibrary({
  id: 'upstash-redis',
  title: 'Upstash Redis and Vercel KV',
  packages: ['@upstash/redis', '@vercel/kv'],
  checked: '1.39.0',
  docs: 'https://upstash.com/docs/redis/sdks/ts/overview',
  modules: {
    '@upstash/redis': { members: { Redis: client } },
    '@upstash/redis/cloudflare': { members: { Redis: client } },
    '@vercel/kv': { members: { kv: { type: 'ioredis.Client' }, createClient: { call: { returns: 'ioredis.Client' } } } },
  },
})
