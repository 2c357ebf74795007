import express from 'express'
import cookies from 'cookie-parser'
import { db, endSession as end } from './db.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  db.data.sessions.push({ id: req.body.id, user: req.body.user })
  await db.write()
  res.cookie('sid', req.body.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/updated/logout', async (req, res) => { //=> endpoint POST /updated/logout
  const id = req.cookies.sid
  await db.update(({ sessions }) => sessions.splice(sessions.findIndex((one) => one.id === id), 1)) //=> invalidates session
  done(res)
})

// Looks, and takes nothing away; another list gets shorter.
app.post('/looked/logout', async (req, res) => { //=> endpoint POST /looked/logout; reports require-server-side-destroy
  if (db.data.sessions.find((one) => one.id === req.cookies.sid)) console.log('bye')
  db.data.posts = db.data.posts.filter((post) => post.draft)
  await db.write()
  done(res)
})

app.listen(3000)
