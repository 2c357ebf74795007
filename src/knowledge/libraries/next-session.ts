import { arg, defineLibrary } from '../define.ts'
import type { CallRow, SetRow, ValueRow } from '../define.ts'
import { principalRemove, principalSet } from '../rows.ts'

const setup = (index: number) => ({ is: 'session-setup', library: 'next-session', options: arg(index) }) as const
// What is committed is a variable of the library, not the property: 4.0.5 lib/session.js, replayed.
const dropped: SetRow = {
  effects: [{
    is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
    why: 'next-session keeps the record when `req.session` is dropped: only `destroy()` ends it',
  }],
}
/** `nextSession(options)` gives `getSession(req, res)`; up to version 3 the call gave a middleware, which can be called the same. */
const getSession: ValueRow = { call: { returns: 'next-session.GetSession', effects: [setup(0)] } }
const apply: CallRow = { promise: true, effects: [setup(2)] }

export default defineLibrary({
  id: 'next-session',
  title: 'next-session',
  packages: ['next-session'],
  checked: '4.0.5; the names of 3 from its README',
  docs: 'https://github.com/hoangvvo/next-session',

  modules: {
    'next-session': {
      ...getSession,
      members: {
        default: getSession, session: getSession, applySession: { call: apply },
        withSession: { call: { returns: arg(0), effects: [setup(1)] } },
        useSession: { call: { returns: 'next-session.Session', promise: true } }, expressSession: { call: { returns: 'express.Middleware' } },
        promisifyStore: { call: { returns: arg(1) } }, MemoryStore: { construct: {} },
      },
    },
    'next-session/lib/compat': { members: { expressSession: { call: {} }, promisifyStore: { call: { returns: arg(0) } } } },
  },

  types: {
    GetSession: { call: { returns: 'next-session.Session', promise: true } },
    Session: {
      role: 'session',
      members: {
        destroy: {
          call: {
            promise: true,
            effects: [
              { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' },
              { is: 'clear-own-cookie', library: 'next-session' },
            ],
          },
        },
        commit: { call: { promise: true, effects: [{ is: 'set-own-cookie', library: 'next-session' }] } },
        touch: { call: {} },
      },
      set: principalSet,
      remove: principalRemove,
    },
  },

  augments: [{
    type: 'node.IncomingMessage',
    row: {
      members: { session: { type: 'next-session.Session' } },
      set: { session: { ...dropped, when: [{ assignedIs: ['null', 'undefined'] }] } },
      remove: { session: dropped },
    },
  }],

  cookieApis: {
    cookie: {
      // lib/session.js: path `cookieOpts.path || '/'`, httpOnly `?? true`; run with 4.0.5.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'next-session 4.0.5',
    },
  },

  session: {
    state: 'stateful',
    cookie: { nameOption: [['name']], defaultName: 'sid', options: ['cookie'], api: 'next-session.cookie', credential: 'session-id' },
    clearsCookie: true,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },
})
