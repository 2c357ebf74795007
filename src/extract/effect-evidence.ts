/**
 * Logouts that neither a URL nor a name tells: a handler that does nothing but end the caller's session, or that does so when a text
 * of the request says so (`intent=logout`).
 */
import type { HandlerRow } from '../knowledge/define.ts'
import { namesOtherPurpose } from '../knowledge/login-words.ts'
import type { Evidence, InvalidateEvent, LogoutEvent, Place, Run as ModelRun } from '../model/facts.ts'
import type { Assumption } from '../syntax/run.ts'
import { force, type Value } from '../syntax/values.ts'
import type { Extraction } from './extraction.ts'
import { changesState, tryHandlers, type Trial } from './handlers.ts'
import { isLogoutWord, pathWords } from './words.ts'

export interface Unnamed {
  readonly row: HandlerRow
  readonly method: string | null
  readonly path: string | null
  readonly registration: Place
}

export interface FoundByEffect {
  readonly run: ModelRun
  readonly evidence: Evidence
}

/** What says that the handlers are a logout, and the run in which they are; null where nothing does. */
export function logoutByEffect(handlers: readonly Value[], unnamed: Unnamed, extraction: Extraction): FoundByEffect | null {
  const trial = (assumed: Assumption | null): Trial => tryHandlers(handlers, unnamed.row, unnamed.method, extraction, { assumed })
  const plain = trial(null)
  const evidence = endsTheSession(plain.run, handlers, unnamed)
  if (evidence) return { run: plain.run, evidence }
  for (const assumed of logoutIntents(plain.asked)) {
    const { run } = trial(assumed)
    if (changesState(run)) return { run, evidence: { kind: 'intent', text: `${assumed.field} = ${assumed.text}`, place: unnamed.registration } }
  }
  return null
}

/** The texts of logging out that the request is asked for, each once. */
function logoutIntents(asked: readonly Assumption[]): Assumption[] {
  const found = new Map<string, Assumption>()
  for (const one of asked) if (isLogoutWord(one.text)) found.set(`${one.field} ${one.text}`, one)
  return [...found.values()]
}

/** It ends the caller's own session whenever it comes to an end, and that is all. */
function endsTheSession(run: ModelRun, handlers: readonly Value[], { path, registration }: Unnamed): Evidence | null {
  if (run.events.some(isOfLogin) || (path !== null && hasOtherPurpose(pathWords(path)))) return null
  const ending = run.events.find((event): event is InvalidateEvent => event.kind === 'invalidate' && endsOwnSession(event))
  if (!ending || handlers.some(endsMoreThanASession)) return null
  const called = ending.via.split('.').at(-1) ?? ''
  return { kind: isLogoutWord(called) ? 'library' : 'effect', text: ending.via, place: registration }
}

const endsOwnSession = ({ conditions, effect, scope, what }: InvalidateEvent): boolean =>
  (what === 'session' || what === 'provider') && effect !== 'none' && scope !== 'other-sessions' &&
  conditions.every(({ kind }) => kind === 'after-early-exit')

/** Logging in, or changing a session for another one, begins with the end of the old one. */
const isOfLogin = (event: LogoutEvent): boolean =>
  event.kind === 'record-write' || event.kind === 'token-issued' || (event.kind === 'cookie-write' && event.cookie.name.is === 'known')

/** Words of URLs whose handlers end the session on the way to something else. */
const OTHER_PURPOSES = new Set(['password', 'reset', 'login', 'signin', 'signup', 'register', 'delete', 'close', 'deactivate', 'verify', 'callback', 'email', 'onboarding'])

const hasOtherPurpose = (words: readonly string[]): boolean => namesOtherPurpose(words.join(' ')) || words.some((word) => OTHER_PURPOSES.has(word))

/** The account goes with the session: `db.user.delete(…)`, `deleteAccount()`. */
const DELETES_PERSON =
  /(?:delete|remove|close|deactivate|destroy|erase)[A-Za-z]{0,12}(?:User|Account|Profile|Member|Customer)(?!Session|Token|Cookie)|(?:[uU]sers?|[aA]ccounts?|[pP]rofiles?|[mM]embers?)\w{0,12}\)?\.(?:delete|remove|destroy|findByIdAndDelete|deleteOne)/

function endsMoreThanASession(given: Value): boolean {
  const fn = force(given)
  return fn.kind === 'function' && DELETES_PERSON.test(fn.module.text.slice(fn.node.start, fn.node.end))
}
