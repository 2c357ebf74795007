/** What the analysis of one project yields: the input of the judgements behind the view. */
import type {
  ClientCache, ClientTrigger, CookieClearEvent, CookieWriteEvent, CredentialChange, Endpoint, KeepingCall, Place, RecordWriteEvent, Renewal, SessionSetup, Skipped, StorageUse,
  TokenIssuedEvent,
} from './facts.ts'
import type { OverwrittenCookie } from './view.ts'

/** The browser-visible URL of a route, as far as it is known. */
export interface RoutePath {
  readonly path: string | null
  /** All mount prefixes are known. */
  readonly complete: boolean
  /** See `Endpoint.router`. */
  readonly router?: string
  /** See `Endpoint.anywhere`. */
  readonly anywhere?: true
}

/** A cookie that some code of the project sets, outside its logout endpoints. */
export interface IssuedCookie {
  readonly event: CookieWriteEvent
  /** The routes that run the code; empty when no route was found for it. */
  readonly routes: readonly RoutePath[]
  /** Folder (absolute) of the package that holds the code. */
  readonly scope: string
  /** Name of the function in which it stands, for people and for the vocabulary (`login`, `setTokens`). */
  readonly functionName: string | null
  /** No code of the project calls the function in which it stands (dead helpers set nothing). */
  readonly unreferenced: boolean
}

export interface IssuedRecord {
  readonly event: RecordWriteEvent | TokenIssuedEvent
  readonly scope: string
  readonly functionName: string | null
  readonly unreferenced: boolean
}

export interface ClearedCookie {
  readonly event: CookieClearEvent
  readonly scope: string
  readonly functionName: string | null
}

/** A folder with a manifest of its own. */
export interface PackageScope {
  /** Absolute folder. */
  readonly folder: string
  readonly name: string | null
  /** Names of all declared dependencies. */
  readonly dependencies: readonly string[]
}

/** A logout of the project that lies outside the analysed part: what leads to it is no caller of the others. */
export interface Neighbour {
  readonly path: string | null
  /** Folder (absolute) of its package. */
  readonly scope: string
}

export interface ProjectFacts {
  readonly root: string
  readonly endpoints: readonly Endpoint[]
  /** No logouts; of packages that have one, and in which something can be ended. */
  readonly credentialChanges: readonly CredentialChange[]
  /** Set-ups of libraries that reset passwords and leave the sessions alive. */
  readonly keepingResets: readonly SessionSetup[]
  readonly keepingCalls: readonly KeepingCall[]
  /** Code that refuses logins from before such a change: packages, with the place that names the time or number compared. */
  readonly changeGuards: readonly { readonly scope: string; readonly place: Place }[]
  /** Endpoints that renew a login, where an account is closed. */
  readonly renewals: readonly Renewal[]
  /** Tables of libraries whose records stay when the record of their user is deleted. */
  readonly looseLibraries: readonly string[]
  readonly neighbours: readonly Neighbour[]
  /** The package of an endpoint's handler, by endpoint id. */
  readonly scopeOf: Readonly<Record<string, string>>
  readonly packages: readonly PackageScope[]
  /** Other servers that some logout of the project tells, in canonical text. */
  readonly toldServers: readonly string[]
  readonly setups: readonly SessionSetup[]
  readonly issuedCookies: readonly IssuedCookie[]
  readonly issuedRecords: readonly IssuedRecord[]
  /** Deletions outside logout endpoints, for `explain` and client code. */
  readonly otherClears: readonly ClearedCookie[]
  /** Cookies that the project's code drops by setting the same header again, outside its logout endpoints. */
  readonly overwrittenCookies: readonly OverwrittenCookie[]
  readonly triggers: readonly ClientTrigger[]
  /** The same in pages and server-side templates, where a logout of the project answers to GET. */
  readonly templateTriggers: readonly ClientTrigger[]
  /** Uses of web storage, with the package that they stand in. */
  readonly storage: readonly (StorageUse & { readonly scope: string })[]
  /** Caches of the front ends that ask a server for a logout, with their packages. */
  readonly caches: readonly (ClientCache & { readonly scope: string })[]
  /** Where a login is registered, in a project without any logout. */
  readonly logins: readonly Place[]
  readonly filesRead: number
  readonly filesAnalysed: number
  readonly skipped: readonly Skipped[]
  /** Text of a file that a fact points into (what was analysed: the editor's unsaved text included). */
  textOf(file: string): string
  /** All files of the project with this text in them, outside the analysed part too: sources, tests, templates and pages. */
  mentioning(text: string): readonly string[]
  /** The file of the project that an import of another file means; null for a package, and for what is not found. */
  importedFile(from: string, specifier: string): string | null
}
