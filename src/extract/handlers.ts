/** Running a request handler: what happens when a method reaches it. */
import type { HandlerRow } from '../knowledge/define.ts'
import type { LogoutEvent, LostTrail, Run as ModelRun } from '../model/facts.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import { LIMITS, Run, type Assumption, type RequestUrl } from '../syntax/run.ts'
import { force, settled, stringOf, unknownValue, isUndefined, UNDEFINED, type FunctionValue, type Value } from '../syntax/values.ts'
import { textAttribute } from './cookies.ts'
import type { Extraction } from './extraction.ts'
import { refer } from './references.ts'
import { isTakenOver } from './injection.ts'
import { redirectOf, statusOf } from './answers.ts'
import { EventRecorder, placeOf } from './recorder.ts'
import type { DecoratedAnswer } from './routes.ts'
import type { TableSemantics } from './table-semantics.ts'

/** Functions of a chain, in order, as far as they are functions. */
export function functionsOf(handlers: readonly Value[]): readonly Value[] {
  return handlers.flatMap((given) => {
    const value = force(given)
    if (value.kind === 'array') return functionsOf(value.elements)
    if (value.kind === 'union') return functionsOf(value.values.filter((v) => v.kind === 'function' || v.kind === 'native'))
    return value.kind === 'function' || value.kind === 'native' ? [value] : []
  })
}

/** A handler of the chain of which nothing is known, if there is one; where no function was found at all, the last value. */
export function unknownHandler(handlers: readonly Value[]): Value | undefined {
  const values = handlers.map(force)
  return values.find((v) => v.kind === 'unknown') ?? (functionsOf(handlers).length === 0 ? values.at(-1) : undefined)
}

/** Where handlers are called with three arguments, Express' error handlers take four; they do not answer requests. */
export const isErrorHandler = (value: Value, { params }: HandlerRow): boolean =>
  params.length === 3 && value.kind === 'function' && value.node.params.length === 4 && !value.boundArgs.length

/** What is asked of a run, beside its method. */
export interface RunOptions {
  /** The address that the request is for, where it matters. */
  readonly url?: RequestUrl | null
  /** What every answer of the handlers carries. */
  readonly answers?: readonly DecoratedAnswer[]
  /** On which they are registered. */
  readonly router?: Value | null
  /** A text of the request that is taken for known. */
  readonly assumed?: Assumption | null
}

type Evaluation = Pick<Extraction, 'semantics' | 'evaluator'>

/** Runs a chain of handlers once, for one method, and for one address if it matters. */
export function runHandlers(handlers: readonly Value[], row: HandlerRow, method: string | null, evaluation: Evaluation, options: RunOptions = {}): ModelRun {
  return tryHandlers(handlers, row, method, evaluation, options).run
}

/** A run, and what it asked texts of the request. */
export interface Trial {
  readonly run: ModelRun
  readonly asked: readonly Assumption[]
}

/** As `runHandlers`, for whoever wants to try other texts of the request afterwards. */
export function tryHandlers(
  handlers: readonly Value[], row: HandlerRow, method: string | null, { semantics, evaluator }: Evaluation,
  { url = null, answers = [], router = null, assumed = null }: RunOptions = {},
): Trial {
  const recorder = new EventRecorder()
  const run = new Run(recorder, method, LIMITS.steps, url, assumed)
  const first = functionsOf(handlers).find((handler) => handler.kind === 'function')
  const args = row.params.map((param) => argumentOf(param, first?.kind === 'function' ? first : undefined, run, semantics))
  for (const answer of answers) addHeader(answer, recorder)
  for (const handler of handlers) {
    if (isErrorHandler(handler, row)) continue
    const result = evaluator.runRoot(handler, args, thisOf(row, router, semantics), run)
    run.conditions.length = 0
    if (handler !== handlers.at(-1)) continue
    applyReturned(result, handler, row, run, semantics)
    if (row.returnsResponse) addReturned(result, handler, recorder, semantics)
    recorder.sendPrepared()
    if (row.answersWithValue) addValue(result, handler, row, recorder)
  }
  const [last] = handlers.slice(-1)
  if (row.answersAfterwards && last && !isTakenOver(run)) answerAfterwards(last, answers, recorder)
  const unknown = unknownHandler(handlers)
  if (unknown) recorder.trails.push(lostHandler(unknown))
  const { events, trails: lost, lookups } = recorder
  return { run: { method, events, lost, ...(lookups.length > 0 ? { lookups } : {}) }, asked: run.asked }
}

/** What `this` is in a handler. */
export function thisOf({ thisIsRouter, thisType }: HandlerRow, router: Value | null, semantics: TableSemantics): Value {
  if (thisType !== undefined) return semantics.typed(thisType, 'this')
  return (thisIsRouter ? router : null) ?? UNDEFINED
}

function lostHandler(value: Value): LostTrail {
  const place = { file: '', start: 0, end: 0 }
  if (value.kind === 'unknown') return { place, reason: value.reason, text: value.text ?? 'handler', hides: true }
  return { place, reason: 'the handler is no function of the project', text: value.kind === 'api' ? value.path : value.kind, hides: true }
}

