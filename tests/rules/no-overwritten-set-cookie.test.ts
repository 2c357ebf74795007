import rule from '../../rules/no-overwritten-set-cookie.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the second one is appended',
      files: {
        'package.json': `{ "dependencies": { "next": "16.0.0" } }
`,
        'app/api/logout/route.ts': `export async function POST() {
  const response = new Response(null, { status: 204 })
  response.headers.append('Set-Cookie', 'access=; Path=/; Max-Age=0')
  response.headers.append('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  return response
}
`,
      },
    },
    {
      name: 'both are in one list',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', ['access=; Path=/; Max-Age=0', 'refresh=; Path=/; Max-Age=0'])
  res.end()
})
`,
      },
    },
    {
      name: 'they are set on two answers',
      files: {
        'package.json': `{ "dependencies": { "next": "16.0.0" } }
`,
        'app/api/logout/route.ts': `export async function POST() {
  const done = new Response(null, { status: 204 })
  done.headers.set('Set-Cookie', 'access=; Path=/; Max-Age=0')
  const other = new Response(null, { status: 204 })
  other.headers.set('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  return done
}
`,
      },
    },
    {
      name: 'they are set in two branches',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.query.all) {
    res.setHeader('Set-Cookie', 'access=; Path=/; Max-Age=0')
  } else {
    res.setHeader('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  }
  res.end()
})
`,
      },
    },
    {
      name: 'the first one is followed by an answer',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  if (req.query.all) {
    res.setHeader('Set-Cookie', 'access=; Path=/; Max-Age=0')
    return res.end()
  }
  res.setHeader('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  res.end()
})
`,
      },
    },
    {
      name: 'what the header held is put in front',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'access=; Path=/; Max-Age=0')
  const before = res.getHeader('Set-Cookie')
  res.setHeader('Set-Cookie', [before, 'refresh=; Path=/; Max-Age=0'])
  res.end()
})
`,
      },
    },
    {
      name: 'the second list has the first cookie in it',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'access=; Path=/; Max-Age=0')
  if (req.query.all) res.setHeader('Set-Cookie', ['access=; Path=/; Max-Age=0', 'refresh=; Path=/; Max-Age=0'])
  res.end()
})
`,
      },
    },
  ],
  invalid: [
    {
      name: '`headers.set` twice',
      files: {
        'package.json': `{ "dependencies": { "next": "16.0.0" } }
`,
        'app/api/logout/route.ts': `export async function POST() {
  const response = new Response(null, { status: 204 })
  response.headers.set('Set-Cookie', 'access=; Path=/; Max-Age=0')
  response.headers.set('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  return response
}
`,
      },
      home: 'app/api/logout/route.ts',
      errors: [{ messageId: 'dropped', line: 4, column: 3 }],
    },
    {
      name: '`res.setHeader` twice',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'access=; Path=/; Max-Age=0')
  res.setHeader('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  res.end()
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 9, column: 3 }],
    },
    {
      name: 'the second one is under a condition',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'access=; Path=/; Max-Age=0')
  if (req.query.all) res.setHeader('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  res.end()
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 9, column: 22 }],
    },
    {
      name: 'at login, outside any logout',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/login', (req, res) => {
  res.setHeader('Set-Cookie', 'access=1; Path=/; HttpOnly')
  res.setHeader('Set-Cookie', 'refresh=1; Path=/; HttpOnly')
  res.end()
})
app.post('/logout', (req, res) => {
  req.session = null
  res.end()
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 9, column: 3 }],
    },
  ],
})
