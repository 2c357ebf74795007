/** Names in code. */
import type { Node } from 'oxc-parser'

/** The member that is read, by its name: `get` of `client.get`; null where it is computed, or the node is something else. */
export function memberName(node: Node | undefined): string | null {
  return node?.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' ? node.property.name : null
}

/** What is called: a function's name, or that of a method. */
export function calledName({ callee }: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>): string | null {
  return callee.type === 'Identifier' ? callee.name : memberName(callee)
}

/** The name of a property, written as a name or as a text. */
export function keyName(key: Node): string {
  return key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : ''
}

/** A regular expression's source that matches the text and nothing else. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
