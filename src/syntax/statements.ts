/** Statements: control flow over abstract values. */
import type { Node, Statement, SwitchStatement, TryStatement } from 'oxc-parser'
import { at, siteOf, textOf, type Context } from './context.ts'
import { evaluate } from './expressions.ts'
import { hoist } from './hoist.ts'
import { makeClass } from './classes.ts'
import { execute } from './calls.ts'
import { bindPattern, patternNames, readBinding } from './patterns.ts'
import { LIMITS, type RunCondition } from './run.ts'
import { Scope } from './scope.ts'
import { decide } from './conditions.ts'
import { same, settled, unknownValue, UNDEFINED, object, literal, type Value } from './values.ts'

/** How a statement ends. `leaves`: return, throw, or a call that never comes back. `jumps`: break or continue. */
export type Completion = 'normal' | 'leaves' | 'jumps'

export function runStatements(statements: readonly Node[], cx: Context): Completion {
  for (const statement of statements) {
    const completion = runStatement(statement, cx)
    if (completion !== 'normal') return completion
  }
  return 'normal'
}

function runBlock(statements: readonly Node[], cx: Context): Completion {
  const inside: Context = { ...cx, scope: new Scope(cx.scope) }
  hoist(statements, inside)
  return runStatements(statements, inside)
}

export function runStatement(statement: Node, cx: Context): Completion {
  cx.run.steps++
  if (cx.run.exhausted) return 'leaves'
  switch (statement.type) {
    case 'ExpressionStatement':
      evaluate(statement.expression, cx)
      return cx.evaluator.takeThrown(cx.run) ? 'leaves' : 'normal'
    case 'VariableDeclaration':
      for (const declarator of statement.declarations) runDeclarator(declarator, statement.kind === 'var' ? 'assign' : 'declare', cx)
      return cx.evaluator.takeThrown(cx.run) ? 'leaves' : 'normal'
    case 'ReturnStatement': {
      const value = statement.argument ? evaluate(statement.argument, cx) : UNDEFINED
      if (cx.frame.isAsync) execute(value, statement, cx)
      cx.evaluator.takeThrown(cx.run)
      cx.frame.returns.push(value)
      return 'leaves'
    }
    case 'ThrowStatement':
      evaluate(statement.argument, cx)
      return 'leaves'
    case 'BlockStatement':
      return runBlock(statement.body, cx)
    case 'IfStatement':
      return runIf(statement.test, statement.consequent, statement.alternate, cx)
    case 'SwitchStatement':
      return runSwitch(statement, cx)
    case 'TryStatement':
      return runTry(statement, cx)
    case 'ForOfStatement':
    case 'ForInStatement':
      return runForOf(statement, cx)
    case 'ForStatement': {
      const inside: Context = { ...cx, scope: new Scope(cx.scope) }
      if (statement.init) {
        if (statement.init.type === 'VariableDeclaration') {
          hoist([statement.init], inside)
          runStatement(statement.init, inside)
        } else evaluate(statement.init, inside)
      }
      return runLoop(statement.body, statement.test ?? statement, inside)
    }
    case 'WhileStatement':
      evaluate(statement.test, cx)
      return runLoop(statement.body, statement.test, cx)
    case 'DoWhileStatement':
      runStatement(statement.body, cx)
      return 'normal'
    case 'LabeledStatement':
      return runStatement(statement.body, cx) === 'leaves' ? 'leaves' : 'normal'
    case 'BreakStatement':
    case 'ContinueStatement':
      return 'jumps'
    case 'ClassDeclaration':
      return 'normal'
    case 'ExportNamedDeclaration':
      return statement.declaration ? runStatement(statement.declaration, cx) : 'normal'
    case 'ExportDefaultDeclaration':
      runDefaultExport(statement, cx)
      return 'normal'
    case 'TSEnumDeclaration':
      declareEnum(statement, cx)
      return 'normal'
    case 'TSExportAssignment':
      cx.module.cjs = evaluate(statement.expression, cx)
      return 'normal'
    case 'TSImportEqualsDeclaration':
      if (statement.moduleReference.type === 'TSExternalModuleReference') {
        cx.scope.declare(statement.id.name, cx.evaluator.require(cx.module, statement.moduleReference.expression.value))
      }
      return 'normal'
    case 'TSModuleDeclaration':
      if (statement.body?.type === 'TSModuleBlock') runBlock(statement.body.body, cx)
      return 'normal'
    default:
      return 'normal'
  }
}

