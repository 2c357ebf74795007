/** What is known of each framework, told by its table and by those that its rows lead to: the matrix of docs/frameworks.md. */
import type { FrameworkTable, LibraryTable, Table } from '../knowledge/define.ts'

const YES = 'yes'
const NO = '–'

/** The matrix as lines of Markdown. */
export function matrixOf(frameworks: readonly FrameworkTable[], libraries: readonly LibraryTable[]): readonly string[] {
  const types = typesOf([...frameworks, ...libraries])
  return [
    '| framework | checked against | endpoints | GET | destroy | cookies | Clear-Site-Data | guards |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...frameworks.map((table) => {
      const reached = reachedBy(table, types)
      const does = effectsIn([table, ...[...reached].map((id) => types.get(id))])
      const has = (...kinds: readonly string[]): string => (kinds.some((kind) => does.has(kind)) ? YES : NO)
      const cells = [
        `[${table.title}](${table.docs})`, table.checked, endpoints(table, does), isAskedByGet(table, does) ? YES : NO, sessions(reached, libraries, does),
        does.has('set-cookie') && does.has('clear-cookie') ? YES : NO, has('header', 'headers'), has('next', 'mount', 'plugin'),
      ]
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
    }),
  ]
}

/** All types, by their whole id. */
function typesOf(tables: readonly Table[]): ReadonlyMap<string, unknown> {
  return new Map(tables.flatMap((table) => Object.entries(table.types ?? {}).map(([id, row]) => [id.includes('.') ? id : `${table.id}.${id}`, row] as const)))
}

/** The types that a table names, and those that these name in turn. */
function reachedBy(table: Table, types: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const reached = new Set<string>()
  const visit = (row: unknown): void => {
    for (const text of textsIn(row)) {
      if (!types.has(text) || reached.has(text)) continue
      reached.add(text)
      visit(types.get(text))
    }
  }
  visit(table)
  return reached
}

function textsIn(row: unknown): readonly string[] {
  if (typeof row === 'string') return [row]
  return typeof row === 'object' && row !== null ? Object.values(row).flatMap(textsIn) : []
}

/** The kinds of effects in rows. */
function effectsIn(rows: readonly unknown[]): ReadonlySet<string> {
  const kinds = new Set<string>()
  const visit = (row: unknown): void => {
    if (typeof row !== 'object' || row === null) return
    const { is } = row as { readonly is?: unknown }
    if (typeof is === 'string') kinds.add(is)
    Object.values(row).forEach(visit)
  }
  rows.forEach(visit)
  return kinds
}

function endpoints(table: FrameworkTable, does: ReadonlySet<string>): string {
  const ways = [
    ...(does.has('route') ? ['routes'] : []), ...(does.has('action') ? ['actions'] : []), ...(table.fileRoutes === undefined ? [] : ['files']),
    ...(table.directives === undefined ? [] : ['directives']), ...(does.has('procedure') || does.has('procedures') ? ['procedures'] : []),
  ]
  return ways.length === 0 ? NO : ways.join(', ')
}

const isAskedByGet = (table: FrameworkTable, does: ReadonlySet<string>): boolean => does.has('route') || table.fileRoutes !== undefined

/** The session libraries whose members its requests have; `own` where its rows end sessions themselves. */
function sessions(reached: ReadonlySet<string>, libraries: readonly LibraryTable[], does: ReadonlySet<string>): string {
  const added = libraries.filter((library) => (library.augments ?? []).some(({ type, row }) => reached.has(type) && effectsOf(row, libraries).has('invalidate')))
  const names = [...(does.has('invalidate') ? ['own'] : []), ...added.map(({ id }) => id)]
  return names.length === 0 ? NO : names.join(', ')
}

/** The effects of what a library adds, its types included. */
function effectsOf(row: unknown, libraries: readonly LibraryTable[]): ReadonlySet<string> {
  const types = typesOf(libraries)
  return effectsIn([row, ...textsIn(row).map((text) => types.get(text))])
}
