/** Classes: methods, fields, accessors, statics, construction. */
import type { Class, ClassElement } from 'oxc-parser'
import { callFunction } from './calls.ts'
import { at, siteOf, staticKey, type Context } from './context.ts'
import { injectedValue } from './decorators.ts'
import { evaluate, named } from './expressions.ts'
import { functionValue } from './hoist.ts'
import { setMember } from './properties.ts'
import { Scope } from './scope.ts'
import { runStatements } from './statements.ts'
import { force, object, unknownValue, UNDEFINED, type ClassValue, type FunctionValue, type ObjectValue, type Value } from './values.ts'

type Spanned = { readonly start: number; readonly end: number }

/** Evaluates a class definition; static blocks and static fields run. */
export function makeClass(node: Class, cx: Context, givenName: string | null = null): ClassValue {
  const cls: ClassValue = {
    kind: 'class', node, module: cx.module, scope: cx.scope, name: node.id?.name ?? givenName,
    superClass: node.superClass ? evaluate(node.superClass, cx) : null,
    statics: new Map(), methods: new Map(), accessors: new Map(),
  }
  const inside: Context = { ...cx, frame: { ...cx.frame, thisValue: cls, home: cls } }
  for (const element of node.body.body) defineElement(cls, element, inside)
  return cls
}

function defineElement(cls: ClassValue, element: ClassElement, cx: Context): void {
  if (element.type === 'PropertyDefinition' && element.static && element.value) {
    const key = staticKey(element.key)
    if (key !== undefined) cls.statics.set(key, named(element.value, key, cx))
    return
  }
  if (element.type === 'StaticBlock') runStatements(element.body, { ...cx, scope: new Scope(cx.scope, true) })
  if (element.type !== 'MethodDefinition' || !element.value.body) return
  const key = element.computed ? undefined : staticKey(element.key)
  if (key === undefined) return
  const fn = functionValue(element.value, cx, key, { home: cls })
  if (element.kind === 'get' || element.kind === 'set') {
    if (!element.static) cls.accessors.set(key, { ...cls.accessors.get(key), [element.kind]: fn })
    else if (element.kind === 'get') cls.statics.set(key, callFunction(fn, cls, [], element, cx))
    return
  }
  if (element.static) cls.statics.set(key, fn)
  else cls.methods.set(key, fn)
}

/** `new cls(…args)`. */
export function construct(cls: ClassValue, args: readonly Value[], node: Spanned, cx: Context): Value {
  const base = packageBase(cls)
  const made = base ? cx.evaluator.semantics.inheritedInstance(base, cls.name, args, at(node, cx)) : undefined
  if (made) return made
  const instance = object(siteOf(node, cx.module), [], { cls, born: { run: cx.run, depth: cx.run.branching } })
  cx.evaluator.constructed.add(cls.node)
  initialise(instance, cls, args, node, cx)
  return instance
}

/** How many classes may extend each other in a row: broken code can do it in a circle. */
const ANCESTORS = 32

/** What a class extends. */
export function parentOf(cls: ClassValue): Exclude<Value, { kind: 'lazy' }> | null {
  const parent = cls.superClass ? force(cls.superClass) : null
  let above: Value | null = parent
  for (let count = 0; above?.kind === 'class' && above.superClass; count++) {
    if (count > ANCESTORS) return null
    above = force(above.superClass)
  }
  return parent
}

/** The package's class that the chain of `extends` ends in. */
function packageBase(cls: ClassValue): Extract<Value, { kind: 'api' }> | null {
  const parent = parentOf(cls)
  if (parent?.kind === 'api') return parent
  return parent?.kind === 'class' ? packageBase(parent) : null
}

/** Runs field initialisers and the constructor of `cls` (and, through `super()`, of its parents) on `instance`. */
export function initialise(instance: ObjectValue, cls: ClassValue, args: readonly Value[], node: Spanned, cx: Context): void {
  if (cx.run.stack.filter((s) => s === cls.node).length > 1) return
  cx.run.stack.push(cls.node)
  const constructor = constructorOf(cls)
  const parent = parentOf(cls)
  if (!constructor && parent?.kind === 'class') initialise(instance, parent, args, node, cx)
  // Fields are set before the constructor's body in a base class and after super() in a derived one; the difference cannot be seen here.
  initialiseFields(instance, cls, cx)
  if (constructor) {
    callFunction({ ...constructor, thisValue: instance }, instance, args, node, cx)
  }
  cx.run.stack.pop()
}

