/**
 * What a raw Set-Cookie header does, as far as its text is known: RFC 6265bis §5.6.
 *
 * Parts of the text may be holes, e.g. the expressions of a template. A hole that is a whole name or value gives an unknown
 * attribute. A hole that may add attributes of its own leaves every attribute open that is not written.
 */
import { provablyEqual } from './attribute.ts'
import { parseCookieDate } from './cookie-date.ts'
import { known, unknown, valueOf } from './facts.ts'
import type { Attribute, CookieAttributes, Expiry } from './facts.ts'

/** A part of the header's text that is not literal. */
export interface Hole {
  readonly reason: string
  /** See `Attribute`. */
  readonly symbol?: string
  /** Every text that can stand here, where that is known: the two arms of a condition, e.g. `; Secure` and nothing. */
  readonly texts?: readonly string[]
}

export type HeaderPart = string | Hole

export interface SetCookieHeader extends CookieAttributes {
  readonly value: Attribute<string>
  readonly expiry: Expiry
  /** `blanks`: meant as a deletion, but the cookie lives on with another value. `sets`: a live value. */
  readonly effect: 'expires' | 'blanks' | 'sets' | 'unknown'
}

/** More combinations of known texts than this are not tried: the holes count as holes. */
const MOST_ALTERNATIVES = 16

/** Values that stand for "no value" when nothing but the value is said. */
const PLACEHOLDERS = new Set(['', '""', 'null', 'undefined', 'deleted', 'none', 'expired', 'loggedout', 'logged-out'])

/** RFC 6265bis §5.6: a header with one of these is ignored as a whole. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t]/u

/** One character of a private-use area stands for each hole, so that the text can be taken apart as if it were literal. */
const FIRST_MARK = 0xe000
const ANY_HOLE = /[\uE000-\uF8FF]/g
const ENDS_IN_TWO_HOLES = /[\uE000-\uF8FF]{2}$/

/**
 * Reads one Set-Cookie header. The last of several equal attributes counts, names of attributes have no letter case, and
 * a Path that does not begin with `/` is none.
 *
 * @param header Its text; an array when parts of it are not literal.
 * @param now The moment that decides whether a literal date has passed.
 * @returns null when browsers ignore the header.
 */
export function parseSetCookie(header: string | readonly HeaderPart[], now: number = Date.now()): SetCookieHeader | null {
  const parts = typeof header === 'string' ? [header] : header
  const readings = alternatives(parts)
    .map((alternative) => readHeader(new HeaderText(alternative), now))
    .filter((reading) => reading !== null)
  return readings.length === 0 ? null : readings.reduce(merge)
}

/** The header's text with its holes marked. */
class HeaderText {
  readonly text: string
  readonly #holes: Hole[] = []

