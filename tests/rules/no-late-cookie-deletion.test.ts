import rule from '../../rules/no-late-cookie-deletion.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the cookie is deleted before the answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.clearCookie('remember')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'the answer before it leaves the handler',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (!req.session.user) {
    res.redirect('/')
    return
  }
  req.session = null
  res.clearCookie('remember')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'the answer is in the other branch',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.accepts('html')) {
    res.redirect('/')
  } else {
    res.clearCookie('remember')
    res.sendStatus(204)
  }
})
`,
      },
    },
    {
      name: 'a part of the answer that says nothing about headers',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.status(200)
  res.clearCookie('remember')
  res.end()
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the cookie is deleted after the answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
  res.clearCookie('remember')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'late', line: 10, column: 3 }],
    },
    {
      name: 'the header is set after the answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.json({ ok: true })
  res.set('Clear-Site-Data', '"cookies", "storage"')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'late', line: 10, column: 3 }],
    },
    {
      name: 'both are in the same branch',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.accepts('html')) {
    res.redirect('/')
    res.clearCookie('remember')
  } else {
    res.sendStatus(204)
  }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'late', line: 10, column: 5 }],
    },
    {
      name: 'a helper of another file deletes it too late',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { forget } from './forget.js'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.redirect('/')
  forget(res)
})
`,
        'forget.js': `export const forget = (res) => res.clearCookie('remember')
`,
      },
      home: 'forget.js',
      errors: [{ messageId: 'late', line: 1, column: 32 }],
    },
  ],
})
