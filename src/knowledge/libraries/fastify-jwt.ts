import { defineLibrary } from '../define.ts'
import type { CallbackRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

const done: CallbackRow = { arg: 'last', params: [null, null], runs: 'after' }
const signs: ValueRow = { call: { effects: [{ is: 'token-issued' }], callbacks: [done] } }
const signsAsync: ValueRow = { call: { promise: true, effects: [{ is: 'token-issued' }], callbacks: [done] } }
const verifies: ValueRow = { call: { promise: true, callbacks: [done] } }

/** Stateless: it has no call that revokes; `trusted` is where an application looks a token up (sessions.md §2.3). */
export default defineLibrary({
  id: 'fastify-jwt',
  title: '@fastify/jwt',
  packages: ['@fastify/jwt', 'fastify-jwt'],
  checked: '10.2.8',
  docs: 'https://github.com/fastify/fastify-jwt',

  modules: {
    '@fastify/jwt': { call: {}, members: { default: { call: {} }, fastifyJwt: { call: {} } } },
    'fastify-jwt': { call: {}, members: { default: { call: {} } } },
  },

  types: {
    Jwt: {
      members: { sign: signs, verify: { call: { callbacks: [done] } }, decode: harmless, options: {} },
      // With `namespace` the functions lie one deeper.
      anyMember: { type: 'fastify-jwt.Jwt' },
    },
  },

  augments: [
    { type: 'fastify.Instance', row: { members: { jwt: { type: 'fastify-jwt.Jwt' } } } },
    { type: 'fastify.Reply', row: { members: { jwtSign: signsAsync } } },
    {
      type: 'fastify.Request',
      row: { members: { jwtVerify: verifies, jwtDecode: verifies, jwt: { type: 'fastify-jwt.Jwt' } } },
    },
  ],
})
