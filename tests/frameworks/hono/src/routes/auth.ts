import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { validator } from 'hono/validator'
import { endSession, forget as leave, startSession } from '../lib/session'
import type { AppEnv } from '../types'
import { signOut } from './handlers'

const mustBeKnown = async (c, next) => {
  if (!getCookie(c, 'sid')) return c.json({ error: 'unknown' }, 401)
  await next()
}

export const auth = new Hono<AppEnv>()
  .post('/login', validator('form', (value) => value), async (c) => {
    await startSession(c, c.req.valid('form').name)
    return c.redirect('/', 303)
  })
  .post('/logout', mustBeKnown, async (c) => { //=> endpoint POST /api/auth/logout
    await endSession(c, getCookie(c, 'sid'))
    return c.body(null, 204) //=> sends
  })
  .delete('/session', async (c) => { //=> endpoint DELETE /api/auth/session
    await endSession(c, getCookie(c, 'sid'))
    return c.json({ ok: true })
  })
  // Only the cookie goes, and not even that: it was set for the whole site.
  .post('/signout', (c) => { //=> endpoint POST /api/auth/signout; reports require-server-side-destroy
    leave(c)
    return c.text('bye')
  })
  .get('/log-out', ...signOut) //=> endpoint GET /api/auth/log-out; reports no-get-logout
  .get('/logged-out', (c) => c.html('<p>You are logged out.</p>'))
