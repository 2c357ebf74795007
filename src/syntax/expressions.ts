/** Expressions to abstract values. */
import type {
  Argument, AssignmentExpression, BinaryExpression, CallExpression, Expression, LogicalExpression, MemberExpression, NewExpression, Node,
  ObjectExpression, ObjectProperty,
} from 'oxc-parser'
import { bounded } from './arrays.ts'
import { assumption, noteLookup, noteQuestion } from './assumptions.ts'
import { awaitValue, callFunction, callValue, constructValue, lost } from './calls.ts'
import { initialise, makeClass, parentOf } from './classes.ts'
import { declare, replaced } from './collections.ts'
import { compilerHelper } from './compiled.ts'
import { decide, equal, typeOf } from './conditions.ts'
import { at, siteOf, staticKey, textOf, type Context } from './context.ts'
import { functionValue } from './hoist.ts'
import { requiredValue } from './imports.ts'
import { bindPattern, readBinding } from './patterns.ts'
import { deleteMember, getMember, instanceMember, setMember, spreadInto, staticMember } from './properties.ts'
import { LIMITS, type RunCondition } from './run.ts'
import { patternValue } from './text-patterns.ts'
import {
  array, isNullish, joinedSymbol, literal, object, settled, stringOf, symbolOf, truthiness, union, unknownValue, UNDEFINED,
  type ObjectValue, type TextValue, type TimeValue, type Value,
} from './values.ts'

/** Evaluates one expression. */
export function evaluate(node: Node, cx: Context): Value {
  const { evaluator, run } = cx
  run.steps++
  // The host's stack is finite: generated code can be nested without end.
  if (evaluator.nesting >= LIMITS.nesting) return lost('calls are nested too deeply', node, cx)
  evaluator.nesting++
  try {
    return run.assumed === null ? evaluateNode(node, cx) : assumption(evaluateNode(node, cx), run.assumed)
  } finally {
    evaluator.nesting--
  }
}

function evaluateNode(node: Node, cx: Context): Value {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? patternValue(node.regex.pattern, node.regex.flags) : literal(node.value as string | number | boolean | null, siteOf(node, cx.module))
    case 'TemplateLiteral':
      return text(node.quasis.map((q) => q.value.cooked ?? ''), node.expressions.map((e) => evaluate(e, cx)))
    case 'TaggedTemplateExpression':
      return evaluateTagged(node, cx)
    case 'Identifier':
      return evaluateIdentifier(node.name, cx)
    case 'ThisExpression':
      return cx.frame.thisValue
    case 'ArrayExpression':
      return evaluateArray(node.elements, cx)
    case 'ObjectExpression':
      return evaluateObject(node, cx)
    case 'FunctionExpression':
      return functionValue(node, cx, node.id?.name ?? null)
    case 'ArrowFunctionExpression':
      return functionValue(node, cx, null)
    case 'ClassExpression':
      return makeClass(node, cx)
    case 'MemberExpression':
      return evaluateMember(node, cx)
    case 'ChainExpression':
      return evaluate(node.expression, cx)
    case 'CallExpression':
      return evaluateCall(node, cx)
    case 'NewExpression':
      return evaluateNew(node, cx)
    case 'AwaitExpression':
      return awaitValue(evaluate(node.argument, cx), node, cx)
    case 'ConditionalExpression':
      return evaluateConditional(node.test, node.consequent, node.alternate, cx)
    case 'LogicalExpression':
      return evaluateLogical(node, cx)
    case 'BinaryExpression':
      return 'operator' in node && node.left.type !== 'PrivateIdentifier' ? evaluateBinary(node as BinaryExpression, cx) : unknownValue('a test')
    case 'UnaryExpression':
      return evaluateUnary(node, cx)
    case 'UpdateExpression':
      return evaluateUpdate(node, cx)
    case 'AssignmentExpression':
      return evaluateAssignment(node, cx)
    case 'SequenceExpression':
      return node.expressions.map((e) => evaluate(e, cx)).at(-1) ?? UNDEFINED
    case 'YieldExpression':
      // Where a generator stands for an async function it is sent what it waited for.
      return node.argument ? awaitValue(evaluate(node.argument, cx), node, cx) : unknownValue('what a generator is sent')
    case 'ImportExpression': {
      const specifier = stringOf(evaluate(node.source, cx))
      return specifier === undefined ? unknownValue('import of a computed specifier') : cx.evaluator.importAll(cx.module, specifier)
    }
    case 'TSSatisfiesExpression':
      return contracted(evaluate(node.expression, cx), node.typeAnnotation, cx)
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ParenthesizedExpression':
      return evaluate(node.expression, cx)
    case 'MetaProperty':
      return importMeta(cx)
    case 'JSXElement':
    case 'JSXFragment':
      return unknownValue('JSX')
    case 'Super':
      return cx.frame.thisValue
    default:
      return unknownValue(`\`${node.type}\``)
  }
}

