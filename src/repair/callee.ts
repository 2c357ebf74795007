/** What the tables know about the callee of a call, told by the file's imports alone. */
import type { Node } from 'oxc-parser'
import type { Registry } from '../extract/registry.ts'
import type { ValueRow } from '../knowledge/define.ts'
import type { Document } from './document.ts'

/** The row of what is called: of `NextResponse.json`, `redirect`, `Response`; undefined for what no table knows. */
export function rowOfCallee(doc: Document, callee: Node, registry: Registry): ValueRow | undefined {
  if (callee.type === 'MemberExpression') {
    if (callee.computed || callee.property.type !== 'Identifier') return undefined
    return rowOfCallee(doc, callee.object, registry)?.members?.[callee.property.name]
  }
  if (callee.type !== 'Identifier') return undefined
  return importedRow(doc, callee.name, registry) ?? registry.global(callee.name)?.row
}

function importedRow(doc: Document, local: string, registry: Registry): ValueRow | undefined {
  for (const node of doc.nodes) {
    if (node.type !== 'ImportDeclaration') continue
    for (const one of node.specifiers) {
      if (one.local.name !== local) continue
      const module = registry.module(node.source.value)?.row
      if (one.type === 'ImportSpecifier') return module?.members?.[one.imported.type === 'Identifier' ? one.imported.name : one.imported.value]
      return one.type === 'ImportDefaultSpecifier' ? (module?.members?.default ?? module) : module
    }
  }
  return undefined
}
