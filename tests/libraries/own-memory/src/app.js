import { randomUUID } from 'node:crypto'
import express from 'express'
import cookieParser from 'cookie-parser'
import { sessions as open } from './store.js'

const app = express()
app.use(express.json(), cookieParser())

app.post('/login', (req, res) => {
  const id = randomUUID()
  open.set(id, { user: req.body.email })
  res.cookie('sid', id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  open.delete(req.cookies.sid) //=> invalidates session
  done(res)
})

// Looks, and takes nothing away.
app.post('/looked/logout', (req, res) => { //=> endpoint POST /looked/logout; reports require-server-side-destroy
  if (open.has(req.cookies.sid)) console.log('bye', open.get(req.cookies.sid))
  done(res)
})

app.listen(3000)
