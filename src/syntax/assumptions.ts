/**
 * Handlers that do different things by a text of the request: `if (form.get('intent') === 'logout')`. A run writes down what such
 * texts are compared with; another run can then assume one of the answers, and takes that branch.
 */
import type { Node } from 'oxc-parser'
import type { Context } from './context.ts'
import { evaluate } from './expressions.ts'
import type { Assumption, Run } from './run.ts'
import { fieldOf, literal, settled, stringOf, type Value } from './values.ts'

/** The value, or what the run assumes that it is. */
export function assumption(value: Value, assumed: Assumption): Value {
  return value.kind === 'unknown' && value.field === assumed.field ? literal(assumed.text) : value
}

/** Writes down with what a text of the request is compared. */
export function noteQuestion(one: Value, other: Value, run: Run): void {
  const field = fieldOf(one) ?? fieldOf(other)
  const text = field === undefined ? undefined : (stringOf(settled(other)) ?? stringOf(settled(one)))
  if (field !== undefined && text !== undefined) run.asked.push({ field, text })
}

/** Writes down what can be looked up in an object by a text of the request: `handlers[intent]()`. */
export function noteLookup(given: Value, named: Node, cx: Context): void {
  const key = withoutTypes(named)
  if (given.kind !== 'object' || (key.type !== 'Identifier' && key.type !== 'MemberExpression')) return
  const asked = evaluate(key, cx)
  if (fieldOf(asked) !== undefined) given.props.forEach((_value, name) => { noteQuestion(asked, literal(name), cx.run) })
}

/** `intent as Intent`, `intent!`. */
const withoutTypes = (node: Node): Node => (node.type === 'TSAsExpression' || node.type === 'TSNonNullExpression' ? withoutTypes(node.expression) : node)
