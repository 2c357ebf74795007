import rule from '../../rules/require-clear-site-data.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'storage, and the cookie is deleted by the library',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"storage"')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'everything',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"*"')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a value that is not known',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', process.env.CLEAR)
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a server action cannot set headers',
      files: {
        'app/actions.ts': `'use server'

import { cookies } from 'next/headers'

export async function logout() {
  const jar = await cookies()
  jar.delete('token')
}
`,
      },
    },
    {
      name: 'what the option asks for is there',
      options: { directives: ['cache'] },
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cache", "storage"')
  res.redirect('/')
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'no header',
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
      errors: [{
        messageId: 'missing',
        message: 'The answer of `POST /logout` leaves the data of the user in the browser for whoever uses it next: '
          + 'no Clear-Site-Data with `"storage"` is sent. Send `Clear-Site-Data: "cookies", "storage"` with it.',
        line: 7,
        column: 21,
      }],
    },
    {
      name: 'what the option asks for is not there',
      options: { directives: ['cache'] },
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"storage"')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 7, column: 21 }],
    },
  ],
})
