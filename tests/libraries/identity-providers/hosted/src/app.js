import express from 'express'
import { auth0, descope, fusion, magic as links, management, propel, stytch as api } from './providers.js'

const app = express()
app.use(express.json())

app.post('/a/logout', async (req, res) => { //=> endpoint POST /a/logout
  await api.sessions.revoke({ session_token: req.body.token }) //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/b/logout', async (req, res) => { //=> endpoint POST /b/logout
  await descope.logout(req.body.refreshToken) //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/c/logout', async (req, res) => { //=> endpoint POST /c/logout
  await fusion.logout(true, req.body.refreshToken) //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/d/logout', propel.requireUser, async (req, res) => { //=> endpoint POST /d/logout
  await propel.logoutAllUserSessions(req.user.userId) //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/e/logout', async (req, res) => { //=> endpoint POST /e/logout
  await links.users.logoutByToken(req.body.token) //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/f/logout', async (req, res) => { //=> endpoint POST /f/logout
  await auth0.oauth.revokeRefreshToken({ token: req.body.refreshToken }) //=> invalidates provider delegated
  res.sendStatus(204)
})

// Asks who is logged in, and ends nothing.
app.post('/g/logout', async (req, res) => { //=> endpoint POST /g/logout
  await management.users.get({ id: req.body.id })
  await api.sessions.authenticate({ session_token: req.body.token })
  res.sendStatus(204)
})

app.listen(3000)
