/** Destructuring: binding and assigning patterns. */
import type { Node } from 'oxc-parser'
import { staticKey, textOf, type Context } from './context.ts'
import { evaluate } from './expressions.ts'
import { getMember, setMember } from './properties.ts'
import type { Run } from './run.ts'
import type { Binding } from './scope.ts'
import { array, force, isUndefined, object, settled, stringOf, union, unknownValue, type Value } from './values.ts'

export type BindMode = 'declare' | 'assign'

/** Names that a pattern binds. */
export function patternNames(pattern: Node): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'AssignmentPattern':
      return patternNames(pattern.left)
    case 'RestElement':
      return patternNames(pattern.argument)
    case 'ArrayPattern':
      return pattern.elements.flatMap((e) => (e ? patternNames(e) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) => patternNames(p.type === 'RestElement' ? p : p.value))
    case 'TSParameterProperty':
      return patternNames(pattern.parameter)
    default:
      return []
  }
}

/** Binds or assigns `value` to a pattern. */
export function bindPattern(pattern: Node, value: Value, cx: Context, mode: BindMode): void {
  switch (pattern.type) {
    case 'Identifier':
      bindName(pattern.name, value, cx, mode)
      break
    case 'AssignmentPattern':
      bindPattern(pattern.left, withDefault(value, () => evaluate(pattern.right, cx)), cx, mode)
      break
    case 'TSParameterProperty':
      bindPattern(pattern.parameter, value, cx, mode)
      break
    case 'RestElement':
      bindPattern(pattern.argument, value, cx, mode)
      break
    case 'ObjectPattern':
      bindObject(pattern, value, cx, mode)
      break
    case 'ArrayPattern':
      bindArray(pattern, value, cx, mode)
      break
    case 'MemberExpression': {
      const key = pattern.computed ? undefined : staticKey(pattern.property)
      setMember(evaluate(pattern.object, cx), key, value, pattern, cx)
      break
    }
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      bindPattern(pattern.expression, value, cx, mode)
      break
    default:
  }
}

function withDefault(value: Value, fallback: () => Value): Value {
  if (isUndefined(value)) return fallback()
  const known = force(value)
  if (known.kind === 'unknown') return union([value, fallback()])
  if (known.kind === 'union' && known.values.some(isUndefined)) return union([...known.values.filter((v) => !isUndefined(v)), fallback()])
  return value
}

function bindObject(pattern: Extract<Node, { type: 'ObjectPattern' }>, value: Value, cx: Context, mode: BindMode): void {
  const taken: string[] = []
  for (const property of pattern.properties) {
    if (property.type === 'RestElement') {
      bindPattern(property.argument, without(value, taken), cx, mode)
      continue
    }
    const key = property.computed ? stringOf(settled(evaluate(property.key, cx))) : staticKey(property.key)
    if (key !== undefined) taken.push(key)
    const part = key === undefined ? unknownValue('computed key') : getMember(value, key, property, cx, textOf(property.key, cx.module))
    bindPattern(property.value, part, cx, mode)
  }
}

function without(value: Value, taken: readonly string[]): Value {
  const known = settled(value)
  if (known.kind !== 'object') return known
  const copy = object(known.site, [...known.props].filter(([key]) => !taken.includes(key)))
  copy.open = known.open
  return copy
}

function bindArray(pattern: Extract<Node, { type: 'ArrayPattern' }>, value: Value, cx: Context, mode: BindMode): void {
  const known = settled(value)
  pattern.elements.forEach((element, index) => {
    if (!element) return
    if (element.type === 'RestElement') {
      bindPattern(element.argument, known.kind === 'array' ? array(known.elements.slice(index), known.open) : unknownValue('rest'), cx, mode)
      return
    }
    const part =
      known.kind === 'array' && !known.open ? (known.elements[index] ?? unknownValue('no such element'))
      : getMember(known, String(index), element, cx, `[${String(index)}]`)
    bindPattern(element, part, cx, mode)
  })
}

function bindName(name: string, value: Value, cx: Context, mode: BindMode): void {
  if (mode === 'declare') {
    const own = cx.scope.bindings.get(name)
    if (own) {
      own.value = value
      own.thunk = null
    } else {
      cx.scope.declare(name, value, { depth: cx.run.branching, run: cx.run })
    }
    return
  }
  const binding = cx.scope.find(name)
  if (!binding) {
    if (name === 'exports') return
    cx.module.scope.declare(name, value)
    return
  }
  if (binding.thunk) readBinding(binding)
  const { run } = cx
  if (binding.run === null || binding.run === run) {
    binding.value = run.branching > binding.depth ? union([binding.value, value]) : value
    return
  }
  // Others may see the assignment or not; whoever assigns sees it.
  binding.latest = { run, value: run.branching > 0 ? union([readBinding(binding, run), value]) : value }
  binding.value = isUndefined(binding.value) && run.branching === 0 ? value : union([binding.value, value])
}

/** The binding's value, as a run sees it; runs its initialiser when it is read before its declaration. */
export function readBinding(binding: Binding, run?: Run): Value {
  if (binding.thunk) {
    const { thunk } = binding
    binding.thunk = null
    const value = thunk()
    if (value !== binding.value && isUndefined(binding.value)) binding.value = value
  }
  return run !== undefined && binding.latest?.run === run ? binding.latest.value : binding.value
}
