import { defineLibrary } from '../define.ts'
import type { CallbackRow } from '../define.ts'

const done: CallbackRow = { arg: 'last', params: [null, null], runs: 'after' }

export default defineLibrary({
  id: 'jsonwebtoken',
  title: 'jsonwebtoken',
  packages: ['jsonwebtoken'],
  checked: '9.0',
  docs: 'https://github.com/auth0/node-jsonwebtoken',

  modules: {
    jsonwebtoken: {
      members: {
        sign: { call: { effects: [{ is: 'token-issued' }], callbacks: [done] } },
        verify: { call: { callbacks: [done] } },
        decode: { call: {} },
        TokenExpiredError: {}, JsonWebTokenError: {}, NotBeforeError: {},
        // No such functions exist: a TypeError (sessions.md §5).
        destroy: {
          call: {
            effects: [{
              is: 'invalidate', what: 'access-token', effect: 'none', why: 'jsonwebtoken has no `destroy()`: the call throws',
            }],
          },
        },
        revoke: {
          call: {
            effects: [{
              is: 'invalidate', what: 'access-token', effect: 'none', why: 'jsonwebtoken has no `revoke()`: the call throws',
            }],
          },
        },
      },
    },
  },
})
