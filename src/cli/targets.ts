/** From the paths that were typed to the folder that is analysed. */
import { readdirSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import path from 'node:path'
import { isSourceName, isTemplateName } from '../project/list-files.ts'
import { absolute, child, isInside, parentOf, upwardFrom } from '../project/paths.ts'
import { Failure } from './failure.ts'

export interface Target {
  /** Absolute folder. */
  readonly root: string
  /** The root as it was typed, for the report. */
  readonly shown: string
  /** What of the root is asked about, absolute; empty for all of it. */
  readonly within: readonly string[]
}

/**
 * One folder is the root; of files, and of several folders, the folder around them is.
 *
 * @throws Failure where a path does not exist, or there is no source in any
 */
export function readTarget(given: readonly string[], cwd: string): Target {
  const paths = given.map((typed) => ({ typed, full: absolute(path.resolve(cwd, typed)) }))
  for (const { typed, full } of paths) {
    const kind = kindOf(full)
    if (kind === 'none') throw new Failure(`There is no file or folder \`${typed}\`.`)
    if (kind === 'folder' && entriesOf(full) === undefined) throw new Failure(`The folder \`${typed}\` may not be read.`)
    if (kind === 'folder' && !holdsSource(full)) throw new Failure(`There is no JavaScript or TypeScript in \`${typed}\`.`)
  }
  const [only] = paths
  if (paths.length === 1 && only !== undefined && kindOf(only.full) === 'folder') {
    return { root: only.full, shown: only.typed, within: [] }
  }
  const within = paths.map(({ full }) => full)
  const root = folderAround(within)
  return { root, shown: path.relative(cwd, root) || '.', within }
}

/** The path, absolute, of a file that was typed. @throws Failure where there is none */
export function readFile(typed: string, cwd: string): string {
  const full = absolute(path.resolve(cwd, typed))
  if (kindOf(full) !== 'file') throw new Failure(`There is no file \`${typed}\`.`)
  return full
}

function folderAround(paths: readonly string[]): string {
  const [first = ''] = paths
  return upwardFrom(parentOf(first)).find((folder) => paths.every((full) => isInside(full, folder))) ?? parentOf(first)
}

/** Ends at the first file that is found. A folder that cannot be read may hold some: the analysis says what it could not read. */
function holdsSource(folder: string): boolean {
  const entries = entriesOf(folder)?.filter(({ name }) => name !== 'node_modules' && name !== '.git')
  if (entries === undefined) return true
  return entries.some((entry) => entry.isFile() && (isSourceName(entry.name) || isTemplateName(entry.name)))
    || entries.some((entry) => entry.isDirectory() && holdsSource(child(folder, entry.name)))
}

function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return undefined
  }
}

function kindOf(full: string): 'file' | 'folder' | 'none' {
  const stats = statSync(full, { throwIfNoEntry: false })
  return stats === undefined ? 'none' : stats.isDirectory() ? 'folder' : 'file'
}
