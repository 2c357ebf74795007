/**
 * The one place where a cookie that is set is compared with a deletion.
 *
 * A cookie's identity is name, path, domain with its host-only flag, and partition (RFC 6265bis §5.7; CHIPS). Secure,
 * HttpOnly and SameSite are no part of it, but a browser may refuse a deletion because of them. The answers were
 * measured in Chromium and Firefox; tests/model/fixtures/browser-deletions.json holds the cases.
 */
import { differingCase, differingSetting, sameExpression } from './attribute.ts'
import type { Likeness } from './attribute.ts'
import { wipesCookies } from './clear-site-data.ts'
import { refusals, withoutPrefix } from './cookie-acceptance.ts'
import { comparePaths } from './cookie-path.ts'
import type { RouteContext } from './cookie-path.ts'
import { cannotKnow, no, yes } from './evidence.ts'
import type { Verdict } from './evidence.ts'
import { valueOf } from './facts.ts'
import type { Attribute, CookieAttributes, CookieClear } from './facts.ts'
import type { CookieVerdict } from './view.ts'

export { defaultPath } from './cookie-path.ts'
export type { RouteContext } from './cookie-path.ts'
export type { RoutePath } from './project-facts.ts'

/** What decides a comparison. */
export type DecidingAttribute = 'name' | 'path' | 'domain' | 'partitioned' | 'prefix' | 'same-site' | 'expiry' | 'http-only'

export interface CookieComparison {
  readonly verdict: 'matches' | 'mismatches' | 'unknown'
  /** The first attribute that differs, or else the first that cannot be known; null when the deletion works. */
  readonly attribute: DecidingAttribute | null
  readonly why: string
  /** Effective path; null where it cannot be known. */
  readonly setPath: string | null
  readonly clearPath: string | null
  /** Effective domain in lower case without a leading dot; '' is host-only; null where it cannot be known. */
  readonly setDomain: string | null
  readonly clearDomain: string | null
}

export interface BestMatch<T> {
  readonly verdict: CookieVerdict
  /** The deletion that the verdict is about; null when none names the cookie. */
  readonly clear: T | null
  readonly comparison: CookieComparison | null
}

interface Check {
  readonly attribute: DecidingAttribute
  readonly is: Likeness
  readonly why: string
}

/**
 * Does the deletion delete the cookie? One provable difference decides; else one doubt does; else it matches.
 * Both sides are taken to be served by the same host over https.
 */
export function compareCookies(set: CookieAttributes, clear: CookieClear, context: RouteContext): CookieComparison {
  const path = comparePaths(set.path, clear.path, context, clear.byLibrary)
  const checks: readonly Check[] = [
    compareNames(set.name, clear.name),
    ...refusals(set, clear),
    { attribute: 'path', is: path.is, why: path.why },
    compareDomains(set.domain, clear.domain, clear.byLibrary),
    comparePartitions(set.partitioned, clear.partitioned, clear.byLibrary),
    checkExpiry(clear),
  ]
  const decisive = checks.find((check) => check.is === 'different') ?? checks.find((check) => check.is === 'unknown')
  return {
    verdict: decisive === undefined ? 'matches' : decisive.is === 'different' ? 'mismatches' : 'unknown',
    attribute: decisive?.attribute ?? null,
    why: decisive?.why ?? 'the deletion names the cookie that is set',
    setPath: path.setPath,
    clearPath: path.clearPath,
    setDomain: effectiveDomain(set.domain),
    clearDomain: effectiveDomain(clear.domain),
  }
}

/**
 * The deletion that does most for the cookie. A deletion of the same name speaks before one whose name is not known,
 * and a deletion of a name that only looks alike (letter case, prefix) is taken for a slip rather than for nothing.
 *
 * @param contextOf The routes that run the code on both sides, for this deletion.
 */
