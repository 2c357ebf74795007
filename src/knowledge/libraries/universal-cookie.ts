import { arg, defineLibrary, merged, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

// new Cookies(header?, defaultSetOptions?)
const cookies: ValueRow = { construct: { returns: 'universal-cookie.Cookies', with: { defaults: arg(1) } } }
const set: CallRow = {
  effects: [{
    is: 'set-cookie', api: 'universal-cookie.cookies', name: arg(0), value: arg(1), options: merged(self('defaults'), arg(2)),
  }],
}
const remove: CallRow = {
  effects: [{
    is: 'clear-cookie', api: 'universal-cookie.cookies', name: arg(0), options: merged(self('defaults'), arg(1)),
  }],
}

export default defineLibrary({
  id: 'universal-cookie',
  title: 'universal-cookie, react-cookie',
  packages: ['universal-cookie', 'react-cookie'],
  checked: '8.1.2; 7.2.2 the same',
  docs: 'https://github.com/bendotcodes/cookies',

  modules: {
    'universal-cookie': { ...cookies, members: { default: cookies } },
    'react-cookie': {
      members: {
        Cookies: cookies,
        useCookies: { call: { returns: 'universal-cookie.Hook' } },
        withCookies: { call: { returns: arg(0) } }, CookiesProvider: {},
      },
    },
  },

  types: {
    Cookies: {
      members: {
        set: { call: set }, remove: { call: remove }, get: { call: {} }, getAll: { call: {} },
        addChangeListener: { call: {} }, removeChangeListener: { call: {} },
      },
    },
    // const [cookies, setCookie, removeCookie] = useCookies(['name'])
    Hook: { members: { 0: {}, 1: { call: set }, 2: { call: remove }, 3: { call: {} } } },
  },

  cookieApis: {
    cookies: {
      // No default path: the page's URL decides (run with 8.1.2).
      path: { set: null, clear: null },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      client: true,
      checked: 'universal-cookie 8.1.2',
    },
  },
})
