import { defineLibrary } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

// A promise, without a callback; rides on the session middleware (6.0.0 over koa-session, replayed; sessions.md §2.2).
const logout: readonly CallRow[] = [
  {
    when: [{ session: 'stateless' }],
    promise: true,
    effects: [{
      is: 'invalidate', onSharedSession: true, what: 'session', effect: 'stateless', scope: 'current-session',
      why: 'the session under koa-passport is kept in the cookie: nothing on the server can be ended',
    }],
  },
  // 4 and below bring passport 0.4, whose logout() only takes the user out of the session.
  {
    when: [{ package: 'koa-passport', below: '5' }],
    effects: [{
      is: 'invalidate', onSharedSession: true, what: 'session', effect: 'partial', scope: 'current-session',
      why: 'koa-passport below 5 takes the user out of the session, but the record and its id live on',
    }],
  },
  {
    promise: true,
    effects: [{ is: 'invalidate', onSharedSession: true, what: 'session', effect: 'full', scope: 'current-session' }],
  },
]
const login: ValueRow = { call: { promise: true } }
const passport: ValueRow = {
  type: 'passport.Authenticator',
  members: { KoaPassport: { construct: { returns: 'passport.Authenticator' } }, default: { type: 'passport.Authenticator' } },
}

export default defineLibrary({
  id: 'koa-passport',
  title: 'koa-passport',
  packages: ['koa-passport', '@outlinewiki/koa-passport'],
  checked: '6.0.0; 4.1.4 by its dependencies',
  docs: 'https://github.com/rkusa/koa-passport',

  modules: { 'koa-passport': passport, '@outlinewiki/koa-passport': passport },

  augments: [{
    type: 'koa.Context',
    row: {
      members: {
        logout: { call: logout }, logOut: { call: logout },
        login, logIn: login,
        isAuthenticated: harmless, isUnauthenticated: harmless,
      },
    },
  }],
})
