import rule from '../../rules/require-server-side-destroy.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the session is destroyed and the answer waits',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'the session is in the cookie alone',
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
      name: 'a helper in another file destroys the session',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'
import { endSession } from './session.js'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))
app.post('/logout', endSession)
`,
        'session.js': `export function endSession(req, res) {
  req.session.destroy(() => {
    res.redirect('/')
  })
}
`,
      },
    },
    {
      name: 'a call that cannot be seen gets the request',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'
import { endSession } from 'company-sessions'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await endSession(req)
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'no session is set up anywhere',
      files: {
        'app.js': `import express from 'express'

const app = express()

app.post('/logout', (req, res) => {
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a provider\'s token is kept in the record of the user, and the login is a token of its own',
      files: {
        'package.json': `{ "dependencies": { "express": "5.0.0", "mongoose": "9.0.0", "jsonwebtoken": "9.0.0" } }
`,
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import { User } from './user.js'

const app = express()

app.get('/music/callback', async (req, res) => {
  const user = await User.findOne({ email: req.query.email })
  user.accessToken = req.query.access
  await user.save()
  const token = jwt.sign({ id: user.id }, process.env.SECRET)
  res.cookie('token', token, { httpOnly: true })
  res.redirect('/')
})

app.post('/logout', (req, res) => {
  res.clearCookie('token')
  res.redirect('/')
})
`,
        'user.js': `import mongoose from 'mongoose'

export const User = mongoose.model('User', new mongoose.Schema({ email: String, accessToken: String }))
`,
      },
    },
    {
      name: 'nobody looks into the map of sessions',
      files: {
        'app.js': `import crypto from 'node:crypto'
import express from 'express'

const sessions = new Map()
const app = express()

app.post('/login', (req, res) => {
  const id = crypto.randomUUID()
  sessions.set(id, req.body.name)
  res.cookie('session', id)
  res.json({})
})

app.post('/logout', (req, res) => {
  res.clearCookie('session')
  res.json({})
})
`,
      },
    },
    {
      name: 'a test of what was found in the database may go either way',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'
import mongoose from 'mongoose'

const RefreshToken = mongoose.model('RefreshToken', new mongoose.Schema({ token: String }))
const Denied = mongoose.model('BlacklistedToken', new mongoose.Schema({ token: String }))
const app = express()

app.post('/login', async (req, res) => {
  const refreshToken = jwt.sign({ id: req.body.id }, process.env.SECRET)
  await RefreshToken.create({ token: refreshToken })
  res.json({ refreshToken })
})

app.post('/logout', async (req, res) => {
  const denied = await Denied.findOne({ token: req.body.token })
  if (denied) return res.status(400).json({})
  await RefreshToken.deleteOne({ token: req.body.refreshToken })
  res.json({})
})
`,
      },
    },
    {
      name: 'the end of another kind of session',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

function endSession(req, res) {
  res.json({ seconds: req.body.seconds })
}

app.post('/products/session/end', endSession)
`,
      },
    },
    {
      name: 'nobody looks up the key of the session',
      files: {
        'app.js': `import crypto from 'node:crypto'
import express from 'express'
import Redis from 'ioredis'

const redis = new Redis()
const app = express()

app.post('/login', async (req, res) => {
  const id = crypto.randomUUID()
  await redis.set(\`session:\${id}\`, req.body.name)
  res.cookie('session', id)
  res.json({})
})

app.post('/logout', (req, res) => {
  res.clearCookie('session')
  res.json({})
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'only the cookie is deleted',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 7, column: 21 }],
    },
    {
      name: 'the handler is at home in another file than the route',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'
import { leave } from './leave.js'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))
app.post('/logout', leave)
`,
        'leave.js': `export function leave(req, res) {
  res.clearCookie('connect.sid')
  res.redirect('/')
}
`,
      },
      home: 'leave.js',
      errors: [{ messageId: 'missing', line: 1, column: 8 }],
    },
    {
      name: 'two routes share the handler: one defect, one report',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

function logout(req, res) {
  res.clearCookie('connect.sid')
  res.redirect('/')
}

app.post('/logout', logout)
app.delete('/session', logout)
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 7, column: 1 }],
    },
    {
      name: 'somebody looks into the map of sessions',
      files: {
        'app.js': `import crypto from 'node:crypto'
import express from 'express'

const sessions = new Map()
const app = express()

app.post('/login', (req, res) => {
  const id = crypto.randomUUID()
  sessions.set(id, req.body.name)
  res.cookie('session', id)
  res.json({})
})

app.use((req, res, next) => {
  req.user = sessions.get(req.cookies.session)
  next()
})

app.post('/logout', (req, res) => {
  res.clearCookie('session')
  res.json({})
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 19, column: 21 }],
    },
    {
      name: 'the end of the session that the login left',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

function endSession(req, res) {
  res.json({})
}

app.post('/session/end', endSession)
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 7, column: 1 }],
    },
    {
      name: 'somebody looks up the key of the session',
      files: {
        'app.js': `import crypto from 'node:crypto'
import express from 'express'
import Redis from 'ioredis'

const redis = new Redis()
const app = express()

app.post('/login', async (req, res) => {
  const id = crypto.randomUUID()
  await redis.set(\`session:\${id}\`, req.body.name)
  res.cookie('session', id)
  res.json({})
})

app.use(async (req, res, next) => {
  req.user = await redis.get(\`session:\${req.cookies.session}\`)
  next()
})

app.post('/logout', (req, res) => {
  res.clearCookie('session')
  res.json({})
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 20, column: 21 }],
    },
  ],
})
