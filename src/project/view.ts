/**
 * The view of a project: facts in, answers out. Each question about an endpoint is judged once.
 */
import type { Endpoint, Place } from '../model/facts.ts'
import type { Remedy } from '../model/finding.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { RepairRequest } from '../model/repairs.ts'
import type { ClearSiteDataAnswer, LogoutView } from '../model/view.ts'
import { disclosures, openRedirects, refusals } from './judge-answers.ts'
import { judgeClearSiteData } from './judge-clear-site-data.ts'
import { clientOnlyLogouts, getTriggers, judgeClientState, keptCaches, keptCredentials, strangers, unconfirmed } from './judge-client.ts'
import { judgeCookies } from './judge-cookies.ts'
import { judgeCredentialChange } from './judge-credentials.ts'
import { judgeActsOnGet } from './judge-method.ts'
import { judgeServerSession } from './judge-session.ts'
import { judgeTokens } from './judge-tokens.ts'
import { crossSiteCookie } from './judge-forgery.ts'
import { judgeHeader } from './judge-header.ts'
import { isLogged, lastingDenials, loggedSecrets } from './judge-log.ts'
import { browserStorageUses, lateWrites, overwrittenCookies } from './judge-order.ts'
import { isInside } from './paths.ts'
import { createLocate } from './positions.ts'
import { actingRuns } from './runs.ts'

export interface ViewOptions {
  /** Is this the file that is being looked at? */
  isHome(file: string): boolean
  /** Absolute folder that described places are relative to. */
  readonly root: string
  /** Makes repairs; without it there are none. */
  readonly repair?: (request: RepairRequest) => readonly Remedy[]
}

export function createView(facts: ProjectFacts, options: ViewOptions): LogoutView {
  const locate = createLocate((file) => facts.textOf(file))
  const cookies = oncePerEndpoint((endpoint) => judgeCookies(endpoint, facts))
  const actsOnGet = oncePerEndpoint(judgeActsOnGet)
  const kept = once(() => keptCredentials(facts))
  const serverSession = oncePerEndpoint((endpoint) => judgeServerSession(endpoint, facts))
  return {
    endpoints: once(() => facts.endpoints.toSorted(byPlace)),
    isHome: (place) => options.isHome(place.file),
    actsOnGet,
    serverSession,
    tokens: oncePerEndpoint((endpoint) => judgeTokens(endpoint, facts)),
    cookies,
    clientState: oncePerEndpoint((endpoint) => judgeClientState(endpoint, facts, kept())),
    clearSiteData: oncePerDirectives((endpoint, directives) => judgeClearSiteData(endpoint, directives, cookies(endpoint))),
    openRedirects: oncePerEndpoint((endpoint) => openRedirects(endpoint, (file) => facts.textOf(file))),
    refusals: oncePerEndpoint(refusals),
    disclosures: oncePerEndpoint(disclosures),
    crossSiteCookie: oncePerEndpoint((endpoint) => crossSiteCookie(endpoint, facts)),
    loggedSecrets: oncePerEndpoint(loggedSecrets),
    isLogged: oncePerEndpoint((endpoint) => isLogged(endpoint, (file) => facts.textOf(file))),
    lastingDenials: oncePerEndpoint((endpoint) => lastingDenials(endpoint, (file) => facts.textOf(file))),
    lateWrites: oncePerEndpoint((endpoint) => actingRuns(endpoint).flatMap(lateWrites)),
    headerDefects: oncePerEndpoint(judgeHeader),
    browserStorage: oncePerEndpoint((endpoint) => actingRuns(endpoint).flatMap(browserStorageUses)),
    keepingResets: () => facts.keepingResets,
    keepingCalls: () => facts.keepingCalls,
    credentialChanges: once(() => facts.credentialChanges.map((change) => judgeCredentialChange(change, facts))),
    overwrittenCookies: once(() => [
      ...facts.overwrittenCookies,
      ...facts.endpoints.flatMap(({ runs }) => runs.flatMap(({ events }) => overwrittenCookies(events))),
    ]),
    clientTriggers: () => facts.triggers,
    getTriggers: once(() => getTriggers(facts, actsOnGet)),
    requestsWithoutCookies: once(() => strangers(facts, cookies)),
    unconfirmedRequests: once(() => unconfirmed(facts)),
    keptCredentials: kept,
    keptCaches: once(() => keptCaches(facts)),
    clientOnlyLogouts: once(() => clientOnlyLogouts(facts, kept(), serverSession)),
    remedies: (request) => options.repair?.(request) ?? [],
    lost: (endpoint) => endpoint.runs.flatMap((run) => run.lost),
    skipped: () => facts.skipped,
    describe: ({ file, start }) => `${relativeTo(options.root, file)}:${locate(file, start).line}`,
  }
}

/** The path below the folder; of a file elsewhere, the whole path. */
export function relativeTo(folder: string, file: string): string {
  return isInside(file, folder) && file !== folder ? file.slice(folder.replace(/\/$/, '').length + 1) : file
}

function byPlace(a: Endpoint, b: Endpoint): number {
  return order(a.registration, b.registration) || order(a.handler, b.handler)
}

function order(a: Place, b: Place): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.start - b.start
}

function once<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined
  return () => (result ??= { value: compute() }).value
}

function oncePerEndpoint<T>(judge: (endpoint: Endpoint) => T): (endpoint: Endpoint) => T {
  const known = new WeakMap<Endpoint, { readonly answer: T }>()
  return (endpoint) => {
    const seen = known.get(endpoint) ?? { answer: judge(endpoint) }
    known.set(endpoint, seen)
    return seen.answer
  }
}

type JudgeDirectives = (endpoint: Endpoint, directives: readonly string[]) => ClearSiteDataAnswer

function oncePerDirectives(judge: JudgeDirectives): JudgeDirectives {
  const perList = new Map<string, (endpoint: Endpoint) => ClearSiteDataAnswer>()
  return (endpoint, directives) => {
    const key = directives.join(',')
    const judged = perList.get(key) ?? oncePerEndpoint((of) => judge(of, directives))
    perList.set(key, judged)
    return judged(endpoint)
  }
}