/** `import.meta`: where the file lies is known. */
function importMeta({ module: { file } }: Context): Value {
  const url = literal(`file://${encodeURI(file)}`)
  const known = [['url', url], ['filename', literal(file)], ['dirname', literal(file.slice(0, Math.max(file.lastIndexOf('/'), 0)))]] as const
  return object(null, known, { open: true, symbol: 'import.meta' })
}

function evaluateIdentifier(name: string, cx: Context): Value {
  if (name === 'undefined') return UNDEFINED
  const binding = cx.scope.find(name)
  if (binding) {
    const helper = compilerHelper(name)
    if (helper && cx.module.scope.bindings.get(name) === binding) return helper
    const value = readBinding(binding, cx.run)
    // Only module-level variables have later values: an import that was passed on as an argument is not looked at.
    return binding.mutable && binding === cx.module.scope.bindings.get(name) && isNullish(value) ? cx.evaluator.laterValue(name, value, cx) : value
  }
  if (name === 'arguments') return array([...cx.frame.args])
  return cx.evaluator.globalValue(name, cx)
}

function text(quasis: readonly string[], holes: readonly Value[]): Value {
  const parts: (string | Value)[] = []
  quasis.forEach((quasi, index) => {
    if (quasi !== '') parts.push(quasi)
    const hole = holes[index]
    if (hole !== undefined) parts.push(hole)
  })
  return compact({ kind: 'text', parts })
}

/** Joins what is known; text without holes is a literal. */
export function compact(value: TextValue): Value {
  const parts: (string | Value)[] = []
  let length = 0
  for (const given of value.parts) {
    if (length > LIMITS.text || parts.length > LIMITS.elements) return unknownValue('a long text')
    const part = typeof given === 'string' ? given : settled(given)
    const inner = typeof part === 'string' ? [part] : part.kind === 'text' ? part.parts : [stringOfPrimitive(part) ?? part]
    for (const piece of inner) {
      const last = parts.at(-1)
      if (typeof piece === 'string') length += piece.length
      if (typeof piece === 'string' && typeof last === 'string') parts[parts.length - 1] = last + piece
      else parts.push(piece)
    }
  }
  if (parts.length === 0) return literal('')
  return parts.length === 1 && typeof parts[0] === 'string' ? literal(parts[0]) : { kind: 'text', parts }
}

function stringOfPrimitive(value: Value): string | undefined {
  return value.kind === 'literal' ? String(value.value) : undefined
}

function evaluateArray(elements: readonly (Node | null)[], cx: Context): Value {
  const out = array([])
  for (const element of elements) {
    if (element === null) out.elements.push(UNDEFINED)
    else if (element.type === 'SpreadElement') {
      const spread = settled(evaluate(element.argument, cx))
      if (spread.kind === 'array') {
        out.elements.push(...spread.elements)
        out.open ||= spread.open
      } else out.open = true
    } else out.elements.push(evaluate(element, cx))
  }
  return bounded(out.elements, out.open)
}

function evaluateObject(node: ObjectExpression, cx: Context): Value {
  const out = object(siteOf(node, cx.module), [], { born: { run: cx.run, depth: cx.run.branching } })
  const inside: Context = { ...cx, frame: { ...cx.frame } }
  const own = new Map<string, ObjectProperty>()
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      spreadInto(out, evaluate(property.argument, cx))
      continue
    }
    const name = property.computed ? undefined : staticKey(property.key)
    const before = name === undefined ? undefined : own.get(name)
    const value = name === undefined ? undefined : out.props.get(name)
    if (name !== undefined && before && value) out.repeated = [...(out.repeated ?? []), { name, value, site: siteOf(before, cx.module) }]
    if (name !== undefined) own.set(name, property)
    defineProperty(out, property, inside)
  }
  return out
}

