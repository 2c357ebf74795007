/**
 * Does anybody look up what a login has written down? What is only written lets nobody in. Asked of cookies, and of stores that the code
 * itself names: variables, keys with a prefix of their own, and fields whose name stands nowhere else. Tables and models are read in
 * too many ways to say no.
 */
import type { CookieClearEvent, CookieWrite, CookieWriteEvent, Place } from '../model/facts.ts'
import { valueOf } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { LoginRecord } from './login-state.ts'

export function isLookedUp({ library, entity, place }: LoginRecord, facts: ProjectFacts): boolean {
  if (library === 'memory' && /^\w+$/.test(entity)) return isVariableRead(entity, facts.textOf(place.file))
  const [, field] = /\.(\w+)$/.exec(entity) ?? []
  if (field !== undefined) return isNamedTwice(field, facts)
  const [, prefix] = /^((?:\w+:)+)\*$/.exec(entity) ?? []
  return prefix === undefined || facts.mentioning(prefix).some((file) => isKeyRead(prefix, facts.textOf(file)))
}

/** To ask whether a new key is free, or only to write, is not to read; what is deleted, exported or handed on somebody goes by. */
function isVariableRead(name: string, text: string): boolean {
  // Of another file, where it may have another name here.
  if (!new RegExp(String.raw`\b(?:const|let|var)\s+${name}\b`).test(text)) return true
  const reads = [
    String.raw`\b${name}\s*\??\.(?!set\b|push\b|add\b)`,
    String.raw`\b${name}\s*\??\.?\[(?![^\]]*\]\s*(?:=[^=]|[!=]==?\s*undefined))`,
    String.raw`\bexport\b[^\n;]*\b${name}\b|\bexports\b[^;]*\b${name}\b`,
    String.raw`[(,]\s*${name}\s*[,)]|\b(?:of|in)\s+${name}\b`,
  ]
  return reads.some((read) => new RegExp(read).test(text))
}

/** A mention of the key that is not the first argument of a call that sets it. */
const isKeyRead = (prefix: string, text: string): boolean => new RegExp(String.raw`(?<!set\w*\s*\(\s*['"\x60])${prefix}`, 'i').test(text)

/** Who looks up a field has to name it, beside the login that writes it. */
function isNamedTwice(field: string, { mentioning, textOf }: ProjectFacts): boolean {
  const name = new RegExp(String.raw`\b${field}\b`, 'g')
  const mentions = mentioning(field).map((file) => [...textOf(file).matchAll(name)].length)
  return mentions.reduce((sum, count) => sum + count, 0) !== 1
}

/**
 * A cookie that no code reads, where code reads another one of the login; where it reads none, another server may.
 *
 * @param set cookies of the login: their names stand where they are set and deleted without anybody reading them
 */
export function isUnreadBesideOthers(
  cookie: CookieWrite, set: readonly CookieWriteEvent[], deleted: readonly CookieClearEvent[], facts: ProjectFacts,
): boolean {
  const name = valueOf(cookie.name)
  if (name === undefined || cookie.ofSetup || !/^[\w-]+$/.test(name)) return false
  const written = [...set, ...deleted, ...facts.otherClears.map(({ event }) => event)].map(({ place }) => place)
  const isRead = (one: string): boolean => facts.mentioning(one).some((file) => mentionsOf(one, facts.textOf(file)).some((at) => !isAmong(written, file, at)))
  const others = set.flatMap((event) => valueOf(event.cookie.name) ?? []).filter((other) => other !== name)
  return !isRead(name) && others.some(isRead)
}

const isAmong = (places: readonly Place[], file: string, at: number): boolean =>
  places.some((place) => place.file === file && place.start <= at && at < place.end)

/** Where a name stands in a text, lines that are comments left out. */
function mentionsOf(name: string, text: string): readonly number[] {
  const found = [...text.matchAll(new RegExp(String.raw`(?<![\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![\w-])`, 'g'))]
  return found.map(({ index }) => index).filter((at) => !/^\s*(?:\/\/|\*|#)/.test(text.slice(text.lastIndexOf('\n', at) + 1, at)))
}
