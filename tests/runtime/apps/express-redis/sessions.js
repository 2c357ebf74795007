import { RedisStore } from 'connect-redis'
import session from 'express-session'
import { createClient } from 'redis'

const client = createClient({ url: process.env.REDIS_URL })
await client.connect()

export const sessions = session({
  name: 'shop.sid',
  secret: 'of the test',
  store: new RedisStore({ client, prefix: 'shop:' }),
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: true, sameSite: 'lax', maxAge: 3_600_000 },
})
