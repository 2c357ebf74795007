/** `secure-logout repaired-texts <file>`, which the jscodeshift transforms call: the repairs of a whole project as data. */
import { findProjectRoot } from '../project/host.ts'
import { fixProject } from './fix-project.ts'
import { readFile } from './targets.ts'
import type { Terminal } from './terminal.ts'

/** What is printed, as JSON. Paths are absolute. */
export interface RepairedTexts {
  readonly root: string
  readonly changed: readonly { readonly file: string; readonly before: string; readonly after: string }[]
  readonly left: readonly { readonly file: string; readonly reason: string }[]
}

/** @param typed a file of the project */
export function repairedTexts(typed: string, codemod: string, terminal: Terminal): number {
  const root = findProjectRoot(readFile(typed, terminal.cwd))
  const { changed, left } = fixProject({
    root,
    only: [codemod],
    objection: ({ edits }) => (new Set(edits.map(({ place }) => place.file)).size > 1
      ? `several files have to be changed together: run \`secure-logout fix --only ${codemod}\``
      : null),
  })
  const texts: RepairedTexts = { root, changed, left: left.map(({ finding, reason }) => ({ file: finding.finding.place.file, reason })) }
  terminal.out.write(JSON.stringify(texts))
  return 0
}
