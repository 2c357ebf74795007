/** Arrays: their elements and methods. */
import { callBack } from './calls.ts'
import { changed } from './collections.ts'
import { decide } from './conditions.ts'
import { compact } from './expressions.ts'
import { LIMITS } from './run.ts'
import {
  array, literal, native, settled, stringOf, union, unknownValue, UNDEFINED, type ArrayValue, type Invocation, type Value,
} from './values.ts'

/** A member of an array, or undefined when the language has none of that name. */
export function arrayMember(receiver: ArrayValue, name: string): Value | undefined {
  if (/^\d+$/.test(name)) return receiver.elements[Number(name)] ?? (receiver.open ? unknownValue('an element') : UNDEFINED)
  if (name === 'length') return receiver.open ? unknownValue('a length') : literal(receiver.elements.length)
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined
  return method ? native(name, (call) => method(receiver, call)) : undefined
}

/** An array that stays small: what is beyond the limit is left out and makes it open. */
export const bounded = (elements: Value[], open: boolean): ArrayValue =>
  elements.length <= LIMITS.elements ? array(elements, open) : array(elements.slice(0, LIMITS.elements), true)

/** Methods of arrays that call a function with each element. */
export const ITERATING: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'findLast', 'some', 'every', 'reduce', 'findIndex'])

/**
 * What an array method gives on a value of which only the method's name says that it is an array, with `element` for its elements;
 * undefined for other names.
 */
export function iterateUnknown(name: string, element: Value, call: Invocation): Value | undefined {
  if (!ITERATING.has(name) || call.args.length === 0) return undefined
  const results = under(call, () => [callBack(call.args[0], name === 'reduce' ? [unknownValue('an accumulator'), element] : [element], call.site, call.cx)])
  if (name === 'map') return array(results, true)
  if (name === 'filter' || name === 'flatMap') return array([], true)
  if (name === 'find' || name === 'findLast') return element
  return name === 'forEach' ? UNDEFINED : unknownValue(name === 'reduce' ? 'an accumulator' : 'a test')
}

const under = <T>(call: Invocation, evaluate: () => T): T =>
  call.cx.run.under({ site: call.site, kind: 'loop', text: 'each element' }, evaluate)

/** Calls `fn` for each known element, or once for an unknown one. */
function results(receiver: ArrayValue, call: Invocation): Value[] {
  const { elements } = receiver
  const callOne = (element: Value, index: Value): Value => callBack(call.args[0], [element, index, receiver], call.site, call.cx)
  if (elements.length <= LIMITS.loop && !receiver.open) return elements.map((element, index) => callOne(element, literal(index)))
  if (elements.length <= LIMITS.loop && elements.length > 0) {
    return elements.map((element) => under(call, () => callOne(element, unknownValue('an index'))))
  }
  return [under(call, () => callOne(elements.length > 0 ? union(elements) : unknownValue('an element'), unknownValue('an index')))]
}

/** The outcome of a test per element, where each element was tested. */
function tests(receiver: ArrayValue, call: Invocation): (boolean | undefined)[] {
  const outcomes = results(receiver, call).map(decide)
  return outcomes.length === receiver.elements.length && !receiver.open ? outcomes : receiver.elements.map(() => undefined)
}

type Method = (receiver: ArrayValue, call: Invocation) => Value

const put = (receiver: ArrayValue, values: readonly Value[], call: Invocation): void => {
  const [value] = values
  if (value !== undefined) changed(receiver, { is: 'put', value }, call.site, call.cx)
}

