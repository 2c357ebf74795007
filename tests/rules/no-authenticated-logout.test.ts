import rule from '../../rules/no-authenticated-logout.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'who is not logged in is logged out all the same',
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
      name: 'a logout on all devices, beside one that asks for nothing',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: req.body.id } })
  res.cookie('refresh', refreshToken)
  res.json({})
})

app.post('/logout', async (req, res) => {
  await db.refreshToken.deleteMany({ where: { token: req.cookies.refresh } })
  res.clearCookie('refresh')
  res.json({})
})

app.post('/logout-all', async (req, res) => {
  if (!req.user) return res.sendStatus(401)
  await db.refreshToken.deleteMany({ where: { userId: req.user.id } })
  res.clearCookie('refresh')
  res.json({})
})
`,
      },
    },
    {
      name: 'a request that is forged is refused',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.get('Sec-Fetch-Site') === 'cross-site') return res.sendStatus(403)
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'without a session there is nothing to do, which is no refusal',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (!req.session.user) return res.redirect('/')
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'the store fails',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    if (error) return res.sendStatus(500)
    res.redirect('/')
  })
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the handler refuses',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (!req.session.user) return res.sendStatus(401)
  req.session = null
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'refuses', line: 8, column: 33 }],
    },
    {
      name: 'a middleware before it refuses',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

function requireLogin(req, res, next) {
  if (!req.session.user) return res.status(401).json({ error: 'log in first' })
  next()
}

app.post('/logout', requireLogin, (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'refuses', line: 8, column: 33 }],
    },
    {
      name: 'a logout on all devices that is the only one',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: req.body.id } })
  res.cookie('refresh', refreshToken)
  res.json({})
})

app.post('/logout', async (req, res) => {
  if (!req.user) return res.sendStatus(401)
  await db.refreshToken.deleteMany({ where: { userId: req.user.id } })
  res.clearCookie('refresh')
  res.json({})
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'refuses', line: 16, column: 25 }],
    },
  ],
})
