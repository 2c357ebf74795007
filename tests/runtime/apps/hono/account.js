import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'

export const account = new Hono()

account.post('/login', async (c) => {
  const { user } = await c.req.json()
  c.get('session').set('user', user)
  return c.json({ user })
})

account.get('/me', (c) => {
  const user = c.get('session').get('user')
  if (!user) return c.json({ error: 'not logged in' }, 401)
  return c.json({ user })
})

account.get('/logout', (c) => {
  deleteCookie(c, 'session')
  return c.redirect('/')
})
