/** The sealed session of h3 (`useSession`), which nuxt-auth-utils is built on. */
import { defineLibrary } from '../define.ts'

export default defineLibrary({
  id: 'h3-session',
  title: 'h3 sessions',
  packages: ['h3', 'vinxi/http', '@tanstack/react-start/server', '@tanstack/solid-start/server', '@tanstack/start/server'],
  checked: '1.15.11 and 2.0.8',
  docs: 'https://h3.dev/examples/handle-session',

  types: {
    Session: {
      role: 'session',
      members: {
        // 1 sends an empty cookie that lasts until the browser closes, 2 an expired one; the sealed data is gone from both.
        clear: {
          call: {
            promise: true,
            effects: [
              {
                is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
                why: 'the session is sealed in the cookie: nothing on the server can be ended',
              },
              { is: 'clear-own-cookie', library: 'h3-session' },
            ],
          },
        },
        update: { call: { promise: true, returns: 'receiver', effects: [{ is: 'set-own-cookie', library: 'h3-session' }] } },
        data: {}, id: {},
      },
    },
  },

  cookieApis: {
    cookie: {
      // DEFAULT_COOKIE of utils/session: { path: '/', secure: true, httpOnly: true }; 2 adds SameSite=Lax. Run with both.
      path: { set: '/', clear: '/' },
      secure: true,
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: true,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 's',
      checked: 'h3 1.15.11 and 2.0.8',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      nameOption: [['name']], defaultName: 'h3', options: ['cookie'], api: 'h3-session.cookie', credential: 'sealed-session',
    },
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until its seal expires: the session is in the cookie',
  },
})
