/** Which cookies are the login's, and what a logout does about them. What a deletion deletes is tested in tests/model. */
import { describe, expect, it } from 'vitest'
import { cookieRole, couldBeMeant } from '../../src/knowledge/cookie-names.ts'
import { unknown } from '../../src/model/facts.ts'
import type { Endpoint } from '../../src/model/facts.ts'
import type { ProjectFacts } from '../../src/model/project-facts.ts'
import { judgeCookies } from '../../src/project/judge-cookies.ts'
import {
  LOGIN, at, branch, clear, clearsElsewhere, cookieWrite, endpoint, facts, header, invalidate, lost, opaque, post, run, send, sets,
  setup, signs, write,
} from '../kit/facts.ts'

const judge = (logout: Endpoint, given: Partial<ProjectFacts> = {}) => judgeCookies(logout, facts(given))
const statusOf = (logout: Endpoint, given: Partial<ProjectFacts> = {}) => judge(logout, given).status
const named = (symbol: string) => unknown<never>('an expression', symbol)

const token = { issuedCookies: [sets({ name: 'token', credential: 'token' })] }
const sessionCookie = setup({ cookie: cookieWrite({ name: 'sid', credential: 'session-id' }) })

describe('what a name says', () => {
  it.each([
    'session', 'sid', 'connect.sid', 'sessionToken', '__Host-session', 'next-auth.session-token', 'auth', 'access_token',
    'refreshToken', 'JWT', 'remember_me', 'PHPSESSID', 'pmsession', 'authtoken', 'env:SESSION_COOKIE_NAME',
  ])('%s is the login', (name) => {
    expect(cookieRole(name)).toBe('auth')
  })

  it.each([
    'csrf-token', 'XSRF-TOKEN', '_csrf', 'csrftoken', 'oauth_state', 'auth-nonce', 'pkce_code_verifier', 'theme', 'locale',
    'flash', 'cookie_consent', 'cart_session', 'returnTo', 'redirect_after_login', 'next-auth.callback-url', 'guestSession',
    'resetToken',
  ])('%s is something else', (name) => {
    expect(cookieRole(name)).toBe('other')
  })

  it('leaves names about the user and names without words open', () => {
    expect(cookieRole('userId')).toBe('maybe')
    expect(cookieRole('loggedIn')).toBe('maybe')
    expect(cookieRole('foo')).toBe('unclear')
  })

  it.each([
    ['session', 'connect.sid'], ['sessionId', 'sid'], ['session', 'session-token'], ['token', 'access_token'], ['jwt', 'token'],
    ['accessToken', 'access_token'],
  ])('%s may be meant for %s', (deleted, set) => {
    expect(couldBeMeant(deleted, set)).toBe(true)
  })

  it.each([
    ['refresh_token', 'connect.sid'], ['link-token', 'session-token'], ['access_token', 'refresh_token'],
  ])('%s is not meant for %s', (deleted, set) => {
    expect(couldBeMeant(deleted, set)).toBe(false)
  })

})

