/** How the author of a file writes, so that what is inserted looks like the rest. */

export interface Style {
  readonly newline: '\n' | '\r\n'
  /** One level of indentation. */
  readonly indent: string
  readonly quote: "'" | '"'
  readonly semicolons: boolean
}

/** Where the file says nothing, Prettier's defaults are taken, with the quotes that most JavaScript uses. */
export function styleOf(text: string): Style {
  return {
    newline: /\r\n/.test(text) ? '\r\n' : '\n',
    indent: indentOf(text),
    quote: count(text, /(?:from|require\(|import|[=(,:[])\s*"/g) > count(text, /(?:from|require\(|import|[=(,:[])\s*'/g) ? '"' : "'",
    // A line that ends in a closing parenthesis or a name is a statement more often than not.
    semicolons: count(text, /;[ \t]*(?:\/\/.*)?\r?$/gm) >= count(text, /[\w)\]'"`][ \t]*\r?$/gm) / 2,
  }
}

function indentOf(text: string): string {
  if (count(text, /^\t+\S/gm) > count(text, /^ +\S/gm)) return '\t'
  const steps = new Map<number, number>()
  let before = 0
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || /^\s*\*/.test(line)) continue
    const width = /^ */.exec(line)![0].length
    const step = width - before
    if (step === 2 || step === 4 || step === 3 || step === 8) steps.set(step, (steps.get(step) ?? 0) + 1)
    before = width
  }
  const [usual] = [...steps].toSorted(([, a], [, b]) => b - a)
  return ' '.repeat(usual?.[0] ?? 2)
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** A string literal; the other quotes where that saves escapes, as formatters do. */
export function quoted(value: string, { quote }: Pick<Style, 'quote'>): string {
  const other = quote === "'" ? '"' : "'"
  const best = value.includes(quote) && !value.includes(other) ? other : quote
  return `${best}${value.replace(/\\/g, '\\\\').replaceAll(best, `\\${best}`).replace(/\n/g, '\\n')}${best}`
}
