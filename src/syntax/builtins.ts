/** What the language itself does: methods of arrays, strings, functions and promises, and the globals. */
import { arrayMember, bounded } from './arrays.ts'
import { callBack, callFunction, callValue } from './calls.ts'
import { decide } from './conditions.ts'
import { compact } from './expressions.ts'
import { newPromise, promiseMember, PROMISE_STATICS } from './promises.ts'
import { getMember, spreadInto } from './properties.ts'
import { byPattern, patternMember } from './text-patterns.ts'
import { timeMember } from './times.ts'
import {
  array, lazy, literal, native, object, settled, stringOf, symbolOf, unknownValue, UNDEFINED,
  type FunctionValue, type Invocation, type NativeValue, type Value,
} from './values.ts'

/** A built-in member of the value, or undefined when the language has none of that name. */
export function builtinMember(receiver: Value, name: string): Value | undefined {
  switch (receiver.kind) {
    case 'promise':
      return promiseMember(receiver, name)
    case 'array':
      return arrayMember(receiver, name)
    case 'native':
      return staticMember(receiver, name) ?? functionMember(receiver, name)
    case 'function':
    case 'class':
      return functionMember(receiver, name)
    case 'literal':
    case 'text':
      return textMember(receiver, name)
    case 'time':
      return timeMember(receiver, name)
    case 'unknown':
      return patternMember(receiver, name)
    case 'object':
      return name === 'hasOwnProperty' ? native(name, (call) => hasOwn(receiver, call.args[0])) : undefined
    default:
      return undefined
  }
}

// --- functions --------------------------------------------------------------------------------------------------------------

/** `call`, `apply` and `bind` of anything that can be called. */
export function functionMember(receiver: Value, name: string): Value | undefined {
  const invoke = (thisValue: Value, args: readonly Value[], call: Invocation): Value =>
    receiver.kind === 'function' ? callFunction(bound(receiver, thisValue), thisValue, args, call.site, call.cx)
    : callValue(receiver, thisValue, args, call.site, call.cx, name)
  if (name === 'call') return native(name, (call) => invoke(call.args[0] ?? UNDEFINED, call.args.slice(1), call))
  if (name === 'apply') {
    return native(name, (call) => {
      const given = settled(call.args[1] ?? array([]))
      return invoke(call.args[0] ?? UNDEFINED, given.kind === 'array' ? given.elements : [unknownValue('arguments')], call)
    })
  }
  if (name === 'bind') {
    return native(name, (call) => {
      const thisValue = call.args[0] ?? UNDEFINED
      const given = call.args.slice(1)
      if (receiver.kind === 'function') return { ...bound(receiver, thisValue), boundArgs: [...receiver.boundArgs, ...given] }
      const made = native('bound', (later) => callValue(receiver, thisValue, [...given, ...later.args], later.site, later.cx, 'bound function'))
      return given.length === 0 ? { ...made, bound: receiver } : made
    })
  }
  return undefined
}

/** An arrow function keeps its own `this`. */
const bound = (fn: FunctionValue, thisValue: Value): FunctionValue => (fn.node.type === 'ArrowFunctionExpression' ? fn : { ...fn, thisValue })

// --- text and time ----------------------------------------------------------------------------------------------------------

type TextMethod = (text: string, args: readonly string[]) => Value

const TEXT_METHODS: Readonly<Record<string, TextMethod>> = {
  toLowerCase: (text) => literal(text.toLowerCase()),
  toUpperCase: (text) => literal(text.toUpperCase()),
  toLocaleUpperCase: (text) => literal(text.toUpperCase()),
  trim: (text) => literal(text.trim()),
  toString: (text: string) => literal(text),
  concat: (text, args) => literal(text + args.join('')),
  match: () => unknownValue('a match'),
  startsWith: (text, args) => literal(text.startsWith(args[0] ?? '')),
  endsWith: (text, args) => literal(text.endsWith(args[0] ?? '')),
  includes: (text, args) => literal(text.includes(args[0] ?? '')),
  indexOf: (text, args) => literal(text.indexOf(args[0] ?? '')),
  replace: (text, args) => (args.length === 2 ? literal(text.replace(args[0] ?? '', () => args[1] ?? '')) : unknownValue('replaced text')),
  replaceAll: (text, args) => (args.length === 2 ? literal(text.replaceAll(args[0] ?? '', () => args[1] ?? '')) : unknownValue('replaced text')),
  split: (text, args) => bounded(text.split(args[0] ?? '').map((part) => literal(part)), false),
}

