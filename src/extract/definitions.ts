/** Lists of definitions that a call is given: routes of hapi, plugins. */
import { settled, type Value } from '../syntax/values.ts'

/** Lists of lists come to an end. */
const DEPTH = 4

/**
 * The definitions among `given`: itself, or the elements of a list of them. What is imported from files that do not matter is left
 * out, unread.
 */
export function definitionsOf(given: Value | undefined, isRelevant: (file: string) => boolean, depth = 0): readonly Exclude<Value, { kind: 'lazy' }>[] {
  if (given === undefined || depth > DEPTH) return []
  if (given.kind === 'lazy' && given.file !== null && !isRelevant(given.file)) return []
  const value = settled(given)
  if (value.kind === 'array') return value.elements.flatMap((element) => definitionsOf(element, isRelevant, depth + 1))
  if (value.kind === 'union') return value.values.flatMap((one) => definitionsOf(one, isRelevant, depth + 1))
  return [value]
}
