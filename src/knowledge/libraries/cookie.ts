import { arg, defineLibrary } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

const positional: CallRow = {
  returns: { setCookieString: { api: 'cookie.string', name: arg(0), value: arg(1), options: arg(2) } },
}
// stringifySetCookie({ name, value, …options }, { encode }?) of cookie 1.1 and 2; cookie-es 3 takes it too.
const named: CallRow = {
  when: [{ arg: 0, is: 'object' }],
  returns: { setCookieString: { api: 'cookie.string', name: arg(0, 'name'), value: arg(0, 'value'), options: arg(0) } },
}
const serialize: ValueRow = { call: [named, positional] }
const parse: ValueRow = { call: {} }

export default defineLibrary({
  id: 'cookie',
  title: 'cookie, cookie-es, oslo/cookie',
  packages: ['cookie', 'cookie-es', 'oslo/cookie'],
  checked: 'cookie 0.7.2, 1.1.1 and 2.0.2, cookie-es 3.1.1',
  docs: 'https://github.com/jshttp/cookie',

  modules: {
    cookie: {
      members: {
        serialize, stringifySetCookie: serialize,
        parse, parseCookie: parse, parseSetCookie: parse, stringifyCookie: parse,
      },
    },
    'cookie-es': {
      members: {
        serialize, serializeCookie: serialize, parse, parseCookie: parse, parseSetCookie: parse, splitSetCookieString: parse,
      },
    },
    'oslo/cookie': { members: { serializeCookie: serialize, parseCookies: parse } },
  },

  cookieApis: {
    string: {
      // Only what is passed is written: run for each of the versions.
      path: { set: null, clear: null },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: [],
      maxAgeUnit: 's',
      checked: 'cookie 0.7.2, 1.1.1 and 2.0.2, cookie-es 3.1.1',
    },
  },
})
