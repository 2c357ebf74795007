/** monk, over the MongoDB driver: every call is sent at once, with a promise and to a callback (source of 7.3.4). */
import type { EffectRow, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, self } from '../define.ts'
import { answersToCallback, nothings } from '../data-rows.ts'

const entity = self('entity')
const sent = (effect: EffectRow): ValueRow => ({ call: { promise: true, ...answersToCallback, effects: [effect] } })
const deletes = sent({ is: 'data', op: 'delete', entity, where: arg(0) })
const updates = sent({ is: 'data', op: 'update', entity, where: arg(0), values: arg(1), undefinedValues: 'written' })
const inserts = sent({ is: 'data', op: 'insert', entity, values: arg(0) })
const reads = sent({ is: 'data', op: 'read', entity, where: arg(0) })
const collection: ValueRow = { call: { returns: 'monk.Collection', with: { entity: arg(0) } } }

export default defineLibrary({
  id: 'monk',
  title: 'monk',
  packages: ['monk'],
  checked: '7.3.4',
  docs: 'https://automattic.github.io/monk/',
  loose: true,
  modules: { monk: { call: { returns: 'monk.Manager' }, members: { default: { call: { returns: 'monk.Manager' } }, id: { call: { returns: arg(0) } } } } },
  types: {
    Manager: { members: { get: collection, create: collection, id: { call: { returns: arg(0) } }, ...nothings('close', 'listCollections') } },
    Collection: {
      members: {
        remove: deletes, findOneAndDelete: deletes, drop: sent({ is: 'data', op: 'delete', entity, where: constant({}) }),
        update: updates, findOneAndUpdate: updates, insert: inserts, find: reads, findOne: reads,
        ...nothings('aggregate', 'count', 'createIndex', 'distinct', 'ensureIndex', 'index', 'indexes', 'stats'),
      },
    },
  },
})
