/** Logto. `signOut` clears what the application keeps and sends the browser to Logto. */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { ownedBy, promised, quiet, setUp, told } from '../provider-rows.ts'

const provider = 'Logto'
const away = { is: 'send', redirect: { value: '*endSessionEndpoint*' } } as const
const setup = { is: 'session-setup', library: 'logto', options: arg(0) } as const
const clears = { is: 'clear-own-cookie', library: 'logto' } as const
const client: ValueRow = { construct: setUp('logto', 'logto.Client') }
const withLogto: ValueRow = { call: { returns: 'express.Middleware', effects: [setup] } }

export default defineLibrary({
  id: 'logto',
  title: 'Logto',
  packages: ['@logto/express', '@logto/next', '@logto/next/server-actions', '@logto/node', '@logto/sveltekit', '@logto/remix', '@logto/nuxt'],
  checked: '@logto/node 3.1.11, @logto/express 3.0.15, @logto/next 4.2.11',
  docs: 'https://docs.logto.io/end-user-flows/sign-out',
  modules: {
    // Serves /logto/sign-out among others.
    '@logto/express': { members: { handleAuthRoutes: withLogto, withLogto }, anyMember: quiet },
    '@logto/node': { ...client, members: { default: client }, anyMember: quiet },
    '@logto/next': { ...client, members: { default: client }, anyMember: quiet },
    // signOut(config, redirectUri) redirects, which throws.
    '@logto/next/server-actions': {
      members: { signOut: { call: { promise: true, throws: true, effects: [setup, told(provider), clears, away] } }, getLogtoContext: { call: { promise: true, effects: [setup] } } },
      anyMember: promised,
    },
  },
  types: {
    LogoutHandler: { handles: true, call: { promise: true, effects: [told(provider), clears, away] } },
    Client: {
      members: {
        signOut: { call: { promise: true, effects: [told(provider), clears] } },
        handleSignOut: { call: { returns: 'logto.LogoutHandler' } }, handleAuthRoutes: withLogto, withLogtoApiRoute: { call: { returns: arg(0) } },
        withLogtoSsr: { call: { returns: arg(0) } },
      },
      anyMember: promised,
    },
  },
  session: ownedBy(provider, 'the session at Logto, until the browser has followed the redirect', true),
})
