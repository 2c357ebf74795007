import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

const stateless: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
  why: '@fastify/secure-session keeps the session in the sealed cookie: nothing on the server can be ended',
}
const plugin: ValueRow = {
  call: {
    effects: [
      { is: 'session-setup', library: 'fastify-secure-session', options: arg(1) },
      { is: 'decorate', type: 'fastify.Request', name: arg(1, 'sessionName'), as: 'fastify-secure-session.Session' },
    ],
  },
}
const module_: ValueRow = { ...plugin, members: { default: plugin, fastifySecureSession: plugin } }

export default defineLibrary({
  id: 'fastify-secure-session',
  title: '@fastify/secure-session',
  packages: ['@fastify/secure-session', 'fastify-secure-session'],
  checked: '8.4.0; fastify-secure-session 2.3.1 the same API',
  docs: 'https://github.com/fastify/fastify-secure-session',

  modules: { '@fastify/secure-session': module_, 'fastify-secure-session': module_ },

  types: {
    Session: {
      role: 'session',
      members: {
        // Marks the session; the cookie is expired with the plugin's options when the answer is sent (index.js 8.4.0).
        delete: { call: { effects: [stateless, { is: 'clear-own-cookie', library: 'fastify-secure-session' }] } },
        regenerate: { call: { effects: [stateless, { is: 'set-own-cookie', library: 'fastify-secure-session' }] } },
        // Reads and writes of other names go through the proxy to the data; there is no destroy(): a TypeError.
        destroy: {
          call: {
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: '@fastify/secure-session has no `session.destroy()`: the call throws; call `session.delete()`',
            }],
          },
        },
        get: harmless, set: harmless, options: harmless, data: harmless, touch: harmless,
      },
    },
  },

  augments: [{
    type: 'fastify.Request',
    row: {
      members: { session: { type: 'fastify-secure-session.Session' } },
      // index.js `if (!session || !session.changed)`: nothing is sent, the cookie stays (replayed: 200).
      set: {
        session: {
          when: [{ assignedIs: ['null', 'undefined'] }],
          effects: [{
            is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
            why: 'dropping `request.session` sends no cookie; call `request.session.delete()`',
          }],
        },
      },
    },
  }],

  cookieApis: {
    cookie: {
      // No Path in either direction unless the plugin's options have one; SameSite=Lax comes from @fastify/cookie 11.
      path: { set: null, clear: null },
      httpOnly: true,
      sameSite: 'lax',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: '@fastify/secure-session 8.4.0',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      nameOption: [['cookieName'], ['sessionName']], defaultName: 'session', options: [['cookie'], ['cookieOptions']],
      api: 'fastify-secure-session.cookie', credential: 'sealed-session',
    },
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until it expires: the session is in the cookie',
  },
})
