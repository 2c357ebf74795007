/** Addresses as code writes them, and whether they are those of an endpoint. */
import type { Node } from 'oxc-parser'
import type { Migration } from './migration.ts'
import { isInside } from '../project/paths.ts'

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

/** `elsewhere`: another address. `own`: that of the endpoint. `maybe`: on a host that may be the project's own. */
export type Lead = 'elsewhere' | 'own' | 'maybe'

const LOCAL = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::|$)/

/**
 * What a string is there for, as far as that says how it is read. `request`: a client is asked that may put a base address in
 * front by itself. `link`: the browser or `fetch` reads it, which take a path without a slash in front for one, too.
 */
export type Use = 'request' | 'link' | 'other'

export function leadsTo(address: string, { endpoint, segments, project: { facts } }: Migration, file: string, use: Use): Lead {
  const host = /^(?:https?:)?\/\/([^/?#]*)/i.exec(address)?.[1]
  const path = address.replace(/^(?:https?:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  const written = path.split('/').filter((segment) => segment !== '')
  const hasBase = written[0]?.startsWith(HOLE) === true && path.startsWith(HOLE)
  const own = (hasBase ? written.slice(1) : written).map((segment) =>
    segment.endsWith(HOLE) && segment.length > 1 ? segment.slice(0, -1) : segment,
  )
  if (own.length === 0) return 'elsewhere'
  const isRooted = path.startsWith('/') || hasBase || (host !== undefined && host !== '')
  if (!isRooted && use === 'other') return 'elsewhere'
  const mayHaveBase = hasBase || use === 'request'
  const isSame = isEqual(own, segments)
  // A server that is named by a setting may be this one, and then its whole path is written.
  const isServer = host !== undefined && host !== ''
  const isPart =
    mayHaveBase && !isServer && own.length < segments.length && isEqual(own, segments.slice(segments.length - own.length))
  const isWhole =
    !endpoint.pathIsComplete &&
    !isServer &&
    own.length > segments.length &&
    isEqual(own.slice(own.length - segments.length), segments)
  if (!isSame && !isPart && !isWhole) return 'elsewhere'
  if (facts.endpoints.some((other) => other !== endpoint && isBetter(other.path, own, segments, isSame))) return 'elsewhere'
  if (isOfOther(file)) return 'elsewhere'
  return host === undefined || host === '' || host.includes(HOLE) || LOCAL.test(host) ? 'own' : 'maybe'

  /** Another package has a logout with this address, and the file is in that one. */
  function isOfOther(at: string): boolean {
    const scope = facts.scopeOf[endpoint.id] ?? ''
    const others = facts.endpoints.filter((other) => other.path === endpoint.path && facts.scopeOf[other.id] !== scope)
    return !isInside(at, scope) && others.some((other) => isInside(at, facts.scopeOf[other.id] ?? ''))
  }
}

function isBetter(path: string | null, own: readonly string[], segments: readonly string[], isSame: boolean): boolean {
  const other = (path ?? '').split('/').filter((segment) => segment !== '' && segment !== '…')
  return !isSame && !isEqual(other, segments) && isEqual(own, other)
}

function isEqual(written: readonly string[], segments: readonly string[]): boolean {
  return (
    written.length === segments.length &&
    segments.every((segment, index) => segment === written[index] || (written[index] === HOLE && /^[:[{*]/.test(segment)))
  )
}

/** Does a text that is more than an address (HTML, a sentence) have one of these segments in it as a link or a request? */
export function holdsLink(text: string): boolean {
  return /\b(?:href|action|src|hx-get|location|fetch|url)\s*[=(:.]/i.test(text)
}
