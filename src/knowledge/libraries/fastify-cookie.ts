import { arg, defineLibrary } from '../define.ts'
import type { CookieApi, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

/** Options of the plugin go for both directions: `{ ...parseOptions, ...options }`, plugin.js 11.1.5. */
const plugin: ValueRow = {
  call: { effects: [{ is: 'cookie-defaults', api: 'fastify-cookie.reply', options: arg(1, 'parseOptions') }] },
}
const module_: ValueRow = {
  ...plugin,
  members: { default: plugin, fastifyCookie: plugin, serialize: harmless, parse: harmless, sign: harmless, unsign: harmless, Signer: {} },
}
const set: ValueRow = {
  call: {
    returns: 'receiver',
    effects: [{ is: 'set-cookie', api: 'fastify-cookie.reply', name: arg(0), value: arg(1), options: arg(2) }],
  },
}
/** Set has no Path of its own, clear `/`: a cookie that is set without one at `/auth/login` is not the one that clear deletes. */
const reply: CookieApi = {
  path: { set: null, clear: '/' },
  sameSite: 'lax',
  undefinedPath: 'omit',
  emptyValueDeletes: false,
  maxAgeZeroDeletes: true,
  clearIgnores: ['maxAge', 'expires'],
  maxAgeUnit: 's',
  versions: [{ package: 'fastify', below: '5', then: {} }],
  checked: '@fastify/cookie 11.1.5 and 9.4.0',
}

export default defineLibrary({
  id: 'fastify-cookie',
  title: '@fastify/cookie',
  packages: ['@fastify/cookie', 'fastify-cookie'],
  checked: '11.1.5 and 9.4.0; fastify-cookie 3.6.1',
  docs: 'https://github.com/fastify/fastify-cookie',

  modules: { '@fastify/cookie': module_, 'fastify-cookie': module_ },

  augments: [
    {
      type: 'fastify.Reply',
      row: {
        members: {
          setCookie: set, cookie: set,
          clearCookie: {
            call: { returns: 'receiver', effects: [{ is: 'clear-cookie', api: 'fastify-cookie.reply', name: arg(0), options: arg(1) }] },
          },
          signCookie: harmless, unsignCookie: harmless,
        },
      },
    },
    { type: 'fastify.Request', row: { members: { unsignCookie: harmless, signCookie: harmless } } },
    { type: 'fastify.Instance', row: { members: { parseCookie: harmless, serializeCookie: harmless, signCookie: harmless, unsignCookie: harmless } } },
  ],

  setupWords: ['parseOptions'],
  cookieApis: { reply },
})
