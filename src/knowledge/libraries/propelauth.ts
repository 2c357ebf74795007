import type { CallRow } from '../define.ts'
import { defineLibrary } from '../define.ts'
import { asks, ownedBy, promised, setUp } from '../provider-rows.ts'

const init: CallRow = setUp('propelauth', 'propelauth.Auth')

export default defineLibrary({
  id: 'propelauth',
  title: 'PropelAuth',
  packages: ['@propelauth/express', '@propelauth/node', '@propelauth/nextjs'],
  checked: '@propelauth/node 2.1.36, @propelauth/express 2.1.34',
  docs: 'https://docs.propelauth.com/reference/api/user#logout-all-user-sessions',
  modules: { '@propelauth/express': { members: { initAuth: { call: init } } }, '@propelauth/node': { members: { initBaseAuth: { call: init } } } },
  types: {
    Auth: {
      members: {
        logoutAllUserSessions: asks('PropelAuth', 'all-sessions'),
        requireUser: { type: 'express.Middleware' }, optionalUser: { type: 'express.Middleware' }, requireOrgMember: { call: { returns: 'express.Middleware' } },
      },
      anyMember: promised,
    },
  },
  session: ownedBy('PropelAuth', 'the access token until it expires'),
})
