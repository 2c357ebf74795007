import { useSession, useSessionStorage } from '@hono/session'
import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { storage } from './storage.js'

const app = new Hono()
app.use(useSessionStorage(storage), useSession()) //=> sets sid path=/ domain=-

app.post('/logout', async (c) => { //=> endpoint POST /logout
  await c.var.session.get()
  c.var.session.delete() //=> invalidates session; clears sid path=/ domain=-
  return c.json({})
})

app.post('/signout', (c) => { //=> endpoint POST /signout; reports require-server-side-destroy
  deleteCookie(c, 'sid') //=> clears sid path=/ domain=-
  return c.json({})
})

export default app
