/**
 * The abstract evaluator: runs a module's top level and the functions it is asked to run over abstract values, and tells a
 * `Semantics` what happens to everything that comes from outside the project. It follows calls across files, with the values
 * that the arguments really have, so a wrapper, a factory or a router that is passed on needs no rule of its own.
 */
import type { Node } from 'oxc-parser'
import { unknownType, writtenType } from './annotations.ts'
import { callFunction } from './calls.ts'
import { sampleInstance } from './classes.ts'
import { builtinGlobal } from './builtins.ts'
import { staticKey, type Context } from './context.ts'
import { evaluate } from './expressions.ts'
import { functionValue, hoist } from './hoist.ts'
import { exportOf, importedValue, requiredValue } from './imports.ts'
import type { Module } from './module.ts'
import { readBinding } from './patterns.ts'
import { getMember } from './properties.ts'
import { LIMITS, Run, SILENT, type Frame, type Recorder } from './run.ts'
import { Scope } from './scope.ts'
import type { At, Imported, Semantics } from './semantics.ts'
import { runStatements } from './statements.ts'
import { importedType, targetOfAnnotation, typeReference, type TypeTarget } from './type-names.ts'
import { declaredNames } from './typescript.ts'
import { walk } from './walk.ts'
import {
  eventsOf, force, isNullish, lazy, promise, union, unknownValue, UNDEFINED, type ArrayValue, type ClassValue, type Contract,
  type FunctionValue, type NativeValue, type ObjectValue, type Site, type Value,
} from './values.ts'

export class Evaluator {
  readonly semantics: Semantics
  /** Function bodies that some evaluation has entered. */
  readonly entered = new Set<object>()
  /** Classes of which the program's own code makes instances. */
  readonly constructed = new Set<object>()
  /** What a function was given when it made another one: `asyncHandler(logout)` wraps `logout`. */
  readonly wrapped = { get: (made: Value): readonly FunctionValue[] | undefined => this.wrappedBy(made) }
  private readonly given = new WeakMap<Value, readonly Value[]>()
  readonly defaultExports = new Map<Module, Value>()
  /** Events of the modules' top levels go here. */
  readonly topLevel: Recorder
  /** Expressions and statements inside each other, at this moment. */
  nesting = 0
  /** Modules whose top levels run, at this moment. */
  private loading = 0
  /** One instance per class that an annotation names: whoever injects it injects the same everywhere. */
  private readonly samples = new Map<Value, Value>()
  private readonly assignedMembers = new WeakMap<Node, ReadonlyMap<string, readonly Node[]>>()
  private readonly assigning = new Set<Node>()
  private readonly laterValues = new Map<Node, Value>()
  private idle: Run | null = null
  /** Arrays that were declared to stay, since the last module was done. */
  private declaredArrays: ArrayValue[] = []

  constructor(semantics: Semantics, topLevel: Recorder = SILENT) {
    this.semantics = semantics
    this.topLevel = topLevel
  }

  /**
   * Works something out outside any run. It has a budget of its own, which is not used up by others; what it asks for in turn
   * shares that and the stack, so that classes that name each other come to an end.
   */
  aside<T>(work: (run: Run) => T): T {
    const outer = this.idle
    this.idle ??= new Run(SILENT)
    try {
      return work(this.idle)
    } finally {
      this.idle = outer
      if (outer === null) this.openEmptyArrays()
    }
  }

  /** Is the code run when the program starts, so that what it makes is there for good? */
  runsAtStart({ recorder }: Run): boolean {
    return recorder === this.topLevel || recorder === SILENT
  }

  /** An array that outlives the calls that change it is declared. */
  noteArray(array: ArrayValue): void {
    this.declaredArrays.push(array)
  }

  /** What is empty when the program has started, and stays, is filled by calls: nothing can be said of what one finds in it. */
  private openEmptyArrays(): void {
    for (const array of this.declaredArrays) array.open ||= array.elements.length === 0
    this.declaredArrays = []
  }

