/**
 * Apollo Server. Until version 3 each integration is a package with an ApolloServer whose `context` gets what the integration has;
 * from version 4 on the integration's own function takes the `context`, and @apollo/server knows nothing of HTTP.
 */
import { arg, defineLibrary } from '../define.ts'
import type { CallRow, TypeId, ValueRow } from '../define.ts'
import { resolversIn, withContext } from '../graphql-rows.ts'

const server = (...given: TypeId[]): ValueRow => ({
  members: {
    ApolloServer: { construct: withContext(0, given.map((type) => ({ type })), { returns: 'apollo-server.Server' }) },
    makeExecutableSchema: { call: { returns: 'graphql.Schema', effects: [resolversIn(arg(0, 'resolvers'))] } },
  },
})
const onExpress = server('graphql.ExpressContext')
const middleware: ValueRow = {
  members: { expressMiddleware: { call: withContext(1, [{ type: 'graphql.ExpressContext' }], { returns: 'express.Middleware' }) } },
}
const standalone: readonly CallRow[] = withContext(1, [{ type: 'graphql.NodeContext' }], { promise: true })

export default defineLibrary({
  id: 'apollo-server',
  title: 'Apollo Server',
  packages: [
    '@apollo/server', 'apollo-server', 'apollo-server-express', 'apollo-server-micro', '@as-integrations/express4',
    '@as-integrations/express5', '@as-integrations/next', '@as-integrations/koa', '@as-integrations/fastify', 'apollo-server-koa',
    'apollo-server-fastify',
  ],
  checked: '5.5.1; 3.13.0',
  docs: 'https://www.apollographql.com/docs/apollo-server/data/context',
  modules: {
    '@apollo/server': { members: { ApolloServer: { construct: { returns: 'apollo-server.Server', effects: [resolversIn(arg(0, 'resolvers'))] } } } },
    '@apollo/server/express4': middleware,
    '@apollo/server/standalone': { members: { startStandaloneServer: { call: standalone } } },
    '@as-integrations/express4': middleware,
    '@as-integrations/express5': middleware,
    // startServerAndCreateNextHandler(server, { context: async (req, res) => … }): of the Pages Router, or of the App Router.
    '@as-integrations/next': {
      members: {
        startServerAndCreateNextHandler: { call: withContext(1, [{ type: 'next.ApiRequest' }, { type: 'next.ApiResponse' }]) },
      },
    },
    'apollo-server': onExpress,
    'apollo-server-express': onExpress,
    'apollo-server-micro': server('graphql.NextContext'),
    'apollo-server-koa': server('graphql.KoaContext'),
    // context(request, reply) of version 2, context({ request, reply }) of version 3.
    'apollo-server-fastify': {
      members: {
        ApolloServer: {
          construct: [
            ...withContext(0, [{ type: 'fastify.Request' }, { type: 'fastify.Reply' }], {
              returns: 'apollo-server.Server',
            }).map((row) => ({ ...row, when: [...(row.when ?? []), { package: 'apollo-server-fastify', below: '3' } as const] })),
            ...withContext(0, [{ type: 'graphql.FastifyContext' }], { returns: 'apollo-server.Server' }),
          ],
        },
      },
    },
    '@as-integrations/koa': {
      members: { koaMiddleware: { call: withContext(1, [{ type: 'graphql.KoaContext' }]) } },
    },
    '@as-integrations/fastify': {
      members: {
        fastifyApolloHandler: { call: withContext(1, [{ type: 'fastify.Request' }, { type: 'fastify.Reply' }]) },
      },
    },
  },
  types: {
    Server: {
      members: {
        applyMiddleware: { call: {} }, start: { call: { promise: true } }, createHandler: { call: {} }, getMiddleware: { call: {} },
        listen: { call: { promise: true } }, stop: { call: { promise: true } },
      },
    },
  },
})
