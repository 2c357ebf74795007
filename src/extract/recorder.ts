/** Writes down what happens in a run, as events of the model. */
import type { Condition, EventBase, InvalidateEvent, LogoutEvent, LostTrail, Place, SendEvent } from '../model/facts.ts'
import type { FailureHandler, Recorder } from '../syntax/run.ts'
import type { At } from '../syntax/semantics.ts'
import type { Site } from '../syntax/values.ts'
import { failsInside, handsOn, isSilent, swallowedBy } from './ignored-failures.ts'

export const placeOf = (site: Site): Place => ({ file: site.file, start: site.start, end: site.end })

/** Where somebody looks for a registration: one call of a chain of them. */
export const registrationOf = (site: Site): Place => ({ file: site.file, start: site.link ?? site.start, end: site.end })

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

export class EventRecorder implements Recorder {
  readonly events: LogoutEvent[] = []
  readonly trails: LostTrail[] = []
  /** Where the record of a user is looked up. */
  readonly lookups: Place[] = []
  /** Answers that are sent when the handlers are done. */
  private readonly prepared: SendEvent[] = []
  private readonly trailsAt = new Set<string>()
  /** Events whose failure somebody nearer has heard of. */
  private readonly heard = new Set<LogoutEvent>()

  get length(): number {
    return this.events.length
  }

  /** Adds an event and gives its index. */
  add(event: LogoutEvent): number {
    this.events.push(event)
    return this.events.length - 1
  }

  /** Keeps an answer back until the handlers are done. */
  prepare(answer: SendEvent): void {
    this.prepared.push(answer)
  }

  /** Sends what was prepared. */
  sendPrepared(): void {
    this.prepared.splice(0).forEach((answer) => this.add(answer))
  }

  settle(indices: readonly number[]): void {
    for (const index of indices) this.mark(index, true)
  }

  unsettle(indices: readonly number[]): readonly number[] {
    // An answer that is part of the same work comes after what the work waited for before it.
    const answer = indices.findLast((index) => this.isAnswer(index)) ?? -1
    const settled = indices.filter((index) => index > answer && this.events[index]?.awaited)
    for (const index of settled) this.mark(index, false)
    return settled
  }

  /** The answers among the events are thrown. */
  throwsAnswers(indices: readonly number[]): void {
    for (const index of indices) {
      const event = this.events[index]
      if (event?.kind === 'send') (event as Mutable<SendEvent>).thrown = true
    }
  }

  caught(indices: readonly number[], by: FailureHandler): void {
    const events = indices.map((index) => this.events[index]).filter((event): event is InvalidateEvent => event?.kind === 'invalidate')
    const failing = events.filter((event) => !this.heard.has(event) && (event.awaited || isFunction(by.handler)) && failsInside(event, by))
    if (failing.length === 0 || handsOn(by)) return
    const silent = isSilent(by)
    for (const event of failing) {
      if (by.handler.type !== 'BlockStatement') this.heard.add(event)
      if (silent) (event as Mutable<InvalidateEvent>).swallowed = swallowedBy(by)
    }
  }

  private isAnswer(index: number): boolean {
    const event = this.events[index]
    return event?.kind === 'send' && !event.conditions.some((condition) => condition.kind === 'catch')
  }

  private mark(index: number, awaited: boolean): void {
    const event = this.events[index] as Mutable<EventBase> | undefined
    if (event) event.awaited = awaited
  }

  /** What was written to this response is read again, and may travel with another one. */
  release(carrier: number): void {
    for (const event of this.events as Mutable<EventBase>[]) if (event.carrier === carrier) delete event.carrier
  }

  lost(site: Site, reason: string, text: string): void {
    const key = `${String(site.start)} ${site.file}`
    if (!this.trailsAt.has(key)) {
      this.trailsAt.add(key)
      this.trails.push({ place: placeOf(site), reason, text, ...(GIVEN_UP.test(reason) ? { hides: true } : {}) })
    }
  }
}

const isFunction = ({ type }: FailureHandler['handler']): boolean => type !== 'CatchClause' && type !== 'BlockStatement'

/** Limits of the evaluation: whatever lies beyond was not looked at. */
const GIVEN_UP = /^(?:calls are nested too deeply|budget of evaluation steps)$/

/** What every event of this moment has in common. */
export function eventBase(at: At, carrier?: number): EventBase {
  const { run } = at
  const conditions: Condition[] = run.conditions.map((c) => ({ place: placeOf(c.site), kind: c.kind, text: c.text }))
  return {
    place: placeOf(at.site),
    // The first frame is the call of the handler itself.
    frames: run.frames.slice(1).map(placeOf),
    conditions,
    awaited: true,
    ...(run.callbackOf === undefined ? {} : { inCallbackOf: run.callbackOf }),
    ...(carrier === undefined ? {} : { carrier }),
  }
}

/** The callee as written: the call's text up to its arguments. */
export function viaOf(at: At): string {
  const text = at.module.file === at.site.file ? at.module.text.slice(at.site.start, at.site.end) : ''
  // An answer that is written down as an object is what the handler returns.
  if (text.startsWith('{')) return 'return'
  const head = withoutLastArguments(text.replace(/^(?:await|new|void|return)\s+/, ''))
  // A chain over several lines is one line for people; words stay apart: `delete req.session.user`.
  const compact = head.replace(/\s+/g, ' ').replace(/ ?([.()?,[\]{}]) ?/g, '$1').trim()
  return compact.length > 60 ? `…${compact.slice(-59)}` : compact
}

/** `res.status(200).clearCookie('sid')` is a call of `res.status(…).clearCookie`. */
function withoutLastArguments(text: string): string {
  if (!text.endsWith(')')) return text.split(/[(`=]/, 1)[0] ?? ''
  const callee = text.slice(0, openingOf(text))
  // Arguments of the calls before are left out, innermost first.
  let head = callee
  for (let before = ''; before !== head;) {
    before = head
    head = head.replace(/\([^()]+\)/g, '()')
  }
  return head.replaceAll('()', '(…)').split(/[`=]/, 1)[0] ?? ''
}

/** Where the last argument list begins. Parentheses in strings are rare enough in the arguments that are shown. */
function openingOf(text: string): number {
  let depth = 0
  for (let index = text.length - 1; index >= 0; index--) {
    if (text[index] === ')') depth++
    else if (text[index] === '(' && --depth === 0) return index
  }
  return text.indexOf('(')
}
