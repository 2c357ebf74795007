import { arg, constant, defineFramework, listOf, memberOf, provided, requestMethod, self, setting, when } from '../define.ts'
import type { CallRow, EffectRow, HandlerRow, Ref, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

const handler: HandlerRow = { params: ['adonis.Context'], returnsResponse: true }
const router: ValueRow = { type: 'adonis.Router' }
const application: ValueRow = { type: 'adonis.Application' }

const registers = (method: string | Ref, path: Ref, handlers: Ref): CallRow => ({
  returns: 'adonis.Route', effects: [{ is: 'route', method, path, handlers }],
})
const verb: ValueRow = { call: registers({ member: true }, arg(0), arg(1)) }

/** The action of a resource, on a class or on a text that names one (http-server 5 and 7, Resource). */
const action = (method: string, name: string, id = ''): EffectRow => ({
  is: 'route', method, path: { joinedPath: [arg(0), constant(id)] }, handlers: listOf(arg(1), constant(name)), optional: true,
})
const resource: ValueRow = {
  call: {
    returns: 'adonis.Resource',
    effects: [
      action('GET', 'index'), action('POST', 'store'), action('GET', 'show', ':id'), action('PUT', 'update', ':id'),
      action('DELETE', 'destroy', ':id'),
    ],
  },
}

const set = (api: string): ValueRow => ({
  call: { returns: 'receiver', effects: [{ is: 'set-cookie', api, name: arg(0), value: arg(1), options: arg(2) }] },
})
const header = (mode: 'set' | 'append'): ValueRow => ({
  call: { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode }] },
})
const sends = (status?: number): ValueRow => ({
  call: { effects: [{ is: 'send', status: status === undefined ? self('status') : constant(status) }] },
})
const answers = Object.fromEntries([
  ['ok', 200], ['created', 201], ['accepted', 202], ['noContent', 204], ['badRequest', 400], ['unauthorized', 401], ['forbidden', 403],
  ['notFound', 404], ['conflict', 409], ['unprocessableEntity', 422], ['tooManyRequests', 429], ['internalServerError', 500],
].map(([name, status]) => [name, sends(status as number)]))

/** What `Env.get` and `env.get` read: the environment, checked when the program starts. */
const environment: ValueRow = { members: { get: { call: { returns: setting(arg(0)) } } } }

