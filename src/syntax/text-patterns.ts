/** Regular expressions over texts that are known. */
import { array, literal, native, settled, stringOf, unknownValue, type Value } from './values.ts'

const MARK = 'pattern:'

/** Longer texts and cleverer patterns are not tried: what is analysed is not to be trusted with time. */
const LONGEST = 256
const PLAIN = /^[^()|{}]*$/
const MOST_QUANTIFIERS = 2

/** The value of a regular expression's literal. */
export const patternValue = (source: string, flags: string): Value => unknownValue('a regular expression', { symbol: `${MARK}${flags}/${source}` })

/** What the value matches, if it is a pattern that is plain enough to be tried. */
function patternOf(given: Value | undefined): RegExp | undefined {
  const value = given === undefined ? undefined : settled(given)
  if (value?.kind !== 'unknown' || !value.symbol?.startsWith(MARK)) return undefined
  const [, flags = '', source = ''] = /^pattern:([a-z]*)\/(.*)$/s.exec(value.symbol) ?? []
  if (!PLAIN.test(source) || (source.match(/[*+?]/g) ?? []).length > MOST_QUANTIFIERS) return undefined
  return new RegExp(source, flags.replace(/[^gim]/g, ''))
}

/** `pattern.test(text)`. */
export function patternMember(receiver: Value, name: string): Value | undefined {
  const pattern = name === 'test' || name === 'exec' ? patternOf(receiver) : undefined
  if (!pattern) return undefined
  return native(name, ({ args }) => {
    const text = args[0] === undefined ? undefined : stringOf(settled(args[0]))
    if (text === undefined || text.length > LONGEST) return unknownValue('a match')
    return name === 'test' ? literal(pattern.test(text)) : matchOf(pattern.exec(text))
  })
}

/** `text.match(pattern)`, `text.replace(pattern, with)`, `text.split(pattern)`; undefined when the pattern cannot be tried. */
export function byPattern(text: string, name: string, args: readonly Value[]): Value | undefined {
  const pattern = text.length <= LONGEST ? patternOf(args[0]) : undefined
  if (!pattern) return undefined
  if (name === 'match') return matchOf(pattern.exec(text))
  if (name === 'split') return array(text.split(pattern).map((part) => literal(part)))
  const replacement = args[1] === undefined ? undefined : stringOf(args[1])
  return name.startsWith('replace') && replacement !== undefined ? literal(text.replace(pattern, () => replacement)) : undefined
}

const matchOf = (found: RegExpExecArray | null): Value => (found === null ? literal(null) : array([...found].map((part) => literal(part))))
