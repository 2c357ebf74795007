import express from 'express'
import cookies from 'cookie-parser'
import { claimsOf } from './privy.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  await claimsOf(req.body.token)
  res.cookie('privy_token', req.body.token, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets privy_token path=/ domain=-
})

// Who is logged in at Privy is ended in the browser: nothing of the server's own is left.
app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await claimsOf(req.cookies.privy_token)
  res.clearCookie('privy_token', { path: '/' }).sendStatus(204) //=> clears privy_token path=/ domain=-
})

// Not under the path that it was set with.
app.post('/account/logout', (req, res) => { //=> endpoint POST /account/logout
  res.clearCookie('privy_token', { path: '/account' }).sendStatus(204) //=> clears privy_token path=/account domain=-; reports no-mismatched-cookie-deletion
})

app.listen(3000)
