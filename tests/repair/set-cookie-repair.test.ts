/** A second Set-Cookie goes beside the first. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

describe('a second Set-Cookie', () => {
  it('on Headers', () => {
    const files = {
      'app/logout/route.js': `export async function POST() {
  const headers = new Headers()
  headers.set('Set-Cookie', 'a=; Path=/; Max-Age=0')
  headers.set('Set-Cookie', 'b=; Path=/; Max-Age=0')
  return new Response(null, { headers })
}
`,
    }
    expect(repaired(files, 'append-set-cookie')).toEqual({
      changed: {
        'app/logout/route.js': `export async function POST() {
  const headers = new Headers()
  headers.set('Set-Cookie', 'a=; Path=/; Max-Age=0')
  headers.append('Set-Cookie', 'b=; Path=/; Max-Age=0')
  return new Response(null, { headers })
}
`,
      },
      left: [],
    })
  })

  it('on the response of Node', () => {
    const files = {
      'server.js': `import express from 'express'

const app = express()
app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'a=; Path=/; Max-Age=0')
  res.setHeader('Set-Cookie', 'b=; Path=/; Max-Age=0')
  res.end()
})
`,
    }
    expect(repaired(files, 'append-set-cookie')).toEqual({
      changed: {
        'server.js': `import express from 'express'

const app = express()
app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'a=; Path=/; Max-Age=0')
  res.appendHeader('Set-Cookie', 'b=; Path=/; Max-Age=0')
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('by an option of Hono', () => {
    const files = {
      'app.js': `import { Hono } from 'hono'

export const app = new Hono()
app.post('/logout', (c) => {
  c.header('Set-Cookie', 'a=; Path=/; Max-Age=0')
  c.header('Set-Cookie', 'b=; Path=/; Max-Age=0')
  return c.body(null)
})
`,
      'package.json': `{ "dependencies": { "hono": "^4.0.0" } }`,
    }
    expect(repaired(files, 'append-set-cookie')).toEqual({
      changed: {
        'app.js': `import { Hono } from 'hono'

export const app = new Hono()
app.post('/logout', (c) => {
  c.header('Set-Cookie', 'a=; Path=/; Max-Age=0')
  c.header('Set-Cookie', 'b=; Path=/; Max-Age=0', { append: true })
  return c.body(null)
})
`,
      },
      left: [],
    })
  })

  it('on the answer of hapi, by its option', () => {
    const files = {
      'server.js': `const Hapi = require('@hapi/hapi')

const server = Hapi.server()
server.route({
  method: 'POST',
  path: '/logout',
  handler: (request, h) => {
    const response = h.redirect('/')
    response.header('Set-Cookie', 'a=; Path=/; Max-Age=0')
    response.header('Set-Cookie', 'b=; Path=/; Max-Age=0')
    return response
  },
})
`,
    }
    expect(repaired(files, 'append-set-cookie')).toEqual({
      changed: {
        'server.js': files['server.js'].replace(`'b=; Path=/; Max-Age=0')`, `'b=; Path=/; Max-Age=0', { append: true })`),
      },
      left: [],
    })
  })
})
