/** Where the password is changed, the other logins of the user end. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const head = `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'
import { hash } from 'bcrypt'

const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const user = await db.user.findUnique({ where: { email: req.body.email } })
  const refreshToken = jwt.sign({ sub: user.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: user.id } })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  await db.refreshToken.deleteMany({ where: { token: req.body.refreshToken } })
  res.sendStatus(204)
})

`

const mongo = `const express = require('express')
const jwt = require('jsonwebtoken')
const User = require('./models/User')

const app = express()

app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email })
  const refreshToken = jwt.sign({ sub: user._id }, process.env.SECRET)
  user.refreshToken = refreshToken
  await user.save()
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  await User.updateOne({ refreshToken: req.body.refreshToken }, { refreshToken: null })
  res.sendStatus(204)
})

`

const model = `const mongoose = require('mongoose')

module.exports = mongoose.model('User', new mongoose.Schema({ email: String, password: String, refreshToken: String }))
`

describe('ending the logins from before a change of the password', () => {
  it('rows of the user, in the handler', () => {
    const files = {
      'app.js': head + `app.post('/change-password', async (req, res) => {
  const password = await hash(req.body.password, 12)
  await db.user.update({ where: { id: req.user.id }, data: { password } }) // the new one
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': head + `app.post('/change-password', async (req, res) => {
  const password = await hash(req.body.password, 12)
  await db.user.update({ where: { id: req.user.id }, data: { password } }) // the new one
  await db.refreshToken.deleteMany({ where: { userId: req.user.id } })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('rows of the user, in the transaction of the change', () => {
    const files = {
      'app.js': head + `app.post('/change-password', async (req, res) => {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: req.user.id }, data: { password: await hash(req.body.password, 12) } })
    await tx.note.create({ data: { text: 'changed' } })
  })
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': head + `app.post('/change-password', async (req, res) => {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: req.user.id }, data: { password: await hash(req.body.password, 12) } })
    await tx.refreshToken.deleteMany({ where: { userId: req.user.id } })
    await tx.note.create({ data: { text: 'changed' } })
  })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('whoever is found by the address has an id that nobody asked for', () => {
    const files = {
      'app.js': head + `app.post('/reset-password', async (req, res) => {
  const { email } = jwt.verify(req.body.token, process.env.SECRET)
  await db.user.update({ where: { email }, data: { password: await hash(req.body.password, 12) } })
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {},
      left: [
        'require-session-revocation-on-credential-change: what ends the refresh token in `refreshToken` for one user cannot be reached from where the password is written',
      ],
    })
  })

  it('the helper, where a service is called that calls a general one', () => {
    const files = {
      'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'
import { users } from './users.js'

const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const user = await db.user.findUnique({ where: { email: req.body.email } })
  const refreshToken = jwt.sign({ sub: user.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: user.id } })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  await db.refreshToken.deleteMany({ where: { token: req.body.refreshToken } })
  res.sendStatus(204)
})

app.post('/change-password', async (req, res) => {
  await users.changePassword(req.user.id, req.body.password)
  res.sendStatus(204)
})
`,
      'tokens.js': `import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()

export const tokens = {
  async revokeAllTokens(userId) {
    await db.refreshToken.deleteMany({ where: { userId } })
  },
}
`,
      'users.js': `import { PrismaClient } from '@prisma/client'
import { hash } from 'bcrypt'

const db = new PrismaClient()

const update = async (id, data) => db.user.update({ where: { id }, data })

export const users = {
  async changePassword(id, password) {
    await update(id, { password: await hash(password, 12) })
  },
}
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { PrismaClient } from '@prisma/client'
import { users } from './users.js'
import { tokens } from './tokens.js'

const app = express()
const db = new PrismaClient()

app.post('/login', async (req, res) => {
  const user = await db.user.findUnique({ where: { email: req.body.email } })
  const refreshToken = jwt.sign({ sub: user.id }, process.env.SECRET)
  await db.refreshToken.create({ data: { token: refreshToken, userId: user.id } })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  await db.refreshToken.deleteMany({ where: { token: req.body.refreshToken } })
  res.sendStatus(204)
})

app.post('/change-password', async (req, res) => {
  await users.changePassword(req.user.id, req.body.password)
  await tokens.revokeAllTokens(req.user.id)
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('a field of the user, in the same update', () => {
    const files = {
      'app.js': mongo + `app.post('/change-password', async (req, res) => {
  await User.findByIdAndUpdate(req.user.id, { $set: { password: req.body.password } })
  res.sendStatus(204)
})
`,
      'models/User.js': model + ``,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': mongo + `app.post('/change-password', async (req, res) => {
  await User.findByIdAndUpdate(req.user.id, { $set: { password: req.body.password, refreshToken: null } })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('a field of the user, before the document is saved', () => {
    const files = {
      'app.js': mongo + `app.post('/change-password', async (req, res) => {
  const user = await User.findById(req.user.id)
  user.password = req.body.password
  await user.save()
  res.sendStatus(204)
})
`,
      'models/User.js': model + ``,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': mongo + `app.post('/change-password', async (req, res) => {
  const user = await User.findById(req.user.id)
  user.password = req.body.password
  user.refreshToken = null
  await user.save()
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('documents of the user, after the user was saved', () => {
    const files = {
      'app.js': `const express = require('express')
const jwt = require('jsonwebtoken')
const User = require('./models/User')
const RefreshToken = require('./models/RefreshToken')

const app = express()

app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email })
  const refreshToken = jwt.sign({ sub: user._id }, process.env.SECRET)
  await RefreshToken.create({ token: refreshToken, user: user._id })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  await RefreshToken.deleteOne({ token: req.body.refreshToken })
  res.sendStatus(204)
})

app.post('/change-password', async (req, res) => {
  const user = await User.findById(req.user.id)
  user.password = req.body.password
  await user.save()
  res.sendStatus(204)
})
`,
      'models/User.js': model + ``,
      'models/RefreshToken.js': `const mongoose = require('mongoose')

module.exports = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, user: mongoose.Types.ObjectId }))
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': `const express = require('express')
const jwt = require('jsonwebtoken')
const User = require('./models/User')
const RefreshToken = require('./models/RefreshToken')

const app = express()

app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email })
  const refreshToken = jwt.sign({ sub: user._id }, process.env.SECRET)
  await RefreshToken.create({ token: refreshToken, user: user._id })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  await RefreshToken.deleteOne({ token: req.body.refreshToken })
  res.sendStatus(204)
})

app.post('/change-password', async (req, res) => {
  const user = await User.findById(req.user.id)
  user.password = req.body.password
  await user.save()
  await RefreshToken.deleteMany({ user: user._id })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('documents of an account that is deleted', () => {
    const files = {
      'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { User, RefreshToken } from './models.js'

const app = express()

app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email, isActive: true })
  const refreshToken = jwt.sign({ id: user.id }, process.env.REFRESH_SECRET)
  await RefreshToken.create({ token: refreshToken, userId: user.id })
  res.json({ refreshToken })
})

app.post('/refresh', async (req, res) => {
  const stored = await RefreshToken.findOne({ token: req.body.refreshToken })
  if (!stored) return res.status(401).end()
  res.json({ accessToken: jwt.sign({ id: stored.userId }, process.env.SECRET, { expiresIn: '15m' }) })
})

app.post('/logout', async (req, res) => {
  await RefreshToken.deleteOne({ token: req.body.refreshToken })
  res.end()
})

app.delete('/users/:id', async (req, res) => {
  await User.findByIdAndDelete(req.params.id)
  res.json({})
})
`,
      'models.js': `import mongoose from 'mongoose'

export const User = mongoose.model('User', new mongoose.Schema({ email: String, isActive: Boolean }))
export const RefreshToken = mongoose.model('RefreshToken', new mongoose.Schema({ token: String, userId: String }))
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { User, RefreshToken } from './models.js'

const app = express()

app.post('/login', async (req, res) => {
  const user = await User.findOne({ email: req.body.email, isActive: true })
  const refreshToken = jwt.sign({ id: user.id }, process.env.REFRESH_SECRET)
  await RefreshToken.create({ token: refreshToken, userId: user.id })
  res.json({ refreshToken })
})

app.post('/refresh', async (req, res) => {
  const stored = await RefreshToken.findOne({ token: req.body.refreshToken })
  if (!stored) return res.status(401).end()
  res.json({ accessToken: jwt.sign({ id: stored.userId }, process.env.SECRET, { expiresIn: '15m' }) })
})

app.post('/logout', async (req, res) => {
  await RefreshToken.deleteOne({ token: req.body.refreshToken })
  res.end()
})

app.delete('/users/:id', async (req, res) => {
  await User.findByIdAndDelete(req.params.id)
  await RefreshToken.deleteMany({ userId: req.params.id })
  res.json({})
})
`,
      },
      left: [],
    })
  })

  it('sessions of a library are not found by their user', () => {
    const files = {
      'app.js': `import express from 'express'
import session from 'express-session'
import { PrismaClient } from '@prisma/client'

const app = express()
const db = new PrismaClient()
app.use(session({ secret: process.env.SECRET }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.sendStatus(204)
  })
})

app.post('/change-password', async (req, res) => {
  await db.user.update({ where: { id: req.session.userId }, data: { password: req.body.password } })
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {},
      left: [
        'require-session-revocation-on-credential-change: the session record in the store is found by its own key and not by its user: ending those of one user needs a list of them',
      ],
    })
  })

  it('Better Auth has an option', () => {
    const files = {
      'auth.js': `import { betterAuth } from 'better-auth'
import { Pool } from 'pg'
import { send } from './mail.js'

export const auth = betterAuth({
  database: new Pool(),
  emailAndPassword: {
    enabled: true,
    sendResetPassword: async ({ user, url }) => send(user.email, url),
  },
})

export async function signOut(headers) {
  await auth.api.signOut({ headers })
}
`,
      'mail.js': `export const send = async (to, text) => fetch(process.env.MAILER, { method: "POST", body: to + text })
`,
      'app.js': `import express from 'express'
import { auth } from './auth.js'

const app = express()

app.post('/logout', async (req, res) => {
  await auth.api.signOut({ headers: req.headers })
  res.end()
})
`,
    }
    expect(repaired(files, 'revoke-sessions-on-password-change')).toEqual({
      changed: {
        'auth.js': `import { betterAuth } from 'better-auth'
import { Pool } from 'pg'
import { send } from './mail.js'

export const auth = betterAuth({
  database: new Pool(),
  emailAndPassword: {
    enabled: true,
    sendResetPassword: async ({ user, url }) => send(user.email, url),
    revokeSessionsOnPasswordReset: true,
  },
})

export async function signOut(headers) {
  await auth.api.signOut({ headers })
}
`,
      },
      left: [],
    })
  })
})
