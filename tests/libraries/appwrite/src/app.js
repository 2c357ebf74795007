import express from 'express'
import cookies from 'cookie-parser'
import { accountOf as mine, admin } from './clients.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  const session = await admin().createEmailPasswordSession({ email: req.body.email, password: req.body.password })
  res.cookie('a_session', session.secret, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets a_session path=/ domain=-
})

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await mine(req.cookies.a_session).deleteSession({ sessionId: 'current' }) //=> invalidates provider delegated
  res.clearCookie('a_session', { path: '/' }).sendStatus(204) //=> clears a_session path=/ domain=-
})

app.post('/early/logout', (req, res) => { //=> endpoint POST /early/logout
  mine(req.cookies.a_session).deleteSessions() //=> invalidates provider delegated
  res.clearCookie('a_session', { path: '/' }).sendStatus(204) //=> clears a_session path=/ domain=-
})

// Appwrite is not told.
app.post('/forgotten/logout', async (req, res) => { //=> endpoint POST /forgotten/logout
  await mine(req.cookies.a_session).get()
  res.clearCookie('a_session', { path: '/' }).sendStatus(204) //=> clears a_session path=/ domain=-
})

app.listen(3000)