  constructor(parts: readonly HeaderPart[]) {
    this.text = parts.map((part) => (typeof part === 'string' ? part.replace(ANY_HOLE, '\uFFFD') : this.#mark(part))).join('')
  }

  /** A piece of the text as an attribute: known, one expression, or literal text around expressions. */
  read(piece: string): Attribute<string> {
    const holes = this.holesOf(piece)
    const [first] = holes
    if (first === undefined) return known(piece)
    if (piece.length === 1) return unknown(first.reason, first.symbol)
    if (holes.some((hole) => hole.symbol === undefined)) return unknown(first.reason)
    return unknown(first.reason, piece.replace(ANY_HOLE, (mark) => `\${${this.#holeAt(mark)?.symbol ?? ''}}`))
  }

  holesOf(piece: string): readonly Hole[] {
    return (piece.match(ANY_HOLE) ?? []).map((mark) => this.#holeAt(mark)).filter((hole) => hole !== undefined)
  }

  #mark(hole: Hole): string {
    return String.fromCharCode(FIRST_MARK + this.#holes.push(hole) - 1)
  }

  #holeAt(mark: string): Hole | undefined {
    return this.#holes[mark.charCodeAt(0) - FIRST_MARK]
  }
}

/** What has been read so far; a field that is missing has not been written. */
interface Draft {
  path?: Attribute<string | null>
  domain?: Attribute<string | null>
  secure?: Attribute<boolean>
  httpOnly?: Attribute<boolean>
  sameSite?: CookieAttributes['sameSite']
  partitioned?: Attribute<boolean>
  /** In seconds. */
  maxAge?: Attribute<number>
  /** In milliseconds since the epoch. */
  expires?: Attribute<number>
  /** An expiry that browsers skip, as written. */
  skippedExpiry?: { readonly text: string; readonly meantAsPast: boolean }
  /** Why attributes that are not written may still be there. */
  open?: string
}

function readHeader(header: HeaderText, now: number): SetCookieHeader | null {
  if (CONTROL_CHARACTERS.test(header.text)) return null
  const [pair = '', ...segments] = header.text.split(';')
  const { name, value } = splitAtEquals(pair)
  if ((name ?? '') === '' && value === '') return null
  const draft: Draft = {}
  openAtPair(draft, header, pair)
  for (const segment of segments) readSegment(draft, header, segment, now)
  const inside = name === null ? header.holesOf(value)[0] : undefined
  const pairRead = inside === undefined
    ? { name: header.read(name ?? ''), value: header.read(value) }
    : { name: unknown<string>(inside.reason), value: unknown<string>(inside.reason) }
  const expiry = expiryOf(draft, now)
  return { ...pairRead, ...attributesOf(draft), expiry, effect: effectOf(expiry, pairRead.value, draft) }
}

/** An expression that may hold more than a name or a value: the whole pair, or one that follows the value. */
function openAtPair(draft: Draft, header: HeaderText, pair: string): void {
  const holds = !pair.includes('=') || ENDS_IN_TWO_HOLES.test(pair)
  const [hole] = header.holesOf(pair)
  if (holds && hole !== undefined) draft.open = hole.reason
}

function readSegment(draft: Draft, header: HeaderText, segment: string, now: number): void {
  const { name, value } = splitAtEquals(segment)
  const [holeInName] = header.holesOf(name ?? value)
  if (name === null) {
    if (holeInName !== undefined) draft.open = holeInName.reason
    readFlag(draft, literalStart(value))
  } else if (holeInName === undefined) {
    readAttribute(draft, header, name.toLowerCase(), value, now)
  } else {
    draft.open = holeInName.reason
  }
}

/** An attribute without `=`: a flag, or an attribute with an empty value. */
function readFlag(draft: Draft, name: string): void {
  switch (name.toLowerCase()) {
    case 'secure': draft.secure = known(true); break
    case 'httponly': draft.httpOnly = known(true); break
    case 'partitioned': draft.partitioned = known(true); break
    case 'path': draft.path = known(null); break
    case 'domain': draft.domain = known(null); break
    case 'samesite': draft.sameSite = known(null); break
  }
}

function readAttribute(draft: Draft, header: HeaderText, name: string, value: string, now: number): void {
  switch (name) {
    case 'path': draft.path = mapKnown(header.read(value), (path) => (path.startsWith('/') ? path : null)); break
    case 'domain': draft.domain = mapKnown(header.read(value), (domain) => (domain === '' ? null : domain)); break
    case 'samesite': draft.sameSite = mapKnown(readWord(header, value, isSameSite), sameSiteOf); break
    case 'max-age': readMaxAge(draft, header, value); break
    case 'expires': readExpires(draft, header, value, now); break
    case 'maxage': draft.skippedExpiry = { text: `MaxAge=${value}`, meantAsPast: isZeroOrLess(value) }; break
    default: readFlag(draft, name) // `Secure=false` is Secure
  }
  const [hole] = header.holesOf(value)
  if (hole !== undefined && value.length > 1) draft.open = hole.reason
}

/** RFC 6265bis §5.6.2: digits, with a minus or without; anything else is skipped. */
function readMaxAge(draft: Draft, header: HeaderText, value: string): void {
  const word = readWord(header, value, (text) => /^-?\d+$/.test(text))
  if (word.is === 'unknown') draft.maxAge = unknown(word.reason, word.symbol)
  else if (/^-?\d+$/.test(word.value)) draft.maxAge = known(Number(word.value))
  else draft.skippedExpiry = { text: `Max-Age=${value}`, meantAsPast: isZeroOrLess(value) }
}

function readExpires(draft: Draft, header: HeaderText, value: string, now: number): void {
  const word = readWord(header, value, (text) => parseCookieDate(text) !== null)
  if (word.is === 'unknown') {
    draft.expires = unknown(word.reason, word.symbol)
    return
  }
  const date = parseCookieDate(word.value)
  if (date !== null) draft.expires = known(date)
  else draft.skippedExpiry = { text: `Expires=${value}`, meantAsPast: isZeroOrLess(value) || Date.parse(value) <= now }
}

/** The literal text in front of a hole, where it is complete by itself: in `Max-Age=0${flags}` the hole adds attributes. */
function readWord(header: HeaderText, value: string, isComplete: (text: string) => boolean): Attribute<string> {
  const start = literalStart(value)
  return isComplete(start) ? known(start) : header.read(value)
}

function attributesOf(draft: Draft): Omit<CookieAttributes, 'name'> {
  const absent = <T>(value: T): Attribute<T> => (draft.open === undefined ? known(value) : unknown(draft.open))
  return {
    path: draft.path ?? absent<string | null>(null),
    domain: draft.domain ?? absent<string | null>(null),
    secure: draft.secure ?? absent(false),
    httpOnly: draft.httpOnly ?? absent(false),
    sameSite: draft.sameSite ?? absent<'strict' | 'lax' | 'none' | null>(null),
    partitioned: draft.partitioned ?? absent(false),
  }
}

/** RFC 6265bis §5.7: Max-Age speaks before Expires. */
function expiryOf(draft: Draft, now: number): Expiry {
  const { maxAge, expires } = draft
  if (maxAge?.is === 'unknown') return { is: 'unknown', why: 'the value of `Max-Age` is not known' }
  if (maxAge !== undefined) {
    return maxAge.value <= 0 ? { is: 'expires' } : { is: 'blanks', why: `\`Max-Age=${maxAge.value}\` keeps the cookie` }
  }
  if (draft.open !== undefined && expires?.is !== 'known') {
    return { is: 'unknown', why: 'part of the header is an expression that may say when the cookie expires' }
  }
  if (expires?.is === 'unknown') return { is: 'unknown', why: 'the value of `Expires` is not known' }
  if (expires !== undefined) {
    return expires.value <= now ? { is: 'expires' } : { is: 'blanks', why: '`Expires` is in the future, so the cookie stays' }
  }
  return draft.skippedExpiry === undefined
    ? { is: 'blanks', why: 'without `Max-Age` and `Expires` the cookie stays, only its value changes' }
    : { is: 'blanks', why: `browsers skip \`${draft.skippedExpiry.text}\`, so the cookie stays and only its value changes` }
}

function effectOf(expiry: Expiry, value: Attribute<string>, draft: Draft): SetCookieHeader['effect'] {
  if (expiry.is !== 'blanks') return expiry.is
  const text = valueOf(value)
  const isBlank = text !== undefined && PLACEHOLDERS.has(text.toLowerCase())
  return isBlank || draft.skippedExpiry?.meantAsPast === true ? 'blanks' : 'sets'
}

/** Every text of the header that the known texts of its holes allow. */
function alternatives(parts: readonly HeaderPart[]): readonly (readonly HeaderPart[])[] {
  const choices = parts.map((part) => (typeof part === 'string' || part.texts === undefined ? [part] : part.texts))
  const count = choices.reduce((product, choice) => product * choice.length, 1)
  if (count === 0 || count > MOST_ALTERNATIVES) return [parts]
  return choices.reduce<readonly (readonly HeaderPart[])[]>(
    (heads, choice) => heads.flatMap((head) => choice.map((part) => [...head, part])),
    [[]],
  )
}

/** Two readings of one header: what they agree on is known. */
function merge(a: SetCookieHeader, b: SetCookieHeader): SetCookieHeader {
  return {
    name: agreed(a.name, b.name),
    value: agreed(a.value, b.value),
    path: agreed(a.path, b.path),
    domain: agreed(a.domain, b.domain),
    secure: agreed(a.secure, b.secure),
    httpOnly: agreed(a.httpOnly, b.httpOnly),
    sameSite: agreed(a.sameSite, b.sameSite),
    partitioned: agreed(a.partitioned, b.partitioned),
    expiry: a.expiry.is === b.expiry.is ? a.expiry : { is: 'unknown', why: 'whether the cookie expires depends on a condition' },
    effect: a.effect === b.effect ? a.effect : 'unknown',
  }
}

function agreed<T>(a: Attribute<T>, b: Attribute<T>): Attribute<T> {
  return provablyEqual(a, b) ? a : unknown('it depends on a condition')
}

function mapKnown<A, B>(attribute: Attribute<A>, change: (value: A) => B): Attribute<B> {
  return attribute.is === 'known' ? known(change(attribute.value), attribute.from) : unknown(attribute.reason, attribute.symbol)
}

/** `name` is null where there is no `=`: the whole text is the value (RFC 6265bis §5.6). */
function splitAtEquals(text: string): { name: string | null; value: string } {
  const equals = text.indexOf('=')
  if (equals === -1) return { name: null, value: trimBlanks(text) }
  return { name: trimBlanks(text.slice(0, equals)), value: trimBlanks(text.slice(equals + 1)) }
}

function literalStart(text: string): string {
  return trimBlanks(text.replace(/[\uE000-\uF8FF].*$/s, ''))
}

function trimBlanks(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}

const isSameSite = (text: string): boolean => /^(strict|lax|none)$/i.test(text)

/** A SameSite that browsers do not know is none: RFC 6265bis §5.6.7. */
function sameSiteOf(text: string): 'strict' | 'lax' | 'none' | null {
  const word = text.toLowerCase()
  return word === 'strict' || word === 'lax' || word === 'none' ? word : null
}

function isZeroOrLess(text: string): boolean {
  return /^"?(-\d+(\.\d+)?|[+]?0+(\.\d+)?)"?$/.test(text)
}
