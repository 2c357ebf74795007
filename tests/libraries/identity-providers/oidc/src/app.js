import express from 'express'
import cookies from 'cookie-parser'
import { tokenRevocation as revoke } from 'openid-client'
import { AuthorizationCode } from 'simple-oauth2'
import { addressOf, config, google } from './oidc.js'
import { done, keep } from './respond.js'

const app = express()
const code = new AuthorizationCode({})
app.use(cookies())
app.get('/callback', (req, res) => keep(res, req.query.token))

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await revoke(config, req.cookies.token) //=> invalidates provider delegated
  done(res)
})

app.get('/away/logout', (req, res) => { //=> endpoint GET /away/logout; reports no-get-logout
  res.clearCookie('token', { path: '/' }) //=> clears token path=/ domain=-
  res.redirect(addressOf(req.cookies.hint).href)
})

app.post('/google/logout', async (req, res) => { //=> endpoint POST /google/logout
  await google.revokeToken(req.cookies.token) //=> invalidates provider delegated
  done(res)
})

app.post('/simple/logout', async (req, res) => { //=> endpoint POST /simple/logout
  const token = code.createToken({ access_token: req.cookies.token })
  await token.revokeAll() //=> invalidates provider delegated
  done(res)
})

app.listen(3000)
