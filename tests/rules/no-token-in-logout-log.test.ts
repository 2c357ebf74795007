import rule from '../../rules/no-token-in-logout-log.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the user is logged',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  console.log('logout', req.session.userId)
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a hash of the token',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { hash } from 'company-hash'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  console.log('logout', hash(req.cookies.refreshToken))
  res.clearCookie('refreshToken')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a token in code that is no logout',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
app.get('/debug', (req, res) => {
  console.log(req.cookies.refreshToken)
  res.end()
})
`,
      },
    },
    {
      name: 'the user, who is read out of the session',
      files: {
        'app.js': `import fastify from 'fastify'
import secureSession from '@fastify/secure-session'

const app = fastify()
app.register(secureSession, { secret: process.env.SECRET })

app.post('/logout', async (request) => {
  const user = request.session.get('user')
  console.log(user)
  request.session.delete()
  return { ok: true }
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the refresh token',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  console.log('logout', req.cookies.refreshToken)
  res.clearCookie('refreshToken')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'secret', line: 8, column: 3 }],
    },
    {
      name: 'in a template, by a logger',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { logger } from 'company-logger'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  const { refreshToken } = req.cookies
  logger.info(\`logout of \${refreshToken}\`)
  res.clearCookie('refreshToken')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'secret', line: 10, column: 3 }],
    },
    {
      name: 'the session id, in an object',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.log.warn({ sid: req.sessionID }, 'logout')
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'secret', line: 8, column: 3 }],
    },
    {
      name: 'a token that is read out of the session',
      files: {
        'app.js': `import fastify from 'fastify'
import secureSession from '@fastify/secure-session'

const app = fastify()
app.register(secureSession, { secret: process.env.SECRET })

app.post('/logout', async (request) => {
  const accessToken = request.session.get('accessToken')
  console.log(accessToken)
  request.session.delete()
  return { ok: true }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'secret', line: 9, column: 3 }],
    },
  ],
})
