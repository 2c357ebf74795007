import { arg, constant, defineFramework, handlersIn, member, rest } from '../define.ts'
import type { CallRow, EffectRow, ValueRow } from '../define.ts'
import { connectUse, fluent, harmless } from '../rows.ts'

const router: CallRow = { returns: 'koa.Router', with: { ownPrefix: arg(0, 'prefix') } }
const routerClass: ValueRow = { call: router, construct: router, members: { url: harmless } }

// get([name,] path, …handlers): a name and a path, or a path alone (@koa/router 15.7, koa-router 14.0).
const routes = (method: string | typeof member): readonly CallRow[] => [
  {
    when: [{ arg: 1, is: ['string', 'array'] }],
    returns: 'receiver', effects: [{ is: 'route', method, path: arg(1), handlers: rest(2) }],
  },
  { returns: 'receiver', effects: [{ is: 'route', method, path: arg(0), handlers: rest(1) }] },
]
const verb: ValueRow = { call: routes(member) }
const remove: ValueRow = { call: routes('DELETE') }

/** The context says what the answer will be; it is sent when the middleware are done. */
const answers: EffectRow = { is: 'send', prepared: true }
const setHeader: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'object' }], effects: [{ is: 'headers', object: arg(0), mode: 'set' }] },
    { effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] },
  ],
}
/** Members that context and response share (lib/context.js delegates them). */
const response: Readonly<Record<string, ValueRow>> = {
  set: setHeader,
  append: { call: { effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }] } },
  redirect: { call: { effects: [{ is: 'send', redirect: arg(0), status: constant(302), prepared: true }] } },
  back: { call: { effects: [{ is: 'send', redirect: arg(0), status: constant(302), prepared: true }] } },
  remove: harmless, vary: harmless, attachment: harmless, flushHeaders: harmless, has: harmless,
  headerSent: {}, writable: {}, type: {}, length: {}, lastModified: {}, etag: {}, message: {},
}
/** `mount([prefix,] app)`: koa-mount 4.2. */
const mount: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'string' }], returns: 'koa.Mounted', with: { ownPrefix: arg(0), mounted: arg(1) } },
    { when: [{ arg: 1, is: 'absent' }], returns: 'koa.Mounted', with: { mounted: arg(0) } },
    { returns: 'koa.Mounted', with: { ownPrefix: arg(0), mounted: arg(1) } },
  ],
}
/** `route.get('/logout', leave)` is middleware: koa-route 4.0. */
const middlewareRoute: ValueRow = { call: { returns: 'koa.Mounted', with: { method: member, path: arg(0), handlers: rest(1) } } }
const compose: ValueRow = { call: { returns: arg(0) } }
/** A middleware of a generator function (koa 1), or the other way round: koa-convert 2.0. */
const convert: ValueRow = { call: { returns: arg(0) }, members: { compose: { call: { returns: rest(0) } }, back: { call: { returns: arg(0) } } } }
const joiRouter: CallRow = { returns: 'koa.JoiRouter' }