type Declarator = Extract<Statement, { type: 'VariableDeclaration' }>['declarations'][number]

function runDeclarator(declarator: Declarator, mode: 'declare' | 'assign', cx: Context): void {
  const names = patternNames(declarator.id)
  const binding = names[0] === undefined ? undefined : cx.scope.find(names[0])
  if (binding?.thunk) {
    // Hoisted and not read yet: reading runs the initialiser once.
    readBinding(binding)
    for (const name of names) {
      const other = cx.scope.find(name)
      if (other?.thunk) other.thunk = null
    }
    return
  }
  if (mode === 'assign' || declarator.init) return
  bindPattern(declarator.id, UNDEFINED, cx, 'declare')
}

/** `if`: both ways when the test cannot be decided. */
function runIf(test: Node, consequent: Node, alternate: Node | null, cx: Context): Completion {
  const decided = decide(evaluate(test, cx))
  if (decided === true) return runStatement(consequent, cx)
  if (decided === false) return alternate ? runStatement(alternate, cx) : 'normal'
  const condition: RunCondition = { site: siteOf(test, cx.module), kind: 'branch', text: textOf(test, cx.module) }
  const then = cx.run.under(condition, () => runStatement(consequent, cx))
  const otherwise = alternate ? cx.run.under({ ...condition, text: `!(${condition.text})` }, () => runStatement(alternate, cx)) : 'normal'
  return merge([then, otherwise], condition, cx)
}

/** Several ways that may be taken; if only some leave, what follows runs under a condition. */
function merge(completions: readonly Completion[], condition: RunCondition, cx: Context): Completion {
  const first = completions[0] ?? 'normal'
  if (completions.every((c) => c === first)) return first
  if (completions.every((c) => c !== 'normal')) return 'leaves'
  cx.run.afterEarlyExit({ ...condition, kind: 'after-early-exit' })
  return 'normal'
}

function runSwitch(statement: SwitchStatement, cx: Context): Completion {
  const subject = settled(evaluate(statement.discriminant, cx))
  const inside: Context = { ...cx, scope: new Scope(cx.scope) }
  const { cases } = statement
  hoist(cases.flatMap((c) => c.consequent), inside)
  const tests = cases.map((c) => (c.test ? settled(evaluate(c.test, inside)) : null))
  const decidable = subject.kind === 'literal' && tests.every((t) => t === null || t.kind === 'literal')
  if (decidable) {
    const hit = tests.findIndex((t) => t !== null && same(t, subject))
    const start = hit >= 0 ? hit : tests.indexOf(null)
    if (start < 0) return 'normal'
    const completion = runStatements(cases.slice(start).flatMap((c) => c.consequent), inside)
    return completion === 'jumps' ? 'normal' : completion
  }
  const condition: RunCondition = { site: siteOf(statement.discriminant, cx.module), kind: 'branch', text: textOf(statement.discriminant, cx.module) }
  const completions = cases.map((one, index) =>
    // A case without statements falls through to the next one, which is evaluated on its own.
    one.consequent.length === 0 ? 'leaves'
    : cx.run.under(condition, () => runStatements(cases.slice(index).flatMap((c) => c.consequent), inside)),
  )
  const outcomes = completions.map((c): Completion => (c === 'jumps' ? 'normal' : c))
  if (!tests.includes(null)) outcomes.push('normal')
  return merge(outcomes, condition, cx)
}

