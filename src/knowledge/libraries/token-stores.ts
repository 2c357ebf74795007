/** Packages that keep a list of tokens beside the signature, so that one can be ended before it expires. */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { answersToCallback } from '../data-rows.ts'

const harmless: ValueRow = { call: {} }
const one: ValueRow = {
  call: { promise: true, ...answersToCallback, effects: [{ is: 'invalidate', what: 'access-token', effect: 'full', scope: 'current-session' }] },
}
const denies: ValueRow = {
  call: { ...answersToCallback, effects: [{ is: 'invalidate', what: 'denylist', effect: 'full', scope: 'current-session', callback: -1 }] },
}
const deniesAll: ValueRow = {
  call: { ...answersToCallback, effects: [{ is: 'invalidate', what: 'denylist', effect: 'full', scope: 'all-sessions', callback: -1 }] },
}
/** The label in Redis is what makes the token valid. */
const issues: ValueRow = { call: { promise: true, effects: [{ is: 'token-issued' }, { is: 'data', op: 'insert', entity: { value: 'access tokens' }, values: arg(0) }] } }

export default defineLibrary({
  id: 'token-stores',
  title: 'Tokens with a list beside them (jwt-redis, express-jwt-blacklist)',
  packages: ['jwt-redis', 'express-jwt-blacklist'],
  checked: 'jwt-redis 7.0.3 and express-jwt-blacklist 1.1.0, read',
  docs: 'https://www.npmjs.com/package/jwt-redis',

  modules: {
    'jwt-redis': { construct: { returns: 'token-stores.Jwtr' }, members: { default: { construct: { returns: 'token-stores.Jwtr' } } } },
    'express-jwt-blacklist': {
      members: { revoke: denies, purge: deniesAll, isRevoked: harmless, configure: harmless, TYPE: {} },
    },
  },

  types: {
    Jwtr: { members: { sign: issues, verify: { call: { promise: true } }, decode: harmless, destroy: one } },
  },
})
