import { arg, constant, defineFramework, requestUrl, self } from '../define.ts'
import type { CallRow, FileRouteRow, HandlerRow, RouteNaming, ValueRow } from '../define.ts'
import { bracketNaming, plainNaming } from '../route-namings.ts'
import { fluent, harmless } from '../rows.ts'

const extensions = ['ts', 'tsx', 'js', 'jsx', 'mjs', 'mts']
/** `(group)` and `@slot` folders are no part of the URL; `(.)photo` takes the place of `photo`. */
const appNaming: RouteNaming = {
  segments: [
    { matches: String.raw`^(?:\(\.{1,3}\))+`, becomes: '' }, { matches: String.raw`^(?:\(.*\)|@.*)$`, becomes: '' },
    ...bracketNaming.segments,
  ],
}
const apiHandler: HandlerRow = { params: ['next.ApiRequest', 'next.ApiResponse'] }

// set(name, value, options?) | set({ name, value, …options }), @edge-runtime/cookies 6.0.0.
const set: readonly CallRow[] = [
  {
    when: [{ arg: 1, is: 'absent' }],
    returns: 'receiver',
    effects: [{ is: 'set-cookie', api: 'next.cookies', name: arg(0, 'name'), value: arg(0, 'value'), options: arg(0) }],
  },
  {
    returns: 'receiver',
    effects: [{ is: 'set-cookie', api: 'next.cookies', name: arg(0), value: arg(1), options: arg(2) }],
  },
]
// delete(name) | delete({ name, path, domain }); a second argument is ignored.
const remove: readonly CallRow[] = [
  {
    when: [{ arg: 0, is: 'object' }],
    returns: 'receiver',
    effects: [{ is: 'clear-cookie', api: 'next.cookies', name: arg(0, 'name'), options: arg(0) }],
  },
  { returns: 'receiver', effects: [{ is: 'clear-cookie', api: 'next.cookies', name: arg(0) }] },
]
const redirects: ValueRow = { call: { throws: true, effects: [{ is: 'send', redirect: arg(0) }] } }
const middleware: Omit<FileRouteRow, 'basename' | 'exports'> = {
  framework: 'next-middleware', roots: ['src', ''], extensions, path: null, naming: plainNaming,
  handler: { params: ['next.Request', null], returnsResponse: true },
}

