/**
 * ioredis: the commands of node-redis in lower case; sent at once, answered with a promise or to a callback; `pipeline()` and
 * `multi()` need `.exec()`. `del(undefined)` deletes nothing and says nothing. Run against 6.0 (sessions.md §4.1).
 */
import type { ValueRow } from '../define.ts'
import { defineLibrary } from '../define.ts'

const pipeline: ValueRow = { call: { returns: 'redis.Multi' } }
const construct: ValueRow = { construct: { returns: 'ioredis.Client' }, call: { returns: 'ioredis.Client' } }

export default defineLibrary({
  id: 'ioredis',
  title: 'ioredis',
  packages: ['ioredis'],
  checked: '6.0.0',
  docs: 'https://github.com/redis/ioredis',
  modules: {
    ioredis: { ...construct, members: { Redis: { ...construct, members: { Cluster: construct } }, Cluster: construct } },
  },
  types: {
    Client: { extends: 'redis.Client', members: { pipeline, multi: pipeline } },
  },
})
