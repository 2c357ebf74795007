import { arg, defineLibrary } from '../define.ts'
import type { CallRow, CookieApi, ValueRow, When } from '../define.ts'

// On the server the options hold req and res, or cookies (README 4 and 6); without them it writes document.cookie.
const hasResponse: When = { arg: 2, keys: ['res'], is: 'present' }
const hasCookies: When = { arg: 2, keys: ['cookies'], is: 'present' }
const onServer: CallRow = {
  promise: true,
  effects: [{ is: 'set-cookie', api: 'cookies-next.server', name: arg(0), value: arg(1), options: arg(2) }],
}
const deleteOnServer: CallRow = {
  promise: true,
  effects: [{ is: 'clear-cookie', api: 'cookies-next.server', name: arg(0), options: arg(1) }],
}
const inBrowser: CallRow = {
  effects: [{ is: 'set-cookie', api: 'cookies-next.client', name: arg(0), value: arg(1), options: arg(2) }],
}
const deleteInBrowser: CallRow = {
  effects: [{ is: 'clear-cookie', api: 'cookies-next.client', name: arg(0), options: arg(1) }],
}
const set: readonly CallRow[] = [
  { ...onServer, when: [hasResponse] },
  { ...onServer, when: [hasCookies] },
  inBrowser,
]
const remove: readonly CallRow[] = [
  { ...deleteOnServer, when: [{ arg: 1, keys: ['res'], is: 'present' }] },
  { ...deleteOnServer, when: [{ arg: 1, keys: ['cookies'], is: 'present' }] },
  deleteInBrowser,
]
const read: ValueRow = { call: {} }
const server: CookieApi = {
  // { path: '/', ...options } in both directions: run with 6.1.1, 4 and 5 send the same.
  path: { set: '/', clear: '/' },
  undefinedPath: 'omit',
  emptyValueDeletes: false,
  maxAgeZeroDeletes: true,
  clearIgnores: ['maxAge'],
  maxAgeUnit: 's',
  checked: 'cookies-next 6.1.1',
}

export default defineLibrary({
  id: 'cookies-next',
  title: 'cookies-next',
  packages: ['cookies-next', 'cookies-next/client', 'cookies-next/server'],
  checked: '6.1.1',
  docs: 'https://github.com/andreizanik/cookies-next',

  modules: {
    'cookies-next': {
      members: {
        setCookie: { call: set }, setCookies: { call: set },
        deleteCookie: { call: remove }, removeCookies: { call: remove },
        getCookie: read, getCookies: read, hasCookie: read, checkCookies: read,
        useSetCookie: { call: { returns: 'cookies-next.Setter' } },
        useDeleteCookie: { call: { returns: 'cookies-next.Deleter' } },
      },
    },
    'cookies-next/client': {
      members: {
        setCookie: { call: inBrowser }, deleteCookie: { call: deleteInBrowser }, getCookie: read, getCookies: read,
        hasCookie: read,
      },
    },
    'cookies-next/server': {
      members: {
        setCookie: { call: onServer }, deleteCookie: { call: deleteOnServer }, getCookie: read, getCookies: read,
        hasCookie: read,
      },
    },
  },

  types: { Setter: { call: inBrowser }, Deleter: { call: deleteInBrowser } },

  cookieApis: { server, client: { ...server, client: true } },
})
