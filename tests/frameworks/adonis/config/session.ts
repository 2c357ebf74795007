import env from '#start/env'
import { defineConfig, stores } from '@adonisjs/session'

export default defineConfig({ //=> sets adonis-session path=/ domain=-
  cookieName: 'adonis-session',
  age: '2h',
  cookie: { path: '/', httpOnly: true, sameSite: 'lax' },
  store: env.get('SESSION_DRIVER'),
  stores: { redis: stores.redis({ connection: 'main' }) },
})
