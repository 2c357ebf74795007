import { randomUUID } from 'node:crypto'
import express, { type Response } from 'express'
import cookieParser from 'cookie-parser'
import { revokeSession, describe } from '@acme/sessions'
import { service as store } from './data-source.ts'

const app = express()
app.use(express.json(), cookieParser())

app.post('/login', async (req, res) => {
  const id = randomUUID()
  await store.open(id, req.body.userId)
  res.cookie('sid', id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res: Response) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await store.close(req.cookies.sid)
  done(res)
})

app.post('/marked/logout', async (req, res) => { //=> endpoint POST /marked/logout
  await store.mark(req.cookies.sid)
  done(res)
})

app.post('/everywhere/logout', async (req, res) => { //=> endpoint POST /everywhere/logout
  await store.byUser(req.body.userId)
  done(res)
})

app.post('/tidied/logout', async (req, res) => { //=> endpoint POST /tidied/logout; reports require-server-side-destroy
  await store.tidy(req.body.userId)
  done(res)
})

// Nobody knows what a package of the company does: no claim.
app.post('/elsewhere/logout', async (req, res) => { //=> endpoint POST /elsewhere/logout
  await revokeSession(req.cookies.sid)
  done(res)
})

// A name that says that it only tells.
app.post('/described/logout', async (req, res) => { //=> endpoint POST /described/logout; reports require-server-side-destroy
  console.log(describe('logout'))
  done(res)
})

app.listen(3000)
