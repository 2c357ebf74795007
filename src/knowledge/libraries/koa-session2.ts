import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { principalRemove, principalSet } from '../rows.ts'

const setup: ValueRow = {
  call: { returns: 'koa.Mounted', effects: [{ is: 'session-setup', library: 'koa-session2', options: arg(0) }] },
}
const ends: readonly EffectRow[] = [
  { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' },
  { is: 'clear-own-cookie', library: 'koa-session2' },
]

export default defineLibrary({
  id: 'koa-session2',
  title: 'koa-session2',
  packages: ['koa-session2'],
  checked: '2.2.10',
  docs: 'https://github.com/Secbone/koa-session2',

  modules: { 'koa-session2': { ...setup, members: { Store: { construct: {} } } } },

  types: { Session: { role: 'session', members: { refresh: { call: {} } }, set: principalSet, remove: principalRemove } },

  augments: [{
    type: 'koa.Context',
    row: {
      members: { session: { type: 'koa-session2.Session' } },
      // An empty session becomes null, and null is destroyed, which the middleware waits for: index.js 2.2.10.
      set: { session: { when: [{ assignedIs: ['null', 'undefined', 'falsy'] }], effects: ends } },
    },
  }],

  cookieApis: {
    cookie: {
      // Set with the options of the middleware; deleted with none.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: false,
      clearIgnores: ['options'],
      maxAgeUnit: 'ms',
      checked: 'koa-session2 2.2.10',
    },
  },

  session: {
    state: 'stateful',
    cookie: { nameOption: [['key']], defaultName: 'koa:sess', options: [], api: 'koa-session2.cookie', credential: 'session-id' },
    clearsCookie: true,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },
})
