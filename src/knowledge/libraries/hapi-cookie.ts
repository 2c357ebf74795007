import { defineLibrary } from '../define.ts'
import type { EffectRow } from '../define.ts'
import { harmless } from '../rows.ts'

const sets: EffectRow = { is: 'set-own-cookie', library: 'hapi-cookie' }
const stateless: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
  why: '@hapi/cookie keeps the session in the sealed cookie: nothing on the server can be ended by it',
}

/**
 * A scheme of authentication. The server looks a record up only if the application's `validate` does: then ending the session is
 * taking that record away, which is the application's own.
 */
export default defineLibrary({
  id: 'hapi-cookie',
  title: '@hapi/cookie',
  packages: ['@hapi/cookie', 'hapi-auth-cookie'],
  checked: '@hapi/cookie 12.0.1, hapi-auth-cookie 10.0.0',
  docs: 'https://hapi.dev/module/cookie/',

  modules: { '@hapi/cookie': { call: {} }, 'hapi-auth-cookie': { call: {} } },

  types: {
    CookieAuth: {
      role: 'session',
      members: {
        // clear() takes the cookie back, clear(key) writes it again without the key: lib/index.js 12.0.1.
        clear: {
          call: [
            { when: [{ arg: 0, is: 'absent' }], effects: [stateless, { is: 'clear-own-cookie', library: 'hapi-cookie' }] },
            { effects: [stateless, sets] },
          ],
        },
        set: { call: { effects: [sets] } },
        ttl: { call: { effects: [sets] } },
        h: harmless, request: harmless,
      },
    },
  },

  augments: [{ type: 'hapi.Request', row: { members: { cookieAuth: { type: 'hapi-cookie.CookieAuth' } } } }],

  cookieApis: {
    cookie: {
      // server.state() of the strategy's `cookie`: no path in either direction; before 10 it was '/'.
      path: { set: null, clear: null },
      httpOnly: true,
      secure: true,
      sameSite: 'strict',
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 'ms',
      keys: { isSecure: 'secure', isHttpOnly: 'httpOnly', isSameSite: 'sameSite', ttl: 'maxAge' },
      versions: [{ package: 'hapi-auth-cookie', below: '10', then: { path: { set: '/', clear: '/' } } }],
      checked: '@hapi/cookie 12.0.1',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      // Before 10 of hapi-auth-cookie `cookie` is the name, and the attributes stand beside it.
      nameOption: [['cookie', 'name'], ['cookie']], defaultName: 'sid', options: [['cookie'], []], api: 'hapi-cookie.cookie',
      credential: 'sealed-session',
    },
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until it expires: the session is in the cookie',
  },
})
