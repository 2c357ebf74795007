const express = require('express')
const cookies = require('cookie-parser')
const { Session: Login, endSession: end } = require('./models')

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  await new Login().save({ id: req.body.id, user: req.body.user }, { method: 'insert' })
  res.cookie('sid', req.body.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/forged/logout', async (req, res) => { //=> endpoint POST /forged/logout
  await Login.forge({ id: req.cookies.sid }).destroy() //=> invalidates session
  done(res)
})

app.post('/found/logout', async (req, res) => { //=> endpoint POST /found/logout
  const session = await Login.where('id', req.cookies.sid).fetch()
  await session.destroy() //=> invalidates session
  done(res)
})

app.post('/revoked/logout', async (req, res) => { //=> endpoint POST /revoked/logout
  await new Login({ id: req.cookies.sid }).save({ revoked: true }, { patch: true }) //=> invalidates session
  done(res)
})

// Looked for, and left.
app.post('/looked/logout', async (req, res) => { //=> endpoint POST /looked/logout; reports require-server-side-destroy
  const session = await Login.where({ id: req.cookies.sid }).fetch()
  console.log('bye', session)
  done(res)
})

app.post('/early/logout', (req, res) => { //=> endpoint POST /early/logout
  new Login({ id: req.cookies.sid }).destroy() //=> invalidates session; reports no-response-before-destroy
  done(res)
})

app.listen(3000)
