/**
 * Does the logout end what the server keeps about the login? The decision table of docs/decisions.md, asked of events.
 *
 * The order of the answers: what is proved to be ended comes first, then what is proved to survive, then what is not known.
 * `missing` needs two proofs: that there is something to end, and that every call on the way is known not to end it.
 */
import type { Endpoint, InvalidateEvent, Run, SessionScope } from '../model/facts.ts'
import { valueOf } from '../model/facts.ts'
import type { IssuedCookie, ProjectFacts } from '../model/project-facts.ts'
import type { ServerSessionAnswer, ServerSessionStatus } from '../model/view.ts'
import { logoutElsewhere } from '../extract/remote-calls.ts'
import { loginStateOf } from './login-state.ts'
import type { LoginState } from './login-state.ts'
import {
  actingRuns, areAlternatives, blindSpots, cite, happensWith, isCookieClear, isInCallbackOf, isOnNormalPath, isSend, isWithin, reasonOf,
} from './runs.ts'
import type { BlindSpot } from './runs.ts'
import { actsOf, providerOf } from './session-acts.ts'
import type { Act } from './session-acts.ts'
import { survivorOf, survivorsOf, untouched } from './survivors.ts'
import type { Survivor } from './survivors.ts'
import { otherLogins } from './two-logins.ts'
import { promisesAllSessions } from '../extract/words.ts'

/** What the judgement of one run rests on. */
interface Case {
  readonly run: Run
  readonly state: LoginState
  readonly acts: readonly Act[]
  /** What is proved to exist. */
  readonly survivors: readonly Survivor[]
  readonly blind: readonly BlindSpot[]
  readonly respondsWithHeaders: boolean
  readonly endpoint: Endpoint
  readonly toldServers: readonly string[]
}

/** When several runs log out, the one that leaves most decides. */
const GRAVEST_FIRST: readonly ServerSessionStatus[] = [
  'missing', 'unknown', 'partial', 'unawaited', 'delegated', 'done', 'stateless',
]

export function judgeServerSession(endpoint: Endpoint, facts: ProjectFacts): ServerSessionAnswer {
  const state = loginStateOf(endpoint, facts)
  const answers = actingRuns(endpoint).map((run) => judgeRun(caseOf(run, state, endpoint, facts)))
  const gravest = GRAVEST_FIRST.flatMap((status) => answers.filter((answer) => answer.status === status))[0]
  return gravest ?? answer('unknown', 'no code of the handler was found')
}

function caseOf(run: Run, state: LoginState, endpoint: Endpoint, facts: ProjectFacts): Case {
  const acts = actsOf(run, state)
  const others = otherLogins(run, endpoint, facts, state.scope)
  return {
    run, state, acts,
    survivors: survivorsOf(state, acts, run).filter((survivor) => !others.isOthersRecord(survivor)),
    blind: blindSpots(run),
    respondsWithHeaders: endpoint.respondsWithHeaders,
    endpoint,
    toldServers: facts.toldServers,
  }
}

function judgeRun(of: Case): ServerSessionAnswer {
  return judgeFull(of) ?? judgePartial(of) ?? judgeDelegated(of) ?? judgeMissing(of) ?? judgePromise(of) ?? judgeSentAway(of) ?? judgeUntold(of) ?? judgeStateless(of)
    ?? judgeUnknown(of)
}

// ---------------------------------------------------------------------------------------------------------------------------
// The answers, in order
// ---------------------------------------------------------------------------------------------------------------------------

function judgeFull(of: Case): ServerSessionAnswer | null {
  const acts = of.acts.filter((act) => act.effect === 'full')
  const [first] = acts
  if (first === undefined) return null
  const delegatedTo = providerOf(of.acts)
  const survivor = leftBy(of)
  if (survivor !== undefined && of.blind.length === 0) {
    return answer('partial', `${capital(survivor.text)} stays valid`, { acts, survivor, delegatedTo })
  }
  const late = unfinishedOf(acts, of)
  if (late === undefined) {
    return answer('done', `\`${first.event.via}\` ends it`, { acts, delegatedTo, survivor: endedBy(first, of), unchecked: uncheckedOf(acts, of.run) })
  }
  const why = `the answer does not wait for \`${late.event.via}\``
  // What cannot be followed and reads like the end of a session may have ended it before.
  const proved = of.blind.some((spot) => spot.suspicious) ? {} : { unfinished: late }
  return answer('unawaited', why, { acts, survivor: endedBy(late, of), delegatedTo, ...proved })
}

