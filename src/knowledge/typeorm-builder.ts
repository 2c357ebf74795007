/** TypeORM's query builder: `.delete().from(Session).where(…).execute()`. The table `typeorm` puts it in its place. */
import type { EffectRow, Ref, TypeRow, ValueRow } from './define.ts'
import { arg, listOf, self, when } from './define.ts'

const refined = { returns: 'receiver' as const }
const condition: ValueRow = { call: { returns: 'receiver', with: { where: listOf(self('where'), arg(0)) } } }
const executes: ValueRow = { call: { executes: true, promise: true } }

/** Starts a statement of the builder; only `.execute()` sends it. */
const starts = (effect: EffectRow, data: Record<string, Ref> = {}) => ({
  returns: 'receiver' as const,
  with: data,
  lazy: true,
  onlyByExecute: true,
  effects: [effect],
})
const builderUpdate: EffectRow = {
  is: 'data',
  op: 'update',
  entity: self('entity'),
  where: self('where'),
  values: self('values'),
  undefinedValues: 'ignored',
}
const builderDelete: EffectRow = { is: 'data', op: 'delete', entity: self('entity'), where: self('where') }

export const queryBuilder: TypeRow = {
  members: {
    delete: { call: starts(builderDelete) },
    softDelete: { call: starts(builderDelete) },
    update: {
      call: [
        { when: [when(0, 'object')], ...starts(builderUpdate, { values: arg(0) }) },
        { when: [when(0, 'present')], ...starts(builderUpdate, { entity: arg(0), values: arg(1) }) },
        starts(builderUpdate),
      ],
    },
    insert: { call: starts({ is: 'data', op: 'insert', entity: self('entity'), values: self('values') }) },
    from: { call: { ...refined, with: { entity: arg(0) } } },
    into: { call: { ...refined, with: { entity: arg(0) } } },
    set: { call: { ...refined, with: { values: arg(0) } } },
    values: { call: { ...refined, with: { values: arg(0) } } },
    where: condition,
    andWhere: condition,
    orWhere: condition,
    whereInIds: condition,
    execute: executes,
    getOne: { call: { promise: true, returns: 'typeorm.Instance', with: { entity: self('entity') } } },
    getOneOrFail: { call: { promise: true, returns: 'typeorm.Instance', with: { entity: self('entity') } } },
    getMany: { call: { promise: true, returns: 'typeorm.Instances', with: { entity: self('entity') } } },
    getCount: { call: { promise: true } },
  },
  anyMember: { call: refined },
}
