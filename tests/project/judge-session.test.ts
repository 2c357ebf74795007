/**
 * The rows of sessions.md §6.1 and §6.2 that concern this judgement, as events. What a call is (`full`, `none`, …) is said by the
 * tables and tested with them; here it is tested what follows from it. Each case that reports stands beside one that is silent.
 */
import { describe, expect, it } from 'vitest'
import { namesLogin, namesOtherPurpose } from '../../src/knowledge/login-words.ts'
import type { Endpoint } from '../../src/model/facts.ts'
import type { ProjectFacts } from '../../src/model/project-facts.ts'
import { judgeServerSession } from '../../src/project/judge-session.ts'
import {
  at, branch, clear, cookieWrite, deleteRow, endpoint, facts, invalidate, keeps, lost, opaque, post, run, send, sets, setup,
  signs,
} from '../kit/facts.ts'

const judge = (logout: Endpoint, given: Partial<ProjectFacts> = {}) => judgeServerSession(logout, facts(given))
const statusOf = (logout: Endpoint, given: Partial<ProjectFacts> = {}) => judge(logout, given).status

const stateful = setup({ library: 'sessions' })
const stateless = setup({ library: 'sealed', state: 'stateless' })
const tokenCookie = sets({ name: 'token', credential: 'token' })

describe('rows 1, 5, 6, 14: the record is ended', () => {
  it('is done when the call is waited for', () => {
    const answer = judge(post(invalidate(), send()), { setups: [stateful] })
    expect(answer).toMatchObject({ status: 'done', scope: 'current-session', delegatedTo: null })
    expect(answer.evidence.map(({ via }) => via)).toEqual(['session.destroy'])
  })

  it('is missing when nothing is called', () => {
    expect(judge(post(clear({ name: 'sid' }), send()), { setups: [stateful] })).toMatchObject({
      status: 'missing', survivor: 'the sessions record', origin: stateful.place, evidence: [],
    })
  })

  it('is done without a set-up in sight: the library speaks for itself', () => {
    expect(statusOf(post(invalidate(), send()))).toBe('done')
  })

  it('is done inside `if (user)`, not in a `catch` alone', () => {
    expect(statusOf(post(invalidate({ conditions: branch() }), send()), { setups: [stateful] })).toBe('done')
    expect(statusOf(post(invalidate({ conditions: branch('', 1, 'catch') }), clear(), send()), { setups: [stateful] }))
      .toBe('missing')
  })
})

describe('row 2, 4, 9: nothing is kept on the server', () => {
  it('is stateless whatever the call does', () => {
    expect(statusOf(post(invalidate({ effect: 'stateless', library: 'sealed' }), send()), { setups: [stateless] }))
      .toBe('stateless')
    expect(statusOf(post(invalidate({ effect: 'none', library: 'sealed' }), send()), { setups: [stateless] })).toBe('stateless')
    expect(statusOf(post(clear(), send()), { setups: [stateless] })).toBe('stateless')
  })

  it('is missing when the library keeps records', () => {
    expect(statusOf(post(clear(), send()), { setups: [setup({ library: 'sealed' })] })).toBe('missing')
  })

  it('is missing when the application keeps a refresh token beside the sealed cookie', () => {
    const logout = post(invalidate({ effect: 'stateless', library: 'sealed' }), send())
    expect(judge(logout, { setups: [stateless], issuedRecords: [keeps('refresh_tokens')] })).toMatchObject({
      status: 'missing', survivor: 'the refresh token in `refresh_tokens`',
    })
  })
})

