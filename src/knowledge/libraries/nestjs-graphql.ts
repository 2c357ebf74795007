/**
 * GraphQL in NestJS. Without a `context` in the options the context is `{ req }` (and `res`, in versions before 10), with one `req` is
 * added to it: @nestjs/apollo 14 drivers/apollo-base.driver.js.
 */
import { arg, constant, contextOf, defineLibrary, resultOf } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { argumentParameter, contextParameter, fieldDecorator, fieldFactory, withContext } from '../graphql-rows.ts'

const byName = (type: string): ValueRow => ({
  call: [{ when: [{ arg: 0, is: 'string' }], returns: type, with: { name: arg(0) } }, { returns: type }],
})
const given = [{ type: 'graphql.ExpressContext' }] as const
const forRoot: readonly CallRow[] = [
  ...withContext(0, given).filter((row) => row.when),
  { effects: [{ is: 'context', of: 'graphql', value: { type: 'graphql.ExpressContext' }, byType: true }] },
]
const forRootAsync: CallRow = {
  effects: [{ is: 'context', of: 'graphql', value: resultOf({ resultOf: arg(0, 'useFactory'), keys: ['context'] }, ...given) }],
}

export default defineLibrary({
  id: 'nestjs-graphql',
  title: '@nestjs/graphql',
  packages: ['@nestjs/graphql'],
  checked: '14.0.3',
  docs: 'https://docs.nestjs.com/graphql/mutations',
  modules: {
    '@nestjs/graphql': {
      members: {
        GraphQLModule: { members: { forRoot: { call: forRoot }, forRootAsync: { call: forRootAsync } } },
        Resolver: { call: { returns: 'nestjs-graphql.Resolver' } },
        Mutation: fieldFactory('nestjs-graphql.Field', 'mutation'),
        Query: fieldFactory('nestjs-graphql.Field', 'query'),
        Context: byName('nestjs-graphql.Context'),
        Args: byName('nestjs-graphql.Argument'), Root: byName('nestjs-graphql.Argument'), Parent: byName('nestjs-graphql.Argument'),
        GqlExecutionContext: { members: { create: { call: { returns: 'nestjs-graphql.ExecutionContext' } } } },
      },
    },
  },
  types: {
    Resolver: { call: {} },
    Field: fieldDecorator,
    Context: contextParameter,
    Argument: argumentParameter,
    ExecutionContext: {
      extends: 'nest.ExecutionContext',
      members: { getContext: { call: { returns: contextOf('graphql') } }, getArgs: { call: {} }, getInfo: { call: {} }, getType: { call: { returns: constant('graphql') } } },
    },
  },
})
