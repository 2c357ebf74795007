import { arg, defineLibrary } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

const provider = 'Firebase'
const app: ValueRow = { call: { returns: 'firebase-admin.App' } }
const auth: ValueRow = { call: { returns: 'firebase-admin.Auth' } }
// Clears what the browser keeps; refresh token, ID token and session cookie live on (sessions.md §3).
const clientSignOut: CallRow = {
  promise: true,
  effects: [{
    is: 'invalidate', what: 'provider', effect: 'none', scope: 'current-session', provider,
    why: '`signOut()` of the Firebase client forgets the user in this browser only: no token is revoked',
  }],
}

export default defineLibrary({
  id: 'firebase-admin',
  title: 'Firebase',
  packages: ['firebase-admin', 'firebase-admin/auth', 'firebase/auth'],
  checked: 'firebase-admin 13.10.0, read',
  docs: 'https://firebase.google.com/docs/auth/admin/manage-sessions',

  modules: {
    'firebase-admin': {
      members: { auth, initializeApp: app, app },
    },
    'firebase-admin/auth': { members: { getAuth: auth } },
    'firebase/auth': {
      members: { signOut: { call: clientSignOut }, getAuth: { call: { returns: 'firebase-admin.ClientAuth' } } },
    },
  },

  types: {
    App: { members: { auth } },
    Auth: {
      members: {
        // Ends the refresh tokens of all devices. ID tokens and session cookies die only for verifiers with checkRevoked.
        revokeRefreshTokens: {
          call: {
            promise: true,
            effects: [{ is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'all-sessions', provider }],
          },
        },
        createSessionCookie: {
          call: {
            promise: true,
            effects: [
              { is: 'session-setup', library: 'firebase-admin', options: arg(1) },
              { is: 'token-issued' },
            ],
          },
        },
        createCustomToken: { call: { promise: true, effects: [{ is: 'token-issued' }] } },
      },
      anyMember: { call: { promise: true } },
    },
    ClientAuth: { members: { signOut: { call: clientSignOut } } },
  },

  session: {
    // The session cookie is a signed token that verifies without asking anybody; Firebase is only asked with `checkRevoked`.
    state: 'stateless',
    // The application sets the session cookie itself.
    clearsCookie: false,
    survivor: 'ID tokens (1 hour) and session cookies (up to 14 days), unless they are verified with `checkRevoked`',
  },
})
