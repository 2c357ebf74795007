/** The one place that chooses a parser. Loaded lazily: the plugin's entry must not pay for it. */
import { createRequire } from 'node:module'
import type { ParseResult, ParserOptions, Program } from 'oxc-parser'

import { blankOutside, isComponentFile, pageModule, readComponent, type Component } from './component.ts'
import { walk } from './walk.ts'

const load = createRequire(import.meta.url)
let oxc: { parseSync(file: string, text: string, options?: ParserOptions | null): ParseResult } | undefined

export type Parsed = ParsedFile | { readonly error: string }

export interface ParsedFile {
  readonly program: Program
  /** Of a single-file component: the code of the browser that is no part of its module, if there is any. */
  readonly client?: Program
  /** Of an Astro page: the part that is code, see `pageModule`. */
  readonly frontmatter?: NonNullable<Component['frontmatter']>
  /** A syntax error in a part that can be done without. */
  readonly problem?: string
}

/** What to try for a file, in this order: the first attempt without a syntax error wins. */
function attempts(file: string): ParserOptions[] {
  if (/\.d\.[cm]?ts$/.test(file)) return [{ lang: 'dts' }]
  if (/\.[cm]?ts$/.test(file)) return [{ lang: 'ts', sourceType: 'module' }, { lang: 'tsx', sourceType: 'module' }]
  if (/\.tsx$/.test(file)) return [{ lang: 'tsx', sourceType: 'module' }]
  if (/\.cjs$/.test(file)) return [{ lang: 'jsx', sourceType: 'commonjs' }]
  // A .js file may be a module, a script with a top-level return, or (Flow, Babel presets) carry type annotations.
  return [{ lang: 'jsx', sourceType: 'module' }, { lang: 'jsx', sourceType: 'commonjs' }, { lang: 'tsx', sourceType: 'module' }]
}

/**
 * Parses a file to ESTree (TypeScript nodes in the TS-ESTree shape). Offsets are UTF-16, and those of the file in a component too.
 * @returns the program, or the first attempt's first syntax error with its line.
 */
export function parse(file: string, text: string): Parsed {
  if (isComponentFile(file)) return parseComponent(file, text)
  return parseText(file, text, attempts(file))
}

function parseComponent(file: string, text: string): Parsed {
  const { code, client, frontmatter, attempts: ways } = readComponent(file, text)
  // A page may return an answer wherever it likes: its code is the body of a function that is not written.
  const own = parseText(file, blankOutside(text, code), ways, frontmatter === null ? undefined : RETURN_OUTSIDE)
  if ('error' in own) return own
  const program = frontmatter === null ? own.program : pageModule(own.program)
  const page = frontmatter === null ? {} : { frontmatter }
  if (client.length === 0) return { program, ...page }
  const browser = parseText(file, blankOutside(text, client), ways)
  return 'error' in browser ? { program, ...page, problem: browser.error } : { program, ...page, client: browser.program }
}

/** The parser says it and goes on. */
const RETURN_OUTSIDE = /^A 'return' statement can only be used within a function body/

function parseText(file: string, text: string, ways: readonly ParserOptions[], allowed?: RegExp): { program: Program } | { error: string } {
  oxc ??= load('oxc-parser') as NonNullable<typeof oxc>
  let first: string | undefined
  for (const options of ways) {
    const result = oxc.parseSync(file, text, { ...options, preserveParens: false })
    const error = result.errors.find((e) => e.severity === ('Error' as typeof e.severity) && allowed?.test(e.message) !== true)
    if (error === undefined) return { program: THIS_PARAMETER.test(text) ? withoutThis(result.program) : result.program }
    const line = text.slice(0, error.labels[0]?.start ?? 0).split('\n').length
    first ??= `line ${String(line)}: ${error.message}`
  }
  return { error: first ?? 'cannot be parsed' }
}

const THIS_PARAMETER = /\(\s*this\s*:/

/** TypeScript declares the type of `this` as if it were the first parameter; nobody passes it. */
function withoutThis(program: Program): Program {
  walk(program, (node) => {
    if (!('params' in node) || !Array.isArray(node.params)) return
    const [first] = node.params as { type: string; name?: string }[]
    if (first?.type === 'Identifier' && first.name === 'this') node.params.shift()
  })
  return program
}

/** Code in an attribute of a component's markup: an expression, or statements. Its offsets are those in the file. */
export function parseSnippet(code: string, start: number): Program | null {
  const before = ' '.repeat(Math.max(start - 1, 0))
  for (const text of [`${before}(${code}\n)`, `${before} ${code}`]) {
    const parsed = parseText('snippet.tsx', text, [{ lang: 'tsx', sourceType: 'module' }])
    if ('program' in parsed) return parsed.program
  }
  return null
}
