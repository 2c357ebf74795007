import express from 'express'
import { identities, ory as kratos } from './ory.js'

const app = express()
app.use(express.json())

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await kratos.performNativeLogout({ performNativeLogoutBody: { session_token: req.body.token } }) //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/everywhere/logout', async (req, res) => { //=> endpoint POST /everywhere/logout
  await identities.deleteIdentitySessions({ id: req.body.id }) //=> invalidates provider delegated
  res.sendStatus(204)
})

// The browser is sent where the flow goes on.
app.get('/logout', async (req, res) => { //=> endpoint GET /logout
  const { data } = await kratos.createBrowserLogoutFlow({ cookie: req.headers.cookie })
  res.redirect(data.logout_url)
})

// Everybody else's device.
app.post('/others/logout', async (req, res) => { //=> endpoint POST /others/logout
  await kratos.disableMyOtherSessions({ xSessionToken: req.body.token }) //=> reports no-ineffective-session-destroy
  res.sendStatus(204)
})

app.listen(3000)
