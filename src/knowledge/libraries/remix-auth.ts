import { arg, attached, defineLibrary, self } from '../define.ts'
import type { CallRow, EffectRow, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

const answers: readonly EffectRow[] = [
  { is: 'headers', object: arg(1, 'headers'), mode: 'append' },
  { is: 'clear-cookie', api: 'remix-session.cookie', name: self('name'), options: self('attributes') },
  { is: 'send', redirect: arg(1, 'redirectTo') },
]
// 3.x only: `await sessionStorage.destroySession(session)` is appended to the headers and a redirect is thrown
// (build/authenticator.js). 4 has neither sessions nor logout().
const logout: readonly CallRow[] = [
  { when: [{ package: 'remix-auth', from: '4' }], throws: true },
  {
    when: [{ option: 'state', equals: 'stateless' }],
    promise: true, throws: true,
    effects: [{
      is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session', onSharedSession: true,
      why: 'the session is in the cookie: nothing on the server can be ended',
    }, ...answers],
  },
  {
    when: [{ option: 'deleteData', isSet: true }],
    promise: true, throws: true, effects: answers,
    callbacks: [{ arg: self('deleteData'), params: ['remix-session.Id'], runs: 'now', ends: 'session' }],
  },
  {
    promise: true, throws: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session', onSharedSession: true }, ...answers],
  },
]
const authenticator: ValueRow = {
  construct: {
    returns: 'remix-auth.Authenticator',
    with: {
      name: attached('name', arg(0)), attributes: attached('attributes', arg(0)), state: attached('state', arg(0)),
      deleteData: attached('deleteData', arg(0)), setup: arg(0),
    },
  },
}

export default defineLibrary({
  id: 'remix-auth',
  title: 'remix-auth',
  packages: ['remix-auth', 'remix-auth-supabase'],
  checked: '3.7.0 and 4.2.0, remix-auth-supabase 4.0.2',
  docs: 'https://github.com/sergiodxa/remix-auth',

  modules: {
    'remix-auth': { members: { Authenticator: authenticator } },
    // The session holds the access and refresh tokens of Supabase (mapSession in build/index.js).
    'remix-auth-supabase': {
      members: {
        SupabaseStrategy: {
          construct: {
            returns: 'remix-auth.SupabaseStrategy',
            effects: [{ is: 'session-setup', library: 'remix-auth', options: arg(0) }],
          },
        },
      },
    },
  },

  types: {
    Authenticator: {
      members: {
        logout: { call: logout },
        use: fluent, unuse: fluent, get: harmless,
        authenticate: { call: { promise: true } }, isAuthenticated: { call: { promise: true } },
      },
    },
    SupabaseStrategy: { members: { checkSession: { call: { promise: true } } } },
  },

  session: {
    state: 'stateful',
    clearsCookie: false,
    survivor: 'the refresh token of Supabase: a saved session still gives new access tokens',
  },
})
