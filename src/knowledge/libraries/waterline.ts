/**
 * Waterline, the models of Sails. A query is sent when it is awaited, with `.then`, `.exec` or a callback, and only then; a column of
 * `undefined` is left as it is; `destroy()` without criteria throws (run with 0.15.2 and sails-disk).
 */
import type { EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, defineLibrary, firstOf, self, when } from '../define.ts'
import { answersToCallback } from '../data-rows.ts'

const entity = self('entity')
const query = (effect: EffectRow, data: Readonly<Record<string, Ref>> = {}): ValueRow => ({
  call: [
    { when: [when(-1, 'function')], ...answersToCallback, effects: [effect] },
    { returns: 'waterline.Query', lazy: true, with: { entity, ...data }, effects: [effect] },
  ],
})
const deletes = query({ is: 'data', op: 'delete', entity, where: arg(0) })
const updates = query({ is: 'data', op: 'update', entity, where: arg(0), values: firstOf(self('values'), arg(1)), undefinedValues: 'ignored' })
const inserts = query({ is: 'data', op: 'insert', entity, values: arg(0) })
const reads = query({ is: 'data', op: 'read', entity, where: arg(0) })

export default defineLibrary({
  id: 'waterline',
  title: 'Waterline',
  packages: ['waterline', 'sails-hook-orm'],
  checked: '0.15.2',
  docs: 'https://sailsjs.com/documentation/reference/waterline-orm/models',
  types: {
    Model: {
      members: {
        destroy: deletes, destroyOne: deletes, archive: deletes, archiveOne: deletes, update: updates, updateOne: updates,
        create: inserts, createEach: inserts, findOrCreate: query({ is: 'data', op: 'upsert', entity, values: arg(1), undefinedValues: 'ignored' }),
        find: reads, findOne: reads, count: reads, sum: reads, avg: reads, stream: reads,
      },
    },
    Query: {
      members: {
        set: { call: { returns: 'receiver', with: { values: arg(0) } } },
        exec: { call: { executes: true, ...answersToCallback } },
        toPromise: { call: { executes: true, promise: true } },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
  },
})
