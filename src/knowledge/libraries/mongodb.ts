/**
 * The MongoDB driver. Operations are sent at once. A field of `undefined` is sent as null (run on the encoder, sessions.md §4.1).
 */
import type { EffectRow, Ref, TypeId, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, self } from '../define.ts'
import { answersToCallback, nothings } from '../data-rows.ts'

const entity = self('entity')
const sent = (...effects: EffectRow[]): ValueRow => ({ call: { effects, promise: true, ...answersToCallback } })
const deletes = (where: Ref): ValueRow => sent({ is: 'data', op: 'delete', entity, where })
const updates = sent({ is: 'data', op: 'update', entity, where: arg(0), values: arg(1), undefinedValues: 'written' })
const inserts = sent({ is: 'data', op: 'insert', entity, values: arg(0) })
const reads = sent({ is: 'data', op: 'read', entity, where: arg(0) })

/** A call that answers with an instance, or hands it to a callback. */
const opens = (type: TypeId): ValueRow => ({
  call: { returns: type, promise: true, callbacks: [{ arg: 'last', params: [null, type], runs: 'after' }] },
})

export default defineLibrary({
  id: 'mongodb',
  title: 'MongoDB driver',
  packages: ['mongodb'],
  checked: '7.8.0',
  docs: 'https://www.mongodb.com/docs/drivers/node/current/crud/',
  loose: true,
  modules: {
    mongodb: {
      members: { MongoClient: { construct: { returns: 'mongodb.Client' }, members: { connect: opens('mongodb.Client') } } },
    },
  },
  types: {
    Client: {
      members: {
        connect: opens('mongodb.Client'),
        db: { call: { returns: 'mongodb.Db' } },
        startSession: { call: { returns: 'mongodb.ClientSession' } },
        withSession: { call: { promise: true, callbacks: [{ arg: 'last', params: ['mongodb.ClientSession'], runs: 'now' }] } },
        ...nothings('close', 'on'),
      },
    },
    Db: {
      members: {
        collection: { call: { returns: 'mongodb.Collection', with: { entity: arg(0) } } },
        dropCollection: sent({ is: 'data', op: 'delete', entity: arg(0), where: constant({}) }),
        ...nothings('command', 'createCollection', 'listCollections', 'stats'),
      },
    },
    Collection: {
      members: {
        deleteOne: deletes(arg(0)),
        deleteMany: deletes(arg(0)),
        findOneAndDelete: deletes(arg(0)),
        /** Versions below 5. */
        remove: deletes(arg(0)),
        drop: deletes(constant({})),
        updateOne: updates,
        updateMany: updates,
        findOneAndUpdate: updates,
        replaceOne: updates,
        findOneAndReplace: updates,
        update: updates,
        insertOne: inserts,
        insertMany: inserts,
        insert: inserts,
        findOne: reads,
        find: { call: { returns: 'mongodb.Cursor', effects: [{ is: 'data', op: 'read', entity, where: arg(0) }] } },
        ...nothings('aggregate', 'countDocuments', 'createIndex', 'distinct'),
      },
    },
    Cursor: {
      members: nothings('toArray', 'next', 'hasNext', 'count', 'forEach', 'close'),
      anyMember: { call: { returns: 'receiver' } },
    },
    /** A session of the database's client, not of a user. */
    ClientSession: {
      members: {
        withTransaction: { call: { promise: true, callbacks: [{ arg: 0, params: ['mongodb.ClientSession'], runs: 'now' }] } },
        ...nothings('startTransaction', 'commitTransaction', 'abortTransaction', 'endSession'),
      },
    },
  },
})