describe('rows 7, 12, 15: a call that only looks like it', () => {
  const sham = invalidate({ via: 'session = null', effect: 'none', why: 'the library keeps the record' })

  it('is missing, with the reason of the row and the call as evidence', () => {
    expect(judge(post(sham, send()), { setups: [stateful] })).toMatchObject({
      status: 'missing', why: 'the library keeps the record', evidence: [{ via: 'session = null' }], origin: stateful.place,
    })
  })

  it('is done when a working call follows', () => {
    expect(statusOf(post(sham, invalidate(), send()), { setups: [stateful] })).toBe('done')
  })

  it('is unknown when another call may do it', () => {
    expect(statusOf(post(sham, opaque('end', { carries: ['session'] }), send()), { setups: [stateful] })).toBe('unknown')
  })

  it('is unknown when the login is a token in a cookie and the session may serve something else', () => {
    expect(statusOf(post(sham, send()), { setups: [stateful], issuedCookies: [tokenCookie] })).toBe('unknown')
  })
})

describe('row 10: the owner of the session is not known', () => {
  it('is unknown', () => {
    expect(statusOf(post(opaque('session = null', { carries: ['session'] }), send()))).toBe('unknown')
    expect(statusOf(post(clear(), send()), { setups: [setup({ state: 'unknown' })] })).toBe('unknown')
  })
})

describe('rows 11, 13: the user is taken out of the session', () => {
  const guest = invalidate({ via: 'req.logout', library: 'passport', effect: 'partial' })

  it('is partial on a stateful session', () => {
    expect(judge(post(guest, send()), { setups: [stateful] }))
      .toMatchObject({ status: 'partial', survivor: 'the sessions record' })
    expect(statusOf(post(invalidate({ effect: 'partial' }), send()), { setups: [stateful] })).toBe('partial')
  })

  it('is stateless on a stateless session', () => {
    expect(statusOf(post(guest, send()), { setups: [stateless] })).toBe('stateless')
  })

  it('ends nothing where the login is a token, which leaves the token to judge', () => {
    expect(statusOf(post(guest, clear({ name: 'jwt' }), send()), { issuedCookies: [tokenCookie], issuedRecords: [signs()] }))
      .toBe('stateless')
  })

  it('is unknown where a session and a token cookie stand side by side', () => {
    expect(statusOf(post(guest, send()), { setups: [stateful], issuedCookies: [tokenCookie] })).toBe('unknown')
  })

  it('is partial where bearer tokens are signed beside the session', () => {
    expect(statusOf(post(guest, send()), { setups: [stateful], issuedRecords: [signs()] })).toBe('partial')
  })

  it('is done when the record is destroyed too', () => {
    expect(statusOf(post(guest, invalidate(), send()), { setups: [stateful] })).toBe('done')
  })
})

describe('row 14 on another library\'s session', () => {
  const guest = invalidate({ via: 'req.logout', library: 'passport', onSharedSession: true })

  it('is done on a stateful session and stateless on a stateless one', () => {
    expect(statusOf(post(guest, send()), { setups: [stateful] })).toBe('done')
    expect(statusOf(post(guest, send()), { setups: [stateless] })).toBe('stateless')
  })
})

describe('rows 19, 20: the record and the cookie are two things', () => {
  it('is done by the call on the record, missing by the cookie alone', () => {
    const given = { setups: [setup({ library: 'lucia' })] }
    expect(statusOf(post(invalidate({ library: 'lucia' }), clear(), send()), given)).toBe('done')
    expect(statusOf(post(clear(), send()), given)).toBe('missing')
  })
})

describe('rows 21, 23: the set-up decides what the library\'s sign-out ends', () => {
  const signOut = invalidate({ via: 'signOut', library: 'auth' })

  it('is done with a database, stateless with signed cookies', () => {
    expect(statusOf(post(signOut, send()), { setups: [setup({ library: 'auth' })] })).toBe('done')
    expect(statusOf(post(signOut, send()), { setups: [setup({ library: 'auth', state: 'stateless' })] })).toBe('stateless')
  })

  it('is done where the strategy is not known: it ends whatever there is', () => {
    expect(statusOf(post(signOut, send()), { setups: [setup({ library: 'auth', state: 'unknown' })] })).toBe('done')
  })
})

