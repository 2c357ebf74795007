/** The codemod `logout-get-to-post`: what is registered, and every kind of caller; beside each what is left to a person. */
import { describe, expect, it } from 'vitest'
import type { Files } from '../kit/mini-project.ts'
import { repaired as repair } from '../kit/repairs.ts'

const CODEMOD = 'logout-get-to-post'

const SERVER = `import express from 'express'
import session from 'express-session'

export const app = express()
app.use(session({ secret: 'x' }))
app.get('/logout', (req, res) => {
  req.session.destroy(() => res.redirect('/'))
})
`
const POSTED = SERVER.replace(`app.get('/logout'`, `app.post('/logout'`)

/** The texts of all files after the repair. */
const repaired = (files: Files): Record<string, string> => ({ ...files, ...repair(files, CODEMOD).changed })

/** Why the findings were left; nothing may have been changed. */
function reasonsLeft(files: Files): readonly string[] {
  const { changed, left } = repair(files, CODEMOD)
  expect(changed).toEqual({})
  return [...new Set(left.map((one) => one.slice(one.indexOf(': ') + 2)))]
}

/** A server with one more file: what becomes of that. */
function called(file: string, text: string, server = SERVER): string {
  const after = repaired({ 'server.js': server, [file]: text })
  expect(after['server.js']).toBe(server.replace(`app.get('/logout'`, `app.post('/logout'`))
  return after[file]!
}

const refused = (file: string, text: string, server = SERVER): readonly string[] => reasonsLeft({ 'server.js': server, [file]: text })

