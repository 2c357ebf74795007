/** Reading, writing and deleting members of abstract values. */
import { builtinMember } from './builtins.ts'
import { callBack, callFunction } from './calls.ts'
import { parentOf } from './classes.ts'
import { changeByKey, changed } from './collections.ts'
import { compilerHelper } from './compiled.ts'
import { at, type Context } from './context.ts'
import { exportOf } from './imports.ts'
import {
  force, isNullish, isUndefined, lazy, settled, symbolOf, union, unknownValue, UNDEFINED,
  type ApiValue, type ClassValue, type FunctionValue, type ObjectValue, type Value,
} from './values.ts'

type Spanned = { readonly start: number; readonly end: number }

/**
 * The value of `receiver.name`; `name` is undefined for a computed key that is not known.
 * A member of something imported stays unforced, so that reading `controllers.logout` loads no file by itself.
 */
export function getMember(receiver: Value, name: string | undefined, node: Spanned, cx: Context, text: string): Value {
  if (receiver.kind === 'lazy') return lazy(receiver.file, () => getMember(receiver.force(), name, node, cx, text))
  if (receiver.kind === 'promise') return promiseMember(receiver, name, node, cx, text)
  switch (receiver.kind) {
    case 'union':
      return union(receiver.values.filter((v) => !isUndefined(v)).map((v) => getMember(v, name, node, cx, text)), memberSymbol(receiver, name))
    case 'object':
      if (receiver.trap && name !== undefined) return trapped(receiver, receiver.trap, name, node, cx)
      return name === undefined ? unknownMemberOf(receiver, node, cx, text) : objectMember(receiver, name, node, cx, text)
    case 'class':
      return name === undefined ? unknownValue('computed member') : staticMember(receiver, name, receiver, node, cx)
    case 'function': {
      const own = name === undefined ? undefined : receiver.props.get(name)
      if (own) return own
      if (name === 'prototype') return prototypeOf(receiver)
      break
    }
    case 'namespace':
      return name === undefined ? unknownValue('computed export') : exportOf(receiver.module, name, cx.evaluator)
    case 'api':
      return compiledMember(receiver, name) ?? cx.evaluator.semantics.member(receiver, name, at(node, cx))
    default:
  }
  if (receiver.kind === 'array' && name === undefined) return cx.evaluator.elementOf(receiver, at(node, cx))
  const builtin = name === undefined ? undefined : builtinMember(receiver, name)
  return builtin ?? cx.evaluator.semantics.unknownMember(receiver, name, text, at(node, cx))
}

/** `tslib.__importDefault`. */
const compiledMember = (receiver: ApiValue, name: string | undefined): Value | undefined =>
  receiver.path === 'tslib' && name !== undefined ? compilerHelper(name) : undefined

function memberSymbol(receiver: Value, name: string | undefined): string | undefined {
  const symbol = symbolOf(receiver)
  return symbol === undefined || name === undefined ? undefined : `${symbol}.${name}`
}

function promiseMember(receiver: Extract<Value, { kind: 'promise' }>, name: string | undefined, node: Spanned, cx: Context, text: string): Value {
  const own = name === undefined ? undefined : builtinMember(receiver, name)
  return own ?? getMember(settled(receiver), name, node, cx, text)
}

/** The object on which a constructor function's methods are defined; shared by all instances. */
function prototypeOf(fn: FunctionValue): Value {
  const known = fn.props.get('prototype')
  if (known) return known
  const made: ObjectValue = {
    kind: 'object', props: new Map(), open: false, shadowed: new Set(), cls: null, accessors: new Map(), site: null, born: null,
  }
  fn.props.set('prototype', made)
  return made
}

function trapped(receiver: ObjectValue, { target, get }: NonNullable<ObjectValue['trap']>, name: string, node: Spanned, cx: Context): Value {
  const value = force(callBack(get, [target, { kind: 'literal', value: name }, receiver], node, cx))
  // What is not known of a proxy that a module made is the same wherever it is read.
  if (receiver.symbol === undefined || (value.kind !== 'union' && value.kind !== 'unknown') || value.symbol !== undefined) return value
  return { ...value, symbol: `${receiver.symbol}.${name}` }
}