function runTry(statement: TryStatement, cx: Context): Completion {
  let completion = runBlock(statement.block.body, cx)
  const { handler, finalizer } = statement
  if (handler) {
    const inside: Context = { ...cx, scope: new Scope(cx.scope) }
    if (handler.param) {
      for (const name of patternNames(handler.param)) inside.scope.declare(name, UNDEFINED)
      bindPattern(handler.param, unknownValue('a caught error'), inside, 'declare')
    }
    const condition: RunCondition = { site: siteOf(handler, cx.module), kind: 'catch', text: 'catch' }
    const caught = cx.run.under(condition, () => runBlock(handler.body.body, inside))
    if (completion === 'normal' && caught !== 'normal') cx.run.afterEarlyExit(condition)
    else if (completion !== 'normal' && caught === 'normal') {
      cx.run.afterEarlyExit(condition)
      completion = 'normal'
    }
  }
  if (finalizer) {
    const last = runBlock(finalizer.body, cx)
    if (last !== 'normal') return last
  }
  return completion
}

function runForOf(statement: Extract<Node, { type: 'ForOfStatement' | 'ForInStatement' }>, cx: Context): Completion {
  const subject = settled(evaluate(statement.right, cx))
  const elements = iterated(subject, statement.type === 'ForInStatement')
  const iteration = (value: Value): Completion => {
    const inside: Context = { ...cx, scope: new Scope(cx.scope) }
    if (statement.left.type === 'VariableDeclaration') {
      const id = statement.left.declarations[0]?.id
      if (id) {
        for (const name of patternNames(id)) inside.scope.declare(name, UNDEFINED, { depth: cx.run.branching, run: cx.run })
        bindPattern(id, value, inside, 'declare')
      }
    } else bindPattern(statement.left, value, inside, 'assign')
    return runStatement(statement.body, inside)
  }
  if (elements && elements.length <= LIMITS.loop) {
    for (const element of elements) {
      if (iteration(element) === 'leaves') return 'leaves'
    }
    return 'normal'
  }
  const condition: RunCondition = { site: siteOf(statement.right, cx.module), kind: 'loop', text: textOf(statement.right, cx.module) }
  const element = cx.evaluator.elementOf(subject, at(statement.right, cx))
  const completion = cx.run.under(condition, () => iteration(element))
  if (completion === 'leaves') cx.run.afterEarlyExit(condition)
  return 'normal'
}

/** The elements that a loop visits, if all are known. */
function iterated(subject: Value, keys: boolean): readonly Value[] | null {
  if (subject.kind === 'array' && !subject.open) return keys ? subject.elements.map((_, i) => literal(String(i))) : subject.elements
  if (subject.kind === 'object' && keys && !subject.open) return [...subject.props.keys()].map((key) => literal(key))
  return null
}

function runLoop(body: Node, test: Node, cx: Context): Completion {
  const condition: RunCondition = { site: siteOf(test, cx.module), kind: 'loop', text: textOf(test, cx.module) }
  const completion = cx.run.under(condition, () => runStatement(body, cx))
  if (completion === 'leaves') cx.run.afterEarlyExit(condition)
  return 'normal'
}

function runDefaultExport(statement: Extract<Node, { type: 'ExportDefaultDeclaration' }>, cx: Context): void {
  const { declaration } = statement
  let value: Value
  if (declaration.type === 'FunctionDeclaration' || declaration.type === 'TSDeclareFunction') {
    const own = declaration.id ? cx.scope.find(declaration.id.name) : undefined
    value = own ? readBinding(own) : cx.evaluator.functionOf(declaration, cx, 'default')
  } else if (declaration.type === 'ClassDeclaration') {
    const own = declaration.id ? cx.scope.find(declaration.id.name) : undefined
    value = own ? readBinding(own) : makeClass(declaration, cx, 'default')
  } else if (declaration.type === 'TSInterfaceDeclaration') {
    return
  } else {
    value = evaluate(declaration, cx)
  }
  cx.evaluator.defaultExports.set(cx.module, value)
}

function declareEnum(statement: Extract<Node, { type: 'TSEnumDeclaration' }>, cx: Context): void {
  const members = object(siteOf(statement, cx.module))
  let next = 0
  for (const member of statement.body.members) {
    const key = member.id.type === 'Identifier' ? member.id.name : member.id.type === 'Literal' ? String(member.id.value) : undefined
    if (key === undefined) continue
    const value = member.initializer ? settled(evaluate(member.initializer, cx)) : literal(next)
    if (value.kind === 'literal' && typeof value.value === 'number') next = value.value + 1
    members.props.set(key, value)
  }
  bindPattern(statement.id, members, cx, 'declare')
}
