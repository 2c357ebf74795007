/**
 * Abstract values: what an expression may evaluate to, as far as the code shows. No idea of logout, frameworks or libraries:
 * values that come from outside the project are `ApiValue`s, whose behaviour a `Semantics` (see semantics.ts) knows.
 */
import type { ArrowFunctionExpression, Class, Function as FunctionNode, Node } from 'oxc-parser'
import type { Context } from './context.ts'
import type { Module } from './module.ts'
import type { Scope } from './scope.ts'

/** A half-open range of offsets in a module's text. */
export interface Site {
  readonly file: string
  readonly start: number
  readonly end: number
  /** Of a call in a chain, where the name of its member starts: `.post('/logout', …)` rather than the chain's first line. */
  readonly link?: number
}

export type Primitive = string | number | boolean | null | undefined | bigint

export interface LiteralValue {
  readonly kind: 'literal'
  readonly value: Primitive
  readonly site?: Site
}

/** Text with holes: a template string or a concatenation. */
export interface TextValue {
  readonly kind: 'text'
  readonly parts: readonly (string | Value)[]
}

/** A point in time: absolute, or relative to the moment at which the code runs. Milliseconds; a `Date` can be set to another one. */
export interface TimeValue {
  readonly kind: 'time'
  base: 'epoch' | 'now'
  /** Infinite: later, nobody knows how much. */
  offset: number
  /** A `Date` object rather than a number. */
  readonly isDate: boolean
}

export interface ObjectValue {
  readonly kind: 'object'
  readonly props: Map<string, Value>
  /** Other properties may exist: an unknown value was spread in. */
  open: boolean
  /** Properties written before an unknown spread: what they are now cannot be known. */
  readonly shadowed: Set<string>
  readonly cls: ClassValue | null
  readonly accessors: Map<string, { get?: FunctionValue; set?: FunctionValue }>
  /** Properties of a literal that a later one of the same name takes the place of. */
  repeated?: readonly { readonly name: string; readonly value: Value; readonly site: Site }[]
  readonly site: Site | null
  /** Canonical text of the expression that it was spread from, for "the same options on both sides". */
  symbol?: string
  /** When it was made: a write under more branches than this, or in another run, only may happen. */
  readonly born: { readonly run: object; readonly depth: number } | null
  /** What the last run that assigned a property of an object of another run sees there. */
  latest?: { readonly run: object; readonly props: Map<string, Value> }
  /** The name under which it was declared, if it outlives the calls that change it; see collections.ts. */
  declared?: string
  /** `new Proxy(target, { get })`: what is read goes through `get`. */
  readonly trap?: { readonly target: Value; readonly get: Value }
}

export interface ArrayValue {
  readonly kind: 'array'
  readonly elements: Value[]
  open: boolean
  /** As of objects. */
  declared?: string
}

export interface FunctionValue {
  readonly kind: 'function'
  readonly node: FunctionNode | ArrowFunctionExpression
  readonly module: Module
  readonly scope: Scope
  readonly thisValue: Value | null
  readonly boundArgs: readonly Value[]
  readonly props: Map<string, Value>
  readonly name: string | null
  /** The class whose `super` the body means. */
  readonly home: ClassValue | null
  /** The type that the function is declared to have, if any. */
  readonly contract?: Contract
}

/** A type annotation and the module that it stands in. */
export interface Contract {
  readonly annotation: Node
  readonly module: Module
}

/** A function of the language itself, or made by the analysis: `resolve`, `promisify(f)`, `[].map`. */
export interface NativeValue {
  readonly kind: 'native'
  readonly name: string
  /** What it was bound from, without arguments. */
  readonly bound?: Value
  /** Where it was made, if it can be called by nobody's code: a handler that a package makes. */
  readonly home?: { readonly module: Module; readonly site: Site }
  call(invocation: Invocation): Value
}

/** What a native function is given. */
export interface Invocation {
  readonly thisValue: Value
  readonly args: readonly Value[]
  readonly site: Site
  /** Surroundings of the call. A native may have been made long before, in another run: what it does happens here. */
  readonly cx: Context
}

