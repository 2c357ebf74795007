/** Questions about what the answers of a logout say. */
import type { Endpoint, Run, SendEvent } from '../model/facts.ts'
import type { Cited, OpenRedirect } from '../model/view.ts'
import { actingRuns, cite, isLogoutAct, isOnNormalPath, isSend, isWithin } from './runs.ts'

/**
 * Code that looks at an address before it is gone to: comparisons with what is allowed, and names that say so. What stands in a
 * function that is called is asked for by its name alone.
 */
const LOOKED_AT =
  /startsWith|endsWith|includes|indexOf|\.has\(|\.test\(|match|allow|safe|valid|sanit|trusted|white_?list|host|origin|relative|local(?!Storage|s\b)|new URL\(/i

/** @param textOf the text of a file */
export function openRedirects(endpoint: Endpoint, textOf: (file: string) => string): readonly OpenRedirect[] {
  return actingRuns(endpoint).flatMap((run) => run.events.filter(isSend)).flatMap((event): OpenRedirect[] => {
    const { redirectSource } = event
    if (redirectSource === undefined || !isOnNormalPath(event) || isLookedAt(event, endpoint, textOf)) return []
    return [{ ...cite(event), source: redirectSource }]
  })
}

/** Is there anything in the handler, or around the redirect, that could be checking the address? */
function isLookedAt(event: SendEvent, { handler }: Endpoint, textOf: (file: string) => string): boolean {
  if (LOOKED_AT.test(textOf(handler.file).slice(handler.start, handler.end))) return true
  return !isWithin(event.place, handler) && LOOKED_AT.test(textOf(event.place.file))
}

const REFUSED: readonly number[] = [401, 403]

/** A test of a token against forgery, or of the request's origin, is no test of the login. */
const OTHER_TEST = /csrf|xsrf|origin|referer|fetch-site|sec-fetch|method|host/i

/** Refusals before anything of the logout has happened. */
export function refusals(endpoint: Endpoint): readonly Cited[] {
  return actingRuns(endpoint).flatMap((run) => refusalsOf(run)).map(cite)
}

function refusalsOf(run: Run): readonly SendEvent[] {
  const first = run.events.findIndex(isLogoutAct)
  const before = first < 0 ? [] : run.events.slice(0, first)
  return before.filter(isSend).filter(({ status, conditions }) =>
    status !== undefined && REFUSED.includes(status) && conditions.length > 0 &&
    conditions.every(({ kind, text }) => kind !== 'catch' && !OTHER_TEST.test(text)))
}

/**
 * Kinds of errors whose text was written for whoever asks, where code makes sure of the kind: `isHttpError(error)`,
 * `error instanceof ApiError`. That something is an `Error` at all says nothing.
 */
const FOR_CLIENTS = /(?:\bis|\binstanceof\s+)[\w.]*(?:http|api|app|client|public|user|operational|validation|zod|boom)\w*(?:error|exception)?\b/i

const isForClients = ({ conditions }: SendEvent): boolean =>
  conditions.some(({ kind, text }) => FOR_CLIENTS.test(text) && text.startsWith('!') === (kind === 'after-early-exit'))

export function disclosures(endpoint: Endpoint): readonly Cited[] {
  const sends = endpoint.runs.flatMap((run) => run.events.filter(isSend)).filter((send) => !isForClients(send))
  return sends.flatMap(({ place, discloses }) => (discloses === undefined ? [] : [{ place, via: discloses }]))
}
