/**
 * tRPC. A procedure is called with `{ ctx, input }`, `ctx` being what `createContext` of the adapter gives; queries are sent by GET,
 * mutations by POST (server 11 unstable-core-do-not-import/http). Until version 9 procedures are registered by name on the router.
 */
import { arg, constant, contextOf, defineFramework, resultOf, rest, typeArgument } from '../define.ts'
import type { CallRow, ProcedureKind, Ref, TypeId, ValueRow } from '../define.ts'
import { fluent, harmless, harmlessClass } from '../rows.ts'

const makesContext = (fn: Ref, ...given: TypeId[]): CallRow => ({
  effects: [{ is: 'context', of: 'trpc', value: resultOf(fn, ...given.map((type) => ({ type }))) }],
})
const adapter = (name: string, type: TypeId, more: Partial<CallRow> = {}): ValueRow => ({
  members: { [name]: { call: { ...makesContext(arg(0, 'createContext'), type), ...more } } },
})
const procedure = (kind: ProcedureKind): ValueRow => ({
  call: { returns: 'trpc.Procedure', with: { handler: arg(0), kind: constant(kind), of: constant('trpc') } },
})
/** `router.mutation('logout', { resolve })` of version 9. */
const byName = (kind: ProcedureKind): ValueRow => ({
  call: { returns: 'receiver', effects: [{ is: 'procedure', of: 'trpc', kind, name: arg(0), handler: arg(1) }] },
})
const router: CallRow = { returns: 'trpc.Router', onResult: [{ is: 'procedures', of: 'trpc', map: arg(0) }] }
const root: CallRow = { returns: 'trpc.Root' }

export default defineFramework({
  id: 'trpc',
  title: 'tRPC',
  packages: ['@trpc/server'],
  checked: '11.25.2',
  docs: 'https://trpc.io/docs/server/routers',
  procedures: { naming: 'dotted', handler: { params: ['trpc.Options'], answersAfterwards: true } },

  modules: {
    '@trpc/server': {
      members: { initTRPC: { type: 'trpc.Init' }, TRPCError: harmlessClass, router: { call: { returns: 'trpc.Router' } } },
    },
    '@trpc/server/adapters/next': adapter('createNextApiHandler', 'trpc.NextOptions'),
    '@trpc/server/adapters/express': adapter('createExpressMiddleware', 'trpc.ExpressOptions', { returns: 'express.Middleware' }),
    '@trpc/server/adapters/fetch': adapter('fetchRequestHandler', 'trpc.FetchOptions', { returns: 'web.Response', promise: true }),
    '@trpc/server/adapters/standalone': {
      members: {
        createHTTPServer: { call: makesContext(arg(0, 'createContext'), 'trpc.NodeOptions') },
        createHTTPHandler: { call: makesContext(arg(0, 'createContext'), 'trpc.NodeOptions') },
      },
    },
    // Registered as a plugin: fastify.register(fastifyTRPCPlugin, { prefix, trpcOptions }).
    '@trpc/server/adapters/fastify': {
      members: { fastifyTRPCPlugin: { call: makesContext(arg(1, 'trpcOptions', 'createContext'), 'trpc.FastifyOptions') } },
    },
    '@trpc/server/adapters/node-http': adapter('nodeHTTPRequestHandler', 'trpc.NodeOptions', { promise: true }),
  },

  types: {
    Init: {
      call: root,
      members: {
        context: { call: { returns: 'receiver', effects: [{ is: 'context', of: 'trpc', value: typeArgument(0), byType: true }] } },
        meta: fluent,
        create: { call: root },
      },
    },
    Root: {
      call: root,
      members: {
        router: { call: router },
        mergeRouters: { call: { returns: 'trpc.Router', onResult: [{ is: 'modules', targets: rest(0) }] } },
        procedure: { type: 'trpc.Builder' },
        middleware: harmless, createCallerFactory: harmless,
      },
    },
    Builder: {
      members: { mutation: procedure('mutation'), query: procedure('query'), subscription: harmless },
      anyMember: fluent,
    },
    Procedure: { role: 'procedure' },
    Router: {
      role: 'router',
      members: {
        mutation: byName('mutation'), query: byName('query'), subscription: fluent,
        middleware: fluent, transformer: fluent, formatError: fluent, createCaller: harmless, interop: fluent, flat: fluent,
        // merge(router) | merge('auth.', router)
        merge: {
          call: [
            { when: [{ arg: 1, is: 'absent' }], returns: 'receiver', effects: [{ is: 'modules', targets: arg(0) }] },
            { returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: arg(1) }] },
          ],
        },
      },
    },
    Options: { members: { ctx: { is: contextOf('trpc') }, input: { type: 'trpc.Input' } } },
    /** What the client sent. */
    Input: { role: 'input' },
    NextOptions: { members: { req: { type: 'next.ApiRequest' }, res: { type: 'next.ApiResponse' } } },
    ExpressOptions: { members: { req: { type: 'express.Request' }, res: { type: 'express.Response' } } },
    NodeOptions: { members: { req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' } } },
    FastifyOptions: { members: { req: { type: 'fastify.Request' }, res: { type: 'fastify.Reply' } } },
    FetchOptions: { members: { req: { type: 'web.Request' }, resHeaders: { type: 'web.Headers' } } },
  },

  annotations: {
    '@trpc/server/adapters/next': { CreateNextContextOptions: { type: 'trpc.NextOptions' } },
    '@trpc/server/adapters/express': { CreateExpressContextOptions: { type: 'trpc.ExpressOptions' } },
    '@trpc/server/adapters/fetch': { FetchCreateContextFnOptions: { type: 'trpc.FetchOptions' } },
    '@trpc/server/adapters/fastify': { CreateFastifyContextOptions: { type: 'trpc.FastifyOptions' } },
    '@trpc/server/adapters/standalone': { CreateHTTPContextOptions: { type: 'trpc.NodeOptions' } },
  },
})
