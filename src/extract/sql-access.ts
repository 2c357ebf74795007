/** Statements as text, read as operations on records. */
import { looksLikeInvalidation } from './invalidation-names.ts'
import { classifyRecord, type RecordAccess } from './record-access.ts'
import { bestOf, type SessionAccess } from './session-access.ts'
import { sqlStatements, type SqlStatement, type SqlToken } from './sql-statement.ts'
import type { ValueShape, WrittenValue } from './written-values.ts'

export interface SqlAccess {
  readonly kind: 'sql'
  /** Parts that are not known are written as `*`. */
  readonly text: string
  /** What stands for the placeholders or fills the holes, in order. */
  readonly parameters?: readonly { readonly shape: ValueShape; readonly text: string }[]
}

/** What the statements of a text mean to a logout. */
export function classifySql(access: SqlAccess): SessionAccess | null {
  return bestOf(sqlStatements(access.text).map((statement) => (statement.op === 'call' ? callAccess(statement) : classifyRecord(recordOf(statement, access)))))
}

/** The operations on records that a text asks for. */
export const recordsOfSql = (access: SqlAccess): readonly RecordAccess[] =>
  sqlStatements(access.text).flatMap((statement) => (statement.op === 'call' ? [] : [recordOf(statement, access)]))

function recordOf({ op, table, where, writes }: SqlStatement, { parameters = [] }: SqlAccess): RecordAccess {
  return {
    kind: 'data',
    op: op === 'call' ? 'read' : op,
    entity: table,
    where: where === null ? 'everything' : { keys: where.map(({ column, negated }) => (negated ? `${column}.not` : column)), text: 'WHERE' },
    values: writes.map(({ column, value }) => ({ key: column, ...valueOf(column, value, parameters) })),
    undefinedValues: 'written',
  }
}

/** `CALL revoke_session(…)`: a procedure of the database. */
function callAccess({ table }: SqlStatement): SessionAccess | null {
  if (!looksLikeInvalidation(table)) return null
  return { effect: 'invalidate', what: 'session', entity: table, strength: 'medium', scope: 'unknown' }
}

type Parameter = Pick<WrittenValue, 'shape' | 'text'>

const NOW = new Set([
  'NOW', 'CURRENT_TIMESTAMP', 'CURRENT_DATE', 'GETDATE', 'GETUTCDATE', 'SYSDATE', 'SYSDATETIME', 'UTC_TIMESTAMP', 'UNIXEPOCH',
  'UNIX_TIMESTAMP', 'LOCALTIMESTAMP', 'CLOCK_TIMESTAMP', 'DATETIME', 'STRFTIME', 'DATE',
])
const RANDOM = new Set([
  'UUID', 'GEN_RANDOM_UUID', 'UUID_GENERATE_V4', 'RANDOM', 'RAND', 'NEWID', 'RANDOMBLOB', 'GEN_RANDOM_BYTES',
])

function valueOf(column: string, value: readonly SqlToken[], parameters: readonly Parameter[]): Parameter {
  const text = value.map((token) => token.text).join(' ')
  const [first, second] = value
  if (!first) return { shape: 'unknown', text }
  if (value.length === 1) return single(first, parameters)
  const word = first.text.toUpperCase()
  if (word === column.toUpperCase() && second?.text === '+') return { shape: 'increment', text }
  if (NOW.has(word)) {
    const signs = value.filter((token) => token.text === '-' || token.text === '+')
    return { shape: signs.length === 0 ? 'now' : signs[0]?.text === '-' ? 'past' : 'future', text }
  }
  if (RANDOM.has(word)) return { shape: 'random', text }
  if (word === 'ARRAY_REMOVE' || word === 'JSON_REMOVE') return { shape: 'filtered-array', text }
  if (word === 'ARRAY_APPEND') return { shape: 'array', text }
  if (word === 'ARRAY' && text.replaceAll(' ', '') === 'ARRAY[]') return { shape: 'empty-array', text }
  // A cast: `NULL::text`, `'{}'::text[]`, `$1::uuid`.
  if (second?.text === '::') return single(first, parameters)
  return { shape: 'unknown', text }
}

function single(token: SqlToken, parameters: readonly Parameter[]): Parameter {
  const { text } = token
  if (token.is === 'string')
    return { shape: text === '' ? 'empty-string' : text === '{}' || text === '[]' ? 'empty-array' : 'string', text }
  if (token.is === 'number') return { shape: 'number', text }
  if (token.is === 'hole') return parameters[token.ordinal ?? -1] ?? { shape: 'unknown', text }
  const word = text.toUpperCase()
  if (token.quoted) return { shape: 'unknown', text }
  if (word === 'NULL' || word === 'DEFAULT') return { shape: 'null', text }
  if (word === 'TRUE' || word === 'FALSE') return { shape: word === 'TRUE' ? 'true' : 'false', text }
  return { shape: NOW.has(word) ? 'now' : 'unknown', text }
}
