/** The session is ended, and the answer waits for it, in the way of its library and of the file. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const express = `const express = require('express')
const session = require('express-session')

const app = express()
app.use(session({ secret: 's', store: new Store() }))

`

const redis = `import express from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await redis.set('session:' + sid, req.body.user)
  res.cookie('sid', sid)
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await redis.get('session:' + req.get('x-session')))
})

`

describe('ending the session before the answer', () => {
  it('a handler that only deletes the cookie', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res, next) => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a handler that has a next of another name', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res, done) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res, done) => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return done(error)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a library whose session ends when null is assigned, and that keeps the user when it is regenerated', () => {
    const koa = `const Koa = require('koa')
const Router = require('@koa/router')
const session = require('koa-session')

const app = new Koa()
app.use(session({ store: new Store() }, app))
const router = new Router()
app.use(router.routes())

`
    const files = {
      'app.js': koa + `router.post('/logout', (ctx) => {
  ctx.cookies.set('koa.sess', null)
  ctx.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': koa + `router.post('/logout', (ctx) => {
  ctx.cookies.set('koa.sess', null)
  ctx.session = null
  ctx.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('an answer that is returned, and a session that is a variable of the context', () => {
    const hono = `import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { MemoryStore, sessionMiddleware } from 'hono-sessions'

const app = new Hono()
app.use(sessionMiddleware({ store: new MemoryStore() }))

`
    const files = {
      'app.js': hono + `app.post('/logout', (c) => {
  deleteCookie(c, 'session')
  return c.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': hono + `app.post('/logout', (c) => {
  deleteCookie(c, 'session')
  c.var.session.deleteSession()
  return c.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('a call that throws for want of its callback', () => {
    const passport = `const express = require('express')
const session = require('express-session')
const passport = require('passport')

const app = express()
app.use(session({ secret: 's', store: new Store() }))
app.use(passport.session())

`
    const files = {
      'package.json': '{ "dependencies": { "express": "^5.0.0", "express-session": "^1.18.0", "passport": "^0.7.0" } }',
      'app.js': passport + `app.post('/logout', (req, res) => {
  req.logout()
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': passport + `app.post('/logout', (req, res, next) => {
  req.logout((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a call that would not end the session with a callback either', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  delete req.session
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {},
      left: ['no-ineffective-session-destroy: what ends the session record in the store has to take the place of the call that does not'],
    })
  })

  it('a file in which another handler has a next, and an error', () => {
    const login = `app.post('/login', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error)
    req.session.user = req.body.user
    res.end()
  })
})

`
    const files = {
      'app.js': express + login + `app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + login + `app.post('/logout', (req, res, next) => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a handler that knows another next', () => {
    const files = {
      'app.js': express + `const next = '/'

app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect(next)
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {},
      left: ['require-server-side-destroy: there is nobody to hand an error of the store to: the handler has no `next`'],
    })
  })

  it('an answer that awaits something', () => {
    const files = {
      'app.js': express + `app.post('/logout', async (req, res) => {
  res.clearCookie('connect.sid')
  res.json(await Promise.resolve({ ok: true }))
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', async (req, res, next) => {
  res.clearCookie('connect.sid')
  req.session.destroy(async (error) => {
    if (error) return next(error)
    res.json(await Promise.resolve({ ok: true }))
  })
})
`,
      },
      left: [],
    })
  })

  it('two answers of one test', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  if (req.xhr) {
    res.json({ ok: true })
  } else {
    res.redirect('/')
  }
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res, next) => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    if (req.xhr) {
      res.json({ ok: true })
    } else {
      res.redirect('/')
    }
  })
})
`,
      },
      left: [],
    })
  })

  it('a call that nobody waits for', () => {
    const files = {
      'app.js': express + `app.post('/logout', function (req, res) {
  req.session.destroy()
  res.clearCookie('connect.sid')
  res.json({
    ok: true,
    // Shown on the page.
    text: \`Good
bye\`,
  })
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', function (req, res, next) {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({
      ok: true,
      // Shown on the page.
      text: \`Good
bye\`,
    })
  })
})
`,
      },
      left: [],
    })
  })

  it('a callback that the answer stands behind', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy((err) => {
    if (err) console.error(err)
  })
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res, next) => {
  req.session.destroy((err) => {
    if (err) console.error(err)
    if (err) return next(err)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a callback that does not look at its error', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res, next) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a callback that writes its error to the log and goes on', () => {
    const files = {
      'app.js': express + `
app.post('/logout', (req, res, next) => {
  req.session.destroy((err) => {
    if (err) console.error(err)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
    }
    expect(repaired(files, 'await-destroy')).toEqual({
      changed: {
        'app.js': express + `
app.post('/logout', (req, res, next) => {
  req.session.destroy((err) => {
    if (err) console.error(err)
    if (err) return next(err)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('a failure that is caught is left to a person', () => {
    const files = {
      'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const app = express()
app.use(cookieParser())
app.post('/login', async (req, res) => {
  const session = await db.session.create({ data: { userId: req.body.id } })
  res.cookie('sid', session.id, { httpOnly: true }).json({})
})
app.post('/logout', async (req, res) => {
  await db.session.deleteMany({ where: { id: req.cookies.sid } }).catch(() => {})
  res.clearCookie('sid').json({})
})
`,
    }
    expect(repaired(files, 'await-destroy')).toEqual({
      changed: {},
      left: ['no-response-before-destroy: what is answered when the call fails is for the code that catches the error to say'],
    })
  })

  it('a callback made elsewhere is left', () => {
    const files = {
      'app.js': express + `const report = (err) => { if (err) console.error(err) }

app.post('/logout', (req, res) => {
  req.session.destroy(report)
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {},
      left: [
        'no-response-before-destroy: the callback of the call is made elsewhere',
      ],
    })
  })

  it('a promise', () => {
    const files = {
      'app.js': redis + `app.post('/logout', (req, res) => {
  redis.del('session:' + req.cookies.sid)
  res.clearCookie('sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.js': redis + `app.post('/logout', async (req, res) => {
  await redis.del('session:' + req.cookies.sid)
  res.clearCookie('sid')
  res.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('a promise with a declared result', () => {
    const files = {
      'app.ts': `import express, { type Request, type Response } from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await redis.set('session:' + sid, req.body.user)
  res.cookie('sid', sid)
  res.end()
})

app.post('/logout', (req: Request, res: Response): void => {
  void redis.del('session:' + req.cookies.sid)
  res.clearCookie('sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.ts': `import express, { type Request, type Response } from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await redis.set('session:' + sid, req.body.user)
  res.cookie('sid', sid)
  res.end()
})

app.post('/logout', async (req: Request, res: Response): Promise<void> => {
  await redis.del('session:' + req.cookies.sid)
  res.clearCookie('sid')
  res.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('a handler with types gets a parameter with one', () => {
    const files = {
      'app.ts': `import express, { type Request, type Response } from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's' }))

app.post('/logout', (req: Request, res: Response) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {
        'app.ts': `import express, { type Request, type Response, type NextFunction } from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's' }))

app.post('/logout', (req: Request, res: Response, next: NextFunction) => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('records of the application are left to a person', () => {
    const files = {
      'app.js': redis + `app.post('/logout', (req, res) => {
  res.clearCookie('sid')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'await-destroy')).toEqual({
      changed: {},
      left: [
        "require-server-side-destroy: the session in `session:*` is written at `app.js:9`, and nothing is seen to find it by a cookie: which one is the caller's is not known",
      ],
    })
  })

  it('@fastify/session tells by a promise', () => {
    const files = {
      'app.js': `import fastify from 'fastify'
import cookie from '@fastify/cookie'
import session from '@fastify/session'

const app = fastify()
app.register(cookie)
app.register(session, { secret: 's' })

app.post('/logout', (request, reply) => {
  reply.clearCookie('sessionId')
  reply.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session')).toEqual({
      changed: {
        'app.js': `import fastify from 'fastify'
import cookie from '@fastify/cookie'
import session from '@fastify/session'

const app = fastify()
app.register(cookie)
app.register(session, { secret: 's' })

app.post('/logout', async (request, reply) => {
  reply.clearCookie('sessionId')
  await request.session.destroy()
  reply.redirect('/')
})
`,
      },
      left: [],
    })
  })
})

describe('the declared result of a handler whose answer goes into a callback', () => {
  const app = (handler: string): { readonly 'app.ts': string } => ({
    'app.ts': `import express, { type Request, type Response, type NextFunction } from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's' }))
${handler}`,
  })

  it('is nothing', () => {
    const files = app(`app.post('/logout', (req: Request, res: Response, next: NextFunction): Response => {
  res.clearCookie('connect.sid')
  return res.json({ ok: true })
})
`)
    expect(repaired(files, 'destroy-session')).toEqual({
      changed: app(`app.post('/logout', (req: Request, res: Response, next: NextFunction): void => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    return res.json({ ok: true })
  })
})
`),
      left: [],
    })
  })

  it('may be nothing, where it is returned elsewhere', () => {
    const files = app(`app.post('/logout', async (req: Request, res: Response, next: NextFunction): Promise<Response> => {
  if (!req.headers.origin) return res.sendStatus(403)
  res.clearCookie('connect.sid')
  return res.json({ ok: true })
})
`)
    expect(repaired(files, 'destroy-session')).toEqual({
      changed: app(`app.post('/logout', async (req: Request, res: Response, next: NextFunction): Promise<Response | void> => {
  if (!req.headers.origin) return res.sendStatus(403)
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    return res.json({ ok: true })
  })
})
`),
      left: [],
    })
  })

  it('is any, as it was', () => {
    const files = app(`app.post('/logout', (req: Request, res: Response, next: NextFunction): any => {
  res.clearCookie('connect.sid')
  return res.json({ ok: true })
})
`)
    expect(repaired(files, 'destroy-session').changed['app.ts']).toContain('next: NextFunction): any => {')
  })
})

describe('a handler that gets a `next`', () => {
  const controller = `export class AuthController {
  logout(req, res) {
    res.clearCookie('connect.sid')
    res.redirect('/')
  }
}
`
  const app = (route: string): string => `import express from 'express'
import session from 'express-session'
import { AuthController } from './auth-controller.js'

const app = express()
app.use(session({ secret: 's' }))
const auth = new AuthController()
${route}`

  it('is not made of a method that code of the project calls without one', () => {
    const files = {
      'auth-controller.js': controller,
      'app.js': app(`app.post('/logout', auth.logout)
app.post('/api/logout', (req, res) => {
  auth.logout(req, res)
})
`),
    }
    expect(repaired(files, 'destroy-session').left).toEqual([
      'require-server-side-destroy: `app.js:12` calls the handler without a `next` that an error of the store could be handed to',
    ])
  })

  it('is made of one that is called with it', () => {
    const files = {
      'auth-controller.js': controller,
      'app.js': app(`app.post('/logout', auth.logout)
app.post('/api/logout', (req, res, next) => {
  auth.logout(req, res, next)
})
`),
    }
    expect(repaired(files, 'destroy-session').left).toEqual([])
  })
})
