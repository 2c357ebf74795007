/**
 * The only thing that rules, the audit and the codemods may ask. Implemented by project/view.ts.
 */
import type { ClientCache, ClientTrigger, CredentialKind, Endpoint, KeepingCall, LostTrail, Place, SessionScope, SessionSetup, Skipped, StorageUse } from './facts.ts'
import type { Verdict } from './evidence.ts'
import type { Remedy } from './finding.ts'
import type { RepairRequest } from './repairs.ts'

export type ServerSessionStatus = 'done' | 'partial' | 'unawaited' | 'missing' | 'stateless' | 'delegated' | 'unknown'
export type TokensStatus = 'done' | 'missing' | 'not-applicable' | 'delegated' | 'unknown'
export type CookiesStatus = 'done' | 'mismatched' | 'missing' | 'library' | 'not-applicable' | 'unknown'
export type ClientStateStatus = 'done' | 'missing' | 'not-applicable' | 'unknown'
export type ClearSiteDataStatus = 'done' | 'malformed' | 'missing' | 'not-applicable'

/** A place with the call or assignment that stands there. */
export interface Cited {
  readonly place: Place
  readonly via: string
}

export interface ServerSessionAnswer {
  readonly status: ServerSessionStatus
  readonly why: string
  readonly evidence: readonly Cited[]
  /** The provider or library that owns the session, when delegated. */
  readonly delegatedTo: string | null
  readonly scope: SessionScope
  /** What stays valid, for the message: `the express-session record`, `the refresh token in \`refresh_tokens\``. */
  readonly survivor: string
  /** What kind of thing stays valid; null where nothing is proved to. */
  readonly kept: 'session' | 'refresh-token' | 'access-token' | null
  /** Where the surviving record is created or configured, when known. */
  readonly origin: Place | null
  /** With `unawaited`: the call that the answer does not wait for. */
  readonly unfinished: Cited | null
  /** A call whose failure the handler takes no notice of: it answers as if the session had ended. */
  readonly unchecked: Cited | null
}

export interface TokensAnswer {
  readonly status: TokensStatus
  readonly why: string
  readonly evidence: readonly Cited[]
}

export type CookieVerdict = 'matches' | 'mismatches' | 'not-cleared' | 'unknown'

export interface CookieSite {
  readonly place: Place
  readonly via: string
  /** Effective path; null where it cannot be known. */
  readonly path: string | null
  /** Effective domain; '' is host-only; null where it cannot be known. */
  readonly domain: string | null
}

export interface CookiePair {
  /** null where it is not a literal. */
  readonly name: string | null
  readonly set: CookieSite | null
  readonly clear: CookieSite | null
  readonly verdict: CookieVerdict
  readonly why: string
  /** The attribute that decides a mismatch: `name`, `path`, `domain`, `partitioned`, `prefix`, `expiry`. */
  readonly attribute: string | null
}

export interface CookiesAnswer {
  readonly status: CookiesStatus
  readonly why: string
  readonly cookies: readonly CookiePair[]
}

export interface ClientStateAnswer {
  readonly status: ClientStateStatus
  readonly why: string
  readonly evidence: readonly Cited[]
}

export interface ClearSiteDataAnswer {
  readonly status: ClearSiteDataStatus
  readonly why: string
  readonly directives: readonly string[]
  readonly evidence: readonly Cited[]
}

/** A deletion, or Clear-Site-Data, that is written after the answer was sent, or to a response that is not the answer. */
export interface LateWrite extends Cited {
  readonly reason: 'sent' | 'discarded'
  /** For people: `` the deletion of `sid` `` or `` `Clear-Site-Data` ``. */
  readonly what: string
  /** The name of the cookie that is deleted; null for the header, and where it is not known. */
  readonly cookie: string | null
  readonly sent: Cited
}

/** What starts a logout, with the endpoint that it leads to. */
export interface Trigger {
  readonly trigger: ClientTrigger
  readonly endpoint: Endpoint
}

/** A token, or who the user is, that the front end writes to web storage. */
export interface KeptCredential {
  readonly place: Place
  readonly key: string
  /** Folder (absolute) of the package that writes it. */
  readonly scope: string
  readonly storage: StorageUse['storage']
  readonly isRefreshToken: boolean
  /** Where it may be removed; null where nothing in the package removes it. */
  readonly removedAt: Place | null
}

/** A logout after which the front end still has a cache of what the server answered. */
export interface KeptCache {
  readonly trigger: ClientTrigger
  readonly cache: ClientCache
}

/** A redirect whose target comes from the request. */
export interface OpenRedirect extends Cited {
  /** As written: `req.query.next`. */
  readonly source: string
}

/** A `Set-Cookie` that drops another one. Cited is the one that drops. */
export interface OverwrittenCookie extends Cited {
  /** Names for people. */
  readonly name: string
  readonly by: string
  readonly lost: Cited
}