describe('the registration', () => {
  it('of a server without callers', () => {
    expect(repaired({ 'server.js': SERVER })['server.js']).toBe(POSTED)
  })

  it('changes nothing the second time', () => {
    const once = repaired({ 'server.js': SERVER, 'views/nav.ejs': '<a href="/logout">Log out</a>\n' })
    expect(repaired(once)).toEqual(once)
  })

  it('keeps line ends, semicolons and tabs', () => {
    const server = SERVER.replaceAll('\n', '\r\n').replaceAll('  ', '\t')
    expect(repaired({ 'server.js': server })['server.js']).toBe(server.replace(`app.get('/logout'`, `app.post('/logout'`))
  })

  it('for whatever method comes', () => {
    const server = SERVER.replace('app.get(', 'app.all(')
    expect(repaired({ 'server.js': server })['server.js']).toBe(POSTED)
  })

  it('is dropped where another one has the same handler for POST', () => {
    const two = `import express from 'express'
import session from 'express-session'

export const app = express()
app.use(session({ secret: 'x' }))
const logout = (req, res) => req.session.destroy(() => res.redirect('/'))
app.get('/logout', logout)
app.post('/logout', logout)
`
    expect(repaired({ 'server.js': two })['server.js']).toBe(two.replace("app.get('/logout', logout)\n", ''))
  })

  it('of Fastify, by an object', () => {
    const server = `import fastify from 'fastify'

const app = fastify()
app.route({
  method: ['GET', 'POST'],
  url: '/logout',
  handler: async (request, reply) => {
    await request.session.destroy()
    return reply.redirect('/')
  },
})
`
    expect(repaired({ 'server.js': server })['server.js']).toBe(server.replace(`['GET', 'POST']`, `['POST']`))
  })

  it('of Nest, by a decorator that is imported instead of the other', () => {
    const controller = (verb: string): string => `import { Controller, ${verb}, Req, Res } from '@nestjs/common'

@Controller('auth')
export class AuthController {
  @${verb}('logout')
  logout(@Req() req, @Res() res) {
    req.session.destroy(() => res.redirect('/'))
  }
}
`
    expect(repaired({ 'auth.controller.ts': controller('Get') })['auth.controller.ts']).toBe(controller('Post'))
  })

  it('of Next, by the name of an export; a redirect that repeats the POST becomes one that does not', () => {
    const route = (name: string, status: string): string => `import { NextResponse } from 'next/server'

export async function ${name}(request: Request) {
  const response = NextResponse.redirect(new URL('/', request.url)${status})
  response.cookies.delete('token')
  return response
}
`
    const file = 'app/api/logout/route.ts'
    expect(repaired({ [file]: route('GET', '') })[file]).toBe(route('POST', ', 303'))
  })

  it('of Next with a POST of its own is left', () => {
    const file = 'app/api/logout/route.ts'
    const text = `import { cookies } from 'next/headers'

export async function GET() {
  (await cookies()).delete('token')
  return Response.json({ ok: true })
}

export async function POST() {
  return Response.json({ ok: false })
}
`
    expect(reasonsLeft({ [file]: text })).toEqual(['`app/api/logout/route.ts:8` answers to POST with code of its own'])
  })

  it('of a Next API route that looks at no method', () => {
    const file = 'pages/api/logout.js'
    expect(repaired({
      [file]: `export default function handler(req, res) {
  res.setHeader('Set-Cookie', 'token=; Path=/; Max-Age=0');
  res.status(200).json({ ok: true });
}
`,
    })[file]).toBe(`export default function handler(req, res) {
  if (req.method !== 'POST') {
    res.setHeader('Allow', 'POST');
    return res.status(405).end();
  }
  res.setHeader('Set-Cookie', 'token=; Path=/; Max-Age=0');
  res.status(200).json({ ok: true });
}
`)
  })

  it('of one that looks at the method is what it looks for; a request that it sends is its own', () => {
    const file = 'pages/api/logout.js'
    const handler = (test: string, allow: string): string => `export default async function handler(req, res) {
  if (${test}) {
    res.setHeader('Allow', ${allow})
    return res.status(405).end()
  }
  await fetch(process.env.AUDIT, { method: 'GET' })
  res.setHeader('Set-Cookie', 'token=; Path=/; Max-Age=0')
  res.status(200).json({ ok: true })
}
`
    expect(repaired({ [file]: handler(`req.method !== 'GET'`, `'GET'`) })[file]).toBe(handler(`req.method !== 'POST'`, `'POST'`))
    expect(repaired({ [file]: handler(`!['GET', 'POST'].includes(req.method)`, `['GET', 'POST']`) })[file])
      .toBe(handler(`!['POST'].includes(req.method)`, `['POST']`))
  })

  it('of Nuxt, whose file names no method', () => {
    const file = 'server/api/logout.ts'
    const text = `export default defineEventHandler((event) => {
  deleteCookie(event, 'token')
  return sendRedirect(event, '/')
})
`
    const files = { 'package.json': '{"dependencies":{"nuxt":"^4.0.0"}}', [file]: text }
    expect(repaired(files)[file]).toBe(text.replace('  deleteCookie', `  assertMethod(event, 'POST')\n  deleteCookie`))
    const named: Files = { 'package.json': files['package.json'], 'server/api/logout.get.ts': text }
    expect(reasonsLeft(named)).toEqual(['the name of its file says GET: rename it to `logout.post.ts`'])
  })

  it('of Remix: the loader of a file without a page becomes its action', () => {
    const file = 'app/routes/logout.tsx'
    const route = (name: string, type: string): string => `import type { ${type} } from '@remix-run/node'
import { destroySession, getSession } from '../sessions'

export async function ${name}({ request }: ${type}) {
  const session = await getSession(request.headers.get('Cookie'))
  return redirect('/', { headers: { 'Set-Cookie': await destroySession(session) } })
}
`
    const rest = {
      'package.json': '{"dependencies":{"@remix-run/node":"^2.0.0","@remix-run/react":"^2.0.0"}}',
      'app/sessions.ts': `import { createCookieSessionStorage } from '@remix-run/node'\nexport const { getSession, commitSession, destroySession } = createCookieSessionStorage({ cookie: { name: 's' } })\n`,
    }
    expect(repaired({ ...rest, [file]: route('loader', 'LoaderFunctionArgs') })[file]).toBe(route('action', 'ActionFunctionArgs'))
    const page = `${route('loader', 'LoaderFunctionArgs')}\nexport default function Page() {\n  return <p>Bye</p>\n}\n`
    expect(reasonsLeft({ ...rest, [file]: page })).toEqual(['its `loader` belongs to a page, which a GET has to go on showing'])
  })
})

