/** The defaults of the tables, checked against the libraries that are installed. */
import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { CookieApi } from '../../src/knowledge/define.ts'
import { frameworks, libraries } from '../../src/knowledge/index.ts'

const require = createRequire(import.meta.url)
// Some calls are wrong on purpose.
process.env['NO_DEPRECATION'] = '*'
type Handler = (request: AnyRequest, response: AnyResponse) => void
interface AnyRequest extends IncomingMessage {
  session: unknown
  sessionID?: string
  logout: ((...args: unknown[]) => void)
}
interface AnyResponse extends ServerResponse {
  cookie(name: string, value: string, options?: object): void
  clearCookie(name: string, options?: object): void
}
interface App extends RequestListener {
  use(...handlers: unknown[]): void
  get(path: string, handler: Handler): void
}

function apiOf(id: string, name: string): CookieApi {
  const api = [...frameworks, ...libraries].find(table => table.id === id)?.cookieApis?.[name]
  if (!api) throw new Error(`no cookie api ${id}.${name}`)
  return api
}

/** Serves one request and answers with its Set-Cookie headers. */
async function cookiesSent(listener: RequestListener, path = '/', cookie = ''): Promise<string[]> {
  const server = createServer(listener)
  await new Promise<void>(resolve => { server.listen(0, '127.0.0.1', resolve) })
  try {
    const { port } = server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } })
    await answer.text()
    return answer.headers.getSetCookie()
  } finally {
    await new Promise(resolve => { server.close(resolve) })
  }
}

const pathOf = (header: string | undefined): string | null => /; *path=([^;]*)/i.exec(header ?? '')?.[1] ?? null
const isDeletion = (header: string | undefined): boolean => {
  const text = header ?? ''
  const age = /; *max-age=(-?\d+)/i.exec(text)?.[1]
  if (age !== undefined) return Number(age) <= 0
  const date = /; *expires=([^;]*)/i.exec(text)?.[1]
  return date !== undefined && Date.parse(date) < Date.now()
}

describe.each([['express 5', 'express'], ['express 4', 'express4']] as const)('%s', (title, name) => {
  const express = require(name) as () => App
  const row = apiOf('express', 'response')
  const ignores = title === 'express 4' ? row.versions?.[0]?.then.clearIgnores : row.clearIgnores
  const sent = async (run: (response: AnyResponse) => void): Promise<string | undefined> => {
    const app = express()
    app.get('/', (_request, response) => {
      run(response)
      response.end()
    })
    return (await cookiesSent(app))[0]
  }

  it('has the default paths of the table', async () => {
    expect(pathOf(await sent(res => { res.cookie('a', 'v') }))).toBe(row.path.set)
    expect(pathOf(await sent(res => { res.clearCookie('a') }))).toBe(row.path.clear)
    expect(pathOf(await sent(res => { res.clearCookie('a', { path: undefined }) }))).toBe('/')
  })

  it('has the default flags of the table', async () => {
    expect(await sent(res => { res.cookie('a', 'v') })).toBe('a=v; Path=/')
  })

  it('deletes, or does not, as the table says', async () => {
    expect(isDeletion(await sent(res => { res.cookie('a', '') }))).toBe(row.emptyValueDeletes)
    expect(isDeletion(await sent(res => { res.cookie('a', '', { maxAge: 0 }) }))).toBe(row.maxAgeZeroDeletes)
    const future = new Date(Date.now() + 60_000)
    expect(isDeletion(await sent(res => { res.clearCookie('a', { maxAge: 60_000 }) }))).toBe(ignores?.includes('maxAge'))
    expect(isDeletion(await sent(res => { res.clearCookie('a', { expires: future }) }))).toBe(ignores?.includes('expires'))
  })
})

interface Sessions {
  (options: object): unknown
  readonly MemoryStore: new () => { sessions: object }
}

describe('express-session', () => {
  const express = require('express') as () => App
  const session = require('express-session') as Sessions
  const table = libraries.find(library => library.id === 'express-session')
  const base = { secret: 's', resave: false, saveUninitialized: true }

  /** Logs in, runs `end`, and tells how many records the store still holds. */
  async function recordsLeft(options: object, end: Handler): Promise<{ records: number; cookies: string[] }> {
    const store = new session.MemoryStore()
    const app = express()
    app.use(session({ ...base, ...options, store }))
    app.get('/login', (_request, response) => { response.end() })
    app.get('/logout', (request, response) => { end(request, response) })
    const [cookie = ''] = await cookiesSent(app, '/login')
    const cookies = await cookiesSent(app, '/logout', cookie.split(';')[0])
    return { records: Object.keys(store.sessions).length, cookies }
  }

  it('sets the cookie that the table describes', async () => {
    const app = express()
    app.use(session(base))
    app.get('/', (_request, response) => { response.end() })
    const [header = ''] = await cookiesSent(app)
    expect(header.split('=')[0]).toBe(table?.session?.cookie?.defaultName)
    expect(pathOf(header)).toBe(apiOf('express-session', 'cookie').path.set)
    expect(/httponly/i.test(header)).toBe(apiOf('express-session', 'cookie').httpOnly)
    const other = express()
    other.use(session({ ...base, name: 'x', cookie: { path: undefined } }))
    other.get('/', (_request, response) => { response.end() })
    expect(pathOf((await cookiesSent(other))[0])).toBeNull()
  })

  it('ends the record with destroy, and leaves the cookie alone', async () => {
    const { records, cookies } = await recordsLeft({}, (request, response) => {
      (request.session as { destroy(done: () => void): void }).destroy(() => { response.end() })
    })
    expect({ records, cookies }).toEqual({ records: 0, cookies: [] })
  })

  it.each([
    [undefined, 1], ['keep', 1], ['destroy', 0],
  ] as const)('with unset %s leaves %i record after = null', async (unset, left) => {
    const { records } = await recordsLeft(unset === undefined ? {} : { unset }, (request, response) => {
      request.session = null
      response.end()
    })
    expect(records).toBe(left)
  })

  it.each([
    [true, 1], [undefined, 1], [false, 0],
  ] as const)('with resave %s leaves %i record after store.destroy', async (resave, left) => {
    const { records } = await recordsLeft({ resave }, (request, response) => {
      const { sessionStore } = request as unknown as { sessionStore: { destroy(id: unknown, done: () => void): void } }
      sessionStore.destroy(request.sessionID, () => { response.end() })
    })
    expect(records).toBe(left)
  })
})

