/**
 * Facts for tests of the judgements, as short as the behaviour under test allows. What is not given is the harmless case:
 * a POST endpoint of one run that answers by itself, in a package where nothing is set up.
 */
import { known } from '../../src/model/facts.ts'
import type {
  Condition, CookieClearEvent, CookieWrite, CookieWriteEvent, Endpoint, EventBase, HeaderEvent, InvalidateEvent, LogoutEvent,
  LostTrail, OpaqueCallEvent, Place, RecordWriteEvent, Run, SendEvent, SessionSetup, TokenIssuedEvent,
} from '../../src/model/facts.ts'
import type { ClearedCookie, IssuedCookie, IssuedRecord, ProjectFacts } from '../../src/model/project-facts.ts'
import { cookie, deletion } from '../model/build-cookie.ts'

export const ROOT = '/app'
export const LOGOUT = '/app/src/logout.ts'
export const LOGIN = '/app/src/login.ts'

type CookieGiven = NonNullable<Parameters<typeof deletion>[0]>

/** Every place that is made is another one, so that events can be told apart. */
let next = 0
export function at(file = LOGOUT, start = (next += 10)): Place {
  return { file, start, end: start + 5 }
}

function base(given: Partial<EventBase>, file = LOGOUT): EventBase {
  return { place: at(file), frames: [], conditions: [], awaited: true, ...given }
}

// What happens in a run ------------------------------------------------------------------------------------------------------

export function invalidate(given: Partial<InvalidateEvent> = {}): InvalidateEvent {
  return {
    ...base(given),
    kind: 'invalidate',
    via: 'session.destroy',
    what: 'session',
    effect: 'full',
    scope: 'current-session',
    library: 'sessions',
    ...given,
  }
}

/** A row of the application's own that is deleted. */
export function deleteRow(entity: string, given: Partial<InvalidateEvent> = {}): InvalidateEvent {
  return invalidate({ via: 'db.delete', library: 'db', what: 'refresh-token', scope: 'unknown', entity, ...given })
}

export function clear(given: CookieGiven & { readonly via?: string } = {}, event: Partial<EventBase> = {}): CookieClearEvent {
  const cookieClear = { ...deletion({ path: '/', ...given }), via: given.via ?? 'clearCookie' }
  return { ...base(event), kind: 'cookie-clear', cookie: cookieClear }
}

export function write(given: CookieGiven & Partial<Pick<CookieWrite, 'credential'>> = {}, file = LOGOUT): CookieWriteEvent {
  return { ...base({}, file), kind: 'cookie-write', cookie: cookieWrite(given) }
}

export function cookieWrite(given: CookieGiven & Partial<Pick<CookieWrite, 'credential'>> = {}): CookieWrite {
  const attributes = cookie({ path: '/', ...given })
  return { ...attributes, via: 'setCookie', credential: given.credential ?? 'unknown', client: given.client ?? false }
}

export function header(value: string | HeaderEvent['value'], given: Partial<HeaderEvent> = {}): HeaderEvent {
  const attribute = typeof value === 'string' ? known(value) : value
  return { ...base(given), kind: 'header', name: 'clear-site-data', value: attribute, mode: 'set', ...given }
}

export function send(given: Partial<SendEvent> = {}): SendEvent {
  return { ...base(given), kind: 'send', via: 'send', ...given }
}

export function opaque(callee: string, given: Partial<OpaqueCallEvent> = {}): OpaqueCallEvent {
  return { ...base(given), kind: 'opaque-call', callee, reason: 'no source', carries: [], looksLikeInvalidation: false, ...given }
}

/** Code that was not looked at. */
export function lost(text: string, given: Partial<LostTrail> = {}): LostTrail {
  return { place: at(), reason: 'too deep', text, hides: true, ...given }
}

/** A test on the way to an event. */
export function branch(text = 'user', start = 1, kind: Condition['kind'] = 'branch'): readonly Condition[] {
  return [{ place: at(LOGOUT, start), kind, text }]
}

