/** Reading the names of records, fields and keys as words, and finding phrases of the vocabulary in them. */
import { wordsOf } from '../knowledge/cookie-names.ts'
import {
  CREDENTIAL_FIELDS,
  DEAD_WHEN_TRUE,
  DENYLIST,
  FALSE_FRIENDS,
  MEDIUM,
  MEDIUM_CREDENTIAL_FIELDS,
  STRONG,
  VERSION_FIELDS,
} from '../knowledge/vocabulary.ts'

/** Words that end in s and are no plurals, as far as the vocabulary needs them. */
const SINGULAR = new Set([
  'sess', 'redis', 'access', 'address', 'status', 'is', 'has', 'this', 'was', 'apns', 'cms', 'class', 'sys', 'iss', 'express',
  'focus', 'us',
])

/** Phrases that people also write as one word: `refreshtokens`, `usersession`. */
const COMPOUNDS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Object.keys(STRONG),
    ...Object.keys(MEDIUM),
    ...Object.keys(CREDENTIAL_FIELDS),
    ...Object.keys(MEDIUM_CREDENTIAL_FIELDS),
    ...DENYLIST,
    ...DEAD_WHEN_TRUE,
    ...VERSION_FIELDS,
    ...FALSE_FRIENDS,
    'user session', 'active session', 'web session', 'auth session', 'login session', 'blacklisted token', 'token blacklist',
    'revoked token', 'user token', 'is revoked', 'is active', 'is valid', 'user id', 'expires at', 'revoked at', 'logged out',
    'logged in',
  ]
    .filter((phrase) => phrase.includes(' '))
    .map((phrase) => [phrase.replaceAll(' ', ''), phrase.split(' ')]),
)

/** One of several things, as one: `sessions`, `entries`, `hashes`. */
export function singular(word: string): string {
  if (word.length < 3 || !word.endsWith('s') || word.endsWith('ss') || SINGULAR.has(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}

/** The words of a name, singular, compounds taken apart: `UserRefreshTokens` gives `user`, `refresh`, `token`. */
export function entityWords(name: string): readonly string[] {
  let words = known.get(name)
  if (words === undefined) known.set(name, (words = takeApart(name)))
  return words
}

/** The names of a project are asked about again and again; the answers are kept for the life of the process. */
const known = new Map<string, readonly string[]>()

function takeApart(name: string): readonly string[] {
  return wordsOf(name)
    .map(singular)
    .flatMap((word) => COMPOUNDS.get(word) ?? [word])
    .map(singular)
    .flatMap((word, index, all) =>
      joins(all[index - 1], word) ? [] : joins(word, all[index + 1]) ? [`${word}${all[index + 1]}`] : [word],
    )
}

/** `log out` and `black list` are one word, however they are spelled. */
const JOINED: Readonly<Record<string, readonly string[]>> = {
  log: ['out', 'off'],
  sign: ['out', 'off'],
  black: ['list', 'listed'],
  white: ['list', 'listed'],
  deny: ['list', 'listed'],
  block: ['list', 'listed'],
  allow: ['list', 'listed'],
}
const joins = (first: string | undefined, second: string | undefined): boolean =>
  first !== undefined && second !== undefined && Object.hasOwn(JOINED, first) && (JOINED[first]?.includes(second) ?? false)

/** Does a phrase stand among the words, its own words side by side? */
export function contains(words: readonly string[], phrase: string): boolean {
  return ` ${words.join(' ')} `.includes(` ${phrase} `)
}

/** The first of the phrases that stands among the words. */
export function containsOne(words: readonly string[], phrases: readonly string[]): string | undefined {
  if (words.length === 0) return undefined
  const text = ` ${words.join(' ')} `
  return phrases.find((phrase) => text.includes(phrase) && text.includes(` ${phrase} `))
}
