import { arg, constant, defineFramework, firstOf, member, receiver, requestUrl, rest, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { connectUse, fluent, harmless, verb } from '../rows.ts'

const newRouter: CallRow = { returns: 'express.Router' }
const middleware: ValueRow = { call: { returns: 'express.Middleware' } }
/** `router.route('/x').post(…)`: the verb registers on the router that made the route. */
const routeVerb: ValueRow = {
  call: {
    returns: 'receiver',
    effects: [{ is: 'route', method: member, path: self('path'), handlers: rest(0), on: self('router') }],
  },
}
const routeAll: ValueRow = {
  call: {
    returns: 'receiver',
    effects: [{ is: 'route', method: 'ANY', path: self('path'), handlers: rest(0), on: self('router') }],
  },
}
const answers: ValueRow = {
  call: { returns: 'receiver', effects: [{ is: 'send', status: self('status'), redirect: self('redirect') }] },
}
const setHeader: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'object' }], returns: 'receiver', effects: [{ is: 'headers', object: arg(0), mode: 'set' }] },
    { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] },
  ],
}

export default defineFramework({
  id: 'express',
  title: 'Express',
  packages: ['express', 'express-promise-router', 'router', 'express-async-handler'],
  checked: '5.3.0 and 4.22.3',
  docs: 'https://expressjs.com/en/5x/api.html',
  handler: { params: ['express.Request', 'express.Response', 'express.Next'] },

  modules: {
    express: {
      call: { returns: 'express.App' },
      members: {
        Router: { call: newRouter, construct: newRouter },
        application: {}, request: {}, response: {},
        json: middleware, urlencoded: middleware, raw: middleware, text: middleware, static: middleware, query: middleware,
      },
    },
    // The same API as express.Router(), with handlers whose promises are awaited (express-promise-router 4.1 README).
    'express-promise-router': { call: newRouter, construct: newRouter, members: { default: { call: newRouter } } },
    // The package that express 5 takes its Router from.
    router: { call: newRouter, construct: newRouter },
    // asyncHandler(fn) calls fn(req, res, next) and hands a rejection to next (express-async-handler 1.2 index.js).
    'express-async-handler': { call: { returns: arg(0) } },
  },

  types: {
    Middleware: { call: {} },
    Router: {
      role: 'router',
      members: {
        use: { call: connectUse },
        all: { call: { returns: 'receiver', effects: [{ is: 'route', method: 'ANY', path: arg(0), handlers: rest(1) }] } },
        get: verb, head: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb,
        route: { call: { returns: 'express.Route', with: { path: arg(0), router: receiver } } },
        param: fluent,
      },
    },
    Route: {
      members: {
        all: routeAll, get: routeVerb, head: routeVerb, post: routeVerb, put: routeVerb, patch: routeVerb, delete: routeVerb,
        options: routeVerb,
      },
    },
    App: {
      extends: 'express.Router',
      role: 'router',
      serves: true,
      members: {
        // app.get('view engine') reads a setting (express 4 and 5, lib/application.js).
        get: {
          call: [
            { when: [{ arg: 1, is: 'absent' }] },
            { returns: 'receiver', effects: [{ is: 'route', method: 'GET', path: arg(0), handlers: rest(1) }] },
          ],
        },
        // Alias of delete, gone in express 5.
        del: { call: { returns: 'receiver', effects: [{ is: 'route', method: 'DELETE', path: arg(0), handlers: rest(1) }] } },
        set: fluent, enable: fluent, disable: fluent, engine: fluent, enabled: harmless, disabled: harmless, path: harmless,
        on: fluent, once: fluent, emit: harmless,
        listen: { call: { callbacks: [{ arg: 'last', runs: 'after' }] } },
        locals: {}, settings: {},
      },
    },
    Next: {
      call: [
        { when: [{ arg: 0, is: 'absent' }], effects: [{ is: 'next' }] },
        { when: [{ arg: 0, equals: ['route', 'router'] }], effects: [{ is: 'next' }] },
        { effects: [{ is: 'next', error: arg(0) }] },
      ],
    },
    Request: {
      extends: 'node.IncomingMessage',
      role: 'request',
      members: {
        app: { type: 'express.App' }, res: { type: 'express.Response' }, next: { type: 'express.Next' },
        path: { is: requestUrl('path') }, params: { is: requestUrl('params') },
        get: harmless, header: harmless, param: harmless, accepts: harmless, is: harmless, range: harmless,
        acceptsCharsets: harmless, acceptsEncodings: harmless, acceptsLanguages: harmless,
      },
    },
    Response: {
      extends: 'node.ServerResponse',
      role: 'response',
      members: {
        app: { type: 'express.App' }, req: { type: 'express.Request' }, locals: {},
        cookie: {
          call: {
            returns: 'receiver',
            effects: [{ is: 'set-cookie', api: 'express.response', name: arg(0), value: arg(1), options: arg(2) }],
          },
        },
        clearCookie: {
          call: {
            returns: 'receiver',
            effects: [{ is: 'clear-cookie', api: 'express.response', name: arg(0), options: arg(1) }],
          },
        },
        set: setHeader, header: setHeader,
        append: { call: { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }] } },
        get: harmless,
        status: { call: { returns: 'receiver', with: { status: arg(0) } } },
        location: {
          call: { returns: 'receiver', effects: [{ is: 'header', name: constant('Location'), value: arg(0), mode: 'set' }] },
        },
        type: fluent, contentType: fluent, vary: fluent, links: fluent, attachment: fluent,
        send: answers, json: answers, jsonp: answers, sendFile: answers, sendfile: answers, download: answers, format: answers,
        end: answers,
        sendStatus: { call: { returns: 'receiver', effects: [{ is: 'send', status: arg(0) }] } },
        // redirect(url) | redirect(status, url), express 5 lib/response.js.
        redirect: {
          call: [
            { when: [{ arg: 1, is: 'absent' }], effects: [{ is: 'send', redirect: arg(0), status: constant(302) }] },
            { effects: [{ is: 'send', redirect: arg(1), status: arg(0) }] },
          ],
        },
        // With a callback the text is handed over instead of being sent (lib/response.js).
        render: {
          call: [
            { when: [{ arg: 2, is: 'function' }], callbacks: [{ arg: 2, params: [null, null], runs: 'after' }] },
            { when: [{ arg: 1, is: 'function' }], callbacks: [{ arg: 1, params: [null, null], runs: 'after' }] },
            { effects: [{ is: 'send', status: firstOf(self('status'), constant(200)) }] },
          ],
        },
      },
    },
  },

  cookieApis: {
    response: {
      // `opts.path == null` becomes '/': express 5.3.0 lib/response.js, 4.22.3 the same. `this.append('Set-Cookie', …)`.
      appendsAtOnce: true,
      path: { set: '/', clear: '/' },
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      // express 5 drops both; express 4 merges the options over the epoch date, so either makes a live empty cookie.
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 'ms',
      versions: [{ package: 'express', below: '5', then: { clearIgnores: [] } }],
      checked: 'express 5.3.0 and 4.22.3',
    },
  },

  annotations: {
    express: {
      Request: { type: 'express.Request' },
      Response: { type: 'express.Response' },
      NextFunction: { type: 'express.Next' },
      Express: { type: 'express.App' },
      Application: { type: 'express.App' },
      Router: { type: 'express.Router' },
      IRouter: { type: 'express.Router' },
      RequestHandler: { handler: { params: ['express.Request', 'express.Response', 'express.Next'] } },
      ErrorRequestHandler: { handler: { params: [null, 'express.Request', 'express.Response', 'express.Next'] } },
    },
    'express-serve-static-core': {
      Request: { type: 'express.Request' },
      Response: { type: 'express.Response' },
      NextFunction: { type: 'express.Next' },
    },
  },

  // app.use and app.post both take a path and handlers; `status().end()` answers (lib/application.js, lib/response.js, 5.3.0).
  repairs: { useHasPost: true, refusesMethods: [{ frameworks: ['express'], by: 'response' }] },
})
