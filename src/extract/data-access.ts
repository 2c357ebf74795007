/**
 * Is a data-access operation about a session or token, and does it end one? Decided by names alone, with the vocabulary
 * (sessions.md §4.2 and rows 27 to 34 and 38 of §6.1); who runs the operation, and whether it is run, is not asked here.
 */
import { classifyKeyValue, type KeyValueAccess } from './key-value-access.ts'
import { classifyRecord, type RecordAccess } from './record-access.ts'
import type { SessionAccess } from './session-access.ts'
import { classifySql, type SqlAccess } from './sql-access.ts'

export { looksLikeInvalidation } from './invalidation-names.ts'

export type DataAccess = RecordAccess | KeyValueAccess | SqlAccess

/** What an operation means to a logout; null when it is not about a session or token, or only reads. */
export function classifyDataAccess(access: DataAccess): SessionAccess | null {
  if (access.kind === 'key-value') return classifyKeyValue(access)
  return access.kind === 'sql' ? classifySql(access) : classifyRecord(access)
}
