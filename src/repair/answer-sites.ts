/** Where a handler is about to answer: the nodes before which something can be put that has to be on the answer. */
import type { Node } from 'oxc-parser'
import type { Endpoint, Place, SendEvent } from '../model/facts.ts'
import { actingRuns, isLogoutAct, isWithin } from '../project/runs.ts'
import { isFunction, type Document } from './document.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'
import { anchorOf } from './statements.ts'

export interface AnswerSite {
  readonly doc: Document
  readonly node: Node
}

export const isReturned = ({ via }: SendEvent): boolean => via === 'return' || via === 'throw'

/** Where the code of the handler gives the answer, or calls what does. */
export function placeInHandler({ frames, place }: Pick<SendEvent, 'frames' | 'place'>, { handler }: Pick<Endpoint, 'handler'>): Place {
  return [place, ...frames.toReversed()].find((one) => isWithin(one, handler)) ?? frames[0] ?? place
}

/** One of several answers that are given in the same place. */
export function distinctAnswers(sends: readonly SendEvent[], endpoint: Endpoint): SendEvent[] {
  const seen = new Map(sends.map((send) => {
    const { file, start } = placeInHandler(send, endpoint)
    return [`${file}:${start}`, send]
  }))
  return [...seen.values()]
}

/** The handler returns nothing of its own, and the framework answers when it has ended. */
export function isLeftToFramework(send: SendEvent, { handler }: Pick<Endpoint, 'handler'>, { doc, node }: AnswerSite): boolean {
  return isFunction(node) || isWithin(handler, { file: doc.file, start: node.start, end: node.end }) || isWithin(handler, placeInHandler(send, { handler }))
}

/**
 * The places of answers that are sent by calls, in one file: one for several where something before the first is before all.
 *
 * @throws CannotRepair where they are in several files
 */
export function callSites(places: readonly Place[], project: RepairProject): readonly AnswerSite[] {
  const doc = project.document(places[0]!.file)
  if (places.some(({ file }) => file !== doc.file)) throw new CannotRepair('its answers are sent in several files')
  const nodes = withoutCovered(doc, places.map((place) => doc.nodeAt(place)).toSorted((a, b) => a.start - b.start))
  const targets = nodes.length > 1 ? [commonStatement(doc, nodes) ?? nodes].flat() : nodes
  return targets.map((node) => ({ doc, node }))
}

/** What follows another in the same list of statements comes after what is put before that one: `res.json(…); res.end()`. */
function withoutCovered(doc: Document, nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node, index) => !nodes.slice(0, index).some((earlier) => {
    const anchor = anchorOf(doc, earlier)
    const list = anchor?.is === 'listed' ? doc.parentOf(anchor.node) : undefined
    return list !== undefined && [...doc.around(node)].includes(list)
  }))
}

/** The statement of the innermost shared list that holds all the nodes. */
function commonStatement(doc: Document, nodes: readonly Node[]): Node | null {
  const lists = nodes.map((node) => [...doc.around(node)].filter(({ type }) => type === 'BlockStatement'))
  const shared = lists[0]!.find((block) => lists.every((other) => other.includes(block)))
  if (shared?.type !== 'BlockStatement') return null
  const first = Math.min(...nodes.map(({ start }) => start))
  const statement = shared.body.find(({ start, end }) => start <= first && end > first)
  return statement !== undefined && nodes.every(({ end }) => end <= statement.end) ? statement : null
}

/**
 * Of a handler whose answer the framework makes: where the logout does its first thing; else where the handler ends.
 *
 * @throws CannotRepair where neither is seen
 */
export function siteWithoutAnswer(endpoint: Endpoint, project: RepairProject): AnswerSite {
  const [act] = actingRuns(endpoint).flatMap(({ events }) => events.filter(isLogoutAct))
  const place = act === undefined ? endpoint.handler : (act.frames[0] ?? act.place)
  const doc = project.document(place.file)
  if (act !== undefined) return { doc, node: ofBody(doc, doc.nodeAt(place)) }
  const at = doc.nodeAt(endpoint.handler)
  const fn = isFunction(at) ? at : at.type === 'CallExpression' ? at.arguments.find(isFunction) : undefined
  const last = fn?.body?.type === 'BlockStatement' ? fn.body.body.at(-1) : fn?.body
  if (last == null) throw new CannotRepair('nothing in the handler shows where the answer is sent')
  return { doc, node: last }
}

/** The statement of the function's own list that a node belongs to, so that no test decides. */
function ofBody(doc: Document, node: Node): Node {
  const fn = doc.functionAround(node)
  const list = fn?.body?.type === 'BlockStatement' ? fn.body.body : []
  return list.find(({ start, end }) => start <= node.start && end >= node.end) ?? node
}
