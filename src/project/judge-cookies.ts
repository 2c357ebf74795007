/**
 * Does the logout delete every cookie that carries the login?
 *
 * The cookies that a login sets in the package are paired with the deletions of the run. Whether a deletion deletes is asked of
 * `model/cookie.ts`, and nowhere else. A cookie is said to be left only if no code on the way could be deleting it unseen.
 */
import { cookieRole, couldBeMeant } from '../knowledge/cookie-names.ts'
import { bestMatch, clearSiteDataRescues, compareCookies } from '../model/cookie.ts'
import type { CookieComparison, RouteContext } from '../model/cookie.ts'
import { valueOf } from '../model/facts.ts'
import type {
  CookieAttributes, CookieClear, CookieClearEvent, CookieWrite, Endpoint, InvalidateEvent, Place, Run,
} from '../model/facts.ts'
import type { ClearedCookie, IssuedCookie, ProjectFacts, RoutePath } from '../model/project-facts.ts'
import type { CookiePair, CookiesAnswer, CookieSite, CookiesStatus, CookieVerdict } from '../model/view.ts'
import { certainDirectives } from './judge-clear-site-data.ts'
import { isUnreadBesideOthers } from './looked-up.ts'
import { loginStateOf } from './login-state.ts'
import type { LoginState } from './login-state.ts'
import { actingRuns, blindSpots, isCookieClear, isCookieWrite, isOnNormalPath, isSameName, isThrownAway, reasonOf } from './runs.ts'
import type { BlindSpot } from './runs.ts'
import { actsOf, setupsOfLogin } from './session-acts.ts'
import type { Act } from './session-acts.ts'
import { otherLogins } from './two-logins.ts'

/** A place where a cookie is set. */
interface Setting {
  readonly cookie: CookieWrite
  readonly place: Place
  readonly routes: readonly RoutePath[]
  /** The session library that sets it; null where code of the application does. */
  readonly library: string | null
  /** The library deletes it when the session ends. */
  readonly libraryClears: boolean
  /** The library writes it into every answer, whatever the application does. */
  readonly libraryRewrites: boolean
}

interface Judged {
  readonly pair: CookiePair
  /** A library both sets and deletes the cookie. */
  readonly byLibrary: boolean
}

/** What the judgement of one run rests on. */
interface Case {
  readonly run: Run
  readonly state: LoginState
  readonly settings: readonly Setting[]
  readonly clears: readonly CookieClearEvent[]
  /** Deletions on responses that are not returned. */
  readonly thrownAway: readonly CookieClearEvent[]
  /** Deletions of auth cookies that nobody in the package sets. */
  readonly strays: readonly CookieClearEvent[]
  readonly blind: readonly BlindSpot[]
  /** See `clearSiteDataRescues`. */
  readonly directives: readonly string[] | null
  readonly endpoint: Endpoint
  readonly clientClears: readonly ClearedCookie[]
  /** No code looks the cookie up, as it does another one: it lets nobody in. */
  readonly isUnread: (setting: Setting) => boolean
  readonly endings: readonly InvalidateEvent[]
  /** Those that at least take the login out of the session. */
  readonly leavings: readonly InvalidateEvent[]
}

/** Effects of calls with which a library does not delete its cookie. */
const LEAVES_COOKIE: readonly Act['effect'][] = ['none', 'idle', 'partial']

const GRAVEST_STATUS: readonly CookiesStatus[] = ['mismatched', 'missing', 'unknown', 'done', 'library', 'not-applicable']
const GRAVEST_VERDICT: readonly CookieVerdict[] = ['mismatches', 'not-cleared', 'unknown', 'matches']

export function judgeCookies(endpoint: Endpoint, facts: ProjectFacts): CookiesAnswer {
  const state = loginStateOf(endpoint, facts)
  const answers = actingRuns(endpoint).map((run) => judgeRun(caseOf(run, state, endpoint, facts)))
  const gravest = GRAVEST_STATUS.flatMap((status) => answers.filter((answer) => answer.status === status))[0]
  return gravest ?? { status: 'unknown', why: 'no code of the handler was found', cookies: [] }
}

