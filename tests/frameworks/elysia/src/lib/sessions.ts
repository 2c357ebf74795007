import Redis from 'ioredis'

const redis = new Redis()

export const COOKIE = 'sid'

/** Sessions under random keys. */
export class Sessions {
  async start(user: string) {
    const id = crypto.randomUUID()
    await redis.set(`session:${id}`, user, 'EX', 3600)
    return id
  }

  async end(id: string) {
    await redis.del(`session:${id}`) //=> invalidates session
  }
}
