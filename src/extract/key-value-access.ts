/** Stores that know a record by a key of text: redis, caches, maps. The key tells what the record is. */
import type { InvalidationTarget, SessionScope } from '../model/facts.ts'
import { DENYLIST_KEYS, FALSE_FRIENDS, MEDIUM, PERSON_KEYS, STRONG } from '../knowledge/vocabulary.ts'
import { contains, containsOne, entityWords } from './entity-words.ts'
import { denylistKind, entityKind, isFalseFriend, type Strength } from './record-kind.ts'
import type { SessionAccess } from './session-access.ts'
import { isSignedToken } from './token-words.ts'
import { isEmpty, type ValueShape } from './written-values.ts'

export interface KeyValueAccess {
  readonly kind: 'key-value'
  readonly op: 'delete' | 'set' | 'read'
  /** The key; parts that are not known are `*`: `sess:*`. Of a map its name. */
  readonly key: string
  /** What fills the holes of the key, as written: `req.cookies.refreshToken`. */
  readonly holes?: readonly string[]
  /** The member of the set or hash at the key, as written; `*` when it is not known. */
  readonly field?: string
  /** What the operation is called on, as written: `tokenBlacklist`, `this.sessionCache.del`. Asked when the key tells little. */
  readonly receiver?: string
  readonly value?: { readonly shape: ValueShape; readonly text: string }
  /** Of a store that is known by its name alone: what is put there, or under what. */
  readonly entry?: string
}

interface KeyKind {
  readonly what: InvalidationTarget
  readonly strength: Strength
  readonly scope: SessionScope
}

const person = new Set(PERSON_KEYS)

/** What an operation of a key-value store means to a logout. */
export function classifyKeyValue(access: KeyValueAccess): SessionAccess | null {
  const { op, value } = access
  if (op === 'read') return null
  const { key, filling } = partsOf(access)
  const holes = filling.map(nameWords)
  const entity = /[a-z]/i.test(key) ? key : (filling[0] ?? key)
  const words = [...keyWords(key), ...(access.field === undefined ? [] : keyWords(access.field))]
  if (isFalseFriend(words) || (words.length === 0 && holes.some(isFalseFriend))) return null

  // A key that is nothing but a variable tells less than the name of the store.
  const stored = access.receiver === undefined ? null : ofStore(access.receiver, access)
  if (words.length === 0 && stored?.strength === 'strong') return stored
  const denylist = denylistOf(words, value, holes)
  // Taking something off the list, or writing nothing to it, ends nothing.
  if (denylist !== null) {
    if (op === 'delete') return null
    return { effect: 'invalidate', what: 'denylist', entity, strength: denylist, scope: 'current-session' }
  }
  const kind = words.length > 0 ? staticKind(words, holes) : bareKind(holes, op, value)
  if (kind === null) return stored
  const ends = op === 'delete' || (value !== undefined && isEmpty(value.shape))
  if (!ends) return { effect: 'record-write', what: kind.what, entity, strength: kind.strength, scope: 'unknown' }
  const all = key === '*' && holes.length === 0 ? { tooBroad: true as const } : {}
  return { effect: 'invalidate', ...kind, entity, ...all }
}

/** A store that is named after what it holds: `sessionCache.del(id)`, `tokenBlacklist.set(id, true)`. */
function ofStore(receiver: string, { op, value, entry }: KeyValueAccess): SessionAccess | null {
  const entity = receiver.split('.').findLast((part) => entityKind(part) !== null)
  const kind = entity === undefined ? null : entityKind(entity)
  if (entity === undefined || kind === null) return null
  if (kind.is === 'denylist') {
    return op === 'delete'
      ? null
      : { effect: 'invalidate', what: 'denylist', entity, strength: kind.strength, scope: 'current-session' }
  }
  const ends = op === 'delete' || (value !== undefined && isEmpty(value.shape))
  const { what, strength } = kind
  if (ends) return { effect: 'invalidate', what, entity, strength, scope: 'current-session' }
  const confirmed = entry === undefined ? null : tokenAmongTokens(kind.what, entity, entry)
  return { effect: 'record-write', what: confirmed ?? what, entity, strength: confirmed ? 'strong' : strength, scope: 'unknown' }
}

/**
 * A store of tokens, of whatever kind, that is given a login's token, by its name or by how it is made: `userTokens.set(refreshToken, …)`.
 * A cache may forget it without ending anything.
 */
function tokenAmongTokens(what: InvalidationTarget, store: string, entry: string): InvalidationTarget | null {
  if (what === 'session' || entityWords(store).includes('cache')) return null
  const term = termOf(nameWords(entry))
  if (term?.[1] === 'strong' && term[0] !== 'session') return term[0]
  return isSignedToken(entry) && !isFalseFriend(entityWords(entry)) ? what : null
}

