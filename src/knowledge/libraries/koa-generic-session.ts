import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, SetRow, ValueRow } from '../define.ts'
import { principalRemove, principalSet } from '../rows.ts'

const setup: ValueRow = {
  call: { returns: 'koa.Mounted', effects: [{ is: 'session-setup', library: 'koa-generic-session', options: arg(0) }] },
}
const ends: readonly EffectRow[] = [
  { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' },
  { is: 'clear-own-cookie', library: 'koa-generic-session' },
]
// refreshSession() destroys the record and resets the cookie where the session is falsy (lib/session.js 2.3.1, replayed).
const dropped: readonly SetRow[] = [
  { when: [{ assignedIs: ['null', 'undefined', 'falsy'] }], effects: ends },
  {
    when: [{ assignedIs: 'object' }],
    effects: [{
      is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session',
      why: 'the record is emptied, and stays valid under the same id',
    }],
  },
]

export default defineLibrary({
  id: 'koa-generic-session',
  title: 'koa-generic-session',
  packages: ['koa-generic-session'],
  checked: '2.3.1',
  docs: 'https://github.com/koajs/generic-session',

  modules: { 'koa-generic-session': { ...setup, members: { MemoryStore: { construct: {} } } } },

  types: {
    Session: {
      role: 'session',
      members: {
        destroy: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: 'koa-generic-session has no `session.destroy()`: the call throws; set `ctx.session = null`',
            }],
          },
        },
        cookie: {},
      },
      set: principalSet,
      remove: principalRemove,
    },
  },

  augments: [{
    type: 'koa.Context',
    row: {
      members: {
        session: { type: 'koa-generic-session.Session' },
        regenerateSession: { call: { promise: true, effects: ends } },
        saveSession: { call: { promise: true } },
        sessionId: {}, sessionStore: {},
      },
      set: { session: dropped },
    },
  }],

  cookieApis: {
    cookie: {
      // defaultCookie: httpOnly, path '/'; set and reset with the same options.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      checked: 'koa-generic-session 2.3.1',
    },
  },

  session: {
    state: 'stateful',
    cookie: {
      nameOption: [['key']], defaultName: 'koa.sid', options: ['cookie'], api: 'koa-generic-session.cookie', credential: 'session-id',
    },
    clearsCookie: true,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },
})
