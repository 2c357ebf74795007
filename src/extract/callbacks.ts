/** Functions that a package calls: which ones, with what, and what a call of them means. */
import type { CallbackRow, CallRow } from '../knowledge/define.ts'
import { callValue, execute } from '../syntax/calls.ts'
import { CAUGHT_ERROR } from '../syntax/promises.ts'
import { array, force, unknownValue, UNDEFINED, type FunctionValue, type Value } from '../syntax/values.ts'
import { walk } from '../syntax/walk.ts'
import { refer, type RowContext } from './references.ts'
import type { TableSemantics } from './table-semantics.ts'

/** A function that a callee calls. */
export interface Callback {
  readonly fn: Value
  readonly params: readonly Value[]
  readonly row: CallbackRow
}

/** What a function was given and gave back. */
export interface CalledBack {
  readonly result: Value
  readonly params: readonly Value[]
}

/** The functions that the callee calls at this time, with what they are given. */
export function callbacksOf(row: CallRow, runs: CallbackRow['runs'], context: RowContext, semantics: TableSemantics): Callback[] {
  return (row.callbacks ?? []).filter((callback) => callback.runs === runs).flatMap((callback): Callback[] => {
    const given = functionGiven(callback, context, semantics)
    const fn = given === undefined ? undefined : force(given)
    const isKnown = fn?.kind === 'function' || fn?.kind === 'native'
    if (fn === undefined || (!isKnown && callback.ends === undefined)) return []
    const params = (callback.params ?? []).map((p, index): Value => {
      // Whoever calls back when the work is finished says first whether it failed.
      if (p === null) return unknownValue(index === 0 && runs === 'after' ? CAUGHT_ERROR : 'an argument of a callback')
      if (typeof p === 'string') return semantics.typed(p, p, context.data)
      return refer(p, context, semantics.evaluator) ?? UNDEFINED
    })
    return [{ fn, params, row: callback }]
  })
}

function functionGiven({ arg }: CallbackRow, context: RowContext, { evaluator }: TableSemantics): Value | undefined {
  if (arg === 'last') return context.args.at(-1)
  return typeof arg === 'number' ? context.args[arg] : refer(arg, context, evaluator)
}

/** Calls one of them. */
export function callBack({ fn, params, row }: Callback, context: RowContext, semantics: TableSemantics): CalledBack {
  const { at } = context
  const before = at.run.recorder.length
  const cx = semantics.contextOf(at)
  const called = callValue(fn, UNDEFINED, params, at.site, cx, 'callback')
  // What is there to end something is waited for.
  const result = row.ends === undefined ? called : execute(called, at.site, cx)
  if (row.ends !== undefined && at.run.recorder.length === before && doesSomething(fn)) {
    semantics.sink.apply({ is: 'invalidate', what: row.ends, effect: 'full', scope: 'current-session' }, context, context.table ?? '')
  }
  return { result, params }
}

/** Is there code in it that could change anything? */
function doesSomething(fn: Value): boolean {
  if (fn.kind !== 'function') return fn.kind !== 'literal'
  let acts = false
  walk((fn satisfies FunctionValue).node, (node) => {
    acts ||= node.type === 'CallExpression' || node.type === 'AssignmentExpression' || (node.type === 'UnaryExpression' && node.operator === 'delete')
  })
  return acts
}

/** What a list's own `map`, `filter` or `find` gives, where its row says no more than that it calls a function with each element. */
export function iterated(name: string | null, row: CallRow, during: readonly CalledBack[]): Value | undefined {
  const [one] = during
  if (row.returns !== undefined || row.promise || !one) return undefined
  if (name === 'map' || name === 'flatMap') return array([one.result], true)
  const element = one.params[0] ?? unknownValue('an element')
  if (name === 'filter') return array([element], true)
  return name === 'find' ? element : undefined
}
