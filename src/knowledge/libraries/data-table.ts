/** @remix-run/data-table. Every call is an async function: it is sent at once (run against 0.3 with node:sqlite). */
import type { EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, pair, rest, self } from '../define.ts'
import { nothings, statement } from '../data-rows.ts'

const sent = (effect: EffectRow): ValueRow => ({ call: { promise: true, effects: [effect] } })
/** A record is found by its primary key. */
const byKey: Ref = pair(constant('id'), arg(1))

/** Conditions read as objects: `eq('id', token)` as `{ id }`, `ne('id', token)` as `{ not: { id } }`. */
const compares: ValueRow = { call: { returns: pair(arg(0), arg(1)) } }
const differs: ValueRow = { call: { returns: pair(constant('not'), pair(arg(0), arg(1))) } }
const joins: ValueRow = { call: { returns: rest(0) } }

const fluentWhere: ValueRow = { call: { returns: 'receiver', with: { where: arg(0) } } }

export default defineLibrary({
  id: 'data-table',
  title: 'Remix data-table',
  packages: ['@remix-run/data-table'],
  checked: '0.3.0',
  docs: 'https://github.com/remix-run/remix/tree/main/packages/data-table',

  modules: {
    '@remix-run/data-table': {
      members: {
        createDatabase: { call: { returns: 'data-table.Database' } },
        Database: { construct: { returns: 'data-table.Database' } },
        table: { call: { returns: 'data-table.Table', with: { entity: arg(0, 'name') } } },
        eq: compares, gt: compares, gte: compares, lt: compares, lte: compares, inList: compares, like: compares, ilike: compares,
        between: compares, isNull: compares, notNull: compares, ne: differs, notInList: differs, and: joins, or: joins,
      },
    },
  },

  types: {
    Table: {},
    Database: {
      members: {
        delete: sent({ is: 'data', op: 'delete', entity: arg(0), where: byKey }),
        deleteMany: sent({ is: 'data', op: 'delete', entity: arg(0), where: arg(1, 'where') }),
        update: sent({ is: 'data', op: 'update', entity: arg(0), where: byKey, values: arg(2), undefinedValues: 'ignored' }),
        updateMany: sent({
          is: 'data', op: 'update', entity: arg(0), where: arg(2, 'where'), values: arg(1), undefinedValues: 'ignored',
        }),
        create: sent({ is: 'data', op: 'insert', entity: arg(0), values: arg(1) }),
        createMany: sent({ is: 'data', op: 'insert', entity: arg(0), values: arg(1) }),
        query: { call: { returns: 'data-table.Query', with: { entity: arg(0) } } },
        exec: statement(),
        transaction: { call: { promise: true, callbacks: [{ arg: 0, params: ['data-table.Database'], runs: 'now' }] } },
        ...nothings('find', 'findOne', 'findMany', 'count'),
      },
    },
    Query: {
      members: {
        where: fluentWhere, having: fluentWhere,
        delete: sent({ is: 'data', op: 'delete', entity: self('entity'), where: self('where') }),
        update: sent({
          is: 'data', op: 'update', entity: self('entity'), where: self('where'), values: arg(0), undefinedValues: 'ignored',
        }),
        insert: sent({ is: 'data', op: 'insert', entity: self('entity'), values: arg(0) }),
        ...nothings('first', 'all', 'find', 'count', 'exists'),
      },
      anyMember: { call: { returns: 'receiver' } },
    },
  },
})
