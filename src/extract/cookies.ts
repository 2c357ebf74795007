/** Calls of cookie APIs and Set-Cookie headers to facts with effective attributes. */
import type { CookieApi } from '../knowledge/define.ts'
import { known, unknown, type Attribute, type CookieAttributes, type CookieClear, type CookieWrite, type Expiry } from '../model/facts.ts'
import { parseSetCookie, type HeaderPart } from '../model/set-cookie-header.ts'
import { isUndefined, literal, settled, stringOf, symbolOf, union, unknownValue, UNDEFINED, type Value } from '../syntax/values.ts'
import { credentialOf } from './credentials.ts'
import { originOf } from './origins.ts'
import { compareVersions } from './references.ts'

type OptionKey = 'path' | 'domain' | 'secure' | 'httpOnly' | 'sameSite' | 'partitioned' | 'maxAge' | 'expires' | 'prefix'

/** A cookie call's options, read by the API's own spelling of the keys. */
class Options {
  private readonly value: Exclude<Value, { kind: 'lazy' }> | null
  private readonly spelling: Readonly<Record<string, OptionKey>>
  private readonly cookieApi: CookieApi

  constructor(given: Value | undefined, cookieApi: CookieApi) {
    this.cookieApi = cookieApi
    this.value = given === undefined ? null : settled(given)
    this.spelling = cookieApi.keys ?? {}
  }

  /** undefined: not written. Otherwise the value, which may be the literal undefined. */
  get(key: OptionKey): Value | undefined {
    const { value } = this
    if (value === null || (value.kind === 'literal' && !value.value)) return undefined
    if (value.kind === 'union') {
      // One of several option objects: what they agree on is known.
      const arms = value.values.map((arm) => new Options(arm, this.cookieApi).get(key))
      return arms.every((arm) => arm === undefined) ? undefined : union(arms.map((arm) => arm ?? UNDEFINED), symbolFor(value, key).symbol)
    }
    if (value.kind !== 'object') return { kind: 'unknown', reason: 'the options are not known here', carries: [], ...symbolFor(value, key) }
    const names = [key, ...Object.entries(this.spelling).filter(([, k]) => k === key).map(([name]) => name), ...CASE_VARIANTS[key]]
    const name = names.find((n) => value.props.has(n))
    if (name === undefined) return value.open ? { kind: 'unknown', reason: 'the options are not fully known', carries: [], ...symbolFor(value, key) } : undefined
    if (value.shadowed.has(name)) return { kind: 'unknown', reason: 'a spread may overwrite it', carries: [] }
    return value.props.get(name)
  }
}

const CASE_VARIANTS: Readonly<Record<OptionKey, readonly string[]>> = {
  path: [], domain: [], secure: [], httpOnly: ['httponly'], sameSite: ['samesite'], partitioned: [], maxAge: ['maxage'], expires: [], prefix: [],
}

function symbolFor(value: Value, key: string): { symbol?: string } {
  const symbol = symbolOf(value)
  return symbol === undefined ? {} : { symbol: `${symbol}.${key}` }
}

/** The API's row with the fields that apply to the installed version. */
export function versioned(cookieApi: CookieApi, version: (name: string) => { major: number; minor: number } | null): CookieApi {
  let row = cookieApi
  for (const rule of cookieApi.versions ?? []) {
    const installed = version(rule.package)
    const newest = installed ?? { major: Number.MAX_SAFE_INTEGER, minor: 0 }
    const applies =
      (rule.below === undefined || compareVersions(newest, rule.below) < 0) && (rule.from === undefined || compareVersions(newest, rule.from) >= 0)
    if (applies) row = { ...row, ...rule.then }
  }
  return row
}

const reasonOf = (value: Value): string => (value.kind === 'unknown' ? value.reason : value.kind === 'union' ? 'it depends on a condition' : 'it is computed')

