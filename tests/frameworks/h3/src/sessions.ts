import { deleteCookie as drop, getCookie, setCookie, type H3Event } from 'h3'
import Redis from 'ioredis'

const redis = new Redis()

export async function start(event: H3Event, user: string) {
  const id = crypto.randomUUID()
  await redis.set(`session:${id}`, user, 'EX', 3600)
  setCookie(event, 'sid', id, { httpOnly: true, domain: 'example.com' }) //=> sets sid path=/ domain=example.com
}

export async function end(event: H3Event) {
  await redis.del(`session:${getCookie(event, 'sid')}`) //=> invalidates session
  drop(event, 'sid', { domain: 'example.com' }) //=> clears sid path=/ domain=example.com
}

export const forget = (event: H3Event) => {
  drop(event, 'sid') //=> clears sid path=/ domain=-; reports no-mismatched-cookie-deletion
}
