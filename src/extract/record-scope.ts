/** Whose logins a filter selects: the one at hand, all of a person, or everything but the one at hand. */
import type { SessionScope } from '../model/facts.ts'
import { LOGIN_KEYS, OVER_KEYS, PERSON_KEYS } from '../knowledge/vocabulary.ts'
import { entityWords } from './entity-words.ts'
import { sqlConditions, sqlTokens } from './sql-statement.ts'

/** What selects the records of an operation. */
export interface Filter {
  /** Paths of its properties, nested ones with dots: `userId`, `token.$ne`, `AND.0.id`. Empty when they are not known. */
  readonly keys: readonly string[]
  /** As written: `eq(sessions.id, id)`, `{ token }`, `'user_id = :id'`. */
  readonly text: string
}

interface Key {
  readonly words: readonly string[]
  readonly negated: boolean
}

const login = new Set(LOGIN_KEYS)
const person = new Set(PERSON_KEYS)
const over = new Set(OVER_KEYS)
/** Login words that tell nothing next to a person: `userId`, `user.id`. */
const weak = new Set(['id', 'uuid', 'key', 'value', 'hash', 'hashed'])

/** Operators of Prisma, MongoDB, Sequelize and the query builders that turn a condition round. */
const NEGATIONS = new Set(['not', '$ne', '$nin', '$not', '$nor', 'ne', 'nin', 'notin', 'notinarray', '!=', '<>'])
const OPERATORS = new Set([
  'and', 'or', '$and', '$or', '$in', '$eq', 'in', 'eq', 'equals', 'is', 'some', 'every', 'none', 'lt', 'lte', 'gt', 'gte', '$lt',
  '$lte', '$gt', '$gte', 'inarray', 'like', 'contains', 'startswith', 'where', '$elemmatch', '$exists',
])

/** No filter at all, or an empty one: every record is meant. */
export const selectsAll = (filter: Filter | null): boolean =>
  filter === null || (filter.keys.length === 0 && /^(?:|\{\s*\}|\[\s*\]|undefined|null)$/.test(filter.text.trim()))

export function scopeOf(filter: Filter | null): SessionScope {
  if (selectsAll(filter) || filter === null) return 'all-sessions'
  const keys = filter.keys.length > 0 ? filter.keys.map(keyOf) : keysOfText(filter.text)
  if (keys.some((key) => key.negated && isLogin(key.words))) return 'other-sessions'
  const asked = keys.filter((key) => !key.negated)
  if (asked.some((key) => isLogin(key.words))) return 'current-session'
  if (asked.some((key) => key.words.some((word) => person.has(word)))) return 'all-sessions'
  const tells = asked.filter((key) => key.words.length > 0)
  return tells.length > 0 && tells.every((key) => key.words.some((word) => over.has(word))) ? 'other-sessions' : 'unknown'
}

function isLogin(words: readonly string[]): boolean {
  if (words.some((word) => over.has(word))) return false
  if (words.some((word) => login.has(word) && !weak.has(word))) return true
  return words.some((word) => weak.has(word)) && !words.some((word) => person.has(word))
}

function keyOf(path: string): Key {
  const parts = path.split('.')
  const negated = parts.some((part) => NEGATIONS.has(part.toLowerCase()))
  const names = parts.filter(
    (part) => !NEGATIONS.has(part.toLowerCase()) && !OPERATORS.has(part.toLowerCase()) && !/^\d+$/.test(part),
  )
  // `sessions.user_id`, `session.userId`: what stands before the column says where it is, and `session` asks for no session then.
  const column = entityWords(names.at(-1) ?? '')
  return { words: column.some((word) => person.has(word)) ? column : names.flatMap((name) => entityWords(name)), negated }
}

/** `eq(sessions.userId, id)`, `Not(id)`. */
const CALL = /\b(?<operator>eq|ne|inArray|notInArray|lt|lte|gt|gte|not|Not|like)\s*\(\s*(?<name>[\w$.'"`]+)/g

/** The keys of a filter of which only the text is known. */
function keysOfText(text: string): Key[] {
  const bare = /^(['"`]).*\1$/s.test(text) ? text.slice(1, -1) : text
  const conditions = sqlConditions(sqlTokens(bare))
  if (conditions.length > 0) return conditions.map(({ column, negated }) => ({ words: entityWords(column), negated }))
  const calls = [...bare.matchAll(CALL)].map((match) => ({
    words: entityWords(lastName(match.groups?.name ?? '')),
    negated: /^(?:ne|not)/i.test(match.groups?.operator ?? ''),
  }))
  return calls.length > 0 ? calls : [{ words: entityWords(lastName(bare)), negated: false }]
}

const lastName = (text: string): string =>
  text
    .replaceAll(/['"`?!]/g, '')
    .split('.')
    .at(-1) ?? text
