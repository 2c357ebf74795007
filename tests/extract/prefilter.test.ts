import { describe, expect, it } from 'vitest'
import { createPrefilter, passesPrefilter } from '../../src/extract/prefilter.ts'
import type { Flag } from '../../src/extract/prefilter.ts'

const prefilter = createPrefilter({ packages: ['express-session', '@fastify/session', 'hono/cookie', 'cookie'], words: ['createCookieSessionStorage'] })

function flagsOf(text: string, file = 'src/a.ts'): string {
  const flags = prefilter(text, file)
  return (['logout', 'session', 'cookie', 'issues', 'route'] as const).filter((flag) => flags[flag]).join(' ')
}

const raises = (flag: Flag) => (text: string): void => expect(prefilter(text, 'src/a.ts')[flag]).toBe(true)
const spares = (flag: Flag) => (text: string): void => expect(prefilter(text, 'src/a.ts')[flag]).toBe(false)

describe('logout', () => {
  it.each([
    "app.post('/logout', h)", 'export const signOut = 1', '/* Log out */', 'LOG_OUT', "path: 'sign-out'", 'logoff()',
    'logMeOut()', 'signUserOut()', 'endSession()', "'/end-session'", 'req.session.destroy()', "router.post('/session/destroy')",
    'await lucia.invalidateSession(id)', 'req.session = null', 'destroySession(session)', 'deleteUserSession(id)', 'logoutUrl',
    'userlogout',
  ])('%s', raises('logout'))

  it.each([
    'console.log(output)', 'logOutput(x)', 'log offset', 'logOffset', 'design outline', 'assign out', 'blogOutput', 'blog out',
    'catalog out', 'dialog-out', 'loggedOut = true', 'timeout', 'checkout', 'login', 'sign in', 'session.save()',
    'startSession()', 'logOfficial', '',
  ])('not %s', spares('logout'))

  it('is raised by the path alone', () => {
    expect(flagsOf('export default 1', 'server/api/auth/sign-out.post.ts')).toBe('logout route')
  })
  it('is not raised by a similar path', () => expect(flagsOf('export default 1', 'src/log-output/catalog.ts')).toBe(''))
})

describe('session', () => {
  it.each([
    "import session from 'express-session'", 'const s = require("express-session")', "import { getCookie } from 'hono/cookie'",
    "import s from '@fastify/session'", "import { x } from 'cookie/dist/x.js'", "import 'express-session'",
    "await import('express-session')",
  ])('%s', raises('session'))

  it.each([
    "import x from 'express-session-x'", "import x from './express-session'", '// express-session', "import x from 'cookies'",
    'const cookie = 1',
  ])(
    'not %s', spares('session'))

  it('is never raised without packages', () => {
    expect(createPrefilter({ packages: [] })("import 'express-session'", 'a.ts').session).toBe(false)
  })
})

describe('cookie', () => {
  it.each([
    "res.cookie('sid', id)", "res.clearCookie('sid')", 'const jar = await cookies()', "cookies().set('a', 'b')",
    "(await cookies()).delete('a')", "ctx.cookies.set('a')", 'event.cookies.delete(name)', 'setCookie(event, name, value)',
    'deleteCookie(c, name)', 'destroyCookie(ctx, name)', "headers.append('Set-Cookie', x)", '"set-cookie": x',
    'cookie.serialize(a, b)', 'document.cookie = x', "Cookies.remove('a')", 'session({ cookie: { path } })',
    'setAuthCookies(res, tokens)', 'clearRefreshTokenCookie(res)', "useCookie('token')",
    'nookies.set(cookieToken)  ; res.setHeader("Set-Cookie", [])',
  ])('%s', raises('cookie'))

  it.each([
    'req.cookies.sid', 'const { sid } = req.cookies', 'parseCookies(req)', "getCookie('a')", '<CookieBanner />',
    'import { cookie } from "x"', 'const cookieName = "sid"', "headers.get('cookie')", 'hasCookie(name)', '// a cookie', '',
  ])('not %s', spares('cookie'))
})

