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
  /** The names of the cookies that the project sets. */
  readonly cookies: ReadonlySet<string>
  readonly #documents = new Map<string, Document>()

  constructor(facts: ProjectFacts, registry: Registry) {
    this.facts = facts
    this.registry = registry
    this.cookies = namesOf(facts)
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

  /** The document of a file that may not be readable. */
  documentOrNone(file: string): Document | null {
    try {
      return this.document(file)
    } catch (error) {
      if (error instanceof CannotRepair) return null
      throw error
    }
  }

  /** The tables that describe endpoints of this framework: `next-app` is one of Next's. */
  tablesOf(framework: string): readonly FrameworkTable[] {
    return this.registry.frameworks.filter((table) => table.id === framework
      || [...(table.fileRoutes ?? []), ...(table.directives ?? [])].some((row) => row.framework === framework))
  }
}

function namesOf({ issuedCookies }: ProjectFacts): ReadonlySet<string> {
  return new Set(issuedCookies.flatMap(({ event: { cookie: { name } } }) => (name.is === 'known' ? [name.value] : (name.cases ?? []))))
}
