import rule from '../../rules/no-logout-error-details.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the error is logged',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    if (error) {
      console.error(error)
      return res.status(500).json({ error: 'The session could not be ended.' })
    }
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'the error is handed to the error handler',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'an error whose text was written for clients, made sure of before',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'
import createError from 'http-errors'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  try {
    req.session = null
    res.redirect('/')
  } catch (error) {
    if (createError.isHttpError(error)) return res.status(error.status).json({ error: error.message })
    res.status(500).json({ error: 'Something went wrong.' })
  }
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the message of a caught error',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  try {
    req.session = null
    res.redirect('/')
  } catch (error) {
    res.status(500).json({ error: error.message })
  }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'details', line: 12, column: 5 }],
    },
    {
      name: 'the error of the callback',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    if (error) return res.status(500).send(error)
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'details', line: 9, column: 23 }],
    },
    {
      name: 'in a text',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  try {
    req.session = null
    res.redirect('/')
  } catch (error) {
    res.status(500).send(\`failed: \${error.stack}\`)
  }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'details', line: 12, column: 5 }],
    },
    {
      name: 'after errors for clients are dealt with',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  try {
    req.session = null
    res.redirect('/')
  } catch (error) {
    if (error instanceof ApiError) return res.sendStatus(400)
    res.status(500).json({ error: error.message })
  }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'details', line: 13, column: 5 }],
    },
    {
      name: 'the check only says that it is an error',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  try {
    req.session = null
    res.redirect('/')
  } catch (error) {
    if (error instanceof Error) res.status(500).json({ error: error.message })
    else res.sendStatus(500)
  }
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'details', line: 12, column: 33 }],
    },
  ],
})
