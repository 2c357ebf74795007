/** What git would let one undo. */
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { absolute } from '../project/paths.ts'

export interface GitState {
  /** Absolute folder of the working tree. */
  readonly root: string
  /** Absolute paths of files with changes that are not committed, files that git does not know among them. */
  readonly uncommitted: ReadonlySet<string>
  /** The branch, or the commit where there is none; null before the first commit. */
  readonly head: string | null
}

/** The state of the working tree around a folder; null where there is no git, or it cannot be asked. */
export function gitState(folder: string): GitState | null {
  const root = git(folder, ['rev-parse', '--show-toplevel'])?.trim()
  const status = git(folder, ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames'])
  if (root === undefined || status === undefined) return null
  const head = git(folder, ['symbolic-ref', '--short', '-q', 'HEAD'])?.trim() || git(folder, ['rev-parse', '--short', 'HEAD'])?.trim() || null
  // Each entry is two letters, a space and the path from the root.
  const files = status.split('\0').filter((entry) => entry !== '').map((entry) => absolute(path.join(root, entry.slice(3))))
  return { root: absolute(root), uncommitted: new Set(files), head }
}

function git(folder: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 256 * 1024 * 1024 })
  } catch {
    return undefined
  }
}
