/** Routes that a file exports as an object: `{ 'POST /logout': 'account/logout' }`. */
import type { FrameworkTable, RouteMapRow } from '../knowledge/define.ts'
import { arg, constant } from '../knowledge/define.ts'
import type { Module } from '../syntax/module.ts'
import { Run } from '../syntax/run.ts'
import { force, literal, settled, stringOf, UNDEFINED, type ObjectValue, type Site, type Value } from '../syntax/values.ts'
import type { Extraction } from './extraction.ts'

const METHOD_AND_PATH = /^(?:(get|post|put|patch|delete|del|options|head|all)\s+)?(\/\S*)$/i

/** The map of routes that the file is by its path within its package, if the framework is in use. */
export function routeMapOf(module: Module, relative: string, { registry, semantics }: Extraction): { table: FrameworkTable; row: RouteMapRow } | null {
  for (const table of registry.frameworks) {
    const row = table.routeMaps?.find(({ file }) => isAt(file, relative))
    if (row && semantics.sink.inUse(table, module)) return { table, row }
  }
  return null
}

/** Could a file with this path be a map of routes? */
export const mayBeRouteMap = (relative: string, { registry }: Extraction): boolean =>
  registry.frameworks.some(({ routeMaps }) => routeMaps?.some(({ file }) => isAt(file, relative)) ?? false)

const isAt = (file: string, relative: string): boolean => relative.replace(/\.[cm]?[jt]s$/, '') === file

/** Registers the routes of a map. */
export function registerRouteMap(module: Module, { table, row }: { table: FrameworkTable; row: RouteMapRow }, extraction: Extraction): void {
  const map = settled(extraction.evaluator.exportOf(module, row.export))
  if (map.kind !== 'object') return
  const router = extraction.semantics.typed(row.router, table.id)
  const whole = map.site ?? { file: module.file, start: 0, end: 0 }
  for (const [key, value] of map.props) {
    const [, method = 'all', path] = METHOD_AND_PATH.exec(key.trim()) ?? []
    const handler = path === undefined ? undefined : handlerOf(value, row)
    if (path === undefined || handler === undefined) continue
    const at = { run: new Run(extraction.evaluator.topLevel), module, site: siteOf(value) ?? whole }
    const context = { at, args: [handler], receiver: router, data: new Map<string, Value>(), member: null, assignedValue: null, table: table.id }
    extraction.routes.add({ is: 'route', method: /^all$/i.test(method) ? 'ANY' : method.toUpperCase(), path: constant(path), handlers: arg(0) }, context, table.id, extraction.evaluator)
  }
}

/** Of a list the last one answers; before it stand guards. */
function handlerOf(given: Value, row: RouteMapRow): Value | undefined {
  if (given.kind === 'lazy') return given
  const value = force(given)
  if (value.kind === 'array') return value.elements.length === 0 ? undefined : handlerOf(value.elements.at(-1) as Value, row)
  return value.kind === 'object' ? memberOf(value, row) : value
}

function memberOf(value: ObjectValue, row: RouteMapRow): Value | undefined {
  for (const names of row.members) {
    const parts = names.map((name) => value.props.get(name))
    if (!parts.every((part) => part !== undefined)) continue
    const texts = parts.map((part) => stringOf(part))
    return parts.length === 1 ? parts[0] : literal(texts.join('.'))
  }
  return undefined
}

/** Where a value was written, as far as it is a text, an object or a function. */
function siteOf(given: Value): Site | undefined {
  const value = given.kind === 'lazy' ? UNDEFINED : force(given)
  if (value.kind === 'literal') return value.site
  if (value.kind === 'array') return siteOf(value.elements.at(-1) ?? UNDEFINED)
  if (value.kind === 'function') return { file: value.module.file, start: value.node.start, end: value.node.end }
  return value.kind === 'object' ? (value.site ?? undefined) : undefined
}
