/** Addresses as code writes them, and whether they are those of an endpoint. */
import type { Node } from 'oxc-parser'
import type { Neighbour } from '../../model/project-facts.ts'
import type { Migration } from './migration.ts'
import { isInside } from '../../project/paths.ts'

/** Stands for a part that is not written out. */
const HOLE = '\0'

/** The text of a string, with holes; null for what is none. */
export function addressOf(node: Node): string | null {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? node.value : null
    case 'TemplateLiteral':
      return node.quasis.map((quasi) => quasi.value.cooked ?? '').join(HOLE)
    case 'BinaryExpression': {
      if (node.operator !== '+') return null
      const [left, right] = [addressOf(node.left), addressOf(node.right)]
      return left === null && right === null ? null : `${left ?? HOLE}${right ?? HOLE}`
    }
    default:
      return null
  }
}

/** `elsewhere`: another address. `own`: the endpoint's. `maybe`: of a host, or behind a proxy, that may be the project's. */
export type Lead = 'elsewhere' | 'own' | 'maybe'

const LOCAL = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::|$)/

/**
 * What a string is there for, as far as that says how it is read. `request`: a client is asked that may put a base address in
 * front by itself. `link`: the browser or `fetch` reads it, which take a path without a slash in front for one, too.
 */
export type Use = 'request' | 'link' | 'other'

export function leadsTo(address: string, migration: Migration, file: string, use: Use): Lead {
  const { endpoint, segments, project: { facts } } = migration
  const host = /^(?:https?:)?\/\/([^/?#]*)/i.exec(address)?.[1] ?? ''
  const path = address.replace(/^(?:https?:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  const hasBase = path.startsWith(HOLE)
  // `${base}logout` is written for a base with a slash at its end.
  const isRooted = path.startsWith('/') || path.startsWith(`${HOLE}/`) || host !== ''
  if (!isRooted && use === 'other') return 'elsewhere'
  const own = segmentsOf(path.replace(/^\0/, ''))
  if (own.length === 0) return 'elsewhere'
  // A server that is named by a setting may be this one, and then its whole path is written.
  const mayHaveBase = host === '' && (hasBase || !isRooted || use === 'request')
  const isSame = isEqual(own, segments)
  const isPart = mayHaveBase && isEnd(own, segments)
  const before = own.slice(0, -segments.length)
  const isWhole = host === '' && isEnd(segments, own) && (!endpoint.pathIsComplete || isBehindProxy(before))
  if (!isSame && !isPart && !isWhole) return 'elsewhere'
  const others = othersThan(migration)
  const isOfOther = others.some(({ path: other }) => isEqual(own, segmentsOf(other)) && !isEqual(segments, segmentsOf(other)))
  if (!isSame && isOfOther) return 'elsewhere'
  const scope = facts.scopeOf[endpoint.id] ?? ''
  const alike = isInside(file, scope) ? [] : others.filter((other) => other.path === endpoint.path && other.scope !== scope)
  // A front end of its own package may call either.
  if (alike.length > 0) return alike.some((other) => isInside(file, other.scope)) ? 'elsewhere' : 'maybe'
  if (isWhole && !isSame && endpoint.pathIsComplete) return 'maybe'
  return host === '' || host.includes(HOLE) || LOCAL.test(host) ? 'own' : 'maybe'
}

/** The segments of a path: a hole at the end of one is a query that is put behind it. */
function segmentsOf(path: string): readonly string[] {
  const written = path.split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..' && segment !== '…')
  return written.map((segment) => (segment.endsWith(HOLE) && segment.length > 1 ? segment.slice(0, -1) : segment))
}

/** Is what stands before the path what a proxy takes away? */
function isBehindProxy(before: readonly string[]): boolean {
  return before.every((segment) => /^(?:api|v\d+|rest|backend|server)$/i.test(segment))
}

/** The other logouts of the project, the analysed part's and those around it. */
function othersThan({ endpoint, project: { facts } }: Migration): readonly (Neighbour & { readonly path: string })[] {
  const analysed = facts.endpoints
    .filter((other) => other !== endpoint)
    .map(({ id, path }) => ({ path, scope: facts.scopeOf[id] ?? '' }))
  return [...analysed, ...facts.neighbours].flatMap(({ path, scope }) => (path === null ? [] : [{ path, scope }]))
}

function isEnd(end: readonly string[], whole: readonly string[]): boolean {
  return end.length < whole.length && isEqual(whole.slice(whole.length - end.length), end)
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && others.every((segment, index) => isSameSegment(segment, some[index]!))
}

/** A parameter of the route is whatever is put there. */
function isSameSegment(a: string, b: string): boolean {
  return a === b || (a === HOLE && /^[:[{*]/.test(b)) || (b === HOLE && /^[:[{*]/.test(a))
}

/** Does a text that is more than an address (HTML, a sentence) have one of these segments in it as a link or a request? */
export function holdsLink(text: string): boolean {
  return /\b(?:href|action|src|hx-get|location|fetch|url)\s*[=(:.]/i.test(text)
}