/** Text, or unknown with the canonical text of the expression. */
export function textAttribute(value: Value | undefined, origin: 'literal' | 'config' = 'literal'): Attribute<string> {
  if (value === undefined) return unknown('it is not given')
  const known_ = stringOf(settled(value))
  return known_ === undefined ? unknown(reasonOf(settled(value)), symbolOf(value), textCases(value)) : known(known_, origin)
}

/** The texts of a condition's arms, or of a template with such a hole. */
function textCases(given: Value): readonly string[] {
  const value = settled(given)
  if (value.kind === 'union') return value.values.map(stringOf).filter((text) => text !== undefined)
  if (value.kind !== 'text') return []
  let texts: readonly string[] = ['']
  for (const part of value.parts) {
    const arms = typeof part === 'string' ? [part] : stringOf(part) !== undefined ? [stringOf(part) as string] : textCases(part)
    texts = texts.flatMap((text) => arms.map((arm) => text + arm))
  }
  return texts
}

function pathAttribute(options: Options, cookieApi: CookieApi, side: 'set' | 'clear'): Attribute<string | null> {
  const fallback = cookieApi.path[side]
  const byDefault: Attribute<string | null> = fallback === 'request-dir' ? known(null, 'default') : known(fallback, 'default')
  if (side === 'clear' && (cookieApi.clearIgnores.includes('path') || cookieApi.clearIgnores.includes('options'))) return byDefault
  const value = options.get('path')
  if (value === undefined) return byDefault
  const settledValue = settled(value)
  if (isUndefined(settledValue) || (settledValue.kind === 'literal' && settledValue.value === null)) {
    return cookieApi.undefinedPath === 'omit' ? known(null) : byDefault
  }
  const literal = stringOf(settledValue)
  if (literal === '') return known(null)
  if (literal !== undefined) return known(literal)
  if (settledValue.kind !== 'union' || cookieApi.undefinedPath !== 'default' || fallback === null) {
    return unknown(reasonOf(settledValue), symbolOf(value), textCases(settledValue), settingOf(settledValue))
  }
  const texts = settledValue.values.map((v) => (isUndefined(v) ? fallback : stringOf(v)))
  const cases = [...new Set(texts.filter((text) => text !== undefined))]
  if (cases.length === 1 && !texts.includes(undefined)) return known(cases[0] as string)
  return unknown(reasonOf(settledValue), symbolOf(value), cases, settingOf(settledValue))
}

/** The setting that says what the value is, always or in one of its cases. */
function settingOf(value: Value): string | undefined {
  if (value.kind === 'union') return value.values.map((one) => settingOf(settled(one))).find((setting) => setting !== undefined)
  const symbol = value.kind === 'unknown' || value.kind === 'api' ? symbolOf(value) : undefined
  return symbol !== undefined && SETTING.test(symbol) ? symbol.replace(/^.*[:.]/s, '') : undefined
}

/** Canonical texts of what is configured: the environment, and types and modules of configurations. */
const SETTING = /^(?:env:|import\.meta\.env\.|setting:|type:)[\w.]+$/

function domainAttribute(options: Options, cookieApi: CookieApi, side: 'set' | 'clear'): Attribute<string | null> {
  if (side === 'clear' && (cookieApi.clearIgnores.includes('domain') || cookieApi.clearIgnores.includes('options'))) return known(null, 'default')
  const value = options.get('domain')
  if (value === undefined) return known(null, 'default')
  const settledValue = settled(value)
  if (settledValue.kind === 'literal' && !settledValue.value) return known(null)
  const literal = stringOf(settledValue)
  if (literal !== undefined) return known(literal)
  const arms = settledValue.kind === 'union' ? settledValue.values : []
  const cases = arms.flatMap((arm) => (arm.kind === 'literal' && !arm.value ? [null] : (stringOf(arm) ?? [])))
  return unknown(reasonOf(settledValue), symbolOf(value), cases, settingOf(settledValue))
}

