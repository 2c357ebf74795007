import { arg, defineLibrary } from '../define.ts'
import type { EffectRow } from '../define.ts'

const stateless: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
  why: 'cookie-session keeps the session in the signed cookie: nothing on the server can be ended',
}

export default defineLibrary({
  id: 'cookie-session',
  title: 'cookie-session',
  packages: ['cookie-session'],
  checked: '2.1.1',
  docs: 'https://github.com/expressjs/cookie-session',

  modules: {
    'cookie-session': {
      call: {
        returns: 'express.Middleware',
        effects: [{ is: 'session-setup', library: 'cookie-session', options: arg(0) }],
      },
    },
  },

  types: {
    Session: {
      role: 'session',
      members: {
        // Neither exists: TypeError, the cookie stays (sessions.md §6.1 row 2).
        destroy: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: 'cookie-session has no `destroy()`: the call throws',
            }],
          },
        },
        regenerate: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: 'cookie-session has no `regenerate()`: the call throws',
            }],
          },
        },
      },
    },
  },

  augments: [{
    type: 'node.IncomingMessage',
    row: {
      members: { session: { type: 'cookie-session.Session' }, sessionOptions: {} },
      // `val == null` unsets and clears both cookies with the middleware's own options; `{}` sends nothing: index.js 2.1.1.
      set: {
        session: {
          when: [{ assignedIs: ['null', 'undefined'] }],
          effects: [stateless, { is: 'clear-own-cookie', library: 'cookie-session' }],
        },
      },
      // The accessor is removed from the request, the cookie stays.
      remove: {
        session: {
          effects: [{
            is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
            why: '`delete req.session` does not clear the cookie of cookie-session; assign null',
          }],
        },
      },
    },
  }],

  cookieApis: {
    cookie: {
      // It sets and clears through cookies 0.9: path '/', httpOnly, an explicit undefined path drops the attribute.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      checked: 'cookie-session 2.1.1',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      nameOption: [['name']], defaultName: 'session', options: [], api: 'cookie-session.cookie', credential: 'sealed-session',
    },
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until it expires: the session is in the cookie',
  },
})
