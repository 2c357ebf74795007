import express from 'express'
import Jar from 'cookie-universal'
import { cookiesOf as jarOf, start } from './cookies.js'

const app = express()
app.use(express.json())

app.post('/login', (req, res) => {
  start(req, res, req.body.token)
  res.sendStatus(204)
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  jarOf(req, res).remove('auth_token', { domain: '.example.com' }) //=> clears auth_token path=/ domain=.example.com
  res.sendStatus(204)
})

// Another cookie, of this host only.
app.post('/host/logout', (req, res) => { //=> endpoint POST /host/logout
  Jar(req, res).remove('auth_token') //=> clears auth_token path=/ domain=-; reports no-mismatched-cookie-deletion
  res.sendStatus(204)
})

// A lifetime wins over the date of a deletion.
app.post('/kept/logout', (req, res) => { //=> endpoint POST /kept/logout
  Jar(req, res).remove('auth_token', { domain: '.example.com', maxAge: 3600 }) //=> blanks auth_token path=/ domain=.example.com; reports no-mismatched-cookie-deletion
  res.sendStatus(204)
})

app.listen(3000)
