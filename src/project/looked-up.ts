/**
 * Does anybody look up what a login has written down? A record that is only written lets nobody in. Asked of stores that the code
 * itself names: variables, keys with a prefix of their own, and fields whose name stands nowhere else. Tables and models are read in
 * too many ways to say no.
 */
import type { ProjectFacts } from '../model/project-facts.ts'
import type { LoginRecord } from './login-state.ts'

export function isLookedUp({ library, entity, place }: LoginRecord, facts: ProjectFacts): boolean {
  if (library === 'memory' && /^\w+$/.test(entity)) return isVariableRead(entity, facts.textOf(place.file))
  const [, field] = /\.(\w+)$/.exec(entity) ?? []
  if (field !== undefined) return isNamedTwice(field, facts)
  const [, prefix] = /^((?:\w+:)+)\*$/.exec(entity) ?? []
  return prefix === undefined || facts.mentioning(prefix).some((file) => isKeyRead(prefix, facts.textOf(file)))
}

/** To ask whether a new key is free, or only to write, is not to read; what is exported or handed on may be read anywhere. */
function isVariableRead(name: string, text: string): boolean {
  const reads = [
    String.raw`\b${name}\s*\??\.(?!set\b|push\b|add\b|delete\b)`,
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