function textMember(receiver: Value, name: string): Value | undefined {
  const known = stringOf(receiver)
  if (known === undefined) {
    return receiver.kind === 'text' ? native(name, () => unknownValue('text', symbolOption(receiver, name))) : undefined
  }
  if (name === 'slice' || name === 'substring') return native(name, (call) => partOfText(known, name, call))
  const method = Object.hasOwn(TEXT_METHODS, name) ? TEXT_METHODS[name] : undefined
  if (!method) return name === 'length' ? literal(known.length) : undefined
  return native(name, (call) => {
    const args = call.args.map(stringOf)
    return args.every((a) => a !== undefined) ? method(known, args) : (byPattern(known, name, call.args) ?? unknownValue('text'))
  })
}

/** `text.slice(from, to)` and its likes, where the numbers are known. */
function partOfText(text: string, name: string, call: Invocation): Value {
  const bounds = call.args.map((arg) => settled(arg))
  if (!bounds.every((bound) => bound.kind === 'literal' && typeof bound.value === 'number')) return unknownValue('text')
  const numbers = bounds.map((bound) => (bound.kind === 'literal' ? (bound.value as number) : 0))
  return literal(name === 'slice' ? text.slice(...numbers) : text.substring(numbers[0] ?? 0, numbers[1]))
}

function symbolOption(receiver: Value, name: string): { symbol?: string } {
  const symbol = symbolOf(receiver)
  return symbol === undefined ? {} : { symbol: `${symbol}.${name}()` }
}

// --- globals ----------------------------------------------------------------------------------------------------------------

/** A global of the language, or undefined. */
export function builtinGlobal(name: string): Value | undefined {
  return Object.hasOwn(GLOBALS, name) ? GLOBALS[name]?.() : undefined
}

const namespace = (entries: Record<string, Value>): Value => object(null, Object.entries(entries), { open: true })

/** A function of which only matters that it reads its argument and ends nothing. */
const pure = (name: string, what: string): (() => Value) => () => native(name, (call) => unknownValue(what, carriedSymbol(call.args[0] ?? UNDEFINED)))

