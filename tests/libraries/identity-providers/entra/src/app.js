import express from 'express'
import session from 'express-session'
import { msal as client } from './msal.js'

const app = express()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, name: 'sid', cookie: { path: '/' } })) //=> sets sid path=/ domain=-

app.get('/redirect', async (req, res) => {
  const result = await client.acquireTokenByCode({ code: req.query.code, redirectUri: '/redirect', scopes: [] })
  req.session.account = result.account
  res.redirect('/')
})

const AWAY = `https://login.microsoftonline.com/${process.env.TENANT}/oauth2/v2.0/logout`

app.get('/logout', (req, res) => { //=> endpoint GET /logout; reports no-get-logout
  req.session.destroy((error) => { //=> invalidates session
    if (error) return res.sendStatus(500)
    res.clearCookie('sid', { path: '/' }) //=> clears sid path=/ domain=-
    res.redirect(AWAY)
  })
})

// The cache of MSAL is emptied; the session of the application, which holds the account, stays.
app.post('/cache/logout', async (req, res) => { //=> endpoint POST /cache/logout; reports require-server-side-destroy
  await client.getTokenCache().removeAccount(req.session.account)
  res.clearCookie('sid', { path: '/' }) //=> clears sid path=/ domain=-
  res.redirect(AWAY)
})

app.listen(3000)
