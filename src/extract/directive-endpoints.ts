/** Functions that are endpoints by a directive: server actions. */
import type { DirectiveRow } from '../knowledge/define.ts'
import type { Endpoint, Evidence, Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { FunctionValue } from '../syntax/values.ts'
import { startsWithDirective } from '../syntax/directives.ts'
import { walk } from '../syntax/walk.ts'
import { endpointOf } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { functionsOf, runHandlers } from './handlers.ts'
import { isLogoutWord } from './words.ts'

/** Endpoints by directive: server actions, of a whole file or of one function. */
export function directiveEndpoints(module: Module, extraction: Extraction): Endpoint[] {
  return directiveActions(module, extraction).flatMap(({ row, ...action }) => actionEndpoint(action, row, extraction))
}

/** All functions of a module that are endpoints by a directive. */
export function directiveActions(module: Module, extraction: Extraction): readonly (Action & { readonly row: DirectiveRow })[] {
  const having = extraction.registry.frameworks.filter((table) => table.directives !== undefined)
  const inUse = having.filter((table) => extraction.semantics.sink.inUse(table, module))
  // Whose framework is not known is called after the first that has the directive.
  const rows = (inUse.length > 0 ? inUse : having).slice(0, 1).flatMap((table) => table.directives ?? [])
  return rows.flatMap((row) => actionsOf(module, row, extraction).map((action) => ({ ...action, row })))
}

interface Action {
  readonly name: string | null
  readonly fn: FunctionValue
  readonly exported: boolean
}

function actionsOf(module: Module, row: DirectiveRow, { evaluator }: Extraction): Action[] {
  if (!module.text.includes(row.directive)) return []
  const actions = new Map<object, Action>()
  if (startsWithDirective(module.program.body, row.directive)) {
    evaluator.runModule(module)
    for (const name of module.exports.keys()) {
      const fn = functionsOf([evaluator.exportOf(module, name)]).at(-1)
      const inner = fn && fn.kind !== 'function' ? evaluator.wrapped.get(fn)?.at(-1) : fn
      if (inner?.kind === 'function') actions.set(inner.node, { name: name === 'default' ? inner.name : name, fn: inner, exported: true })
    }
  }
  walk(module.program, (node) => {
    const declared = node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.init ? { name: node.id.name, fn: node.init } : null
    const fn = declared ? declared.fn : node
    if (fn.type !== 'FunctionDeclaration' && fn.type !== 'FunctionExpression' && fn.type !== 'ArrowFunctionExpression') return
    if (!fn.body || fn.body.type !== 'BlockStatement' || !startsWithDirective(fn.body.body, row.directive) || actions.has(fn)) return
    evaluator.runModule(module)
    const name = declared?.name ?? fn.id?.name ?? null
    actions.set(fn, {
      name, exported: false,
      fn: { kind: 'function', node: fn, module, scope: module.scope, thisValue: null, boundArgs: [], props: new Map(), name, home: null },
    })
  })
  return [...actions.values()]
}

function actionEndpoint(action: Action, row: DirectiveRow, extraction: Extraction): Endpoint[] {
  const place: Place = { file: action.fn.module.file, start: action.fn.node.start, end: action.fn.node.end }
  const evidence: Evidence[] = []
  if (action.name !== null && isLogoutWord(action.name)) evidence.push({ kind: action.exported ? 'export-name' : 'handler-name', text: action.name, place })
  if (evidence.length === 0) return []
  const run = runHandlers([action.fn], row.handler, null, extraction)
  const endpoint = endpointOf({
    framework: row.framework, methods: [], path: null, complete: false, registration: place, handlers: [action.fn], evidence, runs: [run], withHeaders: false,
  }, extraction)
  return [{ ...endpoint, name: action.name, id: `${action.name ?? 'action'}()` }]
}
