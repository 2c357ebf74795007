/** Nexus: fields are described by `field(name, { resolve })` on the block that a type's `definition` is called with. */
import { arg, constant, defineLibrary, self } from '../define.ts'
import type { CallRow, ProcedureKind, Ref, ValueRow } from '../define.ts'

const defines = (kind: Ref): CallRow => ({
  callbacks: [{ arg: arg(0, 'definition'), params: [{ type: 'nexus.Block', with: { kind } }], runs: 'now' }],
})
const fieldOf = (kind: ProcedureKind): readonly CallRow[] => [
  { when: [{ arg: 0, is: 'function' }], callbacks: [{ arg: 0, params: [{ type: 'nexus.Block', with: { kind: constant(kind) } }], runs: 'now' }] },
  { effects: [{ is: 'procedure', of: 'graphql', kind, name: arg(0), handler: arg(1) }] },
]
const block: ValueRow = { type: 'nexus.Block', with: { kind: self('kind') } }
const module: ValueRow = {
  members: {
    mutationField: { call: fieldOf('mutation') }, queryField: { call: fieldOf('query') },
    mutationType: { call: defines(constant('mutation')) }, queryType: { call: defines(constant('query')) },
    extendType: { call: defines(arg(0, 'type')) }, objectType: { call: defines(arg(0, 'name')) },
  },
}

export default defineLibrary({
  id: 'nexus',
  title: 'Nexus',
  packages: ['nexus', '@nexus/schema'],
  checked: '1.3.0',
  docs: 'https://nexusjs.org/docs/api/mutation-field',
  modules: { nexus: module, '@nexus/schema': module },
  types: {
    Block: {
      members: { nonNull: block, nullable: block, list: block },
      anyMember: {
        call: [
          {
            when: [{ arg: 0, is: 'object' }],
            effects: [{ is: 'procedure', of: 'graphql', kind: self('kind'), name: arg(0, 'name'), handler: arg(0) }],
          },
          { effects: [{ is: 'procedure', of: 'graphql', kind: self('kind'), name: arg(0), handler: arg(1) }] },
        ],
      },
    },
  },
})
