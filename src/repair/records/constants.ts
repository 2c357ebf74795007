/** Texts that code has under a name. */
import type { Node } from 'oxc-parser'
import type { Document } from '../document.ts'
import { propertyNamed } from '../objects.ts'
import type { RepairProject } from '../repair-project.ts'
import { declaredIn, fileOf } from '../modules.ts'
import { bare, meaningOf } from '../scopes.ts'

const DEPTH = 4

/** The text that an expression is, where it is always the same: a literal, a constant of this file or of another. */
export function textOf(doc: Document, given: Node, project: RepairProject, depth = 0): string | null {
  const node = bare(given)
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null
  const value = depth > DEPTH ? null : valueOf(doc, node, project, depth)
  return value && textOf(value.doc, value.node, project, depth + 1)
}

interface Valued {
  readonly doc: Document
  readonly node: Node
}

/** What a name, or a member of an object that is written out, stands for. */
function valueOf(doc: Document, node: Node, project: RepairProject, depth: number): Valued | null {
  if (node.type === 'Identifier') return ofName(doc, node, project)
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier' || depth > DEPTH) return null
  const holder = valueOf(doc, bare(node.object), project, depth + 1)
  const object = holder && bare(holder.node)
  const property = object?.type === 'ObjectExpression' ? propertyNamed(object, node.property.name) : undefined
  return holder && property ? { doc: holder.doc, node: property.value } : null
}

function ofName(doc: Document, node: Extract<Node, { type: 'Identifier' }>, project: RepairProject): Valued | null {
  const meaning = meaningOf(doc, node.name, node)
  if (meaning.is === 'variable') return meaning.member === null ? { doc, node: meaning.value } : null
  if (meaning.is !== 'of-the-module') return null
  const declared = declaredIn(doc, node.name)
  if (declared?.is === 'own') return { doc, node: declared.node }
  if (declared?.is !== 'import') return null
  const file = fileOf(doc, declared.specifier, project)
  const other = file === null ? null : project.documentOrNone(file)
  const there = other && declaredIn(other, declared.name)
  return other && there?.is === 'own' ? { doc: other, node: there.node } : null
}
