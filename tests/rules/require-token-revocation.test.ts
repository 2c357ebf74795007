import rule from '../../rules/require-token-revocation.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the token is revoked with the session',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "@prisma/client": "7.0.0", "jsonwebtoken": "9.0.0" } }
`,
        'app.js': `import express from 'express'
import session from 'express-session'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/login', async (req, res) => {
  req.session.user = req.body.id
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: req.body.id } })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res, next) => {
  await db.refreshToken.deleteMany({ where: { token: req.body.refreshToken } })
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
    },
    {
      name: 'the login keeps no record of a token',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'nothing at all is ended, which is reported by another rule',
      files: {
        'package.json': `{ "dependencies": { "express": "5.0.0", "@prisma/client": "7.0.0", "jsonwebtoken": "9.0.0" } }
`,
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: req.body.id } })
  res.cookie('refreshToken', refreshToken, { httpOnly: true })
  res.json({})
})

app.post('/logout', async (req, res) => {
  res.clearCookie('refreshToken')
  res.json({})
})
`,
      },
    },
    {
      name: 'a call that cannot be seen may revoke it',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "@prisma/client": "7.0.0", "jsonwebtoken": "9.0.0" } }
`,
        'app.js': `import { revokeTokens } from 'company-tokens'
import express from 'express'
import session from 'express-session'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/login', async (req, res) => {
  req.session.user = req.body.id
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: req.body.id } })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res, next) => {
  await revokeTokens(req.user)
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
    },
    {
      name: 'the token of a mailed link is used up by one login',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "@prisma/client": "7.0.0" } }
`,
        'app.js': `import crypto from 'node:crypto'
import express from 'express'
import session from 'express-session'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/login', async (req, res) => {
  await db.loginToken.create({ data: { token: crypto.randomUUID(), userId: req.body.id } })
  res.json({})
})

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
    },
    {
      name: 'a key for programs, beside a login by session',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "mongoose": "9.0.0" } }
`,
        'app.js': `import crypto from 'node:crypto'
import express from 'express'
import session from 'express-session'
import mongoose from 'mongoose'

const User = mongoose.model('User', new mongoose.Schema({ name: String, accessToken: String }))
const app = express()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/register', async (req, res) => {
  const user = new User({ name: req.body.name })
  user.accessToken = crypto.randomUUID()
  await user.save()
  req.session.user = user.id
  res.json({})
})

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
    },
    {
      name: 'nobody looks up the field that the login writes',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "@prisma/client": "7.0.0" } }
`,
        'app.js': `import crypto from 'node:crypto'
import express from 'express'
import session from 'express-session'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/login', async (req, res) => {
  req.session.user = req.body.id
  await db.user.update({ where: { id: req.body.id }, data: { rememberToken: crypto.randomUUID() } })
  res.json({})
})

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the session is ended, and the refresh token stays',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "@prisma/client": "7.0.0", "jsonwebtoken": "9.0.0" } }
`,
        'app.js': `import express from 'express'
import session from 'express-session'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/login', async (req, res) => {
  req.session.user = req.body.id
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: req.body.id } })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'usable', line: 17, column: 21 }],
    },
    {
      name: 'somebody looks up the field that the login writes',
      files: {
        'package.json': `{ "dependencies": { "express-session": "1.19.0", "express": "5.0.0", "@prisma/client": "7.0.0" } }
`,
        'app.js': `import crypto from 'node:crypto'
import express from 'express'
import session from 'express-session'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false }))

app.post('/login', async (req, res) => {
  req.session.user = req.body.id
  await db.user.update({ where: { id: req.body.id }, data: { rememberToken: crypto.randomUUID() } })
  res.json({})
})

app.use(async (req, res, next) => {
  req.user = await db.user.findFirst({ where: { rememberToken: req.cookies.remember } })
  next()
})

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.json({})
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'usable', line: 21, column: 21 }],
    },
  ],
})
