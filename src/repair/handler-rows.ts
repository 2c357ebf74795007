/** How the handlers of a framework are called, as its table says. */
import type { Registry } from '../extract/registry.ts'
import type { CallRow, HandlerRow, Ref, ValueRow } from '../knowledge/define.ts'

/** All the ways in which handlers of endpoints of this framework are called, those of its files first. */
export function handlerRows(registry: Registry, framework: string): readonly HandlerRow[] {
  return registry.frameworks.flatMap((table) => {
    const files = (table.fileRoutes ?? []).filter((row) => (row.framework ?? table.id) === framework)
    const byFile = files.flatMap((row) => [row.handler, ...row.exports.map((exports) => exports.handler)])
    const byDirective = (table.directives ?? []).filter((row) => (row.framework ?? table.id) === framework).map(({ handler }) => handler)
    const own = table.id === framework ? [table.handler, table.procedures?.handler, ...handlersWithin(table.modules)] : []
    return [...byFile, ...byDirective, ...own].filter((row) => row !== undefined)
  })
}

/** Handlers that calls of the package register, which are called in ways of their own: `routeAction$((data, event) => …)`. */
function handlersWithin(rows: unknown): HandlerRow[] {
  if (typeof rows !== 'object' || rows === null) return []
  return Object.entries(rows).flatMap(([key, value]: [string, unknown]) =>
    key === 'handler' && typeof value === 'object' && value !== null && 'params' in value ? [value as HandlerRow] : handlersWithin(value))
}

export function callRows({ call }: ValueRow): readonly CallRow[] {
  return call === undefined ? [] : Array.isArray(call) ? (call as readonly CallRow[]) : [call as CallRow]
}

export function constructRows({ construct }: ValueRow): readonly CallRow[] {
  return construct === undefined ? [] : Array.isArray(construct) ? (construct as readonly CallRow[]) : [construct as CallRow]
}

/** Is it the argument itself, and nothing inside it? */
export function isArgument(ref: Ref | undefined, index: number): boolean {
  return ref !== undefined && 'arg' in ref && ref.arg === index && (ref.keys ?? []).length === 0
}
