import { arg, defineFramework, listOf, receiver, requestUrl, rest } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { h3Members } from '../h3-rows.ts'
import { fluent, harmless, verb } from '../rows.ts'

/** app.use([path], handler) of 1: whatever answers below the path. */
const use: readonly CallRow[] = [
  { when: [{ arg: 0, is: 'string' }], returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(1) }] },
  { returns: 'receiver', effects: [{ is: 'mount', targets: rest(0) }] },
]
/** router.use(path, handler, method?), router.add(path, handler, method?): all methods where none is named. */
const add: ValueRow = {
  call: [
    {
      when: [{ arg: 2, is: ['string', 'array'] }],
      returns: 'receiver', effects: [{ is: 'route', method: arg(2), path: arg(0), handlers: listOf(arg(1)) }],
    },
    { returns: 'receiver', effects: [{ is: 'route', method: 'ANY', path: arg(0), handlers: listOf(arg(1)) }] },
  ],
}
const verbs = {
  get: verb, post: verb, put: verb, patch: verb, delete: verb, head: verb, options: verb, connect: verb, trace: verb,
  all: { call: { returns: 'receiver', effects: [{ is: 'route', method: 'ANY', path: arg(0), handlers: rest(1) }] } },
} satisfies Record<string, ValueRow>

export default defineFramework({
  id: 'h3',
  title: 'h3',
  packages: ['h3'],
  checked: '1.15.11 and 2.0.8',
  docs: 'https://h3.dev/',
  handler: { params: ['h3.Event'], returnsResponse: true, answersAfterwards: true },

  modules: { h3: { members: h3Members } },

  types: {
    App: {
      role: 'router',
      serves: true,
      members: {
        use: { call: use },
        ...verbs,
        // 2: on(method, route, handler), mount(base, app)
        on: { call: { returns: 'receiver', effects: [{ is: 'route', method: arg(0), path: arg(1), handlers: rest(2) }] } },
        mount: { call: { returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(1) }] } },
        register: fluent, fetch: harmless, request: harmless, handler: { is: receiver }, stack: {},
      },
    },
    Router: {
      role: 'router',
      members: { ...verbs, use: add, add, handler: { is: receiver } },
    },
    /** What the middleware puts there, everybody finds there. */
    Context: { decorated: true, decorates: 'h3.Context', members: { params: { is: requestUrl('params') } } },
    Event: {
      role: 'request',
      members: {
        node: { members: { req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' } } },
        req: { type: 'h3.Request' }, res: { type: 'h3.Response' }, request: { type: 'h3.Request' },
        web: { members: { request: { type: 'web.Request' } } },
        path: { is: requestUrl('path') }, url: { type: 'h3.Url' }, headers: { type: 'web.RequestHeaders' },
        context: { type: 'h3.Context', same: true },
        respondWith: { call: { effects: [{ is: 'send' }] } },
        waitUntil: { call: { settles: 'arguments' } },
        fetch: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(0), method: arg(1, 'method') }] } },
        $fetch: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(0), method: arg(1, 'method') }] } },
      },
    },
    /** 1: Node's request; 2: a standard one. */
    Request: { extends: ['web.Request', 'node.IncomingMessage'], role: 'request' },
    Response: { extends: 'node.ServerResponse', role: 'response', members: { headers: { type: 'web.Headers' } } },
    Url: { members: { pathname: { is: requestUrl('path') }, href: { is: requestUrl('whole') }, toString: { call: { returns: requestUrl('whole') } } } },
    /** What a handler returns to answer with. */
    Answer: { role: 'response', awaited: 'h3.Answer' },
  },

  cookieApis: {
    cookie: {
      // setCookie and deleteCookie put `path: '/'` before the options, deleteCookie `maxAge: 0` behind them; run with 1 and 2.
      path: { set: '/', clear: '/' },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 's',
      checked: 'h3 1.15.11 and 2.0.8',
    },
  },

  annotations: {
    h3: {
      H3Event: { type: 'h3.Event' }, HTTPEvent: { type: 'h3.Event' }, App: { type: 'h3.App' }, Router: { type: 'h3.Router' },
      EventHandler: { handler: { params: ['h3.Event'] } }, Middleware: { handler: { params: ['h3.Event', null] } },
    },
  },

  // assertMethod(event, expected) answers 405 to all others (h3 1.15.11 dist/index.mjs, 2.0.8 dist/cache.mjs).
  repairs: { refusesMethods: [{ frameworks: ['h3'], by: { module: 'h3', name: 'assertMethod' } }] },
})
