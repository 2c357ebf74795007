/**
 * Which path a cookie is stored under: the Path attribute, or else the directory of the URL that answered.
 */
import { differingCase, differingSetting, sameExpression } from './attribute.ts'
import type { Likeness } from './attribute.ts'
import { valueOf } from './facts.ts'
import type { Attribute } from './facts.ts'
import type { RoutePath } from './project-facts.ts'

/**
 * The routes that run the code that sets the cookie, and those that run the code that clears it. The path of a route that is
 * not complete is the end of its URL.
 */
export interface RouteContext {
  readonly setPaths: readonly RoutePath[]
  readonly clearPaths: readonly RoutePath[]
  /** Both codes are registered on one router, so an unknown mount prefix is the same for both. */
  readonly sameRouter?: boolean
}

export interface PathComparison {
  readonly is: Likeness
  readonly why: string
  /** Effective path; null where it cannot be known. */
  readonly setPath: string | null
  readonly clearPath: string | null
}

/**
 * A path under which the cookie may be stored. `below-mount` is what stands behind a mount prefix that is not known;
 * `index` marks the router's index route, whose URL may be the prefix without a slash, and so lie one level higher.
 */
type Directory =
  | { readonly is: 'known'; readonly path: string }
  | { readonly is: 'below-mount'; readonly path: string; readonly index: boolean }
  /** The directory of whatever page is open: another one on every level of the site. */
  | { readonly is: 'of-the-page' }
  | { readonly is: 'unknown'; readonly why: string }

/** A route segment that stands for more than its own text, in the notations of the usual routers. */
const PARAMETER = /[:*?+()[\]{}]|^\$/

/** The action of a page is in the query: `/account?/logout`. Behind a parameter a question mark says that it can be absent. */
const ACTION = /(?<=\/[^/:?]*)\?\/[^/]*$/

