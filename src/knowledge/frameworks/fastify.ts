import { arg, constant, defineFramework, firstOf, handlersIn, hooksIn, listOf, member, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

/** What runs before the handler, in this order (docs/Reference/Hooks.md). */
const hooks = ['onRequest', 'preParsing', 'preValidation', 'preHandler'] as const

// get(path, handler) | get(path, options, handler) | get(path, { handler })
const routes = (method: string | typeof member): readonly CallRow[] => [
  {
    when: [{ arg: 2, is: 'absent' }],
    returns: 'receiver', effects: [{ is: 'route', method, path: arg(0), handlers: handlersIn(arg(1), ...hooks, 'handler') }],
  },
  {
    returns: 'receiver', effects: [{ is: 'route', method, path: arg(0), handlers: listOf(hooksIn(arg(1), ...hooks), arg(2)) }],
  },
]
const verb: ValueRow = { call: routes(member) }

const register: ValueRow = {
  call: {
    returns: 'receiver',
    effects: [{
      is: 'plugin', plugin: arg(0), options: arg(1), prefix: arg(1, 'prefix'), router: 'fastify.Instance', sharedIf: 'skip-override',
    }],
  },
}
/** fp(plugin): the plugin shares the instance of whoever registers it, and its prefix is ignored (lib/plugin-override.js 5.12). */
const shares: ValueRow = {
  call: { returns: arg(0), effects: [{ is: 'mark', value: arg(0), as: 'skip-override' }] },
}
// Options of index.js and lib/find-plugins.js, 6.5.0.
const autoload: ValueRow = {
  call: {
    effects: [{
      is: 'plugin-folder', on: arg(0), folder: arg(1, 'dir'), options: arg(1, 'options'), prefix: arg(1, 'options', 'prefix'),
      router: 'fastify.Instance', sharedIf: 'skip-override', folderNames: arg(1, 'dirNameRoutePrefix'),
      parameters: { option: arg(1, 'routeParams'), prefix: '_' }, ownPrefix: { whole: 'prefixOverride', folders: 'autoPrefix' },
    }],
  },
}
const create: CallRow = { returns: 'fastify.App' }
const sends: ValueRow = { call: { returns: 'receiver', effects: [{ is: 'send', status: self('status') }] } }
const status: ValueRow = { call: { returns: 'receiver', with: { status: arg(0) } } }
const plain = (...names: string[]): Record<string, ValueRow> => Object.fromEntries(names.map(name => [name, harmless]))
const chained = (...names: string[]): Record<string, ValueRow> => Object.fromEntries(names.map(name => [name, fluent]))

export default defineFramework({
  id: 'fastify',
  title: 'Fastify',
  packages: ['fastify', 'fastify-plugin', '@fastify/autoload', 'fastify-autoload'],
  checked: '5.12.8',
  docs: 'https://fastify.dev/docs/latest/Reference/',
  // A promise's value is the answer; what a function that is not async returns is dropped (lib/wrap-thenable.js, run).
  handler: { params: ['fastify.Request', 'fastify.Reply'], answersWithValue: 'promised', thisIsRouter: true },
  definitions: {
    method: arg(0, 'method'), path: firstOf(arg(0, 'url'), arg(0, 'path')), handlers: handlersIn(arg(0), ...hooks, 'handler'),
  },
  loadsFolders: ['@fastify/autoload', 'fastify-autoload'],

  modules: {
    fastify: {
      call: create, construct: create,
      members: { fastify: { call: create }, default: { call: create } },
    },
    'fastify-plugin': { ...shares, members: { default: shares, fastifyPlugin: shares } },
    '@fastify/autoload': { ...autoload, members: { default: autoload, fastifyAutoload: autoload } },
    'fastify-autoload': { ...autoload, members: { default: autoload } },
  },

  types: {
    /** What a plugin is given: its routes lie under the prefixes of those that register it. */
    Instance: {
      role: 'router',
      decorated: true,
      members: {
        get: verb, head: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb, trace: verb,
        all: { call: routes('ANY') },
        route: {
          call: {
            returns: 'receiver',
            effects: [{
              is: 'route', each: arg(0), method: arg(0, 'method'), path: firstOf(arg(0, 'url'), arg(0, 'path')),
              handlers: handlersIn(arg(0), ...hooks, 'handler'),
            }],
          },
        },
        register,
        after: { call: { returns: 'receiver', callbacks: [{ arg: 0, params: [null, 'fastify.Instance'], runs: 'now' }] } },
        ready: { call: { returns: 'receiver', callbacks: [{ arg: 0, params: [null], runs: 'after' }] } },
        listen: { call: { promise: true, callbacks: [{ arg: 'last', params: [null, null], runs: 'after' }] } },
        close: { call: { promise: true } },
        decorate: {
          call: { returns: 'receiver', effects: [{ is: 'decorate', type: 'fastify.Instance', name: arg(0), value: arg(1) }] },
        },
        decorateRequest: {
          call: { returns: 'receiver', effects: [{ is: 'decorate', type: 'fastify.Request', name: arg(0), value: arg(1) }] },
        },
        decorateReply: {
          call: { returns: 'receiver', effects: [{ is: 'decorate', type: 'fastify.Reply', name: arg(0), value: arg(1) }] },
        },
        withTypeProvider: fluent,
        ...chained(
          'addHook', 'addSchema', 'addContentTypeParser', 'setErrorHandler', 'setNotFoundHandler', 'setValidatorCompiler',
          'setSerializerCompiler', 'setSchemaController', 'setReplySerializer', 'setSchemaErrorFormatter', 'addHttpMethod',
        ),
        ...plain('inject', 'hasDecorator', 'hasRequestDecorator', 'hasReplyDecorator', 'hasRoute', 'hasPlugin', 'printRoutes', 'getSchemas'),
        log: { anyMember: harmless },
        server: {}, prefix: {}, version: {}, initialConfig: {},
      },
    },
    App: { extends: 'fastify.Instance', role: 'router', serves: true, decorated: true },
    Request: {
      role: 'request',
      decorated: true,
      members: {
        raw: { type: 'node.IncomingMessage' }, req: { type: 'node.IncomingMessage' }, server: { type: 'fastify.Instance' },
        log: { anyMember: harmless },
        ...plain('getValidationFunction', 'compileValidationSchema', 'validateInput', 'getDecorator', 'setDecorator'),
      },
    },
    Reply: {
      role: 'response',
      decorated: true,
      members: {
        raw: { type: 'node.ServerResponse' }, res: { type: 'node.ServerResponse' }, request: { type: 'fastify.Request' },
        server: { type: 'fastify.Instance' }, log: { anyMember: harmless },
        code: status, status,
        send: sends,
        // Set-Cookie is appended, any other header replaced (lib/reply.js; cookies.md §1.3).
        header: {
          call: [
            {
              when: [{ arg: 0, equals: ['set-cookie', 'Set-Cookie', 'SET-COOKIE'] }],
              returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }],
            },
            { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] },
          ],
        },
        headers: { call: { returns: 'receiver', effects: [{ is: 'headers', object: arg(0), mode: 'append' }] } },
        // redirect(url, code?) in 5, redirect(code?, url) before.
        redirect: {
          call: [
            {
              when: [{ arg: 0, is: 'number' }],
              returns: 'receiver', effects: [{ is: 'send', redirect: arg(1), status: arg(0) }],
            },
            { returns: 'receiver', effects: [{ is: 'send', redirect: arg(0), status: firstOf(arg(1), self('status'), constant(302)) }] },
          ],
        },
        // @fastify/view, @fastify/static and @fastify/sensible
        view: sends, viewAsync: harmless, render: sends, sendFile: sends, download: sends,
        badRequest: sends, unauthorized: sends, forbidden: sends, notFound: sends, conflict: sends, internalServerError: sends,
        callNotFound: sends,
        ...chained('type', 'serializer', 'removeHeader', 'hijack', 'trailer', 'removeTrailer'),
        ...plain('getHeader', 'getHeaders', 'hasHeader', 'hasTrailer', 'serialize', 'then', 'getResponseTime'),
      },
    },
  },

  annotations: {
    fastify: {
      FastifyInstance: { type: 'fastify.Instance' },
      FastifyRequest: { type: 'fastify.Request' },
      FastifyReply: { type: 'fastify.Reply' },
      FastifyPluginAsync: { handler: { params: ['fastify.Instance', null] } },
      FastifyPluginCallback: { handler: { params: ['fastify.Instance', null, null] } },
      FastifyPlugin: { handler: { params: ['fastify.Instance', null, null] } },
      RouteHandlerMethod: { handler: { params: ['fastify.Request', 'fastify.Reply'] } },
      RouteHandler: { handler: { params: ['fastify.Request', 'fastify.Reply'] } },
    },
    '@fastify/type-provider-typebox': {
      FastifyPluginAsyncTypebox: { handler: { params: ['fastify.Instance', null] } },
      FastifyPluginCallbackTypebox: { handler: { params: ['fastify.Instance', null, null] } },
    },
    'fastify-type-provider-zod': {
      FastifyPluginAsyncZod: { handler: { params: ['fastify.Instance', null] } },
      FastifyPluginCallbackZod: { handler: { params: ['fastify.Instance', null, null] } },
    },
    '@fastify/type-provider-json-schema-to-ts': {
      FastifyPluginAsyncJsonSchemaToTs: { handler: { params: ['fastify.Instance', null] } },
    },
  },

  repairs: {
    // JSON and plain text are all that it knows: a form, an empty one too, is answered with 415 (5.12.8, replayed).
    formReaders: {
      remedy: 'register `@fastify/formbody` first',
      anyOf: [
        { word: 'formbody', written: '[\'"](?:@fastify/|fastify-)formbody[\'"]' },
        { word: 'addContentTypeParser', written: 'addContentTypeParser\\s*\\([^)]*?(?:x-www-form-urlencoded|[\'"]\\*[\'"])' },
      ],
    },
  },
})
