/** What `fix` changes, as a diff. */
import { createTwoFilesPatch } from 'diff'
import type { ChangedFile } from '../fix-project.ts'
import type { Style } from '../terminal.ts'

/** Lines around a change. */
const CONTEXT = 3

/** A unified diff. @param shown how a file is called for people */
export function printDiff(changes: readonly ChangedFile[], shown: (file: string) => string, { colors }: Style): string {
  return changes.map(({ file, before, after }) => {
    const name = shown(file)
    const [, ...lines] = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: CONTEXT }).split('\n')
    return lines.map((line) => {
      if (line.startsWith('---') || line.startsWith('+++')) return colors.bold(line)
      if (line.startsWith('@@')) return colors.cyan(line)
      if (line.startsWith('+')) return colors.green(line)
      return line.startsWith('-') ? colors.red(line) : line
    }).join('\n')
  }).join('\n')
}
