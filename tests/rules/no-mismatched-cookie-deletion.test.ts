import rule from '../../rules/no-mismatched-cookie-deletion.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the same domain on both sides',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: '.example.com' } }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('sid', { domain: 'example.com' })
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'the same unknown domain on both sides',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
const domain = process.env.COOKIE_DOMAIN
app.use(session({ name: 'sid', secret: 's', cookie: { domain } }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('sid', { domain: process.env.COOKIE_DOMAIN })
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'a domain that is not known on one side',
      files: {
        'app.js': `import express from 'express'
import { domainOf } from 'company-domains'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: domainOf('shop') } }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('sid')
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'a cookie that is not deleted at all belongs to another rule',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's' }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'a cookie that has nothing to do with the login',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/theme', (req, res) => {
  res.cookie('theme', req.body.theme, { path: '/shop' })
  res.sendStatus(204)
})

app.post('/logout', (req, res) => {
  req.session = null
  res.clearCookie('theme')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a date that is no lifetime',
      files: {
        'app.js': `import express from 'express'

const app = express()

app.post('/login', (req, res) => {
  res.cookie('token', req.body.token)
  res.json({})
})

app.post('/logout', (req, res) => {
  res.cookie('token', '', { maxAge: new Date(0) })
  res.json({})
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'a domain that a setting decides on one side, and none on the other',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: process.env.COOKIE_DOMAIN } }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('sid')
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'domain', line: 9, column: 5 }],
    },
    {
      name: 'domain and host-only are two cookies',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: '.example.com' } }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.clearCookie('sid')
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{
        messageId: 'domain',
        message: '`res.clearCookie` leaves the cookie `sid`, set at `app.js:5`, in the browser, and the login with it: '
          + 'the cookie is for `Domain=example.com`, the deletion is host-only (no `Domain`). '
          + "Delete it with `domain: 'example.com'`.",
        line: 9,
        column: 5,
      }],
    },
    {
      name: 'the deletion is at home, in a third file',
      files: {
        'app.js': `import express from 'express'
import { login } from './login.js'
import { clearToken } from './cookies.js'

const app = express()
app.post('/api/login', login)
app.post('/api/logout', (req, res) => {
  clearToken(res)
  res.sendStatus(204)
})
`,
        'login.js': `import jwt from 'jsonwebtoken'

export function login(req, res) {
  res.cookie('token', jwt.sign({ sub: req.body.name }, 's'), { path: '/api' })
  res.sendStatus(204)
}
`,
        'cookies.js': `export function clearToken(res) {
  res.clearCookie('token')
}
`,
      },
      home: 'cookies.js',
      errors: [{ messageId: 'path', line: 2, column: 3 }],
    },
    {
      name: 'a slip in the name',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.post('/login', (req, res) => {
  res.cookie('authToken', jwt.sign({ sub: req.body.name }, 's'))
  res.sendStatus(204)
})

app.post('/logout', (req, res) => {
  res.clearCookie('authtoken')
  res.sendStatus(204)
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'name', line: 12, column: 3 }],
    },
    {
      name: 'express 4 takes over the lifetime',
      files: {
        'package.json': '{ "dependencies": { "express": "^4.19.0", "jsonwebtoken": "^9.0.0" } }',
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()
const options = { httpOnly: true, maxAge: 3600000 }

app.post('/login', (req, res) => {
  res.cookie('token', jwt.sign({ sub: req.body.name }, 's'), options)
  res.sendStatus(204)
})

app.post('/logout', (req, res) => {
  res.clearCookie('token', options)
  res.sendStatus(204)
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'expiry', line: 13, column: 3 }],
    },
    {
      name: 'a date that is a lifetime',
      files: {
        'app.js': `import express from 'express'

const app = express()

app.post('/login', (req, res) => {
  res.cookie('token', req.body.token)
  res.json({})
})

app.post('/logout', (req, res) => {
  res.cookie('token', '', { maxAge: new Date() })
  res.json({})
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'expiry', line: 11, column: 3 }],
    },
  ],
})
