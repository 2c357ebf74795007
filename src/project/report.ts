/**
 * The audit report as data: what `audit.schema.json` describes. Whoever prints it adds nothing.
 */
import type { ClientTrigger, Endpoint, Place, SessionScope, Skipped } from '../model/facts.ts'
import type { Finding, Severity } from '../model/finding.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type {
  Cited, ClearSiteDataStatus, ClientStateStatus, CookiePair, CookieSite, CookiesStatus, CookieVerdict, LogoutView,
  ServerSessionStatus, TokensStatus,
} from '../model/view.ts'
import { notesOf } from './notes.ts'
import type { NoteKind } from './notes.ts'
import { createLocate } from './positions.ts'
import type { Locate } from './positions.ts'
import { isWithin } from './runs.ts'
import { relativeTo } from './view.ts'

export const SCHEMA_VERSION = 1
export const TOOL_NAME = 'eslint-plugin-secure-logout'

/** A finding with what its rule adds. */
export interface RuleFinding {
  /** With the plugin's namespace: `secure-logout/no-get-logout`. */
  readonly rule: string
  /** The message with its placeholders filled. */
  readonly message: string
  readonly severity: Severity
  /** `CWE-613`. */
  readonly cwe: readonly string[]
  readonly finding: Finding
  /** Ids of the endpoints that it is about; without them the place decides. */
  readonly endpoints?: readonly string[]
}

export interface ReportOptions {
  /** The analysed folder, as given. */
  readonly root: string
  readonly toolVersion: string
  /** What Clear-Site-Data has to name; none: the default requirement. */
  readonly directives?: readonly string[]
}

export interface ReportedPlace {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly via?: string
}

export interface ReportedFinding extends ReportedPlace {
  readonly rule: string
  readonly messageId: string
  readonly message: string
  readonly severity: Severity
  readonly endLine: number
  readonly endColumn: number
  readonly cwe: readonly string[]
  readonly fixable: boolean
}

export interface ReportedCookieSite extends ReportedPlace {
  readonly path: string | null
  readonly domain: string | null
}

export interface ReportedCookie {
  readonly name: string | null
  readonly set: ReportedCookieSite | null
  readonly clear: ReportedCookieSite | null
  readonly verdict: CookieVerdict
  readonly why: string
}

interface ReportedAction<Status> {
  readonly status: Status
  readonly evidence: readonly ReportedPlace[]
  readonly why: string
}

export interface ReportedActions {
  readonly serverSession: ReportedAction<ServerSessionStatus>
  readonly tokens: ReportedAction<TokensStatus>
  readonly cookies: { readonly status: CookiesStatus; readonly cookies: readonly ReportedCookie[]; readonly why: string }
  readonly clientState: ReportedAction<ClientStateStatus>
  readonly clearSiteData: ReportedAction<ClearSiteDataStatus> & { readonly directives: readonly string[] }
}

export interface ReportedEndpoint {
  readonly id: string
  readonly framework: string
  readonly methods: readonly string[]
  readonly path: string | null
  readonly registration: ReportedPlace
  readonly handler: ReportedPlace
  readonly scope: 'current-session' | 'all-sessions' | 'unknown'
  readonly delegatedTo: string | null
  readonly actions: ReportedActions
  readonly completed: number
  readonly required: number
  readonly findings: readonly number[]
}

export type ReportedTrigger = ReportedPlace & Pick<ClientTrigger, 'kind' | 'method' | 'target'>

export interface ReportSummary {
  readonly filesRead: number
  readonly filesAnalysed: number
  readonly endpoints: number
  /** Endpoints that do all that applies to them. */
  readonly complete: number
  readonly incomplete: number
  /** Endpoints that do all that applies to them, and whose session somebody else ends; not counted as complete. */
  readonly delegated: number
  readonly findings: number
}

export interface AuditReport {
  readonly schemaVersion: typeof SCHEMA_VERSION
  readonly tool: { readonly name: string; readonly version: string }
  readonly root: string
  readonly summary: ReportSummary
  readonly endpoints: readonly ReportedEndpoint[]
  readonly clientTriggers: readonly ReportedTrigger[]
  readonly findings: readonly ReportedFinding[]
  /** What belongs to no line; an addition to the schema's first version. */
  readonly notes: readonly ReportedNote[]
  readonly skipped: readonly Skipped[]
}

export interface ReportedNote {
  readonly kind: NoteKind
  readonly message: string
  readonly place: ReportedPlace | null
  /** Ids. */
  readonly endpoints: readonly string[]
}

/** Statuses that say that the action is done. */
const DONE: ReadonlySet<string> = new Set(['done', 'library'])
/** Statuses that say that there is nothing to do here. */
const NOT_REQUIRED: ReadonlySet<string> = new Set(['stateless', 'delegated', 'not-applicable'])

export function auditReport(
  view: LogoutView, facts: ProjectFacts, findings: readonly RuleFinding[], options: ReportOptions,
): AuditReport {
  const places = createPlaces(facts)
  const ordered = findings.toSorted(byPlace)
  const endpoints = view.endpoints().map((endpoint) => reportEndpoint(endpoint, view, ordered, places, options.directives ?? []))
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: TOOL_NAME, version: options.toolVersion },
    root: options.root,
    summary: {
      filesRead: facts.filesRead,
      filesAnalysed: facts.filesAnalysed,
      endpoints: endpoints.length,
      ...countOutcomes(endpoints),
      findings: ordered.length,
    },
    endpoints,
    clientTriggers: view.clientTriggers().map((trigger) => reportTrigger(trigger, places)),
    findings: ordered.map((found) => reportFinding(found, places)),
    notes: notesOf(view, facts).map(({ kind, message, place, endpoints: about }) => (
      { kind, message, place: place === null ? null : places.start(place), endpoints: about.map(({ id }) => id) }
    )),
    skipped: view.skipped().map(({ file, reason }) => ({ file: relativeTo(facts.root, file), reason })),
  }
}

