import type { Node } from 'oxc-parser'
import { walk } from './walk.ts'

/** Does the name stand anywhere in the code, as a variable? A function in it with a parameter of the name counts, too. */
export function mentions(code: Node, name: string): boolean {
  let found = false
  walk(code, (node) => {
    if (node.type === 'Identifier' && node.name === name) found = true
    if (node.type === 'MemberExpression' && !node.computed) {
      // `x.error` is no use of `error`.
      found ||= mentions(node.object, name)
      return false
    }
    return !found
  })
  return found
}
