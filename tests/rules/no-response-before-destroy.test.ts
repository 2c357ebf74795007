import rule from '../../rules/no-response-before-destroy.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the answer is in the callback, which looks at the error',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'the promise that is made of the callback is awaited',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await new Promise((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()))
  })
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a helper in another file is awaited',
      files: {
        'app.js': `import express from 'express'
import { endSession } from './end-session.js'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await endSession(req)
  res.redirect('/')
})
`,
        'end-session.js': `export const endSession = (req) => new Promise((resolve, reject) => {
  req.session.destroy((error) => (error ? reject(error) : resolve()))
})
`,
      },
    },
    {
      name: 'what follows is the next handler of the chain',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy(next)
}, (req, res) => res.redirect('/'))
`,
      },
    },
    {
      name: 'the answer before it is an early exit',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  if (!req.session.user) return res.redirect('/')
  req.session.destroy((error) => {
    if (error) return next(error)
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
      name: 'the error is ignored, which the option allows',
      options: { allowIgnoredFailure: true },
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'another call that is waited for may have ended it before',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'
import { sessions } from 'company-sessions'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await sessions.deleteSessionsOfUser(req.session.userId)
  req.session.destroy()
  res.redirect('/')
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the answer does not wait for the callback',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    if (error) console.error(error)
  })
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'early', line: 8, column: 3 }],
    },
    {
      name: 'there is no callback to wait for',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy()
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'early', line: 8, column: 3 }],
    },
    {
      name: 'a helper that answers with a promise is not awaited',
      files: {
        'app.js': `import express from 'express'
import { endSession } from './end-session.js'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  endSession(req)
  res.redirect('/')
})
`,
        'end-session.js': `export const endSession = (req) => new Promise((resolve, reject) => {
  req.session.destroy((error) => (error ? reject(error) : resolve()))
})
`,
      },
      home: 'end-session.js',
      errors: [{ messageId: 'early', line: 2, column: 3 }],
    },
    {
      name: 'the callback takes no error',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 8, column: 3 }],
    },
    {
      name: 'the callback never reads its error',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    res.locals.error = null
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 8, column: 3 }],
    },
  ],
})
