/**
 * What the invalidations of a run achieve in this package: how a session is set up may say more than the call itself.
 */
import type { InvalidateEvent, Run, SessionSetup } from '../model/facts.ts'
import type { LoginState } from './login-state.ts'
import { isCookieClear, isInvalidation, isOnNormalPath, isSameName, isSamePlace } from './runs.ts'

export interface Act {
  readonly event: InvalidateEvent
  /** `idle`: whether the call concerns the login at all is not known. */
  readonly effect: InvalidateEvent['effect'] | 'idle'
  /** Empty where the event needs no explanation. */
  readonly why: string
}

/** The invalidations on the normal paths of a run. */
export function actsOf(run: Run, state: LoginState): readonly Act[] {
  return completed(run.events.filter(isInvalidation).filter(isOnNormalPath).map((event) => actOf(event, state)))
}

/** Of a session that is renewed the old id is dead; with the user taken out, nobody is logged in by the new one either. */
function completed(acts: readonly Act[]): readonly Act[] {
  const isLeft = acts.some(({ effect, event }) => effect === 'partial' && isOnSession(event))
  return isLeft ? acts.map((act) => (act.event.renews && act.effect === 'none' ? { ...act, effect: 'full', why: '' } : act)) : acts
}

/**
 * The session set-ups that carry the login. Beside a login by token, a session may serve the hand-shake with a provider or the
 * flash messages: then it counts only if the logout itself treats it as the login. Of several set-ups those count that it treats, be it that it only deletes the cookie.
 */
export function setupsOfLogin(state: LoginState, acts: readonly Act[], run: Run): readonly SessionSetup[] {
  const events = acts.filter((act) => act.effect !== 'idle').map((act) => act.event).filter(isOnSession)
  if (events.some((event) => event.setup === undefined && isGuest(event, state))) return state.setups
  const cleared = run.events.filter(isCookieClear)
  const isDeleted = ({ cookie }: SessionSetup): boolean => cookie !== null && cleared.some((clear) => isSameName(clear.cookie.name, cookie.name))
  const treated = state.setups.filter((setup) => isDeleted(setup) || events.some((event) => isAbout(event, setup, state)))
  return treated.length > 0 || state.runsOnTokens ? treated : state.setups
}

/** Does the call work on the session of the set-up? One cookie can be set up in several places. */
function isAbout(event: InvalidateEvent, setup: SessionSetup, { setups }: LoginState): boolean {
  const { setup: place } = event
  if (place === undefined) return event.library === setup.library
  const own = setups.find((candidate) => isSamePlace(candidate.place, place))
  // A library that works on another's session may keep something beside it.
  if (own === undefined || (own.library !== event.library && event.library === setup.library)) return event.library === setup.library
  return own === setup || (own.cookie !== null && setup.cookie !== null && isSameName(own.cookie.name, setup.cookie.name))
}

/** Who is told to end the session, where somebody else owns it. */
export function providerOf(acts: readonly Act[]): string | null {
  const event = acts.find((act) => act.effect === 'delegated')?.event
  return event === undefined ? null : (event.provider ?? event.library)
}

/** A session library's call, as against a record that the application keeps by itself. */
function isOnSession(event: InvalidateEvent): boolean {
  return event.what === 'session' && event.entity === undefined
}

/** The call works on a session that another library set up. */
function isGuest(event: InvalidateEvent, state: LoginState): boolean {
  const isSetUp = state.setups.some((setup) => setup.library === event.library)
  return !isSetUp && (event.onSharedSession === true || event.effect !== 'full')
}

function actOf(event: InvalidateEvent, state: LoginState): Act {
  const claimsToEnd = event.effect === 'full' || event.effect === 'partial'
  if (claimsToEnd && event.scope === 'other-sessions') {
    return { event, effect: 'none', why: `\`${event.via}\` ends the other sessions and spares the current one` }
  }
  return isOnSession(event) && (claimsToEnd || event.effect === 'none') ? actOnSession(event, state) : plain(event)
}

function actOnSession(event: InvalidateEvent, state: LoginState): Act {
  const guest = isGuest(event, state)
  const setups = guest ? state.setups : state.setups.filter((setup) => setup.library === event.library)
  const [first] = setups
  if (first === undefined && guest && state.runsOnTokens) {
    return { event, effect: 'idle', why: `\`${event.via}\` has no session to work on: the login is a token` }
  }
  if (first !== undefined && setups.every((setup) => setup.state === 'stateless')) {
    return { event, effect: 'stateless', why: `\`${first.library}\` keeps the session in the cookie` }
  }
  if (state.hasTokenCookie && (guest || event.effect === 'none')) {
    return { event, effect: 'idle', why: `\`${event.via}\` works on the session, and the login may be the token instead` }
  }
  return plain(event)
}

const plain = (event: InvalidateEvent): Act => ({ event, effect: event.effect, why: event.why ?? '' })
