/** Sessions of Astro (`Astro.session`): a record in a storage of unstorage, its id in a cookie. */
import { defineLibrary } from '../define.ts'
import { fluent, harmless, renews } from '../rows.ts'

export default defineLibrary({
  id: 'astro-session',
  title: 'Astro sessions',
  packages: ['astro'],
  checked: '7.3.5',
  docs: 'https://docs.astro.build/en/guides/sessions/',

  types: {
    Session: {
      role: 'session',
      members: {
        // Deletes the cookie at once, and the record when the response has been made (core/session/runtime.js).
        destroy: {
          call: {
            effects: [
              { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' },
              { is: 'clear-own-cookie', library: 'astro-session' },
            ],
          },
        },
        // A new id for the same data.
        regenerate: { call: { promise: true, effects: [renews('regenerate')] } },
        set: { call: { returns: 'receiver', effects: [{ is: 'session-setup', library: 'astro-session' }] } },
        delete: fluent, get: harmless, has: harmless, keys: harmless, load: harmless,
      },
    },
  },

  cookieApis: {
    cookie: {
      // { sameSite: 'lax', secure: true, path: '/', ...configured, httpOnly: true }, core/session/runtime.js.
      path: { set: '/', clear: '/' },
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'astro 7.3.5',
    },
  },

  session: {
    state: 'stateful',
    cookie: { defaultName: 'astro-session', options: ['cookie'], api: 'astro-session.cookie', credential: 'session-id' },
    clearsCookie: true,
    survivor: 'the session record in the storage: a saved cookie still logs in',
  },
})
