import { arg, defineLibrary } from '../define.ts'
import type { CallRow, EffectRow, SetRow, ValueRow } from '../define.ts'
import { fluent, harmless, principalKeyed, principalRemove, principalSet } from '../rows.ts'

const plugin: ValueRow = { call: { effects: [{ is: 'session-setup', library: 'fastify-session', options: arg(1) }] } }
const module_: ValueRow = {
  ...plugin,
  members: { default: plugin, fastifySession: plugin, Store: {}, MemoryStore: { construct: {} } },
}
/** A new session takes the place of the old one, and its cookie that of the old cookie. */
const rewritten: EffectRow = { is: 'set-own-cookie', library: 'fastify-session' }
// destroy() is a promise, destroy(cb) answers to the callback: lib/session.js 11.1.3, replayed (sessions.md §2.3).
const ends = (callback: number, ...more: EffectRow[]): readonly CallRow[] => [
  {
    when: [{ arg: callback, is: 'function' }],
    effects: [...more, { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session', callback }],
    callbacks: [{ arg: callback, params: [null], runs: 'after' }],
  },
  {
    promise: true, effects: [...more, { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }],
  },
]
const waits: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'function' }], callbacks: [{ arg: 0, params: [null], runs: 'after' }] },
    { promise: true },
  ],
}
// The record is neither deleted nor written; the cookie stays, and answers again (replayed: 200).
const dropped: SetRow = {
  effects: [{
    is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
    why: 'dropping `request.session` leaves the record of @fastify/session in the store; call `request.session.destroy()`',
  }],
}

export default defineLibrary({
  id: 'fastify-session',
  title: '@fastify/session',
  packages: ['@fastify/session', 'fastify-session', '@mgcrea/fastify-session'],
  checked: '11.1.3; fastify-session 5 the same API',
  docs: 'https://github.com/fastify/session',

  modules: { '@fastify/session': module_, 'fastify-session': module_, '@mgcrea/fastify-session': module_ },

  types: {
    Session: {
      role: 'session',
      members: {
        destroy: { call: ends(0) },
        // regenerate(keys?, callback?)
        regenerate: {
          call: [...ends(0, rewritten).slice(0, 1), ...ends(1, rewritten)],
        },
        save: waits, reload: waits,
        set: { call: principalKeyed },
        get: harmless, touch: fluent, options: harmless, isModified: harmless, isSaved: harmless,
        // A function of secure-session: here a TypeError.
        delete: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: '@fastify/session has no `session.delete()`: the call throws',
            }],
          },
        },
        cookie: {},
      },
      set: principalSet,
      remove: principalRemove,
    },
    Store: {
      members: {
        // The live session is written back when the answer is sent (replayed: 200).
        destroy: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'unknown', callback: 1,
              why: 'the live session is written back to the store when the answer is sent; call `request.session.destroy()`',
            }],
            callbacks: [{ arg: 1, params: [null], runs: 'after' }],
          },
        },
        get: harmless, set: harmless,
      },
    },
  },

  augments: [{
    type: 'fastify.Request',
    row: {
      members: { session: { type: 'fastify-session.Session' }, sessionStore: { type: 'fastify-session.Store' } },
      set: { session: { ...dropped, when: [{ assignedIs: ['null', 'undefined'] }] } },
      remove: { session: dropped },
    },
  }],

  cookieApis: {
    cookie: {
      // lib/cookie.js: path '/', httpOnly true; index.js: secure true.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      secure: true,
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: [],
      maxAgeUnit: 'ms',
      checked: '@fastify/session 11.1.3',
    },
  },

  session: {
    state: 'stateful',
    cookie: {
      nameOption: [['cookieName']], defaultName: 'sessionId', options: ['cookie'], api: 'fastify-session.cookie', credential: 'session-id',
    },
    clearsCookie: false,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },

  annotations: { fastify: { Session: { type: 'fastify-session.Session' } } },
})
