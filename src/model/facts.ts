/**
 * The language-neutral facts of a logout: what is set, cleared, invalidated, sent and called, and where.
 * Everything here is plain, serialisable data. Nothing in this folder knows a programming language or a framework.
 */

/** A half-open range of UTF-16 offsets in one file. `file` is absolute, with forward slashes. */
export interface Place {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** Where an attribute's value comes from. */
export type Origin =
  /** Written at the call. */
  | 'literal'
  /** Filled in by the library (the row of the table says so). */
  | 'default'
  /** Configured elsewhere, e.g. in the session middleware's options. */
  | 'config'

/**
 * A value that the analysis knows, or does not.
 *
 * `symbol` is the canonical text of the expression after resolution, e.g. `env:COOKIE_DOMAIN`. Two unknown values with the
 * same symbol are equal whatever their value is (DESIGN §3).
 */
export type Attribute<T> =
  | { readonly is: 'known'; readonly value: T; readonly from: Origin }
  | {
      readonly is: 'unknown'
      readonly reason: string
      readonly symbol?: string
      /** The values that it has in the cases of a condition, as far as they are known: `prod ? '.example.com' : undefined`. */
      readonly cases?: readonly T[]
      /** Name of the setting that says what it is, always or in the remaining cases: `process.env.COOKIE_DOMAIN || undefined`. */
      readonly setting?: string
    }

export const known = <T>(value: T, from: Origin = 'literal'): Attribute<T> => ({ is: 'known', value, from })
export const unknown = <T>(reason: string, symbol?: string, cases: readonly T[] = [], setting?: string): Attribute<T> => ({
  is: 'unknown', reason, ...(symbol === undefined ? {} : { symbol }), ...(cases.length === 0 ? {} : { cases }),
  ...(setting === undefined ? {} : { setting }),
})

/** The known value of an attribute, or undefined. */
export const valueOf = <T>(attribute: Attribute<T>): T | undefined => (attribute.is === 'known' ? attribute.value : undefined)

/**
 * The attributes of a Set-Cookie header as the browser will see them: the library's defaults are already filled in.
 * Terms: RFC 6265bis §4.1, §5.6.
 */
export interface CookieAttributes {
  readonly name: Attribute<string>
  /** null: no Path attribute is written, so the browser's default-path of the responding URL applies (RFC 6265bis §5.1.4). */
  readonly path: Attribute<string | null>
  /** null: no Domain attribute is written, the cookie is host-only. */
  readonly domain: Attribute<string | null>
  readonly secure: Attribute<boolean>
  readonly httpOnly: Attribute<boolean>
  /** Lower case; null when not written. */
  readonly sameSite: Attribute<'strict' | 'lax' | 'none' | null>
  readonly partitioned: Attribute<boolean>
}

/** What a Set-Cookie that is meant as a deletion really does to the stored cookie. */
export type Expiry =
  /** Max-Age <= 0 or a past Expires: the cookie goes. */
  | { readonly is: 'expires' }
  /** The header leaves a live cookie with another value behind; `why` names the cause, e.g. express 4 `maxAge`. */
  | {
      readonly is: 'blanks'
      readonly why: string
      /** Plainly set again with another value and no lifetime: the credential is gone, the cookie stays. No slip in a deletion. */
      readonly overwrite?: boolean
    }
  | { readonly is: 'unknown'; readonly why: string }

/** The kind of value that a cookie carries, as far as the code that sets it shows. */
export type Credential = 'session-id' | 'token' | 'refresh-token' | 'sealed-session' | 'user-data' | 'unknown'

export interface CookieWrite extends CookieAttributes {
  readonly via: string
  readonly credential: Credential
  /** It is the cookie of a session that is set up, which says the same. */
  readonly ofSetup?: true
  /** The other server that gave the value, in canonical text. */
  readonly issuer?: string
  /** Set by code that runs in the browser (document.cookie, js-cookie). */
  readonly client: boolean
}

export interface CookieClear extends CookieAttributes {
  readonly via: string
  readonly expiry: Expiry
  readonly client: boolean
  /** The library both sets and clears this cookie with its own configuration. */
  readonly byLibrary: boolean
}

/** What an invalidation ends. */
export type InvalidationTarget = 'session' | 'refresh-token' | 'access-token' | 'denylist' | 'version' | 'provider'

/** How much an invalidation achieves; see the decision table in docs/decisions.md. */
export type InvalidationEffect =
  /** The server-side record is gone, or marked dead. */
  | 'full'
  /** The record lives on, but the user is no longer in it. */
  | 'partial'
  /** It only looks like an invalidation: the call does nothing to the record. `why` says what happens instead. */
  | 'none'
  /** There is no server-side record that the call could end. */
  | 'stateless'
  /** An identity provider or a remote service is told to end it. */
  | 'delegated'

export type SessionScope = 'current-session' | 'all-sessions' | 'other-sessions' | 'unknown'

/** A test that lies between the start of the handler and an event. */
export interface Condition {
  readonly place: Place
  readonly kind: 'branch' | 'after-early-exit' | 'catch' | 'loop' | 'short-circuit' | 'callback'
  /** The source text of the test, for people. */
  readonly text: string
}

/** What every event of a run knows about itself. */
export interface EventBase {
  readonly place: Place
  /** The calls that lead from the handler to this event, outermost first; empty when it stands in the handler itself. */
  readonly frames: readonly Place[]
  /** Empty when the event happens on every normal path. */
  readonly conditions: readonly Condition[]
  /** The event is waited for: awaited, returned as a promise, or it is synchronous. */
  readonly awaited: boolean
  /** Index of the event whose callback this event runs in. */
  readonly inCallbackOf?: number
  /** Identity of the response object that carries it, where the handler makes and returns one (`new Response()`). */
  readonly carrier?: number
}

export interface InvalidateEvent extends EventBase {
  readonly kind: 'invalidate'
  readonly via: string
  readonly what: InvalidationTarget
  readonly effect: InvalidationEffect
  readonly scope: SessionScope
  /** Table id of the library that does it, e.g. `express-session`; for hand-written stores the data-access library. */
  readonly library: string
  /** Set when `effect` is `delegated`: the provider's or remote service's name. */
  readonly provider?: string
  /** With `delegated`: the server that is told, in canonical text. */
  readonly server?: string
  /** What the record is called, e.g. `refresh_tokens`. */
  readonly entity?: string
  /** The call reports completion to a callback and the code passes one. */
  readonly callback?: boolean
  /** Of an entry on a denylist: none was given, though the store takes one, so that the entry stays for ever. */
  readonly lifetime?: 'none'
  /** The callback is given the error and never looks at it: the code goes on as if the call had succeeded. */
  readonly ignoresFailure?: boolean
  /** A `catch` hears of the failure and does nothing about it, so that what comes after is the same. */
  readonly swallowed?: SwallowedFailure
  /** The library keeps nothing itself: it works on whatever session is set up (`req.logout()` of a login library). */
  readonly onSharedSession?: boolean
  /** The session goes on under another id, with what is in it. */
  readonly renews?: true
  /** Where the session that it works on is set up, if there are several of the library. */
  readonly setup?: Place
  readonly why?: string
}

/** Where the failure of a call ends. */
export interface SwallowedFailure {
  /** The code of which the rest does not run when the call fails. */
  readonly attempt: Place
  readonly handler: Place
  /** What stands behind the two runs as well. */
  readonly goesOn: boolean
}

/** An event that writes a response header. */
export interface HeaderWrite extends EventBase {
  /** Identity of the object whose headers are written: a response, or a `Headers` of its own. */
  readonly headersOf?: number
}

export interface CookieClearEvent extends HeaderWrite {
  readonly kind: 'cookie-clear'
  readonly cookie: CookieClear
  /** How the raw `Set-Cookie` header was written, where it was: `set` drops what it held before. */
  readonly written?: 'set' | 'append'
}

export interface CookieWriteEvent extends HeaderWrite {
  readonly kind: 'cookie-write'
  readonly cookie: CookieWrite
  /** As for a deletion. */
  readonly written?: 'set' | 'append'
}

export interface HeaderEvent extends HeaderWrite {
  readonly kind: 'header'
  /** Lower case. */
  readonly name: string
  readonly value: Attribute<string>
  readonly mode: 'set' | 'append'
}

export interface SendEvent extends EventBase {
  readonly kind: 'send'
  readonly via: string
  /** The call throws the answer, and does not come back. */
  readonly thrown?: true
  /** HTTP status if it is known. */
  readonly status?: number
  /** Where the browser is sent, if the answer is a redirect and the target is known. */
  readonly redirect?: string
  /** The target begins with what the request says, as written: `req.query.next`. */
  readonly redirectSource?: string
  /** The answer has something of a caught error in it, as written: `error.message`. */
  readonly discloses?: string
}

/** A record about a session or token is written: at login, refresh or registration. */
export interface RecordWriteEvent extends EventBase {
  readonly kind: 'record-write'
  readonly via: string
  readonly what: InvalidationTarget
  readonly library: string
  readonly entity: string
}

/** What somebody logs in by, or that nobody may log in to the account any more. */
export type CredentialKind = 'password' | 'email' | 'second-factor' | 'disabled-account' | 'deleted-account'

/** What a user logs in by is written over, in the record of the user. */
export interface CredentialWriteEvent extends EventBase {
  readonly kind: 'credential-write'
  readonly via: string
  readonly what: CredentialKind
  readonly library: string
  /** The record that holds it: `users`. */
  readonly entity: string
}

/** A signed token is issued (jwt.sign, SignJWT). */
export interface TokenIssuedEvent extends EventBase {
  readonly kind: 'token-issued'
  readonly via: string
  readonly library: string
}

/** A line is written to a log. */
export interface LogEvent extends EventBase {
  readonly kind: 'log'
  readonly via: string
  /** A session id or token that is in it as it is, as written: `req.cookies.refreshToken`. */
  readonly secret?: string
}

/** Code uses what only a browser has. */
export interface BrowserStorageEvent extends EventBase {
  readonly kind: 'browser-storage'
  readonly via: string
  readonly storage: 'localStorage' | 'sessionStorage' | 'document.cookie'
}

/** A call whose effect cannot be known: it could be the one that is looked for. */
export interface OpaqueCallEvent extends EventBase {
  readonly kind: 'opaque-call'
  /** The callee as written. */
  readonly callee: string
  readonly reason: string
  /** What of the request reaches the call. */
  readonly carries: readonly ('request' | 'response' | 'session' | 'token')[]
  /** The callee's name reads like an invalidation, e.g. `revokeSession`. */
  readonly looksLikeInvalidation: boolean
}

export type LogoutEvent =
  | InvalidateEvent
  | CookieClearEvent
  | CookieWriteEvent
  | HeaderEvent
  | SendEvent
  | RecordWriteEvent
  | CredentialWriteEvent
  | TokenIssuedEvent
  | BrowserStorageEvent
  | LogEvent
  | OpaqueCallEvent

/** One reason why something counts as a logout, kept for `explain`. */
export interface Evidence {
  readonly kind: 'path' | 'handler-name' | 'export-name' | 'decorator' | 'mutation-name' | 'intent' | 'effect' | 'library'
  readonly text: string
  readonly place: Place
}

/** A place where the analysis lost the trail, kept for `explain` and counted by reason. */
export interface LostTrail {
  readonly place: Place
  readonly reason: string
  readonly text: string
  /** Code of the handler lies behind it that was not looked at, so that nothing can be said to be absent (a budget, a handler). */
  readonly hides?: boolean
}

/** What happens when one method reaches the endpoint. */
export interface Run {
  /** Upper case; null where the endpoint is not HTTP. */
  readonly method: string | null
  readonly events: readonly LogoutEvent[]
  readonly lost: readonly LostTrail[]
  /** Where the record of a user is looked up, if it is. */
  readonly lookups?: readonly Place[]
}

export interface Endpoint {
  readonly id: string
  readonly framework: string
  /** Upper case; `['ANY']` where nothing filters; `[]` where it is not HTTP. */
  readonly methods: readonly string[]
  /** Full path as far as it is known, mount prefixes included. */
  readonly path: string | null
  /** The path's mount prefixes are all known, so it is the URL that the browser sees. */
  readonly pathIsComplete: boolean
  /** It has no URL of its own: it answers at that of whatever page is open. */
  readonly anywhere?: true
  /** Identity of the router that it is registered on; routes of one router share their unknown mount prefix. */
  readonly router?: string
  readonly name: string | null
  readonly registration: Place
  /** Anchored on the function whose body does the work. */
  readonly handler: Place
  readonly evidence: readonly Evidence[]
  /** The handler can answer with headers of its own (a server action or an RPC procedure cannot). */
  readonly respondsWithHeaders: boolean
  /** One run per method that reaches it (`ANY`: one for GET and one for POST); a single run where it is not HTTP. */
  readonly runs: readonly Run[]
}

/** An endpoint that changes by what the caller, or another user, logs in. */
export interface CredentialChange {
  readonly endpoint: Endpoint
  readonly what: CredentialKind
  /** Where it is written, by which call, and in which record: `users`. */
  readonly write: Place
  readonly via: string
  readonly entity: string
  /** Folder (absolute) of the package that it belongs to. */
  readonly scope: string
}

/** A call of a library that changes the password, and leaves the other sessions of the user alive. */
export interface KeepingCall {
  readonly place: Place
  readonly via: string
  /** What its argument would have to have. */
  readonly option: string
}

/** An endpoint that gives new tokens for a login from before, and asks nothing about the user. */
export interface Renewal {
  readonly endpoint: string
  readonly place: Place
  /** The call that issues the token. */
  readonly via: string
  /** Folder (absolute) of the package that it belongs to. */
  readonly scope: string
}

/** A session library that is set up in the project. */
export interface SessionSetup {
  readonly library: string
  readonly place: Place
  /** Folder (absolute) of the package that it is set up in. */
  readonly scope: string
  readonly state: 'stateful' | 'stateless' | 'delegated' | 'unknown'
  /** What stays valid, in the words of the library's row: `the express-session record`. */
  readonly survivor?: string
  /** With `delegated`: the provider's name. */
  readonly provider?: string
  /** The cookie that the middleware sets, effective attributes filled in; null for none. */
  readonly cookie: CookieWrite | null
  /** What the library clears by itself when the session ends. */
  readonly clearsCookie: boolean
  /** The library writes its cookie into every answer: the application cannot delete it. */
  readonly rewritesCookie?: true
  readonly options: Readonly<Record<string, Attribute<string | number | boolean | null>>>
  /** The library resets passwords and leaves the sessions alive: the option that would end them. */
  readonly keepsSessionsWithout?: string
}

export type TriggerKind =
  | 'anchor' | 'link-component' | 'form' | 'fetch' | 'http-client' | 'image' | 'location' | 'router' | 'server-action'

/** How code of the browser asks the server for a logout. */
export interface ClientRequest {
  /** Of an absolute address; empty for the own origin, null where it is not known. */
  readonly host: string | null
  /** Do cookies go along to another origin (`credentials: 'include'`)? */
  readonly credentials: 'included' | 'omitted' | 'unknown'
  /** The option that takes them along, as code; absent where none is known. */
  readonly credentialsBy?: string
  /** The request carries a token of its own. */
  readonly authorized: boolean
  /**
   * Who hears of its failure. `ignored`: nobody waits for the answer. `swallowed`: a `catch` that says nothing. `awaited`: a
   * failure ends the function. `handed-on`: whoever calls the function. `used`: something else is done with it.
   */
  readonly outcome: 'awaited' | 'handed-on' | 'ignored' | 'swallowed' | 'used'
  /** Where the same function goes on to clear what the browser keeps. */
  readonly cleanUp: Place | null
}

/** Code of the browser uses web storage. */
export interface StorageUse {
  readonly place: Place
  /** `wrapper`: a function of the project that is given the key. */
  readonly storage: 'localStorage' | 'sessionStorage' | 'wrapper'
  readonly op: 'set' | 'remove' | 'clear'
  /** null where it is not known, and for `clear`. */
  readonly key: string | null
}

/** A cache in the browser of what the server has answered. */
export interface ClientCache {
  /** Title of the library. */
  readonly library: string
  /** Where it is made, or first used. */
  readonly place: Place
  /** Where something empties it, or leaves the page for good; null where nothing does. */
  readonly emptied: Place | null
}

/** What in the front end starts a logout. */
export interface ClientTrigger {
  readonly place: Place
  readonly kind: TriggerKind
  /** Upper case; null when not known. */
  readonly method: string | null
  readonly target: string | null
  /** Of `fetch` and HTTP clients. */
  readonly request?: ClientRequest
}

/** A file that could not be analysed. */
export interface Skipped {
  readonly file: string
  readonly reason: string
}