describe('requests', () => {
  it.each([
    [`fetch('/logout')`, `fetch('/logout', { method: 'POST' })`],
    [`fetch('/logout', { credentials: 'include' })`, `fetch('/logout', { method: 'POST', credentials: 'include' })`],
    [`fetch('/logout', { method: 'get' })`, `fetch('/logout', { method: 'post' })`],
    ['fetch(`${base}/logout`, { method: "GET" })', 'fetch(`${base}/logout`, { method: "POST" })'],
    [`fetch('/logout', options)`, `fetch('/logout', { ...options, method: 'POST' })`],
    [`axios.get('/logout')`, `axios.post('/logout')`],
    [`axios.get('/logout', { withCredentials: true })`, `axios.post('/logout', undefined, { withCredentials: true })`],
    [`axios({ url: '/logout', method: 'get' })`, `axios({ url: '/logout', method: 'post' })`],
    [`ky.get('/logout', { retry: 0 })`, `ky.post('/logout', { retry: 0 })`],
    [`$.get('/logout', done)`, `$.post('/logout', done)`],
    [`$http.get('/logout', config)`, `$http.post('/logout', undefined, config)`],
    [`window.fetch('/logout', {})`, `window.fetch('/logout', { method: 'POST' })`],
    [`axios.get(\`\${base}/logout\`)`, `axios.post(\`\${base}/logout\`)`],
    [`fetch(base + '/logout')`, `fetch(base + '/logout', { method: 'POST' })`],
    [`fetch(base + 'logout')`, `fetch(base + 'logout', { method: 'POST' })`],
    [`navigator.sendBeacon('/logout')`, `navigator.sendBeacon('/logout')`],
    [`fetch('/logout', { method: 'POST' })`, `fetch('/logout', { method: 'POST' })`],
    [`fetch('https://login.example.com/v2/logout')`, `fetch('https://login.example.com/v2/logout')`],
  ])('%s', (before, after) => {
    expect(called('client.js', `export const leave = (done, options, base, config) => ${before}\n`)).toBe(`export const leave = (done, options, base, config) => ${after}\n`)
  })

  it('with options over several lines', () => {
    expect(called('client.ts', `export async function leave() {
  await fetch('/logout', {
    credentials: 'include',
  })
}
`)).toBe(`export async function leave() {
  await fetch('/logout', {
    method: 'POST',
    credentials: 'include',
  })
}
`)
  })

  it('of servers that only tests have', () => {
    const test = (verb: string): string => `import { http, HttpResponse } from 'msw'\nexport const handlers = [http.${verb}('/logout', () => HttpResponse.json({}))]\n`
    expect(called('test/mocks.js', test('get'))).toBe(test('post'))
    const adapter = (verb: string): string => `export const answer = (mock) => mock.${verb}('/logout').reply(204)\n`
    expect(called('test/mocks.js', adapter('onGet'))).toBe(adapter('onPost'))
  })

  it('of tests', () => {
    expect(called('test/logout.test.js', `import request from 'supertest'
import { app } from '../server.js'

it('GET /logout goes home', () => request(app).get('/logout').expect(302))
it('calls', () => expect(fetch).toHaveBeenCalledWith('/logout'))
`)).toBe(`import request from 'supertest'
import { app } from '../server.js'

it('POST /logout goes home', () => request(app).post('/logout').expect(302))
it('calls', () => expect(fetch).toHaveBeenCalledWith('/logout', { method: 'POST' }))
`)
  })

  it('by a constant of another file', () => {
    const files = { 'server.js': SERVER, 'routes.js': `export const ROUTES = { home: '/', logout: '/logout' }\n`, 'client.js': '' }
    const client = (init: string): string => `import { ROUTES } from './routes.js'\nexport const leave = () => fetch(ROUTES.logout${init})\n`
    expect(repaired({ ...files, 'client.js': client('') })).toEqual({
      'server.js': POSTED, 'routes.js': files['routes.js'], 'client.js': client(`, { method: 'POST' }`),
    })
  })

  it('by functions that nothing is known of are left', () => {
    expect(refused('client.js', `import { call } from './api.js'\nexport const leave = () => call('/logout')\n`))
      .toEqual(['`client.js:2` hands its address to `call`, and nothing is known of what that does'])
  })

  it('behind a proxy that may take a part of the address away are left', () => {
    expect(refused('client.js', `export const leave = () => fetch('/api/logout')\n`))
      .toEqual(['`client.js:1` has an address that may be the one of this logout'])
  })

  it('without the token that the server wants are left', () => {
    const server = SERVER.replace(`import session`, `import csurf from 'csurf'\nimport session`).replace(`app.get(`, `app.use(csurf())\napp.get(`)
    expect(refused('client.js', `export const leave = () => fetch('/logout')\n`, server))
      .toEqual(['`client.js:1` asks for it without the token that the server wants to see in a POST'])
  })
})

