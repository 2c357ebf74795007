import { constant, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

/** Only the guard's own key is taken out of the session, and its remember-me token deleted (8.2.3 and 9.6.0, logout()). */
const leaves: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session', onSharedSession: true,
  why: 'the user is removed from the session, but its record stays valid with everything else that is in it',
}
const ofTokens = (op: 'delete' | 'insert', where?: 'all'): EffectRow => ({
  is: 'data', op, entity: constant('access_tokens'), ...(where === undefined ? {} : { where: constant({ user: 1 }) }),
  ...(op === 'insert' ? { values: constant({ token: 1 }) } : {}),
})
const deletes: ValueRow = { call: { promise: true, effects: [ofTokens('delete')] } }
const deletesAll: ValueRow = { call: { promise: true, effects: [ofTokens('delete', 'all')] } }
const creates: ValueRow = { call: { promise: true, effects: [ofTokens('insert')] } }
const promised: ValueRow = { call: { promise: true } }
const user: ValueRow = { call: { returns: 'adonis-auth.User', promise: true } }
const tokens: ValueRow = { call: { returns: 'adonis-auth.Tokens' } }

export default defineLibrary({
  id: 'adonis-auth',
  title: 'AdonisJS authentication',
  packages: ['@adonisjs/auth', '@ioc:Adonis/Addons/Auth'],
  checked: '8.2.3 and 9.6.0',
  docs: 'https://docs.adonisjs.com/guides/authentication/introduction',

  modules: {
    '@adonisjs/auth/access_tokens': { members: { DbAccessTokensProvider: { members: { forModel: tokens } } } },
    '@adonisjs/auth/session': { members: { DbRememberMeTokensProvider: { members: { forModel: tokens } } } },
  },

  types: {
    Auth: {
      members: {
        // Guards are called what the configuration calls them; these are the names of the documentation and the presets.
        use: {
          call: [
            { when: [{ arg: 0, equals: ['api', 'jwt', 'oat', 'token', 'tokens', 'apiToken', 'bearer'] }], returns: 'adonis-auth.TokenGuard' },
            { returns: 'adonis-auth.SessionGuard' },
          ],
        },
        // Version 4: authenticator('jwt')
        authenticator: { call: { returns: 'adonis-auth.TokenGuard' } },
        user: { type: 'adonis-auth.User' }, defaultGuard: harmless,
        authenticateUsing: promised, check: promised, authenticate: user, getUser: user, getUserOrFail: { call: { returns: 'adonis-auth.User' } },
        // Of the default guard, in versions 4 and 5.
        logout: {
          call: [
            { when: [{ session: 'stateless' }], promise: true, effects: [leaves] },
            { when: [{ session: 'stateful' }], promise: true, effects: [leaves] },
            { when: [{ package: '@adonisjs/session', from: '0' }], promise: true, effects: [leaves] },
          ],
        },
        login: promised, attempt: promised, loginViaId: promised, remember: { call: { returns: 'receiver' } },
        revoke: deletes, revokeTokens: deletes, revokeTokensForUser: deletesAll, generate: creates,
        withRefreshToken: { call: { returns: 'receiver' } }, newRefreshToken: { call: { returns: 'receiver' } },
      },
    },
    SessionGuard: {
      members: {
        logout: { call: { promise: true, effects: [leaves] } },
        login: promised, attempt: promised, loginViaId: promised, check: promised, authenticate: user, user: { type: 'adonis-auth.User' },
        getUserOrFail: { call: { returns: 'adonis-auth.User' } }, verifyCredentials: user,
        isLoggedOut: {}, isAuthenticated: {}, isLoggedIn: {},
      },
    },
    TokenGuard: {
      members: {
        logout: deletes, revoke: deletes, revokeTokens: deletes, revokeTokensForUser: deletesAll, invalidateToken: deletes,
        generate: creates, login: creates, attempt: creates, createToken: creates, check: promised, authenticate: user,
        user: { type: 'adonis-auth.User' }, getUserOrFail: { call: { returns: 'adonis-auth.User' } }, verifyCredentials: user,
        token: {},
      },
    },
    /** `static accessTokens = DbAccessTokensProvider.forModel(User)`. */
    Tokens: {
      members: {
        create: creates, delete: deletes, deleteAll: deletesAll, invalidate: deletes, all: promised, find: promised, verify: promised,
      },
    },
    User: { extends: 'lucid.Instance', members: { currentAccessToken: {} } },
  },

  augments: [{ type: 'adonis.Context', row: { members: { auth: { type: 'adonis-auth.Auth' } } } }],

  annotations: { '@adonisjs/auth/types': { Authenticators: { type: 'adonis-auth.Auth' } } },
})