/** What a function is given for a parameter of its row. */
export function argumentOf(param: HandlerRow['params'][number], fn: FunctionValue | undefined, run: Run, semantics: TableSemantics): Value {
  if (typeof param === 'string') return { ...semantics.typed(param, parameterPath(param)), born: { run, depth: 0 } }
  if (param === null || !fn) return unknownValue('a parameter of the handler')
  const { module, node } = fn
  const at = { run, module, site: { file: module.file, start: node.start, end: node.end } }
  const context = { at, args: [], receiver: null, data: new Map<string, Value>(), member: null, assignedValue: null, table: null }
  return refer(param, context, semantics.evaluator) ?? unknownValue('a parameter of the handler')
}

const parameterPath = (type: string): string => type.split('.').at(-1)?.toLowerCase() ?? type

/** The answer of a handler that returns it. */
function addReturned(result: Value, handler: Value, recorder: EventRecorder, semantics: TableSemantics): void {
  const value = settled(result)
  const fn = force(handler)
  if (fn.kind !== 'function') return
  const whole = { file: fn.module.file, start: fn.node.start, end: fn.node.end }
  const answers = value.kind === 'union' ? value.values : [value]
  for (const given of answers) {
    const answer = force(given)
    // What is returned may be any response, also one that was seen.
    if (answer.kind === 'unknown') recorder.add({ kind: 'send', place: placeOf(whole), frames: [], conditions: [], awaited: true, via: 'return' })
    if (answer.kind !== 'api') continue
    recorder.add({
      kind: 'send', place: placeOf(answer.site ?? whole), frames: [], conditions: [], awaited: true, via: 'return',
      ...(semantics.role(answer) === 'response' ? { carrier: answer.id } : {}),
      ...statusOf(answer.data.get('status')), ...redirectOf(answer.data.get('redirect')),
    })
  }
}

/** The effects of a plain object that the handler returns. */
export function applyReturned(result: Value, handler: Value, row: HandlerRow, run: Run, semantics: TableSemantics): void {
  const fn = force(handler)
  if (!row.returned || fn.kind !== 'function') return
  const value = settled(result)
  for (const given of value.kind === 'union' ? value.values : [value]) {
    const answer = force(given)
    if (answer.kind !== 'object') continue
    const site = answer.site ?? { file: fn.module.file, start: fn.node.start, end: fn.node.end }
    const context = {
      at: { run, module: fn.module, site }, args: [answer], receiver: null, data: new Map<string, Value>(), member: null, assignedValue: null, table: null,
    }
    for (const effect of row.returned) semantics.sink.apply(effect, context, '')
  }
}

/** A header that every answer carries. */
function addHeader({ header, site }: DecoratedAnswer, recorder: EventRecorder): void {
  const name = header && stringOf(settled(header.name))
  if (!header || name === undefined) return
  recorder.add({
    kind: 'header', place: placeOf(site), frames: [], conditions: [], awaited: true, name: name.toLowerCase(), value: textAttribute(settled(header.value)), mode: 'set',
  })
}

/** The framework answers when the handler has come back, unless it was seen to answer. */
function answerAfterwards(handler: Value, answers: readonly DecoratedAnswer[], recorder: EventRecorder): void {
  const fn = force(handler)
  if (fn.kind !== 'function' || recorder.events.some((event) => event.kind === 'send' && event.conditions.every((c) => c.kind !== 'catch'))) return
  const redirect = answers.find((answer) => answer.redirect)?.redirect
  recorder.add({
    kind: 'send', place: { file: fn.module.file, start: fn.node.start, end: fn.node.end }, frames: [], conditions: [], awaited: true, via: 'return',
    ...redirectOf(redirect),
  })
}

/** The answer of a framework that sends what the last handler returns. */
function addValue(result: Value, handler: Value, row: HandlerRow, recorder: EventRecorder): void {
  const fn = force(handler)
  if (fn.kind !== 'function' || (row.answersWithValue === 'promised' && result.kind !== 'promise')) return
  const value = settled(result)
  const returned = (value.kind === 'union' ? value.values : [value]).filter((one) => !isUndefined(one))
  // An api value is an answer that was sent already (`return reply.send()`), or one that addReturned has written down.
  if (!returned.some((one) => one.kind !== 'api' || one.row === null)) return
  recorder.add({
    kind: 'send', place: { file: fn.module.file, start: fn.node.start, end: fn.node.end }, frames: [], conditions: [], awaited: true, via: 'return',
  })
}

/** Does the event change what the server or the browser keeps about the session? */
export const isChange = (event: LogoutEvent): boolean =>
  event.kind === 'invalidate' || event.kind === 'cookie-clear' || (event.kind === 'opaque-call' && event.looksLikeInvalidation)

export const changesState = (run: ModelRun): boolean => run.events.some(isChange)

/** The function whose body does the work: the argument of a wrapper rather than what the wrapper returned. */
export function workingFunction(handlers: readonly Value[], evaluator: Evaluator): FunctionValue | undefined {
  const functions = functionsOf(handlers)
  for (const candidate of [...functions].reverse()) {
    const inner = unwrap(candidate, evaluator)
    if (inner) return inner
  }
  return undefined
}

function unwrap(given: Value, evaluator: Evaluator): FunctionValue | undefined {
  let value: Value = given
  for (let depth = 0; depth < 6; depth++) {
    const wrapped: FunctionValue | undefined = evaluator.wrapped.get(value)?.findLast((fn) => evaluator.entered.has(fn.node))
    if (!wrapped) break
    value = wrapped
  }
  return value.kind === 'function' ? value : undefined
}

