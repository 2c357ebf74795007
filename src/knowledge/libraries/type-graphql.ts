import { arg, defineLibrary } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { argumentParameter, contextParameter, fieldDecorator, fieldFactory } from '../graphql-rows.ts'

const byName = (type: string): ValueRow => ({
  call: [{ when: [{ arg: 0, is: 'string' }], returns: type, with: { name: arg(0) } }, { returns: type }],
})

export default defineLibrary({
  id: 'type-graphql',
  title: 'TypeGraphQL',
  packages: ['type-graphql'],
  checked: '1.1.1',
  docs: 'https://typegraphql.com/docs/resolvers.html',
  modules: {
    'type-graphql': {
      members: {
        Resolver: { call: { returns: 'type-graphql.Resolver' } },
        Mutation: fieldFactory('type-graphql.Field', 'mutation'),
        Query: fieldFactory('type-graphql.Field', 'query'),
        Ctx: byName('type-graphql.Context'),
        Arg: byName('type-graphql.Argument'), Args: byName('type-graphql.Argument'), Root: byName('type-graphql.Argument'),
      },
    },
  },
  types: {
    Resolver: { call: {} },
    Field: fieldDecorator,
    Context: contextParameter,
    Argument: argumentParameter,
  },
})
