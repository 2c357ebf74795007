/** Servers and handlers that a file only exports: the host (a worker, a function in the cloud) runs them. */
import type { ExportedHandlersRow, FrameworkTable } from '../knowledge/define.ts'
import { constant, listOf, arg, rest } from '../knowledge/define.ts'
import type { Module } from '../syntax/module.ts'
import { Run } from '../syntax/run.ts'
import { force, UNDEFINED, type FunctionValue, type Site, type Value } from '../syntax/values.ts'
import type { Extraction } from './extraction.ts'
import { EventRecorder } from './recorder.ts'
import type { RowContext } from './references.ts'
import { isLogoutWord } from './words.ts'

/** Registers what a module exports as routes, where a table says that somebody runs it. */
export function registerExportedServers(module: Module, extraction: Extraction): void {
  for (const table of extraction.registry.frameworks) {
    if (table.exportedServers && DEFAULT_EXPORT.test(module.text)) registerServer(module, table, extraction)
    if (table.exportedHandlers && new RegExp(table.exportedHandlers.text).test(module.text)) registerHandlers(module, table, table.exportedHandlers, extraction)
  }
}

const DEFAULT_EXPORT = /\bexport\s+default\b|\bas\s+default\b|\bmodule\.exports\s*=/

/** `export default { fetch(request, env) { … } }` */
function registerServer(module: Module, { id, exportedServers = [] }: FrameworkTable, { evaluator, routes, semantics }: Extraction): void {
  const whole = force(evaluator.exportOf(module, 'default'))
  if (whole.kind !== 'object') return
  for (const { member, router } of exportedServers) {
    const handler = force(whole.props.get(member) ?? UNDEFINED)
    if (handler.kind !== 'function') continue
    const context = contextOf(module, siteOf(handler), [handler], semantics.typed(router, id))
    routes.mount({ is: 'mount', targets: rest(0) }, context, id, evaluator)
  }
}

function registerHandlers(module: Module, { id }: FrameworkTable, row: ExportedHandlersRow, { evaluator, routes }: Extraction): void {
  for (const [name, given] of exportedValues(module, evaluator)) {
    const handler = handlerIn(given, row)
    if (handler?.module !== module || !isCalledSo(handler, row)) continue
    const context = contextOf(module, siteOf(handler), [handler], null)
    routes.add({ is: 'route', method: 'ANY', path: constant(pathOf(module.file, name)), handlers: listOf(arg(0)) }, context, id, evaluator)
  }
}

function exportedValues(module: Module, evaluator: Extraction['evaluator']): readonly (readonly [string, Value])[] {
  evaluator.runModule(module)
  if (module.isEsm) return [...module.exports.keys()].map((name) => [name, evaluator.exportOf(module, name)])
  const whole = force(module.cjs)
  return whole.kind === 'object' ? [...whole.props] : [['default', whole]]
}

function handlerIn(given: Value, { held }: ExportedHandlersRow): FunctionValue | undefined {
  const value = force(given)
  const inner = value.kind === 'api' && held !== undefined ? force(value.data.get(held) ?? UNDEFINED) : value
  return inner.kind === 'function' ? inner : undefined
}

function isCalledSo({ node }: FunctionValue, { parameter }: ExportedHandlersRow): boolean {
  const [first] = node.params
  return first?.type === 'Identifier' && new RegExp(parameter).test(first.name)
}

/** The place of the file tells what the function is for; the URL is said elsewhere. */
function pathOf(file: string, name: string): string {
  const parts = file.replace(/\.[cm]?[jt]sx?$/, '').split('/')
  const last = PLAIN_NAME.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1)
  const own = PLAIN_NAME.test(name) ? last : name
  return own !== undefined && isLogoutWord(own) ? `…/${own}` : '/*'
}

/** Names that say nothing. */
const PLAIN_NAME = /^(?:index|handler|lambda|lambdaHandler|main|app|function|default|route|src)$/i

const siteOf = ({ module, node }: FunctionValue): Site => ({ file: module.file, start: node.start, end: node.end })

const contextOf = (module: Module, site: Site, args: readonly Value[], receiver: Value | null): RowContext => ({
  at: { run: new Run(new EventRecorder()), module, site }, args, receiver, data: new Map(), member: null, assignedValue: null, table: null,
})
