/**
 * Microsoft Entra ID: MSAL and passport-azure-ad. MSAL has no logout on the server: the browser goes to the address of the tenant's
 * logout. `removeAccount` empties MSAL's own cache of tokens; the application's session is another matter.
 */
import { defineLibrary } from '../define.ts'
import { asks, ownedBy, promised, quiet } from '../provider-rows.ts'

const provider = 'Microsoft Entra ID'

export default defineLibrary({
  id: 'msal',
  title: 'Microsoft Entra ID (MSAL, passport-azure-ad)',
  packages: ['@azure/msal-node', '@azure/msal-browser', 'passport-azure-ad', '@microsoft/microsoft-graph-client'],
  checked: '@azure/msal-node 7.2.3, read',
  setupWords: ['acquireTokenByCode'],
  docs: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request',
  modules: {
    '@azure/msal-node': {
      members: {
        ConfidentialClientApplication: { construct: { returns: 'msal.Client' } }, PublicClientApplication: { construct: { returns: 'msal.Client' } },
      },
      anyMember: { ...quiet, construct: {} },
    },
    '@azure/msal-browser': { members: { PublicClientApplication: { construct: { returns: 'msal.Browser' } } }, anyMember: quiet },
    'passport-azure-ad': { anyMember: { construct: {} } },
    '@microsoft/microsoft-graph-client': { members: { Client: { members: { init: { call: { returns: 'msal.Graph' } }, initWithMiddleware: { call: { returns: 'msal.Graph' } } } } } },
  },
  types: {
    Client: {
      // Who only calls other services with it logs nobody in.
      members: { acquireTokenByCode: { call: { promise: true, effects: [{ is: 'session-setup', library: 'msal' }] } }, getTokenCache: { call: { returns: 'msal.Cache' } }, getLogger: quiet, clearCache: quiet },
      anyMember: promised,
    },
    Cache: { anyMember: promised },
    Browser: { members: { logout: asks(provider), logoutRedirect: asks(provider), logoutPopup: asks(provider) }, anyMember: promised },
    Graph: { members: { api: { call: { returns: 'msal.GraphRequest' } } } },
    GraphRequest: { anyMember: { call: { returns: 'receiver', promise: true } } },
  },
  session: ownedBy(provider, 'the session at Microsoft, and the tokens in the cache of MSAL'),
})
