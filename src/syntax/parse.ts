/** The one place that chooses a parser. Loaded lazily: the plugin's entry must not pay for it. */
import { createRequire } from 'node:module'
import type { ParseResult, ParserOptions, Program } from 'oxc-parser'

const load = createRequire(import.meta.url)
let oxc: { parseSync(file: string, text: string, options?: ParserOptions | null): ParseResult } | undefined

export type Parsed = { readonly program: Program } | { readonly error: string }

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
 * Parses a file to ESTree (TypeScript nodes in the TS-ESTree shape). Offsets are UTF-16.
 * @returns the program, or the first attempt's first syntax error with its line.
 */
export function parse(file: string, text: string): Parsed {
  oxc ??= load('oxc-parser') as NonNullable<typeof oxc>
  let first: string | undefined
  for (const options of attempts(file)) {
    const result = oxc.parseSync(file, text, { ...options, preserveParens: false })
    const error = result.errors.find((e) => e.severity === ('Error' as typeof e.severity))
    if (error === undefined) return { program: result.program }
    const line = text.slice(0, error.labels[0]?.start ?? 0).split('\n').length
    first ??= `line ${String(line)}: ${error.message}`
  }
  return { error: first ?? 'cannot be parsed' }
}