function defineProperty(out: ObjectValue, property: ObjectProperty, cx: Context): void {
  const key = property.computed ? stringOf(settled(evaluate(property.key, cx))) : staticKey(property.key)
  if (property.kind === 'get' || property.kind === 'set') {
    const fn = evaluate(property.value, cx)
    if (key !== undefined && fn.kind === 'function') out.accessors.set(key, { ...out.accessors.get(key), [property.kind]: fn })
    return
  }
  const value = property.method && property.value.type === 'FunctionExpression' ? functionValue(property.value, cx, key ?? null) : named(property.value, key, cx)
  if (key === undefined) {
    out.open = true
    return
  }
  out.props.set(key, value)
  out.shadowed.delete(key)
}

/**
 * A function expression takes the name of the key or variable that it is assigned to; so does what is made to stay.
 *
 * @param stays it outlives the call, as what a module's top level declares does
 */
export function named(node: Node, name: string | undefined, cx: Context, stays = cx.evaluator.runsAtStart(cx.run)): Value {
  const value = evaluate(node, cx)
  if (name !== undefined && stays) declare(value, name, cx)
  if (value.kind !== 'function' || value.name !== null || name === undefined) return value
  const renamed = { ...value, name }
  cx.evaluator.keepWrapping(value, renamed)
  return renamed
}

/** A function that is declared to have a type. */
export function contracted(value: Value, annotation: Node | null | undefined, cx: Context): Value {
  if (!annotation || value.kind !== 'function' || value.contract) return value
  const declared = { ...value, contract: { annotation, module: cx.module } }
  cx.evaluator.keepWrapping(value, declared)
  return declared
}

function evaluateMember(node: MemberExpression, cx: Context): Value {
  const key = node.computed ? computedKey(node.property, cx) : staticKey(node.property)
  if (node.object.type === 'Super') return superMember(key, node, cx)
  if (isModuleExports(node, cx)) return cx.module.cjs
  const receiver = evaluate(node.object, cx)
  if (key === undefined) noteLookup(receiver, node.property, cx)
  return getMember(receiver, key, node, cx, textOf(node, cx.module))
}

