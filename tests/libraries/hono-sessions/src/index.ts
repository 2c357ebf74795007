import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { MemoryStore, sessionMiddleware as sessions, type Session } from 'hono-sessions'
import { leave as finish } from './leave'

const app = new Hono<{ Variables: { session: Session } }>()

//=> sets app_session path=/ domain=-
app.use('*', sessions({ store: new MemoryStore(), sessionCookieName: 'app_session', cookieOptions: { httpOnly: true, path: '/' } }))

app.post('/login', async (c) => {
  c.get('session').set('user', (await c.req.parseBody()).name)
  return c.redirect('/')
})

app.post('/logout', (c) => { //=> endpoint POST /logout
  finish(c)
  return c.body(null, 204)
})

// The record goes, and the cookie stays.
app.post('/signout', (c) => { //=> endpoint POST /signout; reports require-cookie-deletion
  c.var.session.deleteSession() //=> invalidates session
  return c.body(null, 204)
})

// The user goes, and the record stays.
app.post('/log-out', (c) => { //=> endpoint POST /log-out
  const session = c.get('session')
  session.forget('user') //=> invalidates session partial
  deleteCookie(c, 'app_session') //=> clears app_session path=/ domain=-
  return c.body(null, 204)
})

// Something else is forgotten.
app.post('/logoff', (c) => { //=> endpoint POST /logoff; reports require-server-side-destroy
  c.get('session').forget('theme')
  deleteCookie(c, 'app_session') //=> clears app_session path=/ domain=-
  return c.body(null, 204)
})

export default app