describe('a cookie that the application sets', () => {
  it('is done when it is deleted as it was set', () => {
    expect(judge(post(clear({ name: 'token' }), send()), token)).toMatchObject({
      status: 'done',
      cookies: [{
        name: 'token', verdict: 'matches', attribute: null,
        set: { via: 'setCookie', path: '/', domain: '' }, clear: { via: 'clearCookie', path: '/', domain: '' },
      }],
    })
  })

  it('is mismatched when the deletion cannot delete it, and says by which attribute', () => {
    const elsewhere = { issuedCookies: [sets({ name: 'token', domain: 'example.com' })] }
    const answer = judge(post(clear({ name: 'token' }), send()), elsewhere)
    expect(answer).toMatchObject({ status: 'mismatched', cookies: [{ verdict: 'mismatches', attribute: 'domain' }] })
    expect(answer.cookies[0]?.set).toMatchObject({ domain: 'example.com' })
    expect(statusOf(post(clear({ name: 'token', domain: '.example.com' }), send()), elsewhere)).toBe('done')
  })

  it('is missing when nothing deletes it', () => {
    expect(judge(post(invalidate(), send()), token)).toMatchObject({
      status: 'missing', cookies: [{ name: 'token', verdict: 'not-cleared', clear: null, set: { path: '/', domain: '' } }],
    })
  })

  it('is unknown when an attribute is, done when it is the same expression on both sides', () => {
    const domain = unknown<never>('from the environment', 'env:COOKIE_DOMAIN')
    const given = { issuedCookies: [sets({ name: 'token', domain })] }
    expect(statusOf(post(clear({ name: 'token' }), send()), given)).toBe('unknown')
    expect(statusOf(post(clear({ name: 'token', domain }), send()), given)).toBe('done')
  })

  it('may have a name that is only an expression', () => {
    const name = named('config#AUTH_COOKIE')
    const given = { issuedCookies: [sets({ name })] }
    expect(statusOf(post(clear({ name }), send()), given)).toBe('done')
    expect(statusOf(post(clear({ name: 'other' }), send()), given)).toBe('unknown')
    expect(judge(post(send()), given)).toMatchObject({ status: 'missing', cookies: [{ name: null }] })
  })

  it('takes its path from the route where none is written', () => {
    const given = { issuedCookies: [sets({ name: 'token', path: null }, { routes: [{ path: '/auth/login', complete: true }] })] }
    const bare = clear({ name: 'token', path: null })
    expect(statusOf(endpoint([run([bare, send()])], { path: '/auth/logout' }), given)).toBe('done')
    expect(judge(endpoint([run([bare, send()])], { path: '/logout' }), given)).toMatchObject({
      status: 'mismatched', cookies: [{ attribute: 'path', set: { path: '/auth' }, clear: { path: '/' } }],
    })
    expect(statusOf(endpoint([run([bare, send()])], { path: '/auth/logout', pathIsComplete: false }), given)).toBe('unknown')
  })

  it('shares an unknown mount prefix with the logout on the same router', () => {
    const bare = clear({ name: 'token', path: null })
    const routes = [{ path: '/login', complete: false, router: 'r' }]
    const given = { issuedCookies: [sets({ name: 'token', path: null }, { routes })] }
    const on = (router: string) => endpoint([run([bare, send()])], { pathIsComplete: false, router })
    expect(statusOf(on('r'), given)).toBe('done')
    expect(statusOf(on('other'), given)).toBe('unknown')
  })
})

describe('a helper that sets a cookie', () => {
  const place = at(LOGIN)
  const alone = sets({ name: unknown('a parameter') })
  const helper = { ...alone, event: { ...alone.event, place } }
  const called = sets({ name: 'token' })
  const fromLogin = { ...called, event: { ...called.event, place, frames: [at(LOGIN)] } }

  it('is judged by what its callers give it', () => {
    expect(statusOf(post(clear({ name: 'token' }), send()), { issuedCookies: [helper, fromLogin] })).toBe('done')
    expect(statusOf(post(invalidate(), send()), { issuedCookies: [helper, fromLogin] })).toBe('missing')
  })

  it('is unknown when no caller is seen', () => {
    expect(statusOf(post(clear({ name: 'token' }), send()), { issuedCookies: [helper] })).toBe('unknown')
  })
})

