/** Where the logout begins: what is put there happens before it takes anything from the request, and before it answers. */
import type { Node } from 'oxc-parser'
import { looksLikeInvalidation } from '../../extract/invalidation-names.ts'
import type { Endpoint, LogoutEvent } from '../../model/facts.ts'
import { actingRuns, isLogoutAct, isOnNormalPath, isSend } from '../../project/runs.ts'
import { placeInHandler, siteWithoutAnswer } from '../answer-sites.ts'
import { isFunction, type Document } from '../document.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { anchorOf, type Anchor } from '../statements.ts'
import { nameOfFunction } from '../scopes.ts'

export interface Beginning {
  readonly doc: Document
  readonly anchor: Anchor
  /** Nobody else waits for the function: it may become one that is waited for. */
  readonly isHandler: boolean
}

/**
 * Where the end of a login can be put: in the handler, or else in the project's own function that it leaves the logout to.
 *
 * @throws CannotRepair where there is no statement that something could be put before
 */
export function beginningsOf(endpoint: Endpoint, project: RepairProject): readonly Beginning[] {
  return [beginningOf(endpoint, project), ...innerOf(endpoint, project)]
}

/** The functions on the way to the first thing of the logout that are called like one, outermost first. */
function innerOf(endpoint: Endpoint, project: RepairProject): readonly Beginning[] {
  const act = actingRuns(endpoint).flatMap((run) => run.events).find(isLogoutAct)
  if (act === undefined) return []
  return [...act.frames.slice(1), act.place].flatMap((place) => {
    const doc = project.documentOrNone(place.file)
    const node = doc?.nodeAt(place)
    const fn = node && doc?.functionAround(node)
    const name = doc && fn ? nameOfFunction(doc, fn) : null
    const anchor = doc && node && name !== null && looksLikeInvalidation(name) ? anchorOf(doc, node) : null
    return doc && anchor && doc.functionAround(anchor.node) === fn ? [{ doc, anchor, isHandler: false }] : []
  })
}

/**
 * The statement that does the first thing of the logout.
 *
 * @throws CannotRepair where there is none that something could be put before
 */
function beginningOf(endpoint: Endpoint, project: RepairProject): Beginning {
  const events = actingRuns(endpoint).flatMap((run) => run.events).filter(isOnNormalPath).filter((event) => isLogoutAct(event) || isAnswer(event))
  const act = events.find(isLogoutAct)
  const places = events.map((event) => placeInHandler(event, endpoint)).filter(({ file }) => file === endpoint.handler.file)
  const doc = project.document(endpoint.handler.file)
  const nodes = places.map((place) => doc.nodeAt(place)).filter((node) => !isFunction(node) && node !== doc.program && isBelow(doc, node, endpoint))
  // Who answers before anything was done had nothing to end.
  const first = act && doc.nodeAt(placeInHandler(act, endpoint))
  const counting = first !== undefined && nodes.includes(first) ? nodes.filter((node) => node.end > first.start || goesOn(doc, node, first)) : nodes
  const site = counting.length === 0 ? siteWithoutAnswer(endpoint, project) : { doc, node: firstShared(doc, counting.toSorted((a, b) => a.start - b.start)) }
  const anchor = anchorOf(site.doc, site.node)
  if (anchor === null) throw new CannotRepair('there is no statement that the end of the login could be put before')
  return { doc: site.doc, anchor, isHandler: true }
}

const isAnswer = (event: LogoutEvent): boolean => isSend(event) && (event.status ?? 200) < 400

/** Does the code go on from one node to another, whatever happens: an answer that is not returned, in no branch of its own? */
function goesOn(doc: Document, from: Node, to: Node): boolean {
  const around = [from, ...doc.around(from)]
  const list = around.find(({ type }) => type === 'BlockStatement')
  const statement = around.find((node) => doc.parentOf(node) === list)
  return list !== undefined && [...doc.around(to)].includes(list) && statement?.type === 'ExpressionStatement'
}

function isBelow(doc: Document, node: Node, { handler }: Endpoint): boolean {
  return node.start >= handler.start && node.end <= handler.end && doc.functionAround(node) !== undefined
}

/** The statement with the first of several nodes, in the innermost list that has all of them. */
function firstShared(doc: Document, nodes: readonly Node[]): Node {
  const [first] = nodes
  const lists = nodes.map((node) => [...doc.around(node)].filter(({ type }) => type === 'BlockStatement'))
  const shared = lists[0]!.find((list) => lists.every((others) => others.includes(list)))
  const statement = shared?.type === 'BlockStatement' ? shared.body.find(({ start, end }) => start <= first!.start && end >= first!.end) : undefined
  return statement ?? first!
}
