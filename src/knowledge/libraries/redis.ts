/**
 * node-redis: version 3 answers to callbacks and spells commands in lower case, 4 and later answer with promises and use camel
 * case; upper case works in both. A command is sent at once; `multi()` needs `.exec()`. Run against 6.3 on a real server
 * (sessions.md §4.1).
 */
import type { CallRow, EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, rest, when } from '../define.ts'
import { answersToCallback, nothings } from '../data-rows.ts'

/** Commands by what they do to the key, in the spelling of version 4; the value of `ttl` and of the stored value by position. */
const removes: EffectRow = { is: 'key-value', op: 'delete', key: rest(0) }
const removesField: EffectRow = { is: 'key-value', op: 'delete', key: arg(0), field: arg(1) }
/** `lRem key count element`. */
const removesElement: EffectRow = { is: 'key-value', op: 'delete', key: arg(0), field: arg(2) }
const reads: EffectRow = { is: 'key-value', op: 'read', key: arg(0) }
const writes = (value: Ref, more: { ttl?: Ref; field?: Ref } = {}): EffectRow => ({
  is: 'key-value',
  op: 'set',
  key: arg(0),
  value,
  ...more,
})

/** A command that answers with a promise (4+) and to the callback that is given (3). */
const command = (effect: EffectRow): ValueRow => ({ call: { effects: [effect], promise: true, ...answersToCallback } })

/** `expire key 0` deletes; any other time only limits a life. */
const expires: ValueRow = {
  call: [
    { when: [when(1, 'falsy')], effects: [{ is: 'key-value', op: 'delete', key: arg(0) }], promise: true },
    { promise: true },
  ] satisfies CallRow[],
}

/** In the spelling of version 4. */
const commands: Readonly<Record<string, ValueRow>> = {
  del: command(removes),
  unlink: command(removes),
  getDel: command({ is: 'key-value', op: 'delete', key: arg(0) }),
  expire: expires,
  pExpire: expires,
  hDel: command(removesField),
  sRem: command(removesField),
  zRem: command(removesField),
  lRem: command(removesElement),
  /** 4+: `set(k, v, { EX })`; 3: `set(k, v, 'EX', n)`. */
  set: {
    call: [
      { when: [when(2, 'object')], effects: [writes(arg(1), { ttl: arg(2) })], promise: true },
      { when: [when(2, 'string')], effects: [writes(arg(1), { ttl: arg(3) })], promise: true, ...answersToCallback },
      { when: [when(2, 'absent')], effects: [writes(arg(1), { ttl: arg(2) })], promise: true },
      { effects: [writes(arg(1))], promise: true, ...answersToCallback },
    ],
  },
  setEx: command(writes(arg(2), { ttl: arg(1) })),
  pSetEx: command(writes(arg(2), { ttl: arg(1) })),
  setNX: command(writes(arg(1))),
  hSet: command(writes(arg(2), { field: arg(1) })),
  sAdd: command(writes(arg(1), { field: arg(1) })),
  zAdd: command(writes(arg(2), { field: arg(2), ttl: arg(1) })),
  lPush: command(writes(arg(1), { field: arg(1) })),
  rPush: command(writes(arg(1), { field: arg(1) })),
  get: command(reads),
  exists: command(reads),
  hGet: command(reads),
  hGetAll: command(reads),
  sIsMember: command(reads),
  sMembers: command(reads),
  keys: command(reads),
  ttl: command(reads),
  flushDb: command({ is: 'key-value', op: 'delete', key: constant('*') }),
  flushAll: command({ is: 'key-value', op: 'delete', key: constant('*') }),
}

/** Every spelling that some version has. */
const spellings = Object.fromEntries(
  Object.entries(commands).flatMap(([name, row]) =>
    [...new Set([name, name.toLowerCase(), name.toUpperCase()])].map((key) => [key, row]),
  ),
)

/** In a transaction a command is only queued. */
const queued = Object.fromEntries(
  Object.entries(spellings).map(([name, row]): [string, ValueRow] => [name, { call: [row.call ?? []].flat().map(queue) }]),
)
function queue({ when: conditions, effects }: CallRow): CallRow {
  return {
    ...(conditions && { when: conditions }),
    ...(effects && { effects }),
    returns: 'receiver',
    lazy: true,
    onlyByExecute: true,
  }
}
const exec: ValueRow = { call: { executes: true, promise: true, ...answersToCallback } }
const transaction: ValueRow = { call: { returns: 'redis.Multi' } }
const createClient: ValueRow = { call: { returns: 'redis.Client' } }
const client = { createClient, createCluster: createClient, createClientPool: createClient, createSentinel: createClient }

export default defineLibrary({
  id: 'redis',
  title: 'node-redis',
  packages: ['redis', '@redis/client'],
  checked: '6.3.1',
  docs: 'https://redis.io/docs/latest/develop/clients/nodejs/',
  loose: true,
  modules: { redis: { members: client }, '@redis/client': { members: client } },
  types: {
    Client: {
      members: {
        ...spellings,
        multi: transaction,
        MULTI: transaction,
        batch: transaction,
        // A member of the same client: `client.v4.del`, `client.legacy()`.
        v4: { type: 'redis.Client' },
        legacy: { call: { returns: 'redis.Client' } },
        duplicate: { call: { returns: 'redis.Client' } },
        connect: { call: { returns: 'receiver', promise: true } },
        on: { call: { returns: 'receiver' } },
        once: { call: { returns: 'receiver' } },
        ...nothings('quit', 'disconnect', 'close', 'destroy', 'select', 'ping', 'publish'),
      },
    },
    Multi: { members: { ...queued, exec, EXEC: exec, execAsPipeline: exec, execTyped: exec } },
  },
})
