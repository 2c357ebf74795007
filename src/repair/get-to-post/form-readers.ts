/** Servers that refuse what a browser sends for a form, unless something reads it. */
import type { Endpoint } from '../../model/facts.ts'
import type { RepairProject } from '../repair-project.ts'

/** Does the server take a POST that a form makes? If not, what has to be done first. */
export function formsNeed({ framework }: Endpoint, project: RepairProject): string | null {
  const { facts } = project
  for (const { repairs } of project.tablesOf(framework)) {
    if (repairs?.formReaders === undefined) continue
    const { anyOf, remedy } = repairs.formReaders
    const isRead = anyOf.some(({ word, written }) => facts.mentioning(word).some((file) => new RegExp(written).test(facts.textOf(file))))
    if (!isRead) return remedy
  }
  return null
}
