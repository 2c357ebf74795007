import { defineLibrary } from '../define.ts'
import { asks, asksAll, ownedBy, promised, setUp } from '../provider-rows.ts'

const provider = 'Descope'

export default defineLibrary({
  id: 'descope',
  title: 'Descope',
  packages: ['@descope/node-sdk'],
  checked: '2.13.0',
  docs: 'https://docs.descope.com/sdk/node',
  modules: { '@descope/node-sdk': { call: setUp('descope', 'descope.Client'), members: { default: { call: setUp('descope', 'descope.Client') } } } },
  types: {
    Client: {
      members: {
        logout: asks(provider), logoutAll: asks(provider, 'all-sessions'),
        management: { members: { user: { members: asksAll(provider, 'all-sessions', 'logoutUser', 'logoutUserByUserId'), anyMember: promised } }, anyMember: { anyMember: promised } },
      },
      anyMember: promised,
    },
  },
  session: ownedBy(provider, 'the session JWT, where it is only verified locally'),
})
