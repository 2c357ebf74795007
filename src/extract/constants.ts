/** Texts that an expression surely is, wherever in the project the constant stands. */
import type { Node } from 'oxc-parser'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { readBinding } from '../syntax/patterns.ts'
import { settled, stringOf, type Value } from '../syntax/values.ts'
import type { TextOf } from './client-storage.ts'

/** Reads names of the module's top level, imported ones included, and members of what they stand for; null for anything else. */
export function topLevelValues(module: Module, evaluator: Evaluator): (node: Node) => Value | null {
  return function valueOf(node: Node): Value | null {
    switch (node.type) {
      case 'Identifier': {
        evaluator.runModule(module)
        const binding = module.scope.bindings.get(node.name)
        return binding === undefined ? null : readBinding(binding)
      }
      case 'MemberExpression': {
        if (node.computed || node.property.type !== 'Identifier') return null
        const object = valueOf(node.object)
        return object === null ? null : evaluator.memberOf(settled(object), node.property.name, { file: module.file, start: node.start, end: node.end }, module)
      }
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        return valueOf(node.expression)
      default:
        return null
    }
  }
}

/** Reads literals, constants of the module's top level, imported constants, and members of constant objects. */
export function constantsOf(module: Module, evaluator: Evaluator): TextOf {
  const valueOf = topLevelValues(module, evaluator)
  const textOf = (node: Node): string | null => {
    if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
    if (node.type === 'TemplateLiteral') {
      const holes = node.expressions.map(textOf)
      if (holes.includes(null)) return null
      return node.quasis.map((quasi, index) => (quasi.value.cooked ?? '') + (holes[index] ?? '')).join('')
    }
    if (node.type === 'BinaryExpression' && node.operator === '+') {
      const [left, right] = [textOf(node.left), textOf(node.right)]
      return left === null || right === null ? null : left + right
    }
    const value = valueOf(node)
    return value === null ? null : (stringOf(settled(value)) ?? null)
  }
  return textOf
}
