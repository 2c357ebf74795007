/**
 * Mongoose. What a model's method returns is a lazy Query: nothing is sent until it is awaited, or `.then`, `.exec` or a callback
 * (up to version 6) is given. Run against 9.12: sessions.md §1 facts 8 and 9, §4.1. Callbacks and `remove`: migration guides
 * https://mongoosejs.com/docs/migrating_to_7.html and https://mongoosejs.com/docs/migrating_to_8.html.
 */
import type { ValueRow } from '../define.ts'
import { arg, assigned, constant, defineLibrary, firstOf, member, pair, self } from '../define.ts'
import { listOfType } from '../data-rows.ts'
import { deletes, eager, entity, gone, inserts, model, query, reads, updates } from '../mongoose-rows.ts'

const byId = pair(constant('_id'), arg(0))
const define: ValueRow = { call: { returns: 'mongoose.Model', with: { entity: arg(0), schema: arg(1) } } }
const models: ValueRow = { anyMember: { type: 'mongoose.Model', with: { entity: member } } }
const clientSession: ValueRow = { call: { returns: 'mongodb.ClientSession', promise: true } }
const connection = {
  model: define,
  models,
  startSession: clientSession,
  collection: { call: { returns: 'mongodb.Collection', with: { entity: arg(0) } } },
}
const opens: ValueRow = { call: { returns: 'mongoose.Connection', promise: true } }

const updateOps = Object.fromEntries(
  ['updateOne', 'updateMany', 'update', 'replaceOne'].map((name) => [name, query([updates(arg(0), arg(1))], 'mongoose.Query')]),
)

export default defineLibrary({
  id: 'mongoose',
  title: 'Mongoose',
  packages: ['mongoose', '@typegoose/typegoose'],
  checked: '9.12.1',
  docs: 'https://mongoosejs.com/docs/queries.html',
  loose: true,
  modules: {
    mongoose: {
      members: {
        ...connection,
        connect: opens,
        createConnection: opens,
        connection: { type: 'mongoose.Connection' },
        Model: { type: 'mongoose.Model' },
        Schema: { construct: { returns: 'mongoose.Schema' }, call: { returns: 'mongoose.Schema' } },
      },
    },
    '@typegoose/typegoose': {
      members: {
        getModelForClass: { call: { returns: 'mongoose.Model', with: { entity: arg(0) } } },
        mongoose: { type: 'mongoose.Connection' },
      },
    },
  },
  types: {
    Connection: { members: { ...connection, db: { type: 'mongodb.Db' }, useDb: { call: { returns: 'mongoose.Connection' } } } },
    /** `schema.methods.x = function` is the user's code; hooks are not followed. */
    Schema: {
      members: Object.fromEntries(
        ['index', 'pre', 'post', 'plugin', 'set', 'add', 'method', 'static'].map((name) => [name, { call: {} }]),
      ),
    },
    Model: {
      model: true,
      own: { self: 'schema', member: 'statics' },
      construct: { returns: 'mongoose.NewDocument', with: { ...model, values: arg(0) } },
      members: {
        ...updateOps,
        deleteOne: query([deletes(arg(0))], 'mongoose.Query'),
        deleteMany: query([deletes(arg(0))], 'mongoose.Query'),
        remove: gone('7', query([deletes(arg(0))], 'mongoose.Query')),
        findOneAndDelete: query([deletes(arg(0))], 'mongoose.DocumentQuery', 'mongoose.Document'),
        findByIdAndDelete: query([deletes(byId)], 'mongoose.DocumentQuery', 'mongoose.Document'),
        findOneAndRemove: gone('8', query([deletes(arg(0))], 'mongoose.DocumentQuery', 'mongoose.Document')),
        findByIdAndRemove: gone('8', query([deletes(byId)], 'mongoose.DocumentQuery', 'mongoose.Document')),
        findOneAndUpdate: query([updates(arg(0), arg(1))], 'mongoose.DocumentQuery', 'mongoose.Document'),
        findOneAndReplace: query([updates(arg(0), arg(1))], 'mongoose.DocumentQuery', 'mongoose.Document'),
        findByIdAndUpdate: query([updates(byId, arg(1))], 'mongoose.DocumentQuery', 'mongoose.Document'),
        findOne: query([reads(arg(0))], 'mongoose.DocumentQuery', 'mongoose.Document'),
        findById: query([reads(byId)], 'mongoose.DocumentQuery', 'mongoose.Document'),
        find: query([reads(arg(0))], 'mongoose.ListQuery', 'mongoose.Documents'),
        where: { call: { returns: 'mongoose.ListQuery', with: { ...model, where: pair(arg(0), arg(1)) } } },
        exists: query([reads(arg(0))], 'mongoose.Query'),
        countDocuments: query([reads(arg(0))], 'mongoose.Query'),
        create: eager([inserts(arg(0))], 'mongoose.Document'),
        insertMany: eager([inserts(arg(0))]),
        hydrate: { call: { returns: 'mongoose.Document', with: model } },
      },
    },
    /** Executed by `await`, `.then` and `.exec`; all other members refine it. */
    Query: {
      members: {
        exec: { call: { executes: true, promise: true, callbacks: [{ arg: 'last', params: [null, null], runs: 'after' }] } },
        deleteOne: {
          call: { returns: 'receiver', lazy: true, promise: true, effects: [deletes(firstOf(arg(0), self('where')))] },
        },
        deleteMany: {
          call: { returns: 'receiver', lazy: true, promise: true, effects: [deletes(firstOf(arg(0), self('where')))] },
        },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    DocumentQuery: {
      extends: 'mongoose.Query',
      awaited: 'mongoose.Document',
      members: {
        exec: {
          call: {
            executes: true,
            promise: true,
            returns: 'mongoose.Document',
            with: model,
            callbacks: [{ arg: 'last', params: [null, 'mongoose.Document'], runs: 'after' }],
          },
        },
      },
    },
    ListQuery: {
      extends: 'mongoose.Query',
      awaited: 'mongoose.Documents',
      members: { exec: { call: { executes: true, promise: true, returns: 'mongoose.Documents', with: model } } },
    },
    /** A document that is in the database. `doc.x = undefined; await doc.save()` does `$unset` (fact 9). */
    Document: {
      optional: true,
      own: { self: 'schema', member: 'methods' },
      members: {
        save: eager([{ is: 'data', op: 'update', entity, values: assigned, undefinedValues: 'written' }], 'receiver'),
        updateOne: query([{ is: 'data', op: 'update', entity, values: arg(0), undefinedValues: 'ignored' }], 'mongoose.Query'),
        update: gone(
          '7',
          query([{ is: 'data', op: 'update', entity, values: arg(0), undefinedValues: 'ignored' }], 'mongoose.Query'),
        ),
        // A promise up to version 7, a Query since: waiting for it is right for both.
        deleteOne: query([deletes()], 'mongoose.Query'),
        remove: gone('7', eager([deletes()])),
        delete: gone('7', eager([deletes()])),
        toObject: { call: {} },
        toJSON: { call: {} },
        markModified: { call: {} },
        populate: { call: { returns: 'receiver', promise: true } },
      },
    },
    NewDocument: {
      extends: 'mongoose.Document',
      members: { save: eager([inserts(firstOf(self('values'), assigned))], 'receiver') },
    },
    Documents: listOfType('mongoose.Document', model),
  },
})
