/**
 * TypeORM. Methods of repositories, managers and entities are sent at once; a query builder only by `.execute()` or a getter:
 * awaiting it does nothing. `undefined` is left out of `save` and of `update` (which throws when nothing is left). Run against
 * 1.1 (sessions.md §1 facts 8 and 9, §4.1).
 */
import type { EffectRow, Ref, TypeId, ValueRow } from '../define.ts'
import { arg, assigned, constant, defineLibrary, firstOf, receiver, self, when } from '../define.ts'
import { listOfType } from '../data-rows.ts'
import { queryBuilder } from '../typeorm-builder.ts'

const sent = (effect: EffectRow, returns?: TypeId, entity: Ref = receiver): ValueRow => ({
  call: { effects: [effect], promise: true, ...(returns ? { returns, with: { entity } } : {}) },
})

/** The same operations on a repository (`shift` 0) and on a manager, whose first argument is the entity (`shift` 1). */
function operations(entity: Ref, shift: 0 | 1): Record<string, ValueRow> {
  const first = arg(shift)
  const second = arg(shift + 1)
  const deletes: ValueRow = sent({ is: 'data', op: 'delete', entity, where: first })
  const increments: ValueRow = sent({ is: 'data', op: 'increment', entity, where: first, values: second })
  const reads = (returns: TypeId, where: Ref): ValueRow => sent({ is: 'data', op: 'read', entity, where }, returns, entity)
  const byOptions = arg(shift, 'where')
  return {
    delete: deletes,
    softDelete: deletes,
    clear: sent({ is: 'data', op: 'delete', entity, where: constant({}) }),
    update: sent({ is: 'data', op: 'update', entity, where: first, values: second, undefinedValues: 'ignored' }),
    increment: increments,
    insert: sent({ is: 'data', op: 'insert', entity, values: first }),
    upsert: sent({ is: 'data', op: 'upsert', entity, values: first, undefinedValues: 'ignored' }),
    findOne: reads('typeorm.Instance', firstOf(byOptions, first)),
    findOneBy: reads('typeorm.Instance', first),
    findOneOrFail: reads('typeorm.Instance', firstOf(byOptions, first)),
    findOneByOrFail: reads('typeorm.Instance', first),
    findOneById: reads('typeorm.Instance', first),
    preload: reads('typeorm.Instance', first),
    find: reads('typeorm.Instances', firstOf(byOptions, first)),
    findBy: reads('typeorm.Instances', first),
    count: sent({ is: 'data', op: 'read', entity, where: byOptions }),
    exists: sent({ is: 'data', op: 'read', entity, where: byOptions }),
  }
}

const saves = (entity: Ref, values: Ref): EffectRow => ({ is: 'data', op: 'upsert', entity, values, undefinedValues: 'ignored' })
const removes = (entity: Ref): EffectRow => ({ is: 'data', op: 'delete', entity })
const repository: ValueRow = { call: { returns: 'typeorm.Repository', with: { entity: arg(0) } } }
const builder: ValueRow = { call: { returns: 'typeorm.QueryBuilder', with: { entity: receiver } } }
const statement: ValueRow = { call: { promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] } }
const transaction: ValueRow = { call: { promise: true, callbacks: [{ arg: 'last', params: ['typeorm.Manager'], runs: 'now' }] } }
const dataSource: ValueRow = { call: { returns: 'typeorm.DataSource', promise: true } }
const access = { getRepository: repository, getTreeRepository: repository, getMongoRepository: repository, query: statement }
export default defineLibrary({
  id: 'typeorm',
  title: 'TypeORM',
  packages: ['typeorm'],
  checked: '1.1.1',
  docs: 'https://typeorm.io/docs/working-with-entity-manager/repository-api',
  modules: {
    typeorm: {
      members: {
        ...access,
        getManager: { call: { returns: 'typeorm.Manager' } },
        getConnection: { call: { returns: 'typeorm.DataSource' } },
        createConnection: dataSource,
        DataSource: { construct: { returns: 'typeorm.DataSource' } },
        EntityManager: { construct: { returns: 'typeorm.Manager' } },
        Repository: { construct: { returns: 'typeorm.Repository', with: { entity: receiver } } },
        BaseEntity: { type: 'typeorm.Entity' },
        EntitySchema: { construct: { returns: 'typeorm.EntitySchema', with: { entity: arg(0, 'name') } } },
      },
    },
  },
  types: {
    DataSource: {
      members: {
        ...access,
        manager: { type: 'typeorm.Manager' },
        transaction,
        createQueryBuilder: { call: { returns: 'typeorm.QueryBuilder', with: { entity: arg(0) } } },
        initialize: { call: { returns: 'receiver', promise: true } },
        createQueryRunner: { call: { returns: 'typeorm.QueryRunner' } },
      },
    },
    QueryRunner: { members: { manager: { type: 'typeorm.Manager' }, query: statement } },
    Manager: {
      members: {
        ...operations(arg(0), 1),
        ...access,
        save: {
          call: [
            { when: [when(0, ['function', 'string'])], promise: true, effects: [saves(arg(0), arg(1))] },
            { promise: true, returns: arg(0), effects: [saves(arg(0), arg(0))] },
          ],
        },
        remove: sent(removes(arg(0))),
        softRemove: sent(removes(arg(0))),
        create: { call: { returns: arg(1) } },
        transaction,
        withRepository: { call: { returns: arg(0) } },
        createQueryBuilder: { call: { returns: 'typeorm.QueryBuilder', with: { entity: arg(0) } } },
      },
    },
    Repository: {
      members: {
        ...operations(receiver, 0),
        save: { call: { promise: true, returns: arg(0), effects: [saves(receiver, arg(0))] } },
        remove: sent(removes(receiver)),
        softRemove: sent(removes(receiver)),
        create: { call: { returns: arg(0) } },
        createQueryBuilder: builder,
        query: statement,
        manager: { type: 'typeorm.Manager' },
        extend: { call: { returns: 'receiver' } },
      },
    },
    EntitySchema: {},
    /** A class of the user that extends BaseEntity: its static side. */
    Entity: {
      construct: { returns: 'typeorm.Instance', with: { entity: receiver } },
      members: {
        ...operations(receiver, 0),
        create: { call: { returns: 'typeorm.Instance', with: { entity: receiver, values: arg(0) } } },
        save: { call: { promise: true, returns: arg(0), effects: [saves(receiver, arg(0))] } },
        remove: sent(removes(receiver)),
        getRepository: { call: { returns: 'typeorm.Repository', with: { entity: receiver } } },
        createQueryBuilder: builder,
      },
    },
    Instance: {
      optional: true,
      own: { self: 'entity', member: 'prototype' },
      members: {
        save: { call: { promise: true, returns: 'receiver', effects: [saves(receiver, firstOf(assigned, self('values')))] } },
        remove: sent(removes(receiver)),
        softRemove: sent(removes(receiver)),
        reload: { call: { promise: true } },
      },
    },
    Instances: listOfType('typeorm.Instance', { entity: self('entity') }),
    QueryBuilder: queryBuilder,
  },
})
