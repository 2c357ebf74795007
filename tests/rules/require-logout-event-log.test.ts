import rule from '../../rules/require-logout-event-log.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'a line in the log',
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
      name: 'a record of what happened',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { db } from 'company-db'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', async (req, res) => {
  await db.auditEvents.insert({ what: 'logout' })
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a call that is not known gets the request',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { remember } from 'company-memory'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  remember(req)
  req.session = null
  res.redirect('/')
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'nothing is written down',
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
      home: 'app.js',
      errors: [{ messageId: 'silent', line: 7, column: 21 }],
    },
  ],
})