  // --- modules ------------------------------------------------------------------------------------------------------------

  /** Runs a module's top level, once. */
  runModule(module: Module): void {
    if (module.state !== 'new' || this.loading >= LIMITS.modules) return
    module.state = 'running'
    this.loading++
    const cx = this.moduleContext(module, new Run(this.topLevel))
    declareExports(module, this)
    hoist(module.program.body, cx)
    runStatements(module.program.body, cx)
    this.loading--
    module.state = 'done'
    if (this.loading === 0) this.openEmptyArrays()
  }

  /** The context of a module's top level. */
  moduleContext(module: Module, run: Run): Context {
    const frame: Frame = { module, thisValue: module.isEsm ? UNDEFINED : module.cjs, home: null, args: [], returns: [], isAsync: false }
    return { evaluator: this, run, frame, module, scope: module.scope }
  }

  /** Calls a function value from outside any code: the root of a run. What it returns is waited for. */
  runRoot(fn: Value, args: readonly Value[], thisValue: Value, run: Run): Value {
    const known = force(fn)
    if (known.kind === 'native') return this.runNativeRoot(known, args, thisValue, run)
    if (known.kind !== 'function') return unknownValue('not a function of the project')
    const cx = this.moduleContext(known.module, run)
    // The root's own call is no frame: the trace starts inside it.
    const result = callFunction(known, known.thisValue ?? thisValue, args, known.node, cx)
    run.recorder.settle(eventsOf(result))
    return result
  }

  /** What a package's wrapper gives back stands for the function that it was given. */
  private runNativeRoot(known: NativeValue, args: readonly Value[], thisValue: Value, run: Run): Value {
    const inner = this.wrapped.get(known)?.at(-1)
    const home = inner ? { module: inner.module, site: { file: inner.module.file, start: inner.node.start, end: inner.node.end } } : known.home
    if (!home) return unknownValue('not a function of the project')
    const result = known.call({ thisValue, args, site: home.site, cx: this.moduleContext(home.module, run) })
    run.recorder.settle(eventsOf(result))
    return result
  }

  require(from: Module, specifier: string): Value {
    return requiredValue(from, specifier, this)
  }

  /** `import(specifier)`: a promise of the namespace. */
  importAll(from: Module, specifier: string): Value {
    return promise(importedValue(from, specifier, '*', this), [])
  }

  exportOf(module: Module, name: string): Value {
    return exportOf(module, name, this)
  }

  /** Remembers which functions were given to the call that made `made`. */
  noteWrapping(made: Value, given: readonly Value[]): void {
    if (made.kind !== 'function' && made.kind !== 'native') return
    const own = given.filter((v) => (v.kind === 'lazy' ? v.file !== null : v.kind === 'function'))
    if (own.length > 0 && !own.includes(made)) this.given.set(made, own)
  }

  /** `renamed` is the same function under another name. */
  keepWrapping(made: Value, renamed: Value): void {
    const given = this.given.get(made)
    if (given) this.given.set(renamed, given)
  }

  /** Imports among them are only looked at when somebody asks. */
  private wrappedBy(made: Value): readonly FunctionValue[] | undefined {
    const functions = this.given.get(made)?.map(force).filter((v): v is FunctionValue => v.kind === 'function')
    return functions === undefined || functions.length === 0 || functions.includes(made as FunctionValue) ? undefined : functions
  }

  functionOf(node: FunctionValue['node'], cx: Context, name: string | null): FunctionValue {
    return functionValue(node, cx, name)
  }

  // --- names --------------------------------------------------------------------------------------------------------------

  globalValue(name: string, cx: Context): Value {
    if (name === 'exports' && !cx.module.isEsm) return cx.module.cjs
    return (
      this.semantics.globalValue(name, cx.module) ?? builtinGlobal(name) ?? unknownValue(`\`${name}\` is not declared in this file`, { symbol: `global:${name}` })
    )
  }

