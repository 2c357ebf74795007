import { arg, constant, defineLibrary, merged, pair } from '../define.ts'
import type { CallRow, EffectRow, Ref } from '../define.ts'
import { harmless } from '../rows.ts'

/** Attributes that are arguments: set(name, value, expires, path, domain, …), delete(name, path, domain, …). */
const given = (from: number): Ref => merged(pair(constant('path'), arg(from)), pair(constant('domain'), arg(from + 1)))
const set = (options: Ref): EffectRow => ({ is: 'set-cookie', api: 'ngx-cookie-service.cookies', name: arg(0), value: arg(1), options })
const sets: readonly CallRow[] = [
  { when: [{ arg: 2, is: 'object' }], effects: [set(arg(2))] },
  { effects: [set(given(3))] },
]

export default defineLibrary({
  id: 'ngx-cookie-service',
  title: 'ngx-cookie-service',
  packages: ['ngx-cookie-service'],
  checked: '22.0.0',
  docs: 'https://github.com/stevermeister/ngx-cookie-service',
  modules: {
    'ngx-cookie-service': { members: { CookieService: { construct: { returns: 'ngx-cookie-service.Service' } } } },
  },
  types: {
    Service: {
      members: {
        set: { call: sets },
        delete: { call: { effects: [{ is: 'clear-cookie', api: 'ngx-cookie-service.cookies', name: arg(0), options: given(1) }] } },
        deleteAll: harmless, get: harmless, getAll: harmless, check: harmless,
      },
    },
  },
  cookieApis: {
    cookies: {
      // No path is written unless one is given, whatever the comment over `delete` says: the page's URL decides (source of 22.0.0).
      path: { set: null, clear: null },
      sameSite: 'lax',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'days',
      client: true,
      checked: 'ngx-cookie-service 22.0.0',
    },
  },
  annotations: { 'ngx-cookie-service': { CookieService: { type: 'ngx-cookie-service.Service' } } },
})
