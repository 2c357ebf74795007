import { arg, defineLibrary } from '../define.ts'
import type { ValueRow } from '../define.ts'

const harmless: ValueRow = { call: {} }

export default defineLibrary({
  id: 'kinde',
  title: 'Kinde',
  packages: [
    '@kinde-oss/kinde-auth-nextjs', '@kinde-oss/kinde-auth-nextjs/server', '@kinde-oss/kinde-typescript-sdk',
    '@kinde-oss/kinde-node-express',
  ],
  checked: 'kinde-auth-nextjs 2, read',
  docs: 'https://docs.kinde.com/developer-tools/sdks/backend/nextjs-sdk/',

  modules: {
    // handleAuth() serves /api/auth/logout among others.
    '@kinde-oss/kinde-auth-nextjs/server': {
      members: {
        handleAuth: { call: { effects: [{ is: 'session-setup', library: 'kinde', options: arg(0) }] } },
        getKindeServerSession: harmless, withAuth: harmless, LogoutLink: {}, LoginLink: {},
      },
    },
    '@kinde-oss/kinde-typescript-sdk': {
      members: {
        createKindeServerClient: {
          call: { returns: 'kinde.Client', effects: [{ is: 'session-setup', library: 'kinde', options: arg(1) }] },
        },
      },
    },
    '@kinde-oss/kinde-node-express': {
      members: {
        // Registers /logout on the app.
        setupKinde: { call: { effects: [{ is: 'session-setup', library: 'kinde', options: arg(0) }] } },
        protectRoute: { call: {} }, getUser: { call: {} },
      },
    },
  },

  types: {
    Client: {
      members: {
        // Destroys the local session and answers with the logout URL of Kinde.
        logout: {
          call: {
            promise: true,
            effects: [
              { is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'current-session', provider: 'Kinde' },
              { is: 'clear-own-cookie', library: 'kinde' },
            ],
          },
        },
      },
      anyMember: { call: { promise: true } },
    },
  },

  session: {
    state: 'delegated',
    provider: 'Kinde',
    clearsCookie: true,
    survivor: 'the session at Kinde, until the browser has followed the redirect',
  },
})
