import express from 'express'
import cookies from 'cookie-parser'
import { kv as redis } from '@vercel/kv'
import { client, close as end, old, sessions, storage } from './stores.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  await storage.setItem(`session:${req.body.id}`, { name: req.body.name })
  res.cookie('sid', req.body.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/prefixed/logout', async (req, res) => { //=> endpoint POST /prefixed/logout
  await sessions.del(req.cookies.sid) //=> invalidates session
  done(res)
})

app.post('/kv/logout', async (req, res) => { //=> endpoint POST /kv/logout
  await redis.del(`session:${req.cookies.sid}`) //=> invalidates session
  done(res)
})

app.post('/memcached/logout', (req, res) => { //=> endpoint POST /memcached/logout
  old.del(`session:${req.cookies.sid}`, (error) => { //=> invalidates session
    if (error) return res.sendStatus(500)
    done(res)
  })
})

app.post('/memjs/logout', async (req, res) => { //=> endpoint POST /memjs/logout
  await client.delete(`session:${req.cookies.sid}`) //=> invalidates session
  done(res)
})

// The answer is sent while the command is on its way.
app.post('/memcached/early/logout', (req, res) => { //=> endpoint POST /memcached/early/logout
  old.del(`session:${req.cookies.sid}`, () => {}) //=> invalidates session; reports no-response-before-destroy
  done(res)
})

app.post('/memjs/early/logout', (req, res) => { //=> endpoint POST /memjs/early/logout
  client.delete(`session:${req.cookies.sid}`) //=> invalidates session; reports no-response-before-destroy
  done(res)
})

// What else is kept about somebody.
app.post('/cart/logout', async (req, res) => { //=> endpoint POST /cart/logout; reports require-server-side-destroy
  await redis.del(`cart:${req.body.name}`)
  await storage.getItem(`session:${req.cookies.sid}`)
  await storage.getKeys()
  done(res)
})

app.listen(3000)
