const express = require('express')
const cookies = require('cookie-parser')
const { db: file, endSession: end } = require('./db')

const app = express()
app.use(express.json(), cookies())

app.post('/login', (req, res) => {
  file.get('sessions').push({ id: req.body.id, user: req.body.user }).write()
  res.cookie('sid', req.body.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  end(req.cookies.sid)
  done(res)
})

// A chain that nobody writes.
app.post('/unwritten/logout', (req, res) => { //=> endpoint POST /unwritten/logout; reports require-server-side-destroy
  file.get('sessions').remove({ id: req.cookies.sid })
  done(res)
})

app.listen(3000)
