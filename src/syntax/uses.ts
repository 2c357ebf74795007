/** Where a module's names are used, as against where they are declared and handed on. */
import type { Node, Program } from 'oxc-parser'
import { staticKey } from './context.ts'
import { walk } from './walk.ts'

/** How a module treats a name. */
export interface Uses {
  /** Its code does something with it, as a variable or as a member of something. */
  readonly isUsed: boolean
  /** It hands it on to whoever imports it. */
  readonly isExported: boolean
}

/** What a module does with a name of its own or of a module that it imports; under another name, too (`import { a as b }`). */
export function usesOf(program: Program, name: string): Uses {
  const names = new Set([name])
  const notUses = new Set<Node>()
  let isUsed = false
  let isExported = false
  const handOn = (value: Node | null | undefined): void => {
    if (value?.type === 'Identifier' && names.has(value.name)) {
      isExported = true
      notUses.add(value)
    }
  }
  walk(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
        for (const specifier of node.specifiers) {
          if (specifier.type === 'ImportSpecifier' && textOf(specifier.imported) === name) names.add(specifier.local.name)
        }
        return false
      case 'ExportAllDeclaration':
        isExported = true
        return false
      case 'ExportNamedDeclaration':
        if (node.declaration) return true
        if (node.specifiers.some((specifier) => names.has(textOf(specifier.local)))) isExported = true
        return false
      case 'ExportDefaultDeclaration':
        handOnAll(node.declaration, handOn)
        return true
      case 'AssignmentExpression':
        if (isExports(node.left)) {
          if (node.left.type === 'MemberExpression') notUses.add(node.left.property)
          handOnAll(node.right, handOn)
        }
        return true
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'VariableDeclarator':
        if (node.id) notUses.add(node.id)
        return true
      case 'Property':
        if (!node.computed && !node.shorthand) notUses.add(node.key)
        return true
      case 'Identifier':
        if (names.has(node.name) && !notUses.has(node)) isUsed = true
        return !isUsed
      default:
        return true
    }
  })
  return { isUsed, isExported }
}

/** `export default { a, b }`, `module.exports = a`. */
function handOnAll(value: Node, handOn: (value: Node) => void): void {
  if (value.type !== 'ObjectExpression') {
    handOn(value)
    return
  }
  for (const property of value.properties) {
    if (property.type !== 'Property') continue
    handOn(property.value)
    if (property.shorthand) handOn(property.key)
  }
}

/** `exports.a`, `module.exports`, `module.exports.a`. */
function isExports(target: Node): boolean {
  if (target.type === 'Identifier') return target.name === 'exports'
  return target.type === 'MemberExpression' && !target.computed && (isExports(target.object) || staticKey(target.property) === 'exports')
}

const textOf = (name: { readonly type: string; readonly name?: string; readonly value?: unknown }): string => name.name ?? String(name.value)
