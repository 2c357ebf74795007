/** Names of functions that say they end a login (sessions.md §4.2, method names on own services). */
import {
  CLIENT_STORAGES,
  DENYLIST,
  DENYLIST_ALONE,
  ENDED_NOUNS,
  ENDING_VERBS,
  INERT_WORDS,
  VERSION_FIELDS,
} from '../knowledge/vocabulary.ts'
import { contains, containsOne, entityWords } from './entity-words.ts'
import { entityKind, isFalseFriend } from './record-kind.ts'
import { isLogoutWord } from './words.ts'

const verbs = new Set(ENDING_VERBS)
const nouns = new Set(ENDED_NOUNS)
const inert = new Set(INERT_WORDS)
const client = new Set(CLIENT_STORAGES)

/** Verbs that put something on a list. */
const ADDING = new Set(['add', 'insert', 'save', 'push', 'put', 'store', 'set', 'mark', 'append', 'create', 'to', 'register'])
/** Verbs that say enough where the object they are called on is a store of sessions: `sessionService.deleteById`. */
const BARE = new Set([
  'delete', 'del', 'remove', 'destroy', 'revoke', 'invalidate', 'end', 'expire', 'kill', 'terminate', 'logout',
])

/** Names are asked about again at every call of the function: the answers are kept for the life of the process. */
const answers = new Map<string, boolean>()

/**
 * Does the name of a callee read like the end of a session or token? Takes a name (`revokeSession`) or a callee as written
 * (`this.sessionService.deleteById`).
 */
export function looksLikeInvalidation(callee: string): boolean {
  let answer = answers.get(callee)
  if (answer === undefined) {
    answer = readsLikeInvalidation(callee)
    answers.set(callee, answer)
  }
  return answer
}

function readsLikeInvalidation(callee: string): boolean {
  const parts = callee
    .replaceAll(/\([^()]*\)|\?/g, '')
    .split('.')
    .map((part) => part.replace(/^#/, ''))
    .filter((part) => part !== '' && part !== 'this')
  const method = parts.at(-1) ?? ''
  const receiver = parts.slice(0, -1)
  if (receiver.some((part) => client.has(part))) return false
  const words = entityWords(method)
  if (words.length === 0 || isFalseFriend(words.filter((word) => word !== 'reset'))) return false
  if (isLogoutWord(method) || revokes(words)) return true
  const owner = receiver.at(-1)
  const kind = owner === undefined ? null : entityKind(owner)
  if (kind?.is !== 'record' || kind.strength !== 'strong') return false
  return BARE.has(words[0] ?? '') && !words.some((word) => inert.has(word))
}

/** `revokeSession`, `$revoke`, `incrementTokenVersion`, `addToBlacklist`, `sessionDestroy`. */
function revokes(words: readonly string[]): boolean {
  const text = words.join(' ')
  if (text === 'revoke' || text === 'revoke all' || text === 'invalidate' || DENYLIST_ALONE.includes(text)) return true
  const [first = ''] = words
  const adds = ADDING.has(first)
  if (containsOne(words, DENYLIST) !== undefined && adds) {
    return !words.some((word) => inert.has(word) && !ADDING.has(word) && word !== 'expired') && denies(words)
  }
  if (words.some((word) => inert.has(word))) return false
  if (VERSION_FIELDS.some((phrase) => contains(words, phrase)))
    return verbs.has(first) || first === 'update' || first === 'regenerate' || first === 'change'
  const object = words.some((word) => nouns.has(word))
  // The verb comes first, or last where the noun does: `session_destroy`.
  return object && (verbs.has(first) || (nouns.has(first) && BARE.has(words.at(-1) ?? '')))
}

/** `addToBlacklist`, `markTokenAsRevoked`: a list by its own name, or beside a token. */
const denies = (words: readonly string[]): boolean =>
  containsOne(words, DENYLIST_ALONE) !== undefined || words.some((word) => nouns.has(word))