function computedKey(node: Node, cx: Context): string | undefined {
  const key = settled(evaluate(node, cx))
  if (key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number')) return String(key.value)
  return stringOf(key)
}

function superMember(key: string | undefined, node: Node, cx: Context): Value {
  const parent = cx.frame.home ? parentOf(cx.frame.home) : null
  if (key === undefined || !parent) return unknownValue('super')
  const { thisValue } = cx.frame
  if (parent.kind === 'class') {
    return (thisValue.kind === 'class' ? staticMember(parent, key, thisValue, node, cx) : instanceMember(parent, key, thisValue, node, cx)) ?? UNDEFINED
  }
  if (parent.kind === 'api') return cx.evaluator.semantics.inherited(thisValue, parent, key, at(node, cx)) ?? unknownValue('super')
  return unknownValue('a method of a class that is not known')
}

function evaluateArguments(args: readonly Argument[], cx: Context): Value[] {
  const out: Value[] = []
  for (const argument of args) {
    if (argument.type !== 'SpreadElement') {
      out.push(named(argument, undefined, cx))
      continue
    }
    const spread = settled(evaluate(argument.argument, cx))
    if (spread.kind === 'array') out.push(...spread.elements)
    else out.push(unknownValue('spread arguments'))
  }
  return out
}

function evaluateCall(node: CallExpression, cx: Context): Value {
  const { callee } = node
  if (callee.type === 'Super') return superCall(node, cx)
  if (callee.type === 'Identifier' && callee.name === 'require' && !cx.scope.find('require')) {
    const specifier = node.arguments[0] && node.arguments[0].type !== 'SpreadElement' ? stringOf(evaluate(node.arguments[0], cx)) : undefined
    return specifier === undefined ? unknownValue('require of a computed path') : requiredValue(cx.module, specifier, cx.evaluator)
  }
  const calleeText = textOf(callee, cx.module)
  if (callee.type !== 'MemberExpression') {
    return callValue(evaluate(callee, cx), UNDEFINED, evaluateArguments(node.arguments, cx), node, cx, calleeText)
  }
  const receiver = callee.object.type === 'Super' ? cx.frame.thisValue : evaluate(callee.object, cx)
  const key = callee.computed ? computedKey(callee.property, cx) : staticKey(callee.property)
  if (key === undefined) noteLookup(receiver, callee.property, cx)
  const target = callee.object.type === 'Super' ? superMember(key, callee, cx) : getMember(receiver, key, callee, cx, calleeText)
  const call = (): Value => callValue(target, receiver, evaluateArguments(node.arguments, cx), node, cx, calleeText)
  // `a?.b()` does nothing when `a` is absent, so it only may happen, but for people that is the normal path.
  return call()
}

function superCall(node: CallExpression, cx: Context): Value {
  const parent = cx.frame.home ? parentOf(cx.frame.home) : null
  const args = evaluateArguments(node.arguments, cx)
  const { thisValue } = cx.frame
  if (parent?.kind === 'class' && thisValue.kind === 'object') initialise(thisValue, parent, args, node, cx)
  if (parent?.kind === 'function') callFunction({ ...parent, thisValue }, thisValue, args, node, cx)
  return UNDEFINED
}

function evaluateNew(node: NewExpression, cx: Context): Value {
  return constructValue(evaluate(node.callee, cx), evaluateArguments(node.arguments, cx), node, cx, textOf(node.callee, cx.module))
}

/** A tag is called with the template's text and the substitutions. */
function evaluateTagged(node: Extract<Node, { type: 'TaggedTemplateExpression' }>, cx: Context): Value {
  const holes = node.quasi.expressions.map((e) => evaluate(e, cx))
  const whole = text(node.quasi.quasis.map((q) => q.value.cooked ?? q.value.raw), holes)
  const { tag } = node
  const name = textOf(tag, cx.module)
  if (tag.type !== 'MemberExpression') return callValue(evaluate(tag, cx), UNDEFINED, [whole, ...holes], node, cx, name)
  const receiver = evaluate(tag.object, cx)
  const key = tag.computed ? computedKey(tag.property, cx) : staticKey(tag.property)
  return callValue(getMember(receiver, key, tag, cx, name), receiver, [whole, ...holes], node, cx, name)
}

function branchCondition(test: Node, cx: Context, negated = false): RunCondition {
  const source = textOf(test, cx.module)
  return { site: siteOf(test, cx.module), kind: 'branch', text: negated ? `!(${source})` : source }
}

function evaluateConditional(test: Expression, consequent: Expression, alternate: Expression, cx: Context): Value {
  const tested = evaluate(test, cx)
  const decided = decide(tested)
  if (decided !== undefined) return evaluate(decided ? consequent : alternate, cx)
  const then = cx.run.under(branchCondition(test, cx), () => evaluate(consequent, cx))
  const otherwise = cx.run.under(branchCondition(test, cx, true), () => evaluate(alternate, cx))
  // Two conditionals over the same test and the same values are equal.
  return union([then, otherwise], joinedSymbol([symbolOf(tested), joinedSymbol([symbolOf(then), symbolOf(otherwise)], ':')], '?'))
}

function evaluateLogical(node: LogicalExpression, cx: Context): Value {
  const left = evaluate(node.left, cx)
  const known = settled(left)
  const takesLeft = takesLeftOf(node.operator, known)
  if (takesLeft === true) return left
  if (takesLeft === false) return evaluate(node.right, cx)
  const condition: RunCondition = { ...branchCondition(node.left, cx, node.operator !== '&&'), kind: 'short-circuit' }
  const right = cx.run.under(condition, () => evaluate(node.right, cx))
  const symbol = joinedSymbol([symbolOf(left), symbolOf(right)], node.operator)
  if (node.operator === '&&') return union([falsyPart(known), right], symbol)
  return union([left, right], symbol)
}

/** Is the left side of `||`, `&&` or `??` the value? Undefined when it depends. */
const takesLeftOf = (operator: string, left: Value): boolean | undefined =>
  operator === '&&' ? invert(truthiness(left)) : operator === '||' ? truthiness(left) : nullishness(left)

const invert = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value)

/** What an unknown value is when it is falsy: `x && y` gives it then. An option spread of it adds nothing. */
const falsyPart = (value: Value): Value => (value.kind === 'unknown' || value.kind === 'api' || value.kind === 'text' ? literal(false) : value)

