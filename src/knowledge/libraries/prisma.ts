/**
 * Prisma Client. Every model call is a lazy promise: nothing is sent until it is awaited, `.then`, or handed to `$transaction`.
 * `undefined` in `data` means "do not touch" (sessions.md §1 facts 8 and 9; not run there, so from the documentation:
 * https://www.prisma.io/docs/orm/prisma-client/special-fields-and-types/null-and-undefined).
 */
import type { EffectRow, ValueRow } from '../define.ts'
import { arg, defineLibrary, firstOf, member, self } from '../define.ts'

const entity = self('entity')
const where = arg(0, 'where')

const lazy = (effect: EffectRow): ValueRow => ({ call: { lazy: true, promise: true, effects: [effect] } })
const reads = lazy({ is: 'data', op: 'read', entity, where })
const deletes = lazy({ is: 'data', op: 'delete', entity, where })
const updates = lazy({ is: 'data', op: 'update', entity, where, values: arg(0, 'data'), undefinedValues: 'ignored' })
const inserts = lazy({ is: 'data', op: 'insert', entity, values: arg(0, 'data') })
const statement = lazy({ is: 'sql', text: arg(0) })
const nothing: ValueRow = { call: { promise: true } }

export default defineLibrary({
  id: 'prisma',
  title: 'Prisma Client',
  packages: ['@prisma/client', '@prisma/client/edge'],
  checked: '7.10.0',
  docs: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
  modules: {
    '@prisma/client': { members: { PrismaClient: { construct: { returns: 'prisma.Client' } } } },
    '@prisma/client/edge': { members: { PrismaClient: { construct: { returns: 'prisma.Client' } } } },
  },
  types: {
    Client: {
      members: {
        $transaction: {
          call: [
            {
              when: [{ arg: 0, is: 'function' }],
              promise: true,
              callbacks: [{ arg: 0, params: ['prisma.Client'], runs: 'now' }],
            },
            { promise: true, executes: 'arguments' },
          ],
        },
        $extends: { call: { returns: 'prisma.Client' } },
        $executeRaw: statement,
        $executeRawUnsafe: statement,
        $queryRaw: statement,
        $queryRawUnsafe: statement,
        $connect: nothing,
        $disconnect: nothing,
        $on: { call: {} },
        $use: { call: {} },
      },
      /** `prisma.session`: the model's name with a small first letter. */
      anyMember: { type: 'prisma.Model', with: { entity: member } },
    },
    Model: {
      members: {
        delete: deletes,
        deleteMany: deletes,
        update: updates,
        updateMany: updates,
        updateManyAndReturn: updates,
        upsert: lazy({
          is: 'data',
          op: 'upsert',
          entity,
          where,
          values: firstOf(arg(0, 'update'), arg(0, 'create')),
          undefinedValues: 'ignored',
        }),
        create: inserts,
        createMany: inserts,
        createManyAndReturn: inserts,
        findUnique: reads,
        findUniqueOrThrow: reads,
        findFirst: reads,
        findFirstOrThrow: reads,
        findMany: reads,
        count: reads,
        aggregate: reads,
        groupBy: reads,
      },
    },
  },
})
