/** What a record or a field is, by its name: a login, a list of what is no longer accepted, or neither. */
import type { InvalidationTarget } from '../model/facts.ts'
import {
  CREDENTIAL_FIELDS,
  DENYLIST,
  DENYLIST_ALONE,
  FALSE_FRIENDS,
  MEDIUM,
  MEDIUM_CREDENTIAL_FIELDS,
  OTHER_LISTS,
  QUALIFIERS,
  STRONG,
  TAILS,
  TOKEN_WORDS,
  VERSION_FIELDS,
} from '../knowledge/vocabulary.ts'
import { containsOne, entityWords } from './entity-words.ts'

export type Strength = 'strong' | 'medium'

/** `record`: each entry is a login. `denylist`: each entry ends one. */
export interface Kind {
  readonly is: 'record' | 'denylist'
  readonly what: InvalidationTarget
  readonly strength: Strength
}

const before = new Set(QUALIFIERS)
const after = new Set(TAILS)
const credentials = new Set(TOKEN_WORDS)
const others = new Set(OTHER_LISTS)
const RECORD_TERMS = { ...MEDIUM, ...STRONG }
const FIELD_TERMS = { ...MEDIUM_CREDENTIAL_FIELDS, ...CREDENTIAL_FIELDS }

/**
 * What the records of an entity are: a model, table, collection or key; `public.sessions`, `users/{id}/sessions`, `SessionModel`.
 */
export function entityKind(name: string): Kind | null {
  let kind = kinds.get(name)
  if (kind === undefined) {
    kind = judgeEntity(name)
    kinds.set(name, kind)
  }
  return kind
}

/** Names are asked about again at every call: the answers are kept for the life of the process. */
const kinds = new Map<string, Kind | null>()

function judgeEntity(name: string): Kind | null {
  const words = entityWords(lastPart(name))
  return isFalseFriend(words) ? null : (denylistKind(words) ?? recordKind(words))
}

/** Something that is called like a login and is none: `verificationTokens`, `chat_session`. */
export const isFalseFriend = (words: readonly string[]): boolean => containsOne(words, FALSE_FRIENDS) !== undefined

/** The part of a qualified name that tells: the table without its schema, the collection without the documents above it. */
function lastPart(name: string): string {
  const parts = name.split(/[./]/).filter((part) => /[a-z]/i.test(part))
  const telling = parts.findLast((part) => !after.has(part.toLowerCase()))
  return telling ?? parts.at(-1) ?? name
}

/** A list of what is no longer accepted, unless it is about addresses, words or people. */
export function denylistKind(words: readonly string[]): Kind | null {
  const phrase = containsOne(words, DENYLIST)
  if (phrase === undefined) return null
  const kind = { is: 'denylist', what: 'denylist' } as const
  const rest = words.filter((word) => !phrase.split(' ').includes(word))
  if (rest.some((word) => credentials.has(word))) return { ...kind, strength: 'strong' }
  if (!DENYLIST_ALONE.includes(phrase) || rest.some((word) => others.has(word))) return null
  return { ...kind, strength: rest.every((word) => after.has(word)) ? 'strong' : 'medium' }
}

function recordKind(words: readonly string[]): Kind | null {
  const kind = { is: 'record' } as const
  const found = longestTerm(words, RECORD_TERMS)
  if (!found) return null
  const [term, what, qualified] = found
  if (qualified) return { ...kind, what, strength: term in STRONG ? 'strong' : 'medium' }
  // An unknown word before it: `AcmeRefreshToken` is one, `WorkshopSession` may be, `PaymentToken` is none.
  if (what === 'refresh-token' && term in STRONG) return { ...kind, what, strength: 'strong' }
  return (term in STRONG && term.includes(' ')) || term === 'session' ? { ...kind, what, strength: 'medium' } : null
}

/**
 * The longest term at the end of a name, endings like `Model` taken off; and whether the words before it leave its meaning as it
 * is.
 */
function longestTerm(
  given: readonly string[],
  terms: Readonly<Record<string, InvalidationTarget>>,
): readonly [string, InvalidationTarget, boolean] | null {
  for (let words = given; words.length > 0; words = words.slice(0, -1)) {
    for (let start = 0; start < words.length; start++) {
      const term = words.slice(start).join(' ')
      const what = terms[term]
      if (what) return [term, what, words.slice(0, start).every((word) => before.has(word))]
    }
    const last = words.at(-1) ?? ''
    if (!after.has(last) && !/^\d+$/.test(last)) return null
  }
  return null
}

/** What a field of a user's record says about the user's logins. */
export type FieldKind =
  | { readonly is: 'credential'; readonly what: InvalidationTarget; readonly strength: Strength; readonly list: boolean }
  | { readonly is: 'version' }

/** Words at the end of a field that only tells about a credential: `refreshTokenExpiresAt`. */
const ABOUT = new Set([
  'at', 'on', 'date', 'time', 'expire', 'expiry', 'expiration', 'exp', 'count', 'type', 'name', 'limit', 'age', 'ttl', 'version',
])

/** What a field of any record is: a credential of its owner, a version that all tokens of the owner carry, or neither. */
export function fieldKind(name: string): FieldKind | null {
  let kind = fieldKinds.get(name)
  if (kind === undefined) {
    kind = judgeField(name)
    fieldKinds.set(name, kind)
  }
  return kind
}

const fieldKinds = new Map<string, FieldKind | null>()

function judgeField(name: string): FieldKind | null {
  const words = entityWords(name)
  if (isFalseFriend(words)) return null
  if (VERSION_FIELDS.some((phrase) => phrase === words.join(' ') || longestTerm(words, { [phrase]: 'version' })?.[2]))
    return { is: 'version' }
  if (ABOUT.has(words.at(-1) ?? '')) return null
  const found = longestTerm(words, FIELD_TERMS)
  if (!found) return null
  const [term, what, qualified] = found
  const isStrong = term in CREDENTIAL_FIELDS
  if (!qualified && !isStrong) return null
  const list = /s$|list$|array$/i.test(name) && !/(?:ss|access)$/i.test(name)
  return { is: 'credential', what, strength: isStrong && qualified ? 'strong' : 'medium', list }
}
