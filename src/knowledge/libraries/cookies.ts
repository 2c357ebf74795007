import { arg, defineLibrary } from '../define.ts'
import type { CallRow } from '../define.ts'

const jar: CallRow = { returns: 'cookies.Cookies' }

export default defineLibrary({
  id: 'cookies',
  title: 'cookies',
  packages: ['cookies'],
  checked: '0.9.2',
  docs: 'https://github.com/pillarjs/cookies',

  modules: { cookies: { call: jar, construct: jar } },

  types: {
    Cookies: {
      members: {
        // Any falsy value deletes; a value with maxAge 0 writes a live cookie.
        set: {
          call: [
            {
              when: [{ arg: 1, is: ['absent', 'falsy', 'null', 'undefined'] }],
              returns: 'receiver', effects: [{ is: 'clear-cookie', api: 'cookies.jar', name: arg(0), options: arg(2) }],
            },
            {
              returns: 'receiver',
              effects: [{ is: 'set-cookie', api: 'cookies.jar', name: arg(0), value: arg(1), options: arg(2) }],
            },
          ],
        },
        get: { call: {} },
      },
    },
  },

  cookieApis: {
    jar: {
      // Cookie.prototype: path '/', httpOnly true; secure follows the request's encryption (index.js 0.9.2). Set at once.
      appendsAtOnce: true,
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      checked: 'cookies 0.9.2',
    },
  },
})
