/** Definitions of routes that a file exports, and that nobody was seen to register: whoever reads the files of a folder does. */
import type { FrameworkTable } from '../knowledge/define.ts'
import { arg } from '../knowledge/define.ts'
import type { Module } from '../syntax/module.ts'
import { Run } from '../syntax/run.ts'
import { force, unknownValue, UNDEFINED, type FunctionValue, type ObjectValue, type Value } from '../syntax/values.ts'
import { definitionsOf } from './definitions.ts'
import type { Extraction } from './extraction.ts'
import { EventRecorder } from './recorder.ts'
import type { RowContext } from './references.ts'

/** Registers them with a router that nobody knows, so that their URLs are known up to a prefix. */
export function registerExportedRoutes(module: Module, extraction: Extraction): void {
  const tables = extraction.registry.frameworks.filter((table) => table.definitions && extraction.semantics.sink.inUse(table, module))
  if (tables.length === 0 || !DEFINES.test(module.text)) return
  const values = exportedBy(module, extraction).flatMap((value) => definitionsOf(value, (file) => file === module.file))
  for (const definition of values.filter((value) => isUnregistered(value, module, extraction))) {
    for (const table of tables) register(definition, module, table, extraction)
  }
}

/** The keys of a definition. */
const DEFINES = /\bmethod\b[^]*\bhandler\b|\bhandler\b[^]*\bmethod\b/

function exportedBy(module: Module, { evaluator }: Extraction): readonly Value[] {
  const values = module.isEsm ? [...module.exports.keys()].map((name) => evaluator.exportOf(module, name)) : [module.cjs]
  return values.flatMap((given) => {
    const value = given.kind === 'lazy' && given.file !== module.file ? UNDEFINED : force(given)
    const members = value.kind === 'object' && !value.props.has('method') ? [...value.props.values()].filter((one) => one.kind !== 'lazy') : [value]
    return members.map((one) => (one.kind === 'function' && !evaluator.entered.has(one.node) ? madeBy(one, evaluator) : one))
  })
}

/** What a factory that nobody was seen to call makes. */
function madeBy(factory: FunctionValue, evaluator: Extraction['evaluator']): Value {
  if (!DEFINES.test(factory.module.text.slice(factory.node.start, factory.node.end))) return UNDEFINED
  const args = factory.node.params.map(() => unknownValue('a parameter'))
  return evaluator.runRoot(factory, args, UNDEFINED, new Run(new EventRecorder()))
}

function isUnregistered(value: Value, module: Module, { routes }: Extraction): value is ObjectValue {
  if (value.kind !== 'object' || value.site?.file !== module.file || !value.props.has('method')) return false
  const { start } = value.site
  return !routes.records.some(({ site }) => site.file === module.file && site.start === start)
}

function register(definition: ObjectValue, module: Module, { id, definitions }: FrameworkTable, { routes, evaluator }: Extraction): void {
  if (!definitions) return
  const site = definition.site ?? { file: module.file, start: 0, end: 0 }
  const context: RowContext = {
    at: { run: new Run(new EventRecorder()), module, site }, args: [definition], receiver: null, data: new Map(), member: null, assignedValue: null, table: id,
  }
  routes.add({ is: 'route', each: arg(0), ...definitions }, context, id, evaluator)
}