export default defineFramework({
  id: 'koa',
  title: 'Koa',
  packages: ['koa', '@koa/router', 'koa-router', 'koa-mount', 'koa-compose', 'koa-convert', 'koa-route', 'koa-joi-router'],
  checked: 'koa 3.3.0, @koa/router 15.7.0, koa-router 14.0.0, koa-mount 4.2.0, koa-route 4.0.1, koa-joi-router 8.0.0',
  docs: 'https://koajs.com/',
  handler: { params: ['koa.Context', 'koa.Next'], answersAfterwards: true },

  modules: {
    koa: { call: { returns: 'koa.App' }, construct: { returns: 'koa.App' }, members: { HttpError: {} } },
    '@koa/router': { ...routerClass, members: { Router: routerClass, default: routerClass, url: harmless } },
    'koa-router': { ...routerClass, members: { Router: routerClass, default: routerClass, url: harmless } },
    'koa-mount': mount,
    'koa-compose': compose,
    'koa-convert': convert,
    'koa-route': {
      members: {
        get: middlewareRoute, head: middlewareRoute, post: middlewareRoute, put: middlewareRoute, patch: middlewareRoute,
        delete: middlewareRoute, options: middlewareRoute, all: middlewareRoute,
        del: { call: { returns: 'koa.Mounted', with: { method: constant('DELETE'), path: arg(0), handlers: rest(1) } } },
      },
    },
    'koa-joi-router': { call: joiRouter, construct: joiRouter, members: { Joi: { anyMember: harmless } } },
  },

  types: {
    App: {
      role: 'router',
      serves: true,
      members: {
        use: { call: connectUse }, callback: { call: { returns: 'receiver' } },
        listen: { call: { callbacks: [{ arg: 'last', runs: 'after' }] } },
        on: fluent, once: fluent, emit: harmless, onerror: harmless, toJSON: harmless, inspect: harmless,
        context: { type: 'koa.Prototype' },
        keys: {}, env: {}, proxy: {}, silent: {},
      },
    },
    /** `app.context.db = db`: every context has it. */
    Prototype: { decorates: 'koa.Context' },
    Mounted: {},
    Router: {
      role: 'router',
      members: {
        use: { call: connectUse }, all: { call: routes('ANY') },
        get: verb, head: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb, link: verb, unlink: verb, del: remove,
        register: {
          call: { effects: [{ is: 'route', method: arg(1), path: arg(0), handlers: handlersIn(arg(2)) }] },
        },
        prefix: { call: { returns: 'receiver', effects: [{ is: 'prefix', path: arg(0) }] } },
        routes: fluent, middleware: fluent, param: fluent, redirect: fluent, allowedMethods: harmless, url: harmless, route: harmless,
        match: harmless,
      },
    },
    /** `route({ method, path, handler })`, or a list of these. */
    JoiRouter: {
      extends: 'koa.Router',
      role: 'router',
      members: {
        route: {
          call: {
            returns: 'receiver',
            effects: [{
              is: 'route', each: arg(0), method: arg(0, 'method'), path: arg(0, 'path'), handlers: handlersIn(arg(0), 'pre', 'handler'),
            }],
          },
        },
      },
    },
    Next: { call: { promise: true, effects: [{ is: 'next' }] } },
    Context: {
      role: 'exchange',
      decorated: true,
      members: {
        ...response,
        req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' },
        request: { type: 'koa.Request' }, response: { type: 'koa.Response' }, app: { type: 'koa.App' },
        cookies: { type: 'cookies.Cookies' },
        throw: { call: { throws: true } },
        assert: harmless, get: harmless, is: harmless, accepts: harmless, acceptsEncodings: harmless, acceptsCharsets: harmless,
        acceptsLanguages: harmless, onerror: harmless, inspect: harmless, toJSON: harmless,
        // koa-views and its kin
        render: { call: { promise: true, effects: [answers] } },
        state: {}, body: {}, status: {},
      },
      set: { body: { effects: [answers] } },
    },
    Request: {
      role: 'request',
      members: { req: { type: 'node.IncomingMessage' }, ctx: { type: 'koa.Context' }, get: harmless, is: harmless, accepts: harmless, inspect: harmless },
    },
    Response: {
      role: 'response',
      members: { ...response, res: { type: 'node.ServerResponse' }, ctx: { type: 'koa.Context' }, get: harmless, is: harmless, body: {}, status: {} },
      set: { body: { effects: [answers] } },
    },
  },

  annotations: {
    koa: {
      Context: { type: 'koa.Context' }, ParameterizedContext: { type: 'koa.Context' }, BaseContext: { type: 'koa.Context' },
      ExtendableContext: { type: 'koa.Context' }, DefaultContext: { type: 'koa.Context' }, KoaContext: { type: 'koa.Context' },
      Request: { type: 'koa.Request' }, Response: { type: 'koa.Response' }, Next: { type: 'koa.Next' },
      Middleware: { handler: { params: ['koa.Context', 'koa.Next'] } },
      DefaultContextExtends: { type: 'koa.Context' },
    },
    '@koa/router': {
      RouterContext: { type: 'koa.Context' }, Router: { type: 'koa.Router' }, default: { type: 'koa.Router' },
      RouterMiddleware: { handler: { params: ['koa.Context', 'koa.Next'] } }, Middleware: { handler: { params: ['koa.Context', 'koa.Next'] } },
    },
    'koa-router': {
      RouterContext: { type: 'koa.Context' }, IRouterContext: { type: 'koa.Context' }, Router: { type: 'koa.Router' },
      default: { type: 'koa.Router' }, IMiddleware: { handler: { params: ['koa.Context', 'koa.Next'] } },
      Middleware: { handler: { params: ['koa.Context', 'koa.Next'] } },
    },
  },
})