describe('several cookies', () => {
  const both = { issuedCookies: [sets({ name: 'access_token' }), sets({ name: 'refresh_token' })] }

  it('is done when all are deleted, missing when one is left', () => {
    expect(statusOf(post(clear({ name: 'access_token' }), clear({ name: 'refresh_token' }), send()), both)).toBe('done')
    const answer = judge(post(clear({ name: 'access_token' }), send()), both)
    expect(answer.status).toBe('missing')
    expect(answer.cookies.map(({ name, verdict }) => [name, verdict]))
      .toEqual([['access_token', 'matches'], ['refresh_token', 'not-cleared']])
  })

  it('judges a cookie that several places set by the one that comes off worst', () => {
    const given = { issuedCookies: [sets({ name: 'token' }), sets({ name: 'token', path: '/admin' })] }
    const answer = judge(post(clear({ name: 'token' }), send()), given)
    expect(answer.status).toBe('mismatched')
    expect(answer.cookies).toHaveLength(1)
  })

  it('asks nothing about cookies that carry no login', () => {
    const csrf = sets({ name: 'csrf_token', credential: 'token' })
    const given = { issuedCookies: [...token.issuedCookies, sets({ name: 'theme' }), csrf] }
    expect(statusOf(post(clear({ name: 'token' }), send()), given)).toBe('done')
  })

  it('takes an unclear name for a login by what it carries, or by being deleted at logout', () => {
    const given = { issuedCookies: [sets({ name: 'foo', credential: 'session-id' })] }
    expect(statusOf(post(send()), given)).toBe('missing')
    const user = { issuedCookies: [...token.issuedCookies, sets({ name: 'user', credential: 'user-data', path: '/app' })] }
    expect(statusOf(post(clear({ name: 'token' }), send()), user)).toBe('done')
    expect(statusOf(post(clear({ name: 'token' }), clear({ name: 'user' }), send()), user)).toBe('mismatched')
  })
})

describe('a deletion of another name', () => {
  it('is a mismatch of the name while the auth cookie stays', () => {
    const given = { issuedCookies: [sets({ name: 'session-token' })] }
    expect(judge(post(clear({ name: 'session' }), send()), given)).toMatchObject({
      status: 'mismatched',
      why: 'the cookie is called `session-token`, the deletion names `session`',
      cookies: [{ name: 'session-token', attribute: 'name', clear: { via: 'clearCookie' } }],
    })
  })

  it('is none when the auth cookie is deleted too, when it is no auth name, and when it is of another kind', () => {
    const given = { issuedCookies: [sets({ name: 'sid' })] }
    expect(statusOf(post(clear({ name: 'session' }), clear({ name: 'sid' }), send()), given)).toBe('done')
    expect(statusOf(post(clear({ name: 'theme' }), send()), given)).toBe('missing')
    expect(statusOf(post(clear({ name: 'refreshToken' }), send()), given)).toBe('missing')
  })

  it('is a slip in letter case or prefix too, unless the right deletion may be out of sight', () => {
    const given = { issuedCookies: [sets({ name: 'Session', secure: true })] }
    expect(judge(post(clear({ name: 'session' }), send()), given))
      .toMatchObject({ status: 'mismatched', cookies: [{ attribute: 'name' }] })
    const hidden = opaque('clearAll', { carries: ['response'] })
    expect(statusOf(post(clear({ name: 'session' }), hidden, send()), given)).toBe('unknown')
    expect(statusOf(post(clear({ name: 'sid' }), hidden, send()), given)).toBe('unknown')
  })

  it('belongs to a cookie of another package where that sets one of the name', () => {
    const elsewhere = (given: Parameters<typeof sets>[0]) => ({ issuedCookies: [sets(given, { scope: '/app/packages/api' })] })
    expect(statusOf(post(clear({ name: 'auth' }), send()), elsewhere({ name: 'auth' }))).toBe('done')
    expect(statusOf(post(clear({ name: 'auth' }), send()), elsewhere({ name: 'auth', path: '/api' }))).toBe('unknown')
    expect(statusOf(post(send()), elsewhere({ name: 'auth' }))).toBe('not-applicable')
  })
})

describe('dead helpers', () => {
  const dead = (name: string) => sets({ name }, { unreferenced: true })

  it('set nothing where something else does', () => {
    const given = { issuedCookies: [sets({ name: 'session-token' }), dead('session')] }
    expect(statusOf(post(clear({ name: 'session' }), send()), given)).toBe('mismatched')
    expect(statusOf(post(clear({ name: 'session-token' }), send()), given)).toBe('done')
    expect(statusOf(post(clear({ name: 'sid' }), send()), { setups: [sessionCookie], issuedCookies: [dead('token')] }))
      .toBe('done')
  })

  it('count where nothing else sets a cookie', () => {
    expect(statusOf(post(clear({ name: 'session' }), send()), { issuedCookies: [dead('session')] })).toBe('done')
    expect(statusOf(post(send()), { issuedCookies: [dead('session')] })).toBe('missing')
  })
})

