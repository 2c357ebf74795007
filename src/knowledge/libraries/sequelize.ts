/**
 * Sequelize and sequelize-typescript. Calls are sent at once. `undefined` leaves the column as it is, in `update` and in an
 * instance's `save`; `destroy` and `update` without `where` throw (sessions.md §1 fact 9, §4.1; run against 6.37).
 */
import type { EffectRow, Ref, TypeId, ValueRow } from '../define.ts'
import { arg, assigned, constant, defineLibrary, firstOf, member, pair, receiver, self, when } from '../define.ts'
import { listOfType } from '../data-rows.ts'

/** A model is made by `define`, which attaches the name, or is a class of the user. */
const entity = receiver
const where = arg(0, 'where')

const sent = (effect: EffectRow, returns?: TypeId): ValueRow => ({
  call: { effects: [effect], promise: true, ...(returns ? { returns, with: { entity: receiver } } : {}) },
})
const reads = (returns?: TypeId): ValueRow => sent({ is: 'data', op: 'read', entity, where }, returns)
const updates = (values: Ref, where?: Ref): EffectRow => ({
  is: 'data',
  op: 'update',
  entity,
  ...(where ? { where } : {}),
  values,
  undefinedValues: 'ignored',
})
const nothing: ValueRow = { call: { promise: true } }
const inert = (...names: string[]): Record<string, ValueRow> => Object.fromEntries(names.map((name) => [name, { call: {} }]))

const Sequelize: ValueRow = { construct: { returns: 'sequelize.Connection' } }
const members: Readonly<Record<string, ValueRow>> = { Sequelize, Model: { type: 'sequelize.Model' } }

export default defineLibrary({
  id: 'sequelize',
  title: 'Sequelize',
  packages: ['sequelize', 'sequelize-typescript'],
  checked: '6.37.8',
  docs: 'https://sequelize.org/docs/v6/core-concepts/model-querying-basics/',
  modules: {
    sequelize: { ...Sequelize, members },
    'sequelize-typescript': { members },
  },
  types: {
    Connection: {
      members: {
        define: { call: { returns: 'sequelize.Model', with: { entity: arg(0) } } },
        model: { call: { returns: 'sequelize.Model', with: { entity: arg(0) } } },
        import: {},
        models: { anyMember: { type: 'sequelize.Model', with: { entity: member } } },
        transaction: {
          call: [
            { when: [when(-1, 'function')], promise: true, callbacks: [{ arg: 'last', params: [null], runs: 'now' }] },
            { promise: true },
          ],
        },
        query: { call: { promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1, 'replacements') }] } },
        sync: nothing,
        authenticate: nothing,
        close: nothing,
        ...inert('addModels', 'literal', 'fn', 'col'),
      },
    },
    Model: {
      model: true,
      construct: { returns: 'sequelize.NewInstance', with: { entity: receiver, values: arg(0) } },
      members: {
        destroy: sent({ is: 'data', op: 'delete', entity, where }),
        truncate: sent({ is: 'data', op: 'delete', entity, where: constant({}) }),
        update: sent(updates(arg(0), arg(1, 'where'))),
        increment: sent({ is: 'data', op: 'increment', entity, where: arg(1, 'where'), values: arg(0) }),
        create: sent({ is: 'data', op: 'insert', entity, values: arg(0) }, 'sequelize.Instance'),
        bulkCreate: sent({ is: 'data', op: 'insert', entity, values: arg(0) }),
        upsert: sent({ is: 'data', op: 'upsert', entity, values: arg(0), undefinedValues: 'ignored' }),
        findOrCreate: sent({ is: 'data', op: 'upsert', entity, where, values: arg(0, 'defaults') }),
        build: { call: { returns: 'sequelize.NewInstance', with: { entity: receiver, values: arg(0) } } },
        findOne: reads('sequelize.Instance'),
        findByPk: sent({ is: 'data', op: 'read', entity, where: pair(constant('id'), arg(0)) }, 'sequelize.Instance'),
        /** Versions below 5. */
        findById: sent({ is: 'data', op: 'read', entity, where: pair(constant('id'), arg(0)) }, 'sequelize.Instance'),
        find: reads('sequelize.Instance'),
        findAll: reads('sequelize.Instances'),
        count: reads(),
        scope: { call: { returns: 'receiver' } },
        unscoped: { call: { returns: 'receiver' } },
        schema: { call: { returns: 'receiver' } },
        sync: nothing,
        ...inert(
          'init', 'hasMany', 'hasOne', 'belongsTo', 'belongsToMany', 'addHook', 'addScope', 'beforeCreate', 'beforeSave',
          'afterCreate',
        ),
      },
    },
    /** A row that is in the database. Its methods are those of the class, or what was put on `Model.prototype`. */
    Instance: {
      optional: true,
      own: { self: 'entity', member: 'prototype' },
      members: {
        destroy: sent({ is: 'data', op: 'delete', entity }),
        save: {
          call: { executes: true, promise: true, returns: 'receiver', effects: [updates(assigned)] },
        },
        update: sent(updates(arg(0))),
        increment: sent({ is: 'data', op: 'increment', entity, values: arg(0) }),
        /** Only kept in memory until `save`. */
        set: {
          call: [
            {
              when: [when(0, 'string')],
              returns: 'receiver',
              lazy: true,
              onlyByExecute: true,
              effects: [updates(pair(arg(0), arg(1)))],
            },
            { returns: 'receiver', lazy: true, onlyByExecute: true, effects: [updates(arg(0))] },
          ],
        },
        reload: { call: { returns: 'receiver', promise: true } },
        ...inert('get', 'toJSON', 'changed', 'getDataValue', 'setDataValue'),
      },
    },
    NewInstance: {
      extends: 'sequelize.Instance',
      members: { save: sent({ is: 'data', op: 'insert', entity, values: firstOf(self('values'), assigned) }) },
    },
    Instances: listOfType('sequelize.Instance', { entity: self('entity') }),
  },
})
