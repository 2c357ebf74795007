import { arg, constant, defineFramework, firstOf, hooksIn, self } from '../define.ts'
import type { CallRow, EffectRow, HandlerRow, ValueRow } from '../define.ts'
import { httpContextMembers } from '../http-context-rows.ts'
import { fluent, harmless } from '../rows.ts'

const handler: HandlerRow = { params: ['tanstack-start.Context'], returnsResponse: true }
const starts = ['@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start'] as const
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** createServerFn({ method }).handler(fn): GET where no method is given (start-client-core createServerFn.ts). */
const serverFn = (method: ReturnType<typeof firstOf>, index: number): EffectRow => ({
  is: 'action', method, handlers: arg(index), handler, byEffect: true, withHeaders: true,
})
const createServerFn: ValueRow = {
  call: [
    // Up to 1.77: createServerFn(method, fn).
    {
      when: [{ arg: 1, is: 'function' }],
      returns: arg(1), effects: [serverFn(firstOf(arg(0), constant('GET')), 1)],
    },
    { returns: 'tanstack-start.ServerFn', with: { method: firstOf(arg(0, 'method'), constant('GET')) } },
  ],
}
/** The route's own loader and guard, and the handlers of its `server` part; those that are absent are no routes. */
const route = (method: string, ...keys: string[]): EffectRow => ({
  is: 'route', method, path: self('path'), handlers: hooksIn(keys.length > 1 ? arg(0, ...keys.slice(0, -1)) : arg(0), keys.at(-1) ?? ''), optional: true,
})
const fileRoute: CallRow = {
  returns: 'tanstack-start.Route',
  effects: [
    { is: 'route', method: 'GET', path: self('path'), handlers: hooksIn(arg(0), 'beforeLoad', 'loader'), optional: true },
    ...methods.map((method) => route(method, 'server', 'handlers', method)),
  ],
}
const createFileRoute: ValueRow = {
  // A router of the browser only answers nothing.
  call: [
    ...starts.map((name): CallRow => ({
      when: [{ uses: name, ratherThan: [] }], returns: 'tanstack-start.FileRoute', with: { path: arg(0) },
    })),
    { returns: 'tanstack-start.ClientRoute' },
  ],
}
const redirect: ValueRow = {
  call: {
    returns: 'web.Response', with: { redirect: firstOf(arg(0, 'to'), arg(0, 'href')), status: firstOf(arg(0, 'statusCode'), constant(307)) },
    effects: [{ is: 'headers', object: arg(0, 'headers'), mode: 'set' }],
  },
}
const json: ValueRow = {
  call: { returns: 'web.Response', with: { status: arg(1, 'status') }, effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }] },
}
const byMethod: readonly EffectRow[] = methods.map((method) => route(method, method))
const start: ValueRow = {
  members: {
    createServerFn, json,
    createMiddleware: { call: { returns: 'tanstack-start.Middleware' } },
    createServerFileRoute: { call: { returns: 'tanstack-start.ServerRoute', with: { path: arg(0) } } },
    useServerFn: { call: { returns: arg(0) } },
  },
}
const server: ValueRow = {
  members: {
    ...httpContextMembers,
    createServerFileRoute: { call: { returns: 'tanstack-start.ServerRoute', with: { path: arg(0) } } },
  },
}
const router: ValueRow = {
  members: {
    createFileRoute, createRootRoute: { call: { returns: 'tanstack-start.ClientRoute' } },
    createRootRouteWithContext: { call: { returns: 'tanstack-start.ClientRoute' } },
    redirect, notFound: harmless, createRouter: harmless,
  },
}
const api: ValueRow = {
  members: { createAPIFileRoute: { call: { returns: 'tanstack-start.ApiRoute', with: { path: arg(0) } } }, json },
}

export default defineFramework({
  id: 'tanstack-start',
  title: 'TanStack Start',
  packages: [
    '@tanstack/react-start', '@tanstack/solid-start', '@tanstack/start', '@tanstack/react-router', '@tanstack/solid-router',
    '@tanstack/react-start-server', '@tanstack/start-server-core',
  ],
  checked: '@tanstack/react-start 1.131.50, @tanstack/start 1.120.20',
  docs: 'https://tanstack.com/start/latest/docs/framework/react/guide/server-functions',
  handler,

  modules: {
    '@tanstack/react-start': start, '@tanstack/solid-start': start, '@tanstack/start': start,
    '@tanstack/react-start/server': server, '@tanstack/solid-start/server': server, '@tanstack/start/server': server,
    '@tanstack/react-start-server': server, '@tanstack/start-server-core': server,
    '@tanstack/react-start/api': api, '@tanstack/solid-start/api': api, '@tanstack/start/api': api,
    '@tanstack/react-router': router, '@tanstack/solid-router': router,
  },

  types: {
    /** What handlers of routes, loaders and server functions are given. */
    Context: {
      role: 'request',
      members: { request: { type: 'web.Request' }, data: { type: 'web.Input' }, search: { type: 'web.Input' }, params: {}, context: {}, navigate: harmless },
    },
    ServerFn: {
      members: {
        middleware: fluent, validator: fluent, inputValidator: fluent, type: fluent,
        // What comes out calls the handler, from the server at once and from the browser by a request.
        handler: { call: { returns: arg(0), effects: [serverFn(firstOf(self('method'), constant('GET')), 0)] } },
      },
    },
    Middleware: { members: { server: fluent, client: fluent, middleware: fluent, validator: fluent, inputValidator: fluent } },
    FileRoute: { call: fileRoute },
    ClientRoute: { call: { returns: 'tanstack-start.ClientRoute' } },
    Route: { members: { update: fluent, addChildren: fluent, lazy: fluent } },
    /** createServerFileRoute(path).methods({ POST }) */
    ServerRoute: { members: { methods: { call: { returns: 'receiver', effects: byMethod } }, middleware: fluent } },
    /** createAPIFileRoute(path)({ POST }), up to 1.120. */
    ApiRoute: { call: { effects: byMethod } },
  },
})
