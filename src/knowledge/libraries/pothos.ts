/** Pothos. The functions that describe fields are called with a field builder; a field's options are its method's last argument. */
import { arg, defineLibrary, resultOf } from '../define.ts'
import type { EffectRow, ProcedureKind, Ref, ValueRow } from '../define.ts'
import { fluent } from '../rows.ts'

const fieldsOf = (fn: Ref): Ref => resultOf(fn, { type: 'pothos.FieldBuilder' })
const one = (kind: ProcedureKind): ValueRow => ({
  call: { effects: [{ is: 'procedure', of: 'graphql', kind, name: arg(0), handler: fieldsOf(arg(1)) }] },
})
const many = (kind: ProcedureKind, fn: Ref): ValueRow => {
  const effect: EffectRow = { is: 'procedures', of: 'graphql', kind, map: fieldsOf(fn) }
  return { call: { effects: [effect] } }
}

export default defineLibrary({
  id: 'pothos',
  title: 'Pothos',
  packages: ['@pothos/core', '@giraphql/core'],
  checked: '4.15.1',
  docs: 'https://pothos-graphql.dev/docs/guide/queries-mutations-and-subscriptions',
  modules: {
    '@pothos/core': { construct: { returns: 'pothos.SchemaBuilder' } },
    '@giraphql/core': { construct: { returns: 'pothos.SchemaBuilder' } },
  },
  types: {
    SchemaBuilder: {
      members: {
        mutationField: one('mutation'), queryField: one('query'),
        mutationFields: many('mutation', arg(0)), queryFields: many('query', arg(0)),
        mutationType: many('mutation', arg(0, 'fields')), queryType: many('query', arg(0, 'fields')),
        toSchema: { call: { returns: 'graphql.Schema' } },
      },
      anyMember: { call: {} },
    },
    /** `t.boolean({ resolve })`, `t.field({ type, resolve })`, `t.withAuth({ … }).field({ … })`. */
    FieldBuilder: { members: { arg: { call: {} }, withAuth: fluent }, anyMember: { call: { returns: 'pothos.Field', with: { handler: arg(-1, 'resolve') } } } },
    Field: { role: 'procedure', extends: 'pothos.FieldBuilder' },
  },
})
