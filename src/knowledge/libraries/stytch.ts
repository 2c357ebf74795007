import { defineLibrary } from '../define.ts'
import { asks, ownedBy, promised, setUp } from '../provider-rows.ts'

export default defineLibrary({
  id: 'stytch',
  title: 'Stytch',
  packages: ['stytch'],
  checked: '14.2.0',
  docs: 'https://stytch.com/docs/api/session-revoke',
  modules: {
    stytch: { members: { Client: { construct: setUp('stytch', 'stytch.Client') }, B2BClient: { construct: setUp('stytch', 'stytch.Client') } }, anyMember: { construct: {} } },
  },
  types: {
    Client: { members: { sessions: { members: { revoke: asks('Stytch') }, anyMember: promised } }, anyMember: { anyMember: promised } },
  },
  session: ownedBy('Stytch', 'the session JWT of 5 minutes, where it is only verified locally'),
})
