/**
 * What the project's dependency injection gives for a token. Providers are found where they are announced: in the files whose text
 * names the token, which are only read when somebody asks for it.
 */
import { callValue } from '../syntax/calls.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { Run, SILENT } from '../syntax/run.ts'
import { force, isUndefined, same, settled, stringOf, union, unknownValue, UNDEFINED, type ClassValue, type Value } from '../syntax/values.ts'
import type { ProjectPort } from './ports.ts'

/** One way to get the value of a token. */
export interface Provider {
  readonly token: Value
  readonly how: 'class' | 'factory' | 'value' | 'existing'
  readonly value: Value
  /** Tokens of what a factory is given. */
  readonly given: readonly Value[]
}

/** A method that handles messages. */
interface Handler {
  readonly message: Value
  readonly cls: Value
  readonly method: string
}

/** The key of a provider that says how its value is made. */
const WAYS = [['useClass', 'class'], ['useFactory', 'factory'], ['useValue', 'value'], ['useExisting', 'existing']] as const

export class Container {
  evaluator!: Evaluator
  private readonly providers: Provider[] = []
  private readonly handlers: Handler[] = []
  private readonly searched = new Set<string>()
  private readonly port: ProjectPort

  constructor(port: ProjectPort) {
    this.port = port
  }

  add(provider: Provider): void {
    this.providers.push(provider)
  }

  addHandler(handler: Handler): void {
    this.handlers.push(handler)
  }

  /** The method that handles a message, by the message's class or its text; undefined where nobody is seen to. */
  handler(given: Value, from: Module): Value | undefined {
    const message = settled(given)
    const kind = message.kind === 'object' ? message.cls : message
    if (kind === null) return undefined
    this.search(wordOf(kind), from)
    const handlers = this.handlers.filter((handler) => isSameToken(handler.message, kind))
    const methods = handlers.map(({ cls, method }) => this.methodOf(cls, method)).filter((method) => method !== undefined)
    return methods.length === 0 ? undefined : union(methods)
  }

  private methodOf(given: Value, name: string): Value | undefined {
    const cls = force(given)
    if (cls.kind !== 'class') return undefined
    const instance = this.evaluator.instanceOf(cls)
    return this.evaluator.memberOf(instance, name, { file: cls.module.file, start: 0, end: 0 }, cls.module)
  }

  /** Takes the providers of a list; classes stand for themselves and need not be told. */
  addList(given: Value | undefined, module: Module): void {
    if (given === undefined || given.kind === 'lazy') return
    const list = settled(given)
    if (list.kind === 'array') list.elements.forEach((element) => { this.addList(element, module) })
    if (list.kind === 'union') list.values.forEach((one) => { this.addList(one, module) })
    const token = list.kind === 'object' ? list.props.get('provide') : undefined
    if (list.kind !== 'object' || token === undefined) return
    for (const [key, how] of WAYS) {
      const value = list.props.get(key)
      const given = settled(list.props.get('inject') ?? UNDEFINED)
      if (value !== undefined) this.add({ token, how, value, given: given.kind === 'array' ? given.elements : [] })
    }
  }

  /**
   * What is given for a token; undefined where nobody is seen to provide it.
   *
   * @param word what the token is called where it is provided
   */
  instance(token: Value, word: string, from: Module): Value | undefined {
    const wanted = force(token)
    if (wanted.kind === 'class' && !wanted.node.abstract) return this.evaluator.instanceOf(wanted)
    const providers = this.providersOf(wanted, word, from)
    if (providers.length === 0) return undefined
    return union(providers.map((provider) => this.make(provider, from)))
  }

  /** What stands for an abstract class: what is provided for it. */
  implementation(cls: ClassValue): Value | undefined {
    return cls.name === null ? undefined : this.instance(cls, cls.name, cls.module)
  }

  private providersOf(token: Value, word: string, from: Module): readonly Provider[] {
    this.search(word, from)
    return this.providers.filter((provider) => isSameToken(provider.token, token))
  }

  /** Reads the files that could provide what is called so. */
  private search(word: string, from: Module): void {
    if (word === '') return
    const scope = this.port.scopeOf(from.file)
    if (this.searched.has(`${scope} ${word}`)) return
    this.searched.add(`${scope} ${word}`)
    for (const file of this.port.providing(from.file, word)) {
      const module = this.port.load(file)
      if (module) this.evaluator.runModule(module)
    }
  }

  private make({ how, value, given }: Provider, from: Module): Value {
    switch (how) {
      case 'class': {
        const cls = force(value)
        return cls.kind === 'class' ? this.evaluator.instanceOf(cls) : unknownValue('an instance of a class that is not known')
      }
      case 'value':
        return force(value)
      case 'existing':
        return this.instance(value, wordOf(value), from) ?? unknownValue('nobody was seen to provide it')
      case 'factory': {
        const args = given.map((token) => this.instance(token, wordOf(token), from) ?? unknownValue('nobody was seen to provide it'))
        const cx = this.evaluator.moduleContext(from, new Run(SILENT))
        return settled(callValue(value, UNDEFINED, args, { start: 0, end: 0 }, cx, 'factory'))
      }
    }
  }
}

/** What a token is called where it is used: its text, or the name of its class. */
export function wordOf(token: Value): string {
  const value = force(token)
  return value.kind === 'class' ? (value.name ?? '') : (stringOf(value) ?? '')
}

function isSameToken(one: Value, other: Value): boolean {
  const [a, b] = [force(one), force(other)]
  if (a.kind === 'class' || b.kind === 'class') return a.kind === 'class' && b.kind === 'class' && a.node === b.node
  return !isUndefined(a) && same(a, b)
}
