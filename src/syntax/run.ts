/** The state of one evaluation: from a root (a module's top level, a handler) through everything that it calls. */
import type { BlockStatement, CatchClause } from 'oxc-parser'
import type { Module } from './module.ts'
import type { ClassValue, FunctionValue, Site, Value } from './values.ts'

/** Where the effects of a run are written down; opaque to this layer. */
export interface Recorder {
  readonly length: number
  /** The events are waited for. */
  settle(events: readonly number[]): void
  /** The events are not waited for (yet): they happened in an async call whose promise is still open. */
  unsettle(events: readonly number[]): readonly number[]
  /** Code that is given a failure of what the events stand for, where they are waited for. */
  caught(events: readonly number[], by: FailureHandler): void
  lost(site: Site, reason: string, text: string): void
}

/** Writes nothing down. */
export const SILENT: Recorder = { length: 0, settle: () => undefined, unsettle: () => [], caught: () => undefined, lost: () => undefined }

/** Code that hears of a failure of other code, instead of whoever called that. */
export interface FailureHandler {
  readonly module: Module
  /** What may fail: the block of a `try`, a promise with all that it was made of. */
  readonly of: Site
  /** A `finally` without a `catch` runs, too, and hands the failure on. */
  readonly handler: CatchClause | BlockStatement | FunctionValue['node']
}

export type ConditionKind = 'branch' | 'after-early-exit' | 'catch' | 'loop' | 'short-circuit' | 'callback'

export interface RunCondition {
  readonly site: Site
  readonly kind: ConditionKind
  readonly text: string
}

/** A text of the request that a run takes for known. */
export interface Assumption {
  /** The name under which it comes with the request. */
  readonly field: string
  readonly text: string
}

/** One active call. */
export interface Frame {
  readonly module: Module
  readonly thisValue: Value
  readonly home: ClassValue | null
  readonly args: readonly Value[]
  readonly returns: Value[]
  readonly isAsync: boolean
}

/** Budgets count steps and calls, never time: the same input always gives the same answer. */
export const LIMITS = {
  /** Calls inside each other. */
  depth: 24,
  steps: 60_000,
  /** Calls of one function inside each other. */
  sameFunction: 2,
  /** Elements of a loop that are visited one by one. */
  loop: 24,
  /** Elements of an array that are kept. */
  elements: 512,
  /** Characters of a text that is put together. */
  text: 16_384,
  /** Expressions and statements inside each other, over all active calls. */
  nesting: 900,
  /** Modules that are loaded by each other's top levels. */
  modules: 60,
} as const

/** The address that a run's request is for. */
export interface RequestUrl {
  readonly path: string
  /** What stands in the path for its parameters, by their names. */
  readonly params: ReadonlyMap<string, string | readonly string[]>
}

export class Run {
  readonly recorder: Recorder
  readonly conditions: RunCondition[] = []
  readonly frames: Site[] = []
  readonly stack: object[] = []
  /** Indices of the events in whose callbacks the code runs, outermost first. */
  readonly callbacks: number[] = []
  /** Undecided branches around the current statement. */
  branching = 0
  steps = 0
  /** It was written down that the budget is used up. */
  gaveUp = false
  /** The last call never came back (a framework's `redirect()` throws). */
  thrown = false
  readonly method: string | null
  /** Null where it may be any. */
  readonly url: RequestUrl | null
  readonly assumed: Assumption | null
  /** What texts of the request are compared with, or looked up by: any of it may be assumed. */
  readonly asked: Assumption[] = []
  private readonly budget: number

  /** @param budget how many steps may be taken; what lies beyond stays unknown */
  constructor(
    recorder: Recorder, method: string | null = null, budget: number = LIMITS.steps, url: RequestUrl | null = null, assumed: Assumption | null = null,
  ) {
    this.recorder = recorder
    this.method = method
    this.url = url
    this.budget = budget
    this.assumed = assumed
  }

  /** Index of the event in whose callback the code runs. */
  get callbackOf(): number | undefined {
    return this.callbacks.at(-1)
  }

  get exhausted(): boolean {
    return this.steps > this.budget
  }

  /** Evaluates under a condition that may or may not hold. */
  under<T>(condition: RunCondition, evaluate: () => T): T {
    const height = this.conditions.length
    this.conditions.push(condition)
    this.branching++
    try {
      return evaluate()
    } finally {
      this.branching--
      this.conditions.length = height
    }
  }

  /** The rest of the function only runs when an earlier branch did not leave it. */
  afterEarlyExit(condition: RunCondition): void {
    this.conditions.push(condition)
  }

  inFrame<T>(site: Site, evaluate: () => T): T {
    const height = this.conditions.length
    this.frames.push(site)
    try {
      return evaluate()
    } finally {
      this.frames.pop()
      this.conditions.length = height
    }
  }

  inCallbackOf<T>(event: number | undefined, evaluate: () => T): T {
    const height = this.callbacks.length
    if (event !== undefined) this.callbacks.push(event)
    try {
      return evaluate()
    } finally {
      this.callbacks.length = height
    }
  }
}
