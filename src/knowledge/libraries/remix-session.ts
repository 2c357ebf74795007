import { arg, attached, constant, defineLibrary, firstOf, merged, pair, receiver, self } from '../define.ts'
import type { CallRow, EffectRow, Ref, ValueRow } from '../define.ts'
import { remixRuntime } from '../remix-rows.ts'
import { harmless } from '../rows.ts'

/** The options of a `createCookie()` object, or an object literal of options. */
const cookieOptions = firstOf(attached('attributes', arg(0, 'cookie')), arg(0, 'cookie'))
const cookieName = firstOf(attached('name', arg(0, 'cookie')), arg(0, 'cookie', 'name'), constant('__session'))

/** createCookieSessionStorage({ cookie }) and its relatives; `cookie` is an object of options or a `createCookie()`. */
const createStorage = (type: string, state: 'stateful' | 'stateless', more: Readonly<Record<string, Ref>> = {}): ValueRow => ({
  call: {
    returns: `remix-session.${type}`,
    with: { name: cookieName, attributes: cookieOptions, state: constant(state), ...more },
    effects: [{ is: 'session-setup', library: 'remix-session', options: pair(constant('cookie'), cookieOptions), state }],
  },
})

const endsRecord: EffectRow = { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }
const endsNothing: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
  why: 'the session is in the cookie: nothing on the server can be ended',
}
const takesUserOut: EffectRow = {
  is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session',
  why: 'the user is removed from the session, but its record stays valid with everything else that is in it',
}

/** The text of the deletion. Of `options` only where the cookie lies counts: maxAge and expires are overwritten. */
const destroy = (more: Partial<CallRow>): ValueRow => ({
  call: {
    promise: true,
    ...more,
    returns: {
      setCookieString: {
        api: 'remix-session.cookie', name: self('name'), options: merged(self('attributes'), arg(1)), deletes: true,
      },
    },
  },
})

const getSession = (type: string): ValueRow => ({
  call: {
    returns: `remix-session.${type}`, promise: true,
    with: { name: self('name'), attributes: self('attributes'), setup: receiver },
  },
})

export default defineLibrary({
  id: 'remix-session',
  title: 'Sessions of Remix, React Router and SolidStart 0.x',
  packages: [
    '@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/architect', '@remix-run/server-runtime',
    'react-router', '@react-router/node', '@react-router/cloudflare', '@react-router/architect', 'solid-start',
  ],
  setupWords: [
    'createCookieSessionStorage', 'createMemorySessionStorage', 'createFileSessionStorage', 'createSessionStorage',
    'createWorkersKVSessionStorage', 'createArcTableSessionStorage',
  ],
  checked: 'react-router 7.18.6, @remix-run/node 2.17.5, solid-start 0.3.11',
  docs: 'https://reactrouter.com/explanation/sessions-and-cookies',

  modules: { 'react-router': remixRuntime },

  types: {
    /** What the packages export; the tables of the frameworks extend it. */
    Exports: {
      members: {
        createCookie: {
          call: {
            returns: 'remix-session.Cookie',
            with: { name: arg(0), attributes: merged(pair(constant('name'), arg(0)), arg(1)) },
          },
        },
        createCookieSessionStorage: createStorage('CookieStorage', 'stateless'),
        createMemorySessionStorage: createStorage('RecordStorage', 'stateful'),
        createFileSessionStorage: createStorage('RecordStorage', 'stateful'),
        createWorkersKVSessionStorage: createStorage('RecordStorage', 'stateful'),
        createArcTableSessionStorage: createStorage('RecordStorage', 'stateful'),
        createSessionStorage: createStorage('OwnStorage', 'stateful', { deleteData: arg(0, 'deleteData') }),
        createSession: { call: { returns: 'remix-session.CookieSession' } },
        isCookie: harmless, isSession: harmless,
      },
    },
    Cookie: {
      members: {
        name: { is: self('name') },
        isSigned: {}, expires: {}, parse: { call: { promise: true } },
        serialize: {
          call: {
            promise: true,
            returns: {
              setCookieString: {
                api: 'remix-session.cookie', name: self('name'), value: arg(0), options: merged(self('attributes'), arg(1)),
              },
            },
          },
        },
      },
    },
    Storage: {
      members: {
        commitSession: {
          call: {
            promise: true,
            returns: {
              setCookieString: {
                api: 'remix-session.cookie', name: self('name'), options: merged(self('attributes'), arg(1)), ofSetup: true,
              },
            },
          },
        },
      },
    },
    CookieStorage: {
      extends: 'remix-session.Storage',
      members: {
        getSession: getSession('CookieSession'),
        destroySession: destroy({ effects: [endsNothing], with: { setup: receiver } }),
      },
    },
    /** Memory, files, Workers KV and DynamoDB of Architect. */
    RecordStorage: {
      extends: 'remix-session.Storage',
      members: { getSession: getSession('RecordSession'), destroySession: destroy({ effects: [endsRecord] }) },
    },
    /** createSessionStorage(): the project's own code keeps the records. */
    OwnStorage: {
      extends: 'remix-session.Storage',
      members: {
        getSession: getSession('RecordSession'),
        destroySession: destroy({
          callbacks: [{ arg: self('deleteData'), params: [arg(0, 'id')], runs: 'now', ends: 'session' }],
        }),
      },
    },
    Session: {
      role: 'session',
      members: { get: harmless, has: harmless, set: harmless, flash: harmless, unset: harmless },
    },
    /** What the record is found by. */
    Id: { role: 'session' },
    // unset() counts when the session is committed; who takes the user out commits.
    CookieSession: {
      extends: 'remix-session.Session',
      members: { unset: { call: [{ when: [{ arg: 0, names: 'login' }], effects: [endsNothing] }, {}] } },
    },
    RecordSession: {
      extends: 'remix-session.Session',
      members: { unset: { call: [{ when: [{ arg: 0, names: 'login' }], effects: [takesUserOut] }, {}] } },
    },
  },

  cookieApis: {
    cookie: {
      // createCookie: { path: '/', sameSite: 'lax', ...options }; run for each version. solid-start writes no SameSite.
      path: { set: '/', clear: '/' },
      sameSite: 'lax',
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      // destroySession(session, { maxAge, expires }): both are overwritten.
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'react-router 7.18.6, @remix-run/node 2.17.5, solid-start 0.3.11',
    },
  },

  session: {
    state: 'by-option',
    cookie: {
      nameOption: [['cookie', 'name']], defaultName: '__session', options: ['cookie'], api: 'remix-session.cookie',
      credential: 'sealed-session',
    },
    // destroySession() gives the text of a header, which has to be sent.
    clearsCookie: false,
    survivor: 'the session record in the storage: a saved cookie still logs in',
  },
})
