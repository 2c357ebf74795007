/** Declarations that exist before their statement runs: functions, classes, imports, and initialisers read too early. */
import type { Function as FunctionNode, ImportDeclaration, Node, VariableDeclaration } from 'oxc-parser'
import { makeClass } from './classes.ts'
import type { Context } from './context.ts'
import { contracted, named } from './expressions.ts'
import { importedValue } from './imports.ts'
import { bindPattern, patternNames } from './patterns.ts'
import type { Scope } from './scope.ts'
import { enumObject } from './typescript.ts'
import { lazy, UNDEFINED, type FunctionValue, type Value } from './values.ts'

export function functionValue(node: FunctionValue['node'], cx: Context, name: string | null, more: Partial<FunctionValue> = {}): FunctionValue {
  return {
    kind: 'function', node, module: cx.module, scope: cx.scope, boundArgs: [], props: new Map(), name, home: cx.frame.home,
    // An arrow function keeps the `this` of the place where it is written.
    thisValue: node.type === 'ArrowFunctionExpression' ? cx.frame.thisValue : null,
    ...more,
  }
}

/** Declares what a list of statements declares. Called on entering a module, a function body or a block. */
export function hoist(statements: readonly Node[], cx: Context): void {
  for (const statement of statements) hoistStatement(statement, cx)
}

function hoistStatement(statement: Node, cx: Context): void {
  switch (statement.type) {
    case 'ExportNamedDeclaration':
      if (statement.declaration) hoistStatement(statement.declaration, cx)
      break
    case 'ExportDefaultDeclaration':
      if (/^(Function|Class)Declaration$/.test(statement.declaration.type)) hoistStatement(statement.declaration, cx)
      break
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      if (statement.id && statement.body) declareFunction(statement, cx)
      break
    case 'ClassDeclaration':
      if (statement.id) {
        const { name } = statement.id
        cx.scope.declare(name, lazy(cx.module.file, () => makeClass(statement, cx)), bornIn(cx))
      }
      break
    case 'VariableDeclaration':
      hoistVariables(statement, cx)
      break
    case 'ImportDeclaration':
      hoistImport(statement, cx)
      break
    case 'TSEnumDeclaration':
      // An enum has no side effects, so it can be worked out when somebody reads it.
      cx.scope.declare(statement.id.name, lazy(cx.module.file, () => enumObject(statement, cx)), bornIn(cx))
      break
    default:
  }
}

const bornIn = (cx: Context): { depth: number; run: object } => ({ depth: cx.run.branching, run: cx.run })

function declareFunction(node: FunctionNode, cx: Context): void {
  if (node.id) cx.scope.declare(node.id.name, functionValue(node, cx, node.id.name), bornIn(cx))
}

function hoistVariables(statement: VariableDeclaration, cx: Context): void {
  for (const declarator of statement.declarations) {
    const run = (): Value => {
      const { id, init } = declarator
      const name = id.type === 'Identifier' ? id.name : undefined
      const value = init ? contracted(named(init, name, cx), id.typeAnnotation, cx) : UNDEFINED
      // A thunk runs on behalf of whoever reads the name, but in the scope of the declaration.
      bindPattern(id, value, cx, statement.kind === 'var' ? 'assign' : 'declare')
      return UNDEFINED
    }
    let ran = false
    for (const name of patternNames(declarator.id)) {
      if (statement.kind === 'var' && functionScope(cx).bindings.has(name)) continue
      const binding = (statement.kind === 'var' ? functionScope(cx) : cx.scope).declare(name, UNDEFINED, { ...bornIn(cx), mutable: statement.kind !== 'const' })
      if (!declarator.init) continue
      binding.thunk = () => {
        if (!ran) {
          ran = true
          run()
        }
        return binding.value
      }
    }
  }
}

function functionScope(cx: Context): Scope {
  let { scope } = cx
  while (!scope.isFunction && scope.parent) scope = scope.parent
  return scope
}

function hoistImport(node: ImportDeclaration, cx: Context): void {
  if (node.importKind === 'type') return
  for (const specifier of node.specifiers) {
    const name =
      specifier.type === 'ImportNamespaceSpecifier' ? '*'
      : specifier.type === 'ImportDefaultSpecifier' ? 'default'
      : specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
    cx.scope.declare(specifier.local.name, importedValue(cx.module, node.source.value, name, cx.evaluator), { mutable: false })
  }
}
