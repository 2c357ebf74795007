/**
 * lowdb: lists in a file. What is changed in `db.data` is in the file after `write()`, which nobody leaves out, so that the rows take
 * it for written; `update(fn)` changes and writes (run with 7.0.1). Before version 2: `db.get('sessions').remove({ id }).write()`.
 */
import type { EffectRow, ValueRow } from '../define.ts'
import { arg, assignedValue, constant, defineLibrary, member, pair, self } from '../define.ts'

const entity = self('entity')
const ends: EffectRow = { is: 'data', op: 'delete', entity, where: arg(0) }
const adds: EffectRow = { is: 'data', op: 'insert', entity, values: arg(0) }
const quiet: ValueRow = { call: {} }
const opens: ValueRow = { construct: { returns: 'lowdb.Database' } }
const preset: ValueRow = { call: { promise: true, returns: 'lowdb.Database' } }
/** Lodash's chains of version 1: nothing happens before `.write()`. */
const chained = (effect: EffectRow): ValueRow => ({ call: { returns: 'receiver', lazy: true, onlyByExecute: true, effects: [effect] } })

export default defineLibrary({
  id: 'lowdb',
  title: 'lowdb',
  packages: ['lowdb', 'lowdb/node'],
  checked: '7.0.1 and 1.0.0',
  docs: 'https://github.com/typicode/lowdb',
  modules: {
    lowdb: { members: { Low: opens, LowSync: opens }, call: { returns: 'lowdb.Database' }, anyMember: { construct: {} } },
    'lowdb/node': { members: { JSONFilePreset: preset, JSONFileSyncPreset: { call: { returns: 'lowdb.Database' } } }, anyMember: { construct: {} } },
  },
  types: {
    Database: {
      members: {
        data: { type: 'lowdb.Data', same: true },
        read: { call: { promise: true } }, write: { call: { promise: true } },
        update: { call: { promise: true, callbacks: [{ arg: 0, params: ['lowdb.Data'], runs: 'now' }] } },
        defaults: { call: { returns: 'lowdb.Chain' } },
        get: { call: { returns: 'lowdb.Chain', with: { entity: arg(0) } } },
        set: { call: { returns: 'lowdb.Chain', lazy: true, onlyByExecute: true, effects: [{ is: 'data', op: 'update', entity: constant('database'), values: pair(arg(0), arg(1)), undefinedValues: 'written' }] } },
      },
    },
    Data: {
      anyMember: { type: 'lowdb.List', with: { entity: member } },
      setAny: [
        // A list without those that were filtered out of it.
        { when: [{ assignedIs: ['null', 'array', 'object'] }], effects: [{ is: 'data', op: 'update', entity: constant('database'), values: pair(member, assignedValue), undefinedValues: 'written' }] },
        { effects: [{ is: 'data', op: 'delete', entity: member, where: assignedValue }] },
      ],
    },
    List: {
      members: {
        push: { call: { effects: [adds] } }, unshift: { call: { effects: [adds] } },
        splice: { call: { effects: [ends] } }, pop: { call: { effects: [ends] } }, shift: { call: { effects: [ends] } },
        filter: { call: { returns: 'lowdb.List', with: { entity } } },
        find: quiet, findIndex: quiet, some: quiet, every: quiet, map: quiet, includes: quiet, indexOf: quiet, length: {},
        forEach: { call: { callbacks: [{ arg: 0, params: [null], runs: 'now' }] } },
      },
    },
    Chain: {
      members: {
        remove: chained(ends), pull: chained(ends), push: chained(adds),
        assign: chained({ is: 'data', op: 'update', entity, values: arg(0), undefinedValues: 'written' }),
        write: { call: { executes: true } }, value: quiet,
      },
      anyMember: { call: { returns: 'receiver' } },
    },
  },
})
