import { arg, constant, defineFramework, rest } from '../define.ts'
import type { CallRow, FileRouteRow, HandlerRow, RouteNaming, ValueRow, When } from '../define.ts'
import { groupedNaming, plainNaming } from '../route-namings.ts'
import { harmless } from '../rows.ts'

const extensions = ['ts', 'js']
const handler: HandlerRow = { params: ['sveltekit.Event'], returnsResponse: true }
const pageHandler: HandlerRow = { params: ['sveltekit.Event'] }
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** `[x+2e]` is an escaped character; a folder may be `[[lang=locale]]`. */
const naming: RouteNaming = {
  ...groupedNaming, index: [],
  segments: [{ matches: String.raw`\[[xu]\+[0-9a-f-]+\]`, becomes: '-' }, ...groupedNaming.segments],
}
const page: Omit<FileRouteRow, 'basename' | 'exports'> = { framework: 'sveltekit', roots: ['src/routes', 'routes'], extensions, naming, handler: pageHandler }

// 2 throws when no path is given (runtime/server/cookie.js `validate_options`); 1 and 3 have a default.
const withoutPath = (index: number): readonly When[] => [
  { package: '@sveltejs/kit', from: '2' }, { package: '@sveltejs/kit', below: '3' }, { arg: index, keys: ['path'], is: ['absent', 'undefined'] },
]
const set: readonly CallRow[] = [
  { when: withoutPath(2), throws: true },
  { effects: [{ is: 'set-cookie', api: 'sveltekit.cookies', name: arg(0), value: arg(1), options: arg(2) }] },
]
const remove: readonly CallRow[] = [
  { when: withoutPath(1), throws: true },
  { effects: [{ is: 'clear-cookie', api: 'sveltekit.cookies', name: arg(0), options: arg(1) }] },
]
const serialize: CallRow = { returns: { setCookieString: { api: 'sveltekit.cookies', name: arg(0), value: arg(1), options: arg(2) } } }
const answer: ValueRow = {
  call: {
    returns: 'web.Response', with: { status: arg(1, 'status') },
    effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
  },
}
/** command(fn) | command(schema, fn), in `*.remote.ts`. */
const remote = (method: string): ValueRow => ({
  call: [
    { when: [{ arg: 1, is: 'absent' }], effects: [{ is: 'action', method, handlers: arg(0), handler: { params: [] } }] },
    { effects: [{ is: 'action', method, handlers: arg(1), handler: { params: [] } }] },
  ],
})
/** error(…) throws, as redirect(…) does; in 1 they gave what the caller threw. */
const error: ValueRow = { call: { throws: true, effects: [{ is: 'send', status: arg(0) }] } }

export default defineFramework({
  id: 'sveltekit',
  title: 'SvelteKit',
  packages: ['@sveltejs/kit', '$app/server'],
  checked: '3.2.0, 2.70.4 and 1.30.4',
  docs: 'https://svelte.dev/docs/kit',

  modules: {
    '@sveltejs/kit': {
      members: {
        redirect: { call: { throws: true, effects: [{ is: 'send', redirect: arg(1), status: arg(0) }] } },
        error, json: answer, text: answer,
        fail: { call: {} }, invalid: harmless, isRedirect: harmless, isHttpError: harmless, isActionFailure: harmless,
      },
    },
    '@sveltejs/kit/hooks': { members: { sequence: { call: { returns: rest(0) } } } },
    '$app/server': {
      members: {
        getRequestEvent: { call: { returns: 'sveltekit.Event' } },
        // Remote functions: command and form answer POST, query GET (runtime/app/server/remote).
        command: remote('POST'), form: remote('POST'), query: remote('GET'),
        read: harmless, prerender: harmless,
      },
    },
    '$app/environment': { members: { dev: {}, browser: { is: constant(false) }, building: { is: constant(false) }, version: {} } },
    '$app/forms': {}, '$app/navigation': {}, '$app/paths': {}, '$app/state': {}, '$app/stores': {},
  },

  types: {
    /** The event of a handler, an action or a load function. */
    Event: {
      role: 'request',
      members: {
        cookies: { type: 'sveltekit.Cookies' },
        request: { type: 'web.Request' },
        locals: { type: 'sveltekit.Locals', same: true },
        setHeaders: { call: { effects: [{ is: 'headers', object: arg(0), mode: 'set' }] } },
        fetch: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(0), method: arg(1, 'method') }] } },
        url: { type: 'web.RequestUrl' }, params: {}, platform: {}, route: {}, getClientAddress: harmless, isDataRequest: {}, isSubRequest: {},
        depends: harmless, parent: harmless, untrack: harmless,
      },
    },
    /** What the hooks put there, everybody finds there. */
    Locals: { decorated: true, decorates: 'sveltekit.Locals' },
    HandleInput: {
      members: { event: { type: 'sveltekit.Event' }, resolve: { call: { returns: 'web.Response', promise: true } } },
    },
    Cookies: {
      role: 'response',
      members: {
        set: { call: set }, delete: { call: remove }, serialize: { call: serialize }, get: harmless, getAll: harmless, parse: harmless,
      },
    },
  },

  handler,

  fileRoutes: [
    {
      ...page, basename: ['+server'], handler,
      exports: [
        { names: methods, method: 'export' },
        { names: ['fallback'], method: 'ANY' },
      ],
    },
    {
      ...page, basename: ['+page.server', '+layout.server'],
      exports: [
        { names: ['load'], method: 'GET', page: true },
        { names: ['actions'], method: 'POST', members: { path: '?/{name}', plain: 'default' } },
      ],
    },
    {
      ...page, roots: ['src', ''], basename: ['hooks.server', 'hooks'], path: null, naming: plainNaming,
      exports: [{ names: ['handle'], method: 'ANY', page: true }],
      handler: { params: ['sveltekit.HandleInput'], returnsResponse: true },
    },
  ],

  cookieApis: {
    cookies: {
      // 3: `path: '/'` before the options; 1: the directory of the URL; 2: none (above). Run: cookies.md §1.1.
      path: { set: '/', clear: '/' },
      secure: true,
      httpOnly: true,
      sameSite: 'lax',
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      // delete() puts maxAge 0 after the options.
      clearIgnores: ['maxAge'],
      maxAgeUnit: 's',
      versions: [{ package: '@sveltejs/kit', below: '3', then: { path: { set: 'request-dir', clear: 'request-dir' } } }],
      checked: '@sveltejs/kit 3.2.0, 2.70.4 and 1.30.4',
    },
  },

  annotations: {
    '@sveltejs/kit': {
      RequestEvent: { type: 'sveltekit.Event' },
      ServerLoadEvent: { type: 'sveltekit.Event' },
      Cookies: { type: 'sveltekit.Cookies' },
      RequestHandler: { handler },
      Action: { handler: pageHandler },
      ServerLoad: { handler: pageHandler },
      Handle: { handler: { params: ['sveltekit.HandleInput'], returnsResponse: true } },
    },
    // Generated beside every route.
    './$types': {
      RequestEvent: { type: 'sveltekit.Event' },
      PageServerLoadEvent: { type: 'sveltekit.Event' },
      LayoutServerLoadEvent: { type: 'sveltekit.Event' },
      RequestHandler: { handler },
      Action: { handler: pageHandler },
      PageServerLoad: { handler: pageHandler },
      LayoutServerLoad: { handler: pageHandler },
    },
  },
})
