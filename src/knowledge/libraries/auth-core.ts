import { arg, defineLibrary } from '../define.ts'

export default defineLibrary({
  id: 'auth-core',
  title: 'Auth.js (@auth/core, @auth/express)',
  packages: ['@auth/core', '@auth/express'],
  checked: '0.41.3',
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
