/** What a name means inside a function: a parameter, a variable and its value, or something of the module. */
import type { Node } from 'oxc-parser'
import { keyName } from './calls.ts'
import { isFunction, type Document, type FunctionNode } from './document.ts'

export type Meaning =
  | { readonly is: 'parameter'; readonly fn: FunctionNode; readonly index: number; /** Member that the pattern takes out. */ readonly member: string | null }
  | { readonly is: 'variable'; readonly fn: FunctionNode; readonly value: Node; readonly member: string | null; readonly declarator: Node }
  /** Declared without a value, and given one of these later on. */
  | { readonly is: 'assigned'; readonly fn: FunctionNode; readonly values: readonly Node[] }
  | { readonly is: 'unclear' }
  | { readonly is: 'of-the-module' }

/** What a name stands for where a node stands. */
export function meaningOf(doc: Document, name: string, at: Node): Meaning {
  for (const fn of doc.around(at)) {
    if (!isFunction(fn)) continue
    const found = parameterNamed(fn, name) ?? variableNamed(doc, fn, name)
    if (found) return found
  }
  return { is: 'of-the-module' }
}

function parameterNamed(fn: FunctionNode, name: string): Meaning | undefined {
  for (const [index, given] of fn.params.entries()) {
    const parameter = parameterOf(given)
    if (parameter.type === 'Identifier' && parameter.name === name) return { is: 'parameter', fn, index, member: null }
    if (parameter.type !== 'ObjectPattern') continue
    const member = memberTaken(parameter, name)
    if (member !== undefined) return { is: 'parameter', fn, index, member }
  }
  return undefined
}

/** A parameter without its default value and without `private readonly`. */
export function parameterOf(given: Node): Node {
  const bare = given.type === 'TSParameterProperty' ? given.parameter : given
  return bare.type === 'AssignmentPattern' ? bare.left : bare
}

type ObjectPattern = Extract<Node, { type: 'ObjectPattern' }>

/** What a pattern takes out: `{ a, b: c = 1 }` takes `a` as `a`, and `b` as `c`. */
export function takenBy(pattern: ObjectPattern): readonly { readonly member: string; readonly local: string }[] {
  return (pattern.properties as readonly Node[]).flatMap((one) => {
    if (one.type !== 'Property' || one.computed) return []
    const value = one.value.type === 'AssignmentPattern' ? one.value.left : one.value
    return value.type === 'Identifier' ? [{ member: keyName(one.key), local: value.name }] : []
  })
}

/** The member that a pattern puts into a variable of this name. */
export const memberTaken = (pattern: ObjectPattern, name: string): string | undefined => takenBy(pattern).find(({ local }) => local === name)?.member

function variableNamed(doc: Document, fn: FunctionNode, name: string): Meaning | undefined {
  for (const node of doc.nodes) {
    if (node.type !== 'VariableDeclarator' || node.start < fn.start || node.end > fn.end || doc.functionAround(node) !== fn) continue
    const { id, init } = node
    const member = id.type === 'ObjectPattern' ? memberTaken(id, name) : undefined
    if (member === undefined && !(id.type === 'Identifier' && id.name === name)) continue
    const values = assignmentsTo(doc, fn, name)
    if (init == null) return values.length === 0 ? { is: 'unclear' } : { is: 'assigned', fn, values }
    return values.length > 0 ? { is: 'assigned', fn, values: [init, ...values] } : { is: 'variable', fn, value: init, member: member ?? null, declarator: node }
  }
  return undefined
}

function assignmentsTo(doc: Document, fn: FunctionNode, name: string): readonly Node[] {
  return doc.nodes.flatMap((node) =>
    node.type === 'AssignmentExpression' && node.left.type === 'Identifier' && node.left.name === name && node.start >= fn.start && node.end <= fn.end ? [node.right] : [])
}

/** What an expression is without what only types and parentheses add to it. */
export function bare(node: Node): Node {
  switch (node.type) {
    case 'ParenthesizedExpression': case 'TSNonNullExpression': case 'TSAsExpression': case 'TSSatisfiesExpression': case 'ChainExpression':
      return bare(node.expression)
    default: return node
  }
}

/** The identifiers in an expression that stand for values: no names of members and of properties. */
export function valuesNamed(doc: Document, within: Node): readonly Extract<Node, { type: 'Identifier' }>[] {
  return doc.nodes.flatMap((node) => {
    if (node.type !== 'Identifier' || node.start < within.start || node.end > within.end) return []
    const parent = doc.parentOf(node)
    if (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) return []
    if (parent?.type === 'Property' && parent.key === node && !parent.shorthand && !parent.computed) return []
    return [node]
  })
}

/** What a function is called by others: its own name, that of its variable, of the method or of the property. */
export function nameOfFunction(doc: Document, fn: FunctionNode): string | null {
  if (fn.id != null) return fn.id.name
  const parent = doc.parentOf(fn)
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') return keyName(parent.key) || null
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && parent.left.property.type === 'Identifier') return parent.left.property.name
  // Wrapped: `const f = asyncHandler(async () => …)`.
  if (parent?.type === 'CallExpression') {
    const outer = doc.parentOf(parent)
    return outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id.name : null
  }
  return null
}