describe('navigation', () => {
  it('by the location follows the redirect', () => {
    expect(called('client.js', `export function leave() {\n  window.location.href = '/logout'\n}\n`)).toBe(`export function leave() {
  fetch('/logout', { method: 'POST' }).then((response) => {
    window.location.assign(response.url)
  })
}
`)
  })

  it('by a router, which goes where it was there for nothing else', () => {
    expect(called('Menu.jsx', `import { useRouter } from 'next/navigation'
import { useState } from 'react'

export function Menu() {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  return <button onClick={() => router.push('/logout')}>Log out</button>
}
`)).toBe(`import { useState } from 'react'

export function Menu() {
  const [open, setOpen] = useState(false)
  return <button onClick={() => fetch('/logout', { method: 'POST' }).then((response) => {
    window.location.assign(response.url)
  })}>Log out</button>
}
`)
    expect(called('client.js', `import { goto } from '$app/navigation';

export const leave = async () => {
  await goto('/logout');
};
`))
      .toBe(`export const leave = async () => {
  await fetch('/logout', { method: 'POST' }).then((response) => {
    window.location.assign(response.url);
  });
};
`)
  })

  it('submits a form where the answer may be anything', () => {
    const server = SERVER.replace(`res.redirect('/')`, 'res.redirect(process.env.PROVIDER_LOGOUT)')
    expect(called('client.js', `export function leave() {\n\tlocation.assign('/logout');\n}\n`, server)).toBe(`export function leave() {
\tconst form = document.createElement('form');
\tform.method = 'post';
\tform.action = '/logout';
\tdocument.body.append(form);
\tform.submit();
}
`)
  })

  it('of the server is left', () => {
    const server = `${SERVER}app.get('/expired', (req, res) => res.redirect('/logout'))\n`
    expect(reasonsLeft({ 'server.js': server })).toEqual(['`server.js:9` sends the browser to it by a redirect, which is a GET'])
  })
})

