import { defineLibrary } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

// Promises without a callback; 4.0.3 replayed over both session plugins (sessions.md §2.3, §6.1 row 16).
const logout: readonly CallRow[] = [
  {
    when: [{ session: 'stateless' }],
    promise: true,
    effects: [{
      is: 'invalidate', onSharedSession: true, what: 'session', effect: 'stateless', scope: 'current-session',
      why: 'the session under @fastify/passport is kept in the cookie: nothing on the server can be ended',
    }],
  },
  // dist/session-managers/SecureSessionManager.js: only the user's field is taken out; regenerated since 2.3.
  {
    when: [{ package: '@fastify/passport', below: '2.3' }],
    promise: true,
    effects: [{
      is: 'invalidate', onSharedSession: true, what: 'session', effect: 'partial', scope: 'current-session',
      why: '@fastify/passport below 2.3 takes the user out of the session, but the record and its id live on',
    }],
  },
  {
    promise: true,
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'full', scope: 'current-session' }],
  },
]
const login: ValueRow = { call: { promise: true } }
const hook: ValueRow = { call: {} }

export default defineLibrary({
  id: 'fastify-passport',
  title: '@fastify/passport',
  packages: ['@fastify/passport', 'fastify-passport'],
  checked: '4.0.3, 2.3.0, 2.2.0 and 1.0.1',
  docs: 'https://github.com/fastify/fastify-passport',

  modules: {
    '@fastify/passport': {
      type: 'fastify-passport.Authenticator',
      members: {
        default: { type: 'fastify-passport.Authenticator' },
        Authenticator: { construct: { returns: 'fastify-passport.Authenticator' } },
        Strategy: {},
      },
    },
    'fastify-passport': { type: 'fastify-passport.Authenticator', members: { default: { type: 'fastify-passport.Authenticator' } } },
  },

  types: {
    Authenticator: {
      members: {
        initialize: { call: { returns: 'fastify-passport.Plugin' } },
        secureSession: { call: { returns: 'fastify-passport.Plugin' } },
        authenticate: hook, authorize: hook, use: hook, unuse: hook,
        registerUserSerializer: hook, registerUserDeserializer: hook, registerAuthInfoTransformer: hook,
      },
    },
    Plugin: { call: {} },
  },

  augments: [{
    type: 'fastify.Request',
    row: {
      members: {
        logout: { call: logout }, logOut: { call: logout },
        login, logIn: login,
        isAuthenticated: harmless, isUnauthenticated: harmless,
      },
    },
  }],
})