function caseOf(run: Run, state: LoginState, endpoint: Endpoint, facts: ProjectFacts): Case {
  const all = run.events.filter(isCookieClear).filter(isOnNormalPath)
  const thrownAway = all.filter((clear) => isThrownAway(clear, run))
  const clears = all.filter((clear) => !thrownAway.includes(clear))
  const acts = actsOf(run, state)
  const others = otherLogins(run, endpoint, facts, state.scope)
  const settings = settingsOf(state, clears, setupsOfLogin(state, acts, run)).filter(({ cookie }) =>
    clears.some((clear) => isSameName(cookie.name, clear.cookie.name)) || !others.isOthersCookie(cookie))
  return {
    run, state, endpoint, settings, clears, thrownAway,
    strays: straysAmong(clears, settings),
    blind: [...blindSpots(run, ['response']), ...rivalsAmong(settings)],
    directives: certainDirectives(run),
    isUnread: ({ cookie }) => isUnreadBesideOthers(cookie, state.authCookies.map(({ event }) => event), all, facts),
    clientClears: facts.otherClears.filter(({ event }) => event.cookie.client),
    // Taking the user out of a session leaves its cookie.
    leavings: acts.filter((act) => act.effect !== 'none' && act.effect !== 'idle').map((act) => act.event),
    endings: acts.filter((act) => !LEAVES_COOKIE.includes(act.effect) && !LEAVES_COOKIE.includes(act.event.effect)).map((act) => act.event),
  }
}

// ---------------------------------------------------------------------------------------------------------------------------
// What is set
// ---------------------------------------------------------------------------------------------------------------------------

/** The cookies that carry the login, and those that may and that the logout deletes. */
function settingsOf(state: LoginState, clears: readonly CookieClearEvent[], setups: LoginState['setups']): readonly Setting[] {
  const deleted = state.possibleCookies.filter((cookie) => isNamedBy(clears, cookie))
  const bySetups = setups.flatMap(({ cookie, place, library, clearsCookie, rewritesCookie = false }) =>
    cookie === null ? [] : [{ cookie, place, routes: [], library, libraryClears: clearsCookie, libraryRewrites: rewritesCookie }],
  )
  const own = [...bySetups, ...[...state.authCookies, ...deleted].map(settingOf)]
  return [...own, ...foreignSettings(state, clears, own)]
}

/** Cookies of other packages that the logout deletes, and that its own package does not set. */
function foreignSettings(state: LoginState, clears: readonly CookieClearEvent[], own: readonly Setting[]): readonly Setting[] {
  const strays = straysAmong(clears, own)
  return state.foreignCookies.filter((cookie) => isNamedBy(strays, cookie)).map(settingOf)
}

/** A library that is set up twice, with cookies of two names: which of them serves the endpoint is not known. */
function rivalsAmong(settings: readonly Setting[]): readonly BlindSpot[] {
  return settings.flatMap(({ library, place, cookie: { name } }) => {
    const isRivalled = library !== null && settings.some((other) =>
      other.library === library && other.cookie.name.is === 'known' && name.is === 'known' && other.cookie.name.value !== name.value)
    return isRivalled ? [{ place, text: library, reason: 'it is set up more than once, with cookies of different names', suspicious: false, isLost: false }] : []
  })
}

function isNamedBy(clears: readonly CookieClearEvent[], { event }: IssuedCookie): boolean {
  return clears.some((clear) => isSameName(event.cookie.name, clear.cookie.name))
}

function settingOf({ event, routes }: IssuedCookie): Setting {
  return { cookie: event.cookie, place: event.place, routes, library: null, libraryClears: false, libraryRewrites: false }
}