describe('row 22: the other sessions are ended and this one is not', () => {
  it('is missing', () => {
    const others = invalidate({ via: 'revokeOtherSessions', scope: 'other-sessions' })
    const answer = judge(post(others, send()), { setups: [stateful] })
    expect(answer.status).toBe('missing')
    expect(answer.why).toContain('spares the current one')
  })

  it('is done when all sessions are ended', () => {
    expect(judge(post(invalidate({ scope: 'all-sessions' }), send()), { setups: [stateful] })).toMatchObject({
      status: 'done', scope: 'all-sessions',
    })
  })
})

describe('rows 24, 25: somebody else ends the session', () => {
  const told = invalidate({ via: 'signOut', effect: 'delegated', what: 'provider', provider: 'idp', library: 'idp' })

  it('is delegated, and names who', () => {
    expect(judge(post(told, send()))).toMatchObject({ status: 'delegated', delegatedTo: 'idp' })
  })

  it('is partial when a session of its own is left, done when that is ended too', () => {
    expect(judge(post(told, send()), { setups: [stateful] })).toMatchObject({ status: 'partial', delegatedTo: 'idp' })
    expect(judge(post(invalidate(), told, send()), { setups: [stateful] })).toMatchObject({ status: 'done', delegatedTo: 'idp' })
  })

  it('is no delegation that a provider is set up and not told', () => {
    expect(statusOf(post(clear(), send()), { setups: [setup({ state: 'delegated', provider: 'idp' })] })).toBe('unknown')
  })
})

describe('rows 27, 28, 30: a record of the application\'s own', () => {
  const kept = { issuedRecords: [keeps('refresh_tokens')] }

  it('is done when it is deleted or marked dead', () => {
    expect(statusOf(post(deleteRow('refresh_tokens'), send()), kept)).toBe('done')
  })

  it('reads one name in several spellings', () => {
    const logout = post(deleteRow('RefreshToken', { what: 'access-token' }), send())
    expect(statusOf(logout, kept)).toBe('done')
  })

  it('is missing when nobody deletes it, unless no code in use writes it', () => {
    const logout = post(clear({ name: 'token' }), send())
    expect(statusOf(logout, kept)).toBe('missing')
    const unused = { issuedRecords: [keeps('refresh_tokens', {}, { unreferenced: true }), signs()], issuedCookies: [tokenCookie] }
    expect(statusOf(logout, unused)).toBe('stateless')
  })

  it('counts only what the endpoint\'s own package writes', () => {
    const elsewhere = { issuedRecords: [keeps('refresh_tokens', {}, { scope: '/app/packages/api' })] }
    expect(statusOf(post(clear(), send()), elsewhere)).toBe('unknown')
  })
})

describe('a record is a login\'s', () => {
  const logout = post(clear({ name: 'token' }), send())
  const visit = (more: Parameters<typeof keeps>[2], file = '/app/src/track.ts') => {
    const place = at(file)
    return keeps('session', { what: 'session', place }, more)
  }

  it('when the function or the file that writes it says so', () => {
    expect(statusOf(logout, { issuedRecords: [visit({ functionName: 'signIn' })] })).toBe('missing')
    expect(statusOf(logout, { issuedRecords: [visit({ functionName: 'POST' }, '/app/src/api/auth/route.ts')] })).toBe('missing')
    expect(statusOf(logout, { issuedRecords: [visit({ functionName: 'saveVisit' })] })).toBe('unknown')
  })

  it('when the same function sets an auth cookie', () => {
    const cookie = sets({ name: 'token' }, { functionName: 'start' })
    const start = { functionName: 'start' }
    expect(statusOf(logout, { issuedCookies: [cookie], issuedRecords: [visit(start, cookie.event.place.file)] })).toBe('missing')
    expect(statusOf(logout, { issuedCookies: [sets({ name: 'theme' }, start)], issuedRecords: [visit(start)] })).toBe('unknown')
  })

  it('not when it keeps the tokens of another service', () => {
    const linked = keeps('account.access_token', { what: 'access-token' })
    expect(statusOf(logout, { issuedCookies: [tokenCookie], issuedRecords: [signs(), linked] })).toBe('stateless')
  })

  it('not for certain, so that a signed token is not called stateless either', () => {
    const issuedRecords = [signs(), visit({ functionName: 'save' })]
    expect(statusOf(logout, { issuedCookies: [tokenCookie], issuedRecords })).toBe('unknown')
  })
})

