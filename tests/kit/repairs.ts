/** Repairs of small projects, as `secure-logout fix` makes them. */
import { fixProject } from '../../src/cli/fix-project.ts'
import { removeProject, writeProject } from './mini-project.ts'
import type { Files } from './mini-project.ts'

export interface RepairedProject {
  /** The texts that were changed, by their paths in the project. */
  readonly changed: Readonly<Record<string, string>>
  /** `rule: reason`, for each finding that is left. */
  readonly left: readonly string[]
}

/**
 * What is changed, and what is left for which reason. A second run over the repaired project has to change nothing.
 *
 * @param only names of rules or codemods
 */
export function repaired(files: Files, ...only: readonly string[]): RepairedProject {
  const first = fix(files, only)
  const again = fix({ ...files, ...first.changed }, only)
  if (Object.keys(again.changed).length > 0) throw new Error(`a second run changes ${JSON.stringify(again.changed, null, 1)}`)
  return first
}

function fix(files: Files, only: readonly string[]): RepairedProject {
  const root = writeProject(files)
  try {
    const { changed, left } = fixProject({ root, only })
    return {
      changed: Object.fromEntries(changed.map(({ file, after }) => [file.slice(root.length + 1), after])),
      left: left.map(({ finding, reason }) => `${finding.rule.replace('secure-logout/', '')}: ${reason}`),
    }
  } finally {
    removeProject(root)
  }
}
