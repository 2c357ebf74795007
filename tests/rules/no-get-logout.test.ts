import rule from '../../rules/no-get-logout.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'POST',
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
      name: 'a page that asks',
      files: {
        'app.js': `import express from 'express'

const app = express()

app.get('/logout', (req, res) => {
  res.render('logout')
})
`,
      },
    },
    {
      name: 'a Pages API handler that looks at the method',
      files: {
        'pages/api/logout.js': `import { serialize } from 'cookie'

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  res.setHeader('Set-Cookie', serialize('token', '', { path: '/', maxAge: 0 }))
  res.status(204).end()
}
`,
      },
    },
    {
      name: 'a route handler for POST',
      files: {
        'app/api/logout/route.ts': `import { cookies } from 'next/headers'

export async function POST() {
  const jar = await cookies()
  jar.delete('token')
  return new Response(null, { status: 204 })
}
`,
      },
    },
    {
      name: 'words that only look like logging out',
      files: {
        'app.js': `import express from 'express'

const app = express()

app.get('/logoutput', (req, res) => {
  res.clearCookie('token')
  res.redirect('/')
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'GET',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{
        messageId: 'get',
        message: '`GET /logout` logs the user out (`app.js:8`), and any page, image or prefetched link can send a `GET` in their '
          + 'name. Answer to `POST` only, and call it with a form or `fetch`.',
        line: 7,
        column: 1,
      }],
    },
    {
      name: 'the registration is the home, not the handler',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'
import { logout } from './logout.js'

const app = express()
app.use(cookieSession({ secret: 's' }))
app.get('/logout', logout)
`,
        'logout.js': `export const logout = (req, res) => {
  req.session = null
  res.redirect('/')
}
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'get', line: 7, column: 1 }],
    },
    {
      name: 'every method',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.all('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'anyMethod', line: 7, column: 1 }],
    },
    {
      name: 'a Pages API handler that does not look at the method',
      files: {
        'pages/api/logout.js': `import { serialize } from 'cookie'

export default function handler(req, res) {
  res.setHeader('Set-Cookie', serialize('token', '', { path: '/', maxAge: 0 }))
  res.status(204).end()
}
`,
      },
      home: 'pages/api/logout.js',
      errors: [{ messageId: 'anyMethod', line: 3, column: 16 }],
    },
    {
      name: 'a route handler for GET',
      files: {
        'app/api/logout/route.ts': `import { cookies } from 'next/headers'

export async function GET() {
  const jar = await cookies()
  jar.delete('token')
  return new Response(null, { status: 204 })
}
`,
      },
      home: 'app/api/logout/route.ts',
      errors: [{ messageId: 'get', line: 3, column: 8 }],
    },
  ],
})
