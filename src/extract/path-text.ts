/** The paths that values spell, as far as they are known. */
import { isUndefined, settled, stringOf, type Value } from '../syntax/values.ts'

/** A path as written; `…` stands for a part that is not known. */
export interface PathText {
  readonly text: string
  readonly known: boolean
}

export const NO_PATH: PathText = { text: '', known: true }

/** One path, or each of a list or of alternatives; where none is given, the empty one. */
export function pathsOf(given: Value | undefined): readonly PathText[] {
  if (given === undefined || isUndefined(given)) return [NO_PATH]
  const value = settled(given)
  if (value.kind === 'array') return value.elements.flatMap((e) => pathsOf(e))
  if (value.kind === 'union') return value.values.flatMap((v) => pathsOf(v))
  return [pathText(value)]
}

export function pathText(value: Value): PathText {
  const text = stringOf(value)
  if (text !== undefined) return { text, known: true }
  if (value.kind === 'text') {
    return { text: value.parts.map((p) => (typeof p === 'string' ? p : (stringOf(p) ?? '…'))).join(''), known: false }
  }
  return { text: '…', known: false }
}
