/**
 * Objects and arrays of the program that outlive the function that changes them: `const sessions = {}` at a module's top level,
 * `private tokens = []` of a service. What is put in there by one call is found by the next.
 */
import type { Node } from 'oxc-parser'
import { at, type Context } from './context.ts'
import { force, isNullish, type ArrayValue, type ObjectValue, type Value } from './values.ts'

/** What happens to a collection: something is put in, some of it is taken out, or all of it. */
export interface CollectionChange {
  readonly is: 'put' | 'taken' | 'emptied'
  /** What is put in. */
  readonly value?: Value
  /** The condition under which an element stays, as written. */
  readonly keeps?: string
}

type Spanned = { readonly start: number; readonly end: number }

/** A value that is declared where it outlives every call knows its name from then on, whatever it is called elsewhere. */
export function declare(value: Value, name: string, cx: Context): void {
  if (value.kind !== 'array' && value.kind !== 'api' && (value.kind !== 'object' || value.cls !== null)) return
  value.declared ??= name
  if (value.kind === 'array' && cx.evaluator.runsAtStart(cx.run)) cx.evaluator.noteArray(value)
}

/** Tells that a collection that outlives the call is changed. */
export function changed(collection: ArrayValue | ObjectValue, change: CollectionChange, node: Spanned, cx: Context): void {
  if (collection.declared === undefined || cx.evaluator.runsAtStart(cx.run)) return
  cx.evaluator.semantics.collectionChanged(collection.declared, change, at(node, cx))
}

/** `sessions[id] = value`, `sessions[id] = null`. */
export const changeByKey = (value: Value): CollectionChange => (isNullish(value) ? { is: 'taken' } : { is: 'put', value })

/** A variable that holds such an array gets another: `tokens = tokens.filter(…)`, `tokens = []`, `tokens = [...tokens, token]`. */
export function replaced(before: Value | undefined, after: Value, node: Extract<Node, { type: 'AssignmentExpression' }>, cx: Context): void {
  const old = before === undefined ? undefined : collectionIn(before)
  const now = force(after)
  if (old?.declared === undefined || (now.kind !== 'array' && now.kind !== 'object')) return
  declare(now, old.declared, cx)
  const change = changeByReplacement(node.right, now, cx)
  if (change) changed(old, change, node, cx)
}

function changeByReplacement(right: Node, now: ArrayValue | ObjectValue, cx: Context): CollectionChange | undefined {
  if (right.type === 'CallExpression' && right.callee.type === 'MemberExpression' && right.callee.property.type === 'Identifier') {
    if (right.callee.property.name !== 'filter') return undefined
    const [test] = right.arguments
    return { is: 'taken', ...(test ? { keeps: cx.module.text.slice(test.start, test.end) } : {}) }
  }
  if (now.kind === 'object') return now.props.size === 0 && !now.open ? { is: 'emptied' } : undefined
  if (now.elements.length === 0 && !now.open) return { is: 'emptied' }
  return right.type === 'ArrayExpression' && now.elements.length > 0 ? { is: 'put', value: now } : undefined
}

/** Others may have replaced it before: then it is one of several. */
function collectionIn(value: Value): ArrayValue | ObjectValue | undefined {
  const known = force(value)
  if (known.kind === 'union') return known.values.map(collectionIn).find((one) => one !== undefined)
  return (known.kind === 'array' || known.kind === 'object') && known.declared !== undefined ? known : undefined
}