describe('cookie-session', () => {
  const express = require('express') as () => App
  const session = require('cookie-session') as (options: object) => unknown
  const row = apiOf('cookie-session', 'cookie')

  async function sent(options: object, run: (request: AnyRequest) => void, cookie = ''): Promise<string[]> {
    const app = express()
    app.use(session({ keys: ['k'], ...options }))
    app.get('/', (request, response) => {
      run(request)
      response.end()
    })
    return cookiesSent(app, '/', cookie)
  }

  it('sets the cookie that the table describes', async () => {
    const [header = ''] = await sent({}, request => { request.session = { user: 1 } })
    expect(header.split('=')[0]).toBe(libraries.find(table => table.id === 'cookie-session')?.session?.cookie?.defaultName)
    expect(pathOf(header)).toBe(row.path.set)
    expect(/httponly/i.test(header)).toBe(row.httpOnly)
    expect(pathOf((await sent({ path: undefined }, request => { request.session = { user: 1 } }))[0])).toBeNull()
  })

  it('clears it with null, with its own path, and not with delete', async () => {
    const cleared = await sent({ path: '/app', maxAge: 60_000 }, request => { request.session = null })
    expect(cleared.map(header => [isDeletion(header), pathOf(header)])).toEqual([[true, '/app'], [true, '/app']])
    expect(await sent({}, request => { delete (request as { session?: unknown }).session })).toEqual([])
  })

  it('has no destroy', async () => {
    const seen: unknown[] = []
    await sent({}, request => { seen.push((request.session as { destroy?: unknown }).destroy) })
    expect(seen).toEqual([undefined])
  })
})

describe('cookies', () => {
  interface Jar { set(name: string, value?: unknown, options?: object): void }
  type Jars = new (request: IncomingMessage, response: ServerResponse) => Jar
  // What cookie-session brings along.
  const Cookies = createRequire(require.resolve('cookie-session'))('cookies') as Jars
  const row = apiOf('cookies', 'jar')
  const sent = async (...args: [string, unknown?, object?]): Promise<string | undefined> => (
    (await cookiesSent((request, response) => {
      new Cookies(request, response).set(...args)
      response.end()
    }))[0]
  )

  it('has the defaults of the table', async () => {
    const header = await sent('a', 'v')
    expect(pathOf(header)).toBe(row.path.set)
    expect(/httponly/i.test(header ?? '')).toBe(row.httpOnly)
    expect(pathOf(await sent('a'))).toBe(row.path.clear)
    expect(pathOf(await sent('a', 'v', { path: undefined }))).toBeNull()
  })

  it('deletes with every falsy value, but not with maxAge 0', async () => {
    for (const value of [undefined, null, '', 0, false]) expect(isDeletion(await sent('a', value, { maxAge: 60_000 }))).toBe(true)
    expect(isDeletion(await sent('a', 'v', { maxAge: 0 }))).toBe(row.maxAgeZeroDeletes)
  })
})

interface Serializer {
  serialize(name: string, value: string, options?: object): string
}

describe('cookie', () => {
  // What express brings along.
  const { serialize } = createRequire(require.resolve('express'))('cookie') as Serializer
  const row = apiOf('cookie', 'string')

  it('writes only what is passed', () => {
    expect(serialize('a', 'v')).toBe('a=v')
    expect(pathOf(serialize('a', '', { maxAge: 0 }))).toBe(row.path.clear)
    expect(isDeletion(serialize('a', '', { maxAge: 0 }))).toBe(row.maxAgeZeroDeletes)
    expect(isDeletion(serialize('a', ''))).toBe(row.emptyValueDeletes)
  })
})

describe('passport', () => {
  it('throws when logout gets no callback', async () => {
    const express = require('express') as () => App
    const session = require('express-session') as (options: object) => unknown
    const passport = require('passport') as { session(): unknown }
    const app = express()
    const seen: string[] = []
    app.use(session({ secret: 's', resave: false, saveUninitialized: true }))
    app.use(passport.session())
    app.get('/', (request, response) => {
      for (const args of [[], [{ keepSessionInfo: true }]]) {
        try {
          request.logout(...args)
        } catch (error) {
          seen.push((error as Error).message)
        }
      }
      request.logout(() => {
        seen.push('called')
        response.end()
      })
    })
    await cookiesSent(app)
    expect(seen).toEqual(['req#logout requires a callback function', 'req#logout requires a callback function', 'called'])
  })
})