export interface ClassValue {
  readonly kind: 'class'
  readonly node: Class
  readonly module: Module
  readonly scope: Scope
  readonly name: string | null
  readonly superClass: Value | null
  readonly statics: Map<string, Value>
  readonly methods: Map<string, FunctionValue>
  readonly accessors: Map<string, { get?: FunctionValue; set?: FunctionValue }>
}

/** Something from outside the project: a package's export, an instance of its classes, a global. */
export interface ApiValue {
  readonly kind: 'api'
  /** How it was reached, e.g. `express().Router()`; also its canonical text. */
  readonly path: string
  /** The table row, opaque to this layer. */
  readonly row: unknown
  readonly data: ReadonlyMap<string, Value>
  /** Properties that the project's code assigned. */
  readonly assigned: Map<string, Value>
  /** Members that were read and that no row describes: each is the same value every time. */
  readonly members: Map<string, Value>
  readonly receiver: ApiValue | ClassValue | ObjectValue | null
  /** The member's name under which it was read from the receiver. */
  readonly member: string | null
  /** Effects that wait for execution (lazy query builders); opaque to this layer. All copies of one builder share the list. */
  readonly pending: unknown[]
  pendingNeedsExecute: boolean
  /** It is there: a row names it. Members that a row only allows (`anyMember`) may be absent. */
  readonly sure: boolean
  /** Identity: where it was made. */
  readonly site: Site | null
  /** When it was made: what is attached to it later, or under more branches, only may be. Null where that is not known. */
  readonly born: { readonly run: object; readonly depth: number } | null
  /** As of objects. */
  declared?: string
  readonly id: number
}

/** The result of an async function or of an API that answers with a promise: await it to wait for `events`. */
export interface PromiseValue {
  readonly kind: 'promise'
  readonly value: Value
  /** Indices of the events that happen before it settles. */
  readonly events: readonly number[]
}

export interface UnionValue {
  readonly kind: 'union'
  readonly values: readonly Value[]
  readonly symbol?: string
}

/** What an unknown value was derived from, so that handing it on counts. */
export type Carry = 'request' | 'response' | 'session' | 'token'

export interface UnknownValue {
  readonly kind: 'unknown'
  readonly reason: string
  /** Canonical text: equal texts are equal values. */
  readonly symbol?: string
  readonly carries: readonly Carry[]
  /** The expression that gave it, as written. */
  readonly text?: string
  /** Properties that the project's code assigned to it. */
  readonly assigned?: Map<string, Value>
  /** Members that were read: each is the same value every time. */
  readonly members?: Map<string, Value>
  /** What it was read from. */
  readonly of?: Value
  /** What it is the JSON text of. */
  readonly json?: Value
  /** The name under which it came with the request: `intent` of `form.get('intent')`. */
  readonly field?: string
}

/** `import * as ns` of a module of the project. */
export interface NamespaceValue {
  readonly kind: 'namespace'
  readonly module: Module
}

/** Something that is only worked out when it is looked at: an import, a member of an import. */
export interface LazyValue {
  readonly kind: 'lazy'
  /** The project's file that it comes from, if known without forcing. */
  readonly file: string | null
  /** Memoised. */
  force(): Value
}

export type Value =
  | LazyValue | LiteralValue | TextValue | TimeValue | ObjectValue | ArrayValue | FunctionValue | NativeValue | ClassValue | ApiValue
  | PromiseValue | UnionValue | UnknownValue | NamespaceValue

