/** Mercurius. What the `context` of the options gives, resolvers get with `reply` and `app` (lib/routes.js of 16.10.1). */
import { arg, defineLibrary, member, memberOf, resultOf, self } from '../define.ts'
import type { Ref, ValueRow } from '../define.ts'
import { resolversIn } from '../graphql-rows.ts'

const given: readonly Ref[] = [{ type: 'fastify.Request' }, { type: 'fastify.Reply' }]
const plugin: ValueRow = {
  call: {
    effects: [
      resolversIn(arg(1, 'resolvers')),
      {
        is: 'context', of: 'graphql',
        value: { type: 'mercurius.Context', with: { own: resultOf(arg(1, 'context'), ...given) } },
      },
    ],
  },
}

export default defineLibrary({
  id: 'mercurius',
  title: 'Mercurius',
  packages: ['mercurius'],
  checked: '16.10.1',
  docs: 'https://mercurius.dev/#/docs/context',
  modules: { mercurius: { ...plugin, members: { default: plugin, mercurius: plugin } } },
  types: {
    Context: {
      members: { reply: { type: 'fastify.Reply' }, app: { type: 'fastify.Instance' } },
      anyMember: { is: memberOf(self('own'), member) },
    },
  },
})
