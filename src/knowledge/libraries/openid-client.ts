/**
 * Clients of OpenID Connect and OAuth 2. `buildEndSessionUrl` and `endSessionUrl` only make an address: whoever sends the browser
 * there delegates (openid-client 6.9.0 and 5.7.1 and oauth4webapi 3.8.8 run with a stand-in for `fetch`; the others read).
 */
import type { CallRow, ValueRow } from '../define.ts'
import { defineLibrary } from '../define.ts'
import { asks, asksAll, logoutAddress, promised, quiet } from '../provider-rows.ts'

const provider = 'the OpenID Connect provider'
const endSessionText: CallRow = { returns: { value: '*endSessionEndpoint*' } }
const client: ValueRow = { construct: { returns: 'openid-client.Client' } }
const oauth2: ValueRow = { construct: { returns: 'openid-client.SimpleOAuth2' } }
const middleware: ValueRow = { call: { returns: 'express.Middleware' } }

export default defineLibrary({
  id: 'openid-client',
  title: 'OpenID Connect and OAuth 2 clients (openid-client, oauth4webapi, simple-oauth2, arctic, grant)',
  packages: ['openid-client', 'oauth4webapi', 'simple-oauth2', 'arctic', 'grant', 'googleapis', 'google-auth-library'],
  checked: 'openid-client 6.9.0 and 5.7.1, oauth4webapi 3.8.8, simple-oauth2 5.1.0, arctic 3.7.0, grant 5.4.24',
  docs: 'https://github.com/panva/openid-client',
  modules: {
    'openid-client': {
      members: {
        tokenRevocation: asks(provider), buildEndSessionUrl: { call: logoutAddress },
        Issuer: { construct: { returns: 'openid-client.Issuer' }, members: { discover: { call: { promise: true, returns: 'openid-client.Issuer' } } } },
        generators: { anyMember: quiet }, custom: { anyMember: quiet }, Strategy: { construct: {} },
      },
      anyMember: promised,
    },
    oauth4webapi: { members: { revocationRequest: asks(provider) }, anyMember: promised },
    'simple-oauth2': { members: { AuthorizationCode: oauth2, ClientCredentials: oauth2, ResourceOwnerPassword: oauth2 } },
    // Each class is a provider; some can revoke their tokens.
    arctic: { members: { generateState: quiet, generateCodeVerifier: quiet, decodeIdToken: quiet }, anyMember: { construct: { returns: 'openid-client.Arctic' } } },
    // Logs in, and keeps what it got in the session of the application.
    grant: { ...middleware, members: { express: { call: { returns: 'openid-client.Grant' } }, koa: { call: { returns: 'openid-client.Grant' } } }, anyMember: middleware },
    googleapis: { members: { google: { members: { auth: { members: { OAuth2: { construct: { returns: 'openid-client.Google' } } } } }, anyMember: quiet } } },
    'google-auth-library': { members: { OAuth2Client: { construct: { returns: 'openid-client.Google' } } }, anyMember: { construct: {} } },
  },
  types: {
    Issuer: { members: { Client: client, metadata: {} } },
    Client: { members: { revoke: asks(provider), endSessionUrl: { call: endSessionText }, authorizationUrl: quiet, callbackParams: quiet }, anyMember: promised },
    SimpleOAuth2: { members: { authorizeURL: quiet, createToken: { call: { returns: 'openid-client.AccessToken' } }, getToken: { call: { promise: true, returns: 'openid-client.AccessToken' } } } },
    AccessToken: { members: { ...asksAll('the authorization server', 'current-session', 'revoke', 'revokeAll'), refresh: { call: { promise: true, returns: 'receiver' } }, expired: quiet, toJSON: quiet } },
    Arctic: { members: { createAuthorizationURL: quiet, revokeToken: asks('the OAuth provider') }, anyMember: promised },
    Google: { members: { revokeToken: asks('Google'), revokeCredentials: asks('Google'), generateAuthUrl: quiet, setCredentials: quiet }, anyMember: promised },
    Grant: { call: {} },
  },
})
