/**
 * From offsets to lines and columns, both counted from 1. Columns count UTF-16 units, as editors and ESLint do.
 */
export interface Position {
  readonly line: number
  readonly column: number
}

export type Locate = (file: string, offset: number) => Position

/** What ends a line: ECMA-262 §12.3. */
const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/g

/** A lookup that reads each file once. The texts must not change while it is in use. */
export function createLocate(textOf: (file: string) => string): Locate {
  const tables = new Map<string, readonly number[]>()
  return (file, offset) => {
    let starts = tables.get(file)
    if (starts === undefined) {
      starts = lineStarts(textOf(file))
      tables.set(file, starts)
    }
    const line = lineAt(starts, offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
}

/** The offset of the first unit of every line. */
function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(LINE_BREAK)].map((match) => match.index + match[0].length)]
}

/** The last line that starts at the offset or before it. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
