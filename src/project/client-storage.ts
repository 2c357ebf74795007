/** What the front end of the project keeps in web storage, found in the files that name it. */
import type { StorageUse } from '../model/facts.ts'
import { constantsOf } from '../extract/constants.ts'
import { storageUses } from '../extract/client-storage.ts'
import type { Extraction } from '../extract/extraction.ts'
import type { Module } from '../syntax/module.ts'

type ScopedUse = StorageUse & { readonly scope: string }

export interface StorageSources {
  /** Files that name web storage. */
  readonly files: readonly string[]
  /** Files with a word of logging out, where a storage of another name may be cleared. */
  readonly logouts: readonly string[]
  load(file: string): Module | null
  textOf(file: string): string
  scopeOf(file: string): string
}

/** A store of the project's own that something is taken out of; what is behind it is not looked at. */
const WRAPPED = /(?<!local|session)(?:storage|store|tokens?|auth|credentials?|session|cookies?)\w*\s*(?:\(\s*\))?[?!]?\.(?:remove|clear|unset|purge|delete|del|destroy|reset|wipe)\w*\s*\(/i

/** Uses of web storage in the project, with the packages that they stand in. */
export function storageOfProject(sources: StorageSources, extraction: Extraction): ScopedUse[] {
  const uses = sources.files.flatMap((file): ScopedUse[] => {
    const module = sources.load(file)
    if (module === null) return []
    const found = extraction.guard(file, [], () => storageUses(module, constantsOf(module, extraction.evaluator)))
    return found.map((use) => ({ ...use, scope: sources.scopeOf(file) }))
  })
  return uses.some(({ op }) => op === 'set') ? [...uses, ...sources.logouts.flatMap((file) => wrappedRemoval(file, sources))] : uses
}

function wrappedRemoval(file: string, sources: StorageSources): readonly ScopedUse[] {
  const match = WRAPPED.exec(sources.textOf(file))
  if (match === null) return []
  const place = { file, start: match.index, end: match.index + match[0].length }
  return [{ place, storage: 'wrapper', op: 'clear', key: null, scope: sources.scopeOf(file) }]
}
