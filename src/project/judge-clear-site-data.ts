/**
 * Does the logout response ask the browser to clear what it stores for the site?
 *
 * The status has no value for "not known": a header whose value is an expression counts as sent, and where the response is out
 * of sight the action counts as not applicable, with the reason. So nothing is reported that was not seen.
 */
import { clearSiteDataStatus, parseClearSiteData } from '../model/clear-site-data.ts'
import { valueOf } from '../model/facts.ts'
import type { Endpoint, HeaderEvent, LogoutEvent, Run, SendEvent } from '../model/facts.ts'
import type { ClearSiteDataAnswer, ClearSiteDataStatus, CookiesAnswer } from '../model/view.ts'
import {
  actingRuns, areAlternatives, blindSpots, cite, isCertain, isHeader, isLogoutAct, isOnNormalPath, isSend, reasonOf,
} from './runs.ts'

const HEADER = 'clear-site-data'

/** When several answers are sent, the one that says least decides. */
const GRAVEST_FIRST: readonly ClearSiteDataStatus[] = ['missing', 'malformed', 'not-applicable', 'done']

/**
 * @param directives What is asked for, without quotes. None: the default, which is `storage`, and `cookies` unless the logout
 *   deletes every auth cookie by itself.
 * @param cookies What the logout does about cookies.
 */
export function judgeClearSiteData(
  endpoint: Endpoint, directives: readonly string[], cookies: CookiesAnswer,
): ClearSiteDataAnswer {
  if (!endpoint.respondsWithHeaders) return answer('not-applicable', 'the handler cannot set headers on the response')
  const required = directives.length > 0 ? directives : ['storage', ...(leavesCookies(cookies) ? ['cookies'] : [])]
  const answers = actingRuns(endpoint).flatMap((run) => linesPerAnswer(run).map((lines) => judgeLines(run, lines, required)))
  const gravest = GRAVEST_FIRST.flatMap((status) => answers.filter((candidate) => candidate.status === status))[0]
  return gravest ?? answer('not-applicable', 'no code of the handler was found')
}

/** The answers of the logout that carry no line of the header. */
export function answersWithoutHeader(run: Run): readonly SendEvent[] {
  const headers = run.events.filter(isHeader).filter((event) => event.name === HEADER && isOnNormalPath(event))
  return answersOfLogout(run).filter((send) => !headers.some((event) => isOn(event, send)))
}

/** The directives that every answer of the run certainly carries; null where that cannot be known. */
export function certainDirectives(run: Run): readonly string[] | null {
  const perAnswer = linesPerAnswer(run)
  const lines = perAnswer.flat()
  if (lines.some((line) => line.value.is === 'unknown' || !isCertain(line))) return null
  const named = perAnswer.map((of) => parseClearSiteData(...of.flatMap((line) => valueOf(line.value) ?? [])).directives)
  return (named[0] ?? []).filter((directive) => named.every((others) => others.includes(directive)))
}

function leavesCookies(cookies: CookiesAnswer): boolean {
  return cookies.status === 'missing' || cookies.status === 'mismatched'
}

function judgeLines(run: Run, lines: readonly HeaderEvent[], required: readonly string[]): ClearSiteDataAnswer {
  if (lines.length === 0) return judgeAbsence(run, required)
  const values = lines.flatMap((line) => valueOf(line.value) ?? [])
  const { status, why, directives } = clearSiteDataStatus(values, required)
  if (lines.some((line) => line.value.is === 'unknown') && status !== 'done') {
    return answer('done', 'the header is sent with a value that is not known', directives, lines)
  }
  return answer(status === 'missing-some' ? 'missing' : status, why, directives, lines)
}

function judgeAbsence(run: Run, required: readonly string[]): ClearSiteDataAnswer {
  const [hidden] = blindSpots(run, ['response'])
  if (hidden !== undefined) return answer('not-applicable', `whether the header is sent cannot be seen: ${reasonOf(hidden)}`)
  return answer('missing', `no Clear-Site-Data with ${required.map((directive) => `\`"${directive}"\``).join(', ')} is sent`)
}

/** The header lines of each answer that follows the logout; of a run whose answers are not seen, all of its lines. */
function linesPerAnswer(run: Run): readonly (readonly HeaderEvent[])[] {
  const headers = run.events.filter(isHeader).filter((event) => event.name === HEADER && isOnNormalPath(event))
  const answers = answersOfLogout(run)
  if (answers.length === 0) return [inEffect(headers)]
  return answers.map((send) => inEffect(headers.filter((event) => isOn(event, send))))
}

/** A line that is certainly set replaces those before it. */
function inEffect(headers: readonly HeaderEvent[]): readonly HeaderEvent[] {
  const start = headers.findLastIndex((event) => event.mode === 'set' && isCertain(event))
  return headers.slice(Math.max(start, 0))
}

/** Refusals, errors and the early exits before anything was done are not the logout's answers. */
function answersOfLogout(run: Run): readonly SendEvent[] {
  const firstAct = run.events.findIndex(isLogoutAct)
  const sends = run.events.filter(isSend).filter((send) => isOnNormalPath(send) && (send.status ?? 200) < 400)
  const answers = sends.filter((send) => send.conditions.length === 0 || run.events.indexOf(send) > firstAct)
  const after = answers.filter((send) => !isMadeBefore(send, run.events[firstAct], run))
  return after.length > 0 ? after : answers
}

/** The returned response was made before anything was done, and nothing was written to it since. */
function isMadeBefore(send: SendEvent, firstAct: LogoutEvent | undefined, run: Run): boolean {
  if (firstAct === undefined || send.carrier === undefined || send.place.file !== firstAct.place.file) return false
  const isWritten = run.events.some((event) => event !== send && event.carrier === send.carrier)
  return !isWritten && send.frames.length === 0 && firstAct.frames.length === 0 && send.place.start < firstAct.place.start
}

/** Does the header travel with this answer? One that belongs to no response object of its own does. */
function isOn(event: LogoutEvent, send: SendEvent): boolean {
  const isSameResponse = event.carrier === undefined || send.carrier === undefined || event.carrier === send.carrier
  return isSameResponse && !areAlternatives(event, send)
}

function answer(
  status: ClearSiteDataStatus, why: string, directives: readonly string[] = [], lines: readonly HeaderEvent[] = [],
): ClearSiteDataAnswer {
  return { status, why, directives, evidence: lines.map(cite) }
}
