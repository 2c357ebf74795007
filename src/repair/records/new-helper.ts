/** A function that ends a record, written beside the one that finds it, where a module keeps its store to itself. */
import type { Node } from 'oxc-parser'
import type { RecordKind } from '../../project/login-state.ts'
import type { Edit } from '../../model/finding.ts'
import type { Document, FunctionNode } from '../document.ts'
import { isTaken, topLevel } from '../imports.ts'
import { addProperty, type ObjectNode } from '../objects.ts'
import type { RepairProject } from '../repair-project.ts'
import { exportedAs, importFrom } from '../modules.ts'
import { bare, meaningOf, nameOfFunction, parameterOf, valuesNamed } from '../scopes.ts'
import type { Condition, RecordUse } from './stores.ts'

export interface NewHelper {
  /** What it is called where it was asked for. */
  readonly local: string
  readonly edits: readonly Edit[]
}

const NAMES: Readonly<Record<RecordKind, string>> = { 'session': 'endSession', 'refresh-token': 'revokeRefreshToken', 'access-token': 'revokeToken' }

/**
 * Writes the function and imports it.
 *
 * @param code of the call that ends the record, in terms of the parameter by which the use finds it
 * @returns null where the use does not stand in a function of the module, or finds the record by more than its parameter
 */
export function newHelper(
  { doc, call, receiver }: RecordUse, { value, whole }: Condition, code: string, kind: RecordKind, waits: boolean, there: Document, project: RepairProject,
): NewHelper | null {
  const fn = doc.functionAround(call)
  const beside = fn && topLevel(doc).find(({ start, end }) => start <= fn.start && end >= fn.end)
  const finder = fn === undefined ? null : nameOfFunction(doc, fn)
  const parameter = fn === undefined ? null : parameterFor(doc, value, fn)
  const name = NAMES[kind]
  if (fn === undefined || beside === undefined || finder === null || parameter === null || isTaken(doc, name) || isTaken(there, name)) return null
  if (receiver.doc !== doc || ![receiver.node, whole].every((node) => isOfTheModule(doc, node, value))) return null
  const exported = exportedAs(doc, finder)
  if (exported !== finder) return null
  const { newline, indent } = doc.style
  const isModule = topLevel(doc).some(({ type }) => type.startsWith('Export'))
  const list = isModule ? null : exportsObject(doc)
  if (!isModule && list === null) return null
  const imported = importFrom(there, doc.file, name, name, project)
  if (imported === null) return null
  const head = `${isModule ? 'export ' : ''}${waits ? 'async ' : ''}function ${name}(${parameter})`
  const body = `${head} {${newline}${indent}${doc.statement(`${waits ? 'await ' : ''}${code}`)}${newline}}`
  return { local: imported.local, edits: [doc.insert(beside.end, `${newline}${newline}${body}`), ...(list === null ? [] : [addProperty(doc, list, name)]), ...imported.edits] }
}

/** The parameter that is the value, as it is declared. */
function parameterFor(doc: Document, given: Node, fn: FunctionNode): string | null {
  const value = bare(given)
  const meaning = value.type === 'Identifier' ? meaningOf(doc, value.name, value) : undefined
  if (meaning?.is !== 'parameter' || meaning.fn !== fn || meaning.member !== null) return null
  const parameter = fn.params[meaning.index]
  return parameter === undefined ? null : doc.textOf(parameterOf(parameter))
}

/** Does an expression need nothing but names of the module, the value left out? */
function isOfTheModule(doc: Document, node: Node, value: Node): boolean {
  return valuesNamed(doc, node).every((name) => name.start === value.start || meaningOf(doc, name.name, name).is === 'of-the-module')
}

/** The object of `module.exports = { … }`. */
function exportsObject(doc: Document): ObjectNode | null {
  for (const statement of topLevel(doc)) {
    const assigned = statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? statement.expression : undefined
    if (assigned !== undefined && doc.textOf(assigned.left) === 'module.exports' && assigned.right.type === 'ObjectExpression') return assigned.right
  }
  return null
}