  /**
   * A module-level variable that is still empty: what the functions of the file assign to it when they run
   * (`let client; export async function connect() { client = createClient() }`).
   */
  laterValue(name: string, now: Value, cx: Context): Value {
    const binding = cx.module.scope.bindings.get(name)
    if (!binding || cx.scope.find(name) !== binding || !isNullish(binding.value)) return now
    cx.module.assignments ??= collectAssignments(cx.module)
    const assigned = cx.module.assignments.get(name) ?? []
    if (assigned.length === 0) return now
    const values = assigned.map(({ right }) => this.laterValueOf(right, cx.module))
    return values.length === 0 ? now : union(values)
  }

  /** A member of an instance that is still empty: what the methods of its class assign to it when they run. */
  laterMember(instance: ObjectValue, name: string): Value | undefined {
    const { cls } = instance
    if (!cls || cls.methods.has(name) || cls.accessors.has(name)) return undefined
    const assigned = this.memberAssignments(cls.node).get(name)
    if (!assigned) return undefined
    const values = assigned.map((right) => this.aside((run) => this.laterMemberOf(right, instance, cls, run)))
    const value = union(values.filter((one) => one.kind === 'lazy' || !isNullish(one)))
    instance.props.set(name, value)
    return value
  }

  private laterMemberOf(right: Node, instance: ObjectValue, cls: ClassValue, run: Run): Value {
    if (this.assigning.has(right)) return unknownValue('assigned from itself')
    this.assigning.add(right)
    const cx = this.moduleContext(cls.module, run)
    const value = evaluate(right, { ...cx, scope: new Scope(cls.scope, true), frame: { ...cx.frame, thisValue: instance, home: cls } })
    this.assigning.delete(right)
    return value
  }

  private memberAssignments(node: Node): ReadonlyMap<string, readonly Node[]> {
    const known = this.assignedMembers.get(node)
    if (known) return known
    const found = new Map<string, Node[]>()
    walk(node, (inner) => {
      if (inner.type !== 'AssignmentExpression' || inner.left.type !== 'MemberExpression' || inner.left.object.type !== 'ThisExpression') return
      const name = inner.left.computed ? undefined : staticKey(inner.left.property)
      if (name !== undefined && !isEmptyLiteral(inner.right)) found.set(name, [...(found.get(name) ?? []), inner.right])
    })
    this.assignedMembers.set(node, found)
    return found
  }

  private laterValueOf(right: Node, module: Module): Value {
    const known = this.laterValues.get(right)
    if (known) return known
    this.laterValues.set(right, unknownValue('assigned from itself'))
    const value = this.aside((run) => evaluate(right, { ...this.moduleContext(module, run), scope: new Scope(module.scope, true) }))
    this.laterValues.set(right, value)
    return value
  }

  // --- members and elements -----------------------------------------------------------------------------------------------

  /** Reads a member outside any run. */
  memberOf(value: Value, name: string, site: Site, module: Module): Value {
    return this.aside((run) => getMember(value, name, site, this.moduleContext(module, run), name))
  }

  /** An element of something that is iterated. */
  elementOf(subject: Value, at: At): Value {
    if (subject.kind === 'array') return union(subject.elements.length > 0 ? subject.elements : [unknownValue('an element')])
    if (subject.kind === 'union') {
      // Of `found ?? []` only the one that has elements is iterated.
      const full = subject.values.filter((v) => v.kind !== 'array' || v.open || v.elements.length > 0)
      return union((full.length > 0 ? full : subject.values).map((v) => this.elementOf(v, at)))
    }
    if (subject.kind === 'api') return this.semantics.member(subject, undefined, at)
    return this.semantics.unknownMember(subject, undefined, 'an element', at)
  }

  takeThrown(run: Run): boolean {
    const { thrown } = run
    run.thrown = false
    return thrown
  }

  // --- types --------------------------------------------------------------------------------------------------------------

