import { arg, defineLibrary } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { logoutAddress } from '../provider-rows.ts'

const harmless: ValueRow = { call: {} }
const middleware: ValueRow = { call: { effects: [{ is: 'session-setup', library: 'workos', options: arg(0) }] } }

export default defineLibrary({
  id: 'workos',
  title: 'WorkOS AuthKit',
  packages: ['@workos-inc/authkit-nextjs', '@workos-inc/node'],
  checked: 'authkit-nextjs 3.0 and @workos-inc/node 8.13.0, read',
  setupWords: ['authkit', 'authkitMiddleware', 'authkitProxy', 'authenticateWithCode'],
  docs: 'https://github.com/workos/authkit-nextjs',

  modules: {
    '@workos-inc/authkit-nextjs': {
      members: {
        // Deletes its cookie, then throws a redirect to the logout URL of WorkOS.
        signOut: {
          call: {
            promise: true,
            throws: true,
            effects: [
              { is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'current-session', provider: 'WorkOS' },
              { is: 'clear-own-cookie', library: 'workos' },
              { is: 'send', redirect: arg(0, 'returnTo') },
            ],
          },
        },
        authkitMiddleware: middleware, authkitProxy: middleware, authkit: middleware, handleAuth: harmless, withAuth: harmless,
        getSignInUrl: harmless, getSignUpUrl: harmless, getWorkOS: { call: { returns: 'workos.Client' } },
      },
    },
    '@workos-inc/node': { members: { WorkOS: { construct: { returns: 'workos.Client' } } } },
  },

  types: {
    Client: { members: { userManagement: { type: 'workos.UserManagement' } } },
    Sealed: { members: { getLogoutUrl: { call: { promise: true, ...logoutAddress } }, authenticate: { call: { promise: true } }, refresh: { call: { promise: true } } } },
    UserManagement: {
      members: {
        revokeSession: {
          call: {
            promise: true,
            effects: [{ is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'unknown', provider: 'WorkOS' }],
          },
        },
        authenticateWithCode: { call: { promise: true, effects: [{ is: 'session-setup', library: 'workos' }] } },
        // Only builds a URL.
        getLogoutUrl: { call: logoutAddress }, loadSealedSession: { call: { returns: 'workos.Sealed' } },
      },
      anyMember: { call: { promise: true } },
    },
  },

  session: {
    state: 'delegated',
    provider: 'WorkOS',
    clearsCookie: true,
    survivor: 'the session at WorkOS, until the browser has followed the redirect',
  },
})
