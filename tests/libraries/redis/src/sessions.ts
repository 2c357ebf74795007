import { redis, sessionKey } from './store.ts'

export async function endSession(id: string) {
  await redis.del(sessionKey(id)) //=> invalidates session
}