describe('issues', () => {
  it.each([
    'const token = jwt.sign(payload, key)', 'new SignJWT(claims) // token', 'await jwtService.signAsync(token)',
    'token = sign({ id }, secret)', 'prisma.session.create({ data })', 'await RefreshToken.create(x)',
    'db.insert(sessions).values(x)', "trx.insertInto('user_session')", "'INSERT INTO refresh_tokens (a) VALUES (b)'",
    'user.refreshToken = hash', '{ refresh_token: token }', 'createSession(user)', 'generateTokens(user)', 'new Session(user)',
    'redis.set(`session:${id}`)', 'sessions.push(s)', 'issueJwt(user)',
  ])('%s', raises('issues'))

  it.each([
    'Object.assign(token, x)', 'design(token)', 'jwt.verify(token)', 'if (refreshToken === x) y()',
    'const session = await getSession()', 'session.destroy()', 'const { token } = props', 'assignTask(session)',
    '(refreshToken) => x', 'const a = 1', '',
  ])('not %s', spares('issues'))
})

describe('route', () => {
  it.each([
    "app.get('/x', h)", 'router.post("/x", h)', 'app.use(`/x`, r)', "router.route('/x')", "@Post('x')", "@Controller('auth')",
    'export async function POST(request) {}', 'export const GET = h', "'use server'", 'export default defineEventHandler(h)',
    'export const loader = async () => {}', 'export const actions = {}', 'const r = express.Router()', 'http.createServer(h)',
    'export const getServerSideProps = h',
  ])('%s', raises('route'))

  it.each([
    "map.get('x')", 'axios.get(url)', 'export const POSTS = []', 'export function loadAll() {}', "params.delete('x')",
    'onClickHandler(e)', '',
  ])(
    'not %s', spares('route'))

  it.each([
    'pages/api/x.ts', 'src/app/api/x/route.ts', 'middleware.ts', 'src/routes/x/+server.ts', 'src/routes/+page.server.ts',
    'server/api/x.get.ts', 'apps/web/server/middleware/x.ts', 'src/hooks.server.ts', 'app/routes/x.tsx',
  ])('a file at %s', (file) => expect(prefilter('', file).route).toBe(true))

  it.each([
    'src/api/x.ts', 'src/router.ts', 'app/page.tsx', 'lib/routes.ts',
  ])('not a file at %s', (file) => expect(prefilter('', file).route).toBe(false))
})

describe('mounts', () => {
  it.each(["app.all(['/a', '/b'], h)", "router.get('/x', h)", 'users.all([a])', 'routes(app)', 'r.del(`${prefix}/x`, h)'])('%s', raises('mounts'))
  it.each(['await Promise.all([a(), b()])', 'Promise\n  .all([a])', 'const all = [1]'])('not %s', spares('mounts'))
})

describe('passesPrefilter', () => {
  it.each([
    "app.post('/logout', h)", 'req.session.destroy(cb)', "res.clearCookie('sid')", "cookies().delete('sid')",
    "ctx.cookies.set(name, '')", "setCookie(event, 'sid', '')", "res.cookie('sid', '', { maxAge: 0 })",
    'res.cookie(name, x, { expires: new Date(0) })', 'set(token, v, { expires: new Date("2000-01-01") }) // cookie',
    "res.setHeader('Clear-Site-Data', x)", 'headers: { "clear-site-data": x }', 'revokeRefreshToken(t)', 'clearAuthCookies(res)',
    "'sid=; Max-Age=0' // cookie", 'req.session = null',
  ])('%s', (text) => expect(passesPrefilter(text)).toBe(true))

  it.each([
    "res.cookie('sid', id)", 'const { sid } = req.cookies', 'jwt.sign(token)', 'session.save()', 'maxAge: 0', 'tokens.map(f)',
    "cookies.set('a', 'b')", '',
  ])('not %s', (text) => expect(passesPrefilter(text)).toBe(false))

  it('is passed by a path', () => expect(passesPrefilter('export default 1', 'server/api/logout.post.ts')).toBe(true))
})
