import rule from '../../rules/no-overwritten-set-cookie.ts'
import { testRule } from '../kit/test-rule.ts'

/** An application whose logout is this handler. */
const app = (handler: string): Record<string, string> => ({
  'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', ${handler})
`,
})

/** A route handler that answers with a response of its own. */
const route = (body: string): Record<string, string> => ({
  'package.json': `{ "dependencies": { "next": "16.0.0" } }
`,
  'app/api/logout/route.js': `import { NextResponse } from 'next/server'

export async function POST() {
${body}
}
`,
})

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
    {
      name: 'the cookie of an API is appended to a raw header',
      files: app(`(req, res) => {
  res.setHeader('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  res.clearCookie('access')
  res.end()
}`),
    },
    {
      name: 'fastify puts both together when it answers',
      files: {
        'app.js': `import Fastify from 'fastify'
import cookie from '@fastify/cookie'

const app = Fastify()
app.register(cookie)
app.post('/logout', (request, reply) => {
  reply.clearCookie('access', { path: '/' })
  reply.header('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  reply.send({})
})
`,
      },
    },
    {
      name: 'two spellings in the literal of a response',
      files: route("  return new Response(null, { headers: { 'Set-Cookie': 'access=; Max-Age=0', 'set-cookie': 'refresh=; Max-Age=0' } })"),
    },
    {
      name: 'a literal has another header twice',
      files: route("  return new Response(null, { headers: { 'X-One': '1', 'X-One': '2', 'Set-Cookie': 'refresh=; Max-Age=0' } })"),
    },
    {
      name: '`writeHead` says nothing of cookies',
      files: app(`(req, res) => {
  res.clearCookie('access')
  res.writeHead(302, { Location: '/' })
  res.end()
}`),
    },
    {
      name: 'the second one is appended to headers that began with one',
      files: route(`  const headers = new Headers({ 'Set-Cookie': 'access=; Path=/; Max-Age=0' })
  headers.append('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  return new Response(null, { headers })`),
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
    {
      name: 'a raw header after the cookie of an API',
      files: app(`(req, res) => {
  res.clearCookie('access')
  res.setHeader('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  res.end()
}`),
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 9, column: 3 }],
    },
    {
      name: '`writeHead` after the cookie of an API',
      files: app(`(req, res) => {
  res.clearCookie('access')
  res.writeHead(302, { 'Location': '/', 'Set-Cookie': 'refresh=; Path=/; Max-Age=0' })
  res.end()
}`),
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 9, column: 3 }],
    },
    {
      name: 'a raw header after the cookies of the same response',
      files: route(`  const response = NextResponse.json({})
  response.cookies.delete('access')
  response.headers.set('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  return response`),
      home: 'app/api/logout/route.js',
      errors: [{ messageId: 'dropped', line: 6, column: 3 }],
    },
    {
      name: 'koa: a raw header after its cookies',
      files: {
        'app.js': `import Koa from 'koa'
import Router from '@koa/router'

const app = new Koa()
const router = new Router()
router.post('/logout', (ctx) => {
  ctx.cookies.set('access', null)
  ctx.set('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  ctx.status = 204
})
app.use(router.routes())
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 8, column: 3 }],
    },
    {
      name: 'a literal has the header twice',
      files: route("  return new Response(null, { headers: { 'Set-Cookie': 'access=; Max-Age=0', 'Set-Cookie': 'refresh=; Max-Age=0' } })"),
      home: 'app/api/logout/route.js',
      errors: [{ messageId: 'dropped', line: 4, column: 10 }],
    },
    {
      name: '`writeHead` with a literal that has it twice, at login',
      files: {
        'app.js': `import express from 'express'

const app = express()
app.post('/login', (req, res) => {
  res.writeHead(204, { 'Set-Cookie': 'access=1; HttpOnly', 'Set-Cookie': 'refresh=1; HttpOnly' })
  res.end()
})
app.post('/logout', (req, res) => {
  res.clearCookie('access').clearCookie('refresh').end()
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'dropped', line: 5, column: 3 }],
    },
    {
      name: 'headers that began with one are set again',
      files: route(`  const headers = new Headers({ 'Set-Cookie': 'access=; Path=/; Max-Age=0' })
  headers.set('Set-Cookie', 'refresh=; Path=/; Max-Age=0')
  return new Response(null, { headers })`),
      home: 'app/api/logout/route.js',
      errors: [{ messageId: 'dropped', line: 5, column: 3 }],
    },
  ],
})
