/** The header is written as the framework writes headers, in the way of the file. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const express = `const express = require('express')
const session = require('express-session')

const app = express()
app.use(session({ secret: 's', store: new Store() }))

`

describe('Clear-Site-Data on the answer', () => {
  it('before the answer', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy((err) => {
    if (err) return res.status(500).end()
    // Back to where everybody may be.
    res.redirect('/')
  })
})
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy((err) => {
    if (err) return res.status(500).end()
    res.setHeader('Clear-Site-Data', '"cookies", "storage"')
    // Back to where everybody may be.
    res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('the body of an arrow function gets a block', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => req.session.destroy(() => res.redirect('/')))
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => req.session.destroy(() => {
  res.setHeader('Clear-Site-Data', '"cookies", "storage"')
  return res.redirect('/')
}))
`,
      },
      left: [],
    })
  })

  it('a lone answer gets braces', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy((err) => {
    if (!err)
      res.redirect('/')
  })
})
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy((err) => {
    if (!err) {
      res.setHeader('Clear-Site-Data', '"cookies", "storage"')
      res.redirect('/')
    }
  })
})
`,
      },
      left: [],
    })
  })

  it('once for the answers of one test', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    if (req.xhr) res.json({})
    else res.redirect('/')
  })
})
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.setHeader('Clear-Site-Data', '"cookies", "storage"')
    if (req.xhr) res.json({})
    else res.redirect('/')
  })
})
`,
      },
      left: [],
    })
  })

  it('semicolons, tabs, double quotes and carriage returns are kept', () => {
    const files = {
      'app.js': `const express = require("express");\r
const session = require("express-session");\r
\r
const app = express();\r
app.use(session({ secret: "s", store: new Store() }));\r
\r
app.post("/logout", (req, res) => {\r
	req.session.destroy(() => {\r
		res.redirect("/");\r
	});\r
});\r
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app.js': `const express = require("express");\r
const session = require("express-session");\r
\r
const app = express();\r
app.use(session({ secret: "s", store: new Store() }));\r
\r
app.post("/logout", (req, res) => {\r
	req.session.destroy(() => {\r
		res.setHeader("Clear-Site-Data", '"cookies", "storage"');\r
		res.redirect("/");\r
	});\r
});\r
`,
      },
      left: [],
    })
  })

  it('the name by which the file writes headers elsewhere', () => {
    const files = {
      'app.js': express + `app.get('/', (req, res) => {
  res.set('Cache-Control', 'no-store')
  res.end()
})

app.post('/logout', (req, res) => {
  req.session.destroy(() => res.end())
})
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app.js': express + `app.get('/', (req, res) => {
  res.set('Cache-Control', 'no-store')
  res.end()
})

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.set('Clear-Site-Data', '"cookies", "storage"')
    return res.end()
  })
})
`,
      },
      left: [],
    })
  })

  it('an answer that a helper of others makes is not changed there', () => {
    const files = {
      'app/logout/route.js': `import { cookies } from 'next/headers'

const answer = (body) => Response.json(body)

export function GET() {
  return answer({})
}

export async function POST() {
  const store = await cookies()
  store.delete('token')
  return answer({ ok: true })
}
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app/logout/route.js': `import { cookies } from 'next/headers'

const answer = (body) => Response.json(body)

export function GET() {
  return answer({})
}

export async function POST() {
  const store = await cookies()
  store.delete('token')
  const response = answer({ ok: true })
  response.headers.set('Clear-Site-Data', '"cookies", "storage"')
  return response
}
`,
      },
      left: [],
    })
  })

  it('Next: among the headers of the response', () => {
    const files = {
      'app/logout/route.ts': `import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'

export async function POST() {
  const store = await cookies()
  store.delete('token')
  return NextResponse.json({ ok: true }, { status: 200 })
}
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app/logout/route.ts': `import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'

export async function POST() {
  const store = await cookies()
  store.delete('token')
  return NextResponse.json({ ok: true }, { status: 200, headers: { 'Clear-Site-Data': '"cookies", "storage"' } })
}
`,
      },
      left: [],
    })
  })

  it('Next: a response in a variable', () => {
    const files = {
      'app/logout/route.ts': `import { NextResponse } from 'next/server'

export async function POST() {
  const response = make()
  response.cookies.delete('token')
  return response
}

function make() {
  return new NextResponse(null)
}
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app/logout/route.ts': `import { NextResponse } from 'next/server'

export async function POST() {
  const response = make()
  response.cookies.delete('token')
  response.headers.set('Clear-Site-Data', '"cookies", "storage"')
  return response
}

function make() {
  return new NextResponse(null)
}
`,
      },
      left: [],
    })
  })

  it('a redirect whose headers cannot be changed', () => {
    const files = {
      'app/logout/route.js': `import { cookies } from 'next/headers'

export async function POST(request) {
  const store = await cookies()
  store.delete('token')
  return Response.redirect(new URL('/', request.url))
}
`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app/logout/route.js': `import { cookies } from 'next/headers'

export async function POST(request) {
  const store = await cookies()
  store.delete('token')
  return new Response(null, { status: 302, headers: { Location: new URL('/', request.url).toString(), 'Clear-Site-Data': '"cookies", "storage"' } })
}
`,
      },
      left: [],
    })
  })

  it('SvelteKit: a member is taken out of the event', () => {
    const files = {
      'src/routes/logout/+page.server.js': `import { redirect } from '@sveltejs/kit'

export const actions = {
  default: async ({ cookies }) => {
    cookies.delete('token', { path: '/' })
    redirect(303, '/')
  },
}
`,
      'package.json': `{ "dependencies": { "@sveltejs/kit": "^2.0.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'src/routes/logout/+page.server.js': `import { redirect } from '@sveltejs/kit'

export const actions = {
  default: async ({ cookies, setHeaders }) => {
    cookies.delete('token', { path: '/' })
    setHeaders({ 'Clear-Site-Data': '"cookies", "storage"' })
    redirect(303, '/')
  },
}
`,
      },
      left: [],
    })
  })

  it('Nitro: a function that needs no import', () => {
    const files = {
      'server/api/logout.post.ts': `export default defineEventHandler((event) => {
  deleteCookie(event, 'token')
  return { ok: true }
})
`,
      'package.json': `{ "dependencies": { "nuxt": "^4.0.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'server/api/logout.post.ts': `export default defineEventHandler((event) => {
  setResponseHeader(event, 'Clear-Site-Data', '"cookies", "storage"')
  deleteCookie(event, 'token')
  return { ok: true }
})
`,
      },
      left: [],
    })
  })

  it('Remix: among the headers of the redirect', () => {
    const files = {
      'app/routes/logout.tsx': `import { redirect } from '@remix-run/node'
import { destroySession, getSession } from '../sessions'

export async function action({ request }) {
  const session = await getSession(request.headers.get('Cookie'))
  return redirect('/', {
    headers: {
      'Set-Cookie': await destroySession(session),
    },
  })
}
`,
      'app/sessions.ts': `import { createCookieSessionStorage } from '@remix-run/node'

export const { getSession, commitSession, destroySession } = createCookieSessionStorage({ cookie: { name: 'sid', path: '/' } })
`,
      'package.json': `{ "dependencies": { "@remix-run/node": "^2.0.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'app/routes/logout.tsx': `import { redirect } from '@remix-run/node'
import { destroySession, getSession } from '../sessions'

export async function action({ request }) {
  const session = await getSession(request.headers.get('Cookie'))
  return redirect('/', {
    headers: {
      'Set-Cookie': await destroySession(session),
      'Clear-Site-Data': '"cookies", "storage"',
    },
  })
}
`,
      },
      left: [],
    })
  })

  it('Nest: a decorator where the response is not at hand', () => {
    const files = {
      'src/auth.controller.ts': `import { Controller, Post, Req } from '@nestjs/common'

@Controller('auth')
export class AuthController {
  constructor(private readonly sessions: Sessions) {}

  @Post('logout')
  async logout(@Req() request) {
    await new Promise((resolve) => request.session.destroy(resolve))
    return { ok: true }
  }
}
`,
      'src/main.ts': `import { NestFactory } from '@nestjs/core'
import session from 'express-session'
import { AppModule } from './app.module'

const app = await NestFactory.create(AppModule)
app.use(session({ secret: 's' }))
await app.listen(3000)
`,
      'src/app.module.ts': `import { Module } from '@nestjs/common'
import { AuthController } from './auth.controller'

@Module({ controllers: [AuthController] })
export class AppModule {}
`,
      'package.json': `{ "dependencies": { "@nestjs/common": "^11.0.0", "express-session": "^1.18.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'src/auth.controller.ts': `import { Controller, Post, Req, Header } from '@nestjs/common'

@Controller('auth')
export class AuthController {
  constructor(private readonly sessions: Sessions) {}

  @Post('logout')
  @Header('Clear-Site-Data', '"cookies", "storage"')
  async logout(@Req() request) {
    await new Promise((resolve) => request.session.destroy(resolve))
    return { ok: true }
  }
}
`,
      },
      left: [],
    })
  })

  it('Nest: on a line of its own, where the names of the import are', () => {
    const controller = (added: string, decorator: string): string => `import {
  Controller,
  Post,
  Req,${added}
} from '@nestjs/common'

@Controller('auth')
export class AuthController {
  @Post('logout')${decorator}
  async logout(@Req() request) {
    await new Promise((resolve) => request.session.destroy(resolve))
    return { ok: true }
  }
}
`
    const files = {
      'src/auth.controller.ts': controller('', ''),
      'src/main.ts': `import { NestFactory } from '@nestjs/core'
import session from 'express-session'
import { AppModule } from './app.module'

const app = await NestFactory.create(AppModule)
app.use(session({ secret: 's' }))
await app.listen(3000)
`,
      'src/app.module.ts': `import { Module } from '@nestjs/common'
import { AuthController } from './auth.controller'

@Module({ controllers: [AuthController] })
export class AppModule {}
`,
      'package.json': `{ "dependencies": { "@nestjs/common": "^11.0.0", "express-session": "^1.18.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: { 'src/auth.controller.ts': controller('\n  Header,', `\n  @Header('Clear-Site-Data', '"cookies", "storage"')`) },
      left: [],
    })
  })

  it('hapi: on the answer itself', () => {
    const files = {
      'server.js': `const Hapi = require('@hapi/hapi')

const server = Hapi.server()
server.state('token', { path: '/' })
server.route({
  method: 'POST',
  path: '/logout',
  handler: (request, h) => {
    h.unstate('token')
    return h.redirect('/')
  },
})
`,
      'package.json': `{ "dependencies": { "@hapi/hapi": "^21.0.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'server.js': `const Hapi = require('@hapi/hapi')

const server = Hapi.server()
server.state('token', { path: '/' })
server.route({
  method: 'POST',
  path: '/logout',
  handler: (request, h) => {
    h.unstate('token')
    return h.redirect('/').header('Clear-Site-Data', '"cookies", "storage"')
  },
})
`,
      },
      left: [],
    })
  })

  it('Koa, Hono and Elysia', () => {
    const files = {
      'koa.js': `const Koa = require('koa')
const Router = require('@koa/router')

const router = new Router()
router.post('/logout', (ctx) => {
  ctx.cookies.set('token', null)
  ctx.redirect('/')
})
new Koa().use(router.routes())
`,
      'hono.js': `import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'

export const app = new Hono()
app.post('/signout', (c) => {
  deleteCookie(c, 'token')
  return c.redirect('/')
})
`,
      'package.json': `{ "dependencies": { "koa": "^3.0.0", "@koa/router": "^14.0.0", "hono": "^4.0.0" } }`,
    }
    expect(repaired(files, 'add-clear-site-data')).toEqual({
      changed: {
        'hono.js': `import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'

export const app = new Hono()
app.post('/signout', (c) => {
  deleteCookie(c, 'token')
  c.header('Clear-Site-Data', '"cookies", "storage"')
  return c.redirect('/')
})
`,
        'koa.js': `const Koa = require('koa')
const Router = require('@koa/router')

const router = new Router()
router.post('/logout', (ctx) => {
  ctx.cookies.set('token', null)
  ctx.set('Clear-Site-Data', '"cookies", "storage"')
  ctx.redirect('/')
})
new Koa().use(router.routes())
`,
      },
      left: [],
    })
  })
})
