/**
 * Does a GET, or any other safe method, reach code that logs out?
 *
 * `yes` means that it does: the endpoint can be triggered by a link, an image or a prefetch. `no` means that no safe method is
 * routed to it, or that what a safe method reaches only renders or redirects.
 */
import { anyOf, cannotKnow, no, yes } from '../model/evidence.ts'
import type { Verdict } from '../model/evidence.ts'
import type { Endpoint, Run } from '../model/facts.ts'
import { blindSpots, changesState, reasonOf } from './runs.ts'

/** Safe methods (RFC 9110 §9.2.1) that a browser sends without a script. */
const BROWSED: readonly string[] = ['GET', 'HEAD']
const ANY = 'ANY'

export function judgeActsOnGet(endpoint: Endpoint): Verdict {
  const isRouted = endpoint.methods.some((method) => method === ANY || BROWSED.includes(method))
  if (!isRouted) return no('no safe method reaches it', endpoint.registration)
  const runs = endpoint.runs.filter((run) => run.method !== null && BROWSED.includes(run.method))
  if (runs.length === 0) return cannotKnow('what a GET does here was not found', endpoint.registration)
  return anyOf(runs.map((run) => judgeRun(run, endpoint)))
}

function judgeRun(run: Run, endpoint: Endpoint): Verdict {
  const changes = run.events.filter(changesState)
  const method = run.method ?? ''
  if (changes.length > 0) return yes(`${method} reaches code that changes state`, ...changes.map((event) => event.place))
  const hidden = blindSpots(run)
  const [suspect] = hidden.filter((spot) => spot.suspicious)
  // A handler that is registered for GET by name and calls something like `logout()` is taken at its word.
  const isByName = endpoint.methods.includes(method)
  if (suspect !== undefined && isByName) return yes(`${method} reaches \`${suspect.text}\``, suspect.place)
  const [first] = hidden
  if (first !== undefined) return cannotKnow(reasonOf(first), first.place)
  return no(`${method} reaches nothing that changes state`, endpoint.handler)
}
