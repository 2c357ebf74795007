/**
 * What is wrong with the Clear-Site-Data headers that a logout does send. Whether one is missing is asked in
 * judge-clear-site-data.ts.
 */
import { covers, directivesMeantBy, parseClearSiteData } from '../model/clear-site-data.ts'
import { valueOf } from '../model/facts.ts'
import type { CookieWriteEvent, Endpoint, HeaderEvent, Run } from '../model/facts.ts'
import type { HeaderDefect } from '../model/view.ts'
import { areAlternatives, cite, isCertain, isCookieWrite, isHeader, isOnNormalPath, isSamePlace } from './runs.ts'

const HEADER = 'clear-site-data'

/** Every defect once, in the order of the code. */
export function judgeHeader(endpoint: Endpoint): readonly HeaderDefect[] {
  const found = endpoint.runs.flatMap(defectsOf)
  return found.filter((one, index) => index === found.findIndex((other) => one.defect === other.defect && isSamePlace(one.place, other.place)))
}

function defectsOf(run: Run): readonly HeaderDefect[] {
  const lines = run.events.filter(isHeader).filter((event) => event.name === HEADER && isOnNormalPath(event))
  return lines.flatMap((line) => {
    const value = valueOf(line.value)
    return value === undefined ? [] : [...defectsOfText(line, value), ...wipedBy(line, value, run)]
  })
}

function defectsOfText(line: HeaderEvent, value: string): readonly HeaderDefect[] {
  const { directives, unknown, malformed } = parseClearSiteData(value)
  const of = (defect: HeaderDefect['defect'], subject: string, meant: readonly string[] = []): HeaderDefect => (
    { ...cite(line), defect, subject, meant, other: null }
  )
  const skipped = [...malformed, ...unknown]
  const meant = [...new Set([...directives, ...skipped.flatMap(directivesMeantBy)])]
  if (malformed.length > 0) return [of('unquoted', list(malformed), meant)]
  if (unknown.length > 0) return [of('unknown', list(unknown.map((text) => `"${text}"`)), meant)]
  if (directives.length === 0) return [of('empty', '')]
  return covers(directives, 'cache') ? [of('cache', '`"cache"`', directives)] : []
}

/** Cookies of the answer that the header takes away again (https://www.w3.org/TR/clear-site-data/#clear-cookies). */
function wipedBy(line: HeaderEvent, value: string, run: Run): readonly HeaderDefect[] {
  if (!covers(parseClearSiteData(value).directives, 'cookies') || !isCertain(line)) return []
  const set = run.events.filter(isCookieWrite).filter((event) => isCertain(event) && !areAlternatives(event, line) && isSameAnswer(event, line))
  return set.flatMap((event): HeaderDefect[] => {
    const name = valueOf(event.cookie.name)
    return name === undefined ? [] : [{ ...cite(line), defect: 'wipes', subject: `\`${name}\``, meant: [], other: cite(event) }]
  })
}

function isSameAnswer(one: CookieWriteEvent, other: HeaderEvent): boolean {
  return one.carrier === undefined || other.carrier === undefined || one.carrier === other.carrier
}

const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(', ')
