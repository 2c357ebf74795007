/** Functions of the project that end a record and do nothing else with it. */
import type { Class, MethodDefinition, Node } from 'oxc-parser'
import { looksLikeInvalidation } from '../../extract/invalidation-names.ts'
import { keyName } from '../calls.ts'
import { isFunction, type Document, type FunctionNode } from '../document.ts'
import type { RepairProject } from '../repair-project.ts'
import { broughtTo, declaredIn, documentsWith, type Brought } from '../modules.ts'
import { callsOf } from './origins.ts'
import { bare, meaningOf, nameOfFunction, parameterOf } from '../scopes.ts'
import type { RecordStore, RecordUse } from './stores.ts'

export interface OwnHelper {
  readonly doc: Document
  readonly fn: FunctionNode
  readonly name: string
  /** The condition that each of its parameters fills, by its key. */
  readonly keys: readonly string[]
  /** It has to be waited for. */
  readonly waits: boolean
}

/** The helpers that end records of a store, those first that nobody calls: they were meant for it. */
export function helpersOf(store: RecordStore, project: RepairProject): readonly OwnHelper[] {
  const helpers = store.uses.filter(({ op }) => op === 'end').flatMap((use) => helperAround(use, store) ?? [])
  const isCalled = ({ doc, fn }: OwnHelper): boolean => callsOf(doc, fn, project).length > 0
  return helpers.toSorted((a, b) => Number(isCalled(a)) - Number(isCalled(b)))
}

/** The function around a use, if all that it is given says which record is meant. */
function helperAround(use: RecordUse, store: RecordStore): OwnHelper | null {
  const { doc, call, conditions, waits } = use
  const fn = doc.functionAround(call)
  const name = fn === undefined ? null : nameOfFunction(doc, fn)
  if (fn === undefined || name === null || !looksLikeInvalidation(name) || isConditional(doc, call, fn)) return null
  if (store.uses.some((other) => other.doc === doc && other.op === 'write' && other.call.start > fn.start && other.call.end < fn.end)) return null
  const keys = fn.params.map((given) => {
    const parameter = parameterOf(given)
    return parameter.type === 'Identifier' ? conditions.find(({ value }) => isParameter(doc, value, fn, parameter.name))?.key : undefined
  })
  if (keys.length === 0 || !keys.every((key) => key !== undefined)) return null
  return { doc, fn, name, keys, waits: fn.async || waits }
}

function isParameter(doc: Document, given: Node, fn: FunctionNode, name: string): boolean {
  const value = bare(given)
  if (value.type !== 'Identifier' || value.name !== name) return false
  const meaning = meaningOf(doc, name, value)
  return meaning.is === 'parameter' && meaning.fn === fn
}

/** Does it depend on something whether the call is made? */
function isConditional(doc: Document, call: Node, fn: FunctionNode): boolean {
  for (const outer of doc.around(call)) {
    if (outer === fn) return false
    if (isFunction(outer) || /^(?:If|For|While|Switch|Conditional|Catch)/.test(outer.type)) return true
  }
  return false
}

const isClass = (node: Node): node is Class => node.type === 'ClassDeclaration' || node.type === 'ClassExpression'

/** What a helper is called at a place in another file: imported, a method of what is imported, or of what a class is given. */
export function calleeAt({ doc: from, fn, name }: OwnHelper, doc: Document, at: Node, project: RepairProject): Brought | null {
  const holder = from.parentOf(fn)
  if (holder?.type === 'MethodDefinition') return methodAt(from, holder, name, doc, at, project)
  if (holder?.type === 'Property') {
    const object = from.parentOf(holder)
    const declarator = object && from.parentOf(object)
    const owner = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' ? declarator.id.name : null
    return owner === null ? null : memberOfBrought(broughtTo(doc, { doc: from, name: owner }, project), name)
  }
  return declaredIn(from, name) === undefined ? null : broughtTo(doc, { doc: from, name }, project)
}

const memberOfBrought = (brought: Brought | null, member: string): Brought | null => brought && { ...brought, local: `${brought.local}.${member}` }

function methodAt(from: Document, method: MethodDefinition, name: string, doc: Document, at: Node, project: RepairProject): Brought | null {
  const cls = [...from.around(method)].find(isClass)
  if (cls?.id == null) return null
  const className = cls.id.name
  if (method.static) return memberOfBrought(broughtTo(doc, { doc: from, name: className }, project), name)
  const given = injectedAs(doc, at, className, cls)
  if (given !== null) return { local: `${given}.${name}`, edits: [] }
  for (const other of [from, ...documentsWith(`new ${className}(`, project)]) {
    const instance = instanceOf(other, className)
    const brought = instance === null ? null : broughtTo(doc, { doc: other, name: instance }, project)
    if (brought) return memberOfBrought(brought, name)
  }
  return null
}

/** A variable of a module that holds an instance. */
function instanceOf(doc: Document, className: string): string | null {
  for (const node of doc.nodes) {
    if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.init?.type !== 'NewExpression') continue
    const { callee } = node.init
    if (callee.type === 'Identifier' && callee.name === className && doc.functionAround(node) === undefined) return node.id.name
  }
  return null
}

/** `this`, or the member of the class around that holds one of another class. */
function injectedAs(doc: Document, at: Node, className: string, own: Node): string | null {
  const cls = [...doc.around(at)].find(isClass)
  if (cls === undefined) return null
  if (cls === own) return 'this'
  for (const node of doc.nodes) {
    if (node.start < cls.start || node.end > cls.end) continue
    const parameter = node.type === 'TSParameterProperty' ? node.parameter : node.type === 'PropertyDefinition' ? node : null
    const annotation = parameter !== null && 'typeAnnotation' in parameter ? parameter.typeAnnotation : null
    if (annotation == null || doc.textOf(annotation).replace(/^:\s*/, '') !== className) continue
    const name = parameter?.type === 'PropertyDefinition' ? keyName(parameter.key) : parameter?.type === 'Identifier' ? parameter.name : null
    if (name) return `this.${name}`
  }
  return null
}
