import rule from '../../rules/no-open-redirect-after-logout.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'a fixed path',
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
      name: 'a path of the environment',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect(process.env.HOME_URL)
})
`,
      },
    },
    {
      name: 'the target is looked up in a list',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  const target = req.query.next
  res.redirect(['/', '/login'].includes(target) ? target : '/')
})
`,
      },
    },
    {
      name: 'the target is tested',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  const { next } = req.query
  if (!next.startsWith('/') || next.startsWith('//')) return res.redirect('/')
  res.redirect(next)
})
`,
      },
    },
    {
      name: 'a function of the project looks at it',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect(safeTarget(req.query.next))
})
function safeTarget(target) {
  return target === '/login' ? '/login' : '/'
}
`,
      },
    },
    {
      name: 'what the request says is a parameter of a fixed path',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect(\`/login?next=\${encodeURIComponent(req.query.next)}\`)
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the query decides',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect(req.query.next)
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'open', line: 9, column: 3 }],
    },
    {
      name: 'the query decides where it is given',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect(req.query.next || '/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'open', line: 9, column: 3 }],
    },
    {
      name: 'the body decides, by way of a variable',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  const { returnTo = '/' } = req.body
  req.session = null
  res.redirect(302, returnTo)
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'open', line: 10, column: 3 }],
    },
    {
      name: 'names of express that look like a test: `res.locals`',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.locals.user = null
  res.redirect(req.query.next || '/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'open', line: 10, column: 3 }],
    },
    {
      name: 'the query of the address, in SvelteKit',
      files: {
        'src/routes/login/+server.js': `export const POST = ({ cookies }) => {
  cookies.set('session', 'id', { path: '/' })
  return new Response()
}
`,
        'src/routes/logout/+server.js': `import { redirect } from '@sveltejs/kit'

export const POST = ({ cookies, url }) => {
  cookies.delete('session', { path: '/' })
  redirect(303, url.searchParams.get('next') ?? '/')
}
`,
      },
      home: 'src/routes/logout/+server.js',
      errors: [{ messageId: 'open', line: 5, column: 3 }],
    },
    {
      name: 'the query of the address, in Next',
      files: {
        'app/logout/route.js': `import { NextResponse } from 'next/server'

export async function POST(request) {
  const response = NextResponse.redirect(request.nextUrl.searchParams.get('next') || '/')
  response.cookies.delete('session')
  return response
}
`,
      },
      home: 'app/logout/route.js',
      errors: [{ messageId: 'open', line: 4, column: 20 }],
    },
  ],
})
