/**
 * What a login leaves on the server, as far as it is proved, and which invalidation ends it.
 */
import type { InvalidateEvent, Place, Run, SessionSetup } from '../model/facts.ts'
import type { LoginRecord, LoginState, RecordKind } from './login-state.ts'
import { setupsOfLogin } from './session-acts.ts'
import type { Act } from './session-acts.ts'

/** Something that a login leaves on the server. */
export interface Survivor {
  readonly text: string
  readonly origin: Place | null
  /** What has to be invalidated for it to be gone. */
  readonly kind: RecordKind
  readonly entity: string | null
}

/** What invalidating one thing ends besides it. */
const COVERS: Readonly<Record<InvalidateEvent['what'], readonly RecordKind[]>> = {
  'session': ['session'],
  'refresh-token': ['refresh-token'],
  'access-token': ['access-token'],
  'denylist': ['access-token'],
  'version': ['session', 'refresh-token', 'access-token'],
  'provider': [],
}

/** The records that a login is proved to leave: those of the session set-ups, and those that code of the package writes. */
export function survivorsOf(state: LoginState, acts: readonly Act[], run: Run): readonly Survivor[] {
  const sessions = setupsOfLogin(state, acts, run).filter((setup) => setup.state === 'stateful').map(survivingSession)
  return [...sessions, ...state.records.map(survivingRecord)]
}

/** A row may go on, after a colon, about what the survivor is good for. */
export function survivingSession({ library, survivor, place }: SessionSetup): Survivor {
  const text = survivor?.replace(/:.*$/s, '') ?? `the ${library} record`
  return { text, origin: place, kind: 'session', entity: null }
}

export function survivingRecord(record: LoginRecord): Survivor {
  const what = record.kind.replace('-', ' ')
  return { text: `the ${what} in \`${record.entity}\``, origin: record.place, kind: record.kind, entity: record.entity }
}

/** Survivors that none of these calls ends. */
export function untouched(survivors: readonly Survivor[], acts: readonly Act[]): readonly Survivor[] {
  return survivors.filter((survivor) => !acts.some((act) => ends(act.event, survivor)))
}

export function ends(event: InvalidateEvent, survivor: Survivor): boolean {
  if (COVERS[event.what].includes(survivor.kind)) return true
  // Which token is put on the list is seldom seen; a name that says access token is no refresh token.
  if (event.what === 'denylist' && survivor.kind === 'refresh-token') return !/access/i.test(`${event.entity ?? ''} ${event.via}`)
  return event.entity !== undefined && survivor.entity !== null && isSameEntity(event.entity, survivor.entity)
}

/** `RefreshToken`, `refresh_tokens` and `refreshToken` are one. */
function isSameEntity(a: string, b: string): boolean {
  const bare = (entity: string): string => entity.toLowerCase().replace(/[^a-z\d]/g, '').replace(/s$/, '')
  return bare(a) === bare(b)
}

/** What the call should have ended. */
export function survivorOf({ event }: Act, survivors: readonly Survivor[], state: LoginState): Survivor {
  const met = survivors.find((survivor) => ends(event, survivor))
  if (met !== undefined) return met
  const setup = state.setups.find((candidate) => candidate.library === event.library)
  if (setup !== undefined) return survivingSession(setup)
  const kind: RecordKind = event.what === 'refresh-token' || event.what === 'access-token' ? event.what : 'session'
  const what = kind.replace('-', ' ')
  const text = event.entity === undefined ? `the ${event.library} ${what}` : `the ${what} in \`${event.entity}\``
  return { text, origin: null, kind, entity: event.entity ?? null }
}
