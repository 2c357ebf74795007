import Redis from 'ioredis'

const redis = new Redis()

export async function saveLogin(id: string) {
  await redis.set(`session:${id}`, '1')
}

export async function end(id: string) {
  await redis.del(`session:${id}`) //=> invalidates session
}