const METHODS: Readonly<Record<string, Method>> = {
  forEach: (receiver, call) => (results(receiver, call), UNDEFINED),
  map: (receiver, call) => {
    const mapped = results(receiver, call)
    return array(mapped, receiver.open || mapped.length !== receiver.elements.length)
  },
  flatMap: (receiver, call) => {
    const parts = results(receiver, call).map(settled)
    return bounded(parts.flatMap((p) => (p.kind === 'array' ? p.elements : [p])), receiver.open || parts.length !== receiver.elements.length)
  },
  filter: (receiver, call) => {
    const kept = tests(receiver, call)
    return array(receiver.elements.filter((_, i) => kept[i] !== false), receiver.open || kept.includes(undefined))
  },
  find: (receiver, call) => {
    const kept = tests(receiver, call)
    const hit = kept.findIndex((k) => k !== false)
    if (hit >= 0 && kept[hit] === true) return receiver.elements[hit] as Value
    return union([...receiver.elements.filter((_, i) => kept[i] !== false), receiver.open ? unknownValue('an element') : UNDEFINED])
  },
  some: (receiver, call) => {
    const kept = tests(receiver, call)
    return kept.includes(true) ? literal(true) : receiver.open || kept.includes(undefined) ? unknownValue('a test') : literal(false)
  },
  every: (receiver, call) => {
    const kept = tests(receiver, call)
    return kept.includes(false) ? literal(false) : receiver.open || kept.includes(undefined) ? unknownValue('a test') : literal(true)
  },
  reduce: (receiver, call) => {
    const { elements } = receiver
    if (receiver.open || elements.length > LIMITS.loop) return unknownValue('an accumulator')
    let result = call.args[1] ?? elements[0] ?? unknownValue('an accumulator')
    for (const element of call.args.length > 1 ? elements : elements.slice(1)) result = callBack(call.args[0], [result, element], call.site, call.cx)
    return result
  },
  push: (receiver, call) => {
    if (receiver.elements.length + call.args.length <= LIMITS.elements) receiver.elements.push(...call.args)
    else receiver.open = true
    if (call.cx.run.branching > 0) receiver.open = true
    put(receiver, call.args, call)
    return unknownValue('a length')
  },
  unshift: (receiver, call) => {
    receiver.elements.unshift(...call.args)
    if (call.cx.run.branching > 0) receiver.open = true
    put(receiver, call.args, call)
    return unknownValue('a length')
  },
  splice: (receiver, call) => {
    const [start, count, ...added] = call.args
    receiver.open = true
    if (added.length > 0) put(receiver, added, call)
    else if (numberOf(count) !== 0) changed(receiver, { is: count === undefined && numberOf(start) === 0 ? 'emptied' : 'taken' }, call.site, call.cx)
    return array([], true)
  },
  concat: (receiver, call) => {
    const parts = call.args.map(settled)
    return bounded(
      [...receiver.elements, ...parts.flatMap((p) => (p.kind === 'array' ? p.elements : [p]))],
      receiver.open || parts.some((p) => (p.kind === 'array' ? p.open : p.kind === 'unknown')),
    )
  },
  join: (receiver, call) => {
    const separator = stringOf(call.args[0] ?? literal(','))
    if (receiver.open || separator === undefined) return unknownValue('joined text')
    return compact({ kind: 'text', parts: receiver.elements.flatMap((e, i) => (i === 0 ? [e] : [separator, e])) })
  },
  includes: (receiver, call) => {
    const wanted = stringOf(call.args[0] ?? UNDEFINED)
    const known = receiver.elements.map(stringOf)
    if (wanted === undefined || receiver.open || known.includes(undefined)) return unknownValue('a test')
    return literal(known.includes(wanted))
  },
  slice: (receiver, call) => (call.args.length === 0 ? array([...receiver.elements], receiver.open) : sliced(receiver, call)),
  flat: (receiver) => bounded(receiver.elements.flatMap((e) => {
    const inner = settled(e)
    return inner.kind === 'array' ? inner.elements : [inner]
  }), receiver.open),
  at: (receiver, call) => {
    const index = numberOf(call.args[0])
    return index === undefined || receiver.open ? union([...receiver.elements, UNDEFINED]) : (receiver.elements.at(index) ?? UNDEFINED)
  },
  pop: (receiver) => receiver.elements.at(-1) ?? unknownValue('an element'),
  shift: (receiver) => receiver.elements[0] ?? unknownValue('an element'),
  reverse: (receiver) => receiver,
  sort: (receiver) => receiver,
  keys: (receiver) => array(receiver.elements.map((_, i) => literal(i)), receiver.open),
  values: (receiver) => receiver,
  entries: (receiver) => array(receiver.elements.map((e, i) => array([literal(i), e])), receiver.open),
}

function sliced(receiver: ArrayValue, call: Invocation): Value {
  const bounds = call.args.map(numberOf)
  if (receiver.open || bounds.includes(undefined)) return array([...receiver.elements], true)
  return array(receiver.elements.slice(...(bounds as number[])))
}

function numberOf(given: Value | undefined): number | undefined {
  const value = given === undefined ? undefined : settled(given)
  return value?.kind === 'literal' && typeof value.value === 'number' ? value.value : undefined
}
