import rule from '../../rules/require-logout-csrf-protection.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the cookie stays on the site',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false, cookie: { sameSite: 'lax' } }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid', { sameSite: 'none', secure: true })
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'what the cookie does is not known',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false, cookie: { sameSite: process.env.SAME_SITE } }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid', { sameSite: 'none', secure: true })
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'a package checks tokens',
      files: {
        'package.json': `{ "dependencies": { "express": "5", "express-session": "1", "csrf-csrf": "4" } }
`,
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false, cookie: { sameSite: 'none', secure: true } }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid', { sameSite: 'none', secure: true })
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'the handler looks at the header of the browser',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false, cookie: { sameSite: 'none', secure: true } }))

app.post('/logout', (req, res, next) => {
  if (req.get('Sec-Fetch-Site') === 'cross-site') return res.sendStatus(403)
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid', { sameSite: 'none', secure: true })
    res.redirect('/')
  })
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the cookie crosses sites and nothing is checked',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false, cookie: { sameSite: 'none', secure: true } }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid', { sameSite: 'none', secure: true })
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'open', line: 7, column: 1 }],
    },
  ],
})
