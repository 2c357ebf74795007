/**
 * Questions about the order in which a run writes to its response: what comes too late, and what is lost.
 */
import { valueOf } from '../model/facts.ts'
import type { CookieClearEvent, CookieWriteEvent, HeaderEvent, LogoutEvent, Run, SendEvent } from '../model/facts.ts'
import type { Cited, LateWrite, OverwrittenCookie } from '../model/view.ts'
import { answerInstead, cite, isCertain, isCookieClear, isCookieWrite, isHeader, isOnNormalPath, isSamePlace, isSend, isThrownAway } from './runs.ts'

type CookieEvent = CookieClearEvent | CookieWriteEvent

/**
 * Deletions of cookies, and Clear-Site-Data, that are written when the answer is already on its way. Headers go out with the first
 * byte of the answer: what is set later is dropped (Node.js throws `ERR_HTTP_HEADERS_SENT`, an express handler that catches it
 * says nothing).
 */
export function lateWrites(run: Run): readonly LateWrite[] {
  const sends = run.events.filter(isSend).filter(isFinal)
  return run.events.filter(isCleanUp).filter(isOnNormalPath).flatMap((event): LateWrite[] => {
    const about = { ...cite(event), what: whatOf(event), cookie: event.kind === 'header' ? null : (valueOf(event.cookie.name) ?? null) }
    const before = sends.find((send) => isEarlier(send, event, run) && isAlwaysBefore(send, event))
    if (before !== undefined) return [{ ...about, reason: 'sent', sent: cite(before) }]
    const instead = answerInstead(event, run)
    // What the answer sets or deletes as well is not lost.
    const isKept = run.events.some((other) => other !== event && isCleanUp(other) && whatOf(other) === about.what && !isThrownAway(other, run))
    return instead === undefined || isKept ? [] : [{ ...about, reason: 'discarded', sent: cite(instead) }]
  })
}

/**
 * An answer that is made and returned is sent when the handler is done: nothing of the handler comes after it. A refusal without a
 * `return` is not the answer of the logout.
 */
const isFinal = (send: SendEvent): boolean => send.via !== 'return' && send.carrier === undefined && (send.status ?? OK) < BAD_REQUEST

const OK = 200
const BAD_REQUEST = 400

const isCleanUp = (event: LogoutEvent): event is CookieClearEvent | HeaderEvent =>
  isCookieClear(event) || (isHeader(event) && event.name === 'clear-site-data')

const whatOf = (event: CookieClearEvent | HeaderEvent): string =>
  event.kind === 'header' ? '`Clear-Site-Data`' : `the deletion of ${nameOf(event)}`

function nameOf(event: CookieEvent): string {
  const name = valueOf(event.cookie.name)
  return name === undefined ? 'the cookie' : `\`${name}\``
}

/** What runs in a callback runs after what was written down later, outside it; whether it really does is asked elsewhere. */
function isEarlier(send: SendEvent, event: LogoutEvent, run: Run): boolean {
  return run.events.indexOf(send) < run.events.indexOf(event) && (send.inCallbackOf ?? -1) === (event.inCallbackOf ?? -1)
}

/** Whenever `event` happens, `other` has happened: every test on the way to `other` was passed on the way to `event`, too. */
function isAlwaysBefore(other: LogoutEvent, event: LogoutEvent): boolean {
  return other.conditions.every((needed) =>
    event.conditions.some((given) => given.kind === needed.kind && given.text === needed.text && isSamePlace(given.place, needed.place)))
}

/**
 * Cookies of a raw `Set-Cookie` header that a later `set` of the same header drops: a header that is set again holds the last
 * value alone.
 *
 * @param events of one run, in order
 */
export function overwrittenCookies(events: readonly LogoutEvent[]): readonly OverwrittenCookie[] {
  const raw = events.filter((event) => isCookieClear(event) || isCookieWrite(event)).filter(isRaw)
  return raw.flatMap((event, index) => {
    const by = raw.slice(index + 1).find((later) => drops(later, event))
    // What drops it may set it again.
    const isKept = by !== undefined && raw.some((other) => isSamePlace(other.place, by.place) && nameOf(other) === nameOf(event))
    return by === undefined || isKept ? [] : [{ ...cite(by), lost: cite(event), name: nameOf(event), by: nameOf(by) }]
  })
}

const isRaw = (event: CookieEvent): boolean => event.written !== undefined && event.headersOf !== undefined

function drops(later: CookieEvent, event: CookieEvent): boolean {
  // Several values of one call are one header.
  return later.written === 'set' && later.headersOf === event.headersOf && !isSamePlace(later.place, event.place) && isAlwaysBefore(event, later)
}

/** What only a browser has, used by the handler whatever happens: on a server the name is not there, and the handler stops. */
export function browserStorageUses(run: Run): readonly Cited[] {
  return run.events.filter((event) => isOfBrowser(event) && isCertain(event)).map(cite)
}

function isOfBrowser(event: LogoutEvent): boolean {
  if (event.kind === 'browser-storage') return true
  return (isCookieClear(event) || isCookieWrite(event)) && event.cookie.client
}
