/** Statements: control flow over abstract values. */
import type { Node, Statement, SwitchStatement, TryStatement } from 'oxc-parser'
import { noteQuestion } from './assumptions.ts'
import { at, siteOf, textOf, type Context } from './context.ts'
import { evaluate } from './expressions.ts'
import { hoist } from './hoist.ts'
import { makeClass } from './classes.ts'
import { execute, lost, OUT_OF_STEPS } from './calls.ts'
import { bindPattern, patternNames, readBinding } from './patterns.ts'
import { CAUGHT_ERROR, eventsSince } from './promises.ts'
import { LIMITS, type RunCondition } from './run.ts'
import { Scope } from './scope.ts'
import { decide } from './conditions.ts'
import { decorate } from './decorators.ts'
import { namespaceObject } from './typescript.ts'
import { force, same, settled, unknownValue, UNDEFINED, literal, type Value } from './values.ts'

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

/** Runs one statement. */
export function runStatement(statement: Node, cx: Context): Completion {
  const { evaluator, run } = cx
  run.steps++
  if (run.exhausted) {
    if (!run.gaveUp) lost(OUT_OF_STEPS, statement, cx)
    run.gaveUp = true
    return 'leaves'
  }
  if (evaluator.nesting >= LIMITS.nesting) {
    lost('calls are nested too deeply', statement, cx)
    return 'normal'
  }
  evaluator.nesting++
  try {
    return runOne(statement, cx)
  } finally {
    evaluator.nesting--
  }
}

function runOne(statement: Node, cx: Context): Completion {
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
      cx.evaluator.semantics.thrown(evaluate(statement.argument, cx), at(statement, cx))
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
      return runFor(statement, inside)
    }
    case 'WhileStatement':
      evaluate(statement.test, cx)
      return runLoop(statement.body, statement.test, cx)
    case 'DoWhileStatement':
      return runStatement(statement.body, cx) === 'leaves' ? 'leaves' : 'normal'
    case 'LabeledStatement':
      return runStatement(statement.body, cx) === 'leaves' ? 'leaves' : 'normal'
    case 'BreakStatement':
    case 'ContinueStatement':
      return 'jumps'
    case 'ClassDeclaration':
      if (statement.decorators.length > 0 && statement.id) runDecorators(statement.id.name, cx)
      return 'normal'
    case 'ExportNamedDeclaration':
      return statement.declaration ? runStatement(statement.declaration, cx) : 'normal'
    case 'ExportDefaultDeclaration':
      runDefaultExport(statement, cx)
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
      if (!statement.declare) declareNamespace(statement, cx)
      return 'normal'
    default:
      return 'normal'
  }
}

function runDecorators(name: string, cx: Context): void {
  const binding = cx.scope.find(name)
  const cls = binding ? force(readBinding(binding, cx.run)) : undefined
  if (cls?.kind === 'class') decorate(cls, cx)
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
  for (const test of tests) if (test) noteQuestion(subject, test, cx.run)
  const decidable = subject.kind === 'literal' && tests.every((t) => t === null || t.kind === 'literal')
  if (decidable) {
    const hit = tests.findIndex((t) => t !== null && same(t, subject))
    const start = hit >= 0 ? hit : tests.indexOf(null)
    if (start < 0) return 'normal'
    const completion = runStatements(cases.slice(start).flatMap((c) => c.consequent), inside)
    return completion === 'jumps' ? 'normal' : completion
  }
  const condition: RunCondition = { site: siteOf(statement.discriminant, cx.module), kind: 'branch', text: textOf(statement.discriminant, cx.module) }
  const completions = cases.flatMap((one, index): Completion[] => {
    // A case without statements falls through to the next one, which is evaluated on its own.
    if (one.consequent.length === 0) return []
    const when = { ...condition, text: caseText(condition.text, cases, index, cx) }
    return [cx.run.under(when, () => runStatements(cases.slice(index).flatMap((c) => c.consequent), inside))]
  })
  const outcomes = completions.map((c): Completion => (c === 'jumps' ? 'normal' : c))
  if (!tests.includes(null)) outcomes.push('normal')
  return merge(outcomes, condition, cx)
}

/** The test of a case, for people, and so that two cases of a switch are told apart. */
function caseText(subject: string, cases: SwitchStatement['cases'], index: number, cx: Context): string {
  const { test } = cases[index] as SwitchStatement['cases'][number]
  return test ? `${subject} === ${textOf(test, cx.module)}` : `${subject} is something else`
}

function runTry(statement: TryStatement, cx: Context): Completion {
  const start = cx.run.recorder.length
  let completion = runBlock(statement.block.body, cx)
  const events = eventsSince(start, cx.run)
  const { handler, finalizer } = statement
  const of = siteOf(statement.block, cx.module)
  if (handler) {
    cx.run.recorder.caught(events, { module: cx.module, of, handler })
    const inside: Context = { ...cx, scope: new Scope(cx.scope) }
    if (handler.param) {
      for (const name of patternNames(handler.param)) inside.scope.declare(name, UNDEFINED)
      bindPattern(handler.param, unknownValue(CAUGHT_ERROR, { text: textOf(handler.param, cx.module) }), inside, 'declare')
    }
    const condition: RunCondition = { site: siteOf(handler, cx.module), kind: 'catch', text: 'catch' }
    const caught = cx.run.under(condition, () => runBlock(handler.body.body, inside))
    if (completion === 'normal' && caught !== 'normal') cx.run.afterEarlyExit({ ...condition, kind: 'after-early-exit' })
    else if (completion !== 'normal' && caught === 'normal') {
      cx.run.afterEarlyExit(condition)
      completion = 'normal'
    }
  }
  if (finalizer) {
    if (!handler) cx.run.recorder.caught(events, { module: cx.module, of, handler: finalizer })
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
  if (subject.kind === 'namespace' && keys && subject.module.stars.length === 0) return [...subject.module.exports.keys()].map((key) => literal(key))
  if (subject.kind === 'object' && keys && !subject.open) return [...subject.props.keys()].map((key) => literal(key))
  return null
}

/** A loop that counts over known bounds is unrolled; of any other the body runs once, with a counter that is not known. */
function runFor(statement: Extract<Node, { type: 'ForStatement' }>, cx: Context): Completion {
  const { test, update, body } = statement
  for (let count = 0; count <= LIMITS.loop && test; count++) {
    const goesOn = decide(evaluate(test, cx))
    if (goesOn === false) return 'normal'
    if (goesOn === undefined || count === LIMITS.loop) break
    const completion = runStatement(body, cx)
    if (completion === 'leaves') return 'leaves'
    if (update) evaluate(update, cx)
  }
  if (statement.init?.type === 'VariableDeclaration') {
    for (const name of statement.init.declarations.flatMap((d) => patternNames(d.id))) cx.scope.declare(name, unknownValue('a counter'))
  }
  return runLoop(body, test ?? statement, cx)
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

/** `namespace Cookies { export const NAME = 'sid' }`: an object of what it exports. */
function declareNamespace(statement: Extract<Node, { type: 'TSModuleDeclaration' }>, cx: Context): void {
  if (statement.id.type === 'Identifier') bindPattern(statement.id, namespaceObject(statement, cx), cx, 'declare')
}