/** What is proved to be left beside the full invalidations; a call that was meant to end it and does not is such a proof. */
function leftBy(of: Case): Survivor | undefined {
  const shams = of.acts.filter((act) => act.effect === 'none' && act.event.entity !== undefined)
  const working = of.acts.filter((act) => act.effect !== 'none' && act.effect !== 'idle')
  return untouched([...of.survivors, ...shams.map((sham) => endedBy(sham, of))], working)[0]
}

function judgePartial(of: Case): ServerSessionAnswer | null {
  const acts = of.acts.filter((act) => act.effect === 'partial')
  const [first] = acts
  if (first === undefined) return null
  const why = first.why || `\`${first.event.via}\` takes the user out of the session and leaves the record`
  return answer('partial', why, { acts, survivor: endedBy(first, of), delegatedTo: providerOf(of.acts) })
}

function judgeDelegated(of: Case): ServerSessionAnswer | null {
  const acts = of.acts.filter((act) => act.effect === 'delegated')
  if (acts.length === 0) return null
  const delegatedTo = providerOf(of.acts)
  const [survivor] = of.survivors
  if (survivor !== undefined && of.blind.length === 0) {
    return answer('partial', `${delegatedTo} is told, and ${survivor.text} stays valid`, { acts, survivor, delegatedTo })
  }
  return answer('delegated', `${delegatedTo} ends it`, { acts, survivor, delegatedTo })
}

/** Nothing was ended. Proved, when something is there to be ended and every call is known. */
function judgeMissing(of: Case): ServerSessionAnswer | null {
  const acts = of.acts.filter((act) => act.effect === 'none')
  const [sham] = acts
  const survivor = sham === undefined ? of.survivors[0] : endedBy(sham, of)
  if (survivor === undefined) return null
  const [hidden] = of.blind
  if (hidden !== undefined) return answer('unknown', reasonOf(hidden), { survivor })
  // Two logins side by side: this logout ends one of them, and whether the other is its business cannot be seen.
  const own = of.acts.find((act) => act.effect === 'stateless' && of.state.setups.some((setup) => setup.library === act.event.library && setup.cookie === null && setup.clearsCookie))
  if (sham === undefined && own !== undefined) {
    return answer('unknown', `\`${own.event.library}\` is signed out, and whether ${survivor.text} belongs to the same login is not known`, { survivor })
  }
  const why = sham === undefined ? `nothing on the way ends ${survivor.text}` : sham.why || `\`${sham.event.via}\` ends nothing`
  return answer('missing', why, { acts, survivor })
}

/**
 * The cookie holds what another server gave at the login. That server has a logout, which another one of the project asks for, and
 * this one does not.
 */
function judgeUntold({ run, state, acts, blind, toldServers }: Case): ServerSessionAnswer | null {
  if (blind.length > 0 || acts.some((act) => act.effect !== 'none')) return null
  const cookie = loginCookies(run, state).find(({ event }) => event.cookie.issuer !== undefined && toldServers.includes(event.cookie.issuer))
  if (cookie === undefined) return null
  const server = cookie.event.cookie.issuer?.replace(/^env:/, '') ?? ''
  const survivor: Survivor = { text: `the session at \`${server}\``, origin: cookie.event.place, kind: 'session', entity: null }
  return answer('missing', `nothing on the way tells \`${server}\`, which gave what the cookie holds`, { survivor })
}

