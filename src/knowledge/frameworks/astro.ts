import { arg, constant, defineFramework, firstOf, requestUrl, rest } from '../define.ts'
import type { FileExportRow, HandlerRow, RouteNaming, ValueRow } from '../define.ts'
import { groupedNaming, plainNaming } from '../route-namings.ts'
import { fluent, harmless } from '../rows.ts'

const handler: HandlerRow = { params: ['astro.Context'], returnsResponse: true }
const extensions = ['ts', 'js', 'mjs', 'mts']
/** Names that begin with `_` are no routes; parentheses are part of the URL. */
const naming: RouteNaming = { segments: groupedNaming.segments.slice(1), index: ['index'], except: '^_' }
// Until Astro 3 the names were written small, and `del` was DELETE.
const verbs: readonly FileExportRow[] = [
  { names: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], method: 'export' },
  { names: ['ALL', 'all'], method: 'ANY' },
  { names: ['get'], method: 'GET' }, { names: ['post'], method: 'POST' }, { names: ['put'], method: 'PUT' },
  { names: ['patch'], method: 'PATCH' }, { names: ['del'], method: 'DELETE' },
]
/** context.redirect(path, status = 302) gives the response. */
const redirect: ValueRow = {
  call: { returns: 'web.Response', with: { redirect: arg(0), status: firstOf(arg(1), constant(302)) } },
}

export default defineFramework({
  id: 'astro',
  title: 'Astro',
  packages: ['astro', 'astro:middleware', 'astro:actions'],
  checked: '7.3.5',
  docs: 'https://docs.astro.build/en/reference/api-reference/',

  globals: { Astro: { type: 'astro.Page' } },

  modules: {
    'astro:middleware': {
      members: { defineMiddleware: { call: { returns: arg(0) } }, sequence: { call: { returns: rest(0) } }, createContext: harmless },
    },
    'astro:actions': {
      members: {
        // defineAction({ accept?, input?, handler }), called by POST /_actions/<name> (actions/consts.js).
        defineAction: {
          call: {
            effects: [{
              is: 'action', method: 'POST', path: '/_actions/{names}', handlers: arg(0, 'handler'),
              handler: { params: [null, 'astro.Context'] },
            }],
          },
        },
        ActionError: { call: {}, construct: {} }, isInputError: harmless, isActionError: harmless, getActionContext: harmless,
      },
    },
  },

  types: {
    /** What the middleware puts there, everybody finds there. */
    Locals: { decorated: true, decorates: 'astro.Locals' },
    /** APIContext: what endpoints, middleware and actions are given. */
    Context: {
      role: 'request',
      members: {
        cookies: { type: 'astro.Cookies' },
        request: { type: 'web.Request' },
        url: { members: { pathname: { is: requestUrl('path') }, href: { is: requestUrl('whole') } } },
        params: { is: requestUrl('params') },
        redirect, rewrite: { call: { returns: 'web.Response' } },
        session: { type: 'astro-session.Session' },
        locals: { type: 'astro.Locals', same: true }, props: {}, site: {}, clientAddress: {}, getActionResult: harmless, callAction: harmless,
      },
    },
    /** `Astro` in the code of a page: it has the headers of the response, too. */
    Page: {
      extends: 'astro.Context',
      role: 'request',
      members: { response: { type: 'astro.PageResponse' }, slots: {}, self: {} },
    },
    Next: { call: { returns: 'web.Response', promise: true } },
    PageResponse: { role: 'response', members: { headers: { type: 'web.Headers' } } },
    Cookies: {
      role: 'response',
      members: {
        set: {
          call: { effects: [{ is: 'set-cookie', api: 'astro.cookies', name: arg(0), value: arg(1), options: arg(2) }] },
        },
        delete: { call: { effects: [{ is: 'clear-cookie', api: 'astro.cookies', name: arg(0), options: arg(1) }] } },
        get: harmless, has: harmless, headers: harmless, merge: fluent, consume: harmless,
      },
    },
  },

  handler,

  fileRoutes: [
    { framework: 'astro', roots: ['src/pages', 'pages'], basename: null, extensions, naming, exports: verbs, handler },
    {
      framework: 'astro', roots: ['src/pages', 'pages'], basename: null, extensions: ['astro'], naming,
      exports: [{ names: ['default'], method: 'ANY', page: true }],
      handler: { params: [], returnsResponse: true, answersAfterwards: true },
    },
    {
      framework: 'astro', roots: ['src', 'src/middleware'], basename: ['middleware', 'index'], extensions, path: null, naming: plainNaming,
      exports: [{ names: ['onRequest'], method: 'ANY', page: true }],
      handler: { params: ['astro.Context', 'astro.Next'], returnsResponse: true },
    },
  ],

  cookieApis: {
    cookies: {
      // Neither set nor delete writes a path that is not given; delete sends the value `deleted` and the epoch (7.3.5 and 5.18.2, run).
      path: { set: null, clear: null },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'astro 7.3.5 and 5.18.2',
    },
  },

  annotations: {
    astro: {
      APIContext: { type: 'astro.Context' }, AstroCookies: { type: 'astro.Cookies' }, AstroGlobal: { type: 'astro.Page' },
      APIRoute: { handler }, MiddlewareHandler: { handler: { params: ['astro.Context', 'astro.Next'], returnsResponse: true } },
    },
    'astro:actions': { ActionAPIContext: { type: 'astro.Context' } },
  },
})
