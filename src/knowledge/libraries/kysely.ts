/**
 * Kysely. Only `.execute()` and its relatives send a query: awaiting the builder itself does nothing (sessions.md §1 fact 8; run
 * against 0.28).
 */
import type { CallRow, EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, listOf, pair, self, when } from '../define.ts'

const entity = self('entity')
const where = self('where')
const starts = (effect: EffectRow): ValueRow => ({
  call: { returns: 'kysely.Query', with: { entity: arg(0) }, lazy: true, onlyByExecute: true, effects: [effect] },
})
const narrows = (condition: Ref): CallRow => ({ returns: 'receiver', with: { where: listOf(where, condition) } })
const executes: ValueRow = { call: { executes: true, promise: true } }
const runs = { execute: executes, executeTakeFirst: executes, executeTakeFirstOrThrow: executes }
const reads: ValueRow = { call: { returns: 'kysely.Query', with: { entity: arg(0) } } }
const inTransaction: ValueRow = { call: { promise: true, callbacks: [{ arg: 0, params: ['kysely.Db'], runs: 'now' }] } }

export default defineLibrary({
  id: 'kysely',
  title: 'Kysely',
  packages: ['kysely'],
  checked: '0.28.18',
  docs: 'https://kysely.dev/docs/category/delete',
  modules: {
    kysely: {
      members: {
        Kysely: { construct: { returns: 'kysely.Db' } },
        /** The template's text is the first argument; `.execute(db)` sends it. */
        sql: {
          call: { returns: 'kysely.Query', lazy: true, onlyByExecute: true, effects: [{ is: 'sql', text: arg(0) }] },
          members: { raw: { call: { returns: arg(0) } }, ref: { call: {} }, table: { call: {} }, lit: { call: {} } },
        },
      },
    },
  },
  records: {
    ends: "{client}.deleteFrom({table}).where('{key}', '=', {value}).execute()",
    empties: "{client}.updateTable({table}).set({ {field}: null }).where('{key}', '=', {value}).execute()",
  },
  types: {
    Db: {
      members: {
        deleteFrom: starts({ is: 'data', op: 'delete', entity, where }),
        updateTable: starts({ is: 'data', op: 'update', entity, where, values: self('values'), undefinedValues: 'ignored' }),
        insertInto: starts({ is: 'data', op: 'insert', entity, values: self('values') }),
        replaceInto: starts({ is: 'data', op: 'upsert', entity, values: self('values') }),
        selectFrom: reads,
        selectNoFrom: reads,
        with: { call: { returns: 'receiver' } },
        withSchema: { call: { returns: 'receiver' } },
        transaction: { call: { returns: 'kysely.Transaction' } },
        connection: { call: { returns: 'kysely.Transaction' } },
        destroy: { call: { promise: true } },
      },
    },
    Transaction: { members: { execute: inTransaction }, anyMember: { call: { returns: 'receiver' } } },
    Query: {
      members: {
        ...runs,
        where: {
          call: [
            {
              when: [{ arg: 1, equals: ['!=', '<>', 'not in', 'is not'] }],
              ...narrows(pair(constant('not'), pair(arg(0), arg(2)))),
            },
            { when: [when(0, 'string')], ...narrows(pair(arg(0), arg(2))) },
            narrows(arg(0)),
          ],
        },
        set: {
          call: [
            { when: [when(0, 'string')], returns: 'receiver', with: { values: pair(arg(0), arg(1)) } },
            { returns: 'receiver', with: { values: arg(0) } },
          ],
        },
        values: { call: { returns: 'receiver', with: { values: arg(0) } } },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
  },
})
