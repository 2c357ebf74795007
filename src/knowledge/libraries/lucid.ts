/**
 * Lucid, the ORM of AdonisJS. Methods of models are sent at once; queries when they are awaited, like those of knex, on which
 * they are built (@adonisjs/lucid 18 and 21, src/Orm). `save` writes what was assigned.
 */
import type { EffectRow, Ref, TypeId, ValueRow } from '../define.ts'
import { arg, assigned, constant, defineLibrary, merged, pair, receiver, self } from '../define.ts'
import { listOfType } from '../data-rows.ts'
import { harmless } from '../rows.ts'

const sent = (effect: EffectRow, returns?: TypeId): ValueRow => ({
  call: { effects: [effect], promise: true, ...(returns ? { returns, with: { entity: receiver } } : {}) },
})
const finds = (where: Ref): ValueRow => sent({ is: 'data', op: 'read', entity: receiver, where }, 'lucid.Instance')
const inserts = (values: Ref): ValueRow => sent({ is: 'data', op: 'insert', entity: receiver, values }, 'lucid.Instance')
const one: ValueRow = { call: { returns: 'lucid.Instance', promise: true, with: { entity: self('entity') } } }
const query: ValueRow = { call: { returns: 'lucid.Query', with: { entity: receiver } } }
const written = merged(self('values'), assigned)
const keeps: ValueRow = { call: { returns: 'receiver', with: { values: arg(0) } } }

const database: ValueRow = { type: 'lucid.Database' }
const decorator: ValueRow = { call: {}, anyMember: { call: {} } }
const orm: ValueRow = {
  members: {
    BaseModel: { type: 'lucid.Model' },
    ...Object.fromEntries([
      'column', 'computed', 'hasMany', 'hasOne', 'belongsTo', 'manyToMany', 'hasManyThrough', 'beforeSave', 'beforeCreate',
      'afterCreate', 'afterSave', 'beforeDelete', 'afterDelete', 'beforeFind', 'beforeFetch', 'scope',
    ].map((name) => [name, decorator])),
  },
}

export default defineLibrary({
  id: 'lucid',
  title: 'Lucid (AdonisJS)',
  packages: ['@adonisjs/lucid', '@ioc:Adonis/Lucid'],
  checked: '18.4.0',
  docs: 'https://lucid.adonisjs.com/docs/crud-operations',
  modules: {
    '@adonisjs/lucid/orm': orm,
    '@ioc:Adonis/Lucid/Orm': orm,
    '@adonisjs/lucid/services/db': { members: { default: database } },
    '@ioc:Adonis/Lucid/Database': { members: { default: database } },
  },
  types: {
    Database: {
      members: {
        from: { call: { returns: 'lucid.Rows', with: { entity: arg(0) } } },
        table: { call: { returns: 'lucid.Rows', with: { entity: arg(0) } } },
        query: { call: { returns: 'lucid.Rows' } },
        rawQuery: { call: { promise: true, effects: [{ is: 'sql', text: arg(0), values: arg(1) }] } },
        transaction: { call: { promise: true, callbacks: [{ arg: 0, params: ['lucid.Database'], runs: 'now' }] } },
        raw: harmless,
      },
    },
    Rows: { extends: 'knex.Builder' },
    /** A class of the user that extends BaseModel: its static side. */
    Model: {
      construct: { returns: 'lucid.NewInstance', with: { entity: receiver } },
      members: {
        query, $getRelation: harmless, boot: harmless,
        find: finds(pair(constant('id'), arg(0))),
        findOrFail: finds(pair(constant('id'), arg(0))),
        findBy: finds(pair(arg(0), arg(1))),
        findByOrFail: finds(pair(arg(0), arg(1))),
        first: sent({ is: 'data', op: 'read', entity: receiver }, 'lucid.Instance'),
        firstOrFail: sent({ is: 'data', op: 'read', entity: receiver }, 'lucid.Instance'),
        all: sent({ is: 'data', op: 'read', entity: receiver }, 'lucid.Instances'),
        create: inserts(arg(0)),
        createMany: inserts(arg(0)),
        firstOrCreate: inserts(merged(arg(0), arg(1))),
        updateOrCreate: sent({ is: 'data', op: 'upsert', entity: receiver, values: merged(arg(0), arg(1)), undefinedValues: 'ignored' }, 'lucid.Instance'),
        truncate: sent({ is: 'data', op: 'delete', entity: receiver, where: constant({}) }),
      },
    },
    Query: {
      extends: 'knex.Builder',
      awaited: 'lucid.Instances',
      members: { first: one, firstOrFail: one, exec: { call: { executes: true, promise: true, returns: 'lucid.Instances', with: { entity: self('entity') } } } },
    },
    Instance: {
      optional: true,
      own: { self: 'entity', member: 'prototype' },
      members: {
        delete: sent({ is: 'data', op: 'delete', entity: receiver }),
        save: {
          call: {
            promise: true, returns: 'receiver',
            effects: [{ is: 'data', op: 'update', entity: receiver, values: written, undefinedValues: 'ignored' }],
          },
        },
        merge: keeps, fill: keeps,
        related: { call: { returns: 'lucid.Relation', with: { entity: arg(0) } } },
        load: { call: { promise: true } }, loadOnce: { call: { promise: true } }, refresh: { call: { promise: true, returns: 'receiver' } },
        serialize: harmless, toJSON: harmless, useTransaction: { call: { returns: 'receiver' } },
      },
    },
    NewInstance: {
      extends: 'lucid.Instance',
      members: { save: sent({ is: 'data', op: 'insert', entity: receiver, values: written }) },
    },
    Instances: listOfType('lucid.Instance', { entity: self('entity') }),
    Relation: {
      members: {
        query: { call: { returns: 'lucid.Query', with: { entity: self('entity') } } },
        create: sent({ is: 'data', op: 'insert', entity: self('entity'), values: arg(0) }, 'lucid.Instance'),
        createMany: sent({ is: 'data', op: 'insert', entity: self('entity'), values: arg(0) }),
        save: { call: { promise: true } }, saveMany: { call: { promise: true } }, attach: { call: { promise: true } },
        detach: { call: { promise: true } }, sync: { call: { promise: true } },
      },
    },
  },
  annotations: {
    '@adonisjs/lucid/types/database': { TransactionClientContract: { type: 'lucid.Database' } },
  },
})
