/**
 * keycloak-connect. Its middleware serves a logout of its own: it takes the tokens out of the application's session, whose record
 * stays, and sends the browser to Keycloak (26.1.1 middleware/logout.js).
 */
import { arg, defineLibrary } from '../define.ts'
import { logoutAddress, ownedBy, promised, quiet } from '../provider-rows.ts'

const handlers = { call: { returns: 'express.Middleware' } } as const

export default defineLibrary({
  id: 'keycloak',
  title: 'Keycloak (keycloak-connect, keycloak-js, admin client)',
  packages: ['keycloak-connect', 'keycloak-js', '@keycloak/keycloak-admin-client'],
  checked: 'keycloak-connect 26.1.1, keycloak-js 26.2.4',
  docs: 'https://www.keycloak.org/securing-apps/nodejs-adapter',
  modules: {
    'keycloak-connect': { construct: { returns: 'keycloak.Keycloak', effects: [{ is: 'session-setup', library: 'keycloak', options: arg(1) }] } },
    'keycloak-js': { construct: { returns: 'keycloak.Browser' } },
    '@keycloak/keycloak-admin-client': { construct: { returns: 'keycloak.Admin' }, members: { default: { construct: { returns: 'keycloak.Admin' } }, KeycloakAdminClient: { construct: { returns: 'keycloak.Admin' } } } },
  },
  types: {
    Keycloak: {
      members: {
        middleware: handlers, protect: handlers, enforcer: handlers, checkSso: handlers,
        logoutUrl: { call: logoutAddress },
        loginUrl: quiet, accountUrl: quiet, getGrant: promised, storeGrant: quiet,
        // Takes the grant out of the store: the session record and the login at Keycloak stay.
        unstoreGrant: quiet, grantManager: { anyMember: promised },
      },
    },
    Browser: {
      members: { logout: { call: { promise: true, effects: [{ is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'current-session', provider: 'Keycloak' }] } } },
      anyMember: promised,
    },
    Admin: {
      members: {
        users: { members: { logout: { call: { promise: true, effects: [{ is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'all-sessions', provider: 'Keycloak' }] } } }, anyMember: promised },
        realms: { members: { removeSession: { call: { promise: true, effects: [{ is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'unknown', provider: 'Keycloak' }] } } }, anyMember: promised },
      },
      anyMember: { anyMember: promised },
    },
  },
  augments: [{ type: 'node.IncomingMessage', row: { members: { kauth: { members: { grant: { members: { unstore: quiet } } } } } } }],
  session: ownedBy('Keycloak', 'the login at Keycloak, until the browser has followed the redirect, and the session record of the application'),
})