const GLOBALS: Readonly<Record<string, () => Value>> = {
  Promise: () => callable(native('Promise', newPromise), PROMISE_STATICS),
  Object: () =>
    namespace({
      assign: native('assign', (call) => {
        const target = settled(call.args[0] ?? UNDEFINED)
        const sources = call.args.slice(1)
        if (target.kind === 'object') sources.forEach((source) => { spreadInto(target, source) })
        if (target.kind === 'function') sources.map(settled).forEach((source) => { if (source.kind === 'object') source.props.forEach((v, k) => target.props.set(k, v)) })
        return call.args[0] ?? UNDEFINED
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
      fromEntries: native('fromEntries', (call) => fromEntries(call)),
      getOwnPropertyNames: native('getOwnPropertyNames', (call) => entriesOf(call, (key) => literal(key))),
      getOwnPropertyDescriptor: native('getOwnPropertyDescriptor', () => unknownValue('a descriptor')),
      getPrototypeOf: native('getPrototypeOf', (call) => prototypeOf(call)),
      hasOwn: native('hasOwn', (call) => hasOwn(call.args[0] ?? UNDEFINED, call.args[1])),
      prototype: object(null, [['hasOwnProperty', native('hasOwnProperty', (call) => hasOwn(call.thisValue, call.args[0]))]], { open: true }),
      defineProperty: native('defineProperty', (call) => defineProperty(call)),
      defineProperties: native('defineProperties', (call) => defineProperties(call)),
    }),
  Proxy: () => native('Proxy', (call) => proxyOf(call)),
  Reflect: () =>
    namespace({
      get: native('get', (call) => getMember(call.args[0] ?? UNDEFINED, stringOf(call.args[1] ?? UNDEFINED), call.site, call.cx, 'Reflect.get')),
      has: native('has', (call) => hasOwn(call.args[0] ?? UNDEFINED, call.args[1])),
      apply: native('apply', (call) => {
        const given = settled(call.args[2] ?? array([]))
        const args = given.kind === 'array' ? given.elements : [unknownValue('arguments')]
        return callValue(call.args[0] ?? UNDEFINED, call.args[1] ?? UNDEFINED, args, call.site, call.cx, 'Reflect.apply')
      }),
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
  Boolean: () =>
    native('Boolean', (call) => {
      const decided = decide(call.args[0] ?? UNDEFINED)
      return decided === undefined ? unknownValue('a test', carriedSymbol(call.args[0] ?? UNDEFINED)) : literal(decided)
    }),
  String: () => native('String', (call) => compact({ kind: 'text', parts: [call.args[0] ?? literal('')] })),
  Number: () =>
    native('Number', (call) => {
      const value = settled(call.args[0] ?? literal(0))
      return value.kind === 'literal' ? literal(Number(value.value)) : unknownValue('a number', carriedSymbol(value))
    }),
  parseInt: () =>
    native('parseInt', (call) => {
      const value = stringOf(call.args[0] ?? UNDEFINED)
      return value === undefined ? unknownValue('a number', carriedSymbol(call.args[0] ?? UNDEFINED)) : literal(Number.parseInt(value, 10))
    }),
  Date: () =>
    callable(
      native('Date', (call) => newDate(call)),
      { now: native('now', () => ({ kind: 'time', base: 'now', offset: 0, isDate: false })) },
    ),
  Math: () => namespace(Object.fromEntries(['floor', 'round', 'ceil', 'trunc'].map((n) => [n, native(n, (call) => rounded(call))]))),
  JSON: () => namespace({ stringify: native('stringify', (call) => unknownValue('JSON text', { json: call.args[0] ?? UNDEFINED })), parse: native('parse', (call) => unknownValue('parsed JSON', carriedSymbol(call.args[0] ?? UNDEFINED))) }),
  encodeURIComponent: pure('encodeURIComponent', 'encoded text'),
  decodeURIComponent: pure('decodeURIComponent', 'decoded text'),
  encodeURI: pure('encodeURI', 'encoded text'),
  decodeURI: pure('decodeURI', 'decoded text'),
  parseFloat: pure('parseFloat', 'a number'),
  isNaN: pure('isNaN', 'a test'),
  RegExp: pure('RegExp', 'a regular expression'),
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

/** Without a `get` of its own a proxy reads as its target. */
function proxyOf(call: Invocation): Value {
  const target = call.args[0] ?? UNDEFINED
  const handler = settled(call.args[1] ?? UNDEFINED)
  const get = handler.kind === 'object' ? handler.props.get('get') : undefined
  if (get === undefined) return target
  const isOfModule = call.cx.scope === call.cx.module.scope
  return object(call.site, [], { trap: { target, get }, ...(isOfModule ? { symbol: `${call.site.file}#Proxy:${String(call.site.start)}` } : {}) })
}

function entriesOf(call: Invocation, pick: (key: string, value: Value) => Value): Value {
  const given = settled(call.args[0] ?? UNDEFINED)
  if (given.kind === 'array') return array(given.elements.map((value, index) => pick(String(index), value)), given.open)
  if (given.kind === 'namespace') return array([...given.module.exports].map(([key, value]) => pick(key, lazy(given.module.file, value))))
  if (given.kind !== 'object') return array([], true)
  return bounded([...given.props].map(([key, value]) => pick(key, value)), given.open)
}

function fromEntries(call: Invocation): Value {
  const given = settled(call.args[0] ?? UNDEFINED)
  // The entries of a form, say: what they are is asked of the form.
  if (given.kind === 'api' || given.kind === 'unknown') return given
  const made = object(call.site, [], { open: given.kind !== 'array' || given.open })
  for (const entry of given.kind === 'array' ? given.elements.map(settled) : []) {
    const key = entry.kind === 'array' ? stringOf(entry.elements[0] ?? UNDEFINED) : undefined
    if (entry.kind === 'array' && key !== undefined) made.props.set(key, entry.elements[1] ?? UNDEFINED)
    else made.open = true
  }
  return made
}

function prototypeOf(call: Invocation): Value {
  const target = settled(call.args[0] ?? UNDEFINED)
  return (target.kind === 'object' ? target.props.get('__proto__') : undefined) ?? unknownValue('a prototype')
}

function hasOwn(given: Value, name: Value | undefined): Value {
  const target = settled(given)
  const key = stringOf(name ?? UNDEFINED)
  if (target.kind !== 'object' || key === undefined) return unknownValue('a test')
  return target.props.has(key) ? literal(true) : target.open ? unknownValue('a test') : literal(false)
}

function defineProperty(call: Invocation): Value {
  const key = stringOf(call.args[1] ?? UNDEFINED)
  if (key !== undefined) define(call.args[0] ?? UNDEFINED, key, call.args[2] ?? UNDEFINED, call)
  return call.args[0] ?? UNDEFINED
}

function defineProperties(call: Invocation): Value {
  const descriptors = settled(call.args[1] ?? UNDEFINED)
  if (descriptors.kind === 'object') descriptors.props.forEach((descriptor, key) => { define(call.args[0] ?? UNDEFINED, key, descriptor, call) })
  return call.args[0] ?? UNDEFINED
}

/** TypeScript's and Babel's CommonJS output exports through getters: they are asked when somebody reads the property. */
function define(given: Value, key: string, described: Value, call: Invocation): void {
  const target = settled(given)
  const descriptor = settled(described)
  if (descriptor.kind !== 'object') return
  const getter = descriptor.props.get('get')
  const value = descriptor.props.get('value') ?? (getter ? lazy(call.cx.module.file, () => callBack(getter, [], call.site, call.cx)) : undefined)
  if (value === undefined) return
  if (target.kind === 'object') target.props.set(key, value)
  if (target.kind === 'function') target.props.set(key, value)
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
