/** Okta. `forceLogoutAndRevoke()` makes a handler that revokes the tokens and sends the browser to Okta (oidc-middleware 5.5.1). */
import { arg, defineLibrary } from '../define.ts'
import { asks, asksAll, ownedBy, promised, quiet, told } from '../provider-rows.ts'

const provider = 'Okta'

export default defineLibrary({
  id: 'okta',
  title: 'Okta',
  packages: ['@okta/oidc-middleware', '@okta/okta-auth-js', '@okta/okta-sdk-nodejs', '@okta/jwt-verifier'],
  checked: '@okta/oidc-middleware 5.5.1, @okta/okta-auth-js 8.0.1',
  setupWords: ['ExpressOIDC', 'okta-jwt-verifier', 'OktaJwtVerifier'],
  docs: 'https://developer.okta.com/docs/guides/sign-users-out/',
  modules: {
    '@okta/oidc-middleware': {
      members: { ExpressOIDC: { construct: { returns: 'okta.Middleware', effects: [{ is: 'session-setup', library: 'okta', options: arg(0) }] } } },
    },
    '@okta/okta-auth-js': { members: { OktaAuth: { construct: { returns: 'okta.Auth' } } }, anyMember: quiet },
    '@okta/okta-sdk-nodejs': { members: { Client: { construct: { returns: 'okta.Sdk' } } } },
    '@okta/jwt-verifier': { construct: { returns: 'okta.Verifier', effects: [{ is: 'session-setup', library: 'okta', options: arg(0) }] } },
  },
  types: {
    Middleware: {
      members: {
        router: { type: 'express.Middleware' }, ensureAuthenticated: { call: { returns: 'express.Middleware' } },
        forceLogoutAndRevoke: { call: { returns: 'okta.LogoutHandler' } }, on: quiet,
      },
    },
    LogoutHandler: { handles: true, call: { promise: true, effects: [told(provider), { is: 'send', redirect: { value: 'https://okta.com/oauth2/v1/logout' } }] } },
    Auth: { members: asksAll(provider, 'current-session', 'signOut', 'revokeAccessToken', 'revokeRefreshToken', 'closeSession'), anyMember: promised },
    Sdk: {
      members: {
        sessionApi: { members: { revokeSession: asks(provider, 'unknown') }, anyMember: promised },
        userApi: { members: asksAll(provider, 'all-sessions', 'revokeUserSessions'), anyMember: promised },
        endUserSession: asks(provider, 'unknown'), clearUserSessions: asks(provider, 'all-sessions'), endAllUserSessions: asks(provider, 'all-sessions'),
      },
      anyMember: promised,
    },
    Verifier: { anyMember: promised },
  },
  session: ownedBy(provider, 'the session at Okta, and tokens that are only verified locally'),
})