export function bestMatch<T extends { readonly cookie: CookieClear }>(
  set: CookieAttributes,
  clears: readonly T[],
  contextOf: (clear: T) => RouteContext,
): BestMatch<T> {
  const candidates = clears.map((clear) => ({
    clear,
    comparison: compareCookies(set, clear.cookie, contextOf(clear)),
    names: compareNames(set.name, clear.cookie.name).is,
  }))
  const sameName = candidates.filter(({ clear, names }) => names === 'same' || isInSomeCase(set.name, clear.cookie.name))
  const best =
    sameName.find(({ comparison }) => comparison.verdict === 'matches') ??
    sameName.find(({ comparison }) => comparison.verdict === 'unknown') ??
    // Expiry is the last check: nothing else provably differs, so this one at least overwrites the value.
    sameName.find(({ comparison }) => comparison.attribute === 'expiry') ??
    sameName[0] ??
    candidates.find(({ names, comparison }) => names === 'unknown' && comparison.verdict === 'unknown') ??
    candidates.find(({ clear }) => looksAlike(set.name, clear.cookie.name))
  if (best === undefined) return { verdict: 'not-cleared', clear: null, comparison: null }
  return { verdict: best.comparison.verdict, clear: best.clear, comparison: best.comparison }
}

/**
 * Does Clear-Site-Data on the logout response take the cookie away, so that a missing or failing deletion does not matter?
 * Chromium clears the whole registrable domain, Firefox only unpartitioned cookies whose domain is the responding host.
 *
 * @param directives What the header certainly says on every path of the response, see `parseClearSiteData`;
 *   null when it is sent with a value that cannot be known, or only under a condition.
 * @param host The responding host, where it is known.
 */
export function clearSiteDataRescues(
  set: CookieAttributes,
  directives: readonly string[] | null,
  host: string | null = null,
): Verdict {
  if (directives === null) return cannotKnow('what Clear-Site-Data says here is not known')
  if (!wipesCookies(directives)) return no('no Clear-Site-Data with `"cookies"` is sent')
  const domain = effectiveDomain(set.domain)
  if (valueOf(set.partitioned) === true) return no('Clear-Site-Data leaves a `Partitioned` cookie in Firefox')
  const isHostOnly = domain === ''
  if (domain !== null && !isHostOnly && host !== null && domain !== host.toLowerCase()) {
    return no(`Clear-Site-Data from \`${host}\` leaves a cookie with \`Domain=${domain}\` in Firefox`)
  }
  if (domain === null) return cannotKnow('the domain of the cookie is not known')
  if (set.partitioned.is === 'unknown') return cannotKnow('whether the cookie is `Partitioned` is not known')
  if (!isHostOnly && host === null) return cannotKnow(`Firefox removes the cookie only if \`${domain}\` itself answers`)
  return yes('Clear-Site-Data with `"cookies"` removes the cookie')
}

/** Names are equal byte for byte (RFC 6265bis §5.7). */
function compareNames(set: Attribute<string>, clear: Attribute<string>): Check {
  const attribute = 'name'
  if (set.is === 'known' && clear.is === 'known') {
    return set.value === clear.value
      ? { attribute, is: 'same', why: 'the same name' }
      : { attribute, is: 'different', why: `the cookie is called \`${set.value}\`, the deletion names \`${clear.value}\`` }
  }
  if (sameExpression(set, clear)) return { attribute, is: 'same', why: 'the same name expression on both sides' }
  const other = differingCase(set, clear)
  if (other) return { attribute, is: 'different', why: `depending on a condition the ${set.is === 'unknown' ? 'cookie' : 'deletion'} is called \`${other.value}\`` }
  return { attribute, is: 'unknown', why: `the name of the ${set.is === 'unknown' ? 'cookie' : 'deletion'} is not known` }
}

/** Depending on a condition, the names are equal or not. */
function isInSomeCase(set: Attribute<string>, clear: Attribute<string>): boolean {
  if (set.is === 'unknown' && clear.is === 'known') return set.cases?.includes(clear.value) ?? false
  return set.is === 'known' && clear.is === 'unknown' && (clear.cases?.includes(set.value) ?? false)
}

function looksAlike(set: Attribute<string>, clear: Attribute<string>): boolean {
  if (set.is === 'unknown' || clear.is === 'unknown') return false
  return withoutPrefix(set.value).toLowerCase() === withoutPrefix(clear.value).toLowerCase()
}