// Endpoints ------------------------------------------------------------------------------------------------------------------

export function run(events: readonly LogoutEvent[], given: Partial<Run> = {}): Run {
  return { method: 'POST', events, lost: [], ...given }
}

export function endpoint(runs: readonly Run[], given: Partial<Endpoint> = {}): Endpoint {
  return {
    id: 'POST /logout',
    framework: 'web',
    methods: runs.flatMap(({ method }) => method ?? []),
    path: '/logout',
    pathIsComplete: true,
    name: 'logout',
    registration: { file: LOGOUT, start: 0, end: 4 },
    handler: { file: LOGOUT, start: 5, end: 100_000 },
    evidence: [],
    respondsWithHeaders: true,
    runs,
    ...given,
  }
}

/** An endpoint of one POST run with these events. */
export const post = (...events: readonly LogoutEvent[]): Endpoint => endpoint([run(events)])

/** An endpoint of one GET run with these events. */
export const get = (...events: readonly LogoutEvent[]): Endpoint => endpoint([run(events, { method: 'GET' })])

// The package around them ----------------------------------------------------------------------------------------------------

export function setup(given: Partial<SessionSetup> = {}): SessionSetup {
  return {
    library: 'sessions',
    place: at('/app/src/app.ts'),
    scope: ROOT,
    state: 'stateful',
    cookie: null,
    clearsCookie: false,
    options: {},
    ...given,
  }
}

interface IssuedGiven {
  readonly scope?: string
  readonly functionName?: string | null
  readonly unreferenced?: boolean
}

const issued = ({ scope = ROOT, functionName = 'login', unreferenced = false }: IssuedGiven): Required<IssuedGiven> => (
  { scope, functionName, unreferenced }
)

export function sets(
  given: Parameters<typeof cookieWrite>[0], more: IssuedGiven & Partial<Pick<IssuedCookie, 'routes'>> = {},
): IssuedCookie {
  return { event: write(given, LOGIN), routes: more.routes ?? [{ path: '/login', complete: true }], ...issued(more) }
}

export function keeps(entity: string, given: Partial<RecordWriteEvent> = {}, more: IssuedGiven = {}): IssuedRecord {
  const event: RecordWriteEvent = {
    ...base({}, LOGIN), kind: 'record-write', via: 'db.insert', what: 'refresh-token', library: 'db', entity, ...given,
  }
  return { event, ...issued(more) }
}

export function signs(more: IssuedGiven = {}): IssuedRecord {
  const event: TokenIssuedEvent = { ...base({}, LOGIN), kind: 'token-issued', via: 'sign', library: 'tokens' }
  return { event, ...issued(more) }
}

export function clearsElsewhere(given: CookieGiven): ClearedCookie {
  const event = clear(given, { place: at('/app/src/client.ts') })
  return { event, scope: ROOT, functionName: 'onLogout' }
}

export function facts(given: Partial<ProjectFacts> & { readonly texts?: Readonly<Record<string, string>> } = {}): ProjectFacts {
  const { texts = {}, ...rest } = given
  return {
    root: ROOT,
    endpoints: [],
    neighbours: [],
    credentialChanges: [],
    changeGuards: [],
    renewals: [],
    looseLibraries: [],
    keepingResets: [],
    keepingCalls: [],
    scopeOf: {},
    packages: [],
    toldServers: [],
    setups: [],
    issuedCookies: [],
    issuedRecords: [],
    otherClears: [],
    overwrittenCookies: [],
    triggers: [],
    templateTriggers: [],
    storage: [],
    caches: [],
    logins: [],
    filesRead: 0,
    filesAnalysed: 0,
    skipped: [],
    textOf: (file) => texts[file] ?? '',
    mentioning: (text) => Object.keys(texts).filter((file) => texts[file]!.includes(text)),
    importedFile: () => null,
    ...rest,
  }
}
