import { arg, defineLibrary, merged, self } from '../define.ts'

export default defineLibrary({
  id: 'js-cookie',
  title: 'js-cookie',
  packages: ['js-cookie'],
  checked: '3.0.8; 2.2.1 writes the same',
  docs: 'https://github.com/js-cookie/js-cookie',

  modules: { 'js-cookie': { type: 'js-cookie.Cookies', members: { default: { type: 'js-cookie.Cookies' } } } },

  types: {
    Cookies: {
      members: {
        set: {
          call: {
            effects: [{
              is: 'set-cookie', api: 'js-cookie.cookies', name: arg(0), value: arg(1),
              options: merged(self('attributes'), arg(2)),
            }],
          },
        },
        remove: {
          call: {
            effects: [{
              is: 'clear-cookie', api: 'js-cookie.cookies', name: arg(0), options: merged(self('attributes'), arg(1)),
            }],
          },
        },
        get: { call: {} },
        // Attributes for set and remove alike.
        withAttributes: { call: { returns: 'js-cookie.Cookies', with: { attributes: merged(self('attributes'), arg(0)) } } },
        withConverter: { call: { returns: 'js-cookie.Cookies', with: { attributes: self('attributes') } } },
        noConflict: { call: { returns: 'receiver' } },
      },
    },
  },

  cookieApis: {
    cookies: {
      // dist/js.cookie.js: path '/' put before the attributes. maxAge is no attribute; expires counts days.
      path: { set: '/', clear: '/' },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'days',
      client: true,
      checked: 'js-cookie 3.0.8',
    },
  },
})