describe('which names log in', () => {
  it.each(['login', 'signUp', 'logIn', 'refreshToken', 'src/app/api/auth/route.ts', 'generateTokens'])('%s does', (name) => {
    expect(namesLogin(name)).toBe(true)
  })

  it.each(['logEvent', 'saveVisit', 'createSession', 'src/catalog.ts', 'signContract', 'author'])('%s does not', (name) => {
    expect(namesLogin(name)).toBe(false)
  })

  it('tells what a token is signed for', () => {
    expect(namesOtherPurpose('sendVerificationEmail')).toBe(true)
    expect(namesOtherPurpose('issueTokens')).toBe(false)
  })
})

describe('rows 29, 31, 32: written, and never done', () => {
  const lazy = deleteRow('refresh_tokens', { effect: 'none', why: 'the query is never executed' })

  it('is missing', () => {
    expect(judge(post(lazy, send()))).toMatchObject({
      status: 'missing', why: 'the query is never executed', survivor: 'the refresh token in `refresh_tokens`',
    })
  })

  it('is partial when another record is ended, done when this one is ended in another way', () => {
    expect(judge(post(lazy, invalidate(), send()), { setups: [stateful] })).toMatchObject({
      status: 'partial', survivor: 'the refresh token in `refresh_tokens`',
    })
    expect(statusOf(post(lazy, deleteRow('refresh_tokens'), send()))).toBe('done')
  })
})

describe('rows 33, 34: denylist and version', () => {
  it('are done for a signed token', () => {
    const given = { issuedRecords: [signs()] }
    expect(statusOf(post(invalidate({ what: 'denylist', entity: 'blacklist' }), send()), given)).toBe('done')
    expect(statusOf(post(invalidate({ what: 'version', entity: 'user' }), send()), given)).toBe('done')
  })

  it('leave a refresh token: a denylist of access tokens does, the version does not', () => {
    const given = { issuedRecords: [signs(), keeps('refresh_tokens')] }
    expect(statusOf(post(invalidate({ what: 'denylist', entity: 'revoked_access_tokens' }), send()), given)).toBe('partial')
    expect(statusOf(post(invalidate({ what: 'version', entity: 'user' }), send()), given)).toBe('done')
  })
})

describe('rows 35, 36: the cookie is cleared and nothing else is done', () => {
  const logout = post(clear({ name: 'token' }), send())

  it('is missing where a record exists', () => {
    expect(statusOf(logout, { issuedRecords: [keeps('sessions', { what: 'session' })] })).toBe('missing')
  })

  it('is stateless where the cookie is a signed token, data, or sealed', () => {
    expect(statusOf(logout, { issuedCookies: [tokenCookie], issuedRecords: [signs()] })).toBe('stateless')
    expect(statusOf(logout, { issuedCookies: [sets({ name: 'token' })], issuedRecords: [signs()] })).toBe('stateless')
    expect(statusOf(logout, { issuedCookies: [sets({ name: 'session', credential: 'sealed-session' })] })).toBe('stateless')
    expect(statusOf(logout, { issuedCookies: [sets({ name: 'session', credential: 'user-data' })] })).toBe('stateless')
  })

  it('is stateless for a bearer token that is only signed', () => {
    expect(statusOf(post(send()), { issuedRecords: [signs()] })).toBe('stateless')
  })

  it('is unknown where the cookie holds an id, or a value from elsewhere', () => {
    expect(statusOf(logout, { issuedCookies: [sets({ name: 'sid', credential: 'session-id' })] })).toBe('unknown')
    expect(statusOf(logout, { issuedCookies: [sets({ name: 'token' })] })).toBe('unknown')
    expect(statusOf(logout)).toBe('unknown')
  })

  it('takes a token that another package signs for signed, unless that package keeps records', () => {
    const away = { scope: '/app/packages/api' }
    const cookies = [sets({ name: 'token' })]
    expect(statusOf(logout, { issuedCookies: cookies, issuedRecords: [signs(away)] })).toBe('stateless')
    expect(statusOf(logout, { issuedCookies: cookies, issuedRecords: [signs(away), keeps('sessions', {}, away)] }))
      .toBe('unknown')
  })

  it('takes a token for a mail for no login', () => {
    expect(statusOf(post(send()), { issuedRecords: [signs({ functionName: 'sendVerificationEmail' })] })).toBe('unknown')
  })

  it('is unknown where a session and a signed token are both in use', () => {
    expect(statusOf(logout, { setups: [stateful], issuedCookies: [tokenCookie], issuedRecords: [signs()] })).toBe('unknown')
  })
})