/** A logout that promises to end the sessions on all devices, and only clears the browser that asks. */
function judgePromise(of: Case): ServerSessionAnswer | null {
  const { endpoint, acts, blind, run } = of
  const said = [endpoint.path, endpoint.name].find((name) => name !== null && promisesAllSessions(name))
  if (said === undefined || said === null || blind.length > 0) return null
  const isOnlyHere = acts.every((act) => act.effect === 'stateless' || act.effect === 'none') && run.events.some(isCookieClear)
  if (!isOnlyHere) return null
  const survivor: Survivor = { text: 'the login on every other device', origin: null, kind: 'session', entity: null }
  return answer('missing', `\`${said}\` promises to end all sessions, and only deletes the cookies of the browser that asks`, { survivor })
}

/** Nothing of its own is left, and the browser is sent to the logout of whoever made the login. */
function judgeSentAway({ run, blind }: Case): ServerSessionAnswer | null {
  if (blind.some((spot) => spot.suspicious || spot.isLost)) return null
  for (const send of run.events.filter(isSend)) {
    const provider = isOnNormalPath(send) && send.redirect !== undefined ? logoutElsewhere(send.redirect) : null
    if (provider !== null) return { ...answer('delegated', `the browser is sent to the logout of ${provider}`, { delegatedTo: provider }), evidence: [cite(send)] }
  }
  return null
}

function judgeStateless(of: Case): ServerSessionAnswer | null {
  if (of.blind.some((spot) => spot.suspicious || spot.isLost)) return null
  const acts = of.acts.filter((act) => act.effect === 'stateless')
  const why = acts[0]?.why || statelessBecause(of)
  return why === null || why === undefined ? null : answer('stateless', why, { acts })
}

/** Why nothing on the server could be revoked; null where that is not known. */
function statelessBecause({ run, state, acts }: Case): string | null {
  if (acts.some((act) => act.effect === 'stateless')) return 'the session is in the cookie, and the server keeps no record of it'
  if (state.setups.some((setup) => setup.state !== 'stateless')) return null
  if (state.setups.length > 0) return `\`${state.setups[0]?.library}\` keeps the session in the cookie`
  const credentials = loginCookies(run, state).map((cookie) => cookie.event.cookie.credential)
  if (state.possibleRecords.length > 0) return null
  const signsTokens = state.tokens.length > 0 || (state.foreignTokens.length > 0 && state.foreignRecords.length === 0)
  if (credentials.includes('session-id')) return null
  if (credentials.length === 0) {
    return state.tokens.length > 0 ? 'the login is a signed token, and the server keeps no record of it' : null
  }
  if (credentials.every((credential) => ['sealed-session', 'user-data'].includes(credential))) {
    return 'the session is in the cookie, and the server keeps no record of it'
  }
  return signsTokens ? 'the cookie holds a signed token, and the server keeps no record of it' : null
}

/** The cookies that carry the login; where none is plainly one, those with data about the user that the logout deletes. */
function loginCookies(run: Run, state: LoginState): readonly IssuedCookie[] {
  if (state.authCookies.length > 0) return state.authCookies
  const cleared = run.events.filter(isCookieClear).map((event) => valueOf(event.cookie.name))
  return state.possibleCookies.filter(({ event: { cookie } }) => {
    const name = valueOf(cookie.name)
    return cookie.credential === 'user-data' && name !== undefined && cleared.includes(name)
  })
}

function judgeUnknown(of: Case): ServerSessionAnswer {
  const [hidden] = of.blind
  if (hidden !== undefined) return answer('unknown', reasonOf(hidden))
  const idle = of.acts.find((act) => act.effect === 'idle')
  if (idle !== undefined) return answer('unknown', idle.why)
  if (of.state.setups.length > 0 && of.state.runsOnTokens) {
    return answer('unknown', 'a session and a signed token are in use, and which of them is the login cannot be seen')
  }
  const setup = of.state.setups.find((candidate) => candidate.state !== 'stateless')
  if (setup !== undefined) {
    return answer('unknown', `whether \`${setup.library}\` keeps a record is not known`, { delegatedTo: setup.provider ?? null })
  }
  const [record] = of.state.possibleRecords
  if (record !== undefined) return answer('unknown', `whether \`${record.entity}\` holds the login is not known`)
  return answer('unknown', 'where the session is kept was not found')
}

