import { arg, defineLibrary } from '../define.ts'
import type { CallRow, EffectRow, SetRow, ValueRow } from '../define.ts'
import { harmless, principalRemove, principalSet, renews } from '../rows.ts'

// session(options, app) | session(app) | session(app, options), dist/commonjs/index.js 7.0.2.
const setup: readonly CallRow[] = [
  {
    when: [{ arg: 0, keys: ['use'], is: 'function' }],
    returns: 'koa.Mounted', effects: [{ is: 'session-setup', library: 'koa-session', options: arg(1) }],
  },
  { returns: 'koa.Mounted', effects: [{ is: 'session-setup', library: 'koa-session', options: arg(0) }] },
]
const module_: ValueRow = { call: setup, members: { default: { call: setup }, createSession: { call: setup } } }

const clearsOwn: EffectRow = { is: 'clear-own-cookie', library: 'koa-session' }
// Replayed with and without a store (sessions.md §2.2). The middleware waits for the store before it answers.
const dropped: readonly SetRow[] = [
  {
    when: [{ assignedIs: 'null' }, { option: 'autoCommit', equals: false }],
    effects: [{
      is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
      why: 'with `autoCommit: false` nothing is written back, and the session stays',
    }],
  },
  {
    when: [{ assignedIs: 'null' }, { session: 'stateful', library: 'koa-session' }],
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }, clearsOwn],
  },
  {
    when: [{ assignedIs: 'null' }, { session: 'stateless', library: 'koa-session' }],
    effects: [
      {
        is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
        why: 'koa-session without a store keeps the session in the cookie: nothing on the server can be ended',
      },
      clearsOwn,
    ],
  },
  { when: [{ assignedIs: 'null' }], effects: [clearsOwn] },
  {
    when: [{ assignedIs: 'undefined' }],
    effects: [{
      is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
      why: 'koa-session throws when `ctx.session` is set to `undefined`; set it to `null`',
    }],
  },
  {
    when: [{ assignedIs: 'object' }, { session: 'stateful', library: 'koa-session' }],
    effects: [{
      is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session',
      why: 'the record is emptied, and stays valid under the same id',
    }],
  },
]

export default defineLibrary({
  id: 'koa-session',
  title: 'koa-session',
  packages: ['koa-session'],
  checked: '7.0.2 and 6.4.0',
  docs: 'https://github.com/koajs/session',

  modules: { 'koa-session': module_ },

  types: {
    Session: {
      role: 'session',
      members: {
        // 7 and later; the old record is removed when the session is committed, if there is a store. Run: the new one has all that was in it.
        regenerate: {
          call: [
            {
              when: [{ session: 'stateful', library: 'koa-session' }],
              promise: true, effects: [renews('regenerate')],
            },
            {
              when: [{ session: 'stateless', library: 'koa-session' }],
              promise: true,
              effects: [{
                is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
                why: 'koa-session without a store keeps the session in the cookie: nothing on the server can be ended',
              }],
            },
            { promise: true },
          ],
        },
        // No such function: a TypeError (replayed: 500, the session stays).
        destroy: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: 'koa-session has no `session.destroy()`: the call throws; set `ctx.session = null`',
            }],
          },
        },
        save: harmless, manuallyCommit: { call: { promise: true } }, toJSON: harmless, inspect: harmless,
        isNew: {}, maxAge: {}, externalKey: {},
      },
      set: principalSet,
      remove: principalRemove,
    },
  },

  augments: [{
    type: 'koa.Context',
    row: {
      members: { session: { type: 'koa-session.Session' }, sessionOptions: {} },
      set: { session: dropped },
      // The property has a getter on the prototype: nothing happens (replayed: 200).
      remove: {
        session: {
          effects: [{
            is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
            why: '`delete ctx.session` has no effect on koa-session; set `ctx.session = null`',
          }],
        },
      },
    },
  }],

  cookieApis: {
    cookie: {
      // ctx.cookies.set(key, value, options) in both directions: path '/', httpOnly (cookies.md §1.5).
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      checked: 'koa-session 7.0.2',
    },
  },

  session: {
    state: 'by-option',
    statefulWhen: [{ option: 'store' }, { option: 'ContextStore' }],
    cookie: {
      nameOption: [['key']], defaultName: 'koa.sess', options: [], api: 'koa-session.cookie', credential: 'unknown',
    },
    clearsCookie: true,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },
})
