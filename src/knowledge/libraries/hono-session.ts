import { arg, defineLibrary } from '../define.ts'
import { harmless } from '../rows.ts'

export default defineLibrary({
  id: 'hono-session',
  title: '@hono/session',
  packages: ['@hono/session'],
  checked: '0.2.1',
  docs: 'https://github.com/honojs/middleware/tree/main/packages/session',

  modules: {
    '@hono/session': {
      members: {
        useSession: {
          call: {
            returns: 'hono.Middleware',
            effects: [{ is: 'session-setup', library: 'hono-session', options: arg(0), state: 'stateless' }],
          },
        },
        // Records, beside the cookie; without it the cookie holds everything.
        useSessionStorage: {
          call: { returns: 'hono.Middleware', effects: [{ is: 'session-setup', library: 'hono-session', state: 'stateful' }] },
        },
      },
    },
  },

  types: {
    Session: {
      role: 'session',
      members: {
        // The middleware deletes cookie and record when the handler is done. Where get() did not run before, it has no id to
        // delete by, and the record stays (0.2.1, replayed); that order is not looked at.
        delete: {
          call: {
            effects: [
              { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' },
              { is: 'clear-own-cookie', library: 'hono-session' },
            ],
          },
        },
        get: { call: { promise: true } },
        update: { call: { promise: true, effects: [{ is: 'set-own-cookie', library: 'hono-session' }] } },
        data: {}, id: {}, persist: harmless,
      },
    },
  },

  augments: [{ type: 'hono.Context', row: { members: { session: { type: 'hono-session.Session' } } } }],

  session: {
    state: 'stateless',
    // Written with fixed attributes: httpOnly, sameSite 'lax', path '/' (dist/index.js).
    cookie: { defaultName: 'sid', options: ['none'], api: 'hono.cookie', credential: 'sealed-session' },
    clearsCookie: true,
    survivor: 'the session record in the storage: a saved cookie still logs in',
  },
})
