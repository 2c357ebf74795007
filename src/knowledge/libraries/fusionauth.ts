import { defineLibrary } from '../define.ts'
import { asks, asksAll, ownedBy, promised, setUp } from '../provider-rows.ts'

const provider = 'FusionAuth'

export default defineLibrary({
  id: 'fusionauth',
  title: 'FusionAuth',
  packages: ['@fusionauth/typescript-client', 'fusionauth-node-client'],
  checked: '@fusionauth/typescript-client 1.69.0',
  docs: 'https://fusionauth.io/docs/apis/login#logout-a-user',
  modules: {
    '@fusionauth/typescript-client': { members: { FusionAuthClient: { construct: setUp('fusionauth', 'fusionauth.Client') }, default: { construct: setUp('fusionauth', 'fusionauth.Client') } } },
    'fusionauth-node-client': { construct: setUp('fusionauth', 'fusionauth.Client') },
  },
  types: {
    Client: {
      members: {
        logout: asks(provider), logoutWithRequest: asks(provider),
        ...asksAll(provider, 'unknown', 'revokeRefreshToken', 'revokeRefreshTokenById', 'revokeRefreshTokenByToken', 'revokeRefreshTokensWithRequest'),
        ...asksAll(provider, 'all-sessions', 'revokeRefreshTokensByUserId', 'revokeRefreshTokensByUserIdForApplication', 'revokeRefreshTokensByApplicationId'),
      },
      anyMember: promised,
    },
  },
  session: ownedBy(provider, 'the access token until it expires'),
})
