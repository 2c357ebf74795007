import { arg, constant, defineLibrary } from '../define.ts'
import type { CallRow, EffectRow, ValueRow } from '../define.ts'

const ended: EffectRow = { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }
const nothing: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
  why: 'the session strategy is `jwt`: nothing on the server can be ended',
}
const cleared: EffectRow = { is: 'clear-own-cookie', library: 'next-auth' }
const sent: EffectRow = { is: 'send', redirect: arg(0, 'redirectTo') }

// With redirect, the default, signOut throws the redirect of Next: what follows never runs (v5 lib/actions.ts; sessions.md §2.4).
const signOut: readonly CallRow[] = [
  {
    when: [{ arg: 0, keys: ['redirect'], equals: false }, { session: 'stateful', library: 'next-auth' }],
    promise: true, effects: [ended, cleared],
  },
  {
    when: [{ arg: 0, keys: ['redirect'], equals: false }, { session: 'stateless', library: 'next-auth' }],
    promise: true, effects: [nothing, cleared],
  },
  { when: [{ session: 'stateful', library: 'next-auth' }], promise: true, throws: true, effects: [ended, cleared, sent] },
  { when: [{ session: 'stateless', library: 'next-auth' }], promise: true, throws: true, effects: [nothing, cleared, sent] },
]
const nextAuth: readonly CallRow[] = [
  // v4: NextAuth(req, res, options)
  {
    when: [{ arg: 2, is: 'present' }],
    effects: [{ is: 'session-setup', library: 'next-auth', options: arg(2) }],
  },
  { returns: 'next-auth.Result', effects: [{ is: 'session-setup', library: 'next-auth', options: arg(0) }] },
]
const harmless: ValueRow = { call: {} }

export default defineLibrary({
  id: 'next-auth',
  title: 'Auth.js (next-auth)',
  packages: ['next-auth', 'next-auth/next', 'next-auth/react', 'next-auth/jwt', 'next-auth/middleware'],
  checked: '4.24.15 and 5.0.0-beta.25',
  docs: 'https://authjs.dev/getting-started/session-management/login',

  modules: {
    'next-auth': {
      call: nextAuth,
      members: { default: { call: nextAuth }, getServerSession: harmless, unstable_getServerSession: harmless },
    },
    'next-auth/next': { call: nextAuth, members: { getServerSession: harmless, unstable_getServerSession: harmless } },
    'next-auth/jwt': {
      members: { getToken: harmless, encode: { call: { effects: [{ is: 'token-issued' }] } }, decode: harmless },
    },
    'next-auth/middleware': { call: { returns: arg(0) }, members: { withAuth: { call: { returns: arg(0) } } } },
    // In the browser: POST to the sign-out route of the application.
    'next-auth/react': {
      members: {
        signOut: {
          call: { promise: true, effects: [{ is: 'remote-call', url: constant('/api/auth/signout'), method: 'POST' }] },
        },
        signIn: harmless, getSession: harmless, useSession: harmless, getCsrfToken: harmless, getProviders: harmless,
      },
    },
  },

  types: {
    Result: {
      members: {
        signOut: { call: signOut },
        signIn: { call: { promise: true } },
        unstable_update: { call: { promise: true } },
        handlers: {},
        // auth(handler) wraps a handler; auth() and auth(req, res) read the session.
        auth: { call: [{ when: [{ arg: 0, is: 'function' }], returns: arg(0) }, {}] },
      },
    },
  },

  session: {
    state: 'by-option',
    // 'database' where there is an adapter and no strategy is given, else 'jwt': core/lib/assert and init (v4, v5).
    statelessWhen: [{ option: 'session.strategy', equals: 'jwt' }],
    statefulWhen: [{ option: 'session.strategy', equals: 'database' }, { option: 'adapter' }],
    // It sets and deletes its cookie, and its name follows from the URL's scheme: next-auth.session-token in v4,
    // authjs.session-token in v5, each with __Secure- on https. Not repeated here, as nobody has to delete it.
    clearsCookie: true,
    survivor: 'the session token of the `jwt` strategy stays valid until it expires',
  },
})