describe('rows 39, 40: calls that nobody can follow', () => {
  const kept = { setups: [stateful] }

  it.each([
    ['by its name', opaque('revokeAll', { looksLikeInvalidation: true })],
    ['with the request', opaque('next', { carries: ['request'] })],
    ['with the response', opaque('respond', { carries: ['response'] })],
    ['with the token', opaque('store', { carries: ['token'] })],
  ])('are unknown: %s', (_, call) => {
    expect(statusOf(post(call, send()), kept)).toBe('unknown')
  })

  it('are missing when they get nothing of the request', () => {
    expect(statusOf(post(opaque('log'), send()), kept)).toBe('missing')
  })

  it('are unknown when code was not looked at, missing when only the callee of a harmless call is not known', () => {
    expect(statusOf(endpoint([run([send()], { lost: [lost('handlers[name]')] })]), kept)).toBe('unknown')
    expect(statusOf(endpoint([run([send()], { lost: [lost('logger.info', { hides: false })] })]), kept)).toBe('missing')
    expect(statusOf(endpoint([run([send()], { lost: [lost('handlers[name]')] })]), { setups: [stateless] })).toBe('unknown')
  })

  it('leave a stateless session stateless, unless they read like an invalidation', () => {
    expect(statusOf(post(opaque('audit', { carries: ['request'] }), clear(), send()), { setups: [stateless] })).toBe('stateless')
    expect(statusOf(post(opaque('revokeSession', { looksLikeInvalidation: true }), send()), { setups: [stateless] }))
      .toBe('unknown')
  })

  it('leave a full invalidation done, and no other store is said to be missing', () => {
    const logout = post(invalidate(), opaque('audit', { carries: ['request'] }), send())
    expect(statusOf(logout, { setups: [stateful], issuedRecords: [keeps('refresh_tokens')] })).toBe('done')
  })
})

describe('§6.2: several stores', () => {
  const given = { setups: [stateful], issuedRecords: [keeps('refresh_tokens')] }

  it('is partial when one of two is treated, and names the other', () => {
    const answer = judge(post(invalidate(), send()), given)
    expect(answer).toMatchObject({ status: 'partial', survivor: 'the refresh token in `refresh_tokens`' })
    expect(answer.why).toBe('The refresh token in `refresh_tokens` stays valid')
  })

  it('is done when both are', () => {
    expect(statusOf(post(invalidate(), deleteRow('refresh_tokens'), send()), given)).toBe('done')
  })
})