function initialiseFields(instance: ObjectValue, cls: ClassValue, cx: Context): void {
  const inside: Context = { ...cx, module: cls.module, scope: cls.scope, frame: { ...cx.frame, module: cls.module, thisValue: instance, home: cls } }
  for (const element of cls.node.body.body) {
    if (element.type !== 'PropertyDefinition' || element.static) continue
    const key = element.computed ? undefined : staticKey(element.key)
    if (key === undefined) continue
    const value = element.value ? named(element.value, key, inside, true) : annotatedField(element, inside)
    if (value) instance.props.set(key, value)
  }
}

/**
 * The function that a field of the class, or of one that it extends, is initialised with (`logout = () => { … }`), with `instance`
 * as its `this`. Undefined where there is none; other fields are state, which an instance that was made elsewhere need not have.
 */
export function methodOfField(cls: ClassValue, name: string, instance: Value, cx: Context): FunctionValue | undefined {
  for (let holder: Value | null = cls, depth = 0; holder?.kind === 'class' && depth < ANCESTORS; holder = parentOf(holder), depth++) {
    const field: ClassElement | undefined = holder.node.body.body.find((element) =>
      element.type === 'PropertyDefinition' && !element.static && !element.computed && staticKey(element.key) === name)
    if (field?.type !== 'PropertyDefinition') continue
    if (field.value?.type !== 'ArrowFunctionExpression' && field.value?.type !== 'FunctionExpression') return undefined
    const inside: Context = {
      ...cx, module: holder.module, scope: holder.scope, frame: { ...cx.frame, module: holder.module, thisValue: instance, home: holder },
    }
    const fn = force(named(field.value, name, inside, true))
    return fn.kind === 'function' ? fn : undefined
  }
  return undefined
}

/** A field that is only declared gets its value from its decorators (`@Inject('users')`) or its type (`private users: UserService`). */
function annotatedField(element: ClassElement, cx: Context): Value | undefined {
  if (element.type !== 'PropertyDefinition') return undefined
  const typed = element.typeAnnotation ? cx.evaluator.annotated(element.typeAnnotation, cx.module) : undefined
  return (element.decorators.length > 0 ? injectedValue(element.decorators, typed, cx) : undefined) ?? typed
}

function constructorOf(cls: ClassValue): FunctionValue | null {
  for (const element of cls.node.body.body) {
    if (element.type === 'MethodDefinition' && element.kind === 'constructor' && element.value.body) {
      return {
        kind: 'function', node: element.value, module: cls.module, scope: cls.scope, thisValue: null, boundArgs: [], props: new Map(),
        name: 'constructor', home: cls,
      }
    }
  }
  return null
}

/** Constructor parameters with an accessibility modifier become fields. */
export function assignParameterProperties(fn: FunctionValue, instance: Value, cx: Context): void {
  for (const parameter of fn.node.params) {
    if (parameter.type !== 'TSParameterProperty') continue
    const target = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter
    if (target.type !== 'Identifier') continue
    const value = cx.scope.bindings.get(target.name)?.value ?? UNDEFINED
    setMember(instance, target.name, value, parameter, cx)
  }
}

/** An instance made without knowing the arguments, to evaluate methods that nobody was seen to call. */
export function sampleInstance(cls: ClassValue, cx: Context): Value {
  const constructor = constructorOf(cls)
  const args = constructor ? constructor.node.params.map(() => unknownValue('constructor argument of an instance that is made elsewhere')) : []
  const wasConstructed = cx.evaluator.constructed.has(cls.node)
  const instance = construct(cls, args, cls.node, cx)
  if (!wasConstructed) cx.evaluator.constructed.delete(cls.node)
  return instance
}

