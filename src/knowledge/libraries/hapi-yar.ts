import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { harmless, principalCleared, principalKeyed } from '../rows.ts'

const setup: ValueRow = { call: { effects: [{ is: 'session-setup', library: 'hapi-yar', options: arg(1) }] } }
const rewritten: EffectRow = { is: 'set-own-cookie', library: 'hapi-yar' }

export default defineLibrary({
  id: 'hapi-yar',
  title: '@hapi/yar',
  packages: ['@hapi/yar', 'yar'],
  checked: '11.0.3',
  docs: 'https://hapi.dev/module/yar/',

  modules: { '@hapi/yar': setup, yar: setup },

  types: {
    Yar: {
      role: 'session',
      members: {
        // The record is dropped, and the cookie is written anew with another id (lib/index.js 11.0.3, replayed; sessions.md fact 3).
        reset: {
          call: [
            {
              when: [{ session: 'stateful', library: 'hapi-yar' }],
              effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }, rewritten],
            },
            {
              when: [{ session: 'stateless', library: 'hapi-yar' }],
              effects: [
                {
                  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
                  why: '@hapi/yar keeps small sessions in the sealed cookie unless `maxCookieSize` is 0: a copied cookie stays valid',
                },
                rewritten,
              ],
            },
            { effects: [rewritten] },
          ],
        },
        clear: { call: principalCleared },
        set: { call: principalKeyed },
        get: harmless, flash: harmless, touch: harmless, lazy: harmless, commit: { call: { promise: true } },
        id: {},
      },
    },
  },

  augments: [
    { type: 'hapi.Request', row: { members: { yar: { type: 'hapi-yar.Yar' } } } },
    // Ends the session of any id: `server.yar.revoke(id)`.
    {
      type: 'hapi.Server',
      row: {
        members: {
          yar: {
            members: {
              revoke: { call: { promise: true, effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'unknown' }] } },
            },
          },
        },
      },
    },
  ],

  cookieApis: {
    cookie: {
      // internals.defaults: path '/', isSecure, SameSite=Lax.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 'ms',
      keys: { isSecure: 'secure', isHttpOnly: 'httpOnly', isSameSite: 'sameSite', ttl: 'maxAge' },
      checked: '@hapi/yar 11.0.3',
    },
  },

  session: {
    state: 'by-option',
    statefulWhen: [{ option: 'maxCookieSize', equals: 0 }],
    cookie: {
      nameOption: [['name']], defaultName: 'session', options: ['cookieOptions'], api: 'hapi-yar.cookie', credential: 'unknown',
    },
    clearsCookie: false,
    survivor: 'the session record in the cache: a saved cookie still logs in',
  },
})
