/** Lexical scopes: names to abstract values. */
import type { Value } from './values.ts'

export interface Binding {
  value: Value
  /** Evaluates the initialiser on demand when the name is read before its declaration ran (hoisting, import cycles). */
  thunk: (() => Value) | null
  /** How many conditions held where it was declared: an assignment under more conditions only may happen. */
  readonly depth: number
  /** Run in which it was declared: an assignment in a later run only may happen. */
  readonly run: object | null
  readonly mutable: boolean
  /** What a later run has assigned, as that run sees it. */
  latest?: { readonly run: object; readonly value: Value }
}

export class Scope {
  readonly bindings = new Map<string, Binding>()
  readonly parent: Scope | null
  /** A function's own scope: where `var` goes. */
  readonly isFunction: boolean

  constructor(parent: Scope | null, isFunction = false) {
    this.parent = parent
    this.isFunction = isFunction
  }

  declare(name: string, value: Value, more: Partial<Omit<Binding, 'value'>> = {}): Binding {
    const binding: Binding = { value, thunk: null, depth: 0, run: null, mutable: true, ...more }
    this.bindings.set(name, binding)
    return binding
  }

  find(name: string): Binding | undefined {
    for (let scope: Scope | null = this; scope !== null; scope = scope.parent) {
      const binding = scope.bindings.get(name)
      if (binding !== undefined) return binding
    }
    return undefined
  }
}