function flagAttribute(options: Options, key: 'secure' | 'httpOnly' | 'partitioned', byDefault: boolean): Attribute<boolean> {
  const value = options.get(key)
  if (value === undefined) return known(byDefault, 'default')
  const settledValue = settled(value)
  if (settledValue.kind === 'literal') return known(settledValue.value === undefined ? byDefault : Boolean(settledValue.value))
  return unknown(reasonOf(settledValue), symbolOf(value))
}

function sameSiteAttribute(options: Options, byDefault: CookieApi['sameSite']): CookieAttributes['sameSite'] {
  const value = options.get('sameSite')
  if (value === undefined) return known(byDefault ?? null, 'default')
  const settledValue = settled(value)
  if (settledValue.kind === 'literal' && typeof settledValue.value !== 'string') return known(settledValue.value === true ? 'strict' : null)
  const text = stringOf(settledValue)?.toLowerCase()
  if (text === 'strict' || text === 'lax' || text === 'none') return known(text)
  return text === undefined ? unknown(reasonOf(settledValue), symbolOf(value)) : known(null)
}

function attributesOf(name: Value | undefined, given: Value | undefined, cookieApi: CookieApi, side: 'set' | 'clear'): CookieAttributes {
  const options = new Options(side === 'clear' && cookieApi.clearIgnores.includes('options') ? undefined : given, cookieApi)
  const attributes: CookieAttributes = {
    name: textAttribute(name),
    path: pathAttribute(options, cookieApi, side),
    domain: domainAttribute(options, cookieApi, side),
    secure: flagAttribute(options, 'secure', cookieApi.secure ?? false),
    httpOnly: flagAttribute(options, 'httpOnly', cookieApi.httpOnly ?? false),
    sameSite: sameSiteAttribute(options, cookieApi.sameSite),
    partitioned: flagAttribute(options, 'partitioned', false),
  }
  return cookieApi.prefixes === undefined ? attributes : withPrefix(attributes, options.get('prefix'), cookieApi.prefixes)
}

/** What the option `prefix` makes of a cookie: another name, and what browsers demand of cookies that are called so. */
function withPrefix(attributes: CookieAttributes, given: Value | undefined, prefixes: NonNullable<CookieApi['prefixes']>): CookieAttributes {
  if (given === undefined || isUndefined(settled(given))) return attributes
  const option = stringOf(settled(given))
  const prefix = option === undefined ? undefined : prefixes[option]
  if (prefix === undefined) return { ...attributes, name: unknown('a prefix that is not known stands before it') }
  const { name } = attributes
  const renamed: Attribute<string> = name.is === 'known' ? known(`${prefix}${name.value}`, 'default') : unknown(name.reason, name.symbol && `${prefix}${name.symbol}`)
  const secure = { ...attributes, name: renamed, secure: known(true, 'default') }
  return prefix === '__Host-' ? { ...secure, path: known('/', 'default'), domain: known(null, 'default') } : secure
}

/** Whether a time lies in the past when the code runs. */
function timing(value: Value | undefined): 'past' | 'future' | 'none' | 'unknown' {
  if (value === undefined) return 'none'
  const known_ = settled(value)
  if (known_.kind === 'literal') {
    if (known_.value == null || known_.value === false) return 'none'
    if (typeof known_.value === 'string') {
      const ms = Date.parse(known_.value)
      return Number.isNaN(ms) ? 'unknown' : ms < Date.now() ? 'past' : 'future'
    }
    return 'unknown'
  }
  // Gone within a minute is a deletion by another way.
  if (known_.kind === 'time') return known_.base === 'now' ? (known_.offset <= 60_000 ? 'past' : 'future') : known_.offset < Date.now() ? 'past' : 'future'
  return known_.kind === 'unknown' && known_.text === 'future' ? 'future' : 'unknown'
}

const SECONDS_PER: Readonly<Record<CookieApi['maxAgeUnit'], number>> = { ms: 0.001, s: 1, days: 86_400 }

