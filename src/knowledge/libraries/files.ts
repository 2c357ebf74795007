/**
 * Stores in files: what is written as JSON says what it holds by its fields, and by the name of the file. A path is told by its
 * words, as the key of a store is.
 */
import type { EffectRow, ValueRow } from '../define.ts'
import { arg, defineLibrary, joined, rest } from '../define.ts'
import { answersToCallback } from '../data-rows.ts'

const done = { promise: true, ...answersToCallback } as const
const written: EffectRow = { is: 'data', op: 'upsert', entity: arg(0), values: arg(1), undefinedValues: 'written' }
const removed: EffectRow = { is: 'key-value', op: 'delete', key: arg(0) }
const both = (name: string, effect: EffectRow): Record<string, ValueRow> => ({
  [name]: { call: { ...done, effects: [effect] } }, [`${name}Sync`]: { call: { effects: [effect] } },
})
const nothing: ValueRow = { call: { ...done } }
const members = { ...both('writeFile', written), ...both('unlink', removed), ...both('rm', removed) }
const promises: ValueRow = { members, anyMember: nothing }
const fs: ValueRow = { members: { ...members, promises, constants: {} }, anyMember: nothing }
const path: ValueRow = {
  members: {
    join: { call: { returns: joined(rest(0), '/') } },
    resolve: { call: { returns: joined(rest(0), '/') } },
  },
  anyMember: { call: {} },
}

export default defineLibrary({
  id: 'files',
  title: 'Files (node:fs, fs-extra, jsonfile)',
  packages: ['fs', 'fs/promises', 'path', 'fs-extra', 'graceful-fs', 'jsonfile'],
  checked: 'Node 22, fs-extra 11.4.1, jsonfile 6.2.1',
  docs: 'https://nodejs.org/api/fs.html',
  modules: {
    fs,
    'fs/promises': promises,
    'graceful-fs': fs,
    'fs-extra': {
      members: {
        ...fs.members,
        ...both('remove', removed),
        ...both('outputFile', written),
        ...both('writeJson', written), ...both('writeJSON', written), ...both('outputJson', written), ...both('outputJSON', written),
      },
      anyMember: nothing,
    },
    jsonfile: { members: both('writeFile', written), anyMember: nothing },
    path: { ...path, members: { ...path.members, posix: path } },
  },
})
