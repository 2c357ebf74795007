import type { Node } from 'oxc-parser'

/** Visits every node of a tree, outermost first. Return false to leave out what is inside. */
export function walk(root: Node, visit: (node: Node) => boolean | void): void {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (visit(node) === false) continue
    const children: Node[] = []
    for (const value of Object.values(node) as unknown[]) {
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) children.push(item)
      } else if (isNode(value)) children.push(value)
    }
    for (let index = children.length - 1; index >= 0; index--) stack.push(children[index] as Node)
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'

/** As `walk`, with what lies around each node: the root first, the parent last. */
export function walkWithin(root: Node, visit: (node: Node, ancestors: readonly Node[]) => void): void {
  const ancestors: Node[] = []
  const go = (node: Node): void => {
    visit(node, ancestors)
    ancestors.push(node)
    for (const value of Object.values(node) as unknown[]) {
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) go(item)
      } else if (isNode(value)) go(value)
    }
    ancestors.pop()
  }
  go(root)
}