/** Deletions of auth cookies whose names no setting has. Where the name of a setting is not known, it may be the one. */
function straysAmong(clears: readonly CookieClearEvent[], settings: readonly Setting[]): readonly CookieClearEvent[] {
  if (settings.some((setting) => setting.cookie.name.is === 'unknown')) return []
  return clears.filter(({ cookie }) => {
    const isAuth = cookie.name.is === 'known' && cookieRole(cookie.name.value) === 'auth'
    return isAuth && !cookie.byLibrary && !settings.some((setting) => isSameName(setting.cookie.name, cookie.name))
  })
}

// ---------------------------------------------------------------------------------------------------------------------------
// One run
// ---------------------------------------------------------------------------------------------------------------------------

function judgeRun(of: Case): CookiesAnswer {
  const judged = groupsOf(of.settings).map((group) => judgeCookie(group, of))
  if (judged.length === 0) return judgeNoCookie(of)
  const cookies = judged.map(({ pair }) => pair)
  const gravest = graver(judged)
  if (gravest.pair.verdict === 'mismatches') return { status: 'mismatched', why: gravest.pair.why, cookies }
  if (gravest.pair.verdict === 'not-cleared') {
    // Two logins side by side: this logout ends the library's, and whether the cookie belongs to it cannot be seen.
    const other = of.state.setups.find((setup) => setup.clearsCookie && setup.cookie === null && of.endings.some((ending) => ending.library === setup.library))
    if (other) return { status: 'unknown', why: `\`${other.library}\` is signed out, and whether the cookie belongs to that login is not known`, cookies }
    return { status: 'missing', why: gravest.pair.why, cookies }
  }
  if (gravest.pair.verdict === 'unknown') return { status: 'unknown', why: gravest.pair.why, cookies }
  return judged.every(({ byLibrary }) => byLibrary)
    ? { status: 'library', why: gravest.pair.why, cookies }
    : { status: 'done', why: 'every auth cookie that is set is deleted', cookies }
}

/** No cookie is seen to carry the login. */
function judgeNoCookie({ state, clears, endings }: Case): CookiesAnswer {
  const answer = (status: CookiesStatus, why: string): CookiesAnswer => ({ status, why, cookies: [] })
  const byLibrary = clears.find((clear) => clear.cookie.byLibrary)
  if (byLibrary !== undefined) return answer('library', `\`${byLibrary.cookie.via}\` deletes the cookie of its own`)
  const setup = state.setups.find((candidate) => candidate.clearsCookie && candidate.cookie === null)
  if (setup !== undefined) {
    return endings.some((ending) => ending.library === setup.library)
      ? answer('library', `\`${setup.library}\` deletes the cookies of its own`)
      : answer('unknown', `which cookies \`${setup.library}\` sets is not known`)
  }
  const unnamed = state.possibleCookies.find(({ event }) => event.cookie.name.is === 'unknown')?.event.cookie
  if (unnamed !== undefined) return answer('unknown', `the name of the cookie that \`${unnamed.via}\` sets is not known`)
  return answer('not-applicable', 'no code of the package sets an auth cookie')
}

/** The settings of one cookie each: of one name, or of one expression. */
function groupsOf(settings: readonly Setting[]): readonly (readonly [Setting, ...Setting[]])[] {
  const groups = new Map<string, [Setting, ...Setting[]]>()
  for (const setting of settings) {
    const key = keyOf(setting)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [setting])
    else group.push(setting)
  }
  return [...groups.values()]
}

function keyOf({ cookie, place }: Setting): string {
  if (cookie.name.is === 'known') return `name ${cookie.name.value}`
  return cookie.name.symbol === undefined ? `at ${place.file}:${place.start}` : `expression ${cookie.name.symbol}`
}

/** The setting that comes off worst speaks for the cookie. */
function judgeCookie(group: readonly [Setting, ...Setting[]], of: Case): Judged {
  return graver(group.map((setting) => judgeSetting(setting, of)))
}

function graver(judged: readonly Judged[]): Judged {
  const [first] = GRAVEST_VERDICT.flatMap((verdict) => judged.filter(({ pair }) => pair.verdict === verdict))
  if (first === undefined) throw new RangeError('a cookie without a setting')
  return first
}

// ---------------------------------------------------------------------------------------------------------------------------
// One setting
// ---------------------------------------------------------------------------------------------------------------------------

