/**
 * Knex and Objection. A query is sent when it is awaited, `.then`, or given a callback: an un-awaited `.del()` does nothing.
 * A binding of `undefined` throws (sessions.md §1 facts 8 and 9, §4.1; run against knex 3.3 and objection 3.1).
 */
import type { CallRow, EffectRow, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, listOf, pair, receiver, self, when } from '../define.ts'

const entity = self('entity')
const where = self('where')

const lazy = (effect: EffectRow): CallRow => ({ returns: 'receiver', lazy: true, promise: true, effects: [effect] })
const deletes: EffectRow = { is: 'data', op: 'delete', entity, where }
const updates = (values: Parameters<typeof listOf>[0]): EffectRow => ({
  is: 'data',
  op: 'update',
  entity,
  where,
  values,
  undefinedValues: 'ignored',
})
const narrows = (condition: Parameters<typeof listOf>[0]): CallRow => ({
  returns: 'receiver',
  with: { where: listOf(where, condition) },
})

/** `.where({ id })`, `.where('id', id)`, `.where('id', '!=', id)`. */
const condition: ValueRow = {
  call: [
    { when: [{ arg: 1, equals: ['!=', '<>', 'not in'] }], ...narrows(pair(constant('not'), pair(arg(0), arg(2)))) },
    { when: [when(0, 'string'), when(2, 'present')], ...narrows(pair(arg(0), arg(2))) },
    { when: [when(0, 'string')], ...narrows(pair(arg(0), arg(1))) },
    narrows(arg(0)),
  ],
}
const negation: ValueRow = {
  call: [
    { when: [when(0, 'string')], ...narrows(pair(constant('not'), pair(arg(0), arg(1)))) },
    narrows(pair(constant('not'), arg(0))),
  ],
}
const from: ValueRow = { call: { returns: 'receiver', with: { entity: arg(0) } } }
const builder = { returns: 'knex.Builder' } as const
const patch: ValueRow = { call: [{ when: [when(0, 'string')], ...lazy(updates(pair(arg(0), arg(1)))) }, lazy(updates(arg(0)))] }
const byId = (effect: EffectRow): ValueRow => ({ call: { ...lazy(effect), with: { where: pair(constant('id'), arg(0)) } } })

const Knex: ValueRow = { call: { returns: 'knex.Knex' } }

export default defineLibrary({
  id: 'knex',
  title: 'Knex and Objection',
  packages: ['knex', 'objection'],
  checked: '3.3.0',
  docs: 'https://knexjs.org/guide/query-builder.html',
  modules: {
    knex: { ...Knex, members: { knex: Knex } },
    objection: { members: { Model: { type: 'knex.Model' } } },
  },
  records: {
    ends: '{client}({table}).where({ {key}: {value} }).del()',
    empties: '{client}({table}).where({ {key}: {value} }).update({ {field}: null })',
  },
  types: {
    Knex: {
      /** `knex('sessions')`. */
      call: { ...builder, with: { entity: arg(0) } },
      members: {
        raw: { call: { ...builder, lazy: true, promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] } },
        transaction: {
          call: { returns: 'knex.Knex', promise: true, callbacks: [{ arg: 0, params: ['knex.Knex'], runs: 'now' }] },
        },
        table: { call: { ...builder, with: { entity: arg(0) } } },
        from: { call: { ...builder, with: { entity: arg(0) } } },
        into: { call: { ...builder, with: { entity: arg(0) } } },
        queryBuilder: { call: builder },
        select: { call: builder },
        withSchema: { call: { returns: 'receiver' } },
        delete: { call: { ...lazy(deletes), ...builder } },
        del: { call: { ...lazy(deletes), ...builder } },
        commit: { call: { promise: true } },
        rollback: { call: { promise: true } },
        destroy: { call: { promise: true } },
        schema: { anyMember: { call: { promise: true } } },
        fn: { anyMember: { call: {} } },
        ref: { call: {} },
        migrate: { anyMember: { call: { promise: true } } },
      },
    },
    Builder: {
      members: {
        del: { call: lazy(deletes) },
        delete: { call: lazy(deletes) },
        truncate: { call: lazy({ is: 'data', op: 'delete', entity, where: constant({}) }) },
        update: patch,
        insert: { call: lazy({ is: 'data', op: 'insert', entity, values: arg(0) }) },
        upsert: { call: lazy({ is: 'data', op: 'upsert', entity, values: arg(0) }) },
        increment: { call: lazy({ is: 'data', op: 'increment', entity, where, values: arg(0) }) },
        where: condition,
        andWhere: condition,
        orWhere: condition,
        whereIn: condition,
        whereNot: negation,
        andWhereNot: negation,
        whereNotIn: negation,
        whereRaw: { call: narrows(arg(0)) },
        from,
        into: from,
        table: from,
        asCallback: { call: { executes: true, callbacks: [{ arg: 0, params: [null, null], runs: 'after' }] } },
        // Objection
        patch,
        deleteById: byId(deletes),
        patchAndFetchById: { call: { ...lazy(updates(arg(1))), with: { where: pair(constant('id'), arg(0)) } } },
        updateAndFetchById: { call: { ...lazy(updates(arg(1))), with: { where: pair(constant('id'), arg(0)) } } },
        findById: { call: { returns: 'receiver', with: { where: pair(constant('id'), arg(0)) } } },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    /** Objection: a class of the user that extends Model. */
    Model: {
      members: {
        query: { call: { ...builder, with: { entity: receiver } } },
        knex: { call: { returns: 'knex.Knex' } },
      },
    },
  },
})
