/** What an update writes, field by field, whatever the data layer spells it like. */
import { DEAD_STATUSES, DEAD_WHEN_FALSE, DEAD_WHEN_NOW, DEAD_WHEN_TRUE, OWNER_FIELDS } from '../knowledge/vocabulary.ts'
import { contains, entityWords } from './entity-words.ts'
import { fieldKind } from './record-kind.ts'

/** The kind of a value, as far as it is known. */
export type ValueShape =
  | 'null'
  | 'undefined'
  | 'empty-string'
  | 'true'
  | 'false'
  | 'now'
  | 'past'
  | 'future'
  | 'increment'
  | 'random'
  /** An identity provider's. */
  | 'foreign'
  | 'empty-array'
  | 'empty-object'
  | 'filtered-array'
  | 'array'
  | 'object'
  | 'string'
  | 'number'
  | 'unknown'

export interface WrittenValue {
  /**
   * Path of the property as written, with dots: `refreshToken`, `$set.refreshToken`, `tokenVersion.increment`, `tokens.0.token`.
   */
  readonly key: string
  readonly shape: ValueShape
  /** As written. */
  readonly text: string
}

/** One field and what becomes of it. */
export interface FieldWrite {
  /** Path of the field, without operators and indices. */
  readonly path: readonly string[]
  readonly shape: ValueShape | 'added'
  readonly text: string
  /** Conditions inside an operator: `$pull.tokens.token` takes out those with this `token`. */
  readonly negated: boolean
}

/** Operators of MongoDB that stand before the fields: what they make of the value; null for those that end nothing. */
const MONGO: Readonly<Record<string, ((shape: ValueShape) => FieldWrite['shape']) | null>> = {
  $set: (shape) => shape,
  $unset: () => 'null',
  $pull: () => 'filtered-array',
  $pullAll: () => 'filtered-array',
  $pop: () => 'filtered-array',
  $inc: () => 'increment',
  $push: () => 'added',
  $addToSet: () => 'added',
  $currentDate: () => 'now',
  $setOnInsert: null,
  $rename: null,
}

/** Operators of Prisma that stand after the field. */
const PRISMA: Readonly<Record<string, (shape: ValueShape) => FieldWrite['shape']>> = {
  set: (shape) => shape,
  unset: () => 'null',
  increment: () => 'increment',
  push: () => 'added',
  create: () => 'added',
  createMany: () => 'added',
  connect: () => 'added',
  connectOrCreate: () => 'added',
  upsert: () => 'added',
  delete: () => 'filtered-array',
  deleteMany: (shape) => (shape === 'empty-object' || shape === 'empty-array' ? 'empty-array' : 'filtered-array'),
  disconnect: () => 'filtered-array',
}

const isIndex = (part: string): boolean => /^(?:\d+|\$|\$\[.*\])$/.test(part)
const NEGATION = new Set(['$ne', '$nin', 'not', '$not'])

/** A value of an update object as what it does to a field. */
export function fieldWrite(value: WrittenValue): FieldWrite | null {
  const parts = value.key.split('.').filter((part) => part !== '' && !isIndex(part))
  const negated = parts.some((part) => NEGATION.has(part))
  const operator = parts[0]?.startsWith('$') ? MONGO[parts[0]] : undefined
  if (operator === null) return null
  if (operator !== undefined) {
    // `$unset: 'refreshToken'`, `$unset: ['refreshToken']`.
    const path = parts.length > 1 ? parts.slice(1) : [value.text.replaceAll(/[^\w.]/g, '')]
    return { path: path.filter((part) => !part.startsWith('$')), shape: operator(value.shape), text: value.text, negated }
  }
  const at = parts.findIndex((part, index) => index > 0 && Object.hasOwn(PRISMA, part))
  const suffix = at > 0 ? PRISMA[parts[at] ?? ''] : undefined
  const path = parts.slice(0, at > 0 ? at : undefined).filter((part) => !part.startsWith('$'))
  return { path, shape: suffix ? suffix(value.shape) : shapeOf(value), text: value.text, negated }
}

/** What the text says of a value that nobody could work out. */
function shapeOf({ shape, text }: WrittenValue): ValueShape {
  if (shape !== 'unknown') return shape
  if (/\.(?:filter|splice|pull)\s*\(/.test(text)) return 'filtered-array'
  if (/\+\s*(?:1|\?|\*)\s*`?\)?$/.test(text)) return 'increment'
  return 'unknown'
}

const EMPTY: ReadonlySet<string> = new Set(['null', 'undefined', 'empty-string', 'empty-array', 'empty-object'])
export const isEmpty = (shape: FieldWrite['shape']): boolean => EMPTY.has(shape)

/** Words that only say that a field is a flag or a time. */
const AROUND = new Set(['is', 'has', 'was', 'been', 'at', 'on', 'date', 'time', 'timestamp', 'flag', 'by'])

function coreWords(field: string): string[] {
  const words = entityWords(field)
  const core = words.filter((word) => !AROUND.has(word))
  return core.length > 0 ? core : [...words]
}

const endsWith = (words: readonly string[], phrases: readonly string[]): boolean => {
  const text = ` ${words.join(' ')}`
  return phrases.some((phrase) => text.endsWith(` ${phrase}`))
}

/** Does this write end the record, if the record is a session or token? `revokedAt = now`, `isActive = false`, `token = null`. */
export function endsRecord({ path, shape, text }: FieldWrite): boolean {
  const field = path.at(-1) ?? ''
  const words = coreWords(field)
  // `lastUsedAt`, `notRevoked`: the opposite, or nothing.
  if (contains(words, 'last') || contains(words, 'not')) return false
  const flag = literalFlag(shape, text)
  if (flag === true && endsWith(words, DEAD_WHEN_TRUE)) return true
  if (flag === false && endsWith(words, DEAD_WHEN_FALSE)) return true
  if ((shape === 'now' || shape === 'past') && endsWith(words, DEAD_WHEN_NOW)) return true
  if (isEmpty(shape))
    return fieldKind(field)?.is === 'credential' || endsWith(words, OWNER_FIELDS) || OWNER_FIELDS.includes(words.join(' '))
  // `revokedAt: date`: whatever the date is; an end that lies ahead (`expiresAt`) may be any.
  if ((shape === 'unknown' || shape === 'number') && /(?:at|date|on|time)$/i.test(field))
    return endsWith(words, ['revoked', 'invalidated', 'logged out', 'ended', 'logout', 'deleted'])
  if (endsWith(words, ['status', 'state'])) return DEAD_STATUSES.includes(entityWords(text.split('.').at(-1) ?? '').join(' '))
  return false
}

function literalFlag(shape: FieldWrite['shape'], text: string): boolean | null {
  if (shape === 'true' || shape === 'false') return shape === 'true'
  if (shape !== 'number') return null
  return text === '1' ? true : text === '0' ? false : null
}
