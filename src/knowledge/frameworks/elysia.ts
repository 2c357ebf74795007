import {
  arg, assigned, constant, defineFramework, firstOf, listOf, member, merged, receiver, rest, self,
} from '../define.ts'
import type { CallRow, EffectRow, HandlerRow, Ref, TypeRow, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

const handler: HandlerRow = { params: ['elysia.Context'], returnsResponse: true }
const newApp: ValueRow = {
  construct: {
    returns: 'elysia.App',
    with: { ownPrefix: arg(0, 'prefix') },
    effects: [{ is: 'cookie-defaults', api: 'elysia.cookie', options: arg(0, 'cookie') }],
  },
}

// post(path, handler, hooks?); what stands before the handler runs before it, and may answer instead.
const registers = (method: string | Ref, path: Ref, answer: Ref, hooks: Ref): CallRow => ({
  returns: 'receiver', effects: [{ is: 'route', method, path, handlers: listOf(hooks, answer) }],
})
const verb: ValueRow = { call: registers(member, arg(0), arg(1), arg(2, 'beforeHandle')) }
const addsMember: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'string' }], returns: 'receiver', effects: [{ is: 'decorate', type: 'elysia.Context', name: arg(0), value: arg(1) }] },
    { returns: 'receiver' },
  ],
}

/** What stands in the answer's header after this: the attributes that were assigned, and those of the call. */
const writes = (value: Ref, options: Ref): EffectRow => ({ is: 'set-cookie', api: 'elysia.cookie', name: self('name'), value, options })
const sets: ValueRow = { call: { returns: 'receiver', effects: [writes(arg(0, 'value'), arg(0))] } }
const updates: ValueRow = { call: { returns: 'receiver', effects: [writes(arg(0, 'value'), merged(assigned, arg(0)))] } }

const headers: TypeRow = { setAny: { effects: [{ is: 'header', name: member, value: { assignedValue: true }, mode: 'set' }] } }