describe('the cookie of a session middleware', () => {
  it('is a cookie that the application sets', () => {
    const given = { setups: [sessionCookie] }
    expect(statusOf(post(invalidate(), send()), given)).toBe('missing')
    expect(statusOf(post(invalidate(), clear({ name: 'sid' }), send()), given)).toBe('done')
    expect(statusOf(post(invalidate(), clear({ name: 'session' }), send()), given)).toBe('mismatched')
  })

  const library = setup({ library: 'sealed', state: 'stateless', clearsCookie: true, cookie: cookieWrite({ name: 'sealed' }) })

  it('is the library\'s own where that deletes it', () => {
    const ended = invalidate({ effect: 'stateless', library: 'sealed', via: 'session = null' })
    expect(judge(post(ended, send()), { setups: [library] })).toMatchObject({
      status: 'library', cookies: [{ name: 'sealed', verdict: 'matches', clear: { via: 'session = null' } }],
    })
    expect(statusOf(post(clear({ name: 'sealed', byLibrary: true }), send()), { setups: [library] })).toBe('library')
    expect(statusOf(post(send()), { setups: [library] })).toBe('missing')
    const sham = invalidate({ effect: 'none', library: 'other' })
    expect(statusOf(post(sham, send()), { setups: [library] })).toBe('missing')
  })

  it('is done, not the library\'s, when the application deletes one of its own beside it', () => {
    const ended = invalidate({ effect: 'stateless', library: 'sealed' })
    const given = { setups: [library], issuedCookies: [sets({ name: 'token' })] }
    expect(statusOf(post(ended, clear({ name: 'token' }), send()), given)).toBe('done')
  })

  it('is left out where the login is a token and the logout does not touch the session', () => {
    const given = { setups: [sessionCookie], ...token, issuedRecords: [signs()] }
    expect(statusOf(post(clear({ name: 'token' }), send()), given)).toBe('done')
    expect(statusOf(post(clear({ name: 'token' }), invalidate(), send()), given)).toBe('missing')
  })

  it('is the library\'s where it names none and is told to end the session', () => {
    const given = { setups: [setup({ library: 'auth', clearsCookie: true })] }
    expect(statusOf(post(invalidate({ library: 'auth' }), send()), given)).toBe('library')
    expect(statusOf(post(send()), given)).toBe('unknown')
  })

  it('is the library\'s where both sides take name and attributes from its object', () => {
    const given = { issuedCookies: [sets({ name: named('lib#cookie.name'), credential: 'session-id' })] }
    expect(statusOf(post(clear({ name: named('lib#blank.name'), byLibrary: true }), send()), given)).toBe('library')
  })
})

describe('no auth cookie', () => {
  it('is not applicable, even if the logout deletes one that nobody sets', () => {
    expect(statusOf(post(send()), { issuedRecords: [signs()] })).toBe('not-applicable')
    expect(statusOf(post(clear({ name: 'refreshToken' }), send()), { issuedRecords: [signs()] })).toBe('not-applicable')
    expect(statusOf(post(send()), { issuedCookies: [sets({ name: 'theme' })] })).toBe('not-applicable')
  })

  it('is unknown where a cookie of unknown name is set', () => {
    expect(statusOf(post(send()), { issuedCookies: [sets({ name: named('name') })] })).toBe('unknown')
  })
})

