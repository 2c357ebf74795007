/** Is a data-access operation one that changes by what a user logs in? Decided by the names of records and fields alone. */
import { PEOPLE } from '../knowledge/vocabulary.ts'
import {
  ACCOUNT_PREFIXES, ACCOUNT_RECORDS, CLOSED_STATUSES, CLOSED_WHEN_FALSE, CLOSED_WHEN_TRUE, CREDENTIAL_RECORDS, OTHER_CREDENTIAL_WORDS, PASSWORD_FIELDS, SECOND_FACTOR_WORDS, SETTINGS_OF_FACTOR,
} from '../knowledge/credential-words.ts'
import type { CredentialKind } from '../model/facts.ts'
import type { DataAccess } from './data-access.ts'
import { containsOne, entityWords } from './entity-words.ts'
import { recordsOfSql } from './sql-access.ts'
import type { RecordAccess } from './record-access.ts'
import { fieldWrite, isEmpty, type FieldWrite } from './written-values.ts'

/** What is written over, and in which record. */
export interface CredentialWrite {
  readonly what: CredentialKind
  readonly entity: string
}

/** Is the record of a user looked up? */
export function readsUser(access: DataAccess): boolean {
  const records = access.kind === 'sql' ? recordsOfSql(access) : access.kind === 'data' ? [access] : []
  return records.some(({ op, entity }) => op === 'read' && entity !== null && isAccount(entity))
}

const isAccount = (entity: string): boolean => {
  const words = entityWords(entity)
  return ACCOUNT_RECORDS.includes(words.at(-1) ?? '') && words.slice(0, -1).every((word) => ACCOUNT_PREFIXES.includes(word))
}

/** Nobody may log in any more: the record of a user is deleted, or says so. */
function closing({ op, entity, values, where }: RecordAccess): CredentialWrite | null {
  if (entity === null || where === 'everything' || !isAccount(entity)) return null
  if (op === 'delete') return { what: 'deleted-account', entity }
  if (op !== 'update') return null
  return values?.some((value) => closes(fieldWrite(value))) ? { what: 'disabled-account', entity } : null
}

function closes(write: FieldWrite | null): boolean {
  if (write === null) return false
  const words = entityWords(write.path.at(-1) ?? '').filter((word) => word !== 'is' && word !== 'at' && word !== 'on').join(' ')
  if (CLOSED_WHEN_TRUE.includes(words)) return write.shape === 'true' || write.shape === 'now'
  if (CLOSED_WHEN_FALSE.includes(words)) return write.shape === 'false'
  return /status$|state$/.test(words) && write.shape === 'string' && CLOSED_STATUSES.includes(write.text.toLowerCase())
}

/** A new user's first password is an insertion, and no change. */
export function credentialWritten(access: DataAccess): CredentialWrite | null {
  const records = access.kind === 'sql' ? (MENTIONS.test(access.text) || CLOSES.test(access.text) ? recordsOfSql(access) : []) : access.kind === 'data' ? [access] : []
  for (const { op, entity, values } of records) {
    if (op !== 'update' || entity === null || !values?.some(({ key, text }) => MENTIONS.test(key) || MENTIONS.test(text))) continue
    if (!isOfPerson(entity)) continue
    const what = firstKind(values)
    if (what !== null) return { what, entity }
  }
  return records.map(closing).find((write) => write !== null) ?? null
}

/** What all fields of interest have in their names, for a look before the others. */
const MENTIONS = /pass|pwd|hash|mail|fa|factor|otp|authenticator/i

/** Statements that could close an account. */
const CLOSES = /delete|active|enabled|status|state|ban|suspend|disabl|block|archiv|terminat/i

const isOfPerson = (entity: string): boolean => {
  const words = entityWords(entity)
  return containsOne(words, PEOPLE) !== undefined || containsOne(words, CREDENTIAL_RECORDS) !== undefined
}

function firstKind(values: NonNullable<RecordAccess['values']>): CredentialKind | null {
  const kinds = values.map((value) => fieldWrite(value)).map((write) => (write === null ? null : kindOf(write)))
  return kinds.find((kind) => kind === 'password') ?? kinds.find((kind) => kind !== null) ?? null
}

function kindOf({ path, shape }: FieldWrite): CredentialKind | null {
  const words = entityWords(path.at(-1) ?? '')
  if (containsOne(words, OTHER_CREDENTIAL_WORDS) !== undefined) return null
  if (containsOne(words, SECOND_FACTOR_WORDS) !== undefined) {
    const isTaken = shape === 'false' || (isEmpty(shape) && shape !== 'undefined')
    return isTaken && SETTINGS_OF_FACTOR.includes(words.at(-1) ?? '') ? 'second-factor' : null
  }
  if (isEmpty(shape) || NO_TEXT.has(shape)) return null
  if (PASSWORD_FIELDS.includes(words.join(' '))) return 'password'
  return words.join(' ') === 'email' ? 'email' : null
}

/** Shapes of values that are no password and no address. */
const NO_TEXT: ReadonlySet<string> = new Set(['true', 'false', 'now', 'past', 'future', 'number', 'increment', 'added', 'array', 'filtered-array'])
