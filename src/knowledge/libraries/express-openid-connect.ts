import { arg, defineLibrary } from '../define.ts'

export default defineLibrary({
  id: 'express-openid-connect',
  title: 'express-openid-connect (Auth0)',
  packages: ['express-openid-connect'],
  checked: '3.4, read',
  docs: 'https://github.com/auth0/express-openid-connect',

  modules: {
    'express-openid-connect': {
      members: {
        // Serves /logout by itself unless routes.logout is false.
        auth: {
          call: {
            returns: 'express.Middleware',
            effects: [{ is: 'session-setup', library: 'express-openid-connect', options: arg(0) }],
          },
        },
        requiresAuth: { call: { returns: 'express.Middleware' } },
        claimEquals: { call: { returns: 'express.Middleware' } },
        claimIncludes: { call: { returns: 'express.Middleware' } },
        claimCheck: { call: { returns: 'express.Middleware' } },
        attemptSilentLogin: { call: { returns: 'express.Middleware' } },
      },
    },
  },

  types: {
    ResponseContext: {
      members: {
        // Ends the session of the application and answers with a redirect (lib/context.js).
        logout: {
          call: {
            promise: true,
            effects: [
              {
                is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'current-session',
                provider: 'OpenID Connect provider',
              },
              { is: 'clear-own-cookie', library: 'express-openid-connect' },
              { is: 'send', redirect: arg(0, 'returnTo') },
            ],
          },
        },
        login: { call: { promise: true, effects: [{ is: 'send' }] } },
        callback: { call: { promise: true, effects: [{ is: 'send' }] } },
      },
    },
  },

  augments: [
    { type: 'node.ServerResponse', row: { members: { oidc: { type: 'express-openid-connect.ResponseContext' } } } },
    { type: 'node.IncomingMessage', row: { members: { oidc: {} } } },
  ],

  session: {
    state: 'delegated',
    provider: 'OpenID Connect provider',
    clearsCookie: true,
    survivor: 'the sealed cookie `appSession`, unless a session store is configured',
  },
})
