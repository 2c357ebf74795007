import { arg, constant, defineFramework, firstOf, joinedPath, listOf, member, memberOf, receiver, rest, self } from '../define.ts'
import type { CallRow, EffectRow, HandlerRow, Ref, ValueRow } from '../define.ts'
import { fluent, harmless, harmlessClass } from '../rows.ts'

const prefix = self('prefix')
const handlerRow: HandlerRow = { params: ['hono.Context', 'hono.Next'], returnsResponse: true }
const newApp: ValueRow = { construct: { returns: 'hono.App' } }
/** What a handler or validator of the package does with a request is none of a logout's business. */
const middleware: ValueRow = { call: { returns: 'hono.Middleware' } }
const middlewares: ValueRow = { anyMember: middleware }

// app.post([path], …handlers); without a path the last one that was given (hono-base.js).
const route = (method: string | Ref): ValueRow => {
  const common = { is: 'route' as const, method, prefix }
  return {
    call: [
      { when: [{ arg: 0, is: ['function', 'array'] }], returns: 'receiver', effects: [{ ...common, path: constant('…'), handlers: rest(0) }] },
      { returns: 'receiver', effects: [{ ...common, path: arg(0), handlers: rest(1) }] },
    ],
  }
}
const verb = route(member)

// c.json(data, status?, headers?) | c.json(data, init): `new Headers(init.headers)`, context.js #newResponse.
const answer: ValueRow = {
  call: [
    {
      when: [{ arg: 1, is: 'object' }],
      returns: 'hono.Response',
      with: { status: arg(1, 'status') },
      effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
    },
    {
      returns: 'hono.Response',
      with: { status: firstOf(arg(1), self('status')) },
      effects: [{ is: 'headers', object: arg(2), mode: 'set' }],
    },
  ],
}

const setCookie: EffectRow = { is: 'set-cookie', api: 'hono.cookie', name: arg(1), value: arg(2), options: arg(3) }
const generated = (options: number): CallRow => ({
  returns: { setCookieString: { api: 'hono.cookie', name: arg(0), value: arg(1), options: arg(options) } },
})

/** `handle(app)` of the adapters: the host's own handler around the app. */
const adapter: ValueRow = { members: { handle: harmless, serve: harmless, serveStatic: middleware, getConnInfo: harmless } }

