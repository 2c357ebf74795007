/** The evaluator over files in memory, with packages of which every member can be called and is written down. */
import type { CollectionChange } from '../../src/syntax/collections.ts'
import { Evaluator } from '../../src/syntax/evaluator.ts'
import { Module } from '../../src/syntax/module.ts'
import { parse } from '../../src/syntax/parse.ts'
import { eventsSince, thenable } from '../../src/syntax/promises.ts'
import { Run, type Recorder } from '../../src/syntax/run.ts'
import type { At, Imported, Semantics } from '../../src/syntax/semantics.ts'
import {
  api, force, promise, symbolOf, unknownValue, UNDEFINED, type ApiValue, type FunctionValue, type Site, type Value,
} from '../../src/syntax/values.ts'

export type Files = Readonly<Record<string, string>>

/** What happened: a call of a package's function, as text. */
interface Happening {
  readonly text: string
  awaited: boolean
}

class Log implements Recorder {
  readonly happenings: Happening[] = []
  readonly lostTrails: string[] = []

  get length(): number {
    return this.happenings.length
  }

  settle(events: readonly number[]): void {
    for (const event of events) this.set(event, true)
  }

  unsettle(events: readonly number[]): readonly number[] {
    const settled = events.filter((event) => this.happenings[event]?.awaited)
    for (const event of settled) this.set(event, false)
    return settled
  }

  private set(event: number, awaited: boolean): void {
    const happening = this.happenings[event]
    if (happening) happening.awaited = awaited
  }

  caught(): void {
    // What becomes of a failure is the matter of the tests of rules.
  }

  lost(_site: Site, reason: string, text: string): void {
    this.lostTrails.push(`${text}: ${reason}`)
  }
}

/** Packages: `pkg.anything()` is written down; what begins with `async` answers with a promise; `lazy` needs execution. */
class Packages implements Semantics {
  private readonly load: (file: string) => Module | null
  evaluator!: Evaluator

  constructor(load: (file: string) => Module | null) {
    this.load = load
  }

