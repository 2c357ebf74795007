/** Logout endpoints among the functions that clients call by name: remote procedures and server functions that a call makes. */
import type { Node } from 'oxc-parser'
import type { Endpoint, Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { Site } from '../syntax/values.ts'
import { walk } from '../syntax/walk.ts'
import { endpointOf, methodsOf } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { runHandlers } from './handlers.ts'
import type { ActionRecord } from './routes.ts'
import { isLogoutWord } from './words.ts'

/** Endpoints among the functions that calls made. */
export function actionEndpoints(extraction: Extraction): Endpoint[] {
  return extraction.routes.actions.flatMap((record) => extraction.guard(record.site.file, [], () => actionEndpoint(record, extraction)))
}

function actionEndpoint(record: ActionRecord, extraction: Extraction): Endpoint[] {
  const { effect, handlers, module, framework } = record
  const holder = holderOf(module, record.site)
  const name = holder?.names.at(-1)
  if (holder === null || name === undefined || !isLogoutWord(name)) return []
  const path = effect.path?.replace('{names}', holder.names.join('.')).replace('{name}', name) ?? null
  const ran = effect.method === null
    ? { methods: [], runs: [runHandlers(handlers, effect.handler, null, extraction)] }
    : methodsOf(effect.method, handlers, effect.handler, extraction)
  const endpoint = endpointOf({
    framework, path, complete: path !== null, registration: holder.place, handlers, evidence: [{ kind: 'handler-name', text: name, place: holder.place }],
    withHeaders: false, ...ran,
  }, extraction)
  return [{ ...endpoint, name, ...(path === null ? { id: `${name}()` } : {}) }]
}

interface Holder {
  /** Names of the objects around it, and its own: `['auth', 'logout']`. */
  readonly names: readonly string[]
  readonly place: Place
}

/** The variable or property that holds what a call gives, directly or through the calls around it. */
function holderOf(module: Module, site: Site): Holder | null {
  let variable: string[] = []
  let properties: string[] = []
  let place: Place | null = null
  walk(module.program, (node) => {
    if (node.start > site.start || node.end < site.end) return false
    const name = nameOf(node)
    // A function's variables are nothing to those outside, and what surrounds it is nothing to them.
    if (isFunction(node) || node.type === 'VariableDeclarator') {
      variable = name === null ? [] : [name]
      properties = []
      place = null
    } else if (name !== null) properties.push(name)
    if (name !== null) place = { file: module.file, start: node.start, end: node.end }
    return true
  })
  return place === null ? null : { names: properties.length > 0 ? properties : variable, place }
}

const isFunction = ({ type }: Node): boolean => /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type)

function nameOf(node: Node): string | null {
  if (node.type === 'VariableDeclarator') return node.id.type === 'Identifier' ? node.id.name : null
  if (node.type !== 'Property' && node.type !== 'PropertyDefinition') return null
  if (node.computed) return null
  return node.key.type === 'Identifier' ? node.key.name : node.key.type === 'Literal' ? String(node.key.value) : null
}