export const literal = (value: Primitive, site?: Site): LiteralValue => (site ? { kind: 'literal', value, site } : { kind: 'literal', value })
export const UNDEFINED: LiteralValue = literal(undefined)
export const unknownValue = (reason: string, more: Partial<Omit<UnknownValue, 'kind' | 'reason'>> = {}): UnknownValue => ({
  kind: 'unknown', reason, carries: [], ...more,
})
export function lazy(file: string | null, compute: () => Value): LazyValue {
  let value: Value | undefined
  let running = false
  return {
    kind: 'lazy',
    file,
    force() {
      if (value !== undefined) return value
      if (running) return unknownValue('import cycle')
      running = true
      value = force(compute())
      running = false
      return value
    },
  }
}
/** The value itself: what a lazy value turns out to be. */
export const force = (value: Value): Exclude<Value, LazyValue> => (value.kind === 'lazy' ? (value.force() as Exclude<Value, LazyValue>) : value)
export const array = (elements: Value[], open = false): ArrayValue => ({ kind: 'array', elements, open })
export const object = (site: Site | null = null, entries: Iterable<readonly [string, Value]> = [], more: Partial<ObjectValue> = {}): ObjectValue => ({
  kind: 'object', props: new Map(entries), open: false, shadowed: new Set(), cls: null, accessors: new Map(), site, born: null, ...more,
})
export const native = (name: string, call: NativeValue['call']): NativeValue => ({ kind: 'native', name, call })
export const promise = (value: Value, events: readonly number[]): PromiseValue =>
  value.kind === 'promise' ? { kind: 'promise', value: value.value, events: [...new Set([...value.events, ...events])] }
  : { kind: 'promise', value, events: [...new Set(events)] }

let nextId = 1
export function api(path: string, row: unknown, more: Partial<Omit<ApiValue, 'kind' | 'path' | 'row' | 'id'>> = {}): ApiValue {
  return {
    kind: 'api', path, row, data: new Map(), assigned: new Map(), members: new Map(), receiver: null, member: null, pending: [],
    pendingNeedsExecute: false, sure: true, site: null, born: null, ...more, id: nextId++,
  }
}

/** Indices of the events that settle before the value does. */
export function eventsOf(value: Value): readonly number[] {
  if (value.kind === 'promise') return [...value.events, ...eventsOf(value.value)]
  return value.kind === 'union' ? value.values.flatMap(eventsOf) : []
}

/** The name under which a text came with the request, however it was turned into text. */
export function fieldOf(given: Value): string | undefined {
  const value = settled(given)
  if (value.kind === 'unknown') return value.field
  if (value.kind === 'union') return value.values.map(fieldOf).find((field) => field !== undefined)
  if (value.kind !== 'text' || value.parts.length !== 1) return undefined
  const [whole] = value.parts
  return whole === undefined || typeof whole === 'string' ? undefined : fieldOf(whole)
}

/** Strips the promise: what `await` gives. */
export function settled(given: Value): Exclude<Value, LazyValue> {
  const value = force(given)
  if (value.kind === 'promise') return settled(value.value)
  if (value.kind === 'union' && value.values.some((v) => v.kind === 'promise')) return force(union(value.values.map(settled), value.symbol))
  return value
}

export function isUndefined(given: Value): boolean {
  const value = force(given)
  return value.kind === 'literal' && value.value === undefined
}
export function isNullish(given: Value): boolean {
  const value = force(given)
  return value.kind === 'literal' && value.value == null
}

/** One of several values; flattened, without repetition. More than eight alternatives are given up. */
export function union(values: readonly Value[], symbol?: string): Value {
  const [one] = values
  // The same one again and again is that one, with the text that it has.
  if (one !== undefined && symbol === undefined && values.every((value) => value === one)) return force(one)
  const flat: Value[] = []
  for (const given of values) {
    const value = force(given)
    for (const one of value.kind === 'union' ? value.values : [value]) if (!flat.some((known) => same(known, one))) flat.push(one)
    // What is not needed any more is not looked at: it may be an import.
    if (flat.length > 8) break
  }
  const only = flat[0]
  if (only === undefined) return UNDEFINED
  if (flat.length === 1) return only
  if (flat.length > 8) return unknownValue('too many alternatives', symbol === undefined ? {} : { symbol })
  return symbol === undefined ? { kind: 'union', values: flat } : { kind: 'union', values: flat, symbol }
}

