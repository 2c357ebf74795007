import { arg, constant, defineLibrary, merged, pair } from '../define.ts'
import type { Ref, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

/** Attributes are arguments: set(name, value, expires, path, domain, secure, sameSite, partitioned). */
const given = (from: number): Ref => merged(pair(constant('path'), arg(from)), pair(constant('domain'), arg(from + 1)))
const cookies: ValueRow = { type: 'vue-cookies.Cookies', members: { VueCookies: { type: 'vue-cookies.Cookies' } } }

export default defineLibrary({
  id: 'vue-cookies',
  title: 'vue-cookies',
  packages: ['vue-cookies'],
  checked: '1.8.6',
  docs: 'https://github.com/cmp-cc/vue-cookies',
  modules: { 'vue-cookies': cookies },
  types: {
    Cookies: {
      members: {
        set: { call: { returns: 'receiver', effects: [{ is: 'set-cookie', api: 'vue-cookies.cookies', name: arg(0), value: arg(1), options: given(3) }] } },
        // remove(name, path, domain): only of a cookie that script can see.
        remove: { call: { effects: [{ is: 'clear-cookie', api: 'vue-cookies.cookies', name: arg(0), options: given(1) }] } },
        // config(expires, path, domain, …)
        config: { call: { effects: [{ is: 'cookie-defaults', api: 'vue-cookies.cookies', options: given(1) }] } },
        get: harmless, isKey: harmless, keys: harmless, install: harmless,
      },
    },
  },
  cookieApis: {
    cookies: {
      // Path '/' unless `config()` says otherwise, an undefined one too (run with 1.8.6).
      path: { set: '/', clear: '/' },
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      client: true,
      checked: 'vue-cookies 1.8.6',
    },
  },
})
