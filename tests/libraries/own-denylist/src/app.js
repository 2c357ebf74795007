import express from 'express'
import jwt from 'jsonwebtoken'
import { Blacklist as Denied, BlockedAddress, cache } from './lists.js'
import { login } from './login.js'

const app = express()
app.use(express.json())
app.post('/login', login)

const tokenOf = (req) => req.headers.authorization?.split(' ')[1]

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  const token = tokenOf(req)
  const { exp } = jwt.decode(token)
  await Denied.create({ token, expiresAt: new Date(exp * 1000) }) //=> invalidates denylist
  res.sendStatus(204)
})

app.post('/cached/logout', async (req, res) => { //=> endpoint POST /cached/logout
  const { jti, exp } = jwt.decode(tokenOf(req))
  await cache.set(`bl:${jti}`, '1', { EX: exp - Math.floor(Date.now() / 1000) }) //=> invalidates denylist
  res.sendStatus(204)
})

// A list of addresses is no list of tokens.
app.post('/address/logout', async (req, res) => { //=> endpoint POST /address/logout
  await BlockedAddress.create({ ip: req.ip })
  res.sendStatus(204)
})

// Looking is not putting on it.
app.post('/looked/logout', async (req, res) => { //=> endpoint POST /looked/logout
  if (await Denied.findOne({ token: tokenOf(req) })) return res.sendStatus(401)
  res.sendStatus(204)
})

// Taking off the list lets the token live again.
app.post('/forgiven/logout', async (req, res) => { //=> endpoint POST /forgiven/logout
  await Denied.deleteMany({ expiresAt: { $lt: new Date() } })
  res.sendStatus(204)
})

app.listen(3000)
