/** Who calls a function of the front end: may it take longer than it did? */
import type { Node } from 'oxc-parser'
import { holdsServerCode } from '../../extract/prefilter.ts'
import { isSourceName } from '../../project/list-files.ts'
import { calledName } from '../calls.ts'
import { isFunction, type Document, type FunctionNode } from '../document.ts'
import type { RepairProject } from '../repair-project.ts'
import { functionName } from './logout-functions.ts'

/** Functions that hand on the one that they are given. */
const WRAPPERS = /^(?:use(?:Memoized|Event)?Callback|useEvent|action|addEventListener|on)$/

/**
 * May a function become asynchronous: does all code that calls it wait for it, or have nothing left to do? What is called by the
 * same name counts as a call of it.
 */
export function mayTakeLonger(doc: Document, fn: FunctionNode, project: RepairProject): boolean {
  const parent = doc.parentOf(fn)
  if (parent?.type === 'JSXExpressionContainer') return true
  if (parent?.type === 'CallExpression' && !WRAPPERS.test(calledName(parent) ?? '')) return false
  const name = functionName(doc, fn)
  if (name === '') return parent?.type === 'CallExpression'
  return project.facts.mentioning(name)
    .filter((file) => file === doc.file || (isSourceName(file) && !holdsServerCode(project.facts.textOf(file))))
    .every((file) => {
      const other = project.document(file)
      return other.nodes.every((node) => node.type !== 'Identifier' || node.name !== name || toleratesDelay(other, node))
    })
}

/** Is what a name stands for here called last, or only named? */
function toleratesDelay(doc: Document, node: Node): boolean {
  const outer = doc.parentOf(node)
  const value = outer?.type === 'MemberExpression' && outer.property === node ? outer : node
  const use = doc.parentOf(value)
  if (use?.type !== 'CallExpression') return true
  if (use.callee === value) return isLast(doc, use)
  const name = calledName(use) ?? ''
  return !/^use[A-Z]/.test(name) || WRAPPERS.test(name)
}

function isLast(doc: Document, call: Node): boolean {
  const parent = doc.parentOf(call)
  if (parent === undefined) return false
  if (parent.type === 'AwaitExpression' || parent.type === 'ReturnStatement' || isFunction(parent)) return true
  if (parent.type === 'UnaryExpression' || parent.type === 'ChainExpression') return isLast(doc, parent)
  if (parent.type !== 'ExpressionStatement') return false
  const list = doc.parentOf(parent)
  const owner = list === undefined ? undefined : doc.parentOf(list)
  return list?.type === 'BlockStatement' && list.body.at(-1) === parent && owner !== undefined && isFunction(owner)
}
