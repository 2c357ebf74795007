/** What the language itself does: methods of arrays, strings, functions and promises, and the globals. */
import { awaitValue, callBack, callFunction, callValue } from './calls.ts'
import type { Context } from './context.ts'
import { compact } from './expressions.ts'
import { LIMITS } from './run.ts'
import {
  array, force, literal, native, object, promise, settled, stringOf, symbolOf, union, unknownValue, UNDEFINED,
  type ArrayValue, type Invocation, type NativeValue, type PromiseValue, type Value,
} from './values.ts'
import { spreadInto } from './properties.ts'

/** A built-in member of the value, or undefined when the language has none of that name. */
export function builtinMember(receiver: Value, name: string, cx: Context): Value | undefined {
  switch (receiver.kind) {
    case 'promise':
      return promiseMethod(receiver, name, cx)
    case 'array':
      return arrayMember(receiver, name, cx)
    case 'native':
      return staticMember(receiver, name) ?? functionMember(receiver, name, cx)
    case 'function':
    case 'class':
      return functionMember(receiver, name, cx)
    case 'literal':
    case 'text':
      return textMember(receiver, name)
    case 'time':
      return timeMember(receiver, name)
    case 'object':
      return name === 'hasOwnProperty' ? native(name, () => unknownValue('a test')) : undefined
    default:
      return undefined
  }
}

const siteNode = (invocation: Invocation): { start: number; end: number } => invocation.site

// --- promises ---------------------------------------------------------------------------------------------------------------

function promiseMethod(receiver: PromiseValue, name: string, cx: Context): Value | undefined {
  if (name === 'then') {
    return native('then', (call) => {
      awaitValue(receiver, siteNode(call), cx)
      const last = receiver.events.at(-1)
      const results = call.args.slice(0, 1).map((fn) => cx.run.inCallbackOf(last, () => callBack(fn, [receiver.value], siteNode(call), cx)))
      if (call.args[1]) caught(call.args[1], call, cx)
      return promise(results[0] ?? receiver.value, receiver.events)
    })
  }
  if (name === 'catch') {
    return native('catch', (call) => {
      caught(call.args[0], call, cx)
      return receiver
    })
  }
  if (name === 'finally') {
    return native('finally', (call) => {
      awaitValue(receiver, siteNode(call), cx)
      cx.run.inCallbackOf(receiver.events.at(-1), () => callBack(call.args[0], [], siteNode(call), cx))
      return receiver
    })
  }
  return undefined
}

function caught(fn: Value | undefined, call: Invocation, cx: Context): void {
  cx.run.under({ site: call.site, kind: 'catch', text: 'catch' }, () => callBack(fn, [unknownValue('a caught error')], siteNode(call), cx))
}

/** `.then`, `.catch` and `.finally` of any other value that is awaited: it is executed, then the callback runs. */
export function thenable(receiver: Value, name: string, cx: Context): Value | undefined {
  if (name !== 'then' && name !== 'catch' && name !== 'finally') return undefined
  return native(name, (call) => {
    const start = cx.run.recorder.length
    const value = awaitValue(receiver, siteNode(call), cx)
    const events = Array.from({ length: cx.run.recorder.length - start }, (_, i) => start + i)
    const open = promise(value, events)
    const method = promiseMethod(open, name, cx)
    return method?.kind === 'native' ? method.call(call) : open
  })
}

// --- arrays -----------------------------------------------------------------------------------------------------------------

/** Calls `fn` for each known element, or once for an unknown one. */
function forEachElement(receiver: ArrayValue, fn: Value | undefined, call: Invocation, cx: Context): Value[] {
  const { elements } = receiver
  if (elements.length <= LIMITS.loop && !(receiver.open && elements.length === 0)) {
    return elements.map((element, index) => callBack(fn, [element, literal(index), receiver], siteNode(call), cx))
  }
  const condition = { site: call.site, kind: 'loop' as const, text: 'each element' }
  return [cx.run.under(condition, () => callBack(fn, [unknownValue('an element'), unknownValue('an index'), receiver], siteNode(call), cx))]
}

function arrayMember(receiver: ArrayValue, name: string, cx: Context): Value | undefined {
  if (/^\d+$/.test(name)) return receiver.elements[Number(name)] ?? (receiver.open ? unknownValue('an element') : UNDEFINED)
  if (name === 'length') return receiver.open ? unknownValue('a length') : literal(receiver.elements.length)
  const method = ARRAY_METHODS[name]
  return method ? native(name, (call) => method(receiver, call, cx)) : undefined
}

type ArrayMethod = (receiver: ArrayValue, call: Invocation, cx: Context) => Value

