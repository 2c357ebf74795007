/**
 * Questions about the front end: what starts a logout, how it asks for it, and what it keeps. Triggers are tied to the endpoints
 * of the same project by their paths; of a logout elsewhere nothing is said.
 */
import { cookieRole, wordsOf } from '../knowledge/cookie-names.ts'
import { frameworks } from '../knowledge/index.ts'
import type { Verdict } from '../model/evidence.ts'
import type { ClientTrigger, Endpoint, TriggerKind } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { Cited, ClientStateAnswer, CookiesAnswer, KeptCache, KeptCredential, ServerSessionAnswer, Trigger } from '../model/view.ts'
import { holdsServerCode } from '../extract/prefilter.ts'
import { isInside } from './paths.ts'

/** What the browser requests by itself, or as soon as somebody clicks, without a script of the page's. */
const NAVIGATIONS: ReadonlySet<TriggerKind> = new Set(['anchor', 'link-component', 'image', 'location', 'router'])

/** Kinds whose target may be a page of the front end's own router, with the same path as the server's. */
const CLIENT_ROUTED: ReadonlySet<TriggerKind> = new Set(['link-component', 'router', 'anchor'])

/** Triggers that send a GET, or make the browser send one, to an endpoint that logs out by it. */
export function getTriggers(facts: ProjectFacts, actsOnGet: (endpoint: Endpoint) => Verdict): readonly Trigger[] {
  // A template is filled in by the server of its own package.
  const ofTemplates = facts.templateTriggers.filter((trigger) =>
    endpointsOf(trigger, facts).some(({ id }) => isInside(trigger.place.file, facts.scopeOf[id] ?? '')))
  const byGet = [...facts.triggers, ...ofTemplates].filter(({ method, kind }) => method === 'GET' || NAVIGATIONS.has(kind))
  return byGet.flatMap((trigger): Trigger[] => {
    const endpoints = endpointsOf(trigger, facts)
    const [endpoint] = endpoints
    if (endpoint === undefined || !endpoints.every((one) => actsOnGet(one).is === 'yes')) return []
    return staysInFrontEnd(trigger, endpoint, facts) ? [] : [{ trigger, endpoint }]
  })
}

/**
 * Requests to another origin that carry no cookies, to an endpoint that goes by cookies: the server sees a stranger.
 *
 * @see https://fetch.spec.whatwg.org/#credentials
 */
export function strangers(facts: ProjectFacts, cookies: (endpoint: Endpoint) => CookiesAnswer): readonly Trigger[] {
  return facts.triggers.flatMap((trigger): Trigger[] => {
    const { request, kind } = trigger
    if (request === undefined || !request.host || request.credentials !== 'omitted' || request.authorized) return []
    if (!isOfBrowser(trigger, facts) || isNative(facts) || (kind !== 'fetch' && setsDefaults(facts))) return []
    const endpoints = endpointsOf(trigger, facts)
    const [endpoint] = endpoints
    const goesByCookies = endpoints.every((one) => cookies(one).cookies.length > 0)
    return endpoint !== undefined && goesByCookies && !endpoints.every((one) => servesPage(one, trigger, facts)) ? [{ trigger, endpoint }] : []
  })
}