describe('§6.2: waiting', () => {
  const given = { setups: [stateful] }
  const late = { awaited: false }

  it('is unawaited when the answer is sent outside', () => {
    const answer = judge(post(invalidate(late), send()), given)
    expect(answer).toMatchObject({ status: 'unawaited', survivor: 'the sessions record' })
    expect(statusOf(post(send(), invalidate(late)), given)).toBe('unawaited')
  })

  it('is done when it is sent in the callback, or in a callback inside that', () => {
    expect(statusOf(post(invalidate({ ...late, callback: true }), send({ inCallbackOf: 0 })), given)).toBe('done')
    const inner = invalidate({ ...late, inCallbackOf: 0 })
    const nested = post(invalidate({ ...late, callback: true }), inner, send({ inCallbackOf: 1 }))
    expect(statusOf(nested, given)).toBe('done')
  })

  it('is unawaited when it is sent in the callback and outside', () => {
    const logout = post(invalidate({ ...late, callback: true }), send({ inCallbackOf: 0 }), send())
    expect(statusOf(logout, given)).toBe('unawaited')
  })

  it('is done when what is sent outside is an early exit, the other branch or an error', () => {
    const early = post(send({ conditions: branch('!user') }), invalidate({ ...late, callback: true }), send({ inCallbackOf: 1 }))
    expect(statusOf(early, given)).toBe('done')
    const other = post(
      invalidate({ ...late, callback: true, conditions: branch('user', 1) }),
      send({ inCallbackOf: 0, conditions: branch('user', 1) }),
      send({ conditions: branch('!user', 1) }),
    )
    expect(statusOf(other, given)).toBe('done')
    const elsewhere = send({ conditions: branch('!user', 1) })
    expect(statusOf(post(invalidate({ ...late, conditions: branch('user', 1) }), elsewhere), given)).toBe('done')
    expect(statusOf(post(invalidate(late), send({ conditions: branch('', 1, 'catch') })), given)).toBe('done')
  })

  it('is unawaited when a handler that answers by returning returns at once', () => {
    const action = (...events: Parameters<typeof run>[0]) =>
      endpoint([run(events, { method: null })], { methods: [], respondsWithHeaders: false })
    expect(statusOf(action(invalidate(late)), given)).toBe('unawaited')
    expect(statusOf(action(invalidate()), given)).toBe('done')
  })

  it('is done when another call ends the same and is waited for', () => {
    expect(statusOf(post(invalidate(late), invalidate(), send()), given)).toBe('done')
    expect(statusOf(post(deleteRow('refresh_tokens', late), invalidate(), send()), given)).toBe('unawaited')
  })
})

describe('several methods', () => {
  it('judges the run that logs out, not the one that only renders', () => {
    const logout = endpoint([run([send()], { method: 'GET' }), run([invalidate(), send()])])
    expect(statusOf(logout, { setups: [stateful] })).toBe('done')
  })

  it('judges the run that may act unseen, before one that does nothing', () => {
    const logout = endpoint([run([send()], { method: 'GET' }), run([opaque('end', { carries: ['request'] }), send()])])
    expect(statusOf(logout, { setups: [stateful] })).toBe('unknown')
  })

  it('takes the worse of two that log out', () => {
    const logout = endpoint([run([clear({ name: 'sid' }), send()], { method: 'GET' }), run([invalidate(), send()])])
    expect(statusOf(logout, { setups: [stateful] })).toBe('missing')
  })
})

describe('which session is the login', () => {
  it('of two session libraries is the one that the logout treats', () => {
    const setups = [stateful, setup({ library: 'handshake' })]
    expect(statusOf(post(invalidate(), send()), { setups })).toBe('done')
    expect(statusOf(post(invalidate({ effect: 'stateless', library: 'sealed' }), send()), { setups: [stateless, ...setups] }))
      .toBe('stateless')
  })

  it('leaves a dead helper\'s token cookie out of account', () => {
    const dead = sets({ name: 'token', credential: 'token' }, { unreferenced: true })
    const own = setup({ cookie: cookieWrite({ name: 'sid' }) })
    expect(statusOf(post(clear({ name: 'sid' }), send()), { setups: [own], issuedCookies: [dead] })).toBe('missing')
  })
})

describe('the words', () => {
  it('take the survivor from the library\'s row, as far as its colon', () => {
    const own = setup({ survivor: 'the session record in the store: a saved cookie still logs in' })
    expect(judge(post(send()), { setups: [own] })).toMatchObject({
      survivor: 'the session record in the store', why: 'nothing on the way ends the session record in the store',
    })
  })
})