function judgeSetting(setting: Setting, of: Case): Judged {
  const judged = judgeByDeletion(setting, of)
  if (judged.pair.verdict === 'matches' || judged.pair.verdict === 'unknown') return judged
  const rescue = clearSiteDataRescues(setting.cookie, of.directives)
  if (rescue.is === 'no') return judged
  const verdict = rescue.is === 'yes' ? 'matches' : 'unknown'
  return { ...judged, pair: { ...judged.pair, verdict, why: rescue.why, attribute: null } }
}

function judgeByDeletion(setting: Setting, of: Case): Judged {
  const own = of.clears.find(({ cookie }) => cookie.byLibrary && cookie.name.is === 'unknown')
  if (own !== undefined && setting.cookie.name.is === 'unknown') return judgeByLibrary(setting, own)
  const contextOf = (): RouteContext => routeContext(setting, of.endpoint)
  const best = bestMatch(setting.cookie, of.clears, contextOf)
  if (best.clear === null || best.comparison === null) return judgeUndeleted(setting, of)
  const { clear, comparison } = best
  const byLibrary = clear.cookie.byLibrary
  const doubt = comparison.verdict === 'unknown' ? null : doubtAbout(clear, setting, comparison, of)
  const [verdict, why] = doubt === null ? [comparison.verdict, comparison.why] : ['unknown' as const, doubt]
  const sites = { set: siteOfSet(setting, comparison), clear: siteOfClear(clear, comparison) }
  return { byLibrary, pair: { ...pairOf(setting, verdict, why), ...sites, attribute: comparison.attribute } }
}

/** Neither name is known, and a library deletes what it set. */
function judgeByLibrary(setting: Setting, { place, cookie }: CookieClearEvent): Judged {
  const clear: CookieSite = { ...setSite(setting), place, via: cookie.via }
  return { byLibrary: true, pair: { ...pairOf(setting, 'matches', `\`${cookie.via}\` deletes the cookie of its own`), clear } }
}

/** A reason not to trust the outcome of the comparison. */
function doubtAbout(clear: CookieClearEvent, setting: Setting, comparison: CookieComparison, of: Case): string | null {
  const { expiry } = clear.cookie
  if (comparison.attribute === 'expiry' && expiry.is === 'blanks' && expiry.overwrite === true) return expiry.why
  // A deletion of a name that only looks alike is a slip, unless the right one is out of sight.
  const [hidden] = of.blind
  if (comparison.attribute === 'name' && hidden !== undefined) return reasonOf(hidden)
  if (comparison.verdict === 'mismatches' && isForeign(setting, of)) return `another package sets the cookie: ${comparison.why}`
  return null
}

function isForeign(setting: Setting, { state }: Case): boolean {
  return state.foreignCookies.some(({ event }) => event.place === setting.place)
}

/** No deletion names the cookie. */
function judgeUndeleted(setting: Setting, of: Case): Judged {
  const ending = setting.libraryClears ? of.endings.find((candidate) => candidate.library === setting.library) : undefined
  if (ending !== undefined) {
    const clear: CookieSite = { ...setSite(setting), place: ending.place, via: ending.via }
    return { byLibrary: true, pair: { ...pairOf(setting, 'matches', `\`${ending.via}\` deletes the cookie too`), clear } }
  }
  const [guest] = setting.libraryRewrites ? of.leavings : []
  if (guest !== undefined) {
    const why = `\`${setting.library ?? ''}\` writes its cookie into every answer, and \`${guest.via}\` takes the login out of it`
    return { byLibrary: true, pair: pairOf(setting, 'matches', why) }
  }
  const lost = of.thrownAway.find((clear) => isSameName(setting.cookie.name, clear.cookie.name))
  if (lost !== undefined) {
    const why = `\`${lost.cookie.via}\` deletes the cookie ${showName(setting)} on a response that is not the one returned`
    return { byLibrary: false, pair: pairOf(setting, 'not-cleared', why) }
  }
  const doubt = doubtAboutAbsence(setting, of)
  if (doubt !== null) return { byLibrary: false, pair: pairOf(setting, 'unknown', doubt) }
  const slip = of.strays.find((stray) => couldBeMeant(valueOf(stray.cookie.name) ?? '', valueOf(setting.cookie.name) ?? ''))
  if (slip !== undefined) return { byLibrary: false, pair: pairOfSlip(setting, slip, of) }
  return { byLibrary: false, pair: pairOf(setting, 'not-cleared', `nothing on the way deletes the cookie ${showName(setting)}`) }
}

