import type { Attribute } from './facts.ts'

/**
 * The answer when two values, or two cookies, are held against each other.
 * `different` is provable, `unknown` is silence.
 */
export type Likeness = 'same' | 'different' | 'unknown'

/** Both sides are written as the same expression, so they are equal whatever its value is. */
export function sameExpression(a: Attribute<unknown>, b: Attribute<unknown>): boolean {
  return a.is === 'unknown' && b.is === 'unknown' && a.symbol !== undefined && a.symbol === b.symbol
}

/** Provably equal: the same value or the same expression. */
export function provablyEqual<T>(a: Attribute<T>, b: Attribute<T>): boolean {
  return a.is === 'known' && b.is === 'known' ? a.value === b.value : sameExpression(a, b)
}
