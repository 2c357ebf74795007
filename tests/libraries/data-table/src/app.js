import express from 'express'
import cookies from 'cookie-parser'
import { eq, query as build } from '@remix-run/data-table'
import { db, endSession as end, sessions } from './db.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  await db.create(sessions, { id: req.body.id, user: req.body.user })
  res.cookie('sid', req.body.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/bound/logout', async (req, res) => { //=> endpoint POST /bound/logout
  await db.query(sessions).where(eq('id', req.cookies.sid)).delete() //=> invalidates session
  done(res)
})

app.post('/executed/logout', async (req, res) => { //=> endpoint POST /executed/logout
  await db.exec(build(sessions).where({ id: req.cookies.sid }).delete()) //=> invalidates session
  done(res)
})

// Nobody sends it.
app.post('/built/logout', (req, res) => { //=> endpoint POST /built/logout; reports require-server-side-destroy
  build(sessions).where({ id: req.cookies.sid }).delete()
  done(res)
})

app.listen(3000)
