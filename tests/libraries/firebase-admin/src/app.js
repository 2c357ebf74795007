import express from 'express'
import cookieParser from 'cookie-parser'
import { auth, sessionOf as start, whoIs } from './firebase.js'

const app = express()
app.use(express.json(), cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('session', await start(req.body.idToken), { httpOnly: true, secure: true, sameSite: 'strict' })
  res.json({ ok: true })
})

// Nothing of the server's own is left: a copy of the cookie is good until it expires.
app.post('/logout', (req, res) => { //=> endpoint POST /logout
  res.clearCookie('session') //=> clears session path=/ domain=-
  res.json({ ok: true })
})

// Firebase is told, for all devices; verifiers that check for it refuse the cookie from then on.
app.post('/logout/everywhere', async (req, res) => { //=> endpoint POST /logout/everywhere
  const { sub } = await whoIs(req.cookies.session)
  await auth.revokeRefreshTokens(sub) //=> invalidates provider delegated
  res.clearCookie('session') //=> clears session path=/ domain=-
  res.json({ ok: true })
})

app.listen(3000)
