import { arg, constant, defineLibrary, firstOf, merged, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

// v3 core.js: name 'auth_session'; attributes { httpOnly, secure, sameSite: 'lax', path: '/', ...sessionCookie.attributes }.
const name = firstOf(arg(1, 'sessionCookie', 'name'), constant('auth_session'))
const attributes = merged(
  constant({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' }),
  arg(1, 'sessionCookie', 'attributes'),
)
// An id that is no session's ends nothing and says nothing; a user id is a common slip (sessions.md §2.4).
const one: ValueRow = {
  call: [
    {
      when: [{ arg: 0, isIdOf: 'user' }],
      promise: true,
      effects: [{
        is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
        why: '`invalidateSession` is given the id of a user, and ends nothing',
      }],
    },
    { promise: true, effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }] },
  ],
}
const all: ValueRow = {
  call: [
    {
      when: [{ arg: 0, isIdOf: 'session' }],
      promise: true,
      effects: [{
        is: 'invalidate', what: 'session', effect: 'none', scope: 'all-sessions',
        why: 'the sessions of a user are asked to end, and the id is that of a session: nothing ends',
      }],
    },
    { promise: true, effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'all-sessions' }] },
  ],
}
const harmless: ValueRow = { call: {} }
const promised: ValueRow = { call: { promise: true } }
const blank: CallRow = {
  returns: 'lucia.BlankCookie',
  with: { name: self('name'), attributes: merged(self('attributes'), constant({ maxAge: 0 })) },
}
const live: CallRow = {
  returns: 'lucia.SessionCookie',
  with: { name: self('name'), attributes: self('attributes'), value: arg(0) },
}
// v2: lucia({ adapter, env, middleware, sessionCookie }); given attributes replace the default ones (auth/cookie.js).
const v2: CallRow = {
  returns: 'lucia.Auth',
  with: {
    name: firstOf(arg(0, 'sessionCookie', 'name'), constant('auth_session')),
    attributes: merged(
      firstOf(arg(0, 'sessionCookie', 'attributes'), constant({ sameSite: 'lax', path: '/' })), constant({ httpOnly: true }),
    ),
  },
  effects: [{ is: 'session-setup', library: 'lucia', options: arg(0) }],
}

export default defineLibrary({
  id: 'lucia',
  title: 'Lucia',
  packages: ['lucia', 'lucia-auth'],
  checked: '3.2.2 and 2.7.7',
  docs: 'https://v3.lucia-auth.com/reference/main/Lucia',

  modules: {
    lucia: {
      members: {
        Lucia: {
          construct: {
            returns: 'lucia.Lucia',
            with: { name, attributes },
            effects: [{ is: 'session-setup', library: 'lucia', options: arg(1) }],
          },
        },
        lucia: { call: v2 },
        generateId: harmless, generateIdFromEntropySize: harmless, TimeSpan: { construct: {} },
      },
    },
    'lucia-auth': { call: v2, members: { default: { call: v2 } } },
  },

  types: {
    Lucia: {
      members: {
        invalidateSession: one,
        invalidateUserSessions: all,
        createBlankSessionCookie: { call: blank },
        createSessionCookie: { call: live },
        sessionCookieName: { is: self('name') },
        createSession: promised, validateSession: promised, getUserSessions: promised, deleteExpiredSessions: promised,
        readSessionCookie: harmless, readBearerToken: harmless,
      },
    },
    Auth: {
      members: {
        invalidateSession: one,
        invalidateAllUserSessions: all,
        // v2: null makes the blank cookie.
        createSessionCookie: { call: [{ when: [{ arg: 0, is: ['null', 'absent'] }], ...blank }, live] },
        handleRequest: { call: { returns: 'lucia.AuthRequest' } },
        createSession: promised, validateSession: promised, getSession: promised, createUser: promised, useKey: promised,
        getUser: promised, deleteDeadUserSessions: promised, readSessionCookie: harmless, readBearerToken: harmless,
      },
    },
    AuthRequest: {
      members: {
        setSession: {
          call: [
            { when: [{ arg: 0, is: 'null' }], effects: [{ is: 'clear-own-cookie', library: 'lucia' }] },
            { effects: [{ is: 'set-own-cookie', library: 'lucia' }] },
          ],
        },
        validate: promised, validateBearerToken: promised, invalidate: harmless,
      },
    },
    SessionCookie: {
      members: {
        name: { is: self('name') },
        value: { is: self('value') },
        attributes: { is: self('attributes') },
        serialize: {
          call: {
            returns: {
              setCookieString: {
                api: 'cookie.string', name: self('name'), value: self('value'), options: self('attributes'),
              },
            },
          },
        },
      },
    },
    BlankCookie: {
      members: {
        name: { is: self('name') },
        value: { is: constant('') },
        attributes: { is: self('attributes') },
        serialize: {
          call: {
            returns: {
              setCookieString: {
                api: 'cookie.string', name: self('name'), value: constant(''), options: self('attributes'),
              },
            },
          },
        },
      },
    },
  },

  session: {
    // Always an adapter. The application sets and deletes the cookie itself, with what createSessionCookie() answers.
    state: 'stateful',
    clearsCookie: false,
    survivor: 'the session row in the database: a saved cookie still logs in',
  },
})
