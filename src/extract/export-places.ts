/** Where a module's exports, and the members of an exported object, stand in its text. */
import type { Expression, Node } from 'oxc-parser'
import type { Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'

/** Where a name is exported; the beginning of the file where that is not seen. */
export function exportPlace(module: Module, name: string): Place {
  if (name === 'default' && module.frontmatter !== null) return span(module, module.frontmatter)
  return span(module, exportingNode(module, name) ?? { start: 0, end: 0 })
}

/** The expression that an export is initialised with, a name of the module followed to its declaration. */
export function exportedExpression(module: Module, name: string): Expression | null {
  const node = exportingNode(module, name)
  if (node === null) return null
  if (node.type === 'VariableDeclarator') return node.init
  if (node.type === 'ExportSpecifier') return node.local.type === 'Identifier' ? declared(module, node.local.name) : null
  return node as Expression
}

/**
 * Where an object's member of that name is written: in an object literal, or in one that is spread or named there. What is spread
 * from another file stands where it is spread.
 */
export function propertyPlace(module: Module, given: Expression | null, name: string, depth = 0): Place | null {
  const expression = given === null ? null : withoutTypes(given)
  if (expression === null || depth > 3) return null
  if (expression.type === 'Identifier') return propertyPlace(module, declared(module, expression.name), name, depth + 1)
  if (expression.type !== 'ObjectExpression') return null
  let elsewhere: Node | null = null
  for (const property of [...expression.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const inner = propertyPlace(module, property.argument, name, depth + 1)
      if (inner) return inner
      elsewhere ??= property
    } else if (!property.computed && keyOf(property.key) === name) return span(module, property)
  }
  return elsewhere && span(module, elsewhere)
}

const keyOf = (key: Node): string | null => (key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : null)

/** `x satisfies Actions`, `x as const`. */
function withoutTypes(expression: Expression): Expression {
  switch (expression.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
      return withoutTypes(expression.expression)
    default:
      return expression
  }
}

function declared(module: Module, name: string): Expression | null {
  for (const statement of module.program.body) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') continue
    const declarator = declaration.declarations.find((d) => d.id.type === 'Identifier' && d.id.name === name)
    if (declarator) return declarator.init
  }
  return null
}

function exportingNode(module: Module, name: string): Node | null {
  for (const statement of module.program.body) {
    if (statement.type === 'ExportDefaultDeclaration' && name === 'default') return statement.declaration
    if (statement.type !== 'ExportNamedDeclaration') continue
    const { declaration } = statement
    if (declaration?.type === 'VariableDeclaration') {
      const declarator = declaration.declarations.find((d) => d.id.type === 'Identifier' && d.id.name === name)
      if (declarator) return declarator
    } else if (declaration && 'id' in declaration && declaration.id && 'name' in declaration.id && declaration.id.name === name) {
      return declaration
    }
    const specifier = statement.specifiers.find((s) => s.exported.type === 'Identifier' && s.exported.name === name)
    if (specifier) return specifier
  }
  return null
}

const span = (module: Module, node: { start: number; end: number }): Place => ({ file: module.file, start: node.start, end: node.end })