const ARRAY_METHODS: Readonly<Record<string, ArrayMethod>> = {
  forEach: (receiver, call, cx) => (forEachElement(receiver, call.args[0], call, cx), UNDEFINED),
  map: (receiver, call, cx) => array(forEachElement(receiver, call.args[0], call, cx), receiver.open),
  flatMap: (receiver, call, cx) => {
    const parts = forEachElement(receiver, call.args[0], call, cx).map(settled)
    return array(parts.flatMap((p) => (p.kind === 'array' ? p.elements : [p])), receiver.open)
  },
  filter: (receiver, call, cx) => {
    if (isBooleanFilter(call.args[0])) return receiver
    forEachElement(receiver, call.args[0], call, cx)
    return array([...receiver.elements], true)
  },
  find: (receiver, call, cx) => {
    forEachElement(receiver, call.args[0], call, cx)
    return union([...receiver.elements, UNDEFINED])
  },
  some: (receiver, call, cx) => (forEachElement(receiver, call.args[0], call, cx), unknownValue('a test')),
  every: (receiver, call, cx) => (forEachElement(receiver, call.args[0], call, cx), unknownValue('a test')),
  reduce: (receiver, call, cx) => {
    let result = call.args[1] ?? unknownValue('an accumulator')
    for (const element of receiver.elements.slice(0, LIMITS.loop)) result = callBack(call.args[0], [result, element], siteNode(call), cx)
    return result
  },
  push: (receiver, call, cx) => {
    receiver.elements.push(...call.args)
    if (cx.run.branching > 0) receiver.open = true
    return unknownValue('a length')
  },
  unshift: (receiver, call) => {
    receiver.elements.unshift(...call.args)
    return unknownValue('a length')
  },
  concat: (receiver, call) => {
    const parts = call.args.map(settled)
    return array(
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
  slice: (receiver, call) => (call.args.length === 0 ? receiver : array([...receiver.elements], true)),
  flat: (receiver) => array(receiver.elements.flatMap((e) => {
    const inner = settled(e)
    return inner.kind === 'array' ? inner.elements : [inner]
  }), receiver.open),
  at: (receiver) => union([...receiver.elements, UNDEFINED]),
  reverse: (receiver) => receiver,
  sort: (receiver) => receiver,
}

function isBooleanFilter(fn: Value | undefined): boolean {
  return fn?.kind === 'native' && fn.name === 'Boolean'
}

// --- functions --------------------------------------------------------------------------------------------------------------

function functionMember(receiver: Value, name: string, cx: Context): Value | undefined {
  const invoke = (thisValue: Value, args: readonly Value[], call: Invocation): Value =>
    receiver.kind === 'function' ? callFunction({ ...receiver, thisValue }, thisValue, args, siteNode(call), cx)
    : callValue(receiver, thisValue, args, siteNode(call), cx, name)
  if (name === 'call') return native(name, (call) => invoke(call.args[0] ?? UNDEFINED, call.args.slice(1), call))
  if (name === 'apply') {
    return native(name, (call) => {
      const given = settled(call.args[1] ?? array([]))
      return invoke(call.args[0] ?? UNDEFINED, given.kind === 'array' ? given.elements : [unknownValue('arguments')], call)
    })
  }
  if (name === 'bind') {
    return native(name, (call) => {
      if (receiver.kind !== 'function') return receiver
      const thisValue = call.args[0] ?? UNDEFINED
      return { ...receiver, thisValue, boundArgs: [...receiver.boundArgs, ...call.args.slice(1)] }
    })
  }
  return undefined
}

// --- text and time ----------------------------------------------------------------------------------------------------------

type TextMethod = (text: string, args: readonly string[]) => Value

const TEXT_METHODS: Readonly<Record<string, TextMethod>> = {
  toLowerCase: (text) => literal(text.toLowerCase()),
  toUpperCase: (text) => literal(text.toUpperCase()),
  toLocaleUpperCase: (text) => literal(text.toUpperCase()),
  trim: (text) => literal(text.trim()),
  toString: (text: string) => literal(text),
  concat: (text, args) => literal(text + args.join('')),
  startsWith: (text, args) => literal(text.startsWith(args[0] ?? '')),
  endsWith: (text, args) => literal(text.endsWith(args[0] ?? '')),
  includes: (text, args) => literal(text.includes(args[0] ?? '')),
  replace: (text: string, args: readonly string[]) => (args.length === 2 ? literal(text.replace(args[0] ?? '', args[1] ?? '')) : unknownValue('replaced text')),
  split: (text, args) => array(text.split(args[0] ?? '').map((part) => literal(part))),
}

function textMember(receiver: Value, name: string): Value | undefined {
  const known = stringOf(receiver)
  if (known === undefined) {
    return receiver.kind === 'text' ? native(name, () => unknownValue('text', symbolOption(receiver, name))) : undefined
  }
  const method = TEXT_METHODS[name]
  if (!method) return name === 'length' ? literal(known.length) : undefined
  return native(name, (call) => {
    const args = call.args.map(stringOf)
    return args.every((a) => a !== undefined) ? method(known, args) : unknownValue('text')
  })
}

function symbolOption(receiver: Value, name: string): { symbol?: string } {
  const symbol = symbolOf(receiver)
  return symbol === undefined ? {} : { symbol: `${symbol}.${name}()` }
}

function timeMember(receiver: Extract<Value, { kind: 'time' }>, name: string): Value | undefined {
  if (name === 'getTime' || name === 'valueOf') return native(name, () => ({ ...receiver, isDate: false }))
  if (/^to.*String$/.test(name)) {
    // An ISO date in Expires is ignored by browsers, so the form matters.
    const form = name === 'toISOString' || name === 'toJSON' ? 'iso' : name === 'toUTCString' || name === 'toGMTString' ? 'utc' : 'local'
    return native(name, () => unknownValue('a date as text', { symbol: `${form}:${receiver.base}${String(receiver.offset)}`, text: 'date' }))
  }
  return undefined
}

// --- globals ----------------------------------------------------------------------------------------------------------------

/** A global of the language, or undefined. */
export function builtinGlobal(name: string, cx: Context): Value | undefined {
  const members = GLOBALS[name]
  if (!members) return undefined
  return members(cx)
}

const namespace = (entries: Record<string, NativeValue>): Value => object(null, Object.entries(entries), { open: true })

const GLOBALS: Readonly<Record<string, (cx: Context) => Value>> = {
  Promise: (cx) => {
    const constructor = native('Promise', (call) => newPromise(call, cx))
    return callable(constructor, {
      resolve: native('resolve', (call) => promise(call.args[0] ?? UNDEFINED, [])),
      reject: native('reject', () => promise(unknownValue('a rejection'), [])),
      all: native('all', (call) => allOf(call, cx)),
      allSettled: native('allSettled', (call) => allOf(call, cx)),
      race: native('race', (call) => allOf(call, cx)),
      any: native('any', (call) => allOf(call, cx)),
    })
  },
  Object: (cx) =>
    namespace({
      assign: native('assign', (call) => {
        const target = settled(call.args[0] ?? UNDEFINED)
        if (target.kind !== 'object') return call.args[0] ?? UNDEFINED
        call.args.slice(1).forEach((source) => {
          spreadInto(target, source)
        })
        return target
      }),
      freeze: native('freeze', (call) => call.args[0] ?? UNDEFINED),
      seal: native('seal', (call) => call.args[0] ?? UNDEFINED),
      create: native('create', (call) => object(call.site, call.args[0] ? [['__proto__', call.args[0]]] : [])),
      setPrototypeOf: native('setPrototypeOf', (call) => {
        const target = settled(call.args[0] ?? UNDEFINED)
        if (target.kind === 'object' && call.args[1]) target.props.set('__proto__', call.args[1])
        return target
      }),
      keys: native('keys', (call) => entriesOf(call, (key) => literal(key))),
      values: native('values', (call) => entriesOf(call, (_key, value) => value)),
      entries: native('entries', (call) => entriesOf(call, (key, value) => array([literal(key), value]))),
      defineProperty: native('defineProperty', (call) => defineProperty(call, cx)),
    }),
  Array: () =>
    namespace({
      from: native('from', (call) => (settled(call.args[0] ?? UNDEFINED).kind === 'array' ? (call.args[0] as Value) : array([], true))),
      of: native('of', (call) => array([...call.args])),
      isArray: native('isArray', (call) => {
        const value = settled(call.args[0] ?? UNDEFINED)
        return value.kind === 'array' ? literal(true) : value.kind === 'literal' || value.kind === 'object' ? literal(false) : unknownValue('a test')
      }),
    }),
  Boolean: () => native('Boolean', () => unknownValue('a test')),
  String: () => native('String', (call) => compact({ kind: 'text', parts: [call.args[0] ?? literal('')] })),
  Number: () =>
    native('Number', (call) => {
      const value = settled(call.args[0] ?? literal(0))
      return value.kind === 'literal' ? literal(Number(value.value)) : unknownValue('a number', carriedSymbol(value))
    }),
  parseInt: () =>
    native('parseInt', (call) => {
      const value = stringOf(call.args[0] ?? UNDEFINED)
      return value === undefined ? unknownValue('a number') : literal(Number.parseInt(value, 10))
    }),
  Date: () =>
    callable(
      native('Date', (call) => newDate(call)),
      { now: native('now', () => ({ kind: 'time', base: 'now', offset: 0, isDate: false })) },
    ),
  Math: () => namespace(Object.fromEntries(['floor', 'round', 'ceil', 'trunc'].map((n) => [n, native(n, (call) => rounded(call))]))),
  JSON: () => namespace({ stringify: native('stringify', () => unknownValue('JSON text')), parse: native('parse', (call) => unknownValue('parsed JSON', carriedSymbol(call.args[0] ?? UNDEFINED))) }),
  Symbol: () => native('Symbol', () => unknownValue('a symbol')),
  Error: () => native('Error', () => unknownValue('an error')),
}

function carriedSymbol(value: Value): { symbol?: string } {
  const symbol = symbolOf(value)
  return symbol === undefined ? {} : { symbol: `(${symbol})` }
}

/** A constructor with static members. */
function callable(fn: NativeValue, members: Record<string, NativeValue>): Value {
  return { ...fn, members } as NativeValue & { members: Record<string, NativeValue> }
}

/** A static member of a built-in constructor. */
function staticMember(receiver: NativeValue, name: string): Value | undefined {
  return (receiver as { members?: Record<string, NativeValue> }).members?.[name]
}

function newPromise(call: Invocation, cx: Context): Value {
  const start = cx.run.recorder.length
  let result: Value = UNDEFINED
  const resolve = native('resolve', (inner) => {
    result = inner.args[0] ?? UNDEFINED
    return UNDEFINED
  })
  callBack(call.args[0], [resolve, native('reject', () => UNDEFINED)], siteNode(call), cx)
  const events = Array.from({ length: cx.run.recorder.length - start }, (_, i) => start + i)
  return promise(result, cx.run.recorder.unsettle(events))
}

function allOf(call: Invocation, cx: Context): Value {
  const given = settled(call.args[0] ?? array([]))
  if (given.kind !== 'array') return promise(unknownValue('several results'), [])
  const events: number[] = []
  const values = given.elements.map((element) => {
    const start = cx.run.recorder.length
    const known = force(element)
    if (known.kind === 'promise') events.push(...known.events)
    const value = known.kind === 'promise' ? settled(known) : awaitValue(known, siteNode(call), cx)
    for (let index = start; index < cx.run.recorder.length; index++) events.push(index)
    return value
  })
  return promise(array(values, given.open), cx.run.recorder.unsettle(events))
}

function entriesOf(call: Invocation, pick: (key: string, value: Value) => Value): Value {
  const given = settled(call.args[0] ?? UNDEFINED)
  if (given.kind !== 'object') return array([], true)
  return array([...given.props].map(([key, value]) => pick(key, value)), given.open)
}

function defineProperty(call: Invocation, cx: Context): Value {
  const target = settled(call.args[0] ?? UNDEFINED)
  const key = stringOf(call.args[1] ?? UNDEFINED)
  const descriptor = settled(call.args[2] ?? UNDEFINED)
  if (target.kind === 'object' && key !== undefined && descriptor.kind === 'object') {
    const value = descriptor.props.get('value')
    const getter = descriptor.props.get('get')
    // TypeScript's and Babel's CommonJS output re-exports through getters.
    if (value) target.props.set(key, value)
    else if (getter) target.props.set(key, callBack(getter, [], siteNode(call), cx))
  }
  return target
}

function newDate(call: Invocation): Value {
  const first = call.args[0]
  if (!first) return { kind: 'time', base: 'now', offset: 0, isDate: true }
  const value = settled(first)
  if (value.kind === 'time') return { ...value, isDate: true }
  if (value.kind === 'literal') {
    const ms = call.args.length > 1 ? dateFromParts(call.args) : new Date(value.value as string | number).getTime()
    return Number.isNaN(ms) ? unknownValue('an invalid date') : { kind: 'time', base: 'epoch', offset: ms, isDate: true }
  }
  return unknownValue('a date', value.kind === 'unknown' && value.text === 'future' ? { text: 'future' } : {})
}

function dateFromParts(args: readonly Value[]): number {
  const numbers = args.map((a) => {
    const value = settled(a)
    return value.kind === 'literal' && typeof value.value === 'number' ? value.value : Number.NaN
  })
  return Date.UTC(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 1)
}

function rounded(call: Invocation): Value {
  const value = settled(call.args[0] ?? UNDEFINED)
  if (value.kind === 'literal' && typeof value.value === 'number') return literal(Math.floor(value.value))
  return value.kind === 'time' ? value : unknownValue('a number')
}

/** `util.promisify(fn)`: a function that calls `fn` with a completion callback and answers with a promise. */
export function promisified(target: Value, cx: Context): Value {
  return native('promisified', (call) => {
    const start = cx.run.recorder.length
    const done = native('done', () => UNDEFINED)
    callValue(target, call.thisValue, [...call.args, done], siteNode(call), cx, 'promisified function')
    const events = Array.from({ length: cx.run.recorder.length - start }, (_, i) => start + i)
    return promise(unknownValue('a result'), cx.run.recorder.unsettle(events))
  })
}

