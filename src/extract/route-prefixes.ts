/** What stands in front of the routes of a router, whenever it was said: prefixes, modules with prefixes of their own, versions. */
import { joinPaths } from '../model/http.ts'
import { isUndefined, settled, stringOf, type Value } from '../syntax/values.ts'
import { NO_PATH, pathText, type PathText } from './path-text.ts'

interface OwnPrefix {
  readonly paths: readonly PathText[]
  /** Paths below it that it does not hold for. */
  readonly exclude: readonly string[]
}

interface Versioning {
  /** What is put before the number: `v`. */
  readonly prefix: string
  readonly byDefault: readonly string[]
}

/** A version that puts nothing into the path. */
export const NEUTRAL = ''

export class RoutePrefixes {
  private readonly own = new Map<number, OwnPrefix>()
  private readonly schemes = new Map<number, Versioning>()
  private readonly versions = new Map<string, readonly string[]>()

  setPrefix(router: number, paths: readonly PathText[], exclude: readonly string[]): void {
    this.own.set(router, { paths, exclude })
  }

  has(router: number): boolean {
    return this.own.has(router)
  }

  setVersioning(router: number, prefix: Value | undefined, byDefault: Value | undefined): void {
    this.schemes.set(router, { prefix: prefix === undefined || isUndefined(prefix) ? 'v' : (stringOf(settled(prefix)) ?? ''), byDefault: versionsIn(byDefault) })
  }

  /** @param name of a method of the router's class, or null for all */
  setVersion(router: number, name: string | null, version: Value): void {
    this.versions.set(key(router, name), versionsIn(version))
  }

  of(router: number): OwnPrefix {
    return this.own.get(router) ?? NOTHING
  }

  schemeOf(router: number): Versioning | null {
    return this.schemes.get(router) ?? null
  }

  /** The parts that the versions of a route put into its path; none where it has no version. */
  segments(router: number | null, name: string | null, scheme: Versioning | null): readonly string[] {
    if (scheme === null || router === null) return [NEUTRAL]
    const own = this.versions.get(key(router, name)) ?? this.versions.get(key(router, null)) ?? scheme.byDefault
    return own.length === 0 ? [NEUTRAL] : own.map((version) => (version === NEUTRAL ? NEUTRAL : `${scheme.prefix}${version}`))
  }
}

const NOTHING: OwnPrefix = { paths: [NO_PATH], exclude: [] }

const key = (router: number, name: string | null): string => `${String(router)} ${name ?? ''}`

function versionsIn(given: Value | undefined): readonly string[] {
  if (given === undefined) return []
  const value = settled(given)
  if (value.kind === 'array') return value.elements.flatMap(versionsIn)
  const text = stringOf(value)
  return text === undefined ? [] : [text]
}

/** The paths in a list of texts and of `{ path }`. */
export function excludedPaths(given: Value | undefined): readonly string[] {
  if (given === undefined) return []
  const value = settled(given)
  if (value.kind === 'array') return value.elements.flatMap(excludedPaths)
  const text = value.kind === 'object' ? value.props.get('path') : value
  return text === undefined ? [] : [pathText(settled(text)).text]
}

/** Is the path one of those? Patterns hold for what they spell: `auth/*rest`, `/auth/(.*)`. */
export function isExcluded(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const wild = /(?:\*\w*|\(\.\*\)|\{\*\w*\})$/.exec(pattern)
    const fixed = joinPaths('', wild ? pattern.slice(0, wild.index) : pattern)
    return wild ? path.startsWith(fixed) : path === fixed
  })
}
