import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { principalRemove, principalSet, renews } from '../rows.ts'

const setup: ValueRow = {
  call: { returns: 'koa.Mounted', effects: [{ is: 'session-setup', library: 'koa-session-minimal', options: arg(0) }] },
}
const ends: readonly EffectRow[] = [
  { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' },
  { is: 'clear-own-cookie', library: 'koa-session-minimal' },
]

export default defineLibrary({
  id: 'koa-session-minimal',
  title: 'koa-session-minimal',
  packages: ['koa-session-minimal'],
  checked: '4.0.3',
  docs: 'https://github.com/longztian/koa-session-minimal',

  modules: { 'koa-session-minimal': setup },

  types: {
    Session: { role: 'session', set: principalSet, remove: principalRemove },
    // The old record is deleted, and what is in the session is saved under the new id: src/session.js 4.0.3.
    Handler: { members: { regenerateId: { call: { effects: [renews('regenerateId')] } } } },
  },

  augments: [{
    type: 'koa.Context',
    row: {
      members: { session: { type: 'koa-session-minimal.Session' }, sessionHandler: { type: 'koa-session-minimal.Handler' } },
      // What is empty, or no object, becomes `{}`, and an empty session is deleted: src/session.js 4.0.3.
      set: { session: { when: [{ assignedIs: ['null', 'undefined', 'falsy'] }], effects: ends } },
      remove: { session: { effects: ends } },
    },
  }],

  cookieApis: {
    cookie: {
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      checked: 'koa-session-minimal 4.0.3',
    },
  },

  session: {
    state: 'stateful',
    cookie: {
      nameOption: [['key']], defaultName: 'koa:sess', options: ['cookie'], api: 'koa-session-minimal.cookie', credential: 'session-id',
    },
    clearsCookie: true,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },
})