/** For `??`: true keeps the left side. */
function nullishness(value: Value): boolean | undefined {
  if (value.kind === 'literal') return value.value != null
  if (value.kind === 'unknown' || value.kind === 'union') return undefined
  return value.kind === 'api' && value.row === null ? undefined : true
}

/** `a + b + c …` is nested to the left, as deep as it is long. */
function evaluateBinary(node: BinaryExpression, cx: Context): Value {
  const spine: BinaryExpression[] = [node]
  for (let left: Node = node.left; left.type === 'BinaryExpression'; left = left.left) spine.unshift(left as BinaryExpression)
  const first = spine[0] as BinaryExpression
  let value = settled(evaluate(first.left, cx))
  for (const one of spine) {
    const right = settled(evaluate(one.right, cx))
    if (EQUALITY.has(one.operator)) noteQuestion(value, right, cx.run)
    value = settled(operate(one, value, right))
  }
  return value
}

const EQUALITY: ReadonlySet<string> = new Set(['===', '==', '!==', '!='])

function operate(node: BinaryExpression, left: Value, right: Value): Value {
  switch (node.operator) {
    case '===':
    case '==':
      return truth(equal(left, right, node.operator === '=='), pairSymbol(node.operator, left, right))
    case '!==':
    case '!=':
      return truth(invert(equal(left, right, node.operator === '!=')), pairSymbol(node.operator, left, right))
    case '+':
      return add(left, right)
    case '-':
    case '*':
    case '/':
    case '%':
    case '**':
      return arithmetic(node.operator, left, right)
    case '<':
    case '>':
    case '<=':
    case '>=':
      return truth(compare(node.operator, left, right))
    case 'in': {
      const key = stringOf(left)
      return right.kind === 'object' && !right.open && key !== undefined ? literal(right.props.has(key)) : unknownValue('a test')
    }
    default:
      return unknownValue('an operator')
  }
}

const truth = (value: boolean | undefined, symbol?: string): Value =>
  value === undefined ? unknownValue('a comparison', symbol === undefined ? {} : { symbol }) : literal(value)

const pairSymbol = (operator: string, left: Value, right: Value): string | undefined => joinedSymbol([symbolOf(left), symbolOf(right)], operator)

function compare(operator: string, left: Value, right: Value): boolean | undefined {
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a === undefined || b === undefined) return undefined
  return operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b
}

const numberOf = (value: Value): number | undefined => (value.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined)

function add(left: Value, right: Value): Value {
  if (left.kind === 'literal' && right.kind === 'literal' && typeof left.value === 'number' && typeof right.value === 'number') {
    return literal(left.value + right.value)
  }
  if (left.kind === 'time' || right.kind === 'time') return arithmetic('+', left, right)
  const isText = (v: Value): boolean => v.kind === 'text' || (v.kind === 'literal' && typeof v.value === 'string')
  if (isText(left) || isText(right)) return compact({ kind: 'text', parts: [left, right] })
  return unknownValue('a sum')
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  if (left.kind === 'time' || right.kind === 'time') return timeArithmetic(operator, left, right)
  if (left.kind !== 'literal' || right.kind !== 'literal' || typeof left.value !== 'number' || typeof right.value !== 'number') {
    return unknownValue('arithmetic')
  }
  const [a, b] = [left.value, right.value]
  return literal(operator === '-' ? a - b : operator === '*' ? a * b : operator === '/' ? a / b : operator === '%' ? a % b : operator === '**' ? a ** b : a + b)
}

function timeArithmetic(operator: string, left: Value, right: Value): Value {
  const shift = (time: TimeValue, by: number): Value => ({ ...time, offset: time.offset + by, isDate: false })
  if (left.kind === 'time' && right.kind === 'literal' && typeof right.value === 'number') {
    if (operator === '+' || operator === '-') return shift(left, operator === '+' ? right.value : -right.value)
    // Seconds instead of milliseconds: still the same moment.
    if (operator === '/') return { ...left, isDate: false }
  }
  if (operator === '+' && right.kind === 'time' && left.kind === 'literal' && typeof left.value === 'number') return shift(right, left.value)
  // `Date.now() + ttl`: later than now, by an amount that is not known.
  if (operator === '+') return unknownValue('a time', { text: 'future' })
  return unknownValue('a time')
}

