import Redis from 'ioredis'

export const redis = new Redis(process.env.REDIS_URL)
export const PREFIX = 'session:'
const keyOf = (id) => `${PREFIX}${id}`

export const open = (id, user) => redis.set(keyOf(id), JSON.stringify(user), 'EX', 3600)
export const close = (id) => redis.del(keyOf(id)) //=> invalidates session
