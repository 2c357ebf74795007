/**
 * What a login leaves behind in the package of an endpoint: sessions, records, tokens and cookies. A logout is measured by it.
 */
import { cookieRole } from '../knowledge/cookie-names.ts'
import type { CookieRole } from '../knowledge/cookie-names.ts'
import { namesForeignRecord, namesLogin, namesOneTimeToken, namesOtherPurpose } from '../knowledge/login-words.ts'
import type {
  Attribute, CookieWrite, CookieWriteEvent, Credential, Endpoint, EventBase, Place, RecordWriteEvent, SessionSetup,
  TokenIssuedEvent,
} from '../model/facts.ts'
import type { IssuedCookie, IssuedRecord, ProjectFacts } from '../model/project-facts.ts'
import { isInside } from './paths.ts'
import { isLookedUp } from './looked-up.ts'
import { isSamePlace } from './runs.ts'

/** The kinds of record that a server keeps about a login. */
export type RecordKind = 'session' | 'refresh-token' | 'access-token'

export interface LoginRecord {
  readonly kind: RecordKind
  readonly entity: string
  readonly place: Place
  readonly library: string
}

export interface LoginState {
  /** Folder of the package that the endpoint belongs to. */
  readonly scope: string
  readonly setups: readonly SessionSetup[]
  /** Cookies that carry the login, session middleware's own left out. */
  readonly authCookies: readonly IssuedCookie[]
  /** Cookies that may carry it: a credential if the logout treats them as one. */
  readonly possibleCookies: readonly IssuedCookie[]
  /** Cookies that the code of other packages sets. */
  readonly foreignCookies: readonly IssuedCookie[]
  /** Records that the code of a login writes, and that is in use. */
  readonly records: readonly LoginRecord[]
  /** Sessions and refresh tokens that other code writes: they may be a login's, or something else's. */
  readonly possibleRecords: readonly LoginRecord[]
  /** Records that code of other packages writes, whatever it is. */
  readonly foreignRecords: readonly LoginRecord[]
  /** Signed tokens that code in use issues for a login. */
  readonly tokens: readonly TokenIssuedEvent[]
  readonly foreignTokens: readonly TokenIssuedEvent[]
  /** A token stands in a cookie of its own, beside that of any session. */
  readonly hasTokenCookie: boolean
  /** The login is, or may be, a signed token: in a cookie, or given to the client as a bearer token. */
  readonly runsOnTokens: boolean
}

interface Scoped {
  readonly scope: string
}

const CREDENTIALS: readonly Credential[] = ['session-id', 'token', 'refresh-token', 'sealed-session']
const TOKEN_CREDENTIALS: readonly Credential[] = ['token', 'refresh-token']
const RECORD_KINDS: readonly string[] = ['session', 'refresh-token', 'access-token'] satisfies RecordKind[]

export function loginStateOf(endpoint: Endpoint, facts: ProjectFacts): LoginState {
  return loginStateIn(facts.scopeOf[endpoint.id] ?? facts.root, facts)
}

/** What a login leaves behind in a package. @param scope its folder */
export function loginStateIn(scope: string, facts: ProjectFacts): LoginState {
  const here = <T extends Scoped>(items: readonly T[]): readonly T[] => items.filter((item) => item.scope === scope)
  const away = <T extends Scoped>(items: readonly T[]): readonly T[] => items.filter((item) => item.scope !== scope)
  const cookies = withoutHalfSeen(here(facts.issuedCookies))
  const setups = here(facts.setups).filter(isOfLogins)
  const authCookies = inUse(cookies.filter((cookie) => roleOf(cookie) === 'auth'), setups.some((setup) => setup.cookie !== null))
  const tokens = tokensOf(here(facts.issuedRecords))
  const written = here(facts.issuedRecords).filter((record) => !record.unreferenced)
  const logins = written.filter((record) => isOfLogin(record, { cookies: authCookies, written, scope }))
  const hasTokenCookie = authCookies.some((cookie) => TOKEN_CREDENTIALS.includes(cookie.event.cookie.credential))
  const others = written.filter((record) => !logins.includes(record))
  return {
    scope,
    setups,
    authCookies,
    possibleCookies: inUse(cookies.filter((cookie) => ['maybe', 'unclear'].includes(roleOf(cookie)))),
    foreignCookies: inUse(withoutHalfSeen(away(facts.issuedCookies))),
    records: recordsOf(logins).filter((record) => isLookedUp(record, facts)),
    possibleRecords: recordsOf(others).filter((record) => record.kind !== 'access-token'),
    foreignRecords: recordsOf(away(facts.issuedRecords).filter((record) => !record.unreferenced)),
    tokens,
    foreignTokens: tokensOf(away(facts.issuedRecords)),
    hasTokenCookie,
    runsOnTokens: tokens.length > 0 || hasTokenCookie,
  }
}