function objectMember(receiver: ObjectValue, name: string, node: Spanned, cx: Context, text: string): Value {
  const own = seenBy(receiver, name, cx)
  const later = receiver.cls && (own === undefined || isNullish(own)) ? cx.evaluator.laterMember(receiver, name) : undefined
  if (later) return later
  if (own !== undefined && !receiver.shadowed.has(name)) return own
  const accessor = receiver.accessors.get(name)
  if (accessor?.get) return callFunction(accessor.get, receiver, [], node, cx)
  if (receiver.cls) {
    const inherited = instanceMember(receiver.cls, name, receiver, node, cx)
    if (inherited) return inherited
  }
  const prototype = receiver.props.get('__proto__')
  if (prototype && !isCircle(prototype)) return getMember(prototype, name, node, cx, text)
  const builtin = builtinMember(receiver, name)
  if (builtin) return builtin
  if (own !== undefined) return union([own, unknownValue('may be overwritten by a spread')])
  if (receiver.open) return unknownValue('member of an object that is not fully known', symbolOptions(receiver, name))
  return UNDEFINED
}

/** Others may see an assignment or not; whoever assigns sees it. */
const seenBy = ({ props, latest }: ObjectValue, name: string, { run }: Context): Value | undefined =>
  (latest?.run === run ? latest.props.get(name) : undefined) ?? props.get(name)

/** Prototypes that end in a circle. */
function isCircle(prototype: Value): boolean {
  let above: Value | undefined = force(prototype)
  for (let count = 0; count < PROTOTYPES; count++) {
    const next: Value | undefined = above?.kind === 'object' ? above.props.get('__proto__') : undefined
    if (next === undefined) return false
    above = force(next)
  }
  return true
}

const PROTOTYPES = 32

const symbolOptions = (receiver: ObjectValue, name: string): { symbol?: string } =>
  receiver.symbol === undefined ? {} : { symbol: `${receiver.symbol}.${name}` }

/** A computed key that is not known: any of the object's values (dispatch tables). */
function unknownMemberOf(receiver: ObjectValue, node: Spanned, cx: Context, text: string): Value {
  const all = [...receiver.props.values()]
  if (all.length === 0) return cx.evaluator.semantics.unknownMember(receiver, undefined, text, at(node, cx))
  return union(receiver.open ? [...all, unknownValue('member of an object that is not fully known')] : all)
}

/** A method, accessor or inherited member of an instance; undefined when the class has none. */
export function instanceMember(cls: ClassValue, name: string, receiver: Value, node: Spanned, cx: Context): Value | undefined {
  const method = cls.methods.get(name)
  if (method) return { ...method, thisValue: receiver }
  const accessor = cls.accessors.get(name)
  if (accessor?.get) return callFunction({ ...accessor.get, thisValue: receiver }, receiver, [], node, cx)
  const parent = parentOf(cls)
  if (parent?.kind === 'class') return instanceMember(parent, name, receiver, node, cx)
  if (parent?.kind === 'api') return cx.evaluator.semantics.inherited(receiver, parent, name, at(node, cx))
  if (parent?.kind === 'function') return getMember(prototypeOf(parent), name, node, cx, name)
  if (parent?.kind === 'unknown') return unknownValue('inherited from a class that is not known', { carries: [] })
  return undefined
}

/** A static member, own or inherited. */
export function staticMember(cls: ClassValue, name: string, receiver: ClassValue, node: Spanned, cx: Context): Value {
  const own = cls.statics.get(name)
  if (own) return own.kind === 'function' ? { ...own, thisValue: receiver } : own
  if (name === 'name') return { kind: 'literal', value: cls.name ?? '' }
  if (name === 'prototype') return { ...prototypeObject(cls) }
  const parent = parentOf(cls)
  if (parent?.kind === 'class') return staticMember(parent, name, receiver, node, cx)
  if (parent?.kind === 'api') {
    return cx.evaluator.semantics.inherited(receiver, parent, name, at(node, cx)) ?? unknownValue(`no static member \`${name}\``)
  }
  if (parent?.kind === 'unknown') return unknownValue('inherited from a class that is not known')
  return builtinMember(cls, name) ?? UNDEFINED
}

const prototypeObject = (cls: ClassValue): ObjectValue => ({
  kind: 'object', props: new Map(cls.methods), open: false, shadowed: new Set(), cls, accessors: new Map(), site: null, born: null,
})

/** `receiver.name = value`. */
export function setMember(given: Value, name: string | undefined, value: Value, node: Spanned, cx: Context): void {
  const receiver = settled(given)
  switch (receiver.kind) {
    case 'union':
      receiver.values.forEach((v) => setMember(v, name, value, node, cx))
      break
    case 'object':
      setProperty(receiver, name, value, node, cx)
      break
    case 'array':
      if (name !== undefined && /^\d+$/.test(name) && Number(name) <= receiver.elements.length) receiver.elements[Number(name)] = value
      else receiver.open = true
      if (name === 'length') changed(receiver, { is: 'emptied' }, node, cx)
      break
    case 'function':
      if (name !== undefined) receiver.props.set(name, value)
      break
    case 'class':
      if (name !== undefined) receiver.statics.set(name, value)
      break
    case 'api':
      if (name !== undefined) cx.evaluator.semantics.assign(receiver, name, value, at(node, cx))
      break
    case 'unknown':
      if (name === undefined) break
      cx.evaluator.semantics.assignUnknown(receiver, name, value, at(node, cx))
      receiver.assigned?.set(name, value)
      break
    default:
  }
}