describe('links', () => {
  it('of JSX, with what else they have', () => {
    expect(called('Nav.jsx', `export const Nav = () => <nav><a className="item" href="/logout" target="_top">Log out</a></nav>\n`))
      .toBe(`export const Nav = () => <nav><form action="/logout" method="post"><button className="item" type="submit">Log out</button></form></nav>\n`)
  })

  it('over several lines, in a paragraph', () => {
    expect(called('Nav.jsx', `export const Nav = () => (
  <p className="bar">
    <a
      href="/logout"
      className="item"
    >
      Log out
    </a>
  </p>
)
`)).toBe(`export const Nav = () => (
  <div className="bar">
    <form action="/logout" method="post">
      <button
        type="submit"
        className="item"
      >
        Log out
      </button>
    </form>
  </div>
)
`)
  })

  it('without what is only of use to links, each on its line', () => {
    expect(called('Nav.jsx', `export const Nav = () => (
  <a
    target="_self"
    href="/logout"
    rel="nofollow"
    id="out"
  >
    Log out
  </a>
)
`)).toBe(`export const Nav = () => (
  <form action="/logout" method="post">
    <button
      type="submit"
      id="out"
    >
      Log out
    </button>
  </form>
)
`)
  })

  it('of a router, with the import that nobody needs any more', () => {
    expect(called('Nav.jsx', `import { Link, Outlet } from 'react-router'

export const Nav = () => <><Link to="/logout" replace>Log out</Link><Outlet /></>
`)).toBe(`import { Outlet } from 'react-router'

export const Nav = () => <><form action="/logout" method="post"><button type="submit">Log out</button></form><Outlet /></>
`)
  })

  it('in the slot of a button', () => {
    expect(called('Nav.jsx', `import Link from 'next/link'
import { Button } from './ui/button'

export const Nav = () => <Button variant="ghost" asChild><Link href="/logout">Log out</Link></Button>
`)).toBe(`import { Button } from './ui/button'

export const Nav = () => <form action="/logout" method="post"><Button variant="ghost" type="submit">Log out</Button></form>
`)
  })

  it('around an anchor, as Next once wanted it', () => {
    expect(called('Nav.jsx', `import Link from 'next/link'
export const Nav = () => <Link href="/logout" passHref><a className="x">Log out</a></Link>
`))
      .toBe(`export const Nav = () => <form action="/logout" method="post"><button type="submit" className="x">Log out</button></form>
`)
  })

  it('of Inertia, which knows methods', () => {
    expect(called('Nav.jsx', `import { Link } from '@inertiajs/react'\nexport const Nav = () => <Link href="/logout">Log out</Link>\n`))
      .toBe(`import { Link } from '@inertiajs/react'\nexport const Nav = () => <Link href="/logout" method="post" as="button">Log out</Link>\n`)
  })

  it('in a form, in a menu, or by a component of the project are left', () => {
    expect(refused('Nav.jsx', `export const Nav = () => <form><a href="/logout">Log out</a></form>\n`))
      .toEqual(['`Nav.jsx:1` is a link in a form, and no form may stand in another'])
    expect(refused('Nav.jsx', `import { Item } from './item'\nexport const Nav = () => <Item href="/logout">Log out</Item>\n`))
      .toEqual(['`Nav.jsx:2` leads to it by `<Item>`, and nothing is known of what that renders'])
    expect(refused('nav.js', `export const items = [{ label: 'Log out', to: '/logout' }]\n`))
      .toEqual(['`nav.js:1` has it in a list or description that something else makes a link or a request of'])
    expect(refused('nav.js', `export const items = [{ name: 'Log out', path: '/logout' }]\n`))
      .toEqual(['`nav.js:1` has it in a list or description that something else makes a link or a request of'])
  })

  it('to other pages stay', () => {
    const text = `export const Nav = () => <><a href="/logout-help">Help</a><a href="/account/logout">Log out there</a></>\n`
    expect(called('Nav.jsx', text)).toBe(text)
  })
})

