/**
 * MikroORM. What is removed, created or assigned is sent by the next `flush()` of the manager, which nobody leaves out, so that
 * the rows take it for sent; `nativeDelete`, `nativeUpdate`, `insert` and `upsert` are sent at once, without being awaited too;
 * a query builder when it is awaited. `undefined` is written as null, by assignment and by `nativeUpdate` (run against 6.6.16
 * with libSQL; the names of 7 are the same but for `persistAndFlush` and `removeAndFlush`, which are gone).
 */
import type { CallRow, EffectRow, Ref, TypeId, ValueRow } from '../define.ts'
import { arg, assignedValue, constant, defineLibrary, firstOf, member, pair, receiver, self, when } from '../define.ts'
import { listOfType, nothings } from '../data-rows.ts'

const sent = (effect: EffectRow, returns?: TypeId, entity: Ref = receiver): ValueRow => ({
  call: { effects: [effect], promise: true, ...(returns ? { returns, with: { entity } } : {}) },
})

/** The same operations on a repository (`shift` 0) and on a manager, whose first argument is the entity (`shift` 1). */
function operations(entity: Ref, shift: 0 | 1): Record<string, ValueRow> {
  const [first, second] = [arg(shift), arg(shift + 1)]
  const reads = (returns?: TypeId): ValueRow => sent({ is: 'data', op: 'read', entity, where: first }, returns, entity)
  const inserts: EffectRow = { is: 'data', op: 'insert', entity, values: first }
  return {
    nativeDelete: sent({ is: 'data', op: 'delete', entity, where: first }),
    nativeUpdate: sent({ is: 'data', op: 'update', entity, where: first, values: second, undefinedValues: 'written' }),
    insert: sent(inserts), insertMany: sent(inserts),
    upsert: sent({ is: 'data', op: 'upsert', entity, values: first, undefinedValues: 'written' }, 'mikro-orm.Instance', entity),
    create: { call: { returns: 'mikro-orm.Instance', with: { entity }, effects: [inserts] } },
    findOne: reads('mikro-orm.Instance'), findOneOrFail: reads('mikro-orm.Instance'),
    getReference: { call: { returns: 'mikro-orm.Instance', with: { entity } } },
    find: reads('mikro-orm.Instances'), findAll: reads('mikro-orm.Instances'), count: reads(), findAndCount: reads(), findByCursor: reads(),
    createQueryBuilder: { call: { returns: 'mikro-orm.QueryBuilder', with: { entity } } },
    qb: { call: { returns: 'mikro-orm.QueryBuilder', with: { entity } } },
  }
}

/** A record of which the call is given the instance. */
const removes = (promise: boolean): ValueRow => ({
  call: { ...(promise ? { promise } : { returns: 'receiver' }), effects: [{ is: 'data', op: 'delete', entity: arg(0) }] },
})
const persists = (promise: boolean): ValueRow => ({
  call: {
    ...(promise ? { promise } : { returns: 'receiver' }),
    effects: [{ is: 'data', op: 'upsert', entity: arg(0), values: arg(0), undefinedValues: 'written' }],
  },
})
const unitOfWork: Readonly<Record<string, ValueRow>> = {
  remove: removes(false), removeAndFlush: removes(true), persist: persists(false), persistAndFlush: persists(true),
  assign: { call: { returns: arg(0), effects: [{ is: 'data', op: 'update', entity: arg(0), values: arg(1), undefinedValues: 'written' }] } },
  ...nothings('flush', 'populate', 'refresh'),
}

const manager: ValueRow = { call: { returns: 'mikro-orm.Manager' } }
const repository: ValueRow = { call: { returns: 'mikro-orm.Repository', with: { entity: arg(0) } } }
const refine: CallRow = { returns: 'receiver', with: { where: arg(0) } }
const refines: ValueRow = { call: refine }
const builds = (effect: EffectRow, values: Record<string, Ref>): ValueRow => ({ call: { returns: 'receiver', lazy: true, with: values, effects: [effect] } })

