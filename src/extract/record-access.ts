/** Operations on records of a named kind: rows, documents, entries. */
import { PEOPLE } from '../knowledge/vocabulary.ts'
import { entityWords } from './entity-words.ts'
import { entityKind, fieldKind, isFalseFriend, type Kind } from './record-kind.ts'
import { scopeOf, selectsAll, type Filter } from './record-scope.ts'
import { bestOf, type SessionAccess } from './session-access.ts'
import { endsRecord, fieldWrite, isEmpty, type FieldWrite, type WrittenValue } from './written-values.ts'
import type { SessionScope } from '../model/facts.ts'

/** An operation on records of a named kind: a model, table, collection or document. */
export interface RecordAccess {
  readonly kind: 'data'
  readonly op: 'delete' | 'update' | 'insert' | 'upsert' | 'increment' | 'read'
  /** null: its name is not known. */
  readonly entity: string | null
  /** What selects the records; `one-record` is selected already (`doc.deleteOne()`). A text is a filter as written. */
  readonly where: Filter | string | 'one-record' | 'everything'
  /** null: what is written could not be worked out. With `increment` one for each field. */
  readonly values?: readonly WrittenValue[] | null
  readonly undefinedValues?: 'ignored' | 'written'
}

/** What the operation means to a logout; null when it is not about a session or token, or only reads. */
export function classifyRecord(access: RecordAccess): SessionAccess | null {
  const { entity, op } = access
  if (op === 'read' || entity === null) return null
  const kind = entityKind(entity)
  if (kind === null) return isFalseFriend(entityWords(entity)) ? null : fieldsOf(access, entity)
  return kind.is === 'denylist' ? onDenylist(access, entity, kind) : onRecord(access, entity, kind)
}

/** Putting something on the list ends it; taking something off is tidying up. */
function onDenylist({ op }: RecordAccess, entity: string, { strength }: Kind): SessionAccess | null {
  if (op === 'delete') return null
  return { effect: 'invalidate', what: 'denylist', entity, strength, scope: 'current-session' }
}

function onRecord(access: RecordAccess, entity: string, { what, strength }: Kind): SessionAccess | null {
  const { op, values } = access
  const about = { what, entity, strength }
  const scope = access.where === 'one-record' ? 'current-session' : scopeOf(filterOf(access))
  const broad = broadness(access)
  if (op === 'delete') return { effect: 'invalidate', ...about, scope, ...broad }
  if (op === 'insert') return { effect: 'record-write', ...about, scope: 'unknown' }
  if (values === null)
    return op === 'upsert'
      ? { effect: 'record-write', ...about, scope }
      : { effect: 'invalidate', ...about, scope, uncertain: true }
  const writes = writesOf(access)
  const ends = writes.filter(endsRecord)
  const effective = ends.filter((write) => !isIgnored(write, access))
  if (effective.length > 0) return { effect: 'invalidate', ...about, scope, ...broad }
  if (ends.length > 0) return { effect: 'invalidate', ...about, scope, ignored: 'undefined value' }
  const renews =
    op === 'upsert' || writes.some(({ path, shape }) => !isEmpty(shape) && fieldKind(path.at(-1) ?? '')?.is === 'credential')
  if (renews) return { effect: 'record-write', ...about, scope }
  const known = bestOf(writes.map((write) => fieldAccess(write, access, entity)))
  if (known) return known
  // A flag of the record is taken back, whatever it is called: `{ ativo: false }`.
  return op === 'update' && writes.some((write) => write.shape === 'false' && !endsRecord({ ...write, shape: 'true' })) ? { effect: 'invalidate', ...about, scope, uncertain: true } : null
}

/** A record of another kind, a user say, that holds its owner's logins in a field. */
function fieldsOf(access: RecordAccess, entity: string): SessionAccess | null {
  if (access.op === 'delete') return null
  if (!access.values) return ofUnknownFields(access, entity)
  return bestOf(writesOf(access).map((write) => fieldAccess(write, access, entity)))
}