describe('templates', () => {
  it.each([
    ['views/nav.ejs', `<% if (user) { %><li><a href='/logout'>Log out</a></li><% } %>\n`, `<% if (user) { %><li><form action='/logout' method='post'><button type='submit'>Log out</button></form></li><% } %>\n`],
    ['views/nav.hbs', '{{#if user}}\n  <a href="/logout" id="out">\n    {{t "out"}}\n  </a>\n{{/if}}\n', '{{#if user}}\n  <form action="/logout" method="post">\n    <button type="submit" id="out">\n      {{t "out"}}\n    </button>\n  </form>\n{{/if}}\n'],
    ['views/page.njk', '<form action="/logout"><button>Log out</button></form>\n', '<form action="/logout" method="post"><button>Log out</button></form>\n'],
    ['public/index.html', '<form method="get" action="/logout"><button>Log out</button></form>\n', '<form method="post" action="/logout"><button>Log out</button></form>\n'],
    ['public/page.html', '<!-- <a href="/logout"> -->\n<script>\n  fetch("/logout");\n</script>\n', '<!-- <a href="/logout"> -->\n<script>\n  fetch("/logout", { method: "POST" });\n</script>\n'],
    ['public/htmx.html', '<button hx-get="/logout">Log out</button>\n', '<button hx-post="/logout">Log out</button>\n'],
    ['views/nav.pug', 'ul\n  li\n    a.item#out(href="/logout", title="Log out")\n      i.icon\n      | Log out\n', 'ul\n  li\n    form(action="/logout", method="post")\n      button.item#out(type="submit", title="Log out")\n        i.icon\n        | Log out\n'],
    ['views/one.pug', `li: a(href='/logout') Log out\n`, `li: form(action='/logout', method='post'): button(type='submit') Log out\n`],
    ['src/Nav.vue', '<template>\n  <router-link to="/logout" class="item">Log out</router-link>\n</template>\n', '<template>\n  <form action="/logout" method="post"><button type="submit" class="item">Log out</button></form>\n</template>\n'],
    ['src/Nav.svelte', `<button on:click={() => fetch('/logout')}>Log out</button>\n`, `<button on:click={() => fetch('/logout', { method: 'POST' })}>Log out</button>\n`],
    ['src/Nav.astro', '---\nconst { user } = Astro.locals\n---\n{user && <a href="/logout">Log out</a>}\n', '---\nconst { user } = Astro.locals\n---\n{user && <form action="/logout" method="post"><button type="submit">Log out</button></form>}\n'],
  ])('%s', (file, before, after) => {
    expect(called(file, before)).toBe(after)
  })

  it('get the token of their other forms', () => {
    const server = SERVER.replace(`import session`, `import csurf from 'csurf'\nimport session`).replace(`app.get(`, `app.use(csurf())\napp.get(`)
    const login = '<form action="/login" method="post">\n  <input type="hidden" name="_csrf" value="<%= csrfToken %>">\n</form>\n'
    expect(called('views/page.ejs', `${login}<a href="/logout">Log out</a>\n`, server)).toBe(
      `${login}<form action="/logout" method="post"><input type="hidden" name="_csrf" value="<%= csrfToken %>"><button type="submit">Log out</button></form>\n`,
    )
    expect(refused('views/nav.ejs', '<a href="/logout">Log out</a>\n', server)).toEqual([
      '`views/nav.ejs:1` needs a form with the token that the server wants to see in a POST, and no other form shows where that comes from',
    ])
  })

  it('with what is no link, or is put together, are left', () => {
    expect(refused('views/nav.html', '<form><a href="/logout">Log out</a></form>\n')).toEqual(['`views/nav.html:1` is a link in a form, and no form may stand in another'])
    expect(refused('views/nav.html', '<tr data-href="/logout"></tr>\n')).toEqual(['`views/nav.html:1` has it in the attribute `data-href` of `<tr>`'])
    expect(refused('views/nav.pug', 'form\n  p\n    a(href="/logout") Log out\n')).toEqual(['`views/nav.pug:3` is a link in a form, and no form may stand in another'])
  })
})

describe('a server that takes no forms', () => {
  const fastify = (...plugins: readonly string[]): string => `import fastify from 'fastify'

const app = fastify()
${plugins.map((plugin) => `${plugin}\n`).join('')}app.get('/logout', async (request, reply) => {
  await request.session.destroy()
  return reply.redirect('/')
})
`
  const link = '<a href="/logout">Log out</a>\n'
  const form = '<form action="/logout" method="post"><button type="submit">Log out</button></form>\n'

  it('keeps its link, which would become one', () => {
    const reason = 'becomes a form, and nothing in the server reads forms: register `@fastify/formbody` first'
    expect(refused('index.html', link, fastify())).toEqual([`\`index.html:1\` ${reason}`])
    expect(refused('index.html', '<form action="/logout"><button>Log out</button></form>\n', fastify())).toEqual([
      `\`index.html:1\` ${reason}`,
    ])
    expect(refused('menu.pug', "nav\n  a(href='/logout') Log out\n", fastify())).toEqual([`\`menu.pug:2\` ${reason}`])
  })

  it('reads them by a plugin, or by a parser of its own', () => {
    expect(called('index.html', link, fastify("app.register(await import('@fastify/formbody'))"))).toBe(form)
    const parser = "app.addContentTypeParser('application/x-www-form-urlencoded', (request, body, done) => done(null, {}))"
    expect(called('index.html', link, fastify(parser))).toBe(form)
  })

  it('takes a request that sends nothing', () => {
    expect(called('menu.js', "export const leave = () => fetch('/logout')\n", fastify())).toBe(
      "export const leave = () => fetch('/logout', { method: 'POST' })\n",
    )
  })
})

