/** What the tables know about the function that a request of the browser is sent by. */
import type { CallExpression, Node } from 'oxc-parser'
import type { BrowserRequestRow } from '../../knowledge/define.ts'
import { bindingOf } from '../bindings.ts'
import { memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import type { RepairProject } from '../repair-project.ts'

/** How many instances may be made of each other. */
const DEPTH = 3

/** The row of what is called: of `fetch`, `axios.post`, `api.delete` of an instance; null for what no table knows. */
export function requestRowOf(doc: Document, { callee }: CallExpression, project: RepairProject): BrowserRequestRow | null {
  return rowOf(doc, callee, project) ?? (callee.type === 'MemberExpression' ? rowOf(doc, callee.object, project) : null)
}

function rowOf(doc: Document, node: Node, project: RepairProject, depth = DEPTH): BrowserRequestRow | null {
  const rows = project.registry.browserRequests
  const global = globalName(node)
  if (node.type !== 'Identifier') return global === null ? null : (rows.find(({ globals }) => globals?.includes(global)) ?? null)
  const binding = bindingOf(doc, node.name, project)
  if (binding?.is === 'package') return rows.find(({ modules }) => modules?.includes(binding.specifier)) ?? null
  if (binding?.is === 'variable') return depth === 0 ? null : rowOfInstance(binding.doc, binding.init, project, depth)
  return isDeclared(doc, node.name) ? null : (rows.find(({ globals }) => globals?.includes(node.name)) ?? null)
}

/** `axios.create({ … })`. */
function rowOfInstance(doc: Document, init: Node | null, project: RepairProject, depth: number): BrowserRequestRow | null {
  if (init?.type !== 'CallExpression' || init.callee.type !== 'MemberExpression') return null
  const row = rowOf(doc, init.callee.object, project, depth - 1)
  return row?.instances?.includes(memberName(init.callee) ?? '') === true ? row : null
}

/** `fetch` of `window.fetch`. */
function globalName(node: Node): string | null {
  if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return null
  return /^(?:window|globalThis|self)$/.test(node.object.name) ? memberName(node) : null
}

/** A parameter or variable of a function hides what is called so everywhere else. */
function isDeclared(doc: Document, name: string): boolean {
  return doc.nodes.some((node) => {
    const parent = node.type === 'Identifier' && node.name === name ? doc.parentOf(node) : undefined
    if (parent === undefined) return false
    if (parent.type === 'VariableDeclarator' || parent.type === 'FunctionDeclaration') return parent.id === node
    if (parent.type === 'Property') return doc.parentOf(parent)?.type === 'ObjectPattern'
    return 'params' in parent && Array.isArray(parent.params) && (parent.params as readonly Node[]).includes(node)
  })
}
