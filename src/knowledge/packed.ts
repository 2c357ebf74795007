/**
 * The tables as one text, for the package that is published. There are hundreds of kilobytes of rows in them, and a project needs
 * those of the few packages that it uses: the rest is never taken apart.
 *
 * The first line is JSON: the tables, with the place of each row of `modules` and `types` instead of the row. The rows follow.
 */
import type { FrameworkTable, LibraryTable } from './define.ts'

export interface Tables {
  readonly frameworks: readonly FrameworkTable[]
  readonly libraries: readonly LibraryTable[]
}

/** Properties of a table that hold its rows by name: nine tenths of it. */
const PACKED = ['modules', 'types'] as const

type Rows = Record<string, unknown>

/** Where a row stands behind the first line. */
type Place = readonly [start: number, end: number]

/** Gives the text of the tables, in ASCII. */
export function pack({ frameworks, libraries }: Tables): string {
  let rows = ''
  const place = (row: unknown): Place => {
    const start = rows.length
    rows += asciiJson(row)
    return [start, rows.length]
  }
  const head = (table: object): object => {
    const packed = { ...table } as Rows
    for (const name of PACKED) if (packed[name] !== undefined) packed[name] = mapValues(packed[name] as Rows, place)
    return packed
  }
  const heads = asciiJson({ frameworks: frameworks.map(head), libraries: libraries.map(head) })
  return `${heads}\n${rows}`
}

/** Gives the tables of such a text. A row is read when it is first looked at. */
export function unpack(text: string): Tables {
  const end = text.indexOf('\n')
  const tables = JSON.parse(text.slice(0, end)) as Tables
  const read = ([from, to]: Place): unknown => JSON.parse(text.slice(end + 1 + from, end + 1 + to))
  for (const table of [...tables.frameworks, ...tables.libraries] as unknown as readonly Rows[]) {
    for (const name of PACKED) if (table[name] !== undefined) table[name] = lazily(table[name] as Record<string, Place>, read)
  }
  return tables
}

/** An object whose values are worked out when they are first looked at. */
function lazily(places: Readonly<Record<string, Place>>, read: (place: Place) => unknown): Rows {
  const rows: Rows = {}
  for (const [key, place] of Object.entries(places)) {
    Object.defineProperty(rows, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = read(place)
        Object.defineProperty(rows, key, { enumerable: true, value })
        return value
      },
    })
  }
  return rows
}

function mapValues(rows: Rows, change: (row: unknown) => unknown): Rows {
  return Object.fromEntries(Object.entries(rows).map(([key, row]) => [key, change(row)]))
}

function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
