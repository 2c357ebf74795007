import { arg, constant, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { harmless, principalNames } from '../rows.ts'

const ends = (effect: 'full' | 'partial', why?: string): EffectRow => ({
  is: 'invalidate', what: 'session', effect, scope: 'current-session', ...(why === undefined ? {} : { why }),
})
const partly: EffectRow = ends('partial', 'the user is removed from the session, but its record stays valid with everything else that is in it')
/** Which store it is decides whether there is a record. */
const store = (kind: 'cookie' | 'records'): ValueRow => ({ construct: { returns: constant(kind) } })

export default defineLibrary({
  id: 'hono-sessions',
  title: 'hono-sessions',
  packages: ['hono-sessions', '@jcs224/hono-sessions'],
  checked: '0.8.1',
  docs: 'https://github.com/jcs224/hono_sessions',

  modules: {
    'hono-sessions': {
      members: {
        sessionMiddleware: {
          call: { returns: 'hono.Middleware', effects: [{ is: 'session-setup', library: 'hono-sessions', options: arg(0) }] },
        },
        CookieStore: store('cookie'), MemoryStore: store('records'),
      },
    },
    'hono-sessions/bun-sqlite-store': { members: { BunSqliteStore: store('records') } },
  },

  types: {
    Session: {
      role: 'session',
      members: {
        // A mark; the middleware deletes the record when the handler is done, and waits for it (0.8.1, replayed).
        deleteSession: { call: { effects: [ends('full')] } },
        forget: { call: [{ when: [{ arg: 0, equals: principalNames }], effects: [partly] }, {}] },
        set: {
          call: [
            { when: [{ arg: 0, equals: principalNames }, { arg: 1, is: ['null', 'undefined', 'falsy'] }], effects: [partly] },
            {},
          ],
        },
        get: harmless, flash: harmless, keepFlash: harmless, touch: harmless, updateAccess: harmless, sessionValid: harmless,
        getCache: harmless, setExpiration: harmless, reupSession: harmless,
      },
    },
  },

  augments: [{ type: 'hono.Context', row: { members: { session: { type: 'hono-sessions.Session' } } } }],

  session: {
    state: 'by-option',
    statelessWhen: [{ option: 'store', equals: 'cookie' }],
    // Any other store keeps records, one of the application's own as well.
    statefulWhen: [{ option: 'store' }],
    cookie: {
      nameOption: [['sessionCookieName']], defaultName: 'session', options: ['cookieOptions'], api: 'hono.cookie', credential: 'session-id',
    },
    clearsCookie: false,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },

  annotations: { 'hono-sessions': { Session: { type: 'hono-sessions.Session' } } },
})
