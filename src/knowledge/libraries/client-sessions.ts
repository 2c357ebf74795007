import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, SetRow } from '../define.ts'

// reset() and destroy() empty the session; at the end of the response a new cookie with nothing in it is set (0.8.0, run).
const emptied: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
  why: 'client-sessions keeps the session in the encrypted cookie: nothing on the server can be ended',
}
const throwing: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
  why: 'client-sessions throws when null is assigned; call `reset()`',
}

/** Without the user in it the sealed session logs nobody in any more: the cookie that replaces it is another one. */
const withoutUser: SetRow = { effects: [emptied] }
const principals = ['user', 'userId', 'userid', 'user_id', 'username', 'current_user_id', 'currentUser', 'account', 'token'] as const
const userTakenOut = Object.fromEntries(principals.map((name) => [name, withoutUser]))
const userReset = Object.fromEntries(principals.map((name) => [name, { ...withoutUser, when: [{ assignedIs: ['null', 'undefined', 'falsy'] }] } satisfies SetRow]))

export default defineLibrary({
  id: 'client-sessions',
  title: 'client-sessions',
  packages: ['client-sessions'],
  checked: '0.8.0',
  docs: 'https://github.com/mozilla/node-client-sessions',

  modules: {
    'client-sessions': {
      call: {
        returns: 'express.Middleware',
        effects: [{ is: 'session-setup', library: 'client-sessions', options: arg(0) }],
      },
    },
  },

  types: {
    Session: {
      role: 'session',
      set: userReset,
      remove: userTakenOut,
      members: {
        reset: { call: { effects: [emptied] } },
        destroy: { call: { effects: [emptied] } },
        // setDuration(0) makes the cookie expire; other durations are no logout.
        setDuration: {
          call: [
            {
              when: [{ arg: 0, equals: 0 }],
              effects: [emptied, { is: 'clear-own-cookie', library: 'client-sessions' }],
            },
            {},
          ],
        },
      },
    },
  },

  // The property is called after `requestKey`, else `cookieName`; these two are what the README and most applications use.
  augments: [{
    type: 'node.IncomingMessage',
    row: {
      members: { session: { type: 'client-sessions.Session' }, mySession: { type: 'client-sessions.Session' } },
      set: { session: { when: [{ assignedIs: ['null', 'undefined'] }], effects: [throwing] } },
    },
  }],

  cookieApis: {
    cookie: {
      // lib/client-sessions.js: path '/', httpOnly true, through the package cookies.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      checked: 'client-sessions 0.8.0',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      nameOption: [['cookieName']], defaultName: null, options: ['cookie'], api: 'client-sessions.cookie',
      credential: 'sealed-session',
    },
    // The cookie is written again, with nothing in it, when the response ends: a deletion by the application would be overwritten.
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until it expires: the session is in the cookie',
  },
})
