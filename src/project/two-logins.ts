/**
 * An application may have two logins, for staff and for customers say, or for browsers and for an app, each with a logout of its
 * own. What one logout leaves is the other login's business if no code issues it together with something that this logout ends,
 * and if another place ends it.
 */
import type { CookieClearEvent, CookieWrite, Endpoint, EventBase, InvalidateEvent, LogoutEvent, Run } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import { isCookieClear, isInvalidation, isSameName } from './runs.ts'
import { ends, type Survivor } from './survivors.ts'

/** What tells the one login's leavings from the other's. */
export interface OtherLogins {
  isOthersCookie(cookie: CookieWrite): boolean
  isOthersRecord(survivor: Survivor): boolean
}

interface Issued {
  readonly event: EventBase
  readonly functionName: string | null
}

/** The code that issues something: what one code issues belongs together. */
export const sourceOf = ({ event, functionName }: Issued): string => `${(event.frames[0] ?? event.place).file}#${functionName ?? ''}`

/** @param run of the endpoint's logout @param scope folder of the package that the endpoint belongs to */
export function otherLogins(run: Run, endpoint: Endpoint, facts: ProjectFacts, scope: string): OtherLogins {
  // What dead code would issue tells nothing.
  const counts = (issued: { readonly scope: string; readonly unreferenced: boolean }): boolean => issued.scope === scope && !issued.unreferenced
  const cookies = facts.issuedCookies.filter(counts)
  const records = facts.issuedRecords.filter(counts).flatMap(({ event, ...issued }) => (event.kind === 'record-write' ? [{ event, ...issued }] : []))
  const clears = run.events.filter(isCookieClear)
  const endings = run.events.filter(isInvalidation).filter((event) => event.effect === 'full')
  const own = new Set([
    ...cookies.filter(({ event }) => clears.some((clear) => isSameName(event.cookie.name, clear.cookie.name))),
    ...records.filter(({ event }) => endings.some((ending) => ending.entity === event.entity)),
  ].map(sourceOf))
  const elsewhere = eventsElsewhere(endpoint, clears, facts)
  const areOthers = (issued: readonly Issued[]): boolean => own.size > 0 && issued.length > 0 && issued.every((one) => !own.has(sourceOf(one)))
  return {
    isOthersCookie: ({ name }) =>
      areOthers(cookies.filter(({ event }) => isSameName(event.cookie.name, name))) &&
      elsewhere.some((event) => event.kind === 'cookie-clear' && isSameName(event.cookie.name, name)),
    isOthersRecord: (survivor) =>
      survivor.entity !== null && areOthers(records.filter(({ event }) => event.entity === survivor.entity)) &&
      elsewhere.some((event) => event.kind === 'invalidate' && ends(event, survivor)),
  }
}

/** What other endpoints and other code end. */
function eventsElsewhere(endpoint: Endpoint, clears: readonly CookieClearEvent[], facts: ProjectFacts): readonly LogoutEvent[] {
  const others: readonly (CookieClearEvent | InvalidateEvent)[] = [
    ...facts.otherClears.map(({ event }) => event),
    ...facts.endpoints.filter((other) => other.id !== endpoint.id).flatMap((other) => other.runs.flatMap((run) =>
      run.events.filter((event) => isCookieClear(event) || isInvalidation(event)))),
  ]
  return others.filter(({ place }) => !clears.some((own) => own.place.start === place.start && own.place.file === place.file))
}
