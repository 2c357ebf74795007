/** The exports of h3, which Nitro and Nuxt make names that server files need not import. Data, like the tables. */
import { arg, constant, firstOf, listOf, memberOf, requestUrl } from './define.ts'
import type { CallRow, Ref, ValueRow } from './define.ts'
import { harmless, harmlessClass } from './rows.ts'

const nothings = (...names: string[]): Record<string, ValueRow> => Object.fromEntries(names.map((name) => [name, harmless]))

/** defineEventHandler(fn) | defineEventHandler({ onRequest, handler }); 2: `middleware` instead of `onRequest`. */
const defines: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'function' }], returns: arg(0) },
    {
      when: [{ arg: 0, keys: ['handler'], is: 'present' }],
      returns: listOf(arg(0, 'onRequest'), arg(0, 'middleware'), arg(0, 'handler')),
    },
    { returns: arg(0) },
  ],
}
const wraps = (index: number): ValueRow => ({ call: { returns: arg(index) } })

const header = (mode: 'set' | 'append'): ValueRow => ({
  call: { effects: [{ is: 'header', name: arg(1), value: arg(2), mode }] },
})
const headers = (mode: 'set' | 'append'): ValueRow => ({ call: { effects: [{ is: 'headers', object: arg(1), mode }] } })
const set: ValueRow = { call: { effects: [{ is: 'set-cookie', api: 'h3.cookie', name: arg(1), value: arg(2), options: arg(3) }] } }
const remove: ValueRow = { call: { effects: [{ is: 'clear-cookie', api: 'h3.cookie', name: arg(1), options: arg(2) }] } }
const answers = (more: { status?: Ref; redirect?: Ref } = {}): ValueRow => ({
  call: { returns: 'h3.Answer', effects: [{ is: 'send', ...more }] },
})
const session: CallRow = {
  returns: 'h3-session.Session', effects: [{ is: 'session-setup', library: 'h3-session', options: arg(1) }],
}

/** By name, as the package exports them. */
export const h3Members: Readonly<Record<string, ValueRow>> = {
  eventHandler: defines, defineEventHandler: defines, defineHandler: defines, defineValidatedHandler: defines, defineMiddleware: defines,
  lazyEventHandler: { call: { returns: { resultOf: arg(0) } } }, defineLazyEventHandler: { call: { returns: { resultOf: arg(0) } } },
  defineRequestMiddleware: wraps(0), toEventHandler: wraps(0), dynamicEventHandler: wraps(0), onRequest: wraps(0),
  useBase: wraps(1), withBase: wraps(1),
  defineNodeListener: wraps(0), defineNodeHandler: wraps(0), fromNodeMiddleware: harmless, fromNodeHandler: harmless,
  defineWebSocketHandler: harmless, defineWebSocket: harmless, defineResponseMiddleware: harmless, onResponse: harmless, onError: harmless,
  createApp: { call: { returns: 'h3.App' } },
  createRouter: { call: { returns: 'h3.Router' } },
  H3: { construct: { returns: 'h3.App' } }, H3Core: { construct: { returns: 'h3.App' } },
  toNodeListener: harmless, toNodeHandler: harmless, toWebHandler: harmless, serve: harmless,
  setCookie: set, deleteCookie: remove, setChunkedCookie: set, deleteChunkedCookie: remove,
  setHeader: header('set'), setResponseHeader: header('set'), appendHeader: header('append'), appendResponseHeader: header('append'),
  setHeaders: headers('set'), setResponseHeaders: headers('set'), appendHeaders: headers('append'), appendResponseHeaders: headers('append'),
  // sendRedirect(event, location, code = 302); 2: redirect(location, status = 302) makes the answer.
  sendRedirect: answers({ redirect: arg(1), status: firstOf(arg(2), constant(302)) }),
  redirect: { call: { returns: 'h3.Answer', with: { redirect: arg(0), status: firstOf(arg(1), constant(302)) } } },
  redirectBack: { call: { returns: 'h3.Answer', with: { status: constant(302) } } },
  send: answers(), sendNoContent: answers({ status: firstOf(arg(1), constant(204)) }), sendStream: answers(), sendIterable: answers(),
  sendWebResponse: answers(), sendError: answers({ status: arg(1, 'statusCode') }),
  noContent: { call: { returns: 'h3.Answer', with: { status: firstOf(arg(0), constant(204)) } } },
  // What another server answers is handed on.
  proxyRequest: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(1) }] } },
  sendProxy: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(1) }] } },
  proxy: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(1) }] } },
  fetchWithEvent: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(1), method: arg(2, 'method') }] } },
  useSession: { call: { ...session, promise: true } },
  getSession: { call: { ...session, promise: true } },
  updateSession: {
    call: { promise: true, effects: [{ is: 'session-setup', library: 'h3-session', options: arg(1) }, { is: 'set-own-cookie', library: 'h3-session' }] },
  },
  clearSession: {
    call: {
      promise: true,
      effects: [
        { is: 'session-setup', library: 'h3-session', options: arg(1) },
        {
          is: 'invalidate', what: 'session', effect: 'stateless', scope: 'current-session',
          why: 'the session is sealed in the cookie: nothing on the server can be ended',
        },
        { is: 'clear-own-cookie', library: 'h3-session' },
      ],
    },
  },
  // assertMethod(event, expected) throws a 405 unless the method is the expected one, or one of them.
  assertMethod: { call: [{ when: [{ arg: 1, method: 'other' }], throws: true }, {}] },
  isMethod: {
    call: [{ when: [{ arg: 1, method: 'own' }], returns: constant(true) }, { when: [{ arg: 1, method: 'other' }], returns: constant(false) }, {}],
  },
  getMethod: { call: { returns: memberOf(arg(0), constant('method')) } },
  createError: harmless, HTTPError: harmlessClass, H3Error: harmlessClass, H3Event: harmlessClass,
  getRequestURL: { call: { returns: 'h3.Url' } },
  getRequestPath: { call: { returns: requestUrl('path') } },
  getRouterParam: { call: { returns: memberOf(requestUrl('params'), arg(1)) } }, getRouterParams: { call: { returns: requestUrl('params') } },
  ...nothings(
    'getCookie', 'parseCookies', 'getChunkedCookie', 'getValidatedCookies', 'getHeader', 'getHeaders', 'getRequestHeader', 'getRequestHeaders',
    'getQuery', 'getValidatedQuery', 'getValidatedRouterParams', 'getRequestHost',
    'getRequestIP', 'getRequestProtocol', 'getRequestFingerprint', 'getRequestWebStream', 'getProxyRequestHeaders', 'getResponseHeader',
    'getResponseHeaders', 'getResponseStatus', 'getResponseStatusText', 'readBody', 'readValidatedBody', 'readRawBody', 'readFormData',
    'readMultipartFormData', 'isPreflightRequest', 'isError', 'isEvent', 'setResponseStatus',
    'defaultContentType', 'handleCors', 'handleCacheHeaders', 'appendCorsHeaders', 'appendCorsPreflightHeaders', 'removeResponseHeader',
    'clearResponseHeaders', 'sealSession', 'unsealSession', 'toWebRequest', 'getEventContext', 'writeEarlyHints', 'setServerTiming',
  ),
}
