import { arg, assignedValue, constant, defineFramework, firstOf, member, self } from '../define.ts'
import type { CallRow, CookieApi, EffectRow, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

/** Options of `new Hapi.Server({ state })` go for every cookie. */
const create: CallRow = {
  returns: 'hapi.App', effects: [{ is: 'cookie-defaults', api: 'hapi.state', options: arg(0, 'state') }],
}
const server: ValueRow = { call: create, construct: create }
const module_: ValueRow = { members: { server, Server: server, default: { members: { server, Server: server } } } }

/** What the definitions of a cookie (`server.state`) and a single call say, the call wins (@hapi/statehood 8). */
const state: CookieApi = {
  path: { set: null, clear: null },
  secure: true,
  httpOnly: true,
  sameSite: 'strict',
  undefinedPath: 'default',
  emptyValueDeletes: false,
  maxAgeZeroDeletes: true,
  clearIgnores: ['maxAge'],
  maxAgeUnit: 'ms',
  keys: { isSecure: 'secure', isHttpOnly: 'httpOnly', isSameSite: 'sameSite', isPartitioned: 'partitioned', ttl: 'maxAge' },
  checked: '@hapi/hapi 21.4.10 and 20.3.0',
}
const sets: EffectRow = { is: 'set-cookie', api: 'hapi.state', name: arg(0), value: arg(1), options: arg(2) }
const clears: EffectRow = { is: 'clear-cookie', api: 'hapi.state', name: arg(0), options: arg(1) }
const answer: ValueRow = { call: { returns: 'hapi.Response' } }
const redirect: CallRow = { returns: 'hapi.Response', with: { redirect: arg(0), status: constant(302) } }

/** A decoration is a function, or with `apply` what the function gives. */
const decorates = (type: string): EffectRow => ({ is: 'decorate', type, name: arg(1), value: arg(2) })

// strategy(name, scheme, [mode], options): the mode is gone since 17.
const strategy: readonly CallRow[] = [
  {
    when: [{ arg: 1, equals: 'cookie' }, { arg: 3, is: 'absent' }],
    effects: [
      { is: 'session-setup', library: 'hapi-cookie', options: arg(2) },
      { is: 'decorate', type: 'hapi.Request', name: arg(2, 'requestDecoratorName'), as: 'hapi-cookie.CookieAuth' },
    ],
  },
  { when: [{ arg: 1, equals: 'cookie' }], effects: [{ is: 'session-setup', library: 'hapi-cookie', options: arg(3) }] },
  {},
]
const plain = (...names: string[]): Record<string, ValueRow> => Object.fromEntries(names.map(name => [name, harmless]))

export default defineFramework({
  id: 'hapi',
  title: 'hapi',
  packages: ['@hapi/hapi', 'hapi', '@hapi/glue', 'glue'],
  checked: '21.4.10',
  docs: 'https://hapi.dev/api/',
  handler: { params: ['hapi.Request', 'hapi.Toolkit'], returnsResponse: true, answersWithValue: 'any' },
  definitions: {
    method: arg(0, 'method'), path: arg(0, 'path'),
    handlers: firstOf(arg(0, 'handler'), arg(0, 'options', 'handler'), arg(0, 'config', 'handler')),
  },

  modules: {
    '@hapi/hapi': module_, hapi: module_,
    '@hapi/glue': { members: { compose: { call: { returns: 'hapi.App', promise: true } } } },
    glue: { members: { compose: { call: { returns: 'hapi.App', promise: true } } } },
  },

  types: {
    /** What a plugin is given. */
    Server: {
      role: 'router',
      decorated: true,
      members: {
        route: {
          call: {
            effects: [{
              is: 'route', each: arg(0), method: arg(0, 'method'), path: arg(0, 'path'),
              handlers: firstOf(arg(0, 'handler'), arg(0, 'options', 'handler'), arg(0, 'config', 'handler')),
            }],
          },
        },
        // register(plugin | { plugin, options, routes } | [...], options?); up to 16 a callback is told when it is done.
        register: {
          call: {
            promise: true,
            effects: [{
              is: 'plugin', plugin: arg(0), members: ['plugin', 'register'], options: arg(0, 'options'),
              prefix: firstOf(arg(0, 'routes', 'prefix'), arg(1, 'routes', 'prefix')), router: 'hapi.Server',
            }],
            callbacks: [{ arg: 'last', params: [null], runs: 'after' }],
          },
        },
        auth: { type: 'hapi.Auth' },
        state: { call: { effects: [{ is: 'cookie-defaults', api: 'hapi.state', name: arg(0), options: arg(1) }] } },
        decorate: {
          call: [
            { when: [{ arg: 0, equals: ['toolkit', 'reply'] }], effects: [decorates('hapi.Toolkit')] },
            { when: [{ arg: 0, equals: 'request' }], effects: [decorates('hapi.Request')] },
            { when: [{ arg: 0, equals: 'server' }], effects: [decorates('hapi.Server')] },
            {},
          ],
        },
        // method(name, fn) | method({ name, method })
        method: {
          call: [
            { when: [{ arg: 0, is: 'string' }], effects: [{ is: 'decorate', type: 'hapi.Methods', name: arg(0), value: arg(1) }] },
            { effects: [{ is: 'decorate', type: 'hapi.Methods', name: arg(0, 'name'), value: arg(0, 'method') }] },
          ],
        },
        methods: { type: 'hapi.Methods' },
        expose: { call: { effects: [{ is: 'decorate', type: 'hapi.Exposed', name: arg(0), value: arg(1) }] } },
        plugins: { anyMember: { type: 'hapi.Exposed' } },
        app: { type: 'hapi.AppState' },
        cache: { call: { returns: 'hapi.CachePolicy', with: { segment: arg(0, 'segment') } } },
        start: { call: { promise: true } }, stop: { call: { promise: true } }, initialize: { call: { promise: true } },
        ext: fluent, event: fluent, dependency: fluent, views: fluent, connection: fluent, path: fluent, bind: fluent, rules: fluent,
        encoder: fluent, decoder: fluent, validator: fluent, control: fluent,
        events: { anyMember: harmless }, table: harmless, lookup: harmless, match: harmless, inject: harmless, log: harmless, render: harmless,
        info: {}, settings: {}, realm: {}, version: {}, listener: { type: 'node.Server' },
      },
      set: { app: { effects: [{ is: 'decorate', type: 'hapi.Server', name: member, value: assignedValue }] } },
    },
    App: { extends: 'hapi.Server', role: 'router', serves: true, decorated: true },
    Auth: { members: { strategy: { call: strategy }, ...plain('scheme', 'default', 'lookup', 'test', 'verify') } },
    Methods: { decorated: true },
    /** What a plugin shows to others: `server.plugins.auth.revoke`. */
    Exposed: { decorated: true },
    /** `server.app.cache = cache`, read as `request.server.app.cache`. */
    AppState: { decorated: true, decorates: 'hapi.AppState' },
    CachePolicy: {
      members: {
        set: {
          call: [
            {
              when: [{ option: 'segment', isSet: true }],
              promise: true, effects: [{ is: 'data', op: 'insert', entity: self('segment'), values: arg(1) }],
            },
            { promise: true, effects: [{ is: 'key-value', op: 'set', key: arg(0), value: arg(1), ttl: arg(2) }] },
          ],
        },
        drop: {
          call: [
            {
              when: [{ option: 'segment', isSet: true }],
              promise: true, effects: [{ is: 'data', op: 'delete', entity: self('segment'), where: arg(0) }],
            },
            { promise: true, effects: [{ is: 'key-value', op: 'delete', key: arg(0) }] },
          ],
        },
        get: { call: { promise: true, effects: [{ is: 'key-value', op: 'read', key: arg(0) }] } },
        ttl: harmless, isReady: harmless, rules: harmless,
      },
    },
    Request: {
      role: 'request',
      decorated: true,
      members: {
        server: { type: 'hapi.Server' }, auth: { members: { session: { type: 'hapi-cookie.CookieAuth' } } },
        raw: { members: { req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' } } },
        ...plain('log', 'generateResponse', 'active', 'route', 'setMethod', 'setUrl'),
      },
    },
    /** Up to 16 it is called: `reply('ok').unstate('sid')`. */
    Toolkit: {
      role: 'response',
      decorated: true,
      call: { returns: 'hapi.Response', effects: [{ is: 'send', prepared: true }] },
      members: {
        response: answer, file: answer, view: answer, entity: answer,
        redirect: { call: redirect },
        state: { call: { effects: [sets] } }, unstate: { call: { effects: [clears] } },
        authenticated: harmless, unauthenticated: harmless,
        continue: {}, abandon: {}, close: {}, context: {}, realm: {}, request: { type: 'hapi.Request' },
      },
    },
    /**
     * An answer. What it sets and takes back goes out with whatever is answered, because the request keeps it (lib/response.js);
     * so it is no response of its own.
     */
    Response: {
      members: {
        code: { call: { returns: 'receiver', with: { status: arg(0) } } },
        redirect: { call: { returns: 'receiver', with: { redirect: arg(0), status: constant(302) } } },
        // header(name, value, { append })
        header: {
          call: [
            {
              when: [{ arg: 2, keys: ['append'], is: 'truthy' }],
              returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }],
            },
            { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] },
          ],
        },
        state: { call: { returns: 'receiver', effects: [sets] } },
        unstate: { call: { returns: 'receiver', effects: [clears] } },
        takeover: fluent, type: fluent, vary: fluent, location: fluent, temporary: fluent, permanent: fluent, rewritable: fluent,
        etag: fluent, ttl: fluent, message: fluent, charset: fluent, bytes: fluent, encoding: fluent, passThrough: fluent, spaces: fluent,
        created: fluent, compressed: fluent, hold: fluent, send: fluent, suffix: fluent, replacer: fluent,
      },
    },
  },

  cookieApis: { state },

  annotations: {
    '@hapi/hapi': {
      Request: { type: 'hapi.Request' }, ResponseToolkit: { type: 'hapi.Toolkit' }, Server: { type: 'hapi.Server' },
      Lifecycle: { handler: { params: ['hapi.Request', 'hapi.Toolkit'] } },
      HandlerDecorations: { handler: { params: ['hapi.Request', 'hapi.Toolkit'] } },
    },
    hapi: {
      Request: { type: 'hapi.Request' }, ResponseToolkit: { type: 'hapi.Toolkit' }, ReplyNoContinue: { type: 'hapi.Toolkit' },
      Server: { type: 'hapi.Server' }, Lifecycle: { handler: { params: ['hapi.Request', 'hapi.Toolkit'] } },
    },
  },
})

