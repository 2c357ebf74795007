/** The caches of answers that front ends of the project keep, and whether anything empties them, or leaves the page, at a logout. */
import { cacheMadeIn } from '../extract/client-caches.ts'
import type { LibraryTable } from '../knowledge/define.ts'
import type { ClientCache, ClientTrigger, Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'

type ScopedCache = ClientCache & { readonly scope: string }

export interface CacheSources {
  readonly tables: readonly LibraryTable[]
  /** Files of a package, without tests. */
  filesOf(scope: string): readonly string[]
  importsOf(file: string): readonly string[]
  /** Has the file a word of logging out in it? */
  isAboutLogout(file: string): boolean
  load(file: string): Module | null
  textOf(file: string): string
  scopeOf(file: string): string
}

/** The page is left for another one of the server's, so that all that it holds goes with it. */
const LEAVES_PAGE = new RegExp([
  String.raw`\b(?:window|document|globalThis|self)\s*[?!]?\.\s*location\s*=[^=]`,
  String.raw`\blocation\.href\s*=[^=]`,
  String.raw`\blocation\.(?:assign|replace|reload)\b`,
  // Full reloads by the routers of Next, React Router and Nuxt, and by a form of the document's.
  String.raw`\brouter\.reload\s*\(|\bnavigate\(\s*0\s*\)|\bhistory\.go\(\s*0?\s*\)|\bexternal\s*:\s*true|\breloadDocument\b|\.submit\(\s*\)|\breloadAsync\b|\breloadNuxtApp\b`,
].join('|'))

/** The same in code that says nothing of a logout, but leads to where one logs in. */
const LEAVES_FOR_LOGIN = /\blocation\b[^\n;]{0,60}(?:['"`]\/['"`]|log[-_]?in|sign[-_]?in|auth)/i

/** Caches in the packages whose front ends ask a server for a logout. */
export function cachesOfProject(triggers: readonly ClientTrigger[], sources: CacheSources): ScopedCache[] {
  const scopes = new Set(triggers.filter(({ request }) => request !== undefined).map(({ place }) => sources.scopeOf(place.file)))
  return [...scopes].flatMap((scope) => sources.tables.flatMap((table) => cacheOf(table, scope, sources)))
}

function cacheOf({ title, packages, clientCache: row }: LibraryTable, scope: string, sources: CacheSources): ScopedCache[] {
  if (row === undefined) return []
  const files = sources.filesOf(scope)
  const importing = files.filter((file) => sources.importsOf(file).some((one) => packages.includes(one)))
  const made = firstOf(importing, (file) => {
    const module = sources.load(file)
    return module === null ? null : cacheMadeIn(module, packages, row)
  })
  if (made === null || findIn(files, new RegExp(row.filledBy), sources) === null) return []
  const about = files.filter((file) => sources.isAboutLogout(file))
  const emptied = findIn(files, new RegExp(row.emptiedBy), sources)
    ?? (row.partlyEmptiedBy === undefined ? null : findIn(about, new RegExp(row.partlyEmptiedBy), sources))
    ?? findIn([...about, ...importedBy(about, files, sources)], LEAVES_PAGE, sources)
    ?? findIn(files, LEAVES_FOR_LOGIN, sources)
  return [{ library: title, place: made, emptied, scope }]
}

/** Files whose names, or whose folders', are those of what the others import: helpers that they may call. */
function importedBy(importers: readonly string[], files: readonly string[], { importsOf }: CacheSources): readonly string[] {
  const names = new Set(importers.flatMap((file) => importsOf(file)).map((specifier) => nameOf(specifier)))
  return files.filter((file) => names.has(nameOf(file)))
}

/** `api` of `../lib/api`, `lib/api.ts` and `lib/api/index.ts`. */
const nameOf = (path: string): string => /([^/]+)$/.exec(path.replace(/\.[cm]?[jt]sx?$|\.vue$|\.svelte$/, '').replace(/\/index$/, ''))?.[1] ?? path

function findIn(files: readonly string[], pattern: RegExp, { textOf }: CacheSources): Place | null {
  return firstOf(files, (file) => {
    const match = pattern.exec(textOf(file))
    return match === null ? null : { file, start: match.index, end: match.index + match[0].length }
  })
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item)
    if (found !== null) return found
  }
  return null
}
