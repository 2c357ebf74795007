import { arg, defineLibrary } from '../define.ts'
import type { CallRow, CookieApi, ValueRow } from '../define.ts'

const noContext = ['absent', 'null', 'undefined'] as const
// setCookie(ctx | null, name, value, options?): without a context it writes document.cookie.
const set: readonly CallRow[] = [
  {
    when: [{ arg: 0, is: noContext }],
    effects: [{ is: 'set-cookie', api: 'nookies.client', name: arg(1), value: arg(2), options: arg(3) }],
  },
  { effects: [{ is: 'set-cookie', api: 'nookies.server', name: arg(1), value: arg(2), options: arg(3) }] },
]
const destroy: readonly CallRow[] = [
  { when: [{ arg: 0, is: noContext }], effects: [{ is: 'clear-cookie', api: 'nookies.client', name: arg(1), options: arg(2) }] },
  { effects: [{ is: 'clear-cookie', api: 'nookies.server', name: arg(1), options: arg(2) }] },
]
const read: ValueRow = { call: {} }
const server: CookieApi = {
  // No default path in either direction: run with 2.5.2.
  path: { set: null, clear: null },
  undefinedPath: 'omit',
  emptyValueDeletes: false,
  maxAgeZeroDeletes: true,
  clearIgnores: ['maxAge'],
  maxAgeUnit: 's',
  checked: 'nookies 2.5.2',
}

export default defineLibrary({
  id: 'nookies',
  title: 'nookies',
  packages: ['nookies'],
  checked: '2.5.2',
  docs: 'https://github.com/maticzav/nookies',

  modules: {
    nookies: {
      members: {
        set: { call: set }, setCookie: { call: set },
        destroy: { call: destroy }, destroyCookie: { call: destroy },
        get: read, parseCookies: read,
      },
    },
  },

  cookieApis: { server, client: { ...server, client: true } },
})