// ---------------------------------------------------------------------------------------------------------------------------
// Endpoints
// ---------------------------------------------------------------------------------------------------------------------------

function reportEndpoint(
  endpoint: Endpoint, view: LogoutView, findings: readonly RuleFinding[], places: Places, directives: readonly string[],
): ReportedEndpoint {
  const actions = reportActions(endpoint, view, places, directives)
  const { scope, delegatedTo } = view.serverSession(endpoint)
  return {
    id: endpoint.id,
    framework: endpoint.framework,
    methods: endpoint.methods,
    path: endpoint.path,
    registration: places.start(endpoint.registration),
    handler: places.start(endpoint.handler),
    scope: reportScope(scope),
    delegatedTo,
    actions,
    ...countActions(actions),
    findings: findings.flatMap((found, index) => (isAbout(found, endpoint) ? [index] : [])),
  }
}

function reportActions(endpoint: Endpoint, view: LogoutView, places: Places, directives: readonly string[]): ReportedActions {
  const { status, why, cookies } = view.cookies(endpoint)
  const header = view.clearSiteData(endpoint, directives)
  return {
    serverSession: reportAction(view.serverSession(endpoint), places),
    tokens: reportAction(view.tokens(endpoint), places),
    cookies: { status, why, cookies: cookies.map((cookie) => reportCookie(cookie, places)) },
    clientState: reportAction(view.clientState(endpoint), places),
    clearSiteData: { ...reportAction(header, places), directives: header.directives },
  }
}

interface Answer<Status> {
  readonly status: Status
  readonly why: string
  readonly evidence: readonly Cited[]
}

function reportAction<Status>({ status, why, evidence }: Answer<Status>, places: Places): ReportedAction<Status> {
  return { status, why, evidence: evidence.map((cited) => places.cited(cited)) }
}

function reportCookie({ name, set, clear, verdict, why }: CookiePair, places: Places): ReportedCookie {
  const site = (at: CookieSite | null): ReportedCookieSite | null =>
    at === null ? null : { ...places.cited(at), path: at.path, domain: at.domain }
  return { name, set: site(set), clear: site(clear), verdict, why }
}

function reportScope(scope: SessionScope): ReportedEndpoint['scope'] {
  return scope === 'current-session' || scope === 'all-sessions' ? scope : 'unknown'
}

/**
 * Cleanup actions that are done, of those that apply. What is not known counts as required and not as done; only the front end,
 * where nobody looked, counts as neither.
 */
function countActions(actions: ReportedActions): { readonly completed: number; readonly required: number } {
  const { serverSession, tokens, cookies, clientState, clearSiteData } = actions
  const looked = clientState.status === 'unknown' ? [] : [clientState.status]
  const statuses: readonly string[] = [serverSession.status, tokens.status, cookies.status, clearSiteData.status, ...looked]
  const required = statuses.filter((status) => !NOT_REQUIRED.has(status))
  return { completed: required.filter((status) => DONE.has(status)).length, required: required.length }
}

function countOutcomes(endpoints: readonly ReportedEndpoint[]): Pick<ReportSummary, 'complete' | 'incomplete' | 'delegated'> {
  const finished = endpoints.filter(({ completed, required }) => completed === required)
  const delegated = finished.filter(({ actions }) => actions.serverSession.status === 'delegated').length
  return { complete: finished.length - delegated, incomplete: endpoints.length - finished.length, delegated }
}

// ---------------------------------------------------------------------------------------------------------------------------
// Findings and places
// ---------------------------------------------------------------------------------------------------------------------------

function reportTrigger({ place, kind, method, target }: ClientTrigger, places: Places): ReportedTrigger {
  return { ...places.start(place), kind, method, target }
}

function reportFinding({ rule, message, severity, cwe, finding }: RuleFinding, places: Places): ReportedFinding {
  const end = places.end(finding.place)
  return {
    rule,
    messageId: finding.messageId,
    message,
    severity,
    ...places.start(finding.place),
    endLine: end.line,
    endColumn: end.column,
    cwe,
    get fixable() {
      return finding.remedies().some((remedy) => remedy.grade !== 'manual')
    },
  }
}

function isAbout({ finding, endpoints }: RuleFinding, endpoint: Endpoint): boolean {
  if (endpoints !== undefined) return endpoints.includes(endpoint.id)
  return isWithin(finding.place, endpoint.handler) || isWithin(finding.place, endpoint.registration)
}

function byPlace({ finding: a, rule: x }: RuleFinding, { finding: b, rule: y }: RuleFinding): number {
  if (a.place.file !== b.place.file) return a.place.file < b.place.file ? -1 : 1
  return a.place.start - b.place.start || (x < y ? -1 : x > y ? 1 : 0)
}

interface Places {
  start(place: Place): ReportedPlace
  end(place: Place): ReturnType<Locate>
  cited(cited: Cited): ReportedPlace
}

function createPlaces(facts: ProjectFacts): Places {
  const locate = createLocate((file) => facts.textOf(file))
  const start = (place: Place): ReportedPlace => (
    { file: relativeTo(facts.root, place.file), ...locate(place.file, place.start) }
  )
  return {
    start,
    end: ({ file, end }) => locate(file, end),
    cited: ({ place, via }) => ({ ...start(place), via }),
  }
}
