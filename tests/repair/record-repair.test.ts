/** What the application keeps by itself is ended by its own code, or as its data layer ends it. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const prisma = `import express from 'express'
import cookieParser from 'cookie-parser'
import { PrismaClient } from '@prisma/client'

const app = express()
const prisma = new PrismaClient()
app.use(cookieParser())

`

describe('ending a record of the application', () => {
  it('a row of Prisma, found by the middleware', () => {
    const files = {
      'app.js': prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/' })
  res.end()
})

app.use(async (req, res, next) => {
  const token = req.cookies.sid
  req.session = await prisma.session.findUnique({ where: { token } })
  next()
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/' })
  res.end()
})

app.use(async (req, res, next) => {
  const token = req.cookies.sid
  req.session = await prisma.session.findUnique({ where: { token } })
  next()
})

app.post('/logout', async (req, res) => {
  const token = req.cookies.sid
  if (token) {
    await prisma.session.deleteMany({ where: { token } })
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('an answer that comes before the deletion of the cookie', () => {
    const head = prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/' })
  res.end()
})

app.use(async (req, res, next) => {
  const token = req.cookies.sid
  req.session = await prisma.session.findUnique({ where: { token } })
  next()
})

`
    const files = {
      'app.js': head + `app.post('/logout', (req, res) => {
  if (!req.cookies.sid) return res.sendStatus(204)
  res.sendStatus(204)
  res.clearCookie('sid', { path: '/' })
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': head + `app.post('/logout', async (req, res) => {
  if (!req.cookies.sid) return res.sendStatus(204)
  const token = req.cookies.sid
  if (token) await prisma.session.deleteMany({ where: { token } })
  res.sendStatus(204)
  res.clearCookie('sid', { path: '/' })
})
`,
      },
      left: [],
    })
  })

  it('a row that nothing is seen to find by the cookie is left', () => {
    const files = {
      'app.js': prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/' })
  res.end()
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {},
      left: [
        `require-server-side-destroy: the session in \`session\` is written at \`app.js:10\`, and nothing is seen to find it by a cookie: which one is the caller's is not known`,
      ],
    })
  })

  it('a cookie of another path never comes', () => {
    const files = {
      'app.js': prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/refresh' })
  res.end()
})

app.post('/refresh', async (req, res) => {
  const session = await prisma.session.findUnique({ where: { token: req.cookies.sid } })
  res.json(session)
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/refresh' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {},
      left: [
        'require-server-side-destroy: the cookie `sid` is sent to `/refresh` only, and not to this logout, which cannot tell whose login it ends',
      ],
    })
  })

  it('a helper that nobody calls, in a file of its own', () => {
    const files = {
      'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import { createSession, findSession } from './sessions.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('sid', await createSession(req.body.id), { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await findSession(req.cookies.sid))
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      'sessions.js': `import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function createSession(userId) {
  const { id } = await prisma.session.create({ data: { userId } })
  return id
}

export async function findSession(id) {
  if (!id) return null
  return prisma.session.findUnique({ where: { id } })
}

export async function deleteSession(id) {
  await prisma.session.delete({ where: { id } })
}
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import { createSession, findSession, deleteSession } from './sessions.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('sid', await createSession(req.body.id), { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await findSession(req.cookies.sid))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await deleteSession(sid)
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a helper that deletes what is over, and one that deletes more, are none', () => {
    const files = {
      'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import { createSession, findSession } from './sessions.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('sid', await createSession(req.body.id), { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await findSession(req.cookies.sid))
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      'sessions.js': `import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient()

export async function createSession(userId) {
  const { id } = await prisma.session.create({ data: { userId } })
  return id
}

export async function findSession(id) {
  const session = await prisma.session.findUnique({ where: { id } })
  if (session && session.expiresAt < new Date()) await expireSession(session)
  return session
}

export async function expireSession(session) {
  if (session.expiresAt < new Date()) await prisma.session.delete({ where: { id: session.id } })
}

export async function deleteSessionAndUser(id, userId) {
  await prisma.session.delete({ where: { id } })
  await prisma.user.delete({ where: { id: userId } })
}
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import { createSession, findSession, prisma } from './sessions.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('sid', await createSession(req.body.id), { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await findSession(req.cookies.sid))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await prisma.session.deleteMany({ where: { id: sid } })
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a document of Mongoose, in CommonJS', () => {
    const files = {
      'models/RefreshToken.js': `const mongoose = require('mongoose')

module.exports = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, user: String }))
`,
      'routes/auth.js': `const { Router } = require('express')
const jwt = require('jsonwebtoken')
const RefreshToken = require('../models/RefreshToken')

const router = Router()

router.post('/login', async (req, res) => {
  const refreshToken = jwt.sign({ sub: req.body.id }, process.env.SECRET)
  await RefreshToken.create({ token: refreshToken, user: req.body.id })
  res.cookie('refreshToken', refreshToken, { httpOnly: true, path: '/' })
  res.json({ accessToken: jwt.sign({ sub: req.body.id }, process.env.SECRET, { expiresIn: '5m' }) })
})

router.post('/refresh', async (req, res) => {
  const { refreshToken } = req.cookies
  const stored = await RefreshToken.findOne({ token: refreshToken })
  if (!stored) return res.sendStatus(401)
  res.json({ accessToken: jwt.sign({ sub: stored.user }, process.env.SECRET, { expiresIn: '5m' }) })
})

module.exports = router
`,
      'routes/logout.js': `const router = require('express').Router()

router.post('/logout', (req, res) => {
  res.clearCookie('refreshToken', { path: '/' })
  return res.status(204).end()
})

module.exports = router
`,
      'app.js': `const express = require('express')
const cookieParser = require('cookie-parser')

const app = express()
app.use(cookieParser())
app.use('/auth', require('./routes/auth'))
app.use('/auth', require('./routes/logout'))
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'routes/logout.js': `const router = require('express').Router()
const RefreshToken = require('../models/RefreshToken')

router.post('/logout', async (req, res) => {
  const refreshToken = req.cookies.refreshToken
  if (refreshToken) {
    await RefreshToken.deleteOne({ token: refreshToken })
  }
  res.clearCookie('refreshToken', { path: '/' })
  return res.status(204).end()
})

module.exports = router
`,
      },
      left: [],
    })
  })

  it('a token in a field of the user, compared with the cookie', () => {
    const files = {
      'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import jwt from 'jsonwebtoken'
import { User } from './user.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const user = await User.findOne({ name: req.body.name })
  const refreshToken = jwt.sign({ id: user._id }, process.env.SECRET)
  user.refreshToken = refreshToken
  await user.save({ validateBeforeSave: false })
  res.cookie('refreshToken', refreshToken, { httpOnly: true }).json(user)
})

app.post('/refresh', async (req, res) => {
  const incoming = req.cookies.refreshToken || req.body.refreshToken
  const { id } = jwt.verify(incoming, process.env.SECRET)
  const user = await User.findById(id)
  if (incoming !== user?.refreshToken) return res.sendStatus(401)
  res.json({ accessToken: jwt.sign({ id }, process.env.SECRET, { expiresIn: '5m' }) })
})

app.post('/logout', async (req, res) => {
  res.clearCookie('refreshToken')
  res.json({ ok: true })
})
`,
      'user.js': `import mongoose from 'mongoose'

export const User = mongoose.model('User', new mongoose.Schema({ name: String, refreshToken: String }))
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import jwt from 'jsonwebtoken'
import { User } from './user.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const user = await User.findOne({ name: req.body.name })
  const refreshToken = jwt.sign({ id: user._id }, process.env.SECRET)
  user.refreshToken = refreshToken
  await user.save({ validateBeforeSave: false })
  res.cookie('refreshToken', refreshToken, { httpOnly: true }).json(user)
})

app.post('/refresh', async (req, res) => {
  const incoming = req.cookies.refreshToken || req.body.refreshToken
  const { id } = jwt.verify(incoming, process.env.SECRET)
  const user = await User.findById(id)
  if (incoming !== user?.refreshToken) return res.sendStatus(401)
  res.json({ accessToken: jwt.sign({ id }, process.env.SECRET, { expiresIn: '5m' }) })
})

app.post('/logout', async (req, res) => {
  const incoming = req.cookies.refreshToken
  if (incoming) await User.updateOne({ refreshToken: incoming }, { refreshToken: null })
  res.clearCookie('refreshToken')
  res.json({ ok: true })
})
`,
      },
      left: [],
    })
  })

  it('a key of Redis with the digest of the token, in a server action of Next.js', () => {
    const files = {
      'lib/session.ts': `import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { redis } from './redis'

const PREFIX = 'session:'

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

export async function createSession(userId: string) {
  const token = randomUUID()
  await redis.set(\`\${PREFIX}\${digest(token)}\`, userId, 'EX', 3600)
  const store = await cookies()
  store.set('session', token, { httpOnly: true, path: '/' })
}

export async function currentUser() {
  const token = (await cookies()).get('session')?.value
  if (!token) return null
  return redis.get(\`\${PREFIX}\${digest(token)}\`)
}

export async function logout() {
  const store = await cookies()
  store.delete('session')
}
`,
      'lib/redis.ts': `import Redis from 'ioredis'

export const redis = new Redis(process.env.REDIS_URL!)
`,
      'app/actions.ts': `'use server'

import { redirect } from 'next/navigation'
import { createSession, logout } from '@/lib/session'

export async function login(form: FormData) {
  await createSession(String(form.get('user')))
  redirect('/')
}

export async function logoutAction() {
  await logout()
  redirect('/')
}
`,
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./*"] } } }
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'lib/session.ts': `import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { redis } from './redis'

const PREFIX = 'session:'

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

export async function createSession(userId: string) {
  const token = randomUUID()
  await redis.set(\`\${PREFIX}\${digest(token)}\`, userId, 'EX', 3600)
  const store = await cookies()
  store.set('session', token, { httpOnly: true, path: '/' })
}

export async function currentUser() {
  const token = (await cookies()).get('session')?.value
  if (!token) return null
  return redis.get(\`\${PREFIX}\${digest(token)}\`)
}

export async function logout() {
  const store = await cookies()
  const token = store.get('session')?.value
  if (token) await redis.del(\`\${PREFIX}\${digest(token)}\`)
  store.delete('session')
}
`,
      },
      left: [],
    })
  })

  it('a function of the project that nobody waits for', () => {
    const files = {
      'lib/session.ts': `import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { redis } from './redis'

const PREFIX = 'session:'

const digest = (token: string) => createHash('sha256').update(token).digest('hex')

export async function createSession(userId: string) {
  const token = randomUUID()
  await redis.set(\`\${PREFIX}\${digest(token)}\`, userId, 'EX', 3600)
  const store = await cookies()
  store.set('session', token, { httpOnly: true, path: '/' })
}

export async function currentUser() {
  const token = (await cookies()).get('session')?.value
  if (!token) return null
  return redis.get(\`\${PREFIX}\${digest(token)}\`)
}

export function logout(store: Awaited<ReturnType<typeof cookies>>) {
  store.delete('session')
}
`,
      'lib/redis.ts': `import Redis from 'ioredis'

export const redis = new Redis(process.env.REDIS_URL!)
`,
      'app/actions.ts': `'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { createSession, logout } from '@/lib/session'

export async function login(form: FormData) {
  await createSession(String(form.get('user')))
  redirect('/')
}

export async function logoutAction() {
  logout(await cookies())
  redirect('/')
}
`,
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./*"] } } }
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {},
      left: [
        'require-server-side-destroy: the session in `session:*` is written at `lib/session.ts:12`, and what ends it cannot be reached from the logout',
      ],
    })
  })

  it('a helper, imported by the alias of the others', () => {
    const files = {
      'tsconfig.json': `{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["./*"] } } }
`,
      'lib/sessions.ts': `import { prisma } from './db'

export async function createSession(userId: string) {
  const session = await prisma.session.create({ data: { userId } })
  return session
}

export const findSession = (id: string) => prisma.session.findUnique({ where: { id } })

export async function revokeSession(id: string): Promise<void> {
  await prisma.session.deleteMany({ where: { id } })
}
`,
      'lib/db.ts': `import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient()
`,
      'app/login/route.ts': `import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { createSession } from '@/lib/sessions'

export async function POST(request: Request) {
  const { user } = await request.json()
  const session = await createSession(user)
  const store = await cookies()
  store.set('session_id', session.id, { httpOnly: true, path: '/' })
  return NextResponse.json({ user })
}
`,
      'app/me/route.ts': `import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { findSession } from '@/lib/sessions'

export async function GET() {
  const id = (await cookies()).get('session_id')?.value
  return NextResponse.json(id ? await findSession(id) : null)
}
`,
      'app/logout/route.ts': `import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'

export async function POST() {
  const store = await cookies()
  store.delete('session_id')
  return NextResponse.json({ ok: true })
}
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app/logout/route.ts': `import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { revokeSession } from '@/lib/sessions'

export async function POST() {
  const store = await cookies()
  const id = store.get('session_id')?.value
  if (id) {
    await revokeSession(id)
  }
  store.delete('session_id')
  return NextResponse.json({ ok: true })
}
`,
      },
      left: [],
    })
  })

  it('by the key of the user all devices would be logged out', () => {
    const files = {
      'app.js': prisma + `app.post('/login', async (req, res) => {
  await prisma.session.create({ data: { userId: req.body.id } })
  res.cookie('sid', req.body.id, { signed: true, path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await prisma.session.findFirst({ where: { userId: req.signedCookies.sid } }))
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {},
      left: [
        `require-server-side-destroy: the session in \`session\` is written at \`app.js:10\`, and nothing is seen to find it by a cookie: which one is the caller's is not known`,
      ],
    })
  })

  it('a helper of another package is out of reach', () => {
    const files = {
      'package.json': `{ "private": true, "workspaces": ["packages/*"] }
`,
      'packages/api/package.json': `{ "name": "api", "dependencies": { "express": "^5.0.0", "cookie-parser": "^1.4.0", "@prisma/client": "^6.0.0" } }
`,
      'packages/worker/package.json': `{ "name": "worker", "dependencies": { "@prisma/client": "^6.0.0" } }
`,
      'packages/worker/sessions.js': `import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export async function deleteSession(token) {
  await prisma.session.deleteMany({ where: { token } })
}
`,
      'packages/api/app.js': prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await prisma.session.findUnique({ where: { token: req.cookies.sid } }))
})

app.post('/logout', (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'packages/api/app.js': prisma + `app.post('/login', async (req, res) => {
  const session = await prisma.session.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.cookie('sid', session.token, { httpOnly: true, path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await prisma.session.findUnique({ where: { token: req.cookies.sid } }))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await prisma.session.deleteMany({ where: { token: sid } })
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a Map that its module keeps to itself', () => {
    const files = {
      'sessions.ts': `const sessions = new Map<string, { user: string }>()

export function open(user: string) {
  const id = crypto.randomUUID()
  sessions.set(id, { user })
  return id
}

export function find(id: string | undefined) {
  return id ? sessions.get(id) : undefined
}
`,
      'app.ts': `import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { find, open } from './sessions'

const app = new Hono()

app.post('/login', async (c) => {
  const { user } = await c.req.json()
  setCookie(c, 'sid', open(user), { httpOnly: true, path: '/' })
  return c.json({ user })
})

app.get('/me', (c) => {
  const session = find(getCookie(c, 'sid'))
  return session ? c.json(session) : c.text('nobody', 401)
})

app.post('/logout', (c) => {
  deleteCookie(c, 'sid', { path: '/' })
  return c.body(null, 204)
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'sessions.ts': `const sessions = new Map<string, { user: string }>()

export function open(user: string) {
  const id = crypto.randomUUID()
  sessions.set(id, { user })
  return id
}

export function find(id: string | undefined) {
  return id ? sessions.get(id) : undefined
}

export function endSession(id: string | undefined) {
  sessions.delete(id)
}
`,
        'app.ts': `import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { find, open, endSession } from './sessions'

const app = new Hono()

app.post('/login', async (c) => {
  const { user } = await c.req.json()
  setCookie(c, 'sid', open(user), { httpOnly: true, path: '/' })
  return c.json({ user })
})

app.get('/me', (c) => {
  const session = find(getCookie(c, 'sid'))
  return session ? c.json(session) : c.text('nobody', 401)
})

app.post('/logout', (c) => {
  const sid = getCookie(c, 'sid')
  if (sid) {
    endSession(sid)
  }
  deleteCookie(c, 'sid', { path: '/' })
  return c.body(null, 204)
})
`,
      },
      left: [],
    })
  })

  it('a Map of the same file, and an answer in several places', () => {
    const files = {
      'app.js': `const express = require('express')
const cookieParser = require('cookie-parser')

const app = express()
const sessions = new Map()
app.use(cookieParser())

app.post('/login', (req, res) => {
  const sessionId = crypto.randomUUID()
  sessions.set(sessionId, req.body.user)
  res.cookie('session_id', sessionId)
  res.redirect('/')
})

app.get('/me', (req, res) => {
  res.json(sessions.get(req.cookies['session_id']))
})

app.post('/logout', (req, res) => {
  const sessionId = req.cookies['session_id']
  if (!sessionId) return res.sendStatus(204)
  res.clearCookie('session_id')
  if (req.xhr) return res.json({ ok: true })
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': `const express = require('express')
const cookieParser = require('cookie-parser')

const app = express()
const sessions = new Map()
app.use(cookieParser())

app.post('/login', (req, res) => {
  const sessionId = crypto.randomUUID()
  sessions.set(sessionId, req.body.user)
  res.cookie('session_id', sessionId)
  res.redirect('/')
})

app.get('/me', (req, res) => {
  res.json(sessions.get(req.cookies['session_id']))
})

app.post('/logout', (req, res) => {
  const sessionId = req.cookies['session_id']
  if (!sessionId) return res.sendStatus(204)
  sessions.delete(sessionId)
  res.clearCookie('session_id')
  if (req.xhr) return res.json({ ok: true })
  res.redirect('/')
})
`,
      },
      left: [],
    })
  })
})
