import { arg, defineLibrary } from '../define.ts'
import type { SetRow, ValueRow } from '../define.ts'
import { fluent, harmless, principalRemove, principalSet } from '../rows.ts'

// With unset 'destroy' the middleware destroys the record and holds the end of the response; with 'keep', the default, the
// record and the cookie stay: express-session 1.19.0 index.js, replayed (sessions.md §1.1).
const dropped: readonly SetRow[] = [
  {
    when: [{ option: 'unset', equals: 'destroy' }],
    effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }],
  },
  {
    when: [{ option: 'unset', isSet: false }],
    effects: [{
      is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
      why: 'express-session keeps the record in the store when `req.session` is dropped: its option `unset` is not `\'destroy\'`',
    }],
  },
  {
    when: [{ option: 'unset', equals: 'keep' }],
    effects: [{
      is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
      why: 'express-session keeps the record in the store when `req.session` is dropped: its option `unset` is `\'keep\'`',
    }],
  },
]
const droppedByAssignment: readonly SetRow[] = dropped.map(row => (
  { ...row, when: [...(row.when ?? []), { assignedIs: ['null', 'undefined'] }] }
))

const store: ValueRow = {
  call: { returns: 'express-session.StoreClass' },
  construct: { returns: 'express-session.Store' },
  members: {
    default: { call: { returns: 'express-session.StoreClass' }, construct: { returns: 'express-session.Store' } },
    RedisStore: { construct: { returns: 'express-session.Store' } },
    PrismaSessionStore: { construct: { returns: 'express-session.Store' } },
    create: { call: { returns: 'express-session.Store' } },
  },
}

export default defineLibrary({
  id: 'express-session',
  title: 'express-session',
  packages: ['express-session'],
  checked: '1.19.0',
  docs: 'https://github.com/expressjs/session',

  modules: {
    'express-session': {
      call: {
        returns: 'express.Middleware',
        effects: [{ is: 'session-setup', library: 'express-session', options: arg(0) }],
      },
      members: { MemoryStore: store, Store: {}, Session: {}, Cookie: {} },
    },
    'connect-redis': store, 'connect-mongo': store, 'connect-mongodb-session': store, 'connect-pg-simple': store,
    'express-mysql-session': store, memorystore: store, 'session-file-store': store, 'connect-session-sequelize': store,
    'connect-session-knex': store, '@quixo3/prisma-session-store': store, 'connect-sqlite3': store, 'connect-typeorm': store,
    'better-sqlite3-session-store': store, 'connect-dynamodb': store, 'connect-memcached': store,
    '@google-cloud/connect-firestore': store,
  },

  types: {
    Session: {
      role: 'session',
      members: {
        // destroy(cb) and regenerate(cb) answer with the session, not with a promise: session/session.js.
        destroy: {
          call: {
            returns: 'receiver',
            effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session', callback: 0 }],
            callbacks: [{ arg: 0, params: [null], runs: 'after' }],
          },
        },
        regenerate: {
          call: {
            returns: 'receiver',
            effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session', callback: 0 }],
            callbacks: [{ arg: 0, params: [null], runs: 'after' }],
          },
        },
        save: { call: { returns: 'receiver', callbacks: [{ arg: 0, params: [null], runs: 'after' }] } },
        reload: { call: { returns: 'receiver', callbacks: [{ arg: 0, params: [null], runs: 'after' }] } },
        touch: fluent, resetMaxAge: fluent,
        cookie: { type: 'express-session.Cookie' },
        passport: { type: 'express-session.Passport' },
      },
      set: principalSet,
      remove: principalRemove,
    },
    Passport: { set: { user: principalSet['user'] ?? [] }, remove: { user: principalRemove['user'] ?? [] } },
    // The record is stored as expired, no cookie is sent (sessions.md §2.1).
    Cookie: {
      set: {
        maxAge: [
          { when: [{ assignedIs: ['null', 'undefined'] }], effects: [] },
          {
            when: [{ assignedIs: 'falsy' }],
            effects: [{
              is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session',
              why: 'the record is stored as expired instead of being destroyed',
            }],
          },
        ],
      },
    },
    StoreClass: {
      construct: { returns: 'express-session.Store' },
      members: { create: { call: { returns: 'express-session.Store' } } },
    },
    Store: {
      members: {
        // The live session is written back at the end of the response unless `resave` is false; it is true by default
        // (index.js `resaveSession = true`), so this ends a session for certain only with `resave: false`.
        destroy: {
          call: [
            {
              when: [{ option: 'resave', equals: false }],
              effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'unknown', callback: 1 }],
              callbacks: [{ arg: 1, params: [null], runs: 'after' }],
            },
            {
              when: [{ option: 'resave', isSet: false }],
              effects: [{
                is: 'invalidate', what: 'session', effect: 'none', scope: 'unknown', callback: 1,
                why: 'with `resave` the live session is written back to the store when the response ends',
              }],
              callbacks: [{ arg: 1, params: [null], runs: 'after' }],
            },
            {
              when: [{ option: 'resave', equals: true }],
              effects: [{
                is: 'invalidate', what: 'session', effect: 'none', scope: 'unknown', callback: 1,
                why: 'with `resave` the live session is written back to the store when the response ends',
              }],
              callbacks: [{ arg: 1, params: [null], runs: 'after' }],
            },
          ],
        },
        clear: {
          call: {
            effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'all-sessions', callback: 0 }],
            callbacks: [{ arg: 0, params: [null], runs: 'after' }],
          },
        },
        get: harmless, set: harmless, all: harmless, length: harmless, touch: harmless, on: harmless,
      },
    },
  },

  augments: [{
    type: 'node.IncomingMessage',
    row: {
      members: {
        session: { type: 'express-session.Session' },
        sessionID: {},
        sessionStore: { type: 'express-session.Store' },
      },
      set: { session: droppedByAssignment },
      remove: { session: dropped },
    },
  }],

  cookieApis: {
    cookie: {
      // session/cookie.js: path '/', httpOnly true; an explicit undefined overwrites the default.
      path: { set: '/', clear: null },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: [],
      maxAgeUnit: 'ms',
      checked: 'express-session 1.19.0',
    },
  },

  session: {
    state: 'stateful',
    cookie: {
      nameOption: [['name'], ['key']],
      defaultName: 'connect.sid',
      options: ['cookie'],
      api: 'express-session.cookie',
      credential: 'session-id',
    },
    clearsCookie: false,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },

  annotations: {
    'express-session': { Session: { type: 'express-session.Session' }, SessionData: { type: 'express-session.Session' } },
  },
})