export default defineFramework({
  id: 'next',
  title: 'Next.js',
  packages: ['next', 'next/server', 'next/headers', 'next/navigation', 'next/cache'],
  checked: '16.4.6',
  docs: 'https://nextjs.org/docs/app/api-reference',

  modules: {
    next: { call: {}, members: { default: { call: {} } } },
    'next/server': {
      members: {
        NextResponse: {
          construct: {
            returns: 'next.Response',
            with: { status: arg(1, 'status'), redirect: arg(1, 'headers', 'Location') },
            effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
          },
          members: {
            json: {
              call: {
                returns: 'next.Response',
                with: { status: arg(1, 'status') },
                effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
              },
            },
            // redirect(url, init?), init a status or a ResponseInit; 307 by default (spec-extension/response.ts).
            redirect: {
              call: [
                {
                  when: [{ arg: 1, is: 'object' }],
                  returns: 'next.Response',
                  with: { redirect: arg(0), status: arg(1, 'status') },
                  effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
                },
                {
                  when: [{ arg: 1, is: 'absent' }],
                  returns: 'next.Response', with: { redirect: arg(0), status: constant(307) },
                },
                { returns: 'next.Response', with: { redirect: arg(0), status: arg(1) } },
              ],
            },
            rewrite: {
              call: { returns: 'next.Response', effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }] },
            },
            next: {
              call: { returns: 'next.Response', effects: [{ is: 'headers', object: arg(0, 'headers'), mode: 'set' }] },
            },
          },
        },
        NextRequest: { construct: { returns: 'next.Request' } },
        after: { call: { callbacks: [{ arg: 0, params: [], runs: 'after' }] } },
        userAgent: harmless, connection: harmless,
      },
    },
    'next/headers': {
      members: {
        // A promise since Next 15, the store itself before.
        cookies: { call: { returns: 'next.CookieStore' } },
        headers: { call: { returns: 'web.RequestHeaders' } },
        draftMode: harmless,
      },
    },
    // redirect and its likes end the function by throwing.
    'next/navigation': {
      members: {
        redirect: redirects, permanentRedirect: redirects,
        notFound: { call: { throws: true, effects: [{ is: 'send', status: constant(404) }] } },
        forbidden: { call: { throws: true, effects: [{ is: 'send', status: constant(403) }] } },
        unauthorized: { call: { throws: true, effects: [{ is: 'send', status: constant(401) }] } },
        RedirectType: {},
      },
    },
    'next/cache': {
      members: {
        revalidatePath: harmless, revalidateTag: harmless, updateTag: harmless, refresh: harmless, cacheTag: harmless,
        cacheLife: harmless, unstable_noStore: harmless, unstable_cache: { call: { returns: arg(0) } },
      },
    },
  },

  types: {
    Request: {
      extends: 'web.Request',
      role: 'request',
      members: { cookies: { type: 'next.RequestCookies' }, nextUrl: { type: 'next.Url' } },
    },
    Url: {
      role: 'request',
      members: { searchParams: { type: 'web.Input' }, pathname: { is: requestUrl('path') }, href: { is: requestUrl('whole') }, clone: fluent, toString: { call: { returns: requestUrl('whole') } } },
    },
    /** The second argument of a route's handler; `params` is a promise since Next 15, an object before. */
    RouteContext: { role: 'request', members: { params: { is: requestUrl('params') } } },
    /** Cookies that came in: set and delete change nothing in the browser. */
    RequestCookies: {
      members: { get: harmless, getAll: harmless, has: harmless, set: harmless, delete: harmless, clear: harmless },
    },
    Response: { extends: 'web.Response', role: 'response', members: { cookies: { type: 'next.ResponseCookies' } } },
    ResponseCookies: {
      members: { set: { call: set }, delete: { call: remove }, get: harmless, getAll: harmless, has: harmless },
    },
    /** What cookies() answers: the cookies of whatever response the handler returns. */
    CookieStore: { extends: 'next.ResponseCookies' },
    ApiRequest: { extends: 'node.IncomingMessage', role: 'request', members: { query: { is: requestUrl('params') } } },
    ApiResponse: {
      extends: 'node.ServerResponse',
      role: 'response',
      members: {
        status: { call: { returns: 'receiver', with: { status: arg(0) } } },
        json: { call: { effects: [{ is: 'send', status: self('status') }] } },
        send: { call: { effects: [{ is: 'send', status: self('status') }] } },
        // redirect(url) | redirect(status, url), server/api-utils/index.ts; it sends 307 by default.
        redirect: {
          call: [
            {
              when: [{ arg: 1, is: 'absent' }],
              returns: 'receiver', effects: [{ is: 'send', redirect: arg(0), status: constant(307) }],
            },
            { returns: 'receiver', effects: [{ is: 'send', redirect: arg(1), status: arg(0) }] },
          ],
        },
        revalidate: harmless, setPreviewData: { call: { returns: 'receiver' } }, setDraftMode: { call: { returns: 'receiver' } },
        clearPreviewData: { call: { returns: 'receiver' } },
      },
    },
    /** The argument of getServerSideProps. */
    PagesContext: {
      members: { req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' }, query: {}, params: {} },
    },
  },

  // What `req` and `res` are in JavaScript without annotations, where a file is run on its own for what it issues.
  handler: apiHandler,

  fileRoutes: [
    {
      framework: 'next-app', roots: ['src/app', 'app'], basename: 'route', extensions, naming: appNaming,
      exports: [{ names: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], method: 'export' }],
      handler: { params: ['next.Request', 'next.RouteContext'], returnsResponse: true },
    },
    {
      framework: 'next-pages', roots: ['src/pages/api', 'pages/api'], basename: null, extensions, prefix: '/api',
      naming: bracketNaming,
      exports: [{ names: ['default'], method: 'ANY' }],
      handler: apiHandler,
    },
    {
      framework: 'next-pages', roots: ['src/pages', 'pages'], basename: null, extensions, naming: bracketNaming,
      exports: [{ names: ['getServerSideProps'], method: 'GET' }],
      handler: { params: ['next.PagesContext'] },
    },
    { ...middleware, basename: 'middleware', exports: [{ names: ['middleware', 'default'], method: 'ANY' }] },
    // Next 16 calls the file and the function proxy.
    { ...middleware, basename: 'proxy', exports: [{ names: ['proxy', 'default'], method: 'ANY' }] },
  ],

  directives: [{ framework: 'next-action', directive: 'use server', handler: { params: [] } }],

  repairs: {
    // Route handlers and server actions; a middleware writes to the response that it makes (docs, functions/cookies, 16.4.6).
    cookieStores: [{ module: 'next/headers', name: 'cookies', frameworks: ['next-app', 'next-action'] }],
    // API routes have `status()`, and the methods of Node (pages/building-your-application/routing/api-routes, 16.4.6).
    refusesMethods: [{ frameworks: ['next-pages'], by: 'response' }],
  },

  cookieApis: {
    cookies: {
      // NextResponse.cookies and cookies() share @edge-runtime/cookies: `path: '/'` is put before the options (6.0.0, 5.0.2).
      appendsAtOnce: true,
      path: { set: '/', clear: '/' },
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      // delete({ name, maxAge: 60 }) leaves a live cookie.
      clearIgnores: ['expires'],
      maxAgeUnit: 's',
      checked: 'next 16.4.6',
    },
  },

  annotations: {
    next: {
      NextApiRequest: { type: 'next.ApiRequest' },
      NextApiResponse: { type: 'next.ApiResponse' },
      NextApiHandler: { handler: apiHandler },
      GetServerSideProps: { handler: { params: ['next.PagesContext'] } },
      GetServerSidePropsContext: { type: 'next.PagesContext' },
      NextPageContext: { type: 'next.PagesContext' },
    },
    'next/server': {
      NextRequest: { type: 'next.Request' },
      NextResponse: { type: 'next.Response' },
      NextMiddleware: { handler: { params: ['next.Request', null], returnsResponse: true } },
    },
  },
})