// ---------------------------------------------------------------------------------------------------------------------------
// Waiting
// ---------------------------------------------------------------------------------------------------------------------------

/** A call that the answer does not wait for, unless another one that ends the same is waited for. */
function unfinishedOf(acts: readonly Act[], of: Case): Act | undefined {
  const waited = acts.filter((act) => isWaitedFor(act.event, of))
  return acts.find((act) => !waited.some((other) => other.event.what === act.event.what))
}

/**
 * Does the answer wait for the invalidation? It does when the code awaits it, or when it answers in its callback.
 * An early exit, an answer in the other branch of a test and one in a `catch` are not answers to this call.
 */
function isWaitedFor(event: InvalidateEvent, { run, respondsWithHeaders }: Case): boolean {
  if (event.awaited) return true
  const at = run.events.indexOf(event)
  const sends = run.events.filter(isSend)
  const inside = sends.some((send) => isInCallbackOf(run, send, at))
  const outside = sends.filter((send) => {
    const isEarlyExit = send.conditions.length > 0 && run.events.indexOf(send) < at
    return isOnNormalPath(send) && !isInCallbackOf(run, send, at) && !isEarlyExit && !areAlternatives(send, event)
  })
  if (inside) return !outside.some((send) => happensWith(send, event))
  // A handler without a response of its own answers by returning.
  return outside.length === 0 && (respondsWithHeaders || event.callback === true)
}

/** A call that may fail unseen, where no other one ends the same. */
function uncheckedOf(acts: readonly Act[], run: Run): Act | undefined {
  const unchecked = acts.filter(({ event }) => event.ignoresFailure === true || isAnsweredAnyway(event, run))
  const checked = acts.filter((act) => !unchecked.includes(act))
  return unchecked.find((act) => !checked.some((other) => other.event.what === act.event.what))
}

/** A `catch` takes no notice of the failure, and the answer that follows is the one to a success. */
function isAnsweredAnyway(event: InvalidateEvent, run: Run): boolean {
  const { swallowed } = event
  if (swallowed === undefined) return false
  const { attempt, handler, goesOn } = swallowed
  return run.events.slice(run.events.indexOf(event)).filter(isSend).some((send) => {
    if (isWithin(send.place, handler)) return true
    return goesOn && isOnNormalPath(send) && happensWith(send, event) && ![send.place, ...send.frames].some((place) => isWithin(place, attempt))
  })
}

// ---------------------------------------------------------------------------------------------------------------------------
// Wording
// ---------------------------------------------------------------------------------------------------------------------------

interface Details {
  /** The calls that the answer rests on. */
  readonly acts?: readonly Act[]
  readonly survivor?: Survivor | undefined
  readonly delegatedTo?: string | null
  readonly unfinished?: Act
  readonly unchecked?: Act | undefined
}

function answer(status: ServerSessionStatus, why: string, details: Details = {}): ServerSessionAnswer {
  const { acts = [], survivor, delegatedTo, unfinished, unchecked } = details
  const events = acts.map((act) => act.event)
  return {
    status,
    why,
    evidence: events.map(cite),
    delegatedTo: delegatedTo ?? null,
    scope: scopeOf(events),
    survivor: survivor?.text ?? 'the session',
    kept: survivor?.kind ?? null,
    origin: survivor?.origin ?? null,
    unfinished: unfinished === undefined ? null : cite(unfinished.event),
    unchecked: unchecked === undefined ? null : cite(unchecked.event),
  }
}

/** The widest scope of the calls. */
function scopeOf(events: readonly InvalidateEvent[]): SessionScope {
  const scopes = events.map((event) => event.scope)
  const order: readonly SessionScope[] = ['all-sessions', 'current-session', 'other-sessions']
  return order.find((scope) => scopes.includes(scope)) ?? 'unknown'
}

/** What the call should have ended. */
function endedBy(act: Act, { survivors, state }: Case): Survivor {
  return survivorOf(act, survivors, state)
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
