/**
 * Decorators. A class that is defined calls the decorators of its members and then its own: a member's is given the class, the
 * member's name and a descriptor with the method, a class's is given the class. Inherited methods count as the class's own, which
 * is how frameworks read them; the method of a descriptor is bound to an instance as the program would make it.
 */
import type { Class, Decorator, MethodDefinition, Node } from 'oxc-parser'
import { callValue } from './calls.ts'
import { parentOf } from './classes.ts'
import { at, staticKey, textOf, type Context } from './context.ts'
import { evaluate } from './expressions.ts'
import { Scope } from './scope.ts'
import { force, lazy, literal, object, settled, UNDEFINED, type ClassValue, type FunctionValue, type Value } from './values.ts'

type Decorators = readonly Decorator[]
type Method = MethodDefinition

/** Calls the decorators of a class: those that a table knows, else those of the project. */
export function decorate(cls: ClassValue, cx: Context): void {
  const own = worthCalling(cls.node.decorators, inClass(cls, cx))
  if (own.length === 0) return
  const methods = decoratedMethods(cls, cx)
  if (methods.length === 0 && !own.some((one) => isOfTable(one, inClass(cls, cx)))) return
  for (const { method, home } of methods) {
    const name = staticKey(method.key) ?? ''
    const inside = inClass(home, cx)
    const descriptor = object(null, [['value', lazy(home.module.file, () => methodOf(cls, name, cx))]])
    for (const decorator of worthCalling(method.decorators, inside)) call(decorator, [cls, literal(name), descriptor], inside)
  }
  for (const decorator of own) call(decorator, [cls], inClass(cls, cx))
}

/** What the decorators of a parameter or field say that it is given; undefined when they do not. */
export function injectedValue(decorators: Decorators, declared: Value | undefined, cx: Context): Value | undefined {
  for (const decorator of worthCalling(decorators, cx)) {
    const value = settled(evaluate(decorator.expression, cx))
    const injected = value.kind === 'api' ? cx.evaluator.semantics.injected(value, declared, at(decorator, cx)) : undefined
    if (injected) return injected
  }
  return undefined
}

/** The decorators of a parameter, whatever its form. */
export function decoratorsOf(parameter: Node): Decorators {
  return 'decorators' in parameter && Array.isArray(parameter.decorators) ? parameter.decorators : []
}

/** A decorator that a table knows says what the others leave open; what no table knows may be made of such by the project. */
function worthCalling(decorators: Decorators, cx: Context): Decorators {
  const known = decorators.filter((one) => isOfTable(one, cx))
  return known.length > 0 ? known : decorators.filter((one) => isOfProject(one, cx))
}

function isOfTable(decorator: Decorator, cx: Context): boolean {
  if (isOfProject(decorator, cx)) return false
  const value = force(evaluate(factoryOf(decorator), cx))
  return value.kind === 'api' && value.row !== null
}

/** Declared in a file of the project, or in this one. */
function isOfProject(decorator: Decorator, cx: Context): boolean {
  let root: Node = factoryOf(decorator)
  while (root.type === 'MemberExpression') root = root.object
  const binding = root.type === 'Identifier' ? cx.scope.find(root.name) : undefined
  return binding !== undefined && (binding.value.kind === 'lazy' ? binding.value.file !== null : binding.value.kind !== 'api')
}

/** `Post` of `@Post('/logout')`. */
const factoryOf = ({ expression }: Decorator): Node => (expression.type === 'CallExpression' ? expression.callee : expression)

function call(decorator: Decorator, args: readonly Value[], cx: Context): void {
  const value = settled(evaluate(decorator.expression, cx))
  const parts = value.kind === 'array' ? value.elements : [value]
  for (const part of parts) callValue(part, UNDEFINED, args, decorator, cx, textOf(factoryOf(decorator), cx.module))
}

interface Decorated {
  readonly method: Method
  /** The class that declares it. */
  readonly home: ClassValue
}

/** Own and inherited methods with decorators; one that is declared again is what it is declared as last. */
function decoratedMethods(cls: ClassValue, cx: Context): readonly Decorated[] {
  const seen = new Set<string>()
  const found: Decorated[] = []
  for (let home: ClassValue | null = cls; home !== null;) {
    for (const method of methodsOf(home.node)) {
      const name = staticKey(method.key)
      if (name === undefined || seen.has(name)) continue
      seen.add(name)
      if (method.decorators.length > 0) found.push({ method, home })
    }
    const parent: Value | null = parentOf(home)
    home = parent?.kind === 'class' && parent !== home && found.length < MOST_METHODS && cx.run.exhausted === false ? parent : null
  }
  return found
}

const MOST_METHODS = 512

const methodsOf = (node: Class): readonly Method[] =>
  node.body.body.filter((element): element is Method => element.type === 'MethodDefinition' && element.kind === 'method' && !element.computed)

/** A method of an instance that has what its constructor asks for. */
function methodOf(cls: ClassValue, name: string, cx: Context): Value {
  const instance = force(cx.evaluator.instanceOf(cls))
  const method = ownOrInherited(cls, name)
  return method ? { ...method, thisValue: instance } : UNDEFINED
}

function ownOrInherited(cls: ClassValue, name: string): FunctionValue | undefined {
  const own = cls.methods.get(name)
  if (own) return own
  const parent = parentOf(cls)
  return parent?.kind === 'class' ? ownOrInherited(parent, name) : undefined
}

const inClass = (cls: ClassValue, cx: Context): Context => ({ ...cx, module: cls.module, scope: new Scope(cls.scope) })
