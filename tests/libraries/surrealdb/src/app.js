import express from 'express'
import cookies from 'cookie-parser'
import { db, endSession as end, sessionOf } from './db.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  await db.create(sessionOf(req.body.id)).content({ user: req.body.user })
  res.cookie('sid', req.body.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/statement/logout', async (req, res) => { //=> endpoint POST /statement/logout
  await db.query('DELETE FROM sessions WHERE id = $id', { id: req.cookies.sid }) //=> invalidates session
  done(res)
})

app.post('/revoked/logout', async (req, res) => { //=> endpoint POST /revoked/logout
  await db.update(sessionOf(req.cookies.sid)).merge({ revoked: true }) //=> invalidates session
  done(res)
})

// A query that nobody waits for is not sent.
app.post('/built/logout', (req, res) => { //=> endpoint POST /built/logout; reports require-server-side-destroy
  db.delete(sessionOf(req.cookies.sid))
  done(res)
})

app.listen(3000)