const package_: ValueRow = {
  members: {
    MikroORM: {
      construct: { returns: 'mikro-orm.Orm' },
      members: { init: { call: { returns: 'mikro-orm.Orm', promise: true } }, initSync: { call: { returns: 'mikro-orm.Orm' } } },
    },
    RequestContext: {
      members: {
        getEntityManager: manager,
        create: { call: { callbacks: [{ arg: 'last', runs: 'now' }] } },
      },
    },
    EntitySchema: { construct: { returns: 'mikro-orm.EntitySchema', with: { entity: firstOf(arg(0, 'name'), arg(0, 'class')) } } },
    wrap: { call: { returns: arg(0) } },
  },
}
const drivers = ['core', 'postgresql', 'mysql', 'mariadb', 'sqlite', 'better-sqlite', 'libsql', 'mssql', 'mongodb', 'knex', 'sql'] as const
const names = drivers.map((driver) => `@mikro-orm/${driver}`)

export default defineLibrary({
  id: 'mikro-orm',
  title: 'MikroORM',
  packages: [...names, '@mikro-orm/nestjs'],
  checked: '6.6.16; 7.2.5 by its declarations',
  docs: 'https://mikro-orm.io/docs/entity-manager',
  modules: {
    ...Object.fromEntries(names.map((name) => [name, package_])),
    '@mikro-orm/nestjs': { members: { InjectRepository: { call: { returns: 'mikro-orm.Injection', with: { entity: arg(0) } } } } },
  },
  types: {
    Orm: { members: { em: { type: 'mikro-orm.Manager' }, ...nothings('close', 'connect') } },
    Manager: {
      members: {
        ...operations(arg(0), 1), ...unitOfWork,
        fork: manager, getContext: manager, getRepository: repository, repo: repository,
        transactional: { call: { promise: true, callbacks: [{ arg: 0, params: ['mikro-orm.Manager'], runs: 'now' }] } },
        getConnection: { call: { returns: 'mikro-orm.Connection' } },
        // Forgets what was loaded, and deletes nothing.
        clear: { call: {} },
        ...nothings('begin', 'commit', 'rollback'),
      },
    },
    Connection: { members: { execute: { call: { promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] } } } },
    Repository: { members: { ...operations(self('entity'), 0), assign: unitOfWork['assign'] ?? {}, getEntityManager: manager, em: { type: 'mikro-orm.Manager' } } },
    EntitySchema: {},
    /** Under the manager's eyes: what is assigned to it is written by `flush()`. */
    Instance: {
      optional: true,
      own: { self: 'entity', member: 'prototype' },
      setAny: { effects: [{ is: 'data', op: 'update', entity: receiver, values: pair(member, assignedValue), undefinedValues: 'written' }] },
      members: { assign: { call: { returns: 'receiver', effects: [{ is: 'data', op: 'update', entity: receiver, values: arg(0), undefinedValues: 'written' }] } } },
    },
    Instances: listOfType('mikro-orm.Instance', { entity: self('entity') }),
    QueryBuilder: {
      members: {
        delete: builds({ is: 'data', op: 'delete', entity: self('entity'), where: self('where') }, { where: arg(0) }),
        truncate: builds({ is: 'data', op: 'delete', entity: self('entity'), where: constant({}) }, {}),
        update: builds({ is: 'data', op: 'update', entity: self('entity'), where: self('where'), values: self('values'), undefinedValues: 'written' }, { values: arg(0) }),
        insert: builds({ is: 'data', op: 'insert', entity: self('entity'), values: self('values') }, { values: arg(0) }),
        where: { call: [{ when: [when(0, 'string')], returns: 'receiver', with: { where: pair(arg(0), arg(1)) } }, refine] },
        andWhere: refines,
        execute: { call: { executes: true, promise: true } },
        getSingleResult: { call: { promise: true, returns: 'mikro-orm.Instance', with: { entity: self('entity') } } },
        getResult: { call: { promise: true, returns: 'mikro-orm.Instances', with: { entity: self('entity') } } },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    Injection: { injects: { type: 'mikro-orm.Repository', with: { entity: self('entity') } } },
  },
  annotations: Object.fromEntries(names.map((name) => [name, { EntityManager: { type: 'mikro-orm.Manager' }, SqlEntityManager: { type: 'mikro-orm.Manager' } }])),
})
