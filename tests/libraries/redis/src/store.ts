import { createClient as connect } from 'redis'

export const redis = connect({ url: process.env.REDIS_URL })
export const sessionKey = (id: string) => `session:${id}`
