import { randomUUID } from 'node:crypto'
import express from 'express'
import cookieParser from 'cookie-parser'
import { check } from './users.js'
import { close as end, open, PREFIX, redis } from './store.js'

const app = express()
app.use(express.json(), cookieParser())

app.post('/login', async (req, res) => {
  const user = await check(req.body)
  const id = randomUUID()
  await open(id, user)
  res.cookie('sid', id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/short/logout', async (req, res) => { //=> endpoint POST /short/logout
  await redis.expire(`${PREFIX}${req.cookies.sid}`, 0) //=> invalidates session
  done(res)
})

// Of a transaction nothing is sent before `exec`.
app.post('/queued/logout', async (req, res) => { //=> endpoint POST /queued/logout; reports require-server-side-destroy
  redis.multi().del(`session:${req.cookies.sid}`)
  done(res)
})

app.post('/executed/logout', async (req, res) => { //=> endpoint POST /executed/logout
  await redis.multi().del(`session:${req.cookies.sid}`).exec() //=> invalidates session
  done(res)
})

// What else is kept about somebody.
app.post('/cache/logout', async (req, res) => { //=> endpoint POST /cache/logout; reports require-server-side-destroy
  await redis.del(`cart:${req.body.userId}`)
  await redis.del(`ratelimit:${req.ip}`)
  await redis.del(`otp:${req.body.email}`)
  done(res)
})

// Longer, not shorter.
app.post('/longer/logout', async (req, res) => { //=> endpoint POST /longer/logout; reports require-server-side-destroy
  await redis.expire(`session:${req.cookies.sid}`, 3600)
  done(res)
})

// All of the person's sessions.
app.post('/all/logout', async (req, res) => { //=> endpoint POST /all/logout
  const ids = await redis.smembers(`user-sessions:${req.body.userId}`)
  await redis.del(...ids.map((id) => `session:${id}`)) //=> invalidates session
  done(res)
})

app.listen(3000)