function setProperty(receiver: ObjectValue, name: string | undefined, value: Value, node: Spanned, cx: Context): void {
  if (name === undefined) {
    receiver.open = true
    changed(receiver, changeByKey(value), node, cx)
    return
  }
  const setter = receiver.accessors.get(name)?.set ?? receiver.cls?.accessors.get(name)?.set
  if (setter) {
    callFunction({ ...setter, thisValue: receiver }, receiver, [value], node, cx)
    return
  }
  const before = receiver.props.get(name)
  const mayNotHappen =
    receiver.born === null ? cx.run.branching > 0 : receiver.born.run !== cx.run ? before !== undefined : cx.run.branching > receiver.born.depth
  receiver.props.set(name, mayNotHappen ? union([before ?? UNDEFINED, value]) : value)
  if (receiver.born !== null && receiver.born.run !== cx.run) {
    const seen = cx.run.branching > 0 ? union([seenBy(receiver, name, cx) ?? UNDEFINED, value]) : value
    if (receiver.latest?.run !== cx.run) receiver.latest = { run: cx.run, props: new Map() }
    receiver.latest.props.set(name, seen)
  }
  receiver.shadowed.delete(name)
}

/** `delete receiver.name`. */
export function deleteMember(given: Value, name: string | undefined, node: Spanned, cx: Context): void {
  const receiver = settled(given)
  if (receiver.kind === 'object' && name !== undefined) receiver.props.delete(name)
  if ((receiver.kind === 'object' || receiver.kind === 'array') && name === undefined) changed(receiver, { is: 'taken' }, node, cx)
  if (receiver.kind === 'api' && name !== undefined) cx.evaluator.semantics.remove(receiver, name, at(node, cx))
  if (receiver.kind === 'union') receiver.values.forEach((v) => deleteMember(v, name, node, cx))
}

/** Copies what is known of `source` into `target`, as a spread or Object.assign does. */
export function spreadInto(target: ObjectValue, given: Value): void {
  const source = settled(given)
  if (source.kind === 'object') {
    for (const [key, value] of source.props) {
      if (key === '__proto__') continue
      target.props.set(key, value)
      target.shadowed.delete(key)
    }
    for (const key of source.shadowed) target.shadowed.add(key)
    if (source.open) closeOver(target, source.symbol)
  } else if (source.kind === 'union') {
    spreadUnion(target, source.values)
  } else if (source.kind === 'namespace') {
    source.module.exports.forEach((value, key) => {
      target.props.set(key, lazy(source.module.file, value))
      target.shadowed.delete(key)
    })
    if (source.module.stars.length > 0) closeOver(target, undefined)
  } else if (source.kind === 'function' || source.kind === 'class') {
    (source.kind === 'function' ? source.props : source.statics).forEach((value, key) => target.props.set(key, value))
  } else if (source.kind === 'api' && source.assigned.size > 0) {
    source.assigned.forEach((value, key) => target.props.set(key, value))
    closeOver(target, source.path)
  } else if (!isNothing(source)) {
    closeOver(target, symbolOf(source))
  }
}

const isNothing = (value: Value): boolean => value.kind === 'literal' && !value.value

/** Each alternative may be the one: a key that only some of them have may be absent. */
function spreadUnion(target: ObjectValue, alternatives: readonly Value[]): void {
  const copies = alternatives.map((alternative) => {
    const copy: ObjectValue = { ...target, props: new Map(target.props), shadowed: new Set(target.shadowed) }
    spreadInto(copy, alternative)
    return copy
  })
  for (const key of new Set(copies.flatMap((copy) => [...copy.props.keys()]))) {
    target.props.set(key, union(copies.map((copy) => copy.props.get(key) ?? UNDEFINED)))
    if (copies.some((copy) => copy.shadowed.has(key))) target.shadowed.add(key)
    else target.shadowed.delete(key)
  }
  if (copies.some((copy) => copy.open)) target.open = true
}

/** After an unknown spread every earlier property may have been overwritten and any other may exist. */
function closeOver(target: ObjectValue, symbol: string | undefined): void {
  if (target.props.size === 0 && !target.open && symbol !== undefined) target.symbol = symbol
  for (const key of target.props.keys()) target.shadowed.add(key)
  target.open = true
}


