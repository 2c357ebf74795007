import { arg, defineLibrary } from '../define.ts'
import type { CallRow, EffectRow, ValueRow } from '../define.ts'

const ends: readonly EffectRow[] = [
  { is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'current-session', provider: 'Auth0' },
  { is: 'clear-own-cookie', library: 'nextjs-auth0' },
  { is: 'send' },
]
// handleLogout(req, res, options?) ends the session; handleLogout(options?) makes a handler (v3 handlers/logout.ts).
const handleLogout: readonly CallRow[] = [
  { when: [{ arg: 1, is: 'present' }], promise: true, effects: ends },
  { returns: 'nextjs-auth0.LogoutHandler' },
]
const setup: ValueRow = { call: { effects: [{ is: 'session-setup', library: 'nextjs-auth0', options: arg(0) }] } }
const wrapper: ValueRow = { call: { returns: arg(0) } }
const harmless: ValueRow = { call: {} }
const v3: ValueRow = {
  members: {
    handleAuth: setup, handleLogout: { call: handleLogout },
    handleLogin: harmless, handleCallback: harmless, handleProfile: harmless, getSession: harmless, getAccessToken: harmless,
    withApiAuthRequired: wrapper, withPageAuthRequired: wrapper, withMiddlewareAuthRequired: wrapper,
    initAuth0: {
      call: {
        returns: 'nextjs-auth0.Instance',
        effects: [{ is: 'session-setup', library: 'nextjs-auth0', options: arg(0) }],
      },
    },
  },
}

export default defineLibrary({
  id: 'nextjs-auth0',
  title: 'Auth0 for Next.js',
  packages: ['@auth0/nextjs-auth0', '@auth0/nextjs-auth0/edge', '@auth0/nextjs-auth0/server'],
  checked: '3.8 and 4.30, read',
  docs: 'https://github.com/auth0/nextjs-auth0',

  modules: {
    '@auth0/nextjs-auth0': v3,
    '@auth0/nextjs-auth0/edge': v3,
    // v4: its middleware serves /auth/logout.
    '@auth0/nextjs-auth0/server': {
      members: {
        Auth0Client: {
          construct: {
            returns: 'nextjs-auth0.Client',
            effects: [{ is: 'session-setup', library: 'nextjs-auth0', options: arg(0) }],
          },
        },
      },
    },
  },

  types: {
    LogoutHandler: { handles: true, call: { promise: true, effects: ends } },
    Instance: v3,
    Client: {
      members: {
        middleware: { call: { returns: 'next.Response' } },
        getSession: harmless, updateSession: harmless, getAccessToken: harmless,
        withApiAuthRequired: wrapper, withPageAuthRequired: wrapper,
      },
    },
  },

  session: {
    state: 'delegated',
    provider: 'Auth0',
    clearsCookie: true,
    survivor: 'the sealed cookie of the application, unless a session store is configured',
  },
})