describe('clients that know the server', () => {
  const hono = (verb: string): string => `import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'

export const app = new Hono().${verb}('/auth/logout', (c) => {
  deleteCookie(c, 'token')
  return c.json({ ok: true })
})
`
  it('of Hono', () => {
    const client = (verb: string): string => `import { hc } from 'hono/client'\nconst client = hc('/')\nexport const leave = () => client.auth.logout.${verb}()\n`
    expect(repaired({ 'server.ts': hono('get'), 'client.ts': client('$get') })).toEqual({ 'server.ts': hono('post'), 'client.ts': client('$post') })
  })

  const trpc = (kind: string): string => `import { PrismaClient } from '@prisma/client'
import { initTRPC } from '@trpc/server'

const prisma = new PrismaClient()
const t = initTRPC.context().create()
export const appRouter = t.router({
  auth: t.router({
    logout: t.procedure.${kind}(async ({ ctx }) => {
      ctx.res.clearCookie('token')
      await prisma.session.deleteMany({ where: { token: ctx.token } })
      return { ok: true }
    }),
  }),
})
`
  it('of tRPC, where they ask when they want to', () => {
    const client = (operation: string): string => `export const leave = () => client.auth.logout.${operation}()\n`
    expect(repaired({ 'server.ts': trpc('query'), 'client.ts': client('query') })).toEqual({ 'server.ts': trpc('mutation'), 'client.ts': client('mutate') })
    expect(reasonsLeft({ 'server.ts': trpc('query'), 'client.ts': client('useQuery') }))
      .toEqual(['`client.ts:1` asks for it by `useQuery`, and a mutation is called when somebody wants it'])
  })
})

describe('functions of the project', () => {
  it('that hand options on to fetch are called with them', () => {
    const files = { 'server.js': SERVER, 'http.js': 'export async function request(path, options = {}) {\n  return fetch(`/v1${path}`, { ...options, credentials: \'include\' })\n}\n' }
    const client = (init: string): string => `import { request } from './http.js'\nexport const leave = () => request('/logout'${init})\n`
    expect(repaired({ ...files, 'client.js': client('') })['client.js']).toBe(client(`, { method: 'POST' }`))
  })
})

describe('several servers with a logout of the same address', () => {
  const files: Files = {
    'package.json': '{"private":true,"workspaces":["apps/*"]}',
    'apps/admin/package.json': '{"name":"admin","dependencies":{"express":"^5.0.0","express-session":"^1.18.0"}}',
    'apps/admin/server.js': SERVER,
    'apps/admin/client.js': `export const leave = () => fetch('/logout')\n`,
    'apps/shop/package.json': '{"name":"shop","dependencies":{"express":"^5.0.0","express-session":"^1.18.0"}}',
    'apps/shop/server.js': SERVER.replace('app.get(', 'app.delete('),
    'apps/shop/client.js': `export const leave = () => fetch('/logout')\n`,
  }
  it('have callers of their own', () => {
    expect(repaired(files)).toEqual({ ...files, 'apps/admin/server.js': POSTED, 'apps/admin/client.js': `export const leave = () => fetch('/logout', { method: 'POST' })\n` })
  })

  it('and some that may be of either', () => {
    const web = { 'apps/web/package.json': '{"name":"web"}', 'apps/web/client.js': `export const leave = () => fetch('/logout')\n` }
    expect(reasonsLeft({ ...files, ...web })).toEqual(['`apps/web/client.js:1` has an address that may be the one of this logout'])
  })
})

