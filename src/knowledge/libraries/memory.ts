/**
 * Maps and sets of the language as stores of one process: `sessions.delete(id)`, `blacklist.add(token)` (sessions.md §4.1). Only
 * the name of the collection tells what it holds: a key that looks like a user's id proves nothing here.
 */
import type { ValueRow } from '../define.ts'
import { arg, constant, defineLibrary } from '../define.ts'
import { keyValue } from '../data-rows.ts'

const collection: ValueRow = { construct: { returns: 'memory.Collection' } }
const anyKey = { key: constant('') }

export default defineLibrary({
  id: 'memory',
  title: 'Map and Set',
  packages: [],
  checked: 'ECMAScript 2025',
  docs: 'https://tc39.es/ecma262/#sec-keyed-collections',
  globals: { Map: collection, Set: collection },
  types: {
    Collection: {
      members: {
        delete: keyValue('delete', { ...anyKey, entry: arg(0) }, false),
        clear: keyValue('delete', anyKey, false),
        set: keyValue('set', { ...anyKey, value: arg(1), entry: arg(0) }, false),
        add: keyValue('set', { ...anyKey, value: arg(0), entry: arg(0) }, false),
        get: keyValue('read', {}, false),
        has: keyValue('read', {}, false),
        forEach: { call: { callbacks: [{ arg: 0, runs: 'now' }] } },
        keys: { call: {} },
        values: { call: {} },
        entries: { call: {} },
      },
    },
  },
})
