/** Logout endpoints among the functions that clients call by name: remote procedures and server functions that a call makes. */
import type { Node } from 'oxc-parser'
import type { Endpoint, Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { Site } from '../syntax/values.ts'
import { walk } from '../syntax/walk.ts'
import { logoutByEffect } from './effect-evidence.ts'
import { endpointOf, methodsOf } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { runHandlers } from './handlers.ts'
import { placeOf } from './recorder.ts'
import type { ActionRecord } from './routes.ts'
import { isLogoutWord } from './words.ts'

/** Endpoints among the functions that calls made. */
export function actionEndpoints(extraction: Extraction): Endpoint[] {
  return extraction.routes.actions.flatMap((record) => extraction.guard(record.site.file, [], () => actionEndpoint(record, extraction)))
}

function actionEndpoint(record: ActionRecord, extraction: Extraction): Endpoint[] {
  const holder = holderOf(record.module, record.site)
  const name = holder?.names.at(-1)
  const meant = record.effect.calledUse ? name?.replace(/^use(?=[A-Z])/, '') : name
  if (holder && name !== undefined && isLogoutWord(meant ?? '')) return [namedEndpoint(record, name, holder, extraction)]
  return record.effect.byEffect ? endpointByEffect(record, holder, extraction) : []
}

function namedEndpoint(record: ActionRecord, name: string, { names, place }: Holder, extraction: Extraction): Endpoint {
  const { effect, method, handlers, framework } = record
  const path = effect.path?.replace('{names}', names.join('.')).replace('{name}', name) ?? null
  const ran = method === null
    ? { methods: [], runs: [runHandlers(handlers, effect.handler, null, extraction)] }
    : methodsOf(method, handlers, effect.handler, extraction)
  const endpoint = endpointOf({
    framework, path, complete: path !== null, registration: place, handlers, evidence: [{ kind: 'handler-name', text: name, place }],
    withHeaders: effect.withHeaders === true, ...ran, ...placeless(effect),
  }, extraction)
  return { ...endpoint, name, ...(path === null ? { id: `${name}()` } : {}) }
}

const placeless = ({ anywhere }: ActionRecord['effect']): { anywhere?: true } => (anywhere === true ? { anywhere } : {})

/** What holds the function tells nothing: what the function does. */
function endpointByEffect({ effect, method, handlers, site, framework }: ActionRecord, holder: Holder | null, extraction: Extraction): Endpoint[] {
  const registration = holder?.place ?? placeOf(site)
  const found = logoutByEffect(handlers, { row: effect.handler, method, path: holder?.names.join('/') ?? null, registration }, extraction)
  if (found === null) return []
  const endpoint = endpointOf({
    framework, path: null, complete: false, registration, handlers, evidence: [found.evidence], runs: [found.run],
    methods: method === null ? [] : [method], withHeaders: effect.withHeaders === true, ...placeless(effect),
  }, extraction)
  const name = holder?.names.at(-1) ?? endpoint.name
  return [{ ...endpoint, name, id: `${name ?? 'action'}()` }]
}

export interface Holder {
  /** Names of the objects around it, and its own: `['auth', 'logout']`. */
  readonly names: readonly string[]
  readonly place: Place
}

/** The variable or property that holds what a call gives, directly or through the calls around it. */
export function holderOf(module: Module, site: Site): Holder | null {
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