export default defineFramework({
  id: 'hono',
  title: 'Hono',
  packages: [
    'hono', '@hono/zod-openapi', '@hono/node-server', '@hono/zod-validator', '@hono/valibot-validator', '@hono/standard-validator',
    '@hono/arktype-validator', '@hono/typebox-validator',
  ],
  checked: '4.13.19, @hono/zod-openapi 1.6.0',
  docs: 'https://hono.dev/docs/api/hono',
  handler: handlerRow,

  modules: {
    hono: { members: { Hono: newApp } },
    'hono/tiny': { members: { Hono: newApp } },
    'hono/quick': { members: { Hono: newApp } },
    'hono/factory': {
      members: {
        createFactory: { call: { returns: 'hono.Factory' } },
        Factory: { construct: { returns: 'hono.Factory' } },
        createMiddleware: { call: { returns: arg(0) } },
      },
    },
    'hono/cookie': {
      members: {
        setCookie: { call: { effects: [setCookie] } },
        // setSignedCookie(c, name, value, secret, options): the signature is a part of the value.
        setSignedCookie: { call: { promise: true, effects: [{ ...setCookie, options: arg(4) }] } },
        deleteCookie: { call: { effects: [{ is: 'clear-cookie', api: 'hono.cookie', name: arg(1), options: arg(2) }] } },
        generateCookie: { call: generated(2) },
        generateSignedCookie: { call: { ...generated(3), promise: true } },
        getCookie: harmless,
        getSignedCookie: { call: { promise: true } },
      },
    },
    'hono/jwt': {
      members: {
        sign: { call: { promise: true, effects: [{ is: 'token-issued' }] } },
        verify: { call: { promise: true } }, decode: harmless, jwt: middleware,
      },
    },
    'hono/validator': { members: { validator: middleware } },
    'hono/http-exception': { members: { HTTPException: harmlessClass } },
    'hono/adapter': { members: { env: harmless, getRuntimeKey: harmless } },
    'hono/bearer-auth': middlewares, 'hono/basic-auth': middlewares, 'hono/csrf': middlewares, 'hono/cors': middlewares,
    'hono/logger': middlewares, 'hono/secure-headers': middlewares, 'hono/jwk': middlewares, 'hono/cache': middlewares,
    'hono/body-limit': middlewares, 'hono/timeout': middlewares, 'hono/etag': middlewares, 'hono/request-id': middlewares,
    'hono/context-storage': { members: { contextStorage: middleware, getContext: { call: { returns: 'hono.Context' } } } },
    'hono/vercel': adapter, 'hono/netlify': adapter, 'hono/aws-lambda': adapter, 'hono/lambda-edge': adapter,
    'hono/cloudflare-pages': adapter, 'hono/cloudflare-workers': adapter, 'hono/service-worker': adapter, 'hono/bun': adapter,
    'hono/deno': adapter, '@hono/node-server': adapter, '@hono/node-server/vercel': adapter,
    '@hono/zod-validator': middlewares, '@hono/valibot-validator': middlewares, '@hono/standard-validator': middlewares,
    '@hono/arktype-validator': middlewares, '@hono/typebox-validator': middlewares,
    '@hono/zod-openapi': {
      members: {
        OpenAPIHono: newApp,
        // createRoute gives the description back, defineOpenAPIRoute a description with its handler.
        createRoute: { call: { returns: arg(0) } }, defineOpenAPIRoute: { call: { returns: arg(0) } },
        $: { call: { returns: arg(0) } },
      },
    },
  },

  types: {
    App: {
      role: 'router',
      // An instance that another one mounts is of the same class; where nothing mounts it, it is the one that is served.
      serves: true,
      members: {
        get: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb, query: verb,
        all: route('ANY'),
        // on(method | methods, path | paths, …handlers)
        on: {
          call: { returns: 'receiver', effects: [{ is: 'route', method: arg(0), path: arg(1), handlers: rest(2), prefix }] },
        },
        use: {
          call: [
            { when: [{ arg: 0, is: 'string' }], returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(1), prefix }] },
            { returns: 'receiver', effects: [{ is: 'mount', targets: rest(0), prefix }] },
          ],
        },
        route: { call: { returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(1), prefix }] } },
        // mount(path, fetchHandler, options?): an application of another framework.
        mount: { call: { returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: listOf(arg(1)), prefix }] } },
        // A clone that shares the routes: registering on it registers on the receiver.
        basePath: { call: { returns: 'view', with: { prefix: joinedPath(prefix, arg(0)) } } },
        // openapi({ method, path, middleware? }, handler, hook?), run with 1.6.0: the middleware comes first.
        openapi: {
          call: {
            returns: 'receiver',
            effects: [{
              is: 'route', method: arg(0, 'method'), path: arg(0, 'path'), prefix,
              handlers: listOf(arg(0, 'middleware'), arg(1)),
            }],
          },
        },
        doc: fluent, doc31: fluent, openAPIRegistry: {}, getOpenAPIDocument: harmless, getOpenAPI31Document: harmless,
        notFound: fluent, onError: fluent, request: harmless, fire: harmless, fetch: harmless, routes: {},
      },
    },
    Factory: {
      members: {
        createApp: { call: { returns: 'hono.App' } },
        createMiddleware: { call: { returns: arg(0) } },
        createHandlers: { call: { returns: rest(0) } },
      },
    },
    Middleware: { call: {} },
    Next: { call: { promise: true, effects: [{ is: 'next' }] } },
    Context: {
      role: 'exchange',
      members: {
        req: { type: 'hono.Request' },
        res: { type: 'hono.PendingResponse' },
        env: { type: 'cloudflare.Env' },
        executionCtx: { type: 'cloudflare.ExecutionContext' }, event: { type: 'cloudflare.ExecutionContext' },
        // The variables of a request are kept as members of its context.
        var: { is: receiver },
        get: { call: { returns: memberOf(receiver, arg(0)) } },
        set: { call: { effects: [{ is: 'assign', name: arg(0), value: arg(1) }] } },
        json: answer, text: answer, html: answer, body: answer, newResponse: answer,
        render: { call: { returns: 'hono.Response' } }, setRenderer: harmless, setLayout: harmless, getLayout: harmless,
        redirect: {
          call: { returns: 'hono.Response', with: { redirect: arg(0), status: firstOf(arg(1), constant(302)) } },
        },
        notFound: { call: { returns: 'hono.Response', with: { status: constant(404) } } },
        status: { call: { returns: 'receiver', with: { status: arg(0) } } },
        // header(name, value, { append? }); without `append` earlier ones of the name are dropped, without a value all are.
        header: {
          call: [
            { when: [{ arg: 1, is: ['absent', 'undefined'] }] },
            { when: [{ arg: 2, keys: ['append'], is: 'truthy' }], effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }] },
            { effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] },
          ],
        },
        // The method of hono 2 and 3.
        cookie: {
          call: { effects: [{ is: 'set-cookie', api: 'hono.cookie', name: arg(0), value: arg(1), options: arg(2) }] },
        },
      },
    },
    Request: {
      role: 'request',
      members: {
        raw: { type: 'web.Request' },
        param: harmless, query: harmless, queries: harmless, header: harmless, valid: harmless, cookie: harmless,
        json: { call: { promise: true } }, text: { call: { promise: true } }, parseBody: { call: { promise: true } },
        formData: { call: { promise: true } }, arrayBuffer: { call: { promise: true } }, blob: { call: { promise: true } },
      },
    },
    /** `c.res`: what is set on its headers is sent with whatever the handler returns. */
    PendingResponse: { members: { headers: { type: 'web.Headers' }, clone: { call: { returns: 'receiver' } } } },
    Response: { extends: 'web.Response', role: 'response' },
  },

  cookieApis: {
    cookie: {
      // generateCookie: { path: '/', ...options }; the deletion is the same with maxAge 0, which wins over `expires`.
      path: { set: '/', clear: '/' },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      negativeMaxAge: 'dropped',
      prefixes: { host: '__Host-', secure: '__Secure-' },
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'hono 4.13.19',
    },
  },

  annotations: {
    hono: {
      Context: { type: 'hono.Context' },
      Next: { type: 'hono.Next' },
      Hono: { type: 'hono.App' },
      Handler: { handler: handlerRow },
      MiddlewareHandler: { handler: handlerRow },
    },
    '@hono/zod-openapi': {
      OpenAPIHono: { type: 'hono.App' },
      RouteHandler: { handler: handlerRow },
    },
  },

  // Hono.use and Hono.post both take a path and handlers (dist/types/types.d.ts, 4.13.19).
  repairs: { useHasPost: true },
})
