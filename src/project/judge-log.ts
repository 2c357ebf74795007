/** Questions about what a logout writes down. */
import type { Endpoint } from '../model/facts.ts'
import type { Cited } from '../model/view.ts'
import { actingRuns, cite, isInvalidation, isOnNormalPath } from './runs.ts'

export function loggedSecrets(endpoint: Endpoint): readonly Cited[] {
  const events = endpoint.runs.flatMap((run) => run.events)
  return events.flatMap((event) => (event.kind === 'log' && event.secret !== undefined ? [{ place: event.place, via: event.secret }] : []))
}

/** Names of functions that write something down about what happens. */
const WRITES_DOWN = /\blog(?:s|ger|ged|ging|Event|Activity|Action|Audit)?\b|audit|track|event|emit|capture|activity|history|dispatch|publish|notify/i

/** @param textOf the text of a file */
export function isLogged(endpoint: Endpoint, textOf: (file: string) => string): boolean {
  const { handler } = endpoint
  const isSeen = actingRuns(endpoint).some((run) => run.events.some((event) => event.kind === 'log' && isOnNormalPath(event)))
  return isSeen || WRITES_DOWN.test(textOf(handler.file).slice(handler.start, handler.end)) ||
    endpoint.runs.some((run) => run.events.some((event) => event.kind === 'opaque-call'))
}

/** @param textOf the text of a file */
export function lastingDenials(endpoint: Endpoint, textOf: (file: string) => string): readonly Cited[] {
  return endpoint.runs.flatMap((run) => run.events.filter(isInvalidation)).filter(({ lifetime, place }) =>
    // A lifetime can be given in a call of its own.
    lifetime === 'none' && !/\.p?expire(?:at)?\(/i.test(textOf(place.file))).map(cite)
}
