const crypto = require('crypto')
const express = require('express')
const jwt = require('jsonwebtoken')
const { sessions: open } = require('./store')

let refreshTokens = []
const app = express()
app.use(express.json(), require('cookie-parser')())

app.post('/login', (req, res) => {
  const id = crypto.randomUUID()
  open[id] = { user: req.body.email, at: Date.now() }
  res.cookie('sid', id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  delete open[req.cookies.sid] //=> invalidates session
  done(res)
})

app.post('/nulled/logout', (req, res) => { //=> endpoint POST /nulled/logout
  open[req.cookies.sid] = null //=> invalidates session
  done(res)
})

app.post('/kept/logout', (req, res) => { //=> endpoint POST /kept/logout; reports require-server-side-destroy
  delete req.cookies.sid
  done(res)
})

module.exports = app
