import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { MemoryStore, sessionMiddleware } from 'hono-sessions'
import { account } from './account.js'
import { pages } from './pages.js'

const app = new Hono()

app.use(sessionMiddleware({
  store: new MemoryStore(),
  sessionCookieName: 'session',
  cookieOptions: { httpOnly: true, sameSite: 'Lax', path: '/' },
}))
app.route('/', account)
app.route('/', pages)

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(`listening on ${port}`)
})
