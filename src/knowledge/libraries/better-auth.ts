import { arg, constant, defineLibrary } from '../define.ts'
import type { CallRow, EffectRow, ValueRow } from '../define.ts'

const cached = 'with `session.cookieCache` the old cookies are accepted until its `maxAge` has passed'
const stateless = 'better-auth runs without a database here: nothing on the server can be ended'
const library = 'better-auth'
const cookie: EffectRow = { is: 'clear-own-cookie', library }

// auth.api.* answers with JSON; the cookies reach the browser with asResponse or returnHeaders, or through a cookie plugin.
const signOut: readonly CallRow[] = [
  // 'Headers is required'
  {
    when: [{ arg: 0, is: 'absent' }],
    promise: true,
    effects: [{
      is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
      why: '`auth.api.signOut()` throws without `headers`: it does not know whose session to end',
    }],
  },
  {
    when: [{ option: 'session.cookieCache.enabled', equals: true }, { session: 'stateful', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session', why: cached }],
  },
  {
    when: [{ session: 'stateful', library }, { arg: 0, keys: ['asResponse'], equals: true }],
    returns: 'web.Response', promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }, cookie],
  },
  {
    when: [{ session: 'stateful', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }],
  },
  {
    when: [{ session: 'stateless', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session', why: stateless }],
  },
]
const revoke: readonly CallRow[] = [
  {
    when: [{ option: 'session.cookieCache.enabled', equals: true }, { session: 'stateful', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'partial', scope: 'unknown', why: cached }],
  },
  {
    when: [{ session: 'stateful', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'unknown' }],
  },
]
const revokeAll: readonly CallRow[] = [
  {
    when: [{ option: 'session.cookieCache.enabled', equals: true }, { session: 'stateful', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'partial', scope: 'all-sessions', why: cached }],
  },
  {
    when: [{ session: 'stateful', library }],
    promise: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'all-sessions' }],
  },
]
const client: ValueRow = { members: { createAuthClient: { call: { returns: 'better-auth.Client' } } } }
const remote: ValueRow = {
  call: { promise: true, effects: [{ is: 'remote-call', url: constant('/api/auth/sign-out'), method: 'POST' }] },
}
const harmless: ValueRow = { call: {} }

export default defineLibrary({
  id: 'better-auth',
  title: 'Better Auth',
  packages: [
    'better-auth', 'better-auth/next-js', 'better-auth/node', 'better-auth/react', 'better-auth/client', 'better-auth/vue',
    'better-auth/svelte', 'better-auth/solid',
  ],
  checked: '1.4.22',
  docs: 'https://www.better-auth.com/docs/concepts/session-management',

  modules: {
    'better-auth': {
      members: {
        betterAuth: {
          call: { returns: 'better-auth.Auth', effects: [{ is: 'session-setup', library, options: arg(0) }] },
        },
      },
    },
    'better-auth/next-js': { members: { toNextJsHandler: harmless, nextCookies: harmless } },
    'better-auth/node': { members: { toNodeHandler: { call: { returns: 'express.Middleware' } }, fromNodeHeaders: harmless } },
    'better-auth/react': client, 'better-auth/client': client, 'better-auth/vue': client, 'better-auth/svelte': client,
    'better-auth/solid': client,
  },

  types: {
    Auth: { members: { api: { type: 'better-auth.Api' }, handler: { call: { returns: 'web.Response' } }, options: {} } },
    Api: {
      members: {
        signOut: { call: signOut },
        revokeSession: { call: revoke },
        revokeSessions: { call: revokeAll },
        // Spares the session that asks (sessions.md §6.1 row 22).
        revokeOtherSessions: {
          call: {
            promise: true,
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'other-sessions',
              why: '`revokeOtherSessions()` spares the current session',
            }],
          },
        },
      },
      anyMember: { call: { promise: true } },
    },
    Client: { members: { signOut: remote } },
  },

  session: {
    state: 'by-option',
    statefulWhen: [{ option: 'database' }, { option: 'secondaryStorage' }],
    // Its names follow from advanced.cookiePrefix and the scheme; the sign-out route deletes them.
    clearsCookie: true,
    // utils/password: `if (emailAndPassword?.revokeSessionsOnPasswordReset) deleteUserSessions(userId)`, checked in 1.7.25.
    passwordReset: {
      offeredBy: 'emailAndPassword.sendResetPassword',
      endedBy: ['emailAndPassword.revokeSessionsOnPasswordReset', 'emailAndPassword.onPasswordReset', 'hooks', 'databaseHooks'],
    },
    // `if (revokeOtherSessions) { await ctx.context.internalAdapter.deleteSessions(user.id) … }`, api/routes/update-user of 1.4.22.
    passwordChange: { method: 'changePassword', keys: ['currentPassword', 'newPassword'], within: 'body', endedBy: 'revokeOtherSessions' },
    survivor: 'the session row in the database, or the cookie cache until its `maxAge`',
  },
})