/** What is written to somebody's record is not known: it may be the end of the login that is kept there. */
const ofUnknownFields = ({ op }: RecordAccess, entity: string): SessionAccess | null =>
  (op === 'update' || op === 'upsert') && entityWords(entity).some((word) => people.has(word))
    ? { effect: 'invalidate', what: 'refresh-token', entity, strength: 'medium', scope: 'unknown', uncertain: true }
    : null

/** null: every record. */
const filterOf = ({ where }: RecordAccess): Filter | null =>
  where === 'everything' ? null : typeof where === 'string' ? { keys: [], text: where } : where

const broadness = (access: RecordAccess): { tooBroad?: true } =>
  access.where !== 'one-record' && selectsAll(filterOf(access)) ? { tooBroad: true } : {}

const writesOf = ({ op, values }: RecordAccess): FieldWrite[] =>
  (values ?? [])
    .map((value) => fieldWrite(op === 'increment' ? { ...value, shape: 'increment' } : value))
    .filter((write) => write !== null)

const people = new Set(PEOPLE)

const isIgnored = (write: FieldWrite, { undefinedValues }: RecordAccess): boolean =>
  write.shape === 'undefined' && undefinedValues === 'ignored'

function fieldAccess(write: FieldWrite, access: RecordAccess, entity: string): SessionAccess | null {
  const at = write.path.findIndex((part) => fieldKind(part) !== null)
  const field = write.path[at]
  if (field === undefined) return null
  const kind = fieldKind(field)
  const name = `${entity}.${field}`
  const broad = broadness(access)
  if (kind?.is === 'version') {
    // A new user starts with a version, which ends nothing.
    if (access.op === 'insert' || write.shape === 'undefined') return null
    return { effect: 'invalidate', what: 'version', entity: name, strength: 'strong', scope: 'all-sessions', ...broad }
  }
  if (!kind) return null
  const about = { what: kind.what, entity: name, strength: kind.strength }
  if (write.shape === 'added') return { effect: 'record-write', ...about, scope: 'unknown' }
  const inner = write.path.slice(at + 1)
  // `tokens.$.revoked = true`: a field of one element.
  if (inner.length > 0 && write.shape !== 'filtered-array') {
    return endsRecord({ ...write, path: inner }) ? { effect: 'invalidate', ...about, scope: 'current-session' } : null
  }
  if (write.shape === 'filtered-array') return { effect: 'invalidate', ...about, scope: filteredScope(write), ...broad }
  if (isEmpty(write.shape)) {
    // An empty list or no token at registration ends nothing.
    if (access.op === 'insert') return null
    if (isIgnored(write, access)) return { effect: 'invalidate', ...about, scope: 'current-session', ignored: 'undefined value' }
    const scope = kind.list || write.shape === 'empty-array' ? 'all-sessions' : 'current-session'
    return { effect: 'invalidate', ...about, scope, ...broad }
  }
  // A token that is overwritten by a number is none any more (`$set: { refreshToken: 1 }`, where `$unset` was meant).
  if (write.shape === 'number' && access.op !== 'insert') return { effect: 'invalidate', ...about, scope: 'current-session', ...broad }
  if (write.shape === 'true' || write.shape === 'false' || write.shape === 'now') return null
  if (kind.list && write.shape === 'unknown' && access.op !== 'insert' && !/\[\s*\.\.\.|concat|push/.test(write.text)) {
    return { effect: 'invalidate', ...about, scope: 'unknown', uncertain: true }
  }
  if (write.shape === 'foreign') return null
  // `coupon.token = …` is no login.
  if (kind.strength === 'medium' && !entityWords(entity).some((word) => people.has(word))) return null
  return { effect: 'record-write', ...about, scope: 'unknown' }
}

/** What `tokens.filter(…)` leaves: all but one, or only one. */
function filteredScope({ text, negated }: FieldWrite): SessionScope {
  if (negated) return 'other-sessions'
  return /[^!]==/.test(text) && !/!==?/.test(text) ? 'other-sessions' : 'current-session'
}
