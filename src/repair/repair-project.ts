/** What all repairs need of the project: its files as they were analysed, and the tables. */
import type { Registry } from '../extract/registry.ts'
import type { FrameworkTable } from '../knowledge/define.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import { Document } from './document.ts'

/** Why a defect is left to a person; the message says what stands in the way. */
export class CannotRepair extends Error {}

export class RepairProject {
  readonly facts: ProjectFacts
  readonly registry: Registry
  readonly #documents = new Map<string, Document>()

  constructor(facts: ProjectFacts, registry: Registry) {
    this.facts = facts
    this.registry = registry
  }

  /** @throws CannotRepair where the file cannot be parsed */
  document(file: string): Document {
    const known = this.#documents.get(file)
    if (known) return known
    const doc = Document.read(file, this.facts.textOf(file))
    if (doc === null) throw new CannotRepair('the file cannot be parsed')
    this.#documents.set(file, doc)
    return doc
  }

  /** The tables that describe endpoints of this framework: `next-app` is one of Next's. */
  tablesOf(framework: string): readonly FrameworkTable[] {
    return this.registry.frameworks.filter((table) => table.id === framework
      || [...(table.fileRoutes ?? []), ...(table.directives ?? [])].some((row) => row.framework === framework))
  }
}
