/** Files that are routes because of where they stand: which URL the place means, and which method the name. */
import type { FileRouteRow, FrameworkTable, RouteNaming } from '../knowledge/define.ts'

/** What the place of a file says. */
export interface FileRoute {
  readonly row: FileRouteRow
  /** Its URL. */
  readonly path: string
  /** False where the place does not tell the URL (middleware). */
  readonly pathIsKnown: boolean
  /** The method in the file's name: `logout.post.ts`. */
  readonly method: string | null
}

/** Stands for a URL that is not known. */
const UNKNOWN_URL = '…'

const METHOD_SUFFIX = /\.(get|head|post|put|patch|delete|options)$/i

/**
 * The routes that a file is by its place.
 *
 * @param tables of the frameworks that are in use where the file stands
 * @param relative the file's path below the folder of its package
 */
export function fileRoutesOf(tables: readonly FrameworkTable[], relative: string): readonly FileRoute[] {
  return tables.flatMap((table) => (table.fileRoutes ?? []).flatMap((row) => fileRoute(row, relative) ?? []))
}

/** The route that a file is by one row; null when it is none. */
export function fileRoute(row: FileRouteRow, relative: string): FileRoute | null {
  const below = belowRoot(row.roots, relative)
  const match = below === null ? null : /^(.*?)\.([a-z]+)$/i.exec(below)
  if (!match || !row.extensions.includes(match[2] ?? '')) return null
  const name = match[1] ?? ''
  const method = row.methodSuffix ? (METHOD_SUFFIX.exec(name)?.[1]?.toUpperCase() ?? null) : null
  const segments = (method === null ? name : name.slice(0, -method.length - 1)).split('/')
  if (row.basename !== null && ![row.basename].flat().includes(segments.pop() ?? '')) return null
  const { except } = row.naming
  if (except !== undefined && segments.some((segment) => expression(except).test(segment))) return null
  if (row.path === undefined) return { row, path: urlOf(segments, row), pathIsKnown: true, method }
  if (row.basename !== null && segments.length > 0) return null
  return { row, path: row.path ?? UNKNOWN_URL, pathIsKnown: row.path !== null, method }
}

/** A file's path below the first root that it lies in; `*` in a root is any one name. Null where it lies in none. */
export function belowRoot(roots: readonly string[], relative: string): string | null {
  for (const root of roots) {
    if (root === '') return relative
    if (!root.includes('*')) {
      if (relative.startsWith(`${root}/`)) return relative.slice(root.length + 1)
      continue
    }
    const wanted = root.split('/')
    const given = relative.split('/')
    if (given.length > wanted.length && wanted.every((name, index) => name === '*' || name === given[index])) {
      return given.slice(wanted.length).join('/')
    }
  }
  return null
}

function urlOf(names: readonly string[], { naming, prefix = '' }: FileRouteRow): string {
  const segments = names.flatMap((name) => (naming.dots ? splitAtDots(name) : [name]))
  const last = segments.at(-1)
  if (last !== undefined && naming.index?.includes(last)) segments.pop()
  const url = segments.map((segment) => rewrite(segment, naming)).filter((segment) => segment !== '')
  return `${prefix}/${url.join('/')}`.replace(/\/+$/, '') || '/'
}

const rewrite = (segment: string, { segments }: RouteNaming): string =>
  segments.reduce((text, { matches, becomes }) => text.replace(expression(matches), becomes), segment)

/** `auth.logout` is two segments, `sitemap[.]xml` one. */
const splitAtDots = (name: string): string[] => name.split(/\.(?![^[\]]*\])/)

const expressions = new Map<string, RegExp>()

/** Rows are data, so their expressions are texts. */
function expression(text: string): RegExp {
  let known = expressions.get(text)
  if (known === undefined) {
    known = new RegExp(text, 'g')
    expressions.set(text, known)
  }
  known.lastIndex = 0
  return known
}
