/**
 * Can another site log the user out with a form of its own? By POST it can where the login cookie is sent along with requests of
 * other sites (`SameSite=None`) and nothing looks at where the request comes from.
 */
import { cookieRole } from '../knowledge/cookie-names.ts'
import { valueOf } from '../model/facts.ts'
import type { CookieWrite, Endpoint, Place } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { Cited } from '../model/view.ts'

/** Packages that check a token or the origin of requests. */
const GUARDS = /csrf|csurf|xsrf|lusca|helmet-csrf|sec-fetch/i

/** Code that could be checking it, in the files that the logout and its session are made in. */
const CHECKS = /csrf|xsrf|origin\b|referer|sec-fetch/i

const UNSAFE: readonly string[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'ANY']

/** The cookie that goes along with requests of other sites; null where there is none, or something may stand guard. */
export function crossSiteCookie(endpoint: Endpoint, facts: ProjectFacts): Cited | null {
  if (!endpoint.methods.some((method) => UNSAFE.includes(method))) return null
  const scope = facts.scopeOf[endpoint.id]
  const open = cookiesOf(scope, facts).find(({ cookie }) => valueOf(cookie.sameSite) === 'none')
  if (open === undefined || isGuarded(endpoint, scope, facts, open.place)) return null
  return { place: open.place, via: open.cookie.via }
}

interface SetCookie {
  readonly cookie: CookieWrite
  readonly place: Place
}

/** The cookies of the package that carry a login. */
function cookiesOf(scope: string | undefined, { issuedCookies, setups }: ProjectFacts): readonly SetCookie[] {
  const own = issuedCookies.filter((issued) => issued.scope === scope && !issued.unreferenced && cookieRole(valueOf(issued.event.cookie.name) ?? '') === 'auth')
  const bySetups = setups.flatMap(({ cookie, place, scope: of }) => (cookie === null || of !== scope ? [] : [{ cookie, place }]))
  return [...own.map(({ event }) => ({ cookie: event.cookie, place: event.place })), ...bySetups]
}

function isGuarded(endpoint: Endpoint, scope: string | undefined, facts: ProjectFacts, setAt: Place): boolean {
  const dependencies = facts.packages.find(({ folder }) => folder === scope)?.dependencies ?? []
  if (dependencies.some((name) => GUARDS.test(name))) return true
  const files = new Set([endpoint.handler.file, endpoint.registration.file, setAt.file, ...facts.setups.map(({ place }) => place.file)])
  return [...files].some((file) => CHECKS.test(facts.textOf(file))) || endpoint.runs.some((run) => run.lost.some(({ hides }) => hides === true))
}