describe('absence that cannot be seen', () => {
  it.each([
    ['a call with the response', post(opaque('respond', { carries: ['response'] }), send())],
    ['a call that reads like a logout', post(opaque('logoutUser', { looksLikeInvalidation: true }), send())],
    ['a lost trail', endpoint([run([send()], { lost: [lost('handlers[x]')] })])],
    ['a plain overwrite', post(write({ name: 'token' }), send())],
    ['a deletion of whatever there is', post(clear({ name: unknown('a loop') }), send())],
  ])('is unknown: %s', (_, logout) => {
    expect(statusOf(logout, token)).toBe('unknown')
  })

  it('is missing: a call that gets the request only', () => {
    expect(statusOf(post(opaque('audit', { carries: ['request'] }), send()), token)).toBe('missing')
  })

  it('does not hide a deletion that cannot delete', () => {
    const given = { issuedCookies: [sets({ name: 'token', path: '/api' })] }
    expect(statusOf(post(clear({ name: 'token' }), opaque('respond', { carries: ['response'] }), send()), given))
      .toBe('mismatched')
  })

  it('is unknown where script sets or deletes the cookie', () => {
    expect(statusOf(post(send()), { issuedCookies: [sets({ name: 'token', client: true })] })).toBe('unknown')
    const byScript = { ...token, otherClears: [clearsElsewhere({ name: 'token', client: true })] }
    expect(statusOf(post(send()), byScript)).toBe('unknown')
    const httpOnly = { ...byScript, issuedCookies: [sets({ name: 'token', httpOnly: true })] }
    expect(statusOf(post(send()), httpOnly)).toBe('missing')
  })
})

describe('a deletion that does not count', () => {
  it('stands in a `catch`', () => {
    expect(statusOf(post(clear({ name: 'token' }, { conditions: branch('', 1, 'catch') }), invalidate(), send()), token))
      .toBe('missing')
    expect(statusOf(post(clear({ name: 'token' }, { conditions: branch() }), invalidate(), send()), token)).toBe('done')
  })

  it('leaves a live cookie: a slip in a deletion is a mismatch, a plain overwrite is not', () => {
    const blanks = { is: 'blanks', why: 'it lives on' } as const
    expect(judge(post(clear({ name: 'token', expiry: blanks }), send()), token)).toMatchObject({
      status: 'mismatched', cookies: [{ attribute: 'expiry', why: 'it lives on' }],
    })
    expect(statusOf(post(clear({ name: 'token', expiry: { ...blanks, overwrite: true } }), send()), token)).toBe('unknown')
  })
})

describe('Clear-Site-Data with `"cookies"`', () => {
  it('makes up for a missing or failing deletion of a host-only cookie', () => {
    expect(statusOf(post(header('"cookies"'), send()), token)).toBe('done')
    expect(statusOf(post(header('"storage"'), send()), token)).toBe('missing')
    expect(statusOf(post(header('cookies'), send()), token)).toBe('missing')
    const deep = { issuedCookies: [sets({ name: 'token', path: '/api' })] }
    expect(statusOf(post(clear({ name: 'token' }), header('"cookies"'), send()), deep)).toBe('done')
  })

  it('does not for a `Partitioned` cookie, and may not for one with a domain', () => {
    const apart = { issuedCookies: [sets({ name: 'token', partitioned: true, secure: true })] }
    expect(statusOf(post(clear({ name: 'token' }), header('"cookies"'), send()), apart)).toBe('mismatched')
    const wide = { issuedCookies: [sets({ name: 'token', domain: 'example.com' })] }
    expect(statusOf(post(clear({ name: 'token' }), header('"cookies"'), send()), wide)).toBe('unknown')
  })

  it('leaves it open where the header depends on a test', () => {
    expect(statusOf(post(header('"cookies"', { conditions: branch('config') }), send()), token)).toBe('unknown')
    expect(statusOf(post(header(unknown('config')), send()), token)).toBe('unknown')
  })
})

describe('several methods', () => {
  it('judges the run that logs out', () => {
    const logout = endpoint([run([send()], { method: 'GET' }), run([clear({ name: 'token' }), send()])])
    expect(statusOf(logout, token)).toBe('done')
  })

  it('takes the worse of two that log out', () => {
    const logout = endpoint([run([invalidate(), send()], { method: 'GET' }), run([clear({ name: 'token' }), send()])])
    expect(statusOf(logout, token)).toBe('missing')
  })
})
