import { arg, defineLibrary } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { harmless, principalNames, renews } from '../rows.ts'

const ends = (effect: 'full' | 'partial', why?: string): EffectRow => ({
  is: 'invalidate', what: 'session', effect, scope: 'current-session', ...(why === undefined ? {} : { why }),
})
/** forget(key), pull(key): the record stays with what else is in it. */
const forgets: ValueRow = {
  call: [
    {
      when: [{ arg: 0, equals: principalNames }],
      effects: [ends('partial', 'the user is removed from the session, but its record stays valid with everything else that is in it')],
    },
    {},
  ],
}
const configures: ValueRow = {
  call: { returns: arg(0), effects: [{ is: 'session-setup', library: 'adonis-session', options: arg(0) }] },
}
const stateful = ['file', 'redis', 'memory', 'database', 'dynamodb'].flatMap((equals) => [
  { option: 'driver', equals }, { option: 'store', equals },
])

export default defineLibrary({
  id: 'adonis-session',
  title: 'AdonisJS sessions',
  packages: ['@adonisjs/session', '@ioc:Adonis/Addons/Session'],
  checked: '6.4.0 and 7.7.1',
  docs: 'https://docs.adonisjs.com/guides/basics/session',

  modules: {
    '@adonisjs/session': {
      members: {
        defineConfig: configures,
        stores: { members: Object.fromEntries(['cookie', 'file', 'redis', 'database', 'dynamodb', 'memory'].map((name) => [name, harmless])) },
      },
    },
    '@adonisjs/session/build/config': { members: { sessionConfig: configures } },
  },

  types: {
    Session: {
      role: 'session',
      members: {
        // Version 7 destroys the record of a session that ends empty, 6 writes an empty one (commit()).
        clear: {
          call: [
            { when: [{ package: '@adonisjs/session', from: '7' }], effects: [ends('full')] },
            { effects: [ends('partial', 'the record is emptied, and goes on under the same id')] },
          ],
        },
        // When the response ends, what is in the session is written under a new id, and the old record destroyed: commit() of 7.7.1.
        regenerate: { call: { effects: [renews('regenerate')] } },
        forget: forgets, pull: forgets,
        put: harmless, get: harmless, has: harmless, all: harmless, flash: harmless, flashAll: harmless, flashOnly: harmless,
        flashExcept: harmless, reflash: harmless, increment: harmless, decrement: harmless, initiate: { call: { promise: true } },
        toJSON: harmless, flashErrors: harmless, flashValidationErrors: harmless,
      },
    },
  },

  augments: [{ type: 'adonis.Context', row: { members: { session: { type: 'adonis-session.Session' } } } }],

  session: {
    state: 'by-option',
    statelessWhen: [
      { option: 'driver', equals: 'cookie' }, { option: 'store', equals: 'cookie' },
      // Memory is for tests; where there is nothing beside it the cookie holds the session.
      { option: 'stores', keysAmong: ['cookie', 'memory'] },
    ],
    statefulWhen: stateful,
    // Version 4 exports the options themselves.
    configuredIn: { file: 'config/session' },
    cookie: {
      nameOption: [['cookieName']], defaultName: 'adonis_session', options: ['cookie'], api: 'adonis.response', credential: 'session-id',
    },
    clearsCookie: false,
    // commit() of the middleware.
    rewritesCookie: true,
    survivor: 'the session record in the store: a saved cookie still logs in',
  },

  annotations: { '@adonisjs/session': { Session: { type: 'adonis-session.Session' } } },
})

