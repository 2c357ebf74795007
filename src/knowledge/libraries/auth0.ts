/** Auth0: its Node SDKs. The SDKs for Next.js and Express have tables of their own. */
import { arg, defineLibrary } from '../define.ts'
import { asks, asksAll, ownedBy, promised, quiet, setUp, told } from '../provider-rows.ts'

const provider = 'Auth0'

export default defineLibrary({
  id: 'auth0',
  title: 'Auth0 (auth0, auth0-server-js, auth0-fastify)',
  packages: ['auth0', '@auth0/auth0-server-js', '@auth0/auth0-auth-js', '@auth0/auth0-fastify'],
  checked: 'auth0 7.1.0 and 4.37.0, their requests seen; @auth0/auth0-server-js 1.12.1, read',
  docs: 'https://auth0.com/docs/authenticate/login/logout',
  modules: {
    auth0: {
      members: {
        ManagementClient: { construct: { returns: 'auth0.Management' } },
        // Up to version 5.
        AuthenticationClient: { construct: { returns: 'auth0.Authentication' } },
      },
      anyMember: quiet,
    },
    '@auth0/auth0-server-js': {
      members: { ServerClient: { construct: setUp('auth0', 'auth0.Server') } },
      anyMember: { construct: {} },
    },
    '@auth0/auth0-auth-js': { members: { AuthClient: { construct: { returns: 'auth0.AuthClient' } } }, anyMember: { construct: {} } },
    '@auth0/auth0-fastify': { call: { effects: [{ is: 'session-setup', library: 'auth0', options: arg(1) }] }, members: { default: { call: {} } } },
  },
  types: {
    // Deletes the session from its store, and answers with the address of the provider's logout.
    Server: {
      members: {
        logout: {
          call: {
            promise: true, returns: 'web.URL', with: { href: { value: 'https://tenant.auth0.com/v2/logout' } },
            effects: [told(provider), { is: 'clear-own-cookie', library: 'auth0' }],
          },
        },
        handleBackchannelLogout: promised,
      },
      anyMember: promised,
    },
    AuthClient: { members: { revokeToken: asks(provider), buildLogoutUrl: { call: { returns: 'web.URL', with: { href: { value: 'https://tenant.auth0.com/v2/logout' } } } } }, anyMember: promised },
    Authentication: { members: { oauth: { members: { revokeRefreshToken: asks(provider) }, anyMember: promised } }, anyMember: { anyMember: promised } },
    Management: {
      members: {
        sessions: { members: asksAll(provider, 'unknown', 'delete', 'revoke'), anyMember: promised },
        refreshTokens: { members: asksAll(provider, 'unknown', 'delete', 'revoke'), anyMember: promised },
        users: { members: { sessions: { members: asksAll(provider, 'all-sessions', 'delete') }, refreshToken: { members: asksAll(provider, 'all-sessions', 'delete') }, ...asksAll(provider, 'all-sessions', 'revokeAccess', 'deleteSessions', 'deleteRefreshTokens') }, anyMember: promised },
      },
      anyMember: { anyMember: promised },
    },
  },
  session: ownedBy(provider, 'the sealed cookie of the application, unless a session store is configured', true),
})
