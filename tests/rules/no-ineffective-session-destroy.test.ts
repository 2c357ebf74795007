import rule from '../../rules/no-ineffective-session-destroy.ts'
import { testRule } from '../kit/test-rule.ts'

/** A logout of express-session with a store of its own. */
const withStore = (handler: string, options: string): Record<string, string> => ({
  'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
const store = new session.MemoryStore()
app.use(session({ secret: 's', store, saveUninitialized: false, ${options} }))
app.post('/logout', ${handler})
`,
})

/** A logout of koa-session with a store. */
const koa = (body: string): Record<string, string> => ({
  'app.js': `import Koa from 'koa'
import Router from '@koa/router'
import session from 'koa-session'

const records = new Map()
const store = { get: (key) => records.get(key), set: (key, value) => records.set(key, value), destroy: (key) => records.delete(key) }
const app = new Koa()
app.use(session({ store }, app))
const router = new Router()
router.post('/logout', async (ctx) => {
  ${body}
  ctx.body = {}
})
app.use(router.routes())
`,
})

/** A logout of Adonis with sessions in Redis. */
const adonis = (line: string): Record<string, string> => ({
  'package.json': `{ "dependencies": { "@adonisjs/core": "6.0.0", "@adonisjs/session": "7.0.0" } }
`,
  'config/session.ts': `import { defineConfig, stores } from '@adonisjs/session'
export default defineConfig({ enabled: true, cookieName: 'sid', store: 'redis', stores: { redis: stores.redis({ connection: 'main' }) } })
`,
  'start/routes.ts': `import router from '@adonisjs/core/services/router'
router.post('/logout', async ({ session, response }) => {
  ${line}
  return response.redirect('/')
})
`,
})

/** An application that keeps its sessions in documents. */
const documents = (line: string): Record<string, string> => ({
  'app.js': `import express from 'express'
import mongoose from 'mongoose'

const Session = mongoose.model('Session', new mongoose.Schema({ token: String, userId: String }))
const app = express()
app.post('/login', async (req, res) => {
  const session = await Session.create({ userId: req.body.id })
  res.cookie('sid', session.id, { httpOnly: true }).json({})
})
app.post('/logout', async (req, res) => {
  ${line}
  res.clearCookie('sid').json({})
})
`,
})

/** A logout of Lucia. */
const lucia = (line: string): Record<string, string> => ({
  'app.js': `import express from 'express'
import { Lucia } from 'lucia'
import { adapter } from './adapter.js'

const lucia = new Lucia(adapter)
const app = express()
app.post('/logout', async (req, res) => {
  const { session, user } = await lucia.validateSession(req.cookies.sid)
  ${line}
  res.json({})
})
`,
  'adapter.js': `export const adapter = {}
`,
})

testRule(rule, {
  valid: [
    {
      name: '`req.session = null` ends the session of cookie-session',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a session that is set to null after it was destroyed',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    req.session = null
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'with `unset: \'destroy\'` the middleware ends it',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false, unset: 'destroy' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a call that cannot be seen may end it',
      files: {
        'app.js': `import express from 'express'
import { endSession } from 'company-sessions'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  req.session = null
  await endSession(req)
  res.redirect('/')
})
`,
      },
    },
    { name: 'a session of koa-session that is set to null', files: koa('ctx.session = null') },
    { name: 'the user is taken out of the session, and it gets another id', files: koa('ctx.session.user = null\n  await ctx.session.regenerate()') },
    { name: 'an Adonis session that is emptied', files: adonis('session.clear()') },
    { name: 'an Adonis session that the user is taken out of, under another id', files: adonis("session.forget('user')\n  session.regenerate()") },
    { name: 'a field is set to null', files: documents('await Session.findByIdAndUpdate(req.cookies.sid, { token: null })') },
    { name: 'a field is taken out', files: documents('await Session.updateOne({ _id: req.cookies.sid }, { $unset: { token: 1 } })') },
    {
      name: 'a document that is saved with an undefined field',
      files: documents('const session = await Session.findById(req.cookies.sid)\n  session.token = undefined\n  await session.save()'),
    },
    { name: 'the record is deleted in the store, and not written back', files: withStore('(req, res) => store.destroy(req.sessionID, () => res.end())', 'resave: false') },
    { name: 'the session of Lucia by its id', files: lucia('await lucia.invalidateSession(session.id)') },
    { name: 'all sessions of the user of Lucia', files: lucia('await lucia.invalidateUserSessions(user.id)') },
  ],
  invalid: [
    {
      name: '`req.session = null` does not touch the record of express-session',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'ineffective', line: 8, column: 3 }],
    },
    {
      name: '`delete req.session` does not, either',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  delete req.session
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'ineffective', line: 8, column: 3 }],
    },
    {
      name: 'the call is in a helper of another file',
      files: {
        'app.js': `import express from 'express'
import { forget } from './forget.js'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  forget(req)
  res.redirect('/')
})
`,
        'forget.js': `export function forget(req) {
  req.session = null
}
`,
      },
      home: 'forget.js',
      errors: [{ messageId: 'ineffective', line: 2, column: 3 }],
    },
    {
      name: 'a session of koa-session that goes on under another id',
      files: koa('await ctx.session.regenerate()'),
      home: 'app.js',
      errors: [{
        line: 11, column: 9, messageId: 'ineffective',
        message:
          '`ctx.session.regenerate` does not end the session record in the store (`app.js:8`): `regenerate()` gives the session a new id and ' +
          'keeps what is in it, so the browser stays logged in. Whoever holds a copy of the cookie or token is still logged in after ' +
          '`POST /logout`, so end it on the server before answering.',
      }],
    },
    { name: 'an Adonis session that goes on under another id', files: adonis('session.regenerate()'), home: 'start/routes.ts', errors: [{ messageId: 'ineffective', line: 3, column: 3 }] },
    {
      name: 'an update to undefined',
      files: documents('await Session.findByIdAndUpdate(req.cookies.sid, { token: undefined })'),
      home: 'app.js',
      errors: [{ messageId: 'ineffective', line: 11, column: 9 }],
    },
    {
      name: 'an operator with undefined',
      files: documents('await Session.updateOne({ _id: req.cookies.sid }, { $set: { token: undefined } })'),
      home: 'app.js',
      errors: [{ messageId: 'ineffective', line: 11, column: 9 }],
    },
    {
      name: 'the record is deleted in the store, and written back when the request ends',
      files: withStore('(req, res) => store.destroy(req.sessionID, () => res.end())', 'resave: true'),
      home: 'app.js',
      errors: [{ messageId: 'ineffective', line: 7, column: 35 }],
    },
    { name: 'Lucia is given the user for the session', files: lucia('await lucia.invalidateSession(user.id)'), home: 'app.js', errors: [{ messageId: 'ineffective', line: 9, column: 9 }] },
    { name: 'Lucia is given the session for the user', files: lucia('await lucia.invalidateUserSessions(session.id)'), home: 'app.js', errors: [{ messageId: 'ineffective', line: 9, column: 9 }] },
  ],
})
