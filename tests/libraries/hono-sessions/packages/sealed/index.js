import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { CookieStore, sessionMiddleware } from 'hono-sessions'

const store = new CookieStore()
const app = new Hono()

app.use(sessionMiddleware({ store, encryptionKey: process.env.KEY })) //=> sets session path=/ domain=-

app.post('/logout', (c) => { //=> endpoint POST /logout
  c.get('session').deleteSession() //=> invalidates session
  deleteCookie(c, 'session') //=> clears session path=/ domain=-
  return c.json({})
})

export default app
