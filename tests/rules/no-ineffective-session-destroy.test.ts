import rule from '../../rules/no-ineffective-session-destroy.ts'
import { testRule } from '../kit/test-rule.ts'

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
  ],
})
