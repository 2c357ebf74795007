import rule from '../../rules/no-global-logout-by-default.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the record of this device is deleted',
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
  await db.refreshToken.deleteMany({ where: { token: req.cookies.refreshToken } })
  res.clearCookie('refreshToken')
  res.json({})
})
`,
      },
    },
    {
      name: 'the endpoint is about all devices',
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

app.post('/logout-all', async (req, res) => {
  await db.refreshToken.deleteMany({ where: { userId: req.user.id } })
  res.clearCookie('refreshToken')
  res.json({})
})
`,
      },
    },
    {
      name: 'the key of the user holds one token, which the next login replaces',
      files: {
        'package.json': `{ "dependencies": { "express": "5.0.0", "ioredis": "5.8.0", "jsonwebtoken": "9.0.0" } }
`,
        'app.js': `import express from 'express'
import Redis from 'ioredis'
import jwt from 'jsonwebtoken'

const app = express()
const redis = new Redis()

app.post('/login', async (req, res) => {
  const token = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await redis.set(\`session:\${req.body.id}\`, token)
  res.json({ token })
})

app.post('/logout', async (req, res) => {
  await redis.del(\`session:\${req.user.id}\`)
  res.json({})
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'all records of the user are deleted',
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
  await db.refreshToken.deleteMany({ where: { userId: req.user.id } })
  res.clearCookie('refreshToken')
  res.json({})
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'global', line: 16, column: 9 }],
    },
  ],
})
