/** Places for people. */
import { wayTo } from '../../project/paths.ts'
import { createLocate } from '../../project/positions.ts'
import type { RepairProject } from '../repair-project.ts'

/** `src/menu.ts:12`, seen from the analysed root, which the file may lie outside of. */
export function placeText({ facts }: RepairProject, file: string, offset: number): string {
  return `${wayTo(facts.root, file)}:${String(createLocate((at) => facts.textOf(at))(file, offset).line)}`
}
