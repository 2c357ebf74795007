import { arg, defineFramework, listOf, member, rest } from '../define.ts'
import type { CallRow, HandlerRow, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

/** fetch(request, env, context) of a worker; servers of Bun and Deno pass less. */
const handler: HandlerRow = { params: ['fetch.Incoming', 'cloudflare.Env', 'cloudflare.ExecutionContext'], returnsResponse: true }
const serves = (...targets: Parameters<typeof listOf>): CallRow => ({
  returns: 'fetch.Server', onResult: [{ is: 'mount', targets: listOf(...targets) }],
})
const serve: ValueRow = {
  call: [
    // Deno.serve(handler), Deno.serve(options, handler), Deno.serve({ handler })
    { when: [{ arg: 0, is: 'function' }], ...serves(arg(0)) },
    { when: [{ arg: 1, is: 'function' }], ...serves(arg(1)) },
    // Bun.serve({ fetch, routes })
    {
      returns: 'fetch.Server',
      onResult: [
        { is: 'route-map', map: arg(0, 'routes') },
        { is: 'mount', targets: listOf(arg(0, 'fetch')) }, { is: 'mount', targets: listOf(arg(0, 'handler')) },
      ],
    },
  ],
}

const route = (method: 'ANY' | typeof member): ValueRow => ({
  call: { returns: 'receiver', effects: [{ is: 'route', method, path: arg(0), handlers: rest(1) }] },
})
const verb = route(member)
// Router({ base }): before the paths of its own routes (itty-router 5.0.24).
const newRouter: ValueRow = {
  call: { returns: 'fetch.Router', with: { ownPrefix: arg(0, 'base') } },
  construct: { returns: 'fetch.Router', with: { ownPrefix: arg(0, 'base') } },
}
const answers: ValueRow = {
  call: {
    returns: 'web.Response', with: { status: arg(1, 'status') }, effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
  },
}

export default defineFramework({
  id: 'fetch',
  title: 'Servers of fetch handlers (Bun, Deno, Cloudflare Workers, itty-router)',
  packages: ['itty-router', 'bun', '@types/bun', 'bun-types', 'wrangler', '@cloudflare/workers-types'],
  checked: 'Bun 1.4.5, itty-router 5.0.24',
  docs: 'https://developers.cloudflare.com/workers/runtime-apis/handlers/fetch/',
  handler,
  routesByHand: true,
  exportedServers: [{ member: 'fetch', router: 'fetch.Server' }],

  globals: {
    Bun: { members: { serve } },
    Deno: { members: { serve } },
    // addEventListener('fetch', (event) => event.respondWith(…)): the older form of workers, and what service workers do.
    addEventListener: {
      call: [
        {
          when: [{ arg: 0, equals: 'fetch' }],
          returns: 'fetch.Server', onResult: [{ is: 'mount', targets: listOf(arg(1)) }],
        },
        {},
      ],
    },
  },

  modules: {
    'itty-router': {
      members: {
        Router: newRouter, AutoRouter: newRouter, IttyRouter: newRouter,
        json: answers, text: answers, html: answers, status: answers, error: { call: { returns: 'web.Response', with: { status: arg(0) } } },
        cors: { call: {} }, withParams: {}, withCookies: {}, withContent: {},
      },
    },
    bun: { members: { serve } },
  },

  types: {
    /** The request, or, in the older form of workers, the event that holds it. */
    Incoming: {
      extends: 'web.Request',
      role: 'request',
      members: {
        request: { type: 'web.Request' }, cookies: { type: 'fetch.Cookies' },
        respondWith: { call: { settles: 'arguments', effects: [{ is: 'send' }] } },
        waitUntil: { call: { settles: 'arguments' } },
        query: { type: 'web.Input' }, params: { type: 'web.Input' },
      },
    },
    /** `request.cookies` of Bun: what is set here is sent with whatever is answered. */
    Cookies: {
      members: {
        get: harmless, has: harmless, toJSON: harmless,
        set: {
          call: [
            { when: [{ arg: 0, is: 'object' }], effects: [{ is: 'set-cookie', api: 'fetch.cookies', name: arg(0, 'name'), value: arg(0, 'value'), options: arg(0) }] },
            { effects: [{ is: 'set-cookie', api: 'fetch.cookies', name: arg(0), value: arg(1), options: arg(2) }] },
          ],
        },
        delete: {
          call: [
            { when: [{ arg: 0, is: 'object' }], effects: [{ is: 'clear-cookie', api: 'fetch.cookies', name: arg(0, 'name'), options: arg(0) }] },
            { effects: [{ is: 'clear-cookie', api: 'fetch.cookies', name: arg(0), options: arg(1) }] },
          ],
        },
      },
    },
    Server: { role: 'router', serves: true, members: { stop: harmless, reload: harmless, ref: harmless, unref: harmless, finished: {}, port: {}, url: {} } },
    Router: {
      role: 'router',
      serves: true,
      members: {
        get: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb, head: verb, all: route('ANY'),
        fetch: harmless, handle: harmless, routes: {},
      },
      anyMember: fluent,
    },
  },

  cookieApis: {
    cookies: {
      path: { set: '/', clear: '/' },
      sameSite: 'lax',
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'Bun 1.4.5',
    },
  },
})
