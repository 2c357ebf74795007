/** Where the command writes to, and what can be shown there. */
import picocolors from 'picocolors'

type Colors = ReturnType<typeof picocolors.createColors>

interface Stream {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** What the command knows of the world outside; tests bring their own. */
export interface Terminal {
  readonly out: Stream
  readonly err: Stream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  /** What relative paths are relative to. */
  readonly cwd: string
}

/** How a text for people looks. */
export interface Style {
  readonly colors: Colors
  readonly symbols: Symbols
  /** Columns that a line may fill. */
  readonly width: number
}

export interface Symbols {
  readonly done: string
  readonly missing: string
  readonly notApplicable: string
  readonly unknown: string
  readonly arrow: string
}

const UNICODE: Symbols = { done: '✓', missing: '✗', notApplicable: '–', unknown: '?', arrow: '→' }
const ASCII: Symbols = { done: '+', missing: 'x', notApplicable: '-', unknown: '?', arrow: '->' }

const WIDEST = 110
const NARROWEST = 60

/**
 * @param toFile the text goes into a file, which takes any character and no colour
 * @param wantsColor `--no-color` was not given
 */
export function styleFor({ out, env, platform }: Terminal, toFile: boolean, wantsColor: boolean): Style {
  return {
    colors: picocolors.createColors(wantsColor && !toFile && showsColors(out, env)),
    symbols: toFile || showsUnicode(env, platform) ? UNICODE : ASCII,
    width: Math.max(NARROWEST, Math.min(WIDEST, (toFile ? undefined : out.columns) ?? WIDEST)),
  }
}

/** https://no-color.org and https://force-color.org: any value but the empty one counts. */
function showsColors(out: Stream, env: Terminal['env']): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return out.isTTY === true && env.TERM !== 'dumb'
}

function showsUnicode(env: Terminal['env'], platform: string): boolean {
  if (platform === 'win32') return env.WT_SESSION !== undefined || env.TERM_PROGRAM !== undefined
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale ? /utf-?8/i.test(locale) : platform === 'darwin'
}

/** Breaks a text that is too long into lines that fit, all but the first indented. */
export function wrap(text: string, width: number, indent: number): string {
  if (indent + text.length <= width) return text
  const [lead = ''] = /^ */.exec(text) ?? []
  const lines: string[] = []
  let line = lead
  for (const word of text.slice(lead.length).split(' ')) {
    const isStart = line.trim() === ''
    if (!isStart && indent + line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = isStart ? line + word : `${line} ${word}`
    }
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}

/** `1 finding`, `2 findings` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
