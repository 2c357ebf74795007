/** Versions and version ranges, read only as far as the tables need them: which major, and below 1.0 which minor. */

export type DependencyVersion =
  | {
      readonly is: 'known'
      readonly major: number
      /** The lowest minor that it can be; in `0.x` a new minor is what a new major is elsewhere. */
      readonly minor: number
      readonly from: 'installed' | 'lock file' | 'range'
      /** The version or range as written. */
      readonly text: string
    }
  | {
      readonly is: 'unknown'
      /**
       * `absent`: no manifest in reach names the package and it is not installed. `newest`: `*`, `latest` or the like. `open`: a
       * range over several majors, `atLeast` says where it begins. `unreadable`: a tag, an address, a path.
       */
      readonly why: 'absent' | 'newest' | 'open' | 'unreadable'
      readonly reason: string
      readonly atLeast?: { readonly major: number; readonly minor: number }
    }

interface Numbers {
  readonly major: number
  readonly minor: number
}

/** Reads an exact version such as `4.18.2`; null where it is none. */
export function readVersion(text: string): Numbers | null {
  const match = /^[v=\s]*(\d+)\.(\d+)(?:\.|$)/.exec(text.trim())
  return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) }
}

/** Reads the range of a manifest: `^0.6.0`, `~4.1`, `4.x`, `>=0.5 <0.7`, `^4 || ^5`, `npm:express@^4`, `latest`. */
export function readRange(name: string, written: string): DependencyVersion {
  const text = written.trim().replace(/^workspace:/, '').replace(/^npm:(?:@?[^@]+@)?/, '')
  if (/^(?:|\*|x|latest|next|\^|~)$/i.test(text)) return unknown('newest', `\`${name}\` is asked for as \`${written}\``)
  const alternatives = text.split('||').map(readComparators)
  if (alternatives.some((alternative) => alternative === null)) {
    return unknown('unreadable', `\`${written}\` for \`${name}\` is no version`)
  }
  const known = alternatives as Span[]
  const lowest = known.map((span) => span.low).reduce((one, other) => (isBelow(other, one) ? other : one))
  const staysInOne = known.every((span) => !span.open && span.low.major === lowest.major &&
    (lowest.major > 0 || span.low.minor === lowest.minor))
  if (!staysInOne) return { ...unknown('open', `\`${written}\` for \`${name}\` allows several versions`), atLeast: lowest }
  return { is: 'known', ...lowest, from: 'range', text: written }
}

/** Where a set of comparators begins, and whether it reaches into another major (below 1.0: another minor). */
interface Span {
  readonly low: Numbers
  readonly open: boolean
}

function readComparators(text: string): Span | null {
  let low: Numbers | null = null
  let high: { readonly numbers: Numbers; readonly included: boolean } | null = null
  let open = false
  // `1.2 - 2.3` is the only place where a hyphen stands between blanks.
  const parts = text.replace(/(\S+)\s+-\s+(\S+)/, '>=$1 <=$2').replace(/([<>=^~])\s+/g, '$1').trim().split(/\s+/)
  for (const part of parts) {
    const match = /^([<>]=?|[=^~]|)v?(\d+)(?:\.(\d+|[x*X]))?(?:\.(\d+|[x*X]))?(?:[-+].*)?$/.exec(part)
    if (match === null) return null
    const sign = match[1]!
    const numbers = { major: Number(match[2]), minor: isNumber(match[3]) ? Number(match[3]) : 0 }
    if (sign === '<' || sign === '<=') {
      high = { numbers, included: sign === '<=' || Number(match[4] ?? 0) > 0 }
      continue
    }
    low = low === null || isBelow(low, numbers) ? numbers : low
    // `0` and `0.x` allow every minor of 0, each of which is a release series of its own; so does `>=` anything.
    if (sign.startsWith('>') || (numbers.major === 0 && !isNumber(match[3]))) open = true
  }
  if (low === null) return null
  return { low, open: open && !(high !== null && endsInSeries(low, high.numbers, high.included)) }
}

function endsInSeries(low: Numbers, high: Numbers, included: boolean): boolean {
  if (low.major > 0) return high.major === low.major || (!included && high.major === low.major + 1 && high.minor === 0)
  return high.major === 0 && (high.minor === low.minor || (!included && high.minor === low.minor + 1))
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && /^\d+$/.test(text)
}

function isBelow(one: Numbers, other: Numbers): boolean {
  return one.major < other.major || (one.major === other.major && one.minor < other.minor)
}

function unknown(why: 'absent' | 'newest' | 'open' | 'unreadable', reason: string): DependencyVersion & { is: 'unknown' } {
  return { is: 'unknown', why, reason }
}