/** The part that a cookie plays, by its name first and then by what it carries. */
export function roleOf({ event }: IssuedCookie): CookieRole {
  const { name, credential } = event.cookie
  const role = roleOfName(name)
  if (role === 'other' || role === 'auth') return role
  return CREDENTIALS.includes(credential) ? 'auth' : role
}

/** A session of which the cookie's name says that it is for something else: the theme, notes to the next page. */
function isOfLogins({ cookie }: SessionSetup): boolean {
  return cookie === null || roleOfName(cookie.name) !== 'other'
}

/** The part that a name stands for. Of a name that is not known, the text of its expression speaks. */
export function roleOfName(name: Attribute<string>): CookieRole {
  if (name.is === 'known') return cookieRole(name.value)
  const roles = new Set((name.cases ?? []).map((one) => cookieRole(one)))
  if (roles.size === 1) return [...roles][0] ?? 'unclear'
  return name.symbol === undefined ? 'unclear' : cookieRole(lastPartOf(name.symbol))
}

/** The expression of a symbol, without the file that it stands in. */
function lastPartOf(symbol: string): string {
  return symbol.replace(/^.*[#/]/s, '')
}

/**
 * A helper is seen on its own, where its parameters are not known, and once more from each of its callers, who say what they are.
 * Then the callers count.
 */
function withoutHalfSeen(cookies: readonly IssuedCookie[]): readonly IssuedCookie[] {
  return cookies.filter(({ event }) => isWhollyKnown(event.cookie) || !cookies.some((other) => isCallOf(other.event, event)))
}

function isWhollyKnown({ name, path, domain, partitioned }: CookieWrite): boolean {
  return [name, path, domain, partitioned].every((attribute) => attribute.is === 'known')
}

/** Is `outer` the same code as `inner`, seen from a caller further out? */
function isCallOf(outer: CookieWriteEvent, inner: CookieWriteEvent): boolean {
  if (!isSamePlace(outer.place, inner.place) || outer.frames.length <= inner.frames.length) return false
  const nearest = outer.frames.slice(outer.frames.length - inner.frames.length)
  return nearest.every((frame, index) => isSamePlace(frame, inner.frames[index] ?? frame))
}

/** Dead helpers set nothing, unless nothing else does. */
function inUse(cookies: readonly IssuedCookie[], somethingElseDoes = false): readonly IssuedCookie[] {
  const used = cookies.filter((cookie) => !cookie.unreferenced)
  return used.length > 0 || somethingElseDoes ? used : cookies
}

interface Surroundings {
  readonly cookies: readonly IssuedCookie[]
  readonly written: readonly IssuedRecord[]
  readonly scope: string
}

/** The record is a login's: the names of the code say so, or the same function sets an auth cookie or signs a token. */
function isOfLogin(record: IssuedRecord, { cookies, written, scope }: Surroundings): boolean {
  const { event, functionName } = record
  if (event.kind !== 'record-write' || namesForeignRecord(event.entity) || isTokenOfOthers(record, written)) return false
  const file = rootFileOf(event)
  if (namesLogin(functionName ?? '') || (isInside(file, scope) && namesLogin(file.slice(scope.length)))) return true
  return [...cookies, ...written.filter((other) => other.event.kind === 'token-issued')].some(
    (other) => other.functionName !== null && other.functionName === functionName && rootFileOf(other.event) === file,
  )
}

/** A token that is written before the function signs one of its own is another one: a provider gave it, and nobody logs in by it here. */
function isTokenOfOthers(record: IssuedRecord, written: readonly IssuedRecord[]): boolean {
  if (record.event.kind !== 'record-write' || record.event.what !== 'access-token' || record.functionName === null) return false
  const signed = written.filter(({ event, functionName }) =>
    event.kind === 'token-issued' && functionName === record.functionName && rootFileOf(event) === rootFileOf(record.event))
  return signed.length > 0 && signed.every((token) => written.indexOf(token) > written.indexOf(record))
}

/** The file of the function that was run, from where the event was reached. */
function rootFileOf(event: EventBase): string {
  return (event.frames[0] ?? event.place).file
}

function recordsOf(issued: readonly IssuedRecord[]): readonly LoginRecord[] {
  return issued.flatMap(({ event }) => (event.kind === 'record-write' ? loginRecord(event) : []))
}

/** A record of a denylist, a version or a provider is no login that could survive; the token of a link that was mailed is used up by one. */
function loginRecord({ what, entity, place, library }: RecordWriteEvent): readonly LoginRecord[] {
  return isRecordKind(what) && !namesOneTimeToken(entity) ? [{ kind: what, entity, place, library }] : []
}

function isRecordKind(what: string): what is RecordKind {
  return RECORD_KINDS.includes(what)
}

/** A token that a function signs for another purpose, e.g. for a mail, is no login. */
function tokensOf(issued: readonly IssuedRecord[]): readonly TokenIssuedEvent[] {
  return issued.flatMap(({ event, functionName, unreferenced }) =>
    event.kind === 'token-issued' && !unreferenced && !namesOtherPurpose(functionName ?? '') ? [event] : [],
  )
}