/** What a set call does: sets a live cookie, or deletes it (an expiry in the past). */
export function lifeOfSet(value: Value | undefined, options: Value | undefined, cookieApi: CookieApi): 'live' | 'deletes' | 'blanks' | 'unknown' {
  const read = new Options(options, cookieApi)
  const maxAge = read.get('maxAge')
  const given = maxAge === undefined ? undefined : settled(maxAge)
  // A date is a number where one is asked for: `new Date(0)` is no lifetime at all.
  const age = given?.kind === 'time' && given.base === 'epoch' ? literal(given.offset) : given
  const text = value === undefined ? undefined : settled(value)
  const blank = text !== undefined && text.kind === 'literal' && (text.value === '' || text.value == null || text.value === false)
  if (age?.kind === 'literal' && typeof age.value === 'number') {
    const isDropped = age.value < 0 && cookieApi.negativeMaxAge === 'dropped'
    if (age.value <= 0 && !isDropped) return cookieApi.maxAgeZeroDeletes || (blank && cookieApi.emptyValueDeletes) ? 'deletes' : 'blanks'
    // Gone within a minute is a deletion by another way.
    if (age.value > 0 && age.value * SECONDS_PER[cookieApi.maxAgeUnit] <= 60) return 'deletes'
    if (age.value > 0) return blank ? (cookieApi.emptyValueDeletes ? 'deletes' : 'blanks') : 'live'
  } else if (age !== undefined && !isUndefined(age) && !(age.kind === 'literal' && age.value === null)) {
    return blank ? 'blanks' : 'live'
  }
  const expires = timing(read.get('expires'))
  if (expires === 'past') return 'deletes'
  if (blank && cookieApi.emptyValueDeletes) return 'deletes'
  if (blank) return expires === 'unknown' ? 'unknown' : 'blanks'
  return 'live'
}

/** Do the options say how long the cookie lives? */
export function hasLifetime(options: Value | undefined): boolean {
  const value = options === undefined ? undefined : settled(options)
  return value?.kind === 'object' && ['maxAge', 'expires', 'ttl'].some((key) => value.props.has(key) && !isUndefined(value.props.get(key) as Value))
}

/** What the API's own deletion does with options that it should not be given. */
function expiryOfClear(given: Value | undefined, cookieApi: CookieApi): Expiry {
  if (cookieApi.clearIgnores.includes('options')) return { is: 'expires' }
  const options = new Options(given, cookieApi)
  const maxAge = cookieApi.clearIgnores.includes('maxAge') ? undefined : options.get('maxAge')
  const age = maxAge === undefined ? undefined : settled(maxAge)
  if (age !== undefined && !isUndefined(age)) {
    if (age.kind === 'literal' && typeof age.value === 'number') {
      return age.value > 0 ? { is: 'blanks', why: '`maxAge` keeps an emptied cookie alive' } : { is: 'expires' }
    }
    if (age.kind === 'time') return age.base === 'now' || age.offset > 0 ? { is: 'blanks', why: '`maxAge` keeps an emptied cookie alive' } : { is: 'expires' }
    if (age.kind === 'unknown' && age.reason.startsWith('the options')) return { is: 'unknown', why: 'the options may hold `maxAge`' }
    if (!(age.kind === 'literal' && age.value === null)) return { is: 'unknown', why: '`maxAge` is given to a deletion' }
  }
  const expires = cookieApi.clearIgnores.includes('expires') ? 'none' : timing(options.get('expires'))
  if (expires === 'future') return { is: 'blanks', why: '`expires` lies in the future' }
  return expires === 'unknown' && options.get('expires')?.kind !== 'unknown' ? { is: 'unknown', why: '`expires` is computed' } : { is: 'expires' }
}

export function cookieClear(name: Value | undefined, options: Value | undefined, cookieApi: CookieApi, via: string): CookieClear {
  return {
    ...attributesOf(name, options, cookieApi, 'clear'), via, expiry: expiryOfClear(options, cookieApi), client: cookieApi.client ?? false, byLibrary: false,
  }
}

