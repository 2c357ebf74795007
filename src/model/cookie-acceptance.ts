/**
 * When a browser refuses a Set-Cookie that is meant as a deletion, although it names the right cookie
 * (RFC 6265bis §5.7). A refused deletion leaves the cookie as it was.
 */
import { provablyEqual } from './attribute.ts'
import type { Likeness } from './attribute.ts'
import { valueOf } from './facts.ts'
import type { Attribute, CookieAttributes, CookieClear } from './facts.ts'

export interface AcceptanceCheck {
  readonly attribute: 'prefix' | 'same-site' | 'partitioned' | 'http-only'
  readonly is: Likeness
  readonly why: string
}

/** What a name prefix asks of the header: RFC 6265bis §4.1.3, §5.4. */
interface PrefixRule {
  readonly prefix: string
  readonly httpOnly: boolean
  /** `Path=/` has to be written and Domain must not be. */
  readonly hostRoot: boolean
}

/** The longer prefix first, because it begins with the shorter one. Every prefix asks for Secure. */
const PREFIX_RULES: readonly PrefixRule[] = [
  { prefix: '__Host-Http-', httpOnly: true, hostRoot: true },
  { prefix: '__Host-', httpOnly: false, hostRoot: true },
  { prefix: '__Secure-', httpOnly: false, hostRoot: false },
  { prefix: '__Http-', httpOnly: true, hostRoot: false },
]

/** The reasons for which a browser refuses the deletion, or may refuse it; empty when it accepts. */
export function refusals(set: CookieAttributes, clear: CookieClear): readonly AcceptanceCheck[] {
  const checks = [scriptAccess(set, clear), prefix(set, clear), sameSiteNone(set, clear), partitioned(set, clear)]
  return checks.filter((check) => check !== null)
}

/** The name without its protecting prefix; browsers find the prefix whatever its letter case is (RFC 6265bis §5.4). */
export function withoutPrefix(name: string): string {
  const rule = prefixRule(name)
  return rule === undefined ? name : name.slice(rule.prefix.length)
}

function prefixRule(name: string): PrefixRule | undefined {
  return PREFIX_RULES.find((rule) => name.toLowerCase().startsWith(rule.prefix.toLowerCase()))
}

/** Script sees no HttpOnly cookie and may not write one (RFC 6265bis §5.7). */
function scriptAccess(set: CookieAttributes, clear: CookieClear): AcceptanceCheck | null {
  if (!clear.client) return null
  if (valueOf(clear.httpOnly) === true) return refused('http-only', 'script may not write a cookie with `HttpOnly`')
  if (set.httpOnly.is === 'unknown') return open('http-only', 'script cannot delete the cookie if it is `HttpOnly`')
  return set.httpOnly.value ? refused('http-only', 'the cookie is `HttpOnly`, so script cannot delete it') : null
}

function prefix(set: CookieAttributes, clear: CookieClear): AcceptanceCheck | null {
  const name = valueOf(clear.name)
  const rule = name === undefined ? undefined : prefixRule(name)
  if (rule === undefined) return null
  const demands = [demand(rule, 'needs `Secure`', clear.secure, set.secure, (secure) => secure)]
  if (rule.httpOnly) demands.push(demand(rule, 'needs `HttpOnly`', clear.httpOnly, set.httpOnly, (httpOnly) => httpOnly))
  if (rule.hostRoot) {
    demands.push(demand(rule, 'needs `Path=/`', clear.path, set.path, (path) => path === '/'))
    demands.push(demand(rule, 'must have no `Domain`', clear.domain, set.domain, (domain) => domain === null || domain === ''))
  }
  return strongest(demands)
}

/** An expression that the set uses too is no doubt: where it breaks the demand, the cookie was never stored. */
function demand<T>(
  rule: PrefixRule,
  text: string,
  clear: Attribute<T>,
  set: Attribute<T>,
  holds: (value: T) => boolean,
): AcceptanceCheck | null {
  const why = `a deletion of a \`${rule.prefix}\` cookie ${text}, or browsers refuse it`
  if (clear.is === 'known') return holds(clear.value) ? null : refused('prefix', why)
  return provablyEqual(clear, set) ? null : open('prefix', why)
}

/**
 * `SameSite=None` is refused without `Secure`. Where both are expressions, they are computed together
 * (`production ? 'none' : 'lax'`, `production`), which is no reason to doubt.
 */
function sameSiteNone(set: CookieAttributes, clear: CookieClear): AcceptanceCheck | null {
  const sameSite = valueOf(clear.sameSite)
  const secure = valueOf(clear.secure)
  const why = '`SameSite=None` needs `Secure`, or browsers refuse the deletion'
  if (secure === true || (sameSite !== undefined && sameSite !== 'none')) return null
  // What browsers refuse when it is set, they have nothing of to delete.
  if (sameSite === 'none' && secure === false) return isRefused(set) ? null : refused('same-site', why)
  if (sameSite === undefined && secure === undefined) return null
  return provablyEqual(clear.sameSite, set.sameSite) && provablyEqual(clear.secure, set.secure) ? null : open('same-site', why)
}

const isRefused = ({ sameSite, secure }: CookieAttributes): boolean => valueOf(sameSite) === 'none' && valueOf(secure) === false

function partitioned(set: CookieAttributes, clear: CookieClear): AcceptanceCheck | null {
  if (valueOf(clear.partitioned) !== true || valueOf(clear.secure) === true) return null
  const why = '`Partitioned` needs `Secure`, or browsers refuse the deletion'
  if (clear.secure.is === 'known') return refused('partitioned', why)
  return provablyEqual(clear.secure, set.secure) ? null : open('partitioned', why)
}

function strongest(checks: readonly (AcceptanceCheck | null)[]): AcceptanceCheck | null {
  return checks.find((check) => check?.is === 'different') ?? checks.find((check) => check !== null) ?? null
}

const refused = (attribute: AcceptanceCheck['attribute'], why: string): AcceptanceCheck => ({ attribute, is: 'different', why })
const open = (attribute: AcceptanceCheck['attribute'], why: string): AcceptanceCheck => ({ attribute, is: 'unknown', why })