  resolve(_from: Module, specifier: string): Imported {
    if (!specifier.startsWith('.')) return specifier === 'missing' ? { is: 'unresolved', reason: 'not installed' } : { is: 'package', specifier }
    const file = specifier.replace(/^\.\//, '')
    return { is: 'file', file, load: () => this.load(file) }
  }

  packageValue = (specifier: string): Value => api(specifier, {})
  unresolvedImport = (specifier: string, _name: string | null, reason: string): Value => unknownValue(`${specifier}: ${reason}`)
  globalValue = (): undefined => undefined
  annotated = (specifier: string, name: string): Value | undefined => (specifier === 'types' ? api(`a ${name}`, {}) : undefined)
  parameterOf = (specifier: string, name: string, index: number): Value | undefined =>
    (specifier === 'types' ? api(`parameter ${index} of ${name}`, {}) : undefined)
  inherited = (): undefined => undefined
  inheritedInstance = (): undefined => undefined
  injected = (): undefined => undefined
  implementation = (): undefined => undefined
  provided = (): undefined => undefined
  messageHandler = (): undefined => undefined
  carry = (): readonly [] => []
  assignUnknown = (): void => undefined
  requestContext = (): Value => unknownValue('a context')
  ofType = (type: string): Value => api(type, {})
  thrown = (): void => undefined
  doSame = (): boolean => false
  typeofResult = (): undefined => undefined

  member(receiver: ApiValue, name: string | undefined): Value {
    const assigned = name === undefined ? undefined : receiver.assigned.get(name)
    const built = name === undefined ? undefined : thenable(receiver, name)
    return assigned ?? built ?? api(`${receiver.path}.${name ?? '[]'}`, {}, { receiver, member: name ?? null })
  }

  assign(receiver: ApiValue, name: string, value: Value): void {
    receiver.assigned.set(name, value)
  }

  remove(receiver: ApiValue, name: string): void {
    receiver.assigned.delete(name)
  }

  collectionChanged(name: string, { is, value, keeps }: CollectionChange, at: At): void {
    note(at, [is, name, ...(value ? [show(value)] : []), ...(keeps === undefined ? [] : [`if ${keeps}`])].join(' '))
  }

  call(callee: ApiValue, args: readonly Value[], _thisValue: Value, _isNew: boolean, at: At): Value {
    const text = `${callee.path}(${args.map((arg) => show(arg)).join(', ')})`
    if (/^lazy/.test(callee.member ?? '')) return api(text, {}, { pending: [text] })
    const { recorder } = at.run
    const start = recorder.length
    note(at, text)
    return /^async/.test(callee.member ?? '') ? promise(api(text, {}), recorder.unsettle(eventsSince(start, at.run))) : api(text, {})
  }

  opaqueCall(callee: Value, text: string): Value {
    return unknownValue(callee.kind === 'unknown' ? callee.reason : 'not a function', { text: `${text}()` })
  }

  execute(value: ApiValue, at: At): Value {
    for (const text of value.pending.splice(0)) note(at, String(text))
    return value
  }

  unknownMember(receiver: Value, name: string | undefined, text: string): Value {
    const symbol = symbolOf(receiver)
    return unknownValue(receiver.kind === 'unknown' ? receiver.reason : `a member of ${receiver.kind}`, {
      text, of: receiver, ...(symbol === undefined || name === undefined ? {} : { symbol: `${symbol}.${name}` }),
    })
  }
}

function note({ run }: At, text: string): void {
  const conditions = run.conditions.map((condition) => condition.kind)
  const inCallback = run.callbackOf === undefined ? [] : ['in a callback']
  const how = [...conditions, ...inCallback].join(', ');
  (run.recorder as Log).happenings.push({ text: how === '' ? text : `${text} [${how}]`, awaited: true })
}

export interface World {
  readonly evaluator: Evaluator
  readonly top: Log
  module(file: string): Module
  /** An export of a module, as text. */
  show(name: string, file?: string): string
  /** What happens when an export is called. */
  call(name: string, file?: string): { readonly events: readonly string[]; readonly lost: readonly string[]; readonly steps: number; readonly result: string }
}

/** @param files the first one is the one that is asked */
export function world(files: Files | string): World {
  const all = typeof files === 'string' ? { 'main.ts': files } : files
  const modules = new Map<string, Module>()
  const load = (file: string): Module | null => {
    const known = modules.get(file)
    const text = all[file]
    if (known !== undefined || text === undefined) return known ?? null
    const parsed = parse(file, text)
    if ('error' in parsed) throw new Error(`${file}: ${parsed.error}`)
    const module = new Module(file, text, parsed)
    modules.set(file, module)
    return module
  }
  const semantics = new Packages(load)
  const top = new Log()
  const evaluator = new Evaluator(semantics, top)
  semantics.evaluator = evaluator
  const first = Object.keys(all)[0] ?? ''
  const module = (file = first): Module => load(file) as Module
  const exported = (name: string, file?: string): Value => force(evaluator.exportOf(module(file), name))
  return {
    evaluator, top, module,
    show: (name, file) => show(exported(name, file)),
    call(name, file) {
      const recorder = new Log()
      const run = new Run(recorder)
      const fn = exported(name, file) as FunctionValue
      const result = evaluator.runRoot(fn, fn.node?.params.map(() => unknownValue('a parameter')) ?? [], UNDEFINED, run)
      return { events: recorder.happenings.map((h) => (h.awaited ? h.text : `${h.text} not awaited`)), lost: recorder.lostTrails, steps: run.steps, result: show(result) }
    },
  }
}

/** What happens when `main` of the text is called. */
export const happens = (files: Files | string): readonly string[] => world(files).call('main').events

/** The value of `x` that the text exports. */
export const valueOf = (files: Files | string): string => world(files).show('x')

/** What is shown of an object or array: values may be huge. */
const SHOWN = 8

/** A value as text. */
export function show(given: Value, depth = 0): string {
  const value = force(given)
  const inner = (one: Value): string => (depth > 3 ? '…' : show(one, depth + 1))
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? `'${value.value}'` : String(value.value)
    case 'text':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : `\${${inner(part)}}`)).join('')}\``
    case 'time':
      return `${value.base}${value.offset < 0 ? '' : '+'}${String(value.offset)}`
    case 'object':
      return `{ ${[...[...value.props].slice(0, SHOWN).map(([key, one]) => `${key}: ${value.shadowed.has(key) ? '~' : ''}${inner(one)}`), ...(value.open ? ['…'] : [])].join(', ')} }`
    case 'array':
      return `[${[...value.elements.slice(0, SHOWN).map(inner), ...(value.open ? ['…'] : [])].join(', ')}]`
    case 'function':
    case 'class':
      return `${value.kind} ${value.name ?? ''}`.trim()
    case 'native':
      return `native ${value.name}`
    case 'api':
      return value.path
    case 'promise':
      return `promise of ${inner(value.value)}`
    case 'union':
      return value.values.map(inner).join(' | ')
    case 'unknown':
      return `?${value.symbol ?? value.reason}`
    case 'namespace':
      return `namespace ${value.module.file}`
  }
}
