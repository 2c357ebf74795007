/** Calling functions of the project: arguments, body, result, promises. */
import type { Node } from 'oxc-parser'
import { assignParameterProperties, construct } from './classes.ts'
import { at, siteOf, textOf, type Context } from './context.ts'
import { decoratorsOf, injectedValue } from './decorators.ts'
import { evaluate } from './expressions.ts'
import { hoist } from './hoist.ts'
import { bindPattern, patternNames } from './patterns.ts'
import { eventsSince } from './promises.ts'
import { LIMITS, type Frame } from './run.ts'
import { Scope } from './scope.ts'
import { runStatements } from './statements.ts'
import {
  array, eventsOf, force, isUndefined, object, promise, settled, union, unknownValue, UNDEFINED, type Contract, type UnknownValue,
  type FunctionValue, type Value,
} from './values.ts'

type Spanned = { readonly start: number; readonly end: number }

/** Calls whatever the value is. `text` is the callee as written, for people. */
export function callValue(callee: Value, thisValue: Value, args: readonly Value[], node: Spanned, cx: Context, text: string): Value {
  const known = force(callee)
  cx.run.steps++
  if (cx.run.exhausted) return lost(OUT_OF_STEPS, node, cx)
  switch (known.kind) {
    case 'function': {
      const result = callFunction(known, known.thisValue ?? thisValue, args, node, cx)
      cx.evaluator.noteWrapping(result, args)
      return result
    }
    case 'native':
      return known.call({ thisValue, args, site: siteOf(node, cx.module), cx })
    case 'api':
      return cx.evaluator.semantics.call(known, args, thisValue, false, at(node, cx))
    case 'promise':
      return callValue(known.value, thisValue, args, node, cx, text)
    case 'union': {
      const callable = distinct(known.values.filter((v) => !isUndefined(v) && !(v.kind === 'literal')), cx)
      if (callable.length === 1) return callValue(callable[0] as Value, thisValue, args, node, cx, text)
      const condition = { site: siteOf(node, cx.module), kind: 'branch' as const, text }
      return union(callable.map((v) => cx.run.under(condition, () => callValue(v, thisValue, args, node, cx, text))))
    }
    case 'class':
      return construct(known, args, node, cx)
    case 'namespace':
      return callValue(known.module.exports.get('default')?.() ?? unknownValue('a namespace is not callable'), thisValue, args, node, cx, text)
    case 'unknown':
      // A function that is handed to unknown code may be called by it; whatever it does only may happen.
      return cx.evaluator.semantics.opaqueCall(known, text, args, at(node, cx))
    default:
      return unknownValue(`\`${text}\` is not a function`)
  }
}

/** Of callees that do the same one is enough: `delete` of this client or of that one, of the same package. */
function distinct(callees: readonly Value[], cx: Context): readonly Value[] {
  const doSame = (one: Value, other: Value): boolean => {
    const [a, b] = [one, other].map((value) => (value.kind === 'native' && value.bound ? force(value.bound) : value))
    return a?.kind === 'api' && b?.kind === 'api' && cx.evaluator.semantics.doSame(a, b)
  }
  return callees.filter((callee, index) => !callees.slice(0, index).some((other) => doSame(other, callee)))
}

/** `new callee(…args)`. */
export function constructValue(callee: Value, args: readonly Value[], node: Spanned, cx: Context, text: string): Value {
  const known = force(callee)
  switch (known.kind) {
    case 'class':
      return construct(known, args, node, cx)
    case 'function': {
      const instance = object(siteOf(node, cx.module), [], { born: { run: cx.run, depth: cx.run.branching } })
      const prototype = known.props.get('prototype')
      if (prototype) instance.props.set('__proto__', prototype)
      const result = settled(callFunction({ ...known, thisValue: instance }, instance, args, node, cx))
      return result.kind === 'object' && result !== instance ? result : instance
    }
    case 'native':
      return known.call({ thisValue: UNDEFINED, args, site: siteOf(node, cx.module), cx })
    case 'api':
      return cx.evaluator.semantics.call(known, args, UNDEFINED, true, at(node, cx))
    case 'union':
      return union(known.values.filter((v) => !isUndefined(v)).map((v) => constructValue(v, args, node, cx, text)))
    default:
      return unknownValue(`\`new ${text}\` makes something that is not known`)
  }
}

/** Evaluates a function's body with these arguments and gives what it returns. */
export function callFunction(fn: FunctionValue, thisValue: Value, args: readonly Value[], node: Spanned, cx: Context): Value {
  const { run } = cx
  const all = [...fn.boundArgs, ...args]
  if (run.stack.filter((s) => s === fn.node).length >= LIMITS.sameFunction) return lost('recursion', node, cx)
  if (run.stack.length > LIMITS.depth) return lost('calls are nested too deeply', node, cx)
  if (run.exhausted) return lost(OUT_OF_STEPS, node, cx)
  cx.evaluator.entered.add(fn.node)
  run.stack.push(fn.node)
  const start = run.recorder.length
  const result = run.inFrame(siteOf(node, cx.module), () => runBody(fn, thisValue, all, cx))
  run.stack.pop()
  if (!fn.node.async) return result
  const inner = eventsOf(result)
  const value = execute(result, node, cx)
  return promise(value, [...run.recorder.unsettle(eventsSince(start, run)), ...inner])
}

