/** Deciding tests. */
import { force, same, settled, stringOf, truthiness, type Value } from './values.ts'

/** true, false, or undefined when the test may go either way. */
export const decide = (test: Value): boolean | undefined => truthiness(settled(test))

/** `a === b`, as far as it can be told. */
export function equal(one: Value, other: Value, loose: boolean): boolean | undefined {
  const a = settled(one)
  const b = settled(other)
  if (a.kind === 'union') return agree(a.values.map((v) => equal(v, b, loose)))
  if (b.kind === 'union') return agree(b.values.map((v) => equal(a, v, loose)))
  const textA = stringOf(a)
  const textB = stringOf(b)
  if (textA !== undefined && textB !== undefined) return textA === textB
  if (a.kind === 'literal' && b.kind === 'literal') {
    return loose && (a.value ?? null) === null && (b.value ?? null) === null ? true : same(a, b)
  }
  const solid = ['object', 'array', 'function', 'class', 'native']
  if (solid.includes(a.kind) && b.kind === 'literal') return false
  if (solid.includes(b.kind) && a.kind === 'literal') return false
  return same(a, b) && a.kind !== 'unknown' ? true : undefined
}

function agree(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const first = answers[0]
  return answers.every((answer) => answer === first) ? first : undefined
}

/** What `typeof value` gives, if it is sure. */
export function typeOf(given: Value): string | undefined {
  const value = force(given)
  switch (value.kind) {
    case 'literal':
      return value.value === null ? 'object' : typeof value.value
    case 'text':
      return 'string'
    case 'function':
    case 'class':
    case 'native':
      return 'function'
    case 'object':
    case 'array':
    case 'promise':
    case 'namespace':
      return 'object'
    default:
      return undefined
  }
}
