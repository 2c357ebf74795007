/** Records of routes and actions, looked up by the function that handles them and by the module that they stand in. */
import type { Module } from '../syntax/module.ts'
import { force, type FunctionValue, type Value } from '../syntax/values.ts'

interface Handled {
  readonly handlers: readonly Value[]
  readonly module: Module
}

/**
 * An index over a list that only grows. A project has hundreds of records and thousands of functions, so asking every record
 * about every function takes long.
 */
export class HandlerIndex<R extends Handled> {
  readonly #records: readonly R[]
  #indexed = 0
  /** Position of the first record that holds a function, by its node. */
  readonly #byFunction = new Map<object, number>()
  /** Positions of records that hold something imported, by its file: what that is is only looked at when somebody asks for the file. */
  readonly #byFile = new Map<string, number[]>()
  /** Positions of records with lists that may still grow. */
  readonly #withLists: number[] = []
  readonly #byModule = new Map<Module, R[]>()

  constructor(records: readonly R[]) {
    this.#records = records
  }

  /** The first record that holds the function. Imports from other files are not looked at for that. */
  handledBy(fn: FunctionValue): R | undefined {
    this.#catchUp()
    const certain = this.#byFunction.get(fn.node) ?? this.#records.length
    const possible = [...(this.#byFile.get(fn.module.file) ?? []), ...this.#withLists].filter((position) => position < certain)
    const first = Math.min(...possible.filter((position) => this.#records[position]!.handlers.some((handler) => holds(handler, fn))), certain)
    return this.#records[first]
  }

  /** The records that stand in a module, in the order in which they were found. */
  in(module: Module): readonly R[] {
    this.#catchUp()
    return this.#byModule.get(module) ?? []
  }

  #catchUp(): void {
    for (; this.#indexed < this.#records.length; this.#indexed++) this.#add(this.#records[this.#indexed]!, this.#indexed)
  }

  #add(record: R, position: number): void {
    push(this.#byModule, record.module, record)
    for (const handler of record.handlers) {
      if (handler.kind === 'array') this.#withLists.push(position)
      else if (handler.kind === 'function' && !this.#byFunction.has(handler.node)) this.#byFunction.set(handler.node, position)
      else if (handler.kind === 'lazy' && handler.file !== null) push(this.#byFile, handler.file, position)
    }
  }
}

function holds(value: Value, fn: FunctionValue): boolean {
  if (value.kind === 'array') return value.elements.some((element) => holds(element, fn))
  if (value.kind === 'lazy' && value.file !== fn.module.file) return false
  const known = force(value)
  return known.kind === 'function' && known.node === fn.node
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
