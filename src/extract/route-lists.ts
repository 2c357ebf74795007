/** Files that are routes because a list of the application says so: `app/routes.ts` of React Router. */
import type { FileRouteRow } from '../knowledge/define.ts'
import { joinPaths } from '../model/http.ts'
import type { Module } from '../syntax/module.ts'
import { settled, stringOf, UNDEFINED, type Value } from '../syntax/values.ts'
import type { Extraction } from './extraction.ts'
import type { FileRoute } from './file-routes.ts'

/** Lists inside each other. */
const DEPTH = 12

/**
 * The routes that a module's default export lists.
 *
 * @returns the routes by their files, as they are written: relative to the folder of the list
 */
export function listedRoutes(module: Module, row: FileRouteRow, { evaluator }: Extraction): ReadonlyMap<string, FileRoute> {
  evaluator.runModule(module)
  const routes = new Map<string, FileRoute>()
  const read = (given: Value, prefix: string, depth: number): void => {
    const value = settled(given)
    if (depth > DEPTH) return
    if (value.kind === 'array' || value.kind === 'union') {
      (value.kind === 'array' ? value.elements : value.values).forEach((one) => { read(one, prefix, depth + 1) })
      return
    }
    if (value.kind !== 'api') return
    const path = joinPaths(prefix, stringOf(settled(value.data.get('path') ?? UNDEFINED)) ?? '')
    const file = stringOf(settled(value.data.get('file') ?? UNDEFINED))
    if (file !== undefined) routes.set(file.replace(/^\.\//, ''), { row, path: path || '/', pathIsKnown: true, method: null })
    const children = value.data.get('children')
    if (children) read(children, path, depth + 1)
  }
  read(module.exports.has('default') ? evaluator.exportOf(module, 'default') : UNDEFINED, '', 0)
  return routes
}
