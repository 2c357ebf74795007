import { arg, defineLibrary } from '../define.ts'
import type { CookieApi, TypeRow } from '../define.ts'
import { harmless } from '../rows.ts'

const api: CookieApi = {
  // dist/cookie-universal-common.js: { path: '/', …options } in both directions; the deletion sets its own `expires`, and leaves
  // `maxAge`, which wins (run with 2.2.2).
  path: { set: '/', clear: '/' },
  undefinedPath: 'omit',
  emptyValueDeletes: false,
  maxAgeZeroDeletes: true,
  clearIgnores: ['expires'],
  maxAgeUnit: 's',
  checked: 'cookie-universal 2.2.2',
}
const cookies = (cookieApi: string): TypeRow => ({
  members: {
    set: { call: { effects: [{ is: 'set-cookie', api: cookieApi, name: arg(0), value: arg(1), options: arg(2) }] } },
    remove: { call: { effects: [{ is: 'clear-cookie', api: cookieApi, name: arg(0), options: arg(1) }] } },
    get: harmless, getAll: harmless,
  },
})

export default defineLibrary({
  id: 'cookie-universal',
  title: 'cookie-universal',
  packages: ['cookie-universal'],
  checked: '2.2.2',
  docs: 'https://github.com/microcipcip/cookie-universal',
  modules: {
    // Cookie(req, res) on the server, Cookie() in the browser.
    'cookie-universal': {
      call: [{ when: [{ arg: 1, is: 'absent' }], returns: 'cookie-universal.Browser' }, { returns: 'cookie-universal.Server' }],
    },
  },
  types: { Server: cookies('cookie-universal.server'), Browser: cookies('cookie-universal.client') },
  cookieApis: { server: api, client: { ...api, client: true } },
})
