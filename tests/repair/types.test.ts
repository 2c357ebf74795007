/** Repaired TypeScript has the types that it had: the compiler looks at it with the real declarations of the packages. */
import { describe, expect, it } from 'vitest'
import type { Files } from '../kit/mini-project.ts'
import { repaired } from '../kit/repairs.ts'
import { typeErrors } from '../kit/type-errors.ts'

const MANIFEST = `{ "dependencies": { "express": "^5", "express-session": "^1", "fastify": "^5", "@fastify/session": "^11", "@fastify/cookie": "^11", "hono": "^4" } }`

const EXPRESS = `import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))
`

/** What the compiler says before and after, and what is left. */
function checked(app: string): { readonly before: readonly string[]; readonly after: readonly string[]; readonly left: readonly string[] } {
  const files: Files = { 'src/app.ts': app, 'package.json': MANIFEST }
  const { changed, left } = repaired(files)
  expect(Object.keys(changed)).toEqual(['src/app.ts'])
  return { before: typeErrors(files), after: typeErrors({ ...files, ...changed }), left }
}

const SOUND = { before: [], after: [], left: [] }

describe('the types of Express handlers', { timeout: 60_000 }, () => {
  it('that are inferred', () => {
    expect(checked(`import express from 'express'
${EXPRESS}
app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`)).toEqual(SOUND)
  })

  it('with a declared result', () => {
    expect(checked(`import express, { type Request, type Response } from 'express'
${EXPRESS}
app.post('/logout', async (req: Request, res: Response): Promise<Response> => {
  await Promise.resolve()
  res.clearCookie('connect.sid')
  return res.json({ ok: true })
})
`)).toEqual(SOUND)
  })

  it('with a declared result and a refusal before', () => {
    expect(checked(`import express, { type Request, type Response } from 'express'
${EXPRESS}
app.post('/logout', (req: Request, res: Response): Response => {
  if (!req.headers.origin) return res.sendStatus(403)
  res.clearCookie('connect.sid')
  return res.json({ ok: true })
})
`)).toEqual(SOUND)
  })

  it('with a declared result, of which the answer does not wait', () => {
    expect(checked(`import express, { type Request, type Response } from 'express'
${EXPRESS}
app.post('/logout', (req: Request, res: Response): Response => {
  req.session.destroy(() => {})
  res.clearCookie('connect.sid')
  return res.json({ ok: true })
})
`)).toEqual(SOUND)
  })

  it('of a namespace', () => {
    expect(checked(`import express from 'express'
${EXPRESS}
app.post('/logout', (req: express.Request, res: express.Response): void => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`)).toEqual(SOUND)
  })

  it('of the function as a whole', () => {
    expect(checked(`import express, { type RequestHandler } from 'express'
${EXPRESS}
const logout: RequestHandler = (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
}
app.post('/logout', logout)
`)).toEqual(SOUND)
  })

  it('of a method, whose types are imported as types alone', () => {
    expect(checked(`import express from 'express'
import type { Request, Response } from 'express'
${EXPRESS}
class AuthController {
  logout(req: Request, res: Response): void {
    res.clearCookie('connect.sid')
    res.status(200).json({ ok: true })
  }
}
app.post('/logout', new AuthController().logout)
`)).toEqual(SOUND)
  })

  it('with cookies whose domain may be undefined', () => {
    expect(checked(`import express, { type Request, type Response } from 'express'

const app = express()
app.post('/login', (_req: Request, res: Response) => {
  res.cookie('access_token', crypto.randomUUID(), { httpOnly: true, domain: '.example.com' })
  res.cookie('refresh_token', crypto.randomUUID(), { httpOnly: true, path: '/auth' })
  res.end()
})
app.post('/logout', async (_req: Request, res: Response): Promise<void> => {
  res.clearCookie('access_token')
  res.sendStatus(204)
})
`)).toEqual(SOUND)
  })
})

describe('the types of other handlers', { timeout: 60_000 }, () => {
  it('of Fastify, with a declared result', () => {
    expect(checked(`import cookie from '@fastify/cookie'
import session from '@fastify/session'
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'

const app = fastify()
app.register(cookie)
app.register(session, { secret: 'x'.repeat(32) })
function logout(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie('sessionId', { path: '/' })
  reply.redirect('/')
}
app.post('/logout', logout)
`)).toEqual(SOUND)
  })

  it('of Hono, with a context', () => {
    expect(checked(`import { Hono, type Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'

const app = new Hono()
app.post('/login', async (c) => {
  setCookie(c, 'access_token', crypto.randomUUID(), { path: '/', domain: 'example.com' })
  setCookie(c, 'refresh_token', crypto.randomUUID(), { path: '/auth' })
  return c.json({})
})
const logout = (c: Context) => {
  deleteCookie(c, 'access_token')
  return c.json({ ok: true })
}
app.post('/logout', logout)
`)).toEqual(SOUND)
  })
})