export default defineFramework({
  id: 'adonis',
  title: 'AdonisJS',
  packages: ['@adonisjs/core', '@ioc:Adonis/Core', '@adonisjs/framework', '@adonisjs/http-server'],
  checked: '@adonisjs/http-server 5.12.0 and 7.8.1',
  docs: 'https://docs.adonisjs.com/guides/basics/routing',
  handler,

  modules: {
    '@adonisjs/core/services/router': { members: { default: router } },
    '@adonisjs/core/services/app': { members: { default: application } },
    '@adonisjs/core/http': {
      members: { HttpContext: { members: { get: { call: { returns: 'adonis.Context' } }, getOrFail: { call: { returns: 'adonis.Context' } } } } },
    },
    '@adonisjs/core/env': { members: { Env: { members: { create: { call: { returns: 'adonis.Environment', promise: true } }, schema: {} } } } },
    '@ioc:Adonis/Core/Route': { members: { default: router } },
    '@ioc:Adonis/Core/Env': { members: { default: environment } },
    '@ioc:Adonis/Core/Application': { members: { default: application } },
    '@ioc:Adonis/Core/HttpContext': {
      members: { default: { members: { get: { call: { returns: 'adonis.Context' } }, getOrFail: { call: { returns: 'adonis.Context' } } } } },
    },
  },

  // Version 4 gives everything out by name.
  globals: {
    use: {
      call: [
        { when: [{ arg: 0, equals: 'Route' }], returns: 'adonis.Router' },
        { when: [{ arg: 0, equals: 'Env' }], returns: 'adonis.Environment' },
        {},
      ],
    },
  },

  types: {
    Application: { members: { container: { members: { make: { call: { returns: provided(arg(0)), promise: true } } } }, env: environment } },
    Environment: environment,
    Router: {
      role: 'router',
      serves: true,
      members: {
        get: verb, post: verb, put: verb, patch: verb, delete: verb,
        any: { call: registers('ANY', arg(0), arg(1)) },
        // route(path, methods, handler)
        route: { call: registers(arg(1), arg(0), arg(2)) },
        resource, shallowResource: resource,
        // on('/x').render(…), .redirect(…): answered by the router itself.
        on: harmless,
        group: { call: { returns: 'adonis.RouteGroup', groups: 'result', callbacks: [{ arg: 0, params: ['adonis.Router'], runs: 'now' }] } },
        where: fluent, matchers: {}, named: harmless, use: harmless,
      },
    },
    RouteGroup: {
      role: 'router',
      members: { prefix: { call: { returns: 'receiver', effects: [{ is: 'prefix', path: arg(0) }] } } },
      anyMember: fluent,
    },
    Route: { anyMember: fluent },
    Resource: { anyMember: fluent },

    Context: {
      role: 'exchange',
      members: {
        request: { type: 'adonis.Request' }, response: { type: 'adonis.Response' }, params: {}, view: {}, logger: {}, i18n: {},
        containerResolver: {
          members: {
            make: { call: { returns: provided(arg(0)), promise: true } },
            // call(object, method, args)
            call: { call: { returns: { resultOf: memberOf(arg(0), arg(1)), given: [arg(2, '0')] }, promise: true } },
          },
        },
      },
    },
    Request: {
      role: 'request',
      members: {
        method: { call: { returns: requestMethod } }, intended: { call: { returns: requestMethod } },
        input: harmless, all: harmless, only: harmless, except: harmless, header: harmless, headers: harmless, cookie: harmless,
        plainCookie: harmless, encryptedCookie: harmless, url: harmless, ip: harmless, qs: harmless, body: harmless, param: harmless,
        params: harmless, validate: { call: { promise: true } }, validateUsing: { call: { promise: true } }, is: harmless,
        accepts: harmless, ajax: harmless,
      },
    },
    Response: {
      role: 'response',
      members: {
        ...answers,
        send: sends(), json: sends(), jsonp: sends(), stream: sends(), download: sends(), finish: sends(),
        status: { call: { returns: 'receiver', with: { status: arg(0) } } }, safeStatus: fluent,
        // redirect(path, …) answers; redirect() waits for toPath(), toRoute() or back().
        redirect: {
          call: [
            { when: [when(0, 'absent')], returns: 'adonis.Redirect' },
            { effects: [{ is: 'send', redirect: arg(0), status: constant(302) }] },
          ],
        },
        cookie: set('adonis.response'), plainCookie: set('adonis.response'), encryptedCookie: set('adonis.response'),
        clearCookie: {
          call: { returns: 'receiver', effects: [{ is: 'clear-cookie', api: 'adonis.response', name: arg(0), options: arg(1) }] },
        },
        header: header('set'), safeHeader: header('set'), append: header('append'), removeHeader: fluent, type: fluent, vary: fluent,
        abort: { call: { throws: true, effects: [{ is: 'send' }] } }, abortIf: harmless, abortUnless: harmless,
      },
    },
    Redirect: {
      members: {
        toPath: { call: { effects: [{ is: 'send', redirect: arg(0), status: constant(302) }] } },
        toRoute: { call: { effects: [{ is: 'send', redirect: arg(0), status: constant(302) }] } },
        back: { call: { effects: [{ is: 'send', redirect: constant('back'), status: constant(302) }] } },
        status: fluent, withQs: fluent, clearQs: fluent,
      },
    },
  },

  cookieApis: {
    response: {
      // The application's `http.cookie` lies below the options of both directions; path '/' and httpOnly in every starter kit.
      path: { set: '/', clear: '/' },
      httpOnly: true,
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      // `maxAge: 0` is dropped (http-server 9.3.1, run).
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: '@adonisjs/http-server 9.3.1',
    },
  },

  handlerNames: {
    texts: [
      // 6: '#controllers/auth_controller.logout'
      { matches: String.raw`^(#[\w/-]+)(?:\.(\w+))?$`, modules: ['$1'], member: '$2' },
      // 4 and 5: 'AuthController.logout', 'Auth/LoginController.destroy', 'App/Controllers/Http/AuthController.logout'
      { matches: String.raw`^App/(.+)\.(\w+)$`, modules: ['/app/$1'], member: '$2' },
      { matches: String.raw`^([\w/]+)\.(\w+)$`, modules: ['/app/Controllers/Http/$1', '/app/controllers/http/$1'], member: '$2' },
      { matches: String.raw`^([\w/]+)$`, modules: ['/app/Controllers/Http/$1', '/app/controllers/http/$1'] },
    ],
    // asController: an action of @adocasts.com/actions.
    methods: ['handle', 'asController'],
  },

  annotations: {
    '@adonisjs/core/http': {
      HttpContext: { type: 'adonis.Context' }, Request: { type: 'adonis.Request' }, Response: { type: 'adonis.Response' },
    },
    '@ioc:Adonis/Core/HttpContext': { HttpContextContract: { type: 'adonis.Context' } },
    '@ioc:Adonis/Core/Request': { RequestContract: { type: 'adonis.Request' } },
    '@ioc:Adonis/Core/Response': { ResponseContract: { type: 'adonis.Response' } },
  },
})