export default defineFramework({
  id: 'elysia',
  title: 'Elysia',
  packages: ['elysia', '@elysiajs/jwt', '@elysiajs/cookie', '@elysiajs/bearer', '@elysiajs/cors', '@elysiajs/swagger', '@elysiajs/openapi'],
  checked: '1.4.30, @elysiajs/jwt 1.4.2',
  docs: 'https://elysiajs.com/essential/route.html',
  handler,

  modules: {
    elysia: {
      members: {
        Elysia: newApp, default: newApp,
        t: { anyMember: harmless },
        status: { call: { returns: 'elysia.Response', with: { status: arg(0) } } },
        error: { call: { returns: 'elysia.Response', with: { status: arg(0) } } },
        redirect: { call: { returns: 'elysia.Response', with: { redirect: arg(0), status: firstOf(arg(1), constant(302)) } } },
      },
    },
    '@elysiajs/jwt': {
      members: {
        jwt: {
          call: {
            returns: 'elysia.Plugin',
            effects: [{ is: 'decorate', type: 'elysia.Context', name: firstOf(arg(0, 'name'), constant('jwt')), as: 'elysia.Jwt' }],
          },
        },
      },
    },
    // Part of Elysia itself since version 0.7.
    '@elysiajs/cookie': { members: { cookie: { call: { returns: 'elysia.Plugin' } } } },
    '@elysiajs/bearer': { members: { bearer: { call: { returns: 'elysia.Plugin' } } } },
    '@elysiajs/cors': { members: { cors: { call: { returns: 'elysia.Plugin' } } } },
    '@elysiajs/swagger': { members: { swagger: { call: { returns: 'elysia.Plugin' } } } },
    '@elysiajs/openapi': { members: { openapi: { call: { returns: 'elysia.Plugin' } } } },
  },

  types: {
    /** A plugin that registers nothing of a logout. */
    Plugin: { role: 'router' },
    App: {
      role: 'router',
      serves: true,
      members: {
        get: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb, head: verb,
        all: { call: registers('ANY', arg(0), arg(1), arg(2, 'beforeHandle')) },
        route: { call: registers(arg(0), arg(1), arg(2), arg(3, 'beforeHandle')) },
        // use(plugin): another instance, or a function that is given this one.
        use: {
          call: [
            { when: [{ arg: 0, is: 'function' }], returns: 'receiver', callbacks: [{ arg: 0, params: [receiver], runs: 'now' }] },
            { returns: 'receiver', effects: [{ is: 'mount', targets: rest(0) }] },
          ],
        },
        // group(prefix, hooks?, (app) => …), guard(hooks, (app) => …)
        group: { call: { returns: 'receiver', groups: { path: arg(0) }, callbacks: [{ arg: 'last', params: [receiver], runs: 'now' }] } },
        guard: { call: { returns: 'receiver', callbacks: [{ arg: 1, params: [receiver], runs: 'now' }] } },
        mount: {
          call: [
            { when: [{ arg: 0, is: 'string' }], returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: listOf(arg(1)) }] },
            { returns: 'receiver', effects: [{ is: 'mount', targets: rest(0) }] },
          ],
        },
        decorate: addsMember, derive: fluent, resolve: fluent, state: fluent, macro: fluent, model: fluent, as: fluent,
        onBeforeHandle: fluent, onAfterHandle: fluent, onRequest: fluent, onError: fluent, onTransform: fluent, onStart: fluent,
        onStop: fluent, onParse: fluent, mapResponse: fluent, onAfterResponse: fluent, listen: fluent, compile: fluent, trace: fluent,
        handle: harmless, fetch: harmless, stop: harmless,
      },
    },
    Context: {
      role: 'exchange',
      decorated: true,
      members: {
        request: { type: 'web.Request' }, cookie: { type: 'elysia.Jar' }, set: { type: 'elysia.Set' },
        body: { type: 'web.Input' }, query: { type: 'web.Input' }, params: { type: 'web.Input' }, headers: { type: 'web.Input' },
        bearer: {}, path: {}, store: {}, server: {},
        redirect: { call: { returns: 'elysia.Response', with: { redirect: arg(0), status: firstOf(arg(1), constant(302)) } } },
        status: { call: { returns: 'elysia.Response', with: { status: arg(0) } } },
        error: { call: { returns: 'elysia.Response', with: { status: arg(0) } } },
      },
    },
    Jar: { anyMember: { type: 'elysia.Cookie', with: { name: member } } },
    Cookie: {
      members: {
        set: sets, update: updates,
        // It takes no arguments, and keeps the defaults of the application and what was assigned before (1.4.30, run). Where the
        // request has no such cookie it does nothing.
        remove: { call: { effects: [{ is: 'clear-cookie', api: 'elysia.cookie', name: self('name'), options: assigned }] } },
        value: {}, toString: harmless,
      },
      set: { value: { effects: [writes({ assignedValue: true }, assigned)] } },
    },
    Set: {
      members: { headers: { type: 'elysia.Headers' } },
      set: {
        headers: { effects: [{ is: 'headers', object: { assignedValue: true }, mode: 'set' }] },
        redirect: { effects: [{ is: 'send', redirect: { assignedValue: true }, status: constant(302) }] },
      },
    },
    Headers: headers,
    Response: { extends: 'web.Response', role: 'response' },
    Jwt: { members: { sign: { call: { promise: true, effects: [{ is: 'token-issued' }] } }, verify: { call: { promise: true } } } },
  },

  cookieApis: {
    cookie: {
      // The path is '/' unless the application or the call says otherwise; nothing else is set (1.4.30, run).
      path: { set: '/', clear: '/' },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      checked: 'elysia 1.4.30',
    },
  },

  annotations: {
    elysia: { Elysia: { type: 'elysia.App' }, Context: { type: 'elysia.Context' }, Cookie: { type: 'elysia.Cookie' } },
  },
})
