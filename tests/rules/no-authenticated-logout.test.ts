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
  ],
})