describe('handlers that do more than log out', () => {
  it('are left: a check of the method would keep the rest from happening', () => {
    const files: Files = {
      'package.json': '{"dependencies":{"nuxt":"^4.0.0"}}',
      'server/middleware/auth.ts': `export default defineEventHandler((event) => {
  if (getRequestURL(event).pathname === '/logout') {
    deleteCookie(event, 'token')
    return sendRedirect(event, '/')
  }
})
`,
    }
    expect(reasonsLeft(files)).toEqual(['its handler does other things, too, which a check of the method would keep from happening'])
  })
})

describe('beside the code', () => {
  it('comments that say how it is called say it as it is now', () => {
    const server = SERVER.replace(`app.get(`, `// @route GET /logout\n/**\n * /logout:\n *   get:\n *     summary: GET in with /login\n */\napp.get(`)
    expect(repaired({ 'server.js': server })['server.js'])
      .toBe(POSTED.replace(`app.post(`, `// @route POST /logout\n/**\n * /logout:\n *   post:\n *     summary: GET in with /login\n */\napp.post(`))
  })

  it('a description of the route describes it as it is now', () => {
    const description = (verb: string): string => `export const paths = { '/logout': { ${verb}: { responses: { 302: {} } } } }\n`
    expect(called('openapi.js', description('get'))).toBe(description('post'))
  })

  it('HTML in strings has links, too', () => {
    const page = (link: string): string => `export const page = (user) => \`<p>Hello \${user}</p>\n${link}\`\n`
    expect(called('page.js', page('<a href="/logout" class="x">Log out</a>')))
      .toBe(page('<form action="/logout" method="post"><button type="submit" class="x">Log out</button></form>'))
    const quoted = (link: string): string => `export const page = () => '${link}'\n`
    expect(called('page.js', quoted('<a href="/logout">Log out</a>'))).toBe(quoted('<form action="/logout" method="post"><button type="submit">Log out</button></form>'))
    expect(refused('page.js', `export const page = () => '<meta http-equiv="refresh" content="0;url=/logout">'\n`))
      .toEqual(['`page.js:1` has it in a text that is more than an address'])
  })

  it('another route that redirects to it is left, whatever it is called', () => {
    const server = `${SERVER}app.get('/signout', (req, res) => {\n  req.session.user = null\n  res.redirect('/logout')\n})\n`
    expect(repaired({ 'server.js': server })['server.js']).toBe(server.replace(`app.get('/signout'`, `app.post('/signout'`))
  })

  it('an axios instance that is called like a router is none', () => {
    const files = { 'server.js': SERVER, 'api.js': `import axios from 'axios'\nexport const api = axios.create({ baseURL: '/' })\n` }
    const client = (call: string): string => `import { api } from './api.js'\nexport const leave = (config) => api.${call}\n`
    expect(repaired({ ...files, 'client.js': client(`get('/logout', config)`) })['client.js']).toBe(client(`post('/logout', undefined, config)`))
  })
})

describe('the front end', () => {
  it('has a page of its own under the path, which its router shows', () => {
    const files = {
      'server.js': SERVER,
      'routes.jsx': `import { Logout } from './Logout'\nexport const routes = [{ path: '/logout', element: <Logout /> }]\n`,
      'Nav.jsx': `import { Link } from 'react-router'\nexport const Nav = () => <Link to="/logout">Log out</Link>\n`,
      'Logout.jsx': `export const Logout = () => {\n  fetch('/logout')\n  return null\n}\n`,
    }
    expect(repaired(files)).toEqual({ ...files, 'server.js': POSTED, 'Logout.jsx': files['Logout.jsx'].replace(`fetch('/logout')`, `fetch('/logout', { method: 'POST' })`) })
  })
})