/** `*req.cookies.token*` is a key that is nothing but that expression. */
function partsOf({ key, holes }: KeyValueAccess): { key: string; filling: readonly string[] } {
  const whole = holes === undefined ? /^\*([^*]+)\*$/.exec(key)?.[1] : undefined
  return whole === undefined ? { key, filling: holes ?? [] } : { key: '*', filling: [whole] }
}

/** The words of a key without its holes: `user:*:refreshToken` gives `user`, `refresh`, `token`. */
const keyWords = (key: string): string[] => key.split('*').flatMap((part) => entityWords(part))

/** The words of what fills a hole, those of the object before it last: `req.cookies.refreshToken` gives `refresh`, `token`. */
function nameWords(text: string): readonly string[] {
  const name = text
    .replaceAll(/\(.*\)|\[.*\]|['"`?!]/gs, '')
    .split('.')
    .findLast((part) => part !== '' && !/^(?:toString|toHexString|id|_id)$/.test(part))
  const owner = /(?:^|\.)_?id$/.test(text) ? ['id'] : []
  return [...entityWords(name ?? text), ...owner]
}

function denylistOf(
  words: readonly string[],
  value: KeyValueAccess['value'],
  holes: readonly (readonly string[])[],
): Strength | null {
  const kind = denylistKind(words)
  if (kind) return kind.strength
  // `bl:<jti>`, `logout:<token>`.
  if (DENYLIST_KEYS.some((prefix) => words[0] === prefix || (words.length > 1 && words.at(-1) === prefix))) return 'strong'
  // `set(token, 'blacklisted')`; `set(token, 'true')` says less.
  if (value === undefined || !['string', 'true', 'number'].includes(value.shape)) return null
  const isToken = holes.some((hole) => termOf(hole) !== null) || termOf(words) !== null
  const said = entityWords(value.text)
  if (isToken && (denylistKind([...said, 'token']) !== null || containsOne(said, DENYLIST_KEYS) !== undefined)) return 'strong'
  return isToken && words.length === 0 && (value.shape !== 'string' || said.length === 0) ? 'medium' : null
}

/** The login among the words of a key, the surest first. */
function termOf(words: readonly string[]): readonly [InvalidationTarget, Strength] | null {
  const longest = (terms: Readonly<Record<string, InvalidationTarget>>): string | undefined =>
    Object.keys(terms)
      .filter((term) => contains(words, term))
      .sort((a, b) => b.length - a.length)[0]
  const strong = longest(STRONG)
  if (strong !== undefined) return [STRONG[strong] ?? 'session', 'strong']
  const medium = longest(MEDIUM)
  return medium === undefined ? null : [MEDIUM[medium] ?? 'session', 'medium']
}

function staticKind(words: readonly string[], holes: readonly (readonly string[])[]): KeyKind | null {
  const term = termOf(words)
  if (term) {
    const byPerson = words.some((word) => person.has(word)) || (holes.length > 0 && holes.every((hole) => isPerson(hole)))
    return {
      what: term[0],
      strength: term[1],
      // Whether all logins of the person are under the key, or the only one that there can be, is not seen.
      scope: byPerson && !holes.some((hole) => termOf(hole) !== null) ? 'unknown' : 'current-session',
    }
  }
  // `user:<session id>`: the prefix says nothing, what fills the hole does.
  const filled = holes.map(termOf).find((found) => found !== null && found[1] === 'strong')
  return filled ? { what: filled[0], strength: 'medium', scope: 'current-session' } : null
}

const isPerson = (words: readonly string[]): boolean => termOf(words) === null && words.some((word) => person.has(word))

/**
 * A key that is nothing but a variable. Tokens that are stored under the user's id are what tutorials do (`client.del(userId)`),
 * so a deletion under one is medium; writing under one is not told from a cache.
 */
function bareKind(holes: readonly (readonly string[])[], op: 'delete' | 'set', value: KeyValueAccess['value']): KeyKind | null {
  const term = holes.map(termOf).find((found) => found !== null)
  if (term) return { what: term[0], strength: term[1], scope: 'current-session' }
  if (!holes.some(isPerson)) return null
  if (op === 'delete') return { what: 'session', strength: 'medium', scope: 'unknown' }
  const stored = value && !FALSE_FRIENDS.includes(value.text) ? termOf(nameWords(value.text)) : null
  return stored && { what: stored[0], strength: 'medium', scope: 'unknown' }
}
