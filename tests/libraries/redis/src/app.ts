import { randomUUID } from 'node:crypto'
import cookieParser from 'cookie-parser'
import express from 'express'
import { redis as store, sessionKey } from './store.ts'
import { endSession as end } from './sessions.ts'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const id = randomUUID()
  await store.set(sessionKey(id), JSON.stringify({ user: req.body.user }), { EX: 3600 })
  res.cookie('sid', id, { httpOnly: true }) //=> sets sid path=/ domain=-
  res.sendStatus(204)
})

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.sendStatus(204)
})

// Queued, and never sent.
app.post('/signout', async (req, res) => { //=> endpoint POST /signout; reports require-server-side-destroy
  const batch = store.multi()
  batch.del(sessionKey(req.cookies.sid))
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.sendStatus(204)
})

app.post('/log-out', async (req, res) => { //=> endpoint POST /log-out
  await store.multi().del(`session:${req.cookies.sid}`).exec() //=> invalidates session
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.sendStatus(204)
})

// Logged out of nothing: the pages that are cached are forgotten.
app.post('/logoff', async (req, res) => { //=> endpoint POST /logoff; reports require-server-side-destroy
  await store.del('cache:pages')
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.sendStatus(204)
})

app.put('/products/:id', async (req, res) => {
  await store.del(`product:${req.params.id}`)
  res.sendStatus(204)
})
