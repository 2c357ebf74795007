/**
 * @remix-run/data-table. Every call of a database is an async function: it is sent at once. A `query()` of no database waits for
 * `db.exec()` (run with 0.3.0 and an adapter that writes down what it is given).
 */
import type { CallRow, EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, pair, rest, self } from '../define.ts'
import { nothings } from '../data-rows.ts'

const sent = (effect: EffectRow): ValueRow => ({ call: { promise: true, effects: [effect] } })
const unsent = (effect: EffectRow): CallRow => ({ returns: 'data-table.Command', lazy: true, onlyByExecute: true, effects: [effect] })
const deletes: EffectRow = { is: 'data', op: 'delete', entity: self('entity'), where: self('where') }
const updates: EffectRow = { is: 'data', op: 'update', entity: self('entity'), where: self('where'), values: arg(0), undefinedValues: 'ignored' }
const inserts: EffectRow = { is: 'data', op: 'insert', entity: self('entity'), values: arg(0) }
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
        query: { call: { returns: 'data-table.Unbound', with: { entity: arg(0) } } },
        between: compares, isNull: compares, notNull: compares, ne: differs, notInList: differs, and: joins, or: joins,
      },
    },
  },

  types: {
    Table: {},
    Command: {},
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
        exec: { call: [{ when: [{ arg: 0, is: 'object' }], promise: true, executes: 'arguments' }, { promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] }] },
        transaction: { call: { promise: true, callbacks: [{ arg: 0, params: ['data-table.Database'], runs: 'now' }] } },
        ...nothings('find', 'findOne', 'findMany', 'count'),
      },
    },
    /** query(table): nothing is sent before a database executes it. */
    Unbound: {
      members: {
        where: fluentWhere, having: fluentWhere,
        delete: { call: unsent(deletes) }, update: { call: unsent(updates) }, insert: { call: unsent(inserts) },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    Query: {
      members: {
        where: fluentWhere, having: fluentWhere,
        delete: sent(deletes), update: sent(updates), insert: sent(inserts),
        ...nothings('first', 'all', 'find', 'count', 'exists'),
      },
      anyMember: { call: { returns: 'receiver' } },
    },
  },
})
