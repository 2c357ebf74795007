/** What git would let one undo. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { absolute } from '../project/paths.ts'

export interface GitState {
  /** Absolute folder of the working tree. */
  readonly root: string
  /** Absolute paths of files with changes that are not committed, files that git does not know among them. */
  readonly uncommitted: ReadonlySet<string>
  /** The branch, or the commit where none is checked out. */
  readonly head: string | null
}

/** The state of the working tree around a folder; null where there is no git, or it cannot be asked. */
export async function gitState(folder: string): Promise<GitState | null> {
  const [top, status] = await Promise.all([
    git(folder, ['rev-parse', '--show-toplevel']),
    git(folder, ['status', '--branch', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames']),
  ])
  if (top === undefined || status === undefined) return null
  const root = absolute(top.trim())
  const [branch = '', ...entries] = status.split('\0')
  // Each entry is two letters, a space and the path from the root.
  const files = entries.filter((entry) => entry !== '').map((entry) => absolute(path.join(root, entry.slice(3))))
  return { root, uncommitted: new Set(files), head: branchOf(branch) ?? (await git(folder, ['rev-parse', '--short', 'HEAD']))?.trim() ?? null }
}

/** `## main...origin/main`, `## No commits yet on main`; null where a commit is checked out instead. */
function branchOf(line: string): string | null {
  if (line.startsWith('## HEAD (no branch)')) return null
  return /^## (?:No commits yet on )?(.+?)(?:\.\.\.\S+(?: \[.*\])?)?$/.exec(line)?.[1] ?? null
}

const run = promisify(execFile)

async function git(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })).stdout
  } catch {
    return undefined
  }
}
