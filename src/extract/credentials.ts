/** Which part of a login a value is: an id of a record, a token that says it all, data about the user. */
import type { Credential } from '../model/facts.ts'
import { fieldOf, settled, unknownValue, type ApiValue, type Value } from '../syntax/values.ts'
import { isSignedToken, sessionTokenWords } from './token-words.ts'

/** What a cookie's value is, by where it comes from. */
export function credentialOf(given: Value | undefined): Credential {
  if (given === undefined) return 'unknown'
  const value = settled(given)
  if (value.kind === 'union') return value.values.map(credentialOf).find((c) => c !== 'unknown') ?? 'unknown'
  if (value.kind === 'text') return value.parts.map((p) => (typeof p === 'string' ? 'unknown' : credentialOf(p))).find((c) => c !== 'unknown') ?? 'unknown'
  if (value.kind === 'api' && isDigestOfPerson(value)) return 'user-data'
  // A constant says nothing that the server could forget.
  if (value.kind === 'literal' && value.value) return 'user-data'
  return credentialOfText(value.kind === 'api' ? value.path : value.kind === 'unknown' ? (value.text ?? value.symbol ?? '') : '')
}

/**
 * A hash of what one types in to log in, and of constants: whoever knows the user can make it, and the server needs no record to
 * know it again. A random part, or one that is not known, would make it a key to something.
 */
function isDigestOfPerson({ data }: ApiValue): boolean {
  const hashed = data.get('hashed')
  if (hashed === undefined) return false
  const inputs = inputsOf(hashed)
  const namesPerson = (input: Value): boolean => PERSON_FIELD.test(fieldOf(input) ?? '') || credentialOf(input) === 'user-data'
  return inputs.some((input) => !isConstant(input) && namesPerson(input)) && inputs.every((input) => isConstant(input) || namesPerson(input))
}

const PERSON_FIELD = /^(?:e-?mail|user_?name|user|login|user_?id)$/i

function inputsOf(given: Value): readonly Value[] {
  const value = settled(given)
  if (value.kind === 'array') return value.open ? [unknownValue('more of a list')] : value.elements.flatMap(inputsOf)
  return value.kind === 'text' ? value.parts.flatMap((part) => (typeof part === 'string' ? [] : inputsOf(part))) : [value]
}

const isConstant = (value: Value): boolean =>
  value.kind === 'literal' || (value.kind === 'unknown' && value.symbol?.startsWith('env:') === true)

function credentialOfText(text: string): Credential {
  if (/refresh/i.test(text)) return 'refresh-token'
  if (SELF_CONTAINED.test(text)) return 'sealed-session'
  if (/\bsession\b|session_?id|sessionToken/i.test(text)) return 'session-id'
  if (isSignedToken(text)) return 'token'
  if (RANDOM.test(text)) return 'session-id'
  if (/token/i.test(text)) return 'token'
  if (/(?:^|\.)(?:user|account|member|customer|admin|profile)\w*(?:\[\w*\]|\(.*\))?\??\.?(?:_?id|email|name|username|login)?(?:\.toString\(\)|\.toHexString\(\))?$|\._?id(?:\.toString\(\))?$/i.test(text)) return 'user-data'
  return sessionTokenWords(text) ? 'token' : 'unknown'
}

/** Signed or sealed by the application itself, or a token that is named as one that verifies by itself. */
const SELF_CONTAINED = /createHmac|createSign|subtle\.(?:sign|encrypt)|createCipher|base64|\.seal(?:Data)?\(|\.encrypt\(|\.jwt$|\bid_?token\b/i

/** A random value is a key to a record: it says nothing by itself. */
const RANDOM = /randomBytes|randomUUID|\buuid\b|uuidv\d|nanoid|cuid|getRandomValues|generateId/i
