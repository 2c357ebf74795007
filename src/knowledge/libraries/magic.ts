import type { CallRow } from '../define.ts'
import { defineLibrary } from '../define.ts'
import { asksAll, ownedBy, promised, quiet, setUp } from '../provider-rows.ts'

const made: CallRow = setUp('magic', 'magic.Admin')

export default defineLibrary({
  id: 'magic',
  title: 'Magic',
  packages: ['@magic-sdk/admin'],
  checked: '2.8.2',
  docs: 'https://magic.link/docs/authentication/server-side/node',
  modules: { '@magic-sdk/admin': { members: { Magic: { construct: made, members: { init: { call: { promise: true, ...made } } } } } } },
  types: {
    Admin: {
      members: {
        users: { members: asksAll('Magic', 'all-sessions', 'logoutByIssuer', 'logoutByPublicAddress', 'logoutByToken'), anyMember: promised },
        token: { anyMember: quiet }, utils: { anyMember: quiet },
      },
    },
  },
  session: ownedBy('Magic', 'the session of the application, which Magic knows nothing of'),
})
