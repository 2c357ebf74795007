import { verify } from 'example-users'
import { Router } from 'express'
import { SESSION_COOKIE } from '../lib/session.js'

export const account = Router()

account.post('/login', async (req, res) => {
  const userId = await verify(req.body)
  if (!userId) return res.status(401).end()
  req.session.regenerate(() => {
    req.session.userId = userId
    res.redirect('/account')
  })
})

// Looks like a logout: the cookie goes, the user is sent away. But the cookie was set for `.shop.example`, so it stays, the
// session in Redis is good for another week, and a link prefetched by the browser is enough to get here.
account.get('/logout', (req, res) => {
  res.clearCookie(SESSION_COOKIE)
  res.redirect('/')
})