/** React Native has no origins, and sends its cookies everywhere. */
function isNative({ mentioning, textOf }: ProjectFacts): boolean {
  return mentioning('react-native').some((file) => /(?:from|require\()\s*['"]react-native['"]/.test(textOf(file)))
}

/** What an HTTP client sends along may be said to it anywhere: by its defaults, or by a function that sees each request. */
function setsDefaults({ mentioning, textOf }: ProjectFacts): boolean {
  const words = ['interceptors', '.defaults', 'beforeRequest']
  return words.some((word) => mentioning(word).some((file) => SETS_DEFAULTS.test(textOf(file))))
}

const SETS_DEFAULTS = new RegExp([
  String.raw`\binterceptors\s*\??\.\s*request\b`,
  String.raw`\.defaults\s*(?:\??\.\s*(?:withCredentials|headers|baseURL|credentials)\b|\[|=)`,
  String.raw`\bbeforeRequest\b`,
].join('|'))

/** A server whose routes are files has the pages of its package too: on the developer's own machine, they have one origin. */
function servesPage({ id, framework }: Endpoint, { request, place }: ClientTrigger, { scopeOf }: ProjectFacts): boolean {
  return LOOPBACK.test(request?.host ?? '') && BY_FILE.has(framework) && isInside(place.file, scopeOf[id] ?? '')
}

const LOOPBACK = /^(?:localhost|127\.0\.0\.1)(?::|$)/
const BY_FILE: ReadonlySet<string> = new Set(frameworks.flatMap(({ fileRoutes = [] }) => fileRoutes.map((row) => row.framework)))

/** Requests whose failure nobody hears of, in functions that go on to clear what the browser keeps. */
export function unconfirmed(facts: ProjectFacts): readonly ClientTrigger[] {
  return facts.triggers.filter(({ request }) =>
    request !== undefined && request.cleanUp !== null && (request.outcome === 'ignored' || request.outcome === 'swallowed'))
}

/** The endpoints that a trigger leads to: those with the same path, as far as both are known; of its own package, if there are. */
export function endpointsOf(trigger: ClientTrigger, facts: Pick<ProjectFacts, 'endpoints' | 'scopeOf'>): readonly Endpoint[] {
  const all = endpointsWithPath(trigger, facts)
  const own = all.filter(({ id }) => isInside(trigger.place.file, facts.scopeOf[id] ?? ''))
  return own.length > 0 ? own : all
}

function endpointsWithPath({ target, place }: ClientTrigger, { endpoints }: Pick<ProjectFacts, 'endpoints'>): readonly Endpoint[] {
  if (target === null) return []
  const wanted = segmentsOf(target)
  const others = endpoints.filter((endpoint) => endpoint.path !== null && endpoint.methods.length > 0 && endpoint.handler !== place)
  const exact = others.filter((endpoint) => segmentsOf(endpoint.path!).join('/') === wanted.join('/'))
  if (exact.length > 0) return exact
  // A base address in front of the one, or a mount in front of the other, may be all that differs.
  return wanted.length < 2 ? [] : others.filter((endpoint) => isEnd(wanted, segmentsOf(endpoint.path!)) || (!endpoint.pathIsComplete && isEnd(segmentsOf(endpoint.path!), wanted)))
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '' && segment !== '…')

function isEnd(end: readonly string[], whole: readonly string[]): boolean {
  return end.length > 0 && end.length <= whole.length && end.every((segment, index) => segment === whole[whole.length - end.length + index])
}

/** Does a client-side router show a page of its own, and no request is sent? */
function staysInFrontEnd(trigger: ClientTrigger, { id }: Endpoint, facts: ProjectFacts): boolean {
  if (!CLIENT_ROUTED.has(trigger.kind)) return false
  return isPageOfFrontEnd(trigger, facts) || (isRouterLink(trigger, facts) && !isInside(trigger.place.file, facts.scopeOf[id] ?? ''))
}

/** A router's own link, as against one that renders an anchor. It leads to a server only where that serves the same application. */
function isRouterLink({ kind, place }: ClientTrigger, { textOf }: ProjectFacts): boolean {
  return kind === 'link-component' && /\s:?to\s*=/.test(textOf(place.file).slice(place.start, place.end))
}

/** Does the front end have a page of its own under the path? */
function isPageOfFrontEnd({ target, place }: ClientTrigger, { textOf, triggers, mentioning }: ProjectFacts): boolean {
  const bare = (target ?? '').replace(/^\//, '')
  const page = new RegExp(String.raw`\bpath\s*[:=]\s*\{?\s*['"\x60]\/?${bare.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}\/?['"\x60]`)
  const near = [place.file, ...triggers.map((other) => other.place.file)]
  return near.some((file) => page.test(textOf(file))) || mentioning(bare).some((file) => page.test(textOf(file)) && isRouterOfPages(textOf(file)))
}

/** Pages are shown by components; a table of routes of a server has handlers. */
const isRouterOfPages = (text: string): boolean => /<Route\b|createBrowserRouter|createRouter|\bcomponent\s*:|\belement\s*[:=]/.test(text) && !holdsServerCode(text)

/** Anything by which code may tell a server that somebody logs out, without a path in sight: clients, actions, mutations, stores. */
const TELLS = /\b(?:fetch|axios|ky|request|http|api|client|mutate\w*|dispatch|action|emit|send|post|trpc|graphql|apollo|supabase|firebase|signOut|sign_out|revoke)\w*\b|\w(?:request|api|service|mutation|action|client)s?\b|\/(?:log|sign)[-_]?(?:out|off)\b|\.(?:log|sign)[-_]?(?:out|off)\s*\(/i

/** How far before a removal the name of the function may stand. */
const NEARBY = 400

/**
 * Removals of a credential in what is called a logout, where no code of the front end starts a logout at the server, and the
 * server has one that ends something.
 */
export function clientOnlyLogouts(
  facts: ProjectFacts, kept: readonly KeptCredential[], serverSession: (endpoint: Endpoint) => ServerSessionAnswer,
): readonly Cited[] {
  const isWorthTelling = facts.endpoints.some((endpoint) => ['done', 'partial', 'unawaited'].includes(serverSession(endpoint).status))
  if (!isWorthTelling || facts.triggers.length + facts.templateTriggers.length > 0) return []
  return kept.flatMap(({ removedAt, storage }) => {
    if (removedAt === null) return []
    const text = facts.textOf(removedAt.file)
    const before = text.slice(Math.max(0, removedAt.start - NEARBY), removedAt.start)
    return LOGOUT_FUNCTION.test(before) && !TELLS.test(text) ? [{ place: removedAt, via: `${storage}.removeItem` }] : []
  })
}

const LOGOUT_FUNCTION = /\b\w*(?:log|sign)_?-?out\w*\s*(?:[:=(]|\()/i

// ---------------------------------------------------------------------------------------------------------------------------
// Web storage
// ---------------------------------------------------------------------------------------------------------------------------

/** Keys under which front ends keep who is logged in. */
const USER_KEY = /^(?:current|logged_?in|auth|my)?_?-?user_?-?(?:s|info|data|details|profile|object)?$/i

/** Words of a key under which a token is kept; `ssoAttempt` and `sessionExpiresAt` are marks beside one. */
const TOKEN_WORD = /^(?:tokens?|jwt|bearer|credentials?|\w*token)$/
const WHOLE_KEY = /^(?:auth|session|access|refresh|sid|session_?-?id)$/i

function isCredentialKey(key: string): boolean {
  if (WHOLE_KEY.test(key) || USER_KEY.test(key)) return true
  return cookieRole(key) === 'auth' && wordsOf(key).some((word) => TOKEN_WORD.test(word))
}

/** Credentials and users that are written to web storage: one entry for each key of a package, at the first place that writes it. */
export function keptCredentials({ storage }: Pick<ProjectFacts, 'storage'>): readonly KeptCredential[] {
  const kept = new Map<string, KeptCredential>()
  for (const use of storage) {
    const { key, scope } = use
    if (use.op !== 'set' || use.storage === 'wrapper' || key === null || !isCredentialKey(key)) continue
    const id = `${scope} ${key}`
    if (kept.has(id)) continue
    const removals = storage.filter((other) => other.scope === scope && other.op !== 'set' && (other.key === key || other.key === null))
    const removal = removals.find((other) => other.key === key) ?? removals[0]
    kept.set(id, {
      place: use.place, key, scope, storage: use.storage, isRefreshToken: isRefreshToken(key), removedAt: removal?.place ?? null,
    })
  }
  return [...kept.values()]
}

function isRefreshToken(key: string): boolean {
  const words = wordsOf(key)
  return words.includes('refresh') || words.some((word) => /^refresh_?token$/.test(word))
}

// ---------------------------------------------------------------------------------------------------------------------------
// Caches of answers
// ---------------------------------------------------------------------------------------------------------------------------

/** Requests for a logout, with the caches of their packages that nothing empties. */
export function keptCaches(facts: ProjectFacts): readonly KeptCache[] {
  const left = facts.caches.filter(({ emptied }) => emptied === null)
  if (left.length === 0) return []
  return facts.triggers.filter((trigger) => trigger.request !== undefined && isOfBrowser(trigger, facts)).flatMap((trigger) =>
    left.filter(({ scope }) => isInside(trigger.place.file, scope)).map((cache) => ({ trigger, cache })))
}

/** Files that run on the server by their place or name. */
const SERVER_FILE = /(?:^|\/)(?:pages\/api|server|servers|backend)\/|(?:^|\/)route\.[cm]?[jt]s$|\.server\.[cm]?[jt]sx?$/

/** Does the page start the logout, and not a server that hands a request on? */
export function isOfBrowser({ place }: ClientTrigger, { endpoints, textOf, root }: ProjectFacts): boolean {
  if (holdsServerCode(textOf(place.file)) || SERVER_FILE.test(place.file.slice(root.length))) return false
  return !endpoints.some(({ handler, registration, runs }) =>
    [handler, registration, ...runs.flatMap(({ events }) => events.map((event) => event.place))].some(({ file }) => file === place.file))
}

// ---------------------------------------------------------------------------------------------------------------------------
// What becomes of it all
// ---------------------------------------------------------------------------------------------------------------------------

/** Does what calls the endpoint leave anything of the user in the browser? */
export function judgeClientState(endpoint: Endpoint, facts: ProjectFacts, kept: readonly KeptCredential[]): ClientStateAnswer {
  const callers = facts.triggers.filter((trigger) => endpointsOf(trigger, facts).includes(endpoint))
  const asking = callers.length > 0 ? callers : facts.endpoints.length === 1 ? facts.triggers : []
  if (asking.length === 0) return answer('not-applicable', 'no front end in the analysed code starts a logout')
  if (kept.length === 0) return answer('not-applicable', 'the front end keeps no token or user in web storage')
  const left = kept.filter(({ removedAt }) => removedAt === null)
  if (left.length > 0) return answer('missing', `${listOf(left)} stays in web storage`, left.map(({ place, storage }) => ({ place, via: `${storage}.setItem` })))
  const evidence = kept.flatMap(({ removedAt, storage }) => (removedAt === null ? [] : [{ place: removedAt, via: `${storage}.removeItem` }]))
  return answer('done', `${listOf(kept)} is removed from web storage`, evidence)
}

const listOf = (kept: readonly KeptCredential[]): string => [...new Set(kept.map(({ key }) => `\`${key}\``))].join(', ')

function answer(status: ClientStateAnswer['status'], why: string, evidence: ClientStateAnswer['evidence'] = []): ClientStateAnswer {
  return { status, why, evidence }
}
