import { arg, defineFramework, requestUrl } from '../define.ts'
import type { CallRow, EffectRow, FileRouteRow, HandlerRow, RouteNaming, ValueRow } from '../define.ts'
import { groupedNaming } from '../route-namings.ts'
import { harmless } from '../rows.ts'

const handler: HandlerRow = { params: ['qwik.Event'], returnsResponse: true }
const actionHandler: HandlerRow = { params: ['web.Input', 'qwik.Event'], returnsResponse: true }

/** `index@narrow` has another layout, `index!` none; a layout answers for what is below its folder. */
const naming: RouteNaming = {
  ...groupedNaming, segments: [{ matches: '^(?:index[@!].*|layout(?:[-!].*)?)$', becomes: '' }, ...groupedNaming.segments],
}
const files: Omit<FileRouteRow, 'basename' | 'exports'> = {
  framework: 'qwik', roots: ['src/routes'], extensions: ['ts', 'tsx', 'js', 'jsx'], naming, handler,
}

/** routeAction$(fn, …validators): a function that a form of the page posts to, `?qaction=…` at whichever URL the page has. */
const action: EffectRow = { is: 'action', method: 'POST', handlers: arg(0), handler: actionHandler, calledUse: true, byEffect: true, withHeaders: true }
/** globalAction$(fn, …): any page can use it, and the request goes to the URL of that page (lib/index.qwik.mjs, getClientDataPath). */
const globalAction: EffectRow = { ...action, anywhere: true }
const loader: EffectRow = { is: 'action', method: 'GET', handlers: arg(0), handler, calledUse: true, withHeaders: true }
/** server$(fn): `this` is the event. */
const remote: EffectRow = { is: 'action', method: 'POST', handlers: arg(0), handler: { params: [], thisType: 'qwik.Event' }, withHeaders: true }

const answer: CallRow = { returns: 'qwik.Answer', with: { status: arg(0) }, effects: [{ is: 'send', status: arg(0) }] }
const cityExports: ValueRow = {
  members: {
    routeAction$: { call: { returns: 'qwik.Hook', effects: [action] } },
    globalAction$: { call: { returns: 'qwik.Hook', effects: [globalAction] } },
    routeLoader$: { call: { returns: 'qwik.Hook', effects: [loader] } },
    server$: { call: { returns: arg(0), effects: [remote] } },
    zod$: harmless, valibot$: harmless, validator$: harmless, z: {}, useNavigate: harmless, useLocation: harmless,
  },
}

export default defineFramework({
  id: 'qwik',
  title: 'Qwik City',
  packages: ['@builder.io/qwik-city', '@qwik.dev/router'],
  checked: '@builder.io/qwik-city 1.20.1',
  docs: 'https://qwik.dev/docs/action/',
  handler,

  modules: { '@builder.io/qwik-city': cityExports, '@qwik.dev/router': cityExports },

  types: {
    Event: {
      role: 'exchange',
      members: {
        cookie: { type: 'qwik.Cookie' },
        // What is answered; the request has its own.
        headers: { type: 'web.Headers' },
        request: { type: 'web.Request' },
        query: { type: 'web.Input' },
        pathname: { is: requestUrl('path') }, params: { is: requestUrl('params') },
        // Each ends the answer; whoever calls it throws what it gives.
        redirect: {
          call: { returns: 'qwik.Answer', with: { status: arg(0), redirect: arg(1) }, effects: [{ is: 'send', status: arg(0), redirect: arg(1) }] },
        },
        error: { call: answer }, text: { call: answer }, html: { call: answer }, json: { call: answer }, send: { call: answer },
        fail: harmless, exit: harmless, status: harmless, locale: harmless, cacheControl: harmless, next: { call: { effects: [{ is: 'next' }] } },
        parseBody: { call: { returns: 'web.Input', promise: true } },
        env: { members: { get: harmless } },
        sharedMap: { members: { get: harmless, set: harmless, has: harmless, delete: harmless } },
        defer: harmless,
      },
    },
    Answer: {},
    /** What a component calls to use the action. */
    Hook: { call: {} },
    Cookie: {
      members: {
        set: { call: { effects: [{ is: 'set-cookie', api: 'qwik.cookie', name: arg(0), value: arg(1), options: arg(2) }] } },
        append: { call: { effects: [{ is: 'set-cookie', api: 'qwik.cookie', name: arg(0), value: arg(1), options: arg(2) }] } },
        delete: { call: { effects: [{ is: 'clear-cookie', api: 'qwik.cookie', name: arg(0), options: arg(1) }] } },
        get: harmless, getAll: harmless, has: harmless, headers: harmless,
      },
    },
  },

  fileRoutes: [{
    ...files, basename: null,
    exports: [
      { names: ['onGet'], method: 'GET' }, { names: ['onPost'], method: 'POST' }, { names: ['onPut'], method: 'PUT' },
      { names: ['onPatch'], method: 'PATCH' }, { names: ['onDelete'], method: 'DELETE' }, { names: ['onHead'], method: 'HEAD' },
      { names: ['onRequest'], method: 'ANY' },
    ],
  }],

  cookieApis: {
    cookie: {
      // createSetCookieValue of middleware/request-handler: only what is given is written; delete() overwrites maxAge, which
      // goes before expires.
      path: { set: null, clear: null },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: '@builder.io/qwik-city 1.20.1',
    },
  },

  annotations: Object.fromEntries(['@builder.io/qwik-city', '@qwik.dev/router'].map((name) => [name, {
    RequestHandler: { handler }, RequestEvent: { type: 'qwik.Event' }, RequestEventCommon: { type: 'qwik.Event' },
    RequestEventAction: { type: 'qwik.Event' }, RequestEventLoader: { type: 'qwik.Event' }, RequestEventBase: { type: 'qwik.Event' },
    Cookie: { type: 'qwik.Cookie' },
  }])),
})
