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

/** A case of a conditional value that provably differs from a value that does not depend on anything. */
export function differingCase<T>(a: Attribute<T>, b: Attribute<T>, equal: (one: T, other: T) => boolean = Object.is): { value: T } | undefined {
  if (a.is === 'known' && b.is === 'unknown') return differingCase(b, a, equal)
  if (a.is !== 'unknown' || b.is !== 'known') return undefined
  const value = a.cases?.find((one) => !equal(one, b.value))
  return a.cases !== undefined && a.cases.some((one) => !equal(one, b.value)) ? { value: value as T } : undefined
}

/**
 * The setting by which a value differs from one that does not depend on it. Whoever made it a setting means it to be something
 * else than what it is without: a domain where there is none, or another value than its fallback.
 */
export function differingSetting<T>(a: Attribute<T>, b: Attribute<T>): string | undefined {
  if (a.is === 'known' && b.is === 'unknown') return differingSetting(b, a)
  if (a.is !== 'unknown' || b.is !== 'known' || a.setting === undefined) return undefined
  return b.value === null || (a.cases?.includes(b.value) ?? false) ? a.setting : undefined
}
