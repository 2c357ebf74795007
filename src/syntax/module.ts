/** A file of the project as the evaluator sees it. */
import type { Program } from 'oxc-parser'
import type { ParsedFile } from './parse.ts'
import { Scope } from './scope.ts'
import { object, type ObjectValue, type Value } from './values.ts'

export class Module {
  readonly file: string
  readonly text: string
  readonly program: Program
  readonly scope = new Scope(null, true)
  /** `module.exports`; replaced by assignment. */
  cjs: Value
  readonly initialExports: ObjectValue
  /** ES exports by name; a thunk because the local may be bound later. */
  readonly exports = new Map<string, () => Value>()
  /** `export * from` targets. */
  readonly stars: Star[] = []
  state: 'new' | 'running' | 'done' = 'new'
  /** Assignments to plain names anywhere in the file, by name: what a variable may become when some function has run. */
  assignments: Map<string, readonly AssignedExpression[]> | null = null
  readonly isEsm: boolean
  /** Code of the browser beside the module, in a single-file component. */
  readonly client: Program | null
  /** Where the code of an Astro page stands, with its dashes: the default export. */
  readonly frontmatter: { readonly start: number; readonly end: number } | null

  constructor(file: string, text: string, { program, client, frontmatter }: ParsedFile) {
    this.file = file
    this.text = text
    this.program = program
    this.client = client ?? null
    this.frontmatter = frontmatter ?? null
    this.initialExports = object({ file, start: 0, end: 0 })
    this.cjs = this.initialExports
    this.isEsm = program.body.some((s) => /^(Import|Export)/.test(s.type))
  }
}

/** `export * from './other'` */
export interface Star {
  /** False where the text of the other module shows that it exports nothing of that name, so that it need not be read. */
  mayExport(name: string): boolean
  whole(): Value
}

export interface AssignedExpression {
  readonly name: string
  readonly right: import('oxc-parser').Expression
}