export const OUT_OF_STEPS = 'budget of evaluation steps'

/** The trail ends here: writes down where and why. */
export function lost(reason: string, node: Spanned, cx: Context): Value {
  cx.run.recorder.lost(siteOf(node, cx.module), reason, textOf(node, cx.module))
  return unknownValue(reason)
}

function runBody(fn: FunctionValue, thisValue: Value, args: readonly Value[], cx: Context): Value {
  const { body } = fn.node
  if (!body) return unknownValue('a function without a body')
  const frame: Frame = { module: fn.module, thisValue, home: fn.home, args, returns: [], isAsync: fn.node.async }
  const inside: Context = { ...cx, frame, module: fn.module, scope: new Scope(fn.scope, true) }
  const before = cx.run.branching
  bindParameters(fn, args, inside)
  if (fn.name === 'constructor' && fn.home) assignParameterProperties(fn, thisValue, inside)
  if (body.type !== 'BlockStatement') return evaluate(body, inside)
  hoist(body.body, inside)
  const completion = runStatements(body.body, inside)
  cx.run.branching = before
  if (completion === 'normal' && frame.returns.length > 0) frame.returns.push(UNDEFINED)
  return union(frame.returns)
}

export function bindParameters(fn: FunctionValue, args: readonly Value[], cx: Context): void {
  fn.node.params.forEach((parameter, index) => {
    for (const name of patternNames(parameter)) cx.scope.declare(name, UNDEFINED, { depth: cx.run.branching, run: cx.run })
    if (parameter.type === 'RestElement') bindPattern(parameter.argument, array(args.slice(index)), cx, 'declare')
    else bindPattern(parameter, refine(args[index], parameter, cx, fn.contract, index), cx, 'declare')
  })
}

/** An argument that is not known is at least what its decorators, its type annotation or the function's say. */
function refine(argument: Value | undefined, parameter: Node, cx: Context, contract: Contract | undefined, index: number): Value {
  if (argument !== undefined && argument.kind !== 'unknown') return argument
  if (argument === undefined && hasDefault(parameter)) return UNDEFINED
  const annotation = annotationOf(parameter)
  const typed = annotation ? cx.evaluator.annotated(annotation, cx.module) : contract && cx.evaluator.promised(contract, index)
  const decorators = decoratorsOf(parameter)
  const injected = decorators.length > 0 ? injectedValue(decorators, typed, cx) : undefined
  if (injected) return injected
  return typed?.kind === 'unknown' && argument ? withMembersOf(typed, argument) : (typed ?? argument ?? UNDEFINED)
}

/** What was passed, of which the type says what the members are. */
const withMembersOf = (typed: UnknownValue, argument: UnknownValue): UnknownValue => ({
  ...argument,
  members: new Map([...(typed.members ?? []), ...(argument.members ?? [])]),
  carries: [...new Set([...argument.carries, ...typed.carries])],
})

const hasDefault = (parameter: Node): boolean =>
  parameter.type === 'AssignmentPattern' || (parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'AssignmentPattern')

/** The type that is written beside a parameter. */
export function annotationOf(parameter: Node): Node | null {
  if (parameter.type === 'TSParameterProperty') return annotationOf(parameter.parameter)
  if (parameter.type === 'AssignmentPattern') return annotationOf(parameter.left)
  if (parameter.type === 'Identifier' || parameter.type === 'ObjectPattern') return parameter.typeAnnotation ?? null
  return null
}

/** Somebody waits for the value: lazily built effects happen. Gives what waiting gives. */
export function execute(given: Value, node: Spanned, cx: Context): Value {
  if (given.kind === 'lazy') return given
  // A module that is imported with `import()` is read when its exports are.
  if (given.kind === 'promise' && given.value.kind === 'lazy') return given.value
  const value = settled(given)
  if (value.kind === 'api') return cx.evaluator.semantics.execute(value, at(node, cx))
  return value.kind === 'union' ? union(value.values.map((v) => execute(v, node, cx)), value.symbol) : value
}

/** `await value`: lazy effects happen and the events before its settlement are waited for. */
export function awaitValue(given: Value, node: Spanned, cx: Context): Value {
  if (given.kind === 'lazy') return given
  cx.run.recorder.settle(eventsOf(given))
  return execute(given, node, cx)
}

/** Calls a function value that the language calls back (array methods, promise callbacks). */
export function callBack(fn: Value | undefined, args: readonly Value[], node: Spanned, cx: Context): Value {
  if (fn === undefined) return UNDEFINED
  const known = force(fn)
  if (known.kind === 'literal') return UNDEFINED
  return callValue(known, UNDEFINED, args, node, cx, 'callback')
}
