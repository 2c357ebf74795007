/**
 * Questions about the events of one run that more than one judgement asks.
 */
import { cookieRole } from '../knowledge/cookie-names.ts'
import { valueOf } from '../model/facts.ts'
import type {
  Attribute, Condition, CookieClearEvent, CookieWriteEvent, Endpoint, HeaderEvent, InvalidateEvent, LogoutEvent, LostTrail, OpaqueCallEvent,
  Place, Run, SendEvent,
} from '../model/facts.ts'
import type { Cited } from '../model/view.ts'

type Carried = OpaqueCallEvent['carries'][number]

const EVERYTHING: readonly Carried[] = ['request', 'response', 'session', 'token']

/** A place behind which the sought call could be hidden. */
export interface BlindSpot {
  readonly place: Place
  /** The callee or expression, for people. */
  readonly text: string
  readonly reason: string
  /** Its name reads like an invalidation. */
  readonly suspicious: boolean
  /** Code that was not looked at; anything may lie behind. */
  readonly isLost: boolean
}

/** Code in a `catch` clause is no part of a normal path. */
export function isOnNormalPath(event: LogoutEvent): boolean {
  return !event.conditions.some((condition) => condition.kind === 'catch')
}

/** The event happens whenever the run gets past its early exits. */
export function isCertain(event: LogoutEvent): boolean {
  return event.conditions.every((condition) => condition.kind === 'after-early-exit')
}

export const isInvalidation = (event: LogoutEvent): event is InvalidateEvent => event.kind === 'invalidate'
export const isCookieClear = (event: LogoutEvent): event is CookieClearEvent => event.kind === 'cookie-clear'
export const isCookieWrite = (event: LogoutEvent): event is CookieWriteEvent => event.kind === 'cookie-write'
export const isSend = (event: LogoutEvent): event is SendEvent => event.kind === 'send'
export const isHeader = (event: LogoutEvent): event is HeaderEvent => event.kind === 'header'

/** The event on a normal path that ends something of a login: the run is one that logs out. */
export function isLogoutAct(event: LogoutEvent): boolean {
  if (!isOnNormalPath(event)) return false
  if (isInvalidation(event)) return true
  return isCookieClear(event) && cookieRole(valueOf(event.cookie.name) ?? '') !== 'other'
}

/** The event changes what the server or the browser keeps, so that a safe method must not reach it. */
export function changesState(event: LogoutEvent): boolean {
  if (!isOnNormalPath(event)) return false
  if (event.kind === 'invalidate') return event.effect !== 'none'
  return event.kind === 'record-write' || isLogoutAct(event)
}

/**
 * The runs that log out. Of an endpoint that only renders on GET and logs out on POST it is the POST run. Where no run is seen
 * to act, it is those that could be acting unseen, or else all.
 */
export function actingRuns(endpoint: Endpoint): readonly Run[] {
  const acting = endpoint.runs.filter((run) => run.events.some(isLogoutAct))
  if (acting.length > 0) return acting
  const hidden = endpoint.runs.filter((run) => blindSpots(run).length > 0)
  return hidden.length > 0 ? hidden : endpoint.runs
}

/**
 * The places of a run that hide from view what a call does with one of `carried`, calls whose names read
 * like an invalidation and code that was not looked at included. As long as there is one, nothing can be said to be absent.
 */
export function blindSpots(run: Run, carried: readonly Carried[] = EVERYTHING): readonly BlindSpot[] {
  const calls = run.events.filter((event) => event.kind === 'opaque-call')
  const hiding = calls.filter((call) => call.looksLikeInvalidation || call.carries.some((what) => carried.includes(what)))
  return [
    ...hiding.map(spotOf),
    ...run.lost.filter((lost) => lost.hides === true).map(spotOfTrail),
  ]
}

/** Why the blind spot leaves the question open, for people. */
export function reasonOf(spot: BlindSpot): string {
  return `what \`${spot.text}\` does is not known: ${spot.reason}`
}

function spotOf({ place, callee, reason, looksLikeInvalidation }: OpaqueCallEvent): BlindSpot {
  return { place, text: callee, reason, suspicious: looksLikeInvalidation, isLost: false }
}

function spotOfTrail({ place, text, reason }: LostTrail): BlindSpot {
  return { place, text, reason, suspicious: false, isLost: true }
}

/** Two names that are equal: both known, or the same expression. */
export function isSameName(a: Attribute<string>, b: Attribute<string>): boolean {
  if (a.is === 'known' && b.is === 'known') return a.value === b.value
  return a.is === 'unknown' && b.is === 'unknown' && a.symbol !== undefined && a.symbol === b.symbol
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end
}

export function isWithin(inner: Place, outer: Place): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end
}

/** Does the event run in the callback of the event with this index, or in a callback inside that? */
export function isInCallbackOf(run: Run, event: LogoutEvent, index: number): boolean {
  for (let at = event.inCallbackOf, steps = 0; at !== undefined && steps <= run.events.length; steps += 1) {
    if (at === index) return true
    at = run.events[at]?.inCallbackOf
  }
  return false
}

/** Every test on the way to `event` is a test on the way to `other` too: where `other` happens, `event` does. */
export function happensWith(event: LogoutEvent, other: LogoutEvent): boolean {
  return event.conditions.every(
    (condition) => condition.kind === 'after-early-exit' || other.conditions.some((of) => isSameTest(condition, of)),
  )
}

/** The two events stand in different branches of one test. */
export function areAlternatives(a: LogoutEvent, b: LogoutEvent): boolean {
  return a.conditions.some((x) => b.conditions.some((y) => isSamePlace(x.place, y.place) && x.text !== y.text))
}

function isSameTest(a: Condition, b: Condition): boolean {
  return isSamePlace(a.place, b.place) && a.text === b.text
}

/** The event is written to a response that the handler made and does not answer with, so that it never reaches the browser. */
export const isThrownAway = (event: LogoutEvent, run: Run): boolean => answerInstead(event, run) !== undefined

/** The answer that is given instead of the response that the event is written to; undefined where it may be that one. */
export function answerInstead({ carrier }: LogoutEvent, run: Run): SendEvent | undefined {
  const answers = run.events.filter(isSend).filter((send) => send.via === 'return' || send.thrown === true)
  const isOther = (send: SendEvent): boolean => (send.carrier === undefined ? send.thrown === true : send.carrier !== carrier)
  return carrier !== undefined && answers.every(isOther) ? answers.findLast((send) => isOnNormalPath(send)) : undefined
}

/** The event as a place to be cited. */
export function cite(event: LogoutEvent): Cited {
  return { place: event.place, via: viaOf(event) }
}

function viaOf(event: LogoutEvent): string {
  switch (event.kind) {
    case 'cookie-clear':
    case 'cookie-write': return event.cookie.via
    case 'header': return event.name
    case 'opaque-call': return event.callee
    default: return event.via
  }
}