function compareDomains(set: Attribute<string | null>, clear: Attribute<string | null>, oneConfiguration: boolean): Check {
  const attribute = 'domain'
  if (set.is === 'unknown' || clear.is === 'unknown') {
    const same = sameExpression(set, clear) || (oneConfiguration && set.is === clear.is)
    const other = differingCase(set, clear, (one, two) => canonicalDomain(one) === canonicalDomain(two))
    if (other) {
      const side = set.is === 'unknown' ? 'cookie' : 'deletion'
      return { attribute, is: 'different', why: `depending on a condition the ${side} is ${showDomain(canonicalDomain(other.value))}, the other side always the same` }
    }
    const setting = differingSetting(set, clear)
    if (setting !== undefined && !same) {
      const [side, fixed] = set.is === 'unknown' ? ['cookie', clear] : ['deletion', set]
      const always = showDomain(canonicalDomain(valueOf(fixed) ?? null))
      return { attribute, is: 'different', why: `the ${side} has the domain that \`${setting}\` says, the other side is always ${always}` }
    }
    return same
      ? { attribute, is: 'same', why: 'the same domain expression on both sides' }
      : { attribute, is: 'unknown', why: `the domain of the ${set.is === 'unknown' ? 'cookie' : 'deletion'} is not known` }
  }
  const [setDomain, clearDomain] = [canonicalDomain(set.value), canonicalDomain(clear.value)]
  if (setDomain === clearDomain) return { attribute, is: 'same', why: 'the same domain' }
  return { attribute, ...compareDifferentDomains(setDomain, clearDomain) }
}

function compareDifferentDomains(set: string, clear: string): { is: Likeness; why: string } {
  // Stored as host-only, and nowhere but on that host: wherever the cookie exists, a host-only deletion finds it.
  if (isLocal(set) && clear === '') return { is: 'same', why: `\`Domain=${set}\` is stored as host-only` }
  if (set === '' && isLocal(clear)) return { is: 'unknown', why: `a deletion with \`Domain=${clear}\` works on that host only` }
  if (hasForeignLetters(set) || hasForeignLetters(clear)) {
    return { is: 'unknown', why: 'an internationalised domain may be written in two ways' }
  }
  return { is: 'different', why: `the cookie is ${showDomain(set)}, the deletion is ${showDomain(clear)}` }
}

function comparePartitions(set: Attribute<boolean>, clear: Attribute<boolean>, oneConfiguration: boolean): Check {
  const attribute = 'partitioned'
  if (set.is === 'known' && clear.is === 'known') {
    if (set.value === clear.value) return { attribute, is: 'same', why: 'the same partition' }
    const side = set.value ? 'cookie' : 'deletion'
    return { attribute, is: 'different', why: `only the ${side} is \`Partitioned\`, so they are two cookies` }
  }
  const same = sameExpression(set, clear) || (oneConfiguration && set.is === clear.is)
  return { attribute, is: same ? 'same' : 'unknown', why: 'whether both sides are `Partitioned` is not known' }
}

function checkExpiry({ expiry }: CookieClear): Check {
  if (expiry.is === 'expires') return { attribute: 'expiry', is: 'same', why: 'the deletion expires the cookie' }
  return { attribute: 'expiry', is: expiry.is === 'blanks' ? 'different' : 'unknown', why: expiry.why }
}

/** '' for host-only, null where it cannot be known. */
function effectiveDomain(domain: Attribute<string | null>): string | null {
  if (domain.is === 'unknown') return null
  const name = canonicalDomain(domain.value)
  return isLocal(name) ? '' : name
}

/** Letter case and one leading dot carry no meaning, and an empty Domain is none: RFC 6265bis §5.6.3. */
function canonicalDomain(domain: string | null): string {
  return (domain ?? '').trim().toLowerCase().replace(/^\./, '')
}

/** `localhost` and IP addresses have no subdomains: browsers store a cookie with such a Domain as host-only. */
function isLocal(domain: string): boolean {
  return domain === 'localhost' || /^\d{1,3}(\.\d{1,3}){3}$/.test(domain) || /^\[?[\da-f:]*:[\da-f:.]*\]?$/.test(domain)
}

/** Browsers turn `ü` into punycode, so that other letters may still be the same domain. */
function hasForeignLetters(domain: string): boolean {
  return /[^ -~]/.test(domain) || /(^|\.)xn--/.test(domain)
}

function showDomain(domain: string): string {
  return domain === '' ? 'host-only (no `Domain`)' : `for \`Domain=${domain}\``
}
