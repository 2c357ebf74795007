/**
 * SurrealDB. From version 2 on a call is sent when it is awaited; before, at once (2.0.8 and 1.3.2, run without a server).
 */
import type { CallRow, EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, attached, defineLibrary, firstOf, self } from '../define.ts'
import { nothings } from '../data-rows.ts'

/** A table by name, or a record of one: `new RecordId('sessions', id)`, `'sessions:abc'`. */
const entity = firstOf(attached('entity', arg(0)), arg(0))
const early: CallRow['when'] = [{ package: 'surrealdb', below: '2' }]
const sent = (effect: EffectRow, data: Readonly<Record<string, Ref>> = {}): ValueRow => ({
  call: [
    { when: early, promise: true, effects: [effect] },
    { returns: 'surrealdb.Query', lazy: true, with: data, effects: [effect] },
  ],
})
const writes: ValueRow = { call: { returns: 'receiver', with: { values: arg(0) } } }
const updates = sent({ is: 'data', op: 'update', entity, values: firstOf(self('values'), arg(1)), undefinedValues: 'ignored' })
const inserts = sent({ is: 'data', op: 'insert', entity, values: firstOf(self('values'), arg(1)) })
const reads = sent({ is: 'data', op: 'read', entity })
const names: ValueRow = { construct: { returns: 'surrealdb.Id', with: { entity: arg(0) } } }

export default defineLibrary({
  id: 'surrealdb',
  title: 'SurrealDB',
  packages: ['surrealdb', 'surrealdb.js'],
  checked: '2.0.8 and 1.3.2',
  docs: 'https://surrealdb.com/docs/sdk/javascript',
  modules: {
    surrealdb: {
      members: { Surreal: { construct: { returns: 'surrealdb.Client' } }, RecordId: names, StringRecordId: names, Table: names },
      anyMember: { construct: {}, call: {} },
    },
    'surrealdb.js': { members: { Surreal: { construct: { returns: 'surrealdb.Client' } }, RecordId: names, default: { construct: { returns: 'surrealdb.Client' } } } },
  },
  types: {
    Id: {},
    Client: {
      members: {
        delete: sent({ is: 'data', op: 'delete', entity }), query: sent({ is: 'sql', text: arg(0), values: arg(1) }),
        update: updates, merge: updates, upsert: updates, create: inserts, insert: inserts, select: reads,
        ...nothings('connect', 'close', 'use', 'signin', 'signup', 'authenticate', 'let', 'set', 'unset', 'ready'),
      },
    },
    Query: { members: { content: writes, merge: writes, replace: writes }, anyMember: { call: { returns: 'receiver' } } },
  },
})
