/** Handlers that a route names instead of giving them: by a text, or as a class with the name of a method. */
import type { FrameworkTable, HandlerNames } from '../knowledge/define.ts'
import { callValue } from '../syntax/calls.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import type { At } from '../syntax/semantics.ts'
import { force, lazy, literal, settled, stringOf, unknownValue, UNDEFINED, type FunctionValue, type Value } from '../syntax/values.ts'
import type { ProjectPort } from './ports.ts'
import type { Registry } from './registry.ts'

export class NamedHandlers {
  private readonly registry: Registry
  private readonly port: ProjectPort
  /** A value of a type that a table describes. */
  private readonly typed: (type: string) => Value

  constructor(registry: Registry, port: ProjectPort, typed: (type: string) => Value) {
    this.registry = registry
    this.port = port
    this.typed = typed
  }

  /** The handlers that a value of a route stands for: itself, unless the framework lets routes name their handlers. */
  resolve(value: Value, framework: string, at: At, evaluator: Evaluator): Value {
    const names = (this.registry.table(framework) as FrameworkTable | undefined)?.handlerNames
    if (!names || value.kind === 'lazy') return value
    const resolve = (one: Value): Value => this.resolve(one, framework, at, evaluator)
    // A resource puts the action's name behind the text for its controller.
    if (value.kind === 'array' && value.elements.length === 2 && value.elements.every(isText)) return resolve(literal(value.elements.map(stringOf).join('.')))
    if (value.kind === 'array') return isPair(value.elements) ? this.ofPair(value.elements, names, at, evaluator) : { ...value, elements: value.elements.map(resolve) }
    const text = stringOf(value)
    return text === undefined ? value : (this.ofText(text, names, at, evaluator) ?? unknownValue(`no file was found for \`${text}\``, { text }))
  }

  /** `[Controller, 'method']`, `[Controller]`. */
  private ofPair([target, name]: readonly Value[], names: HandlerNames, at: At, evaluator: Evaluator): Value {
    const members = name === undefined ? names.methods : [stringOf(name) ?? '']
    const given = target ?? UNDEFINED
    return lazy(given.kind === 'lazy' ? given.file : null, () => this.within(imported(given, at, evaluator), members, names, at, evaluator))
  }

  private ofText(text: string, names: HandlerNames, at: At, evaluator: Evaluator): Value | undefined {
    for (const row of names.texts) {
      const match = new RegExp(row.matches).exec(text)
      if (!match) continue
      const file = row.modules.map((module) => this.fileOf(withGroups(module, match), at.module)).find((found) => found !== null)
      if (file == null) continue
      const named = withGroups(row.member ?? '', match)
      const members = named === '' ? names.methods : [named]
      return lazy(file, () => {
        const module = this.port.load(file)
        return module ? this.within(evaluator.exportOf(module, 'default'), members, names, at, evaluator) : unknownValue(`\`${file}\` cannot be read`)
      })
    }
    return undefined
  }

  private fileOf(specifier: string, from: Module): string | null {
    const found = specifier.startsWith('/')
      ? this.port.resolve(`${this.port.scopeOf(from.file)}/package.json`, `.${specifier}`)
      : this.port.resolve(from.file, specifier)
    return found.is === 'file' ? found.file : null
  }

  /** The handler in what a file exports. */
  private within(given: Value, members: readonly string[] | undefined, names: HandlerNames, at: At, evaluator: Evaluator): Value {
    const whole = force(given)
    if (whole.kind === 'function' || whole.kind === 'unknown') return whole
    const holder = whole.kind === 'class' ? evaluator.instanceOf(whole) : whole
    const inner = names.within
    const own = inner && holder.kind === 'object' ? force(holder.props.get(inner.member) ?? UNDEFINED) : undefined
    if (inner && own?.kind === 'function') return this.bound(own, inner)
    if (members === undefined) return holder
    const found = members.map((member) => force(evaluator.memberOf(holder, member, at.site, at.module)))
    return found.find((value) => value.kind === 'function') ?? found[0] ?? UNDEFINED
  }

  private bound(fn: FunctionValue, { this: type, params }: NonNullable<HandlerNames['within']>): Value {
    const given = params.map((param): Value => (param === null ? unknownValue('an input of the handler') : this.typed(param)))
    return { ...fn, thisValue: this.typed(type), boundArgs: given }
  }
}

/** The class itself, or the class that a function imports: `() => import('#controllers/auth')`. */
function imported(target: Value, at: At, evaluator: Evaluator): Value {
  const value = settled(target)
  if (value.kind !== 'function') return value
  const result = settled(callValue(value, UNDEFINED, [], at.site, evaluator.moduleContext(at.module, at.run), 'import'))
  return result.kind === 'namespace' ? force(evaluator.exportOf(result.module, 'default')) : result
}

/** A class, with the name of its method; neither of a list of texts. */
function isPair([target, name, ...more]: readonly Value[]): boolean {
  return target !== undefined && more.length === 0 && !isText(target) && (name === undefined || isText(name))
}

const isText = (value: Value): boolean => value.kind !== 'lazy' && stringOf(value) !== undefined

const withGroups = (template: string, match: RegExpExecArray): string =>
  template.replace(/\$(\^?)(\d)/g, (_, capital: string, group: string) => {
    const text = match[Number(group)] ?? ''
    return capital === '' ? text : text.replace(/[^/]*$/, (last) => last.charAt(0).toUpperCase() + last.slice(1))
  })
