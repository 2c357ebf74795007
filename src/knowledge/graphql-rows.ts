/** Rows that the tables of GraphQL servers and schemas share. Data, like the tables. */
import { arg, constant, contextOf, firstOf, resultOf, self } from './define.ts'
import type { CallRow, EffectRow, Ref, TypeId, ValueRow } from './define.ts'

type Given = readonly { readonly type: TypeId }[]

/** A resolver map or a list of them: `{ Mutation: { logout }, Query: { … } }`. */
export const resolversIn = (map: Ref): EffectRow => ({ is: 'procedures', of: 'graphql', map, kind: 'by-member' })

/** What resolvers are given as context: what the function that stands there makes of these. */
const made = (context: Ref, given: Given): EffectRow => ({ is: 'context', of: 'graphql', value: resultOf(context, ...given) })

/**
 * A call whose options (argument `index`) have a `context`, which is a function of what the integration gives or the context itself,
 * and perhaps `resolvers`.
 */
export function withContext(index: number, given: Given, rest: Omit<CallRow, 'when' | 'effects'> = {}): readonly CallRow[] {
  const resolvers = resolversIn(arg(index, 'resolvers'))
  return [
    {
      ...rest, when: [{ arg: index, keys: ['context'], is: 'function' }],
      effects: [resolvers, made(arg(index, 'context'), given)],
    },
    {
      ...rest, when: [{ arg: index, keys: ['context'], is: ['object'] }],
      effects: [resolvers, { is: 'context', of: 'graphql', value: arg(index, 'context') }],
    },
    { ...rest, effects: [resolvers] },
  ]
}

/**
 * `@Mutation(() => Boolean, { name: 'logout' })`, `@Mutation({ name })` and `@Mutation('logout')`; without a name it is the method's.
 *
 * @param type of what the factory gives, a row as `fieldDecorator`
 */
export const fieldFactory = (type: TypeId, kind: 'mutation' | 'query'): ValueRow => ({
  call: [
    { when: [{ arg: 0, is: 'string' }], returns: type, with: { kind: constant(kind), name: arg(0) } },
    { when: [{ arg: 0, is: 'object' }], returns: type, with: { kind: constant(kind), name: arg(0, 'name') } },
    { returns: type, with: { kind: constant(kind), name: arg(1, 'name') } },
  ],
})

/** The decorator of a resolver's method. */
export const fieldDecorator: ValueRow = {
  call: {
    effects: [{
      is: 'procedure', of: 'graphql', kind: self('kind'), name: firstOf(self('name'), arg(1)), handler: arg(2, 'value'), on: arg(0),
    }],
  },
}

/** `@Ctx() ctx`, `@Ctx('res') res`. */
export const contextParameter: ValueRow = { injects: { is: contextOf('graphql'), members: [self('name')], orDeclared: true } }

/** `@Arg('input') input`, `@Args() args`. */
export const argumentParameter: ValueRow = { injects: { type: 'graphql.Arguments', members: [self('name')] } }
