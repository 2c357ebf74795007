/**
 * Import aliases from the configuration of bundlers and frameworks, read from their text. The files are programs and are not run;
 * a wrong reading does no harm, since an alias counts only where it leads to a file of the project.
 */
import path from 'node:path'

export interface Alias {
  /** `@`, `$lib`, `components`: what a specifier equals or begins with, followed by a slash. */
  readonly name: string
  /** Absolute. */
  readonly target: string
}

/** Names of the files that can define aliases. */
export const BUNDLER_CONFIG = new RegExp([
  String.raw`/(?:vite|vitest|electron\.vite|webpack(?:\.[\w-]+)?|rollup|rspack|rsbuild|babel|metro)\.config\.[mc]?[jt]s$`,
  String.raw`/(?:svelte|nuxt|astro|next|vue|craco|quasar|app)\.config\.[mc]?[jt]s$`,
  String.raw`/\.babelrc\.c?js$`,
].join('|'))

/** The aliases that a configuration's text names. @param folder of the configuration, which its paths are relative to */
export function readAliases(text: string, folder: string): Alias[] {
  const aliases: Alias[] = []
  const add = (name: string, value: string): void => {
    const pieces = [...value.matchAll(/(['"`])((?:(?!\1)[^\\\n])*)\1/g)].map((match) => match[2]!.replace(/\$\{[^}]*\}\/?/g, ''))
    if (pieces.length === 0) return
    const target = path.posix.resolve(folder, path.posix.join(...pieces).replace(/^\/+/, '').replace(/\/\*$/, ''))
    aliases.push({ name: name.replace(/\/\*?$|\$$/, ''), target })
  }
  for (const match of text.matchAll(/\balias(?:es)?['"]?\s*[:=]\s*(?:\w+\s*\(\s*)?([{[])/gi)) {
    const block = blockFrom(text, match.index + match[0].length - 1)
    for (const entry of block.matchAll(/find:\s*['"]([^'"]+)['"]\s*,\s*replacement:\s*([^\n}]+)/g)) add(entry[1]!, entry[2]!)
    for (const entry of block.matchAll(/(?:['"]([^'"\n]+)['"]|([\w$]+))\s*:\s*([^\n]+)/g)) {
      const name = entry[1] ?? entry[2]!
      if (name !== 'find' && name !== 'replacement') add(name, firstValue(entry[3]!))
    }
  }
  for (const match of text.matchAll(/\balias\s*(?:\[\s*['"]([^'"]+)['"]\s*\]|\.([\w$]+))\s*=\s*([^\n;]+)/g)) {
    add(match[1] ?? match[2]!, match[3]!)
  }
  return aliases
}

/** Up to the comma that ends a value, which is not one inside parentheses. */
function firstValue(text: string): string {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth += 1
    else if (text[at] === ')') depth -= 1
    else if (text[at] === ',' && depth <= 0) return text.slice(0, at)
  }
  return text
}

/** A longer block is no list of aliases. */
const LONGEST_BLOCK = 6_000

function blockFrom(text: string, start: number): string {
  let depth = 0
  for (let at = start; at < text.length && at < start + LONGEST_BLOCK; at++) {
    if (text[at] === '{' || text[at] === '[') depth += 1
    else if (text[at] === '}' || text[at] === ']') depth -= 1
    if (depth === 0) return text.slice(start + 1, at)
  }
  return ''
}
