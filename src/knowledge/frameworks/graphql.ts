/**
 * GraphQL: schemas made by graphql-js and by resolver maps. A resolver is called with (source, args, context, info), graphql 16
 * execution/execute.js. A mutation is sent by POST; a query can be sent by GET (GraphQL over HTTP §6.2).
 */
import { arg, contextOf, defineFramework } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { resolversIn } from '../graphql-rows.ts'
import { harmlessClass } from '../rows.ts'

const schema: ValueRow = { call: { returns: 'graphql.Schema', effects: [resolversIn(arg(0, 'resolvers'))] } }
/** Lists of resolver maps are resolver maps. */
const merges: ValueRow = { call: { returns: arg(0) } }
const objectType: ValueRow = {
  construct: {
    returns: 'graphql.ObjectType',
    effects: [{ is: 'procedures', of: 'graphql', map: arg(0, 'fields'), kind: arg(0, 'name') }],
  },
}

export default defineFramework({
  id: 'graphql',
  title: 'GraphQL (graphql-js, resolver maps)',
  packages: [
    'graphql', '@graphql-tools/schema', '@graphql-tools/merge', 'graphql-tools', '@apollo/subgraph', '@apollo/federation',
    'graphql-modules', 'apollo-server-core', 'express-graphql',
  ],
  checked: '16.15.0',
  docs: 'https://graphql.org/graphql-js/',

  procedures: {
    naming: 'field',
    handler: { params: [null, 'graphql.Arguments', contextOf('graphql'), null], answersAfterwards: true },
    members: { Mutation: 'mutation', Query: 'query' },
  },

  modules: {
    graphql: { members: { GraphQLObjectType: objectType, GraphQLSchema: harmlessClass, GraphQLError: harmlessClass } },
    '@graphql-tools/schema': { members: { makeExecutableSchema: schema, addResolversToSchema: schema } },
    '@graphql-tools/merge': { members: { mergeResolvers: merges } },
    'graphql-tools': { members: { makeExecutableSchema: schema, addResolversToSchema: schema, mergeResolvers: merges } },
    '@apollo/subgraph': { members: { buildSubgraphSchema: { call: { returns: 'graphql.Schema', effects: [resolversIn(arg(0, 'resolvers'))] } } } },
    '@apollo/federation': { members: { buildSubgraphSchema: schema, buildFederatedSchema: schema } },
    'graphql-modules': { members: { createModule: schema } },
    // graphqlHTTP(options) | graphqlHTTP((request, response) => options); without a context it is the request (express-graphql 0.12).
    'express-graphql': {
      members: {
        graphqlHTTP: {
          call: [
            {
              when: [{ arg: 0, is: 'function' }],
              returns: 'express.Middleware',
              effects: [{
                is: 'context', of: 'graphql',
                value: { resultOf: arg(0), given: [{ type: 'express.Request' }, { type: 'express.Response' }], keys: ['context'] },
              }],
            },
            {
              when: [{ arg: 0, keys: ['context'], is: 'object' }],
              returns: 'express.Middleware',
              effects: [{ is: 'context', of: 'graphql', value: arg(0, 'context') }],
            },
            { returns: 'express.Middleware', effects: [{ is: 'context', of: 'graphql', value: { type: 'express.Request' } }] },
          ],
        },
      },
    },
  },

  types: {
    Schema: {},
    ObjectType: {},
    /** The arguments of a field: what the client sent. */
    Arguments: { role: 'input' },
    ExpressContext: { members: { req: { type: 'express.Request' }, res: { type: 'express.Response' } } },
    NodeContext: { members: { req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' } } },
    KoaContext: { members: { ctx: { type: 'koa.Context' } } },
    FastifyContext: { members: { request: { type: 'fastify.Request' }, reply: { type: 'fastify.Reply' } } },
    NextContext: { members: { req: { type: 'next.ApiRequest' }, res: { type: 'next.ApiResponse' } } },
  },
})

