import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { deleteCookie, setCookie, setSignedCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { sign, verify } from 'hono/jwt'
import { domain, hour } from './config.js'

const app = new Hono()

/** Of a token that does not verify the cookie is dropped: that is no logout. */
const guard = createMiddleware(async (c, next) => {
  try {
    c.set('claims', await verify(c.req.header('Authorization') ?? '', 'k'))
  } catch {
    deleteCookie(c, 'token', { domain })
    return c.json({}, 401)
  }
  await next()
})

app.use('/account/*', guard)

app.post('/login', async (c) => {
  const token = await sign({ sub: 'me', exp: hour() }, 'k')
  setCookie(c, 'token', token, { domain, httpOnly: true }) //=> sets token path=/ domain=?
  await setSignedCookie(c, 'refresh', await sign({ sub: 'me' }, 'r'), 'secret', { prefix: 'host', path: '/auth' }) //=> sets __Host-refresh path=/ domain=-
  c.header('Set-Cookie', ['seen=1', 'Path=/', 'Secure'].join('; '), { append: true }) //=> sets seen path=/ domain=-
  return c.json({ token })
})

app.post('/logout', (c) => { //=> endpoint POST /logout
  deleteCookie(c, 'token', { domain }) //=> clears token path=/ domain=?
  deleteCookie(c, 'refresh', { prefix: 'host' }) //=> clears __Host-refresh path=/ domain=-
  return c.json({})
})

// The prefix is left out. So is the domain: whoever sets one in the environment stays logged in.
app.post('/a/logout', (c) => { //=> endpoint POST /a/logout
  deleteCookie(c, 'token') //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
  deleteCookie(c, 'refresh') //=> clears refresh path=/ domain=-; reports no-mismatched-cookie-deletion
  return c.json({})
})

// A negative Max-Age is not written: the cookies are emptied and stay.
app.post('/b/logout', (c) => { //=> endpoint POST /b/logout
  setCookie(c, 'token', '', { domain, maxAge: -1 }) //=> blanks token path=/ domain=?; reports no-mismatched-cookie-deletion
  setCookie(c, '__Host-refresh', '', { secure: true, maxAge: 0 }) //=> clears __Host-refresh path=/ domain=-
  return c.json({})
})

// Without `append` the second header takes the place of the first.
app.get('/c/logout', (c) => { //=> endpoint GET /c/logout; reports no-get-logout; reports require-cookie-deletion
  c.header('Set-Cookie', `token=; Domain=${domain}; Path=/; Max-Age=0`) //=> clears token path=/ domain=?
  return c.redirect('/')
})

app.get('/d/logout', (c) => c.render('Do you want to log out?'))

serve({ fetch: app.fetch, port: 3000 })
