import { arg, defineLibrary, resultOf } from '../define.ts'
import type { CallRow, EffectRow, Ref } from '../define.ts'

const setUp = (options: Ref): EffectRow => ({ is: 'session-setup', library: 'auth-core', options })
const cleared: EffectRow = { is: 'clear-own-cookie', library: 'auth-core' }
// signOut(event) asks Auth() itself, hands its cookies on and throws a redirect (@auth/sveltekit dist/actions.js).
const signOut: readonly CallRow[] = [
  {
    when: [{ session: 'stateful', library: 'auth-core' }], promise: true, throws: true,
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }, cleared, { is: 'send' }],
  },
  {
    when: [{ session: 'stateless', library: 'auth-core' }], promise: true, throws: true,
    effects: [{
      is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
      why: 'the session strategy is `jwt`: nothing on the server can be ended',
    }, cleared, { is: 'send' }],
  },
]

export default defineLibrary({
  id: 'auth-core',
  title: 'Auth.js (@auth/core, @auth/express, @auth/sveltekit, @auth/qwik)',
  packages: ['@auth/core', '@auth/express', '@auth/sveltekit', '@auth/qwik'],
  checked: '@auth/core 0.41.3, @auth/express 0.12.3, @auth/sveltekit 1.11.3, @auth/qwik 0.9.1, the last three read',
  docs: 'https://authjs.dev/reference/core',

  modules: {
    // Auth(request, config) serves /auth/signin, /auth/signout, … and answers with a Response.
    '@auth/core': {
      members: {
        Auth: {
          call: {
            returns: 'web.Response',
            promise: true,
            effects: [{ is: 'session-setup', library: 'auth-core', options: arg(1) }],
          },
        },
        skipCSRFCheck: {}, raw: {},
      },
    },
    '@auth/express': {
      members: {
        ExpressAuth: {
          call: {
            returns: 'express.Middleware',
            effects: [{ is: 'session-setup', library: 'auth-core', options: arg(0) }],
          },
        },
        getSession: { call: {} },
      },
    },
    // SvelteKitAuth(config), or a function of the event that gives one.
    '@auth/sveltekit': {
      members: {
        SvelteKitAuth: {
          call: [
            { when: [{ arg: 0, is: 'function' }], returns: 'auth-core.SvelteKit', effects: [setUp(resultOf(arg(0)))] },
            { returns: 'auth-core.SvelteKit', effects: [setUp(arg(0))] },
          ],
        },
      },
    },
    // QwikAuth$(() => config): its actions are its own.
    '@auth/qwik': { members: { QwikAuth$: { call: { effects: [setUp(resultOf(arg(0)))] } } } },
  },

  types: {
    SvelteKit: { members: { signOut: { type: 'auth-core.SignOut' }, signIn: { call: { promise: true } }, handle: { call: { promise: true } } } },
    SignOut: { handles: true, call: signOut },
  },

  session: {
    state: 'by-option',
    // As in next-auth; run with database and jwt (sessions.md §2.4).
    statelessWhen: [{ option: 'session.strategy', equals: 'jwt' }],
    statefulWhen: [{ option: 'session.strategy', equals: 'database' }, { option: 'adapter' }],
    clearsCookie: true,
    survivor: 'the session token of the `jwt` strategy stays valid until it expires',
  },
})
