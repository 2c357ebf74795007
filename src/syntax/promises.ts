/** Promises: what they wait for, their methods, and turning callbacks into them. */
import { callBack, callValue, execute } from './calls.ts'
import type { Run } from './run.ts'
import {
  array, eventsOf, force, isNullish, native, promise, settled, unknownValue, UNDEFINED,
  type Invocation, type NativeValue, type PromiseValue, type Value,
} from './values.ts'

/** Why nothing is known of what a `catch` is given. */
export const CAUGHT_ERROR = 'a caught error'

/** Indices of what was written down since there were `start` events. */
export const eventsSince = (start: number, run: Run): number[] => Array.from({ length: run.recorder.length - start }, (_, i) => start + i)

/** A method of a promise. */
export function promiseMember(receiver: PromiseValue, name: string): Value | undefined {
  if (name === 'then') return native(name, (call) => then(receiver, call, call.args[0], call.args[1], true))
  if (name === 'catch') return native(name, (call) => then(receiver, call, undefined, call.args[0], true))
  if (name === 'finally') return native(name, (call) => then(receiver, call, call.args[0], undefined, false))
  return undefined
}

/** `.then`, `.catch` and `.finally` of any other value that is awaited: it is executed, then the callback runs. */
export function thenable(receiver: Value, name: string): Value | undefined {
  if (name !== 'then' && name !== 'catch' && name !== 'finally') return undefined
  return native(name, (call) => {
    const method = promiseMember(promise(receiver, []), name)
    return method?.kind === 'native' ? method.call(call) : UNDEFINED
  })
}

/**
 * The callback runs when everything that the promise waits for is done, and what it does belongs to the new promise. Nobody waits
 * for that yet: of several events the last one stands for all, because an event has one callback.
 */
function then(receiver: PromiseValue, call: Invocation, done: Value | undefined, failed: Value | undefined, passes: boolean): Value {
  const { run } = call.cx
  const start = run.recorder.length
  const value = execute(receiver, call.site, call.cx)
  const events = [...receiver.events, ...run.recorder.unsettle(eventsSince(start, run))]
  let result: Value = value
  let more: readonly number[] = []
  if (done !== undefined && !isNullish(done)) {
    run.recorder.settle(events.slice(0, -1))
    const given = collected(call, () => run.inCallbackOf(events.at(-1), () => callBack(done, passes ? [value] : [], call.site, call.cx)))
    more = given.events
    if (passes) result = given.value
  }
  if (failed !== undefined && !isNullish(failed)) {
    const handler = force(failed)
    if (handler.kind === 'function') run.recorder.caught(events, { module: handler.module, of: call.site, handler: handler.node })
    more = [...more, ...collected(call, () => caught(failed, call)).events]
  }
  return promise(result, [...events, ...more])
}

const caught = (fn: Value, call: Invocation): Value =>
  call.cx.run.under({ site: call.site, kind: 'catch', text: 'catch' }, () => callBack(fn, [unknownValue(CAUGHT_ERROR)], call.site, call.cx))

/** Runs code whose result is waited for by a promise: its value, and the events that belong to the promise. */
export function collected(call: Invocation, evaluate: () => Value): { value: Value; events: readonly number[] } {
  const { run } = call.cx
  const start = run.recorder.length
  const given = evaluate()
  const open = eventsOf(given)
  const value = given.kind === 'lazy' ? given : execute(given, call.site, call.cx)
  return { value, events: [...run.recorder.unsettle(eventsSince(start, run)), ...open] }
}

// --- making promises --------------------------------------------------------------------------------------------------------

/** The members of the global `Promise`. */
export const PROMISE_STATICS: Readonly<Record<string, NativeValue>> = {
  resolve: native('resolve', (call) => {
    const { value, events } = collected(call, () => call.args[0] ?? UNDEFINED)
    return promise(value, events)
  }),
  reject: native('reject', () => promise(unknownValue('a rejection'), [])),
  all: native('all', (call) => allOf(call)),
  allSettled: native('allSettled', (call) => allOf(call)),
  race: native('race', (call) => allOf(call)),
  any: native('any', (call) => allOf(call)),
}

function allOf(call: Invocation): Value {
  const given = settled(call.args[0] ?? array([]))
  if (given.kind !== 'array') return promise(unknownValue('several results'), [])
  const all = given.elements.map((element) => collected(call, () => force(element)))
  return promise(array(all.map((one) => one.value), given.open), all.flatMap((one) => one.events))
}

/** A completion callback, and what is done when it is called: everything in whose callback the call stands. */
function completion(run: Run): { callback: NativeValue; events: number[]; value(): Value } {
  const height = run.callbacks.length
  const events: number[] = []
  let value: Value = UNDEFINED
  const callback = native('resolve', (call) => {
    events.push(...call.cx.run.callbacks.slice(height))
    const given = call.args.at(-1)
    if (given !== undefined) {
      const waited = collected(call, () => given)
      events.push(...waited.events)
      value = waited.value
    }
    return UNDEFINED
  })
  return { callback, events, value: () => value }
}

/** `new Promise((resolve, reject) => …)`. */
export function newPromise(call: Invocation): Value {
  const { run } = call.cx
  const start = run.recorder.length
  const done = completion(run)
  callBack(call.args[0], [done.callback, native('reject', () => UNDEFINED)], call.site, call.cx)
  return promise(done.value(), [...run.recorder.unsettle(eventsSince(start, run)), ...done.events])
}

/** `util.promisify(fn)`: a function that calls `fn` with a completion callback and answers with a promise. */
export function promisified(target: Value): NativeValue {
  return native('promisified', (call) => {
    const { run } = call.cx
    const start = run.recorder.length
    const done = completion(run)
    callValue(target, call.thisValue, [...call.args, done.callback], call.site, call.cx, 'promisified function')
    const value = done.value()
    const result = value === UNDEFINED ? unknownValue('a result') : value
    return promise(result, [...run.recorder.unsettle(eventsSince(start, run)), ...done.events])
  })
}
