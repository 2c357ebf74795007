import { arg, defineLibrary } from '../define.ts'
import type { TypeRow } from '../define.ts'
import { harmless } from '../rows.ts'

const cookies = (set: string, clear: string, withOptions: boolean): TypeRow => ({
  members: {
    set: { call: { effects: [{ is: 'set-cookie', api: set, name: arg(0), value: arg(1), options: arg(2) }] } },
    remove: { call: { effects: [{ is: 'clear-cookie', api: clear, name: arg(0), ...(withOptions ? { options: arg(1) } : {}) }] } },
    get: harmless,
  },
})

export default defineLibrary({
  id: 'next-client-cookies',
  title: 'next-client-cookies',
  packages: ['next-client-cookies', 'next-client-cookies/server'],
  checked: '2.1.2',
  docs: 'https://github.com/moshest/next-client-cookies',
  modules: {
    // js-cookie in the browser.
    'next-client-cookies': { members: { useCookies: { call: { returns: 'next-client-cookies.Browser' } }, CookiesProvider: {} } },
    // cookies() of next/headers on the server.
    'next-client-cookies/server': { members: { getCookies: { call: { returns: 'next-client-cookies.Server', promise: true } }, CookiesProvider: {} } },
  },
  types: {
    Browser: cookies('js-cookie.cookies', 'js-cookie.cookies', true),
    // remove(name) hands nothing but the name on: a cookie that was set with a path or domain stays (dist/server.mjs).
    Server: cookies('next.cookies', 'next.cookies', false),
  },
})