/** Surely the same value: identity, or equal primitives. */
export function same(one: Value, other: Value): boolean {
  const a = force(one)
  const b = force(other)
  if (a === b) return true
  if (a.kind === 'literal' && b.kind === 'literal') return Object.is(a.value, b.value)
  if (a.kind === 'function' && b.kind === 'function') return a.node === b.node && a.scope === b.scope && a.thisValue === b.thisValue
  if (a.kind === 'unknown' && b.kind === 'unknown') return a.symbol !== undefined && a.symbol === b.symbol
  if (a.kind === 'time' && b.kind === 'time') return a.base === b.base && a.offset === b.offset
  return false
}

/** The string that the value surely is, or undefined. */
export function stringOf(given: Value): string | undefined {
  const value = force(given)
  if (value.kind === 'literal') return typeof value.value === 'string' ? value.value : undefined
  if (value.kind === 'text') {
    const parts = value.parts.map((part) => (typeof part === 'string' ? part : primitiveText(part)))
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined
  }
  return undefined
}

function primitiveText(given: Value): string | undefined {
  const value = force(given)
  if (value.kind === 'literal') return String(value.value)
  return value.kind === 'text' ? stringOf(value) : undefined
}

/** `true`, `false`, or undefined when it depends. */
export function truthiness(given: Value): boolean | undefined {
  const value = force(given)
  switch (value.kind) {
    case 'literal':
      return Boolean(value.value)
    case 'text':
      return value.parts.some((part) => typeof part === 'string' && part !== '') ? true : undefined
    case 'union': {
      const all = value.values.map(truthiness)
      return all.every((t) => t === true) ? true : all.every((t) => t === false) ? false : undefined
    }
    case 'unknown':
    case 'time':
      return undefined
    case 'api':
      // A member that the table does not name may well be absent; an instance with a row exists.
      return value.row === null || !value.sure ? undefined : true
    default:
      return true
  }
}

/** Longer texts say nothing to anybody, and code can double them with every line. */
const LONGEST_SYMBOL = 400

/** The canonical text of something that is put together; undefined when a part has none. */
export function joinedSymbol(parts: readonly (string | undefined)[], between: string, around = ''): string | undefined {
  if (!parts.every((part) => part !== undefined)) return undefined
  const text = `${around}${parts.join(between)}${around}`
  return text.length > LONGEST_SYMBOL ? undefined : text
}

/**
 * Canonical text of a value that depends on nothing but the program and its environment, so that two values with the same text
 * are equal. Undefined where there is none (a parameter, the result of a call that may differ from time to time).
 */
export function symbolOf(given: Value, depth = 0): string | undefined {
  if (depth > 4) return undefined
  const value = force(given)
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? JSON.stringify(value.value) : String(value.value)
    case 'text': {
      const parts = value.parts.map((part) => (typeof part === 'string' ? part : symbolOf(part, depth + 1)))
      return joinedSymbol(parts, '§', '`')
    }
    case 'union':
      if (value.symbol !== undefined) return value.symbol
      return undefined
    case 'unknown':
      return value.symbol
    case 'api':
      // A call whose arguments have no canonical text has none either.
      return value.path.includes('…') ? undefined : value.path
    case 'promise':
      return symbolOf(value.value, depth)
    case 'object':
      return value.symbol
    default:
      return undefined
  }
}

/** What of the request a value carries, looking into objects and arrays. */
export function carriesOf(given: Value, carryOfApi: (api: ApiValue) => readonly Carry[], depth = 0): Set<Carry> {
  const value: Value = given.kind === 'lazy' ? UNDEFINED : given // an import is nothing of the request
  const found = new Set<Carry>()
  const add = (inner: Value): void => {
    for (const carry of carriesOf(inner, carryOfApi, depth + 1)) found.add(carry)
  }
  if (depth > 3) return found
  switch (value.kind) {
    case 'unknown':
      value.carries.forEach((c) => found.add(c))
      break
    case 'api':
      carryOfApi(value).forEach((c) => found.add(c))
      break
    case 'text':
      value.parts.forEach((part) => typeof part !== 'string' && add(part))
      break
    case 'object':
      value.props.forEach(add)
      break
    case 'array':
      value.elements.forEach(add)
      break
    case 'union':
      value.values.forEach(add)
      break
    case 'promise':
      add(value.value)
      break
    default:
  }
  return found
}