/** A set call that expires the cookie: a deletion by the rules of `set`. */
export function clearBySet(name: Value | undefined, options: Value | undefined, cookieApi: CookieApi, via: string, expiry: Expiry): CookieClear {
  return { ...attributesOf(name, options, cookieApi, 'set'), via, expiry, client: cookieApi.client ?? false, byLibrary: false }
}

export function cookieWrite(name: Value | undefined, value: Value | undefined, options: Value | undefined, cookieApi: CookieApi, via: string): CookieWrite {
  const issuer = value === undefined ? undefined : originOf(value)
  return {
    ...attributesOf(name, options, cookieApi, 'set'), via, credential: credentialOf(value), client: cookieApi.client ?? false,
    ...(issuer === undefined ? {} : { issuer }),
  }
}

/** The parts of a header's text, as the model's parser takes them. */
export function headerParts(given: Value): readonly HeaderPart[] {
  const value = settled(given)
  const text = stringOf(value)
  if (text !== undefined) return [text]
  if (value.kind === 'text') return value.parts.flatMap((part) => (typeof part === 'string' ? [part] : headerParts(part)))
  const symbol = symbolOf(value)
  const texts = value.kind === 'union' ? value.values.map((v) => (v.kind === 'literal' && !v.value ? '' : stringOf(v))) : []
  const allTexts = texts.length > 0 && texts.every((t): t is string => t !== undefined)
  const date = value.kind === 'unknown' && value.text === 'date' && value.symbol !== undefined ? dateText(value.symbol) : undefined
  if (date !== undefined) return [date]
  return [{ reason: reasonOf(value), ...(symbol === undefined ? {} : { symbol }), ...(allTexts ? { texts } : {}) }]
}

/** `utc:epoch0` and the like, made by the evaluator for dates as text. */
function dateText(symbol: string): string | undefined {
  const match = /^(iso|utc|local):(epoch|now)(-?\d+)$/.exec(symbol)
  if (!match) return undefined
  const moment = new Date(Number(match[3]) + (match[2] === 'now' ? Date.now() - 1 : 0))
  if (Number.isNaN(moment.getTime())) return undefined
  return match[1] === 'iso' ? moment.toISOString() : match[1] === 'utc' ? moment.toUTCString() : moment.toString()
}

/** One raw Set-Cookie header: a deletion, a live cookie, or null when browsers ignore it. */
export function cookieOfHeader(given: Value, via: string): { clear: CookieClear } | { write: CookieWrite } | null {
  const header = parseSetCookie(headerParts(given))
  if (header === null) return null
  const { value, expiry, effect, ...attributes } = header
  if (effect === 'expires' || effect === 'blanks') return { clear: { ...attributes, via, expiry, client: false, byLibrary: false } }
  const written = valueInHeader(given)
  const issuer = written === undefined ? undefined : originOf(written)
  return {
    write: { ...attributes, via, credential: value.is === 'known' ? 'unknown' : credentialInHeader(value, written), client: false, ...(issuer === undefined ? {} : { issuer }) },
  }
}

/** What stands for the cookie's value in the text of a header: `token=${token}; Path=/`. */
function valueInHeader(given: Value): Value | undefined {
  const header = settled(given)
  if (header.kind !== 'text') return undefined
  const [name, value] = header.parts
  return typeof name === 'string' && /^[^;]+=$/.test(name) && typeof value === 'object' ? value : undefined
}

function credentialInHeader(value: Extract<Attribute<string>, { is: 'unknown' }>, written: Value | undefined): CookieWrite['credential'] {
  const told = written === undefined ? 'unknown' : credentialOf(written)
  return told === 'unknown' ? credentialOf(unknownValue('', { text: `${value.reason} ${value.symbol ?? ''}` })) : told
}

