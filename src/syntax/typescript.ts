/** Declarations of TypeScript that leave a value behind: enums and namespaces. */
import type { Node } from 'oxc-parser'
import { siteOf, type Context } from './context.ts'
import { evaluate } from './expressions.ts'
import { hoist } from './hoist.ts'
import { patternNames, readBinding } from './patterns.ts'
import { Scope } from './scope.ts'
import { runStatements } from './statements.ts'
import { literal, object, settled, type ObjectValue } from './values.ts'

/** An enum's members by name. Its own members may be named without the enum in front. */
export function enumObject(statement: Extract<Node, { type: 'TSEnumDeclaration' }>, cx: Context): ObjectValue {
  const members = object(siteOf(statement, cx.module))
  const inside: Context = { ...cx, scope: new Scope(cx.scope) }
  let next = 0
  for (const member of statement.body.members) {
    const key = member.id.type === 'Identifier' ? member.id.name : member.id.type === 'Literal' ? String(member.id.value) : undefined
    if (key === undefined) continue
    const value = member.initializer ? settled(evaluate(member.initializer, inside)) : literal(next)
    if (value.kind === 'literal' && typeof value.value === 'number') next = value.value + 1
    members.props.set(key, value)
    inside.scope.declare(key, value)
  }
  return members
}

/** What a namespace exports. */
export function namespaceObject(statement: Extract<Node, { type: 'TSModuleDeclaration' }>, cx: Context): ObjectValue {
  const made = object(siteOf(statement, cx.module))
  const { body } = statement
  if (body?.type !== 'TSModuleBlock') return made
  const inside: Context = { ...cx, scope: new Scope(cx.scope, true) }
  hoist(body.body, inside)
  runStatements(body.body, inside)
  for (const inner of body.body) {
    if (inner.type !== 'ExportNamedDeclaration' || !inner.declaration) continue
    for (const name of declaredNames(inner.declaration)) {
      const binding = inside.scope.bindings.get(name)
      if (binding) made.props.set(name, readBinding(binding))
    }
  }
  return made
}

/** The names that a declaration gives a value. */
export function declaredNames(declaration: Node | null): string[] {
  if (!declaration) return []
  if (declaration.type === 'VariableDeclaration') return declaration.declarations.flatMap((d) => patternNames(d.id))
  const { id } = declaration as { id?: { type: string; name?: string } | null }
  return id?.name === undefined ? [] : [id.name]
}
