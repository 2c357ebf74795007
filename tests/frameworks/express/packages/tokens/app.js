import express, { Router } from 'express'
import jwt from 'jsonwebtoken'
import Redis from 'ioredis'
import { PrismaClient } from '@prisma/client'
const redis = new Redis(), db = new PrismaClient()
const app = express()
const r = Router()

export async function login(req, res) {
  const refresh = jwt.sign({}, 'r')
  await db.user.update({ where: { id: 1 }, data: { refreshToken: refresh } })
  res.cookie('refresh', refresh)
  res.end()
}

const clear = (res) => res.clearCookie('refresh') //=> clears refresh path=/ domain=-

r.post('/login', login)

r.post('/a/logout', async (req, res) => { //=> endpoint POST /api/a/logout
  await db.user.update({ where: { id: req.user.id }, data: { refreshToken: null } }) //=> invalidates refresh-token
  clear(res)
  res.end()
})

r.post('/b/logout', async (req, res) => { //=> endpoint POST /api/b/logout
  await db.user.update({ where: { id: req.user.id }, data: { refreshToken: undefined } }) //=> reports no-ineffective-session-destroy
  clear(res)
  res.end()
})

r.post('/c/logout', async (req, res) => { //=> endpoint POST /api/c/logout
  await redis.set(`denylist:${req.cookies.refresh}`, '1', 'EX', 900) //=> invalidates denylist
  clear(res)
  res.end()
})

r.post('/d/logout', async (req, res) => { //=> endpoint POST /api/d/logout; reports require-server-side-destroy
  await db.user.update({ where: { id: req.user.id }, data: { lastSeen: new Date() } })
  clear(res)
  res.end()
})

r.post('/e/logout', async (req, res) => { //=> endpoint POST /api/e/logout; reports require-server-side-destroy
  await db.auditLog.create({ data: { event: 'logout', user: req.user.id } })
  clear(res)
  res.end()
})

r.post('/f/logout', (req, res) => { //=> endpoint POST /api/f/logout
  //=> invalidates refresh-token
  db.user.updateMany({ where: { refreshToken: req.cookies.refresh }, data: { refreshToken: '' } }).then(() => {
    clear(res)
    res.end()
  })
})

r.post('/g/logout', async (req, res) => { //=> endpoint POST /api/g/logout
  //=> invalidates refresh-token
  await db.$transaction([db.user.update({ where: { id: 1 }, data: { refreshToken: { set: null } } })])
  clear(res)
  res.end()
})

const commands = { login, async logout(req, res) { clear(res); res.end() } } //=> reports require-server-side-destroy
for (const [name, run] of Object.entries(commands)) r.post(`/cmd/${name}`, run) //=> endpoint POST /api/cmd/logout

app.use('/api', r)
