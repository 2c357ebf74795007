/**
 * The Clear-Site-Data response header: `1#( quoted-string )`, https://www.w3.org/TR/clear-site-data/#header.
 *
 * Directives are case-sensitive and stand in double quotes. Browsers skip what they do not understand item by item and
 * say nothing, so a badly written header is a header that does nothing (measured in Chromium and Firefox).
 */

/** What the specification and the engines know. `*` stands for all of them. */
export const CLEAR_SITE_DATA_DIRECTIVES: readonly string[] = [
  'cache', 'cookies', 'storage', 'executionContexts', 'clientHints', 'prefetchCache', 'prerenderCache', '*',
]

export interface ClearSiteDataHeader {
  /** What browsers act on, without the quotes, each once. */
  readonly directives: readonly string[]
  /** Quoted correctly, but known to no browser, e.g. `Cookies`. */
  readonly unknown: readonly string[]
  /** Items that are no quoted string, as written, e.g. `cookies` or `'cookies'`. */
  readonly malformed: readonly string[]
}

export interface ClearSiteDataCheck extends ClearSiteDataHeader {
  /** `malformed`: a directive that is asked for is there, but written so that browsers skip it. */
  readonly status: 'done' | 'malformed' | 'missing-some'
  readonly missing: readonly string[]
  readonly why: string
}

/** Reads one or several header lines; several lines are one list (RFC 9110 §5.3). */
export function parseClearSiteData(...values: readonly string[]): ClearSiteDataHeader {
  const items = values.flatMap(splitList)
  const quoted = items.filter(isQuotedString).map((item) => item.slice(1, -1))
  return {
    directives: unique(quoted.filter((text) => CLEAR_SITE_DATA_DIRECTIVES.includes(text))),
    unknown: unique(quoted.filter((text) => !CLEAR_SITE_DATA_DIRECTIVES.includes(text))),
    malformed: unique(items.filter((item) => !isQuotedString(item))),
  }
}

/**
 * Does the header ask for everything that is required?
 *
 * @param values The values of the header lines of the response; none when there is no such header.
 * @param required Directives without quotes.
 */
export function clearSiteDataStatus(values: readonly string[], required: readonly string[]): ClearSiteDataCheck {
  const header = parseClearSiteData(...values)
  const missing = required.filter((directive) => !covers(header.directives, directive))
  if (missing.length === 0) return { ...header, status: 'done', missing, why: 'the header names every required directive' }
  const skipped = [...header.malformed, ...header.unknown]
  const meant = skipped.flatMap(directivesMeantBy)
  const isMeant = missing.some((directive) => covers(meant, directive))
  if (isMeant || (header.directives.length === 0 && skipped.length > 0)) {
    return { ...header, status: 'malformed', missing, why: `browsers skip ${skipped.map((item) => `\`${item}\``).join(', ')}` }
  }
  return { ...header, status: 'missing-some', missing, why: `the header does not name ${missing.map(quote).join(', ')}` }
}

/** Does the header clear what `wanted` names? `*` clears everything, and `cache` and `cookies` imply `clientHints`. */
export function covers(directives: readonly string[], wanted: string): boolean {
  if (directives.includes('*') || directives.includes(wanted)) return true
  return wanted === 'clientHints' && (directives.includes('cache') || directives.includes('cookies'))
}

/** Does the header take the cookies of the responding host away? A cookie set by the same response goes too. */
export function wipesCookies(directives: readonly string[]): boolean {
  return covers(directives, 'cookies')
}

/** A value that browsers act on, e.g. `"cookies", "storage"`. */
export function formatClearSiteData(directives: readonly string[]): string {
  return directives.map((directive) => `"${directive}"`).join(', ')
}

/** The directives that somebody meant by an item that browsers skip: `cookies`, `"Cookies"`, `"cookies,storage"`. */
export function directivesMeantBy(text: string): readonly string[] {
  const words = text.match(/[A-Za-z]+|\*/g) ?? []
  const meant = words.map((word) => CLEAR_SITE_DATA_DIRECTIVES.find((known) => known.toLowerCase() === word.toLowerCase()))
  return unique(meant.filter((directive) => directive !== undefined))
}

/** The items of a comma-separated list; a comma inside double quotes separates nothing, empty items count for nothing. */
function splitList(value: string): readonly string[] {
  const items = value.match(/(?:"[^"]*"|[^,])+/g) ?? []
  return items.map((item) => item.trim()).filter((item) => item !== '')
}

function isQuotedString(item: string): boolean {
  return /^"[^"]+"$/.test(item)
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

const quote = (directive: string): string => `\`"${directive}"\``
