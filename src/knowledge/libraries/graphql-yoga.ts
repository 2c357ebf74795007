/**
 * GraphQL Yoga. Resolvers get the server's context (`req` and `res` on Node.js), `request`, `params`, and what the `context` of the
 * options adds to them (graphql-yoga 5.24 server.js). Version 1 was an Express server whose context gets `{ request, response }`.
 */
import { arg, defineLibrary, member, memberOf, resultOf, self } from '../define.ts'
import type { CallRow, Ref } from '../define.ts'
import { resolversIn, withContext } from '../graphql-rows.ts'

const schema: CallRow = { returns: 'graphql.Schema', effects: [resolversIn(arg(0, 'resolvers'))] }
const server = (own: Ref): CallRow => ({
  returns: 'graphql-yoga.Server',
  effects: [{ is: 'context', of: 'graphql', value: { type: 'graphql-yoga.Context', with: { own } } }],
})

export default defineLibrary({
  id: 'graphql-yoga',
  title: 'GraphQL Yoga',
  packages: ['graphql-yoga'],
  checked: '5.24.1',
  docs: 'https://the-guild.dev/graphql/yoga-server/docs/features/context',
  modules: {
    'graphql-yoga': {
      members: {
        createSchema: { call: schema },
        createYoga: {
          call: [
            { ...server(resultOf(arg(0, 'context'), { type: 'graphql-yoga.Initial' })), when: [{ arg: 0, keys: ['context'], is: 'function' }] },
            server(arg(0, 'context')),
          ],
        },
        GraphQLServer: { construct: withContext(0, [{ type: 'graphql-yoga.ExpressContext' }], { returns: 'graphql-yoga.Server' }) },
      },
    },
  },
  types: {
    Server: { call: { promise: true }, members: { start: { call: {} }, fetch: { call: { promise: true } } } },
    Initial: {
      members: { request: { type: 'web.Request' }, params: {}, req: { type: 'node.IncomingMessage' }, res: { type: 'node.ServerResponse' } },
    },
    Context: { extends: 'graphql-yoga.Initial', anyMember: { is: memberOf(self('own'), member) } },
    ExpressContext: { members: { request: { type: 'express.Request' }, response: { type: 'express.Response' } } },
  },
})