function evaluateUnary(node: Extract<Node, { type: 'UnaryExpression' }>, cx: Context): Value {
  if (node.operator === 'delete') {
    const target = node.argument.type === 'ChainExpression' ? node.argument.expression : node.argument
    if (target.type === 'MemberExpression') {
      const key = target.computed ? computedKey(target.property, cx) : staticKey(target.property)
      deleteMember(evaluate(target.object, cx), key, node, cx)
    }
    return literal(true)
  }
  const value = settled(evaluate(node.argument, cx))
  switch (node.operator) {
    case '!':
      return truth(invert(truthiness(value)), negation(value))
    case '-':
      return value.kind === 'literal' && typeof value.value === 'number' ? literal(-value.value) : unknownValue('arithmetic')
    case '+':
      return value.kind === 'literal' ? literal(Number(value.value)) : value.kind === 'time' ? { ...value, isDate: false } : unknownValue('arithmetic')
    case 'typeof': {
      const type = value.kind === 'api' ? cx.evaluator.semantics.typeofResult(value) : typeOf(value)
      return type === undefined ? unknownValue('typeof') : literal(type)
    }
    case 'void':
      return UNDEFINED
    default:
      return unknownValue('an operator')
  }
}

const negation = (value: Value): string | undefined => joinedSymbol(['', symbolOf(value)], '!')

/** `i++` of a number that is known counts; `user.tokenVersion++` is a new value. */
function evaluateUpdate(node: Extract<Node, { type: 'UpdateExpression' }>, cx: Context): Value {
  const before = node.argument.type === 'Identifier' ? numberOf(settled(evaluate(node.argument, cx))) : undefined
  const after = before === undefined ? unknownValue('a counter', { text: 'increment' }) : literal(before + (node.operator === '++' ? 1 : -1))
  assign(node.argument, after, cx)
  if (before === undefined) return unknownValue('a counter')
  return node.prefix ? after : literal(before)
}

function evaluateAssignment(node: AssignmentExpression, cx: Context): Value {
  const { left, operator } = node
  const key = left.type === 'Identifier' ? left.name : left.type === 'MemberExpression' && !left.computed ? staticKey(left.property) : undefined
  // `module.exports = function () {}` names nothing.
  const name = key === 'exports' ? undefined : key
  let value: Value
  if (operator === '=') {
    const before = left.type === 'Identifier' ? cx.scope.find(left.name)?.value : undefined
    value = named(node.right, name, cx)
    replaced(before, value, node, cx)
  } else {
    const own = left.type === 'Identifier' ? cx.scope.find(left.name) : undefined
    const before = own ? readBinding(own, cx.run) : evaluate(left, cx)
    if (operator === '||=' || operator === '??=' || operator === '&&=') {
      const takesLeft = takesLeftOf(operator.slice(0, 2), settled(before))
      if (takesLeft === true) return before
      value = takesLeft === false ? named(node.right, name, cx) : union([before, cx.run.under(branchCondition(left, cx), () => named(node.right, name, cx))])
    }
    else if (operator === '+=') value = incremented(settled(before), settled(evaluate(node.right, cx)))
    else {
      evaluate(node.right, cx)
      value = unknownValue('arithmetic')
    }
  }
  if (left.type === 'MemberExpression' && isModuleExports(left, cx)) {
    cx.module.cjs = cx.run.branching > 0 && cx.module.cjs !== cx.module.initialExports ? union([cx.module.cjs, value]) : value
    return value
  }
  assign(left, value, cx)
  return value
}

function incremented(before: Value, by: Value): Value {
  const sum = add(before, by)
  return sum.kind === 'unknown' ? unknownValue('a counter', { text: 'increment' }) : sum
}

function assign(left: Node, value: Value, cx: Context): void {
  if (left.type === 'MemberExpression') {
    const key = left.computed ? computedKey(left.property, cx) : staticKey(left.property)
    setMember(evaluate(left.object, cx), key, value, left, cx)
  } else bindPattern(left, value, cx, 'assign')
}

function isModuleExports(node: MemberExpression, cx: Context): boolean {
  return (
    !node.computed && staticKey(node.property) === 'exports' && node.object.type === 'Identifier' && node.object.name === 'module' && !cx.scope.find('module')
  )
}