/** Why the cookie may be deleted all the same. */
function doubtAboutAbsence(setting: Setting, of: Case): string | null {
  const [hidden] = of.blind
  if (hidden !== undefined) return reasonOf(hidden)
  const { name } = setting.cookie
  if (name.is === 'unknown' && name.symbol === undefined) return 'the name of the cookie is not known'
  const written = of.run.events.filter(isCookieWrite).find(({ cookie }) => isSameName(cookie.name, setting.cookie.name))
  if (written !== undefined) return `\`${written.cookie.via}\` overwrites the cookie, which stays`
  if (of.clears.length + of.endings.length > 0 && of.isUnread(setting)) return 'no code of the project reads the cookie'
  if (setting.cookie.client) return 'the browser sets the cookie by script, and may delete it so'
  const byScript = of.clientClears.some(({ event }) => isSameName(event.cookie.name, setting.cookie.name))
  return byScript && valueOf(setting.cookie.httpOnly) !== true ? 'script in the browser deletes the cookie' : null
}

/** A deletion that names no cookie of the application was meant for this one, as far as the words go. */
function pairOfSlip(setting: Setting, slip: CookieClearEvent, of: Case): CookiePair {
  const comparison = compareCookies(setting.cookie, slip.cookie, routeContext(setting, of.endpoint))
  const why = `the cookie is called ${showName(setting)}, the deletion names \`${valueOf(slip.cookie.name)}\``
  return {
    ...pairOf(setting, 'mismatches', why),
    set: siteOfSet(setting, comparison),
    clear: siteOfClear(slip, comparison),
    attribute: 'name',
  }
}

// ---------------------------------------------------------------------------------------------------------------------------
// Sites
// ---------------------------------------------------------------------------------------------------------------------------

function routeContext({ routes }: Setting, endpoint: Endpoint): RouteContext {
  const { path, pathIsComplete, router, anywhere } = endpoint
  const sameRouter = router !== undefined && routes.length > 0 && routes.every((route) => route.router === router)
  return { setPaths: routes, clearPaths: [{ path, complete: pathIsComplete, ...(anywhere ? { anywhere } : {}) }], sameRouter }
}

function pairOf(setting: Setting, verdict: CookieVerdict, why: string): CookiePair {
  return { name: valueOf(setting.cookie.name) ?? null, set: setSite(setting), clear: null, verdict, why, attribute: null }
}

/** The place of the setting, with the effective attributes that a comparison with itself yields. */
function setSite(setting: Setting): CookieSite {
  const routes = { setPaths: setting.routes, clearPaths: setting.routes }
  return siteOfSet(setting, compareCookies(setting.cookie, asDeletion(setting.cookie), routes))
}

function asDeletion(cookie: CookieAttributes & { via: string; client: boolean }): CookieClear {
  return { ...cookie, expiry: { is: 'expires' }, byLibrary: false }
}

function siteOfSet({ place, cookie }: Setting, { setPath, setDomain }: CookieComparison): CookieSite {
  return { place, via: cookie.via, path: setPath, domain: setDomain }
}

function siteOfClear({ place, cookie }: CookieClearEvent, { clearPath, clearDomain }: CookieComparison): CookieSite {
  return { place, via: cookie.via, path: clearPath, domain: clearDomain }
}

function showName({ cookie: { name } }: Setting): string {
  if (name.is === 'known') return `\`${name.value}\``
  return name.symbol === undefined ? 'of unknown name' : `\`${name.symbol}\``
}