/** An endpoint that changes by what somebody logs in, and what becomes of the logins from before. */
export interface CredentialChangeAnswer {
  readonly endpoint: Endpoint
  readonly what: CredentialKind
  /** The call that writes it. */
  readonly change: Cited
  readonly status: 'ended' | 'kept' | 'nothing-to-end' | 'unknown'
  readonly why: string
  /** With `kept`: what stays valid. */
  readonly survivor: string | null
  readonly evidence: readonly Cited[]
}

/** What is wrong with a Clear-Site-Data header that is sent. */
export interface HeaderDefect extends Cited {
  /**
   * `unquoted`: items that are no quoted strings. `unknown`: directives that no browser knows. `empty`: nothing that browsers
   * act on. `wipes`: a cookie that the same answer sets goes with the others. `cache`: the slow directive.
   */
  readonly defect: 'unquoted' | 'unknown' | 'empty' | 'wipes' | 'cache'
  /** What it is about: the items as written, or the cookie's name. */
  readonly subject: string
  /** The directives that were meant, as far as they can be told. */
  readonly meant: readonly string[]
  /** With `wipes`: where the cookie is set. */
  readonly other: Cited | null
}

export interface LogoutView {
  /** Every logout endpoint that the view can see, in order of file and place. */
  endpoints(): readonly Endpoint[]
  /** Is the endpoint's home (of the registration or of the handler) the file that is being looked at? */
  isHome(place: Place): boolean
  /** Does a GET (or any other safe method) reach code that changes state? `yes` is the defect, `no` is well. */
  actsOnGet(endpoint: Endpoint): Verdict
  serverSession(endpoint: Endpoint): ServerSessionAnswer
  tokens(endpoint: Endpoint): TokensAnswer
  cookies(endpoint: Endpoint): CookiesAnswer
  clientState(endpoint: Endpoint): ClientStateAnswer
  /**
   * `directives` are what is asked for, without quotes. None of them: the default requirement, `storage`, and `cookies` unless the
   * logout deletes every auth cookie by itself.
   */
  clearSiteData(endpoint: Endpoint, directives: readonly string[]): ClearSiteDataAnswer
  lateWrites(endpoint: Endpoint): readonly LateWrite[]
  /** Lines of the log with a token or session id in them; `via` is what is logged. */
  loggedSecrets(endpoint: Endpoint): readonly Cited[]
  /** Is a line written to a log, or could one be, on the way through the logout? */
  isLogged(endpoint: Endpoint): boolean
  /** Entries on a denylist that stay for ever. */
  lastingDenials(endpoint: Endpoint): readonly Cited[]
  /** Answers that send the browser to where the request says, with nothing on the way that looks at the address. */
  openRedirects(endpoint: Endpoint): readonly OpenRedirect[]
  /** Answers that refuse who is not logged in any more. */
  refusals(endpoint: Endpoint): readonly Cited[]
  /** The login cookie that other sites' forms carry, where nothing is seen to look at where the request comes from. */
  crossSiteCookie(endpoint: Endpoint): Cited | null
  /** Answers with something of a caught error in them; `via` is the expression. */
  disclosures(endpoint: Endpoint): readonly Cited[]
  headerDefects(endpoint: Endpoint): readonly HeaderDefect[]
  /** Uses of what only a browser has, on every way through the handler. */
  browserStorage(endpoint: Endpoint): readonly Cited[]
  /** Set-ups of libraries that reset passwords and leave the sessions of the user alive. */
  keepingResets(): readonly SessionSetup[]
  /** Calls of libraries that change the password and leave the other sessions alive. */
  keepingCalls(): readonly KeepingCall[]
  /** Endpoints that change by what users log in; they are no logouts. */
  credentialChanges(): readonly CredentialChangeAnswer[]
  /** In all code of the project that answers requests. */
  overwrittenCookies(): readonly OverwrittenCookie[]
  clientTriggers(): readonly ClientTrigger[]
  /** Triggers that make the browser send a GET to a logout that acts on it. */
  getTriggers(): readonly Trigger[]
  /** Requests to another origin without the cookies that the endpoint goes by. */
  requestsWithoutCookies(): readonly Trigger[]
  /** Requests whose failure nobody hears of, before the same function clears what the browser keeps. */
  unconfirmedRequests(): readonly ClientTrigger[]
  keptCredentials(): readonly KeptCredential[]
  /** Requests for a logout by front ends in which nothing empties their cache of answers, and the page is not left. */
  keptCaches(): readonly KeptCache[]
  /** Where the front end clears what it keeps as its logout, and no code of it tells the server, which has a session to end. */
  clientOnlyLogouts(): readonly Cited[]
  /** How the defect can be repaired: one remedy at least, which may only say why no code does it. None where nobody repairs. */
  remedies(request: RepairRequest): readonly Remedy[]
  lost(endpoint: Endpoint): readonly LostTrail[]
  skipped(): readonly Skipped[]
  /** `src/login.ts:12`, relative to the analysed root. */
  describe(place: Place): string
}
