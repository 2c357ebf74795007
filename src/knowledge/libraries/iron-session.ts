import { arg, defineLibrary, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

const session = 'iron-session.Session'
// getIronSession(cookies, options) | getIronSession(req, res, options), iron-session 6 and 8.
const getSession: readonly CallRow[] = [
  {
    when: [{ arg: 2, is: 'present' }],
    returns: session, with: { options: arg(2) }, effects: [{ is: 'session-setup', library: 'iron-session', options: arg(2) }],
  },
  { returns: session, with: { options: arg(1) }, effects: [{ is: 'session-setup', library: 'iron-session', options: arg(1) }] },
]
/** withIronSession(handler, options): the handler runs with `req.session`. */
const wrapper: ValueRow = {
  call: { returns: arg(0), effects: [{ is: 'session-setup', library: 'iron-session', options: arg(1) }] },
}
const middleware: ValueRow = {
  call: { returns: 'express.Middleware', effects: [{ is: 'session-setup', library: 'iron-session', options: arg(0) }] },
}
const package_: ValueRow = {
  members: {
    getIronSession: { call: getSession },
    // 7 and 8 beta: (options, cookies)
    getServerActionIronSession: {
      call: {
        returns: session, with: { options: arg(0) }, effects: [{ is: 'session-setup', library: 'iron-session', options: arg(0) }],
      },
    },
    withIronSession: wrapper, withIronSessionApiRoute: wrapper, withIronSessionSsr: wrapper,
    ironSession: middleware,
    applySession: { call: { effects: [{ is: 'session-setup', library: 'iron-session', options: arg(2) }] } },
    sealData: { call: {} }, unsealData: { call: {} },
  },
}

export default defineLibrary({
  id: 'iron-session',
  title: 'iron-session',
  packages: ['iron-session', 'iron-session/next', 'iron-session/express', 'iron-session/edge', 'next-iron-session'],
  checked: '8.0.4 and 9.0.1; the names of 5 to 7 from their READMEs',
  docs: 'https://github.com/vvo/iron-session',

  modules: {
    'iron-session': package_, 'iron-session/next': package_, 'iron-session/express': package_, 'iron-session/edge': package_,
    'next-iron-session': package_,
  },

  types: {
    Session: {
      role: 'session',
      members: {
        // Synchronous; writes the deletion with the set-up's own cookie options (8.0.4, run).
        destroy: {
          call: {
            effects: [
              {
                is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
                why: 'iron-session keeps the session in the sealed cookie: nothing on the server can be ended',
              },
              { is: 'clear-own-cookie', library: 'iron-session', options: self('options') },
            ],
          },
        },
        save: { call: { promise: true, effects: [{ is: 'set-own-cookie', library: 'iron-session', options: self('options') }] } },
        updateConfig: { call: {} },
        // 5 and next-iron-session
        get: { call: {} }, set: { call: {} }, unset: { call: {} },
      },
    },
  },

  // withIronSession* and the middleware put it on the request.
  augments: [{ type: 'node.IncomingMessage', row: { members: { session: { type: session } } } }],

  cookieApis: {
    cookie: {
      // dist/index.js: { httpOnly, secure, sameSite: 'lax', path: '/', ...cookieOptions } in both directions; sent so by 8.0.4.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 's',
      checked: 'iron-session 8.0.4',
    },
  },

  session: {
    state: 'stateless',
    cookie: {
      nameOption: [['cookieName']], defaultName: null, options: ['cookieOptions'], api: 'iron-session.cookie',
      credential: 'sealed-session',
    },
    clearsCookie: true,
    survivor: 'a copied cookie stays valid until its seal expires: the session is in the cookie',
  },
})
