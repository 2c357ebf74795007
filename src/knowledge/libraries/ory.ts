/** Ory: Kratos keeps sessions, Hydra tokens. `createBrowserLogoutFlow` only makes the address that `updateLogoutFlow` goes to. */
import type { ValueRow } from '../define.ts'
import { defineLibrary } from '../define.ts'
import { asks, asksAll, ownedBy, promised, spares } from '../provider-rows.ts'

const provider = 'Ory'
const api: ValueRow = { construct: { returns: 'ory.Api' } }
const clients: ValueRow = { members: { FrontendApi: api, IdentityApi: api, OAuth2Api: api, V0alpha2Api: api, PublicApi: api, AdminApi: api, Configuration: { construct: {} } }, anyMember: { construct: {} } }

export default defineLibrary({
  id: 'ory',
  title: 'Ory (Kratos, Hydra)',
  packages: ['@ory/client', '@ory/client-fetch', '@ory/kratos-client', '@ory/hydra-client'],
  checked: '@ory/client 1.22.66',
  docs: 'https://www.ory.sh/docs/kratos/self-service/flows/user-logout',
  modules: { '@ory/client': clients, '@ory/client-fetch': clients, '@ory/kratos-client': clients, '@ory/hydra-client': clients },
  types: {
    Api: {
      members: {
        performNativeLogout: asks(provider), updateLogoutFlow: asks(provider), submitSelfServiceLogoutFlow: asks(provider),
        createBrowserLogoutFlow: { call: { promise: true, returns: 'ory.LogoutFlow' } },
        createSelfServiceLogoutFlowUrlForBrowsers: { call: { promise: true, returns: 'ory.LogoutFlow' } },
        ...asksAll(provider, 'unknown', 'disableMySession', 'disableSession', 'revokeOAuth2Token', 'acceptOAuth2LogoutRequest', 'revokeOidcSession'),
        ...asksAll(provider, 'all-sessions', 'deleteIdentitySessions', 'revokeOAuth2LoginSessions', 'revokeOAuth2ConsentSessions'),
        disableMyOtherSessions: spares(provider, '`disableMyOtherSessions()` spares the session that asks'),
      },
      anyMember: promised,
    },
    LogoutFlow: { members: { data: { type: 'ory.LogoutFlow' }, logout_url: { is: { value: '*endSessionEndpoint*' } } } },
  },
  session: ownedBy(provider, 'the session at Ory'),
})