  /** The value that a type annotation promises: an instance of a class of the project, of a package's type, something with members. */
  annotated(annotation: Node, module: Module): Value | undefined {
    const [head] = typeReference(annotation) ?? []
    const imported = head === undefined ? undefined : importedType(module, head)
    const target = imported === undefined ? null : this.semantics.resolve(module, imported.specifier)
    // Other files are only read when somebody looks at the value.
    if (target?.is === 'file') return lazy(target.file, () => this.valueOfType(targetOfAnnotation(annotation, module, this.semantics)) ?? unknownType(head))
    return this.valueOfType(targetOfAnnotation(annotation, module, this.semantics))
  }

  /** What the parameters of a function are that is declared to be of a type: `const logout: RequestHandler = (req, res) => …`. */
  promised({ annotation, module }: Contract, index: number): Value | undefined {
    const target = targetOfAnnotation(annotation, module, this.semantics)
    return target?.is === 'package' ? this.semantics.parameterOf(target.specifier, target.name, index) : undefined
  }

  private valueOfType(target: TypeTarget | undefined): Value | undefined {
    if (target?.is === 'written') return writtenType(target, this)
    if (target?.is !== 'declared') return target && this.semantics.annotated(target.specifier, target.name, target.module)
    const { module, name } = target
    return lazy(module.file, () => {
      const binding = module.scope.bindings.get(name)
      return this.injectable(binding ? readBinding(binding) : exportOf(module, name, this), name)
    })
  }

  private injectable(value: Value, name: string): Value {
    const cls = force(value)
    return cls.kind === 'class' ? this.instanceOf(cls) : unknownType(name)
  }

  /** The one instance of a class that is injected wherever the class is asked for; of an abstract class, what stands for it. */
  instanceOf(cls: ClassValue): Value {
    const known = this.samples.get(cls)
    if (known) return known
    this.samples.set(cls, unknownValue(`an instance of \`${cls.name ?? 'a class'}\` that needs itself`))
    const sample = (cls.node.abstract ? this.semantics.implementation(cls) : undefined)
      ?? this.aside((run) => sampleInstance(cls, this.moduleContext(cls.module, run)))
    this.samples.set(cls, sample)
    return sample
  }
}

const isEmptyLiteral = (node: Node): boolean =>
  (node.type === 'Literal' && !('regex' in node) && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined')

const mayExport = (target: Imported, name: string): boolean => target.is !== 'file' || target.mayExport?.(name) !== false

/** Says which names a module exports; the values are read when somebody asks. */
function declareExports(module: Module, evaluator: Evaluator): void {
  const local = (name: string) => (): Value => {
    const binding = module.scope.bindings.get(name)
    return binding ? readBinding(binding) : unknownValue(`\`${name}\` is not declared in this module`)
  }
  for (const statement of module.program.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      for (const name of declaredNames(statement.declaration)) module.exports.set(name, local(name))
      for (const specifier of statement.specifiers) {
        const exported = specifier.exported.type === 'Identifier' ? specifier.exported.name : String(specifier.exported.value)
        const inner = specifier.local.type === 'Identifier' ? specifier.local.name : String(specifier.local.value)
        const { source } = statement
        module.exports.set(exported, source ? () => importedValue(module, source.value, inner, evaluator) : local(inner))
      }
    } else if (statement.type === 'ExportAllDeclaration') {
      const { source, exported } = statement
      const whole = (): Value => importedValue(module, source.value, '*', evaluator)
      if (exported) module.exports.set(exported.type === 'Identifier' ? exported.name : String(exported.value), whole)
      else module.stars.push({ whole, mayExport: (name) => mayExport(evaluator.semantics.resolve(module, source.value), name) })
    } else if (statement.type === 'ExportDefaultDeclaration') {
      module.exports.set('default', () => evaluator.defaultExports.get(module) ?? unknownValue('default export that has not run yet'))
    }
  }
}

function collectAssignments(module: Module): NonNullable<Module['assignments']> {
  const found = new Map<string, { name: string; right: import('oxc-parser').Expression }[]>()
  walk(module.program, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'Identifier') {
      const { name } = node.left
      found.set(name, [...(found.get(name) ?? []), { name, right: node.right }])
    }
  })
  return found
}
