import rule from '../../rules/require-cookie-deletion.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the session cookie is deleted',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's' }))

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
      name: 'the library deletes its cookie',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ name: 'sid', secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'Clear-Site-Data takes the cookies away',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's' }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.set('Clear-Site-Data', '"cookies", "storage"')
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'a call that cannot be seen gets the response',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'
import { forget } from 'company-cookies'

const app = express()
app.use(session({ name: 'sid', secret: 's' }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    forget(res)
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'a deletion that does not fit belongs to another rule',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: 'example.com' } }))

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
      name: 'which of two sessions serves the logout is not known',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
        'setup.js': `import session from 'express-session'

export function setup(app) {
  app.use(session({ secret: 's', resave: false, saveUninitialized: false }))
}
`,
      },
    },
    {
      name: 'no code reads the cookie',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.post('/login', (req, res) => {
  res.cookie('accessToken', jwt.sign({ id: req.body.id }, process.env.SECRET))
  // accessTokenCopy is for later
  res.cookie('accessTokenCopy', 'none')
  res.json({})
})

app.use((req, res, next) => {
  req.user = jwt.verify(req.cookies.accessToken, process.env.SECRET)
  next()
})

app.post('/logout', (req, res) => {
  res.clearCookie('accessToken')
  res.json({})
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the session cookie stays',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: 'example.com' } }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{
        messageId: 'missing',
        message: '`POST /logout` leaves the cookie `sid`, set at `app.js:5`, in the browser, which goes on sending it. '
          + "Delete it with `path: '/'` and `domain: 'example.com'` before answering.",
        line: 7,
        column: 21,
      }],
    },
    {
      name: 'the companion of the session cookie stays',
      files: {
        'app.js': `import express from 'express'
import { login } from './login.js'

const app = express()
app.post('/login', login)
app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.sendStatus(204)
})
`,
        'login.js': `import jwt from 'jsonwebtoken'

export function login(req, res) {
  res.cookie('access_token', jwt.sign({ sub: req.body.name }, 's', { expiresIn: '10m' }), { httpOnly: true })
  res.cookie('refresh_token', jwt.sign({ sub: req.body.name }, 'r', { expiresIn: '30d' }), { httpOnly: true })
  res.sendStatus(204)
}
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 6, column: 21 }],
    },
    {
      name: 'code reads the cookie',
      files: {
        'app.js': `import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()

app.post('/login', (req, res) => {
  res.cookie('accessToken', jwt.sign({ id: req.body.id }, process.env.SECRET))
  // accessTokenCopy is for later
  res.cookie('accessTokenCopy', 'none')
  res.json({})
})

app.use((req, res, next) => {
  req.user = jwt.verify(req.cookies.accessToken, process.env.SECRET)
  req.copy = req.cookies.accessTokenCopy
  next()
})

app.post('/logout', (req, res) => {
  res.clearCookie('accessToken')
  res.json({})
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 19, column: 21 }],
    },
  ],
})
