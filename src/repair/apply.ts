/** Edits on texts: applied together, or found to be in each other's way. */
import type { Edit } from '../model/finding.ts'

/** Insertions at one place follow each other in the given order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { place: { start, end }, text: inserted } of inOrder(edits)) {
    if (start < at) throw new Error('edits overlap')
    result += text.slice(at, start) + inserted
    at = end
  }
  return result + text.slice(at)
}

/** By place; where two begin together, the one that only inserts comes first. */
function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
}

/**
 * Can both sets of edits be made at once? Not where they touch: of two insertions at one place nobody knows whether they are
 * statements or arguments.
 */
export function areCompatible(some: readonly Edit[], others: readonly Edit[]): boolean {
  return some.every(({ place: a }) => others.every(({ place: b }) => a.file !== b.file || a.end < b.start || b.end < a.start))
}

/** The edits of each file. */
export function byFile(edits: readonly Edit[]): ReadonlyMap<string, readonly Edit[]> {
  const files = new Map<string, Edit[]>()
  for (const edit of edits) files.set(edit.place.file, [...(files.get(edit.place.file) ?? []), edit])
  return files
}

/** Every edit once: two places may ask for the same import. */
export function withoutDuplicates(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [`${edit.place.file}:${edit.place.start}:${edit.place.end}:${edit.text}`, edit])).values()]
}
