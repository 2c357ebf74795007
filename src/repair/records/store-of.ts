/** Finds the store of a record by the place where the login writes to it. */
import type { LoginRecord } from '../../project/login-state.ts'
import type { RepairProject } from '../repair-project.ts'
import { chainStore } from './chain-store.ts'
import { modelStore } from './model-store.ts'
import { sqlStore } from './sql-store.ts'
import type { RecordStore } from './stores.ts'

/** @returns null where the login writes in a way that does not show how one is ended */
export function storeOf(record: LoginRecord, project: RepairProject): RecordStore | null {
  return sqlStore(record, project) ?? chainStore(record, project) ?? modelStore(record, project)
}