/** A parameter that can be absent or can hold a slash, so that it moves the directory. */
const ELASTIC = /[*?+(]|\.\.\.|\[\[|^\$$/

/**
 * The path under which a browser stores a cookie that has no usable Path attribute: the directory of the request URL.
 * RFC 6265bis §5.1.4. Escapes and letter case are kept as they are.
 *
 * @param urlPath The path of the URL; a query or fragment is ignored.
 */
export function defaultPath(urlPath: string): string {
  const path = urlPath.replace(/[?#].*$/s, '')
  if (!path.startsWith('/')) return '/'
  const lastSlash = path.lastIndexOf('/')
  return lastSlash === 0 ? '/' : path.slice(0, lastSlash)
}

/**
 * Compares the paths under which the cookie is stored and looked for. Paths are equal byte for byte or not at all
 * (RFC 6265bis §5.7): `/app` and `/app/` are two.
 *
 * @param oneConfiguration Both sides read one configuration, so that values that are not known are still the same ones.
 */
export function comparePaths(
  set: Attribute<string | null>,
  clear: Attribute<string | null>,
  routes: RouteContext,
  oneConfiguration: boolean,
): PathComparison {
  const setDirectories = directories(set, routes.setPaths)
  const clearDirectories = directories(clear, routes.clearPaths)
  const ends = { setPath: theOnlyPath(setDirectories), clearPath: theOnlyPath(clearDirectories) }
  if (set.is === 'unknown' || clear.is === 'unknown') {
    const same = sameExpression(set, clear) || (oneConfiguration && set.is === clear.is)
    const why = same ? undefined : whyConditional(set, clear)
    if (why !== undefined) return { is: 'different', why, ...ends }
    return same
      ? { is: 'same', why: 'the same path expression on both sides', ...ends }
      : { is: 'unknown', why: `the path of the ${set.is === 'unknown' ? 'cookie' : 'deletion'} is not known`, ...ends }
  }
  return { ...comparePlaces(setDirectories, clearDirectories, routes.sameRouter === true), ...ends }
}

/** One side's path depends on a condition or a setting, and the other side's does not. */
function whyConditional(set: Attribute<string | null>, clear: Attribute<string | null>): string | undefined {
  const side = set.is === 'unknown' ? 'cookie' : 'deletion'
  const other = differingCase(set, clear)
  if (other?.value) return `depending on a condition the ${side} has the path \`${other.value}\`, the other side always the same`
  const setting = differingSetting(set, clear)
  const fixed = valueOf(set.is === 'unknown' ? clear : set)
  return setting === undefined || !fixed ? undefined : `the ${side} has the path that \`${setting}\` says, the other side always \`${fixed}\``
}

/**
 * Every route that sets is held against every route that clears. A cookie that no clearing route reaches is a provable
 * mismatch. Where each setting route has its clearing counterpart (one router mounted twice), which of them a browser
 * uses together is not known.
 */
function comparePlaces(
  sets: readonly Directory[],
  clears: readonly Directory[],
  sameRouter: boolean,
): { is: Likeness; why: string } {
  const rows = sets.map((set) => ({ set, likenesses: clears.map((clear) => compareDirectories(set, clear, sameRouter)) }))
  const all = rows.flatMap((row) => row.likenesses)
  if (all.includes('unknown')) return { is: 'unknown', why: reasonOfDoubt([...sets, ...clears]) }
  if (all.every((likeness) => likeness === 'same')) return { is: 'same', why: 'the same path' }
  const stranded = rows.find((row) => row.likenesses.every((likeness) => likeness === 'different'))
  if (stranded === undefined) return { is: 'unknown', why: 'the path depends on which of several routes answers' }
  const clearedUnder = [...new Set(clears.map(show))].join(' and ')
  const why = `the cookie is stored under path ${show(stranded.set)}, the deletion looks under ${clearedUnder}`
  return { is: 'different', why }
}

function compareDirectories(a: Directory, b: Directory, sameRouter: boolean): Likeness {
  if (a.is === 'known' && b.is === 'known') return a.path === b.path ? 'same' : 'different'
  // From the pages of one directory it would be the same.
  if ((a.is === 'known' && b.is === 'of-the-page') || (a.is === 'of-the-page' && b.is === 'known')) return 'different'
  if (!sameRouter || a.is !== 'below-mount' || b.is !== 'below-mount' || a.index !== b.index) return 'unknown'
  return a.path === b.path ? 'same' : 'different'
}

/** Where a call site's cookie may be stored: one place if the path is written, else one for each route. */
function directories(path: Attribute<string | null>, routes: readonly RoutePath[]): readonly Directory[] {
  if (path.is === 'unknown') return [{ is: 'unknown', why: path.reason }]
  if (path.value?.startsWith('/')) return [{ is: 'known', path: path.value }]
  if (routes.length === 0) return [{ is: 'unknown', why: 'no `Path` is written and the URL that answers is not known' }]
  return routes.map(directoryOf)
}

/** The default-path of a route's URL, as far as the route's pattern tells it. */
function directoryOf(route: RoutePath): Directory {
  if (route.anywhere === true) return { is: 'of-the-page' }
  if (route.path === null) return { is: 'unknown', why: 'no `Path` is written and the URL that answers is not known' }
  const url = (route.path.startsWith('/') ? route.path : `/${route.path}`).replace(ACTION, '')
  const lastSlash = url.lastIndexOf('/')
  const directory = url.slice(0, lastSlash)
  const last = url.slice(lastSlash + 1)
  if (directory.split('/').some((segment) => PARAMETER.test(segment)) || ELASTIC.test(last)) {
    return { is: 'unknown', why: `no \`Path\` is written and the route \`${url}\` has a parameter that changes its directory` }
  }
  // Routers accept a path that ends in a slash without it too, and that one lies one level higher.
  if (last === '' && directory !== '') {
    return { is: 'unknown', why: `no \`Path\` is written and the route \`${url}\` may be called without its last slash` }
  }
  if (!route.complete) return { is: 'below-mount', path: directory, index: last === '' }
  return { is: 'known', path: defaultPath(url) }
}

function theOnlyPath(places: readonly Directory[]): string | null {
  const paths = new Set(places.map((place) => (place.is === 'known' ? place.path : null)))
  const [path = null] = paths
  return paths.size === 1 ? path : null
}

function reasonOfDoubt(places: readonly Directory[]): string {
  const lost = places.find((place) => place.is === 'unknown')
  return lost?.is === 'unknown' ? lost.why : 'no `Path` is written and the mount prefix of the route is not known'
}

function show(place: Directory): string {
  if (place.is === 'unknown') return 'an unknown path'
  if (place.is === 'of-the-page') return 'that of the page which is open'
  return place.is === 'known' ? `\`${place.path}\`` : `\`…${place.path}\``
}
