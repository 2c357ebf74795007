import { arg, defineLibrary } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { principalRemove, principalSet } from '../rows.ts'

const plugin: ValueRow = { call: { effects: [{ is: 'session-setup', library: 'fastify-server-session', options: arg(1) }] } }

export default defineLibrary({
  id: 'fastify-server-session',
  title: 'fastify-server-session',
  packages: ['fastify-server-session'],
  checked: '5.2.1',
  docs: 'https://github.com/jsumners/fastify-server-session',

  modules: { 'fastify-server-session': { ...plugin, members: { default: plugin } } },

  // The session is a plain object that is written back to the cache when the answer is sent: plugin.js 5.2.1. It has no destroy().
  types: { Session: { role: 'session', set: principalSet, remove: principalRemove } },

  augments: [{
    type: 'fastify.Request',
    row: {
      members: { session: { type: 'fastify-server-session.Session' } },
      set: {
        session: [
          {
            when: [{ assignedIs: ['null', 'undefined'] }],
            effects: [{
              is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session',
              why: 'fastify-server-session throws when it writes the session back, and its record stays',
            }],
          },
          {
            when: [{ assignedIs: 'object' }],
            effects: [{
              is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session',
              why: 'the record is emptied, and stays valid under the same id',
            }],
          },
        ],
      },
    },
  }],

  cookieApis: {
    cookie: {
      // defaultOptions: httpOnly, sameSite true (Strict), no path of its own.
      path: { set: null, clear: null },
      httpOnly: true,
      sameSite: 'strict',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: [],
      maxAgeUnit: 's',
      checked: 'fastify-server-session 5.2.1',
    },
  },

  session: {
    state: 'stateful',
    cookie: {
      nameOption: [['sessionCookieName']], defaultName: 'sessionid', options: ['cookie'], api: 'fastify-server-session.cookie',
      credential: 'session-id',
    },
    clearsCookie: false,
    survivor: 'the session record in the cache: a saved cookie still answers',
  },
})
