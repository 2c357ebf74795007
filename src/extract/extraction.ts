/** What the parts of the extraction share: the tables, what they say of values, the evaluator, and the routes that were seen. */
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Registry } from './registry.ts'
import type { RouteTable } from './routes.ts'
import type { TableSemantics } from './table-semantics.ts'

export interface Extraction {
  readonly registry: Registry
  readonly semantics: TableSemantics
  readonly evaluator: Evaluator
  readonly routes: RouteTable
  /** Runs one piece of the analysis; a fault of its own is written down against the file and costs that piece only. */
  guard<T>(file: string, fallback: T, work: () => T): T
}
