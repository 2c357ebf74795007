import { defineLibrary } from '../define.ts'
import type { CallbackRow, CallRow, ValueRow } from '../define.ts'

const done: CallbackRow = { arg: 'last', params: [null], runs: 'after' }
const hangs = 'passport below 0.6 never calls the callback: the request hangs and the session is not saved'
const throws = 'passport 0.6 and later throws when `req.logout()` gets no callback: the user stays logged in'
const stateless = 'the session under passport is kept in the cookie: nothing on the server can be ended'

// The rows of sessions.md §2.1 and §6.1 (12-15), all executed with 0.5.3, 0.6.0 and 0.7.0.
const logout: readonly CallRow[] = [
  {
    when: [{ package: 'passport', below: '0.6' }, { arg: 0, is: 'function' }],
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'none', scope: 'current-session', callback: 0, why: hangs }],
  },
  {
    when: [{ package: 'passport', below: '0.6' }, { session: 'stateless' }],
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'stateless', scope: 'current-session', why: stateless }],
  },
  {
    when: [{ package: 'passport', below: '0.6' }],
    effects: [{
      is: 'invalidate', onSharedSession: true, what: 'session', effect: 'partial', scope: 'current-session',
      why: 'passport below 0.6 takes the user out of the session, but the record and its id live on',
    }],
  },
  {
    when: [{ arg: 0, is: 'absent' }, { package: 'passport', from: '0.6' }],
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'none', scope: 'current-session', why: throws }],
  },
  {
    // logout({ keepSessionInfo }) without the callback
    when: [
      { arg: 0, keys: ['keepSessionInfo'], equals: [true, false] }, { arg: 1, is: 'absent' }, { package: 'passport', from: '0.6' },
    ],
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'none', scope: 'current-session', why: throws }],
  },
  {
    when: [{ arg: 0, is: 'present' }, { session: 'stateless' }],
    effects: [{
      is: 'invalidate', onSharedSession: true, what: 'session', effect: 'stateless', scope: 'current-session', callback: -1, why: stateless,
    }],
    callbacks: [done],
  },
  {
    when: [{ arg: 0, is: 'present' }],
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'full', scope: 'current-session', callback: -1 }],
    callbacks: [done],
  },
]
const login: ValueRow = { call: { callbacks: [done] } }
const middleware: ValueRow = {
  call: { returns: 'express.Middleware', callbacks: [{ arg: 'last', params: [null, null, null], runs: 'now' }] },
}

export default defineLibrary({
  id: 'passport',
  title: 'Passport',
  packages: ['passport'],
  checked: '0.7.0, 0.6.0 and 0.5.3',
  docs: 'https://www.passportjs.org/concepts/authentication/logout/',

  modules: {
    passport: {
      type: 'passport.Authenticator',
      members: { Passport: { construct: { returns: 'passport.Authenticator' } }, Strategy: {} },
    },
  },

  types: {
    Authenticator: {
      members: {
        initialize: { call: { returns: 'express.Middleware' } },
        session: { call: { returns: 'express.Middleware' } },
        authenticate: middleware, authorize: middleware,
        use: { call: { returns: 'receiver' } }, unuse: { call: { returns: 'receiver' } },
        serializeUser: { call: {} }, deserializeUser: { call: {} }, transformAuthInfo: { call: {} },
      },
    },
  },

  augments: [{
    type: 'node.IncomingMessage',
    row: {
      members: {
        logout: { call: logout }, logOut: { call: logout },
        login, logIn: login,
        isAuthenticated: { call: {} }, isUnauthenticated: { call: {} },
        user: {},
      },
    },
  }],
})
