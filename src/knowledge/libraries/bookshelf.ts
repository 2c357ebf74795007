/**
 * Bookshelf, over knex: `destroy` and `save` are sent at once; a column of `undefined` is left as it is (run with 1.2.0 and knex
 * over a connection that writes down what it is given).
 */
import type { EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, assigned, defineLibrary, firstOf, merged, pair, receiver, self, when } from '../define.ts'
import { listOfType, nothings } from '../data-rows.ts'

const entity = self('entity')
const model = { entity, where: self('where') }
const opens: ValueRow = { call: { returns: 'bookshelf.Bookshelf', with: { knex: arg(0) } } }
/** What `where` is given: an object, or a column and its value. */
const condition = (type: string): ValueRow => ({
  call: [
    { when: [when(0, 'string')], returns: type, with: { entity: firstOf(entity, receiver), where: merged(self('where'), pair(arg(0), firstOf(arg(2), arg(1)))) } },
    { returns: type, with: { entity: firstOf(entity, receiver), where: merged(self('where'), arg(0)) } },
  ],
})
const makes: ValueRow['call'] = { returns: 'bookshelf.Instance', with: { entity: firstOf(entity, receiver), where: arg(0) } }
const updates = (values: Ref): EffectRow => ({ is: 'data', op: 'update', ...model, values, undefinedValues: 'ignored' })
const inserts = (values: Ref): EffectRow => ({ is: 'data', op: 'insert', entity, values })

export default defineLibrary({
  id: 'bookshelf',
  title: 'Bookshelf',
  packages: ['bookshelf'],
  checked: '1.2.0',
  docs: 'https://bookshelfjs.org/api.html',
  modules: { bookshelf: { ...opens, members: { default: opens } } },
  types: {
    Bookshelf: {
      members: {
        Model: { type: 'bookshelf.Model' },
        model: {
          call: [
            { when: [when(1, 'absent')], returns: 'bookshelf.Model', with: { entity: arg(0) } },
            { returns: 'bookshelf.Model', with: { entity: firstOf(arg(1, 'tableName'), arg(0)) } },
          ],
        },
        knex: { is: self('knex') }, plugin: { call: {} },
        transaction: { call: { promise: true, callbacks: [{ arg: 0, params: [null], runs: 'now' }] } },
      },
    },
    Model: {
      construct: makes,
      members: {
        extend: { call: { returns: 'bookshelf.Model', with: { entity: arg(0, 'tableName') } } },
        forge: { call: makes },
        where: condition('bookshelf.Instance'),
        query: { call: { returns: 'bookshelf.Instance', with: { entity: firstOf(entity, receiver), where: firstOf(arg(0, 'where'), arg(0)) } } },
        fetchAll: { call: { promise: true, returns: 'bookshelf.Instances', with: { entity } } },
        ...nothings('count', 'collection'),
      },
    },
    /** One record, or the conditions that one is looked for by. */
    Instance: {
      optional: true,
      members: {
        where: condition('bookshelf.Instance'),
        destroy: { call: { promise: true, effects: [{ is: 'data', op: 'delete', ...model }] } },
        save: {
          call: [
            { when: [{ arg: 1, keys: ['method'], equals: 'insert' }], promise: true, returns: 'receiver', effects: [inserts(arg(0))] },
            { when: [when(0, 'string')], promise: true, returns: 'receiver', effects: [updates(pair(arg(0), arg(1)))] },
            { when: [when(0, 'absent')], promise: true, returns: 'receiver', effects: [{ is: 'data', op: 'upsert', entity, values: merged(self('where'), assigned, self('values')), undefinedValues: 'ignored' }] },
            { promise: true, returns: 'receiver', effects: [updates(arg(0))] },
          ],
        },
        set: {
          call: [
            { when: [when(0, 'string')], returns: 'receiver', with: { values: merged(self('values'), pair(arg(0), arg(1))) } },
            { returns: 'receiver', with: { values: merged(self('values'), arg(0)) } },
          ],
        },
        fetch: { call: { promise: true, returns: 'bookshelf.Instance', with: model } },
        fetchAll: { call: { promise: true, returns: 'bookshelf.Instances', with: { entity } } },
        ...nothings('refresh', 'load', 'count'),
      },
    },
    Instances: listOfType('bookshelf.Instance', { entity: self('entity') }),
  },
})
