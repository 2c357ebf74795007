import { redis } from './store.js'

export const check = async ({ email }) => JSON.parse(await redis.get(`user:${email}`))
