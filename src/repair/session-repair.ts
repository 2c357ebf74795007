/**
 * `destroy-session` and `await-destroy`: the session is ended before the answer, and the answer waits for it. Which call ends it
 * is read from the rows of the library that keeps it.
 */
import type { CallExpression, Node } from 'oxc-parser'
import { looksAway } from '../extract/ignored-failures.ts'
import type { Registry } from '../extract/registry.ts'
import type { CallRow, EffectRow, SetRow, TypeId, TypeRow } from '../knowledge/define.ts'
import type { Endpoint, Place, SendEvent } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import type { Cited, ServerSessionAnswer } from '../model/view.ts'
import { actingRuns, isInvalidation, isSamePlace, isSend, isWithin } from '../project/runs.ts'
import { mentions } from '../syntax/mentions.ts'
import { callSites, distinctAnswers, isLeftToFramework, isReturned, placeInHandler, type AnswerSite } from './answer-sites.ts'
import { atHand, handlerAround, type MethodForm } from './at-hand.ts'
import { isFunction, type Document, type FunctionNode } from './document.ts'
import { awaits, errorHandler, madeAsync, withoutResult, type ErrorHandler } from './functions.ts'
import { placeText } from './get-to-post/places.ts'
import { callRows, handlerRows } from './handler-rows.ts'
import { isTaken } from './imports.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'
import { anchorOf, deeper, insertBefore } from './statements.ts'

/** What ends the session: a method without arguments, or `null` that is assigned; `reports` says how it tells that it has. */
interface EndingForm extends MethodForm {
  readonly is: 'call' | 'assignment'
  readonly reports: 'callback' | 'promise' | 'at once'
}

const DEPTH = 2

/** @param library the table of the library whose session is to be ended */
function endingForms(registry: Registry, type: TypeId, library: string, depth = DEPTH): readonly EndingForm[] {
  const rows = rowsOf(registry, type)
  const members = rows.flatMap(({ row, own, via }) => Object.entries(row.members ?? {}).map(([name, member]) => ({ name, member, own: own === library, via })))
  const calls = members.filter(({ own }) => own).flatMap(({ name: method, member, via }): EndingForm[] => {
    const ending = keepsSession(method) ? [] : callRows(member).filter(endsSession)
    return ending.length === 0 ? [] : [{ is: 'call', path: via, method, reports: howItReports(ending) }]
  })
  const assignments = rows.filter(({ own }) => own === library).flatMap(({ row, via }) =>
    Object.entries(row.set ?? {}).filter(([, set]) => [set].flat().some(endsByNull))
      .map(([method]): EndingForm => ({ is: 'assignment', path: via, method, reports: 'at once' })))
  const inner = depth === 0 ? [] : members.flatMap(({ name, member, via }) =>
    member.type === undefined ? [] : endingForms(registry, member.type, library, depth - 1).map((form) => ({ ...form, path: [...via, name, ...form.path] })))
  // What an assignment does is a matter of options more often than not.
  const rank = ({ is, path, method }: EndingForm): number => (is === 'assignment' ? 100 : 0) + 2 * path.length - Number(method === 'destroy')
  return [...calls, ...assignments, ...inner].toSorted((a, b) => rank(a) - rank(b))
}

interface OwnedRow {
  readonly row: Pick<TypeRow, 'members' | 'set'>
  /** The table that describes it. */
  readonly own: string
  /** Members between the value and what the row describes. */
  readonly via: readonly string[]
}

/** All that is known of a type. What others add to a context with variables is one of those: `c.var.session`. */
function rowsOf(registry: Registry, type: TypeId): readonly OwnedRow[] {
  const chain = registry.chain(type)
  const hasVariables = chain.some(({ row: { members: { var: variables } = {} } }) => variables?.is !== undefined && 'receiver' in variables.is)
  const via = hasVariables ? ['var'] : []
  return chain.flatMap(({ id, row, table }) => [
    { row, own: table.id, via: [] },
    ...registry.augmentationsOf(id).map((added) => ({ row: added.row, own: added.table.id, via })),
  ])
}

/** A session that goes on under another id is no end: koa-session's `regenerate()` keeps what is in it, the user included. */
const keepsSession = (method: string): boolean => method.startsWith('regenerate')

function endsSession({ effects = [], lazy }: CallRow): boolean {
  return lazy !== true && effects.some(endsFully)
}

function endsByNull({ when = [], effects }: SetRow): boolean {
  return when.some((one) => 'assignedIs' in one && [one.assignedIs].flat().includes('null')) && effects.some(endsFully)
}

function endsFully(effect: EffectRow): boolean {
  return effect.is === 'invalidate' && effect.effect === 'full' && effect.what === 'session'
}

/** Where a call gives a promise if it is given no callback, the promise is what people wait for. */
function howItReports(calls: readonly CallRow[]): EndingForm['reports'] {
  if (calls.some(({ promise }) => promise === true)) return 'promise'
  return calls.some(({ callbacks = [] }) => callbacks.length > 0) ? 'callback' : 'at once'
}

/**
 * Ends the session that the logout leaves alive.
 *
 * @throws CannotRepair with the reason
 */
export function destroySession(endpoint: Endpoint, { survivor, origin }: ServerSessionAnswer, project: RepairProject): readonly Edit[] {
  const setup = project.facts.setups.find(({ place }) => origin !== null && isSamePlace(place, origin))
  if (setup === undefined) throw new CannotRepair(`${survivor} is kept elsewhere: what ends it there has to be called`)
  const { doc, node } = answerSite(endpoint, project)
  const found = atHand(doc, node, endpoint, project, (type) => endingForms(project.registry, type, setup.library))
  const anchor = anchorOf(doc, node)
  if (found === null || anchor === null) throw new CannotRepair(`nothing at hand where the answer is sent ends ${survivor}`)
  const { form, callee, edits } = found
  if (form.is === 'assignment') {
    if (!callee.includes('.')) throw new CannotRepair(`\`${callee}\` is a variable here: what is assigned to it does not reach ${survivor}`)
    return [...edits, ...insertBefore(doc, anchor, [doc.statement(`${callee} = null`)])]
  }
  if (form.reports === 'callback') {
    if (anchor.is !== 'listed') throw new CannotRepair('the answer is no statement of its own')
    return [...edits, ...answeringInCallback(doc, `${callee}(`, { after: null, first: anchor.node }, endpoint, project)]
  }
  const fn = functionOf(doc, node)
  const waits = form.reports === 'promise'
  return [...edits, ...(waits ? madeAsync(doc, fn) : []), ...insertBefore(doc, anchor, [doc.statement(`${waits ? 'await ' : ''}${callee}()`)])]
}

/** The one place where the answer is given. */
function answerSite(endpoint: Endpoint, project: RepairProject): AnswerSite {
  const sends = distinctAnswers(actingRuns(endpoint).flatMap(({ events }) => events.filter(isSend).filter((send) => (send.status ?? 200) < 400)), endpoint)
  const isUnseen = (send: SendEvent): boolean => {
    const place = placeInHandler(send, endpoint)
    const doc = project.document(place.file)
    return isReturned(send) && isLeftToFramework(send, endpoint, { doc, node: doc.nodeAt(place) })
  }
  if (sends.length === 0 || sends.some(isUnseen)) throw new CannotRepair('where the answer is given cannot be told')
  const [site, ...others] = callSites(sends.map((send) => placeInHandler(send, endpoint)), project)
  if (site === undefined || others.length > 0) throw new CannotRepair('the answer is given in several places')
  return site
}

/**
 * Makes the answer wait for the call that ends the session.
 *
 * @throws CannotRepair with the reason
 */
export function awaitDestroy(endpoint: Endpoint, answer: ServerSessionAnswer, project: RepairProject): readonly Edit[] {
  const { unfinished, unchecked } = answer
  const cited = unfinished ?? unchecked ?? withoutCallback(endpoint, answer, project)
  if (cited === null) throw new CannotRepair('which call is not waited for cannot be told')
  const doc = project.document(cited.place.file)
  const call = doc.callAt(cited.place)
  if (call === null) throw new CannotRepair(`\`${cited.via}\` is no call that could be waited for`)
  const form = formCalled(endpoint, cited.place, call, doc, project)
  if (unfinished === null && unchecked !== null) {
    if (isSwallowed(endpoint, unchecked.place)) throw new CannotRepair('what is answered when the call fails is for the code that catches the error to say')
    return checked(doc, call, endpoint, project)
  }
  return form === 'callback' ? inCallback(doc, call, endpoint, project) : awaited(doc, call)
}

/**
 * The call that ends nothing for want of a callback: Passport's `req.logout()` throws.
 *
 * @throws CannotRepair where it would end nothing with one either
 */
function withoutCallback(endpoint: Endpoint, { status, evidence, survivor }: ServerSessionAnswer, project: RepairProject): Cited | null {
  const [cited] = evidence
  if (status !== 'missing' || cited === undefined) return null
  const doc = project.document(cited.place.file)
  const call = doc.callAt(cited.place)
  const ends = call !== null && rowsCalled(endpoint, cited.place, call, doc, project)
    .some((row) => endsSession(row) && (row.callbacks ?? []).length > 0 && row.promise !== true)
  if (!ends || call.arguments.length > 0) throw new CannotRepair(`what ends ${survivor} has to take the place of the call that does not`)
  return cited
}

/** Does a `catch` of the project hear of the failure? */
const isSwallowed = (endpoint: Endpoint, place: Place): boolean =>
  actingRuns(endpoint).some(({ events }) => events.filter(isInvalidation).some((event) => event.swallowed !== undefined && isSamePlace(event.place, place)))

/** How the call reports: by its library's row, or, of code of the project, by a promise. */
function formCalled(endpoint: Endpoint, place: Place, call: CallExpression, doc: Document, project: RepairProject): EndingForm['reports'] {
  return howItReports(rowsCalled(endpoint, place, call, doc, project)) === 'callback' ? 'callback' : 'promise'
}

function rowsCalled(endpoint: Endpoint, place: Place, call: CallExpression, doc: Document, { registry }: RepairProject): readonly CallRow[] {
  const event = actingRuns(endpoint).flatMap(({ events }) => events.filter(isInvalidation)).find((one) => isSamePlace(one.place, place))
  const method = call.callee.type === 'MemberExpression' ? doc.textOf(call.callee.property) : ''
  const table = event && registry.table(event.library)
  const members = [...Object.values(table?.types ?? {}), ...(table?.augments ?? []).map(({ row }) => row)].flatMap(({ members: of = {} }) => of[method] ?? [])
  return members.flatMap(callRows)
}

/** Are the framework's handlers given a function that takes errors? */
function takesNext({ framework }: Endpoint, { registry }: RepairProject): boolean {
  return handlerRows(registry, framework).some(({ params }) => typeof params[2] === 'string' && params[2].endsWith('.Next'))
}

/**
 * What an error of the store is handed to.
 *
 * @throws CannotRepair where there is nothing, or the code that calls the handler would not give it
 */
function handlerOfErrors(doc: Document, fn: FunctionNode | undefined, endpoint: Endpoint, project: RepairProject): ErrorHandler {
  const handled = fn && errorHandler(doc, fn, takesNext(endpoint, project))
  if (!handled) throw new CannotRepair('there is nobody to hand an error of the store to: the handler has no `next`')
  const call = handled.edits.length > 0 ? callWithoutNext(doc, fn, project) : null
  if (call !== null) throw new CannotRepair(`\`${placeText(project, call.file, call.start)}\` calls the handler without a \`next\` that an error of the store could be handed to`)
  return handled
}

/** Code of the project that calls the function by itself, with a request and a response alone. */
function callWithoutNext({ file }: Document, { start, end }: FunctionNode, project: RepairProject): Place | null {
  for (const { frames, place } of project.facts.endpoints.flatMap(({ runs }) => runs).flatMap(({ events }) => events)) {
    const trail = [...frames, place]
    const entry = trail.findIndex((at) => isWithin(at, { file, start, end }))
    const frame = entry > 0 ? trail[entry - 1]! : undefined
    const call = frame && project.document(frame.file).callAt(frame)
    if (call && call.arguments.length < 3 && call.arguments.every(({ type }) => type !== 'SpreadElement')) return frame
  }
  return null
}

function awaited(doc: Document, call: Node): readonly Edit[] {
  const parent = doc.parentOf(call)
  const whole = parent?.type === 'UnaryExpression' && parent.operator === 'void' ? parent : call
  const fn = functionOf(doc, call)
  return [...madeAsync(doc, fn), whole === call ? doc.insert(call.start, 'await ') : doc.replace({ start: whole.start, end: call.start }, 'await ')]
}

function functionOf(doc: Document, node: Node): FunctionNode {
  const fn = doc.functionAround(node)
  if (fn === undefined) throw new CannotRepair('the call stands in no function')
  return fn
}

/** The statements behind the call go into its callback. */
function inCallback(doc: Document, call: CallExpression, endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const statement = doc.parentOf(call)
  const list = statement && doc.parentOf(statement)
  if (statement?.type !== 'ExpressionStatement' || list?.type !== 'BlockStatement') throw new CannotRepair('the call is no statement of its own')
  const first = list.body[list.body.indexOf(statement) + 1]
  if (first === undefined) throw new CannotRepair('the answer does not follow in the same block')
  const [given] = call.arguments
  if (given !== undefined && isFunction(given)) return intoGiven(doc, given, { after: statement, rest: list.body.slice(list.body.indexOf(first)) }, endpoint, project)
  if (given !== undefined) throw new CannotRepair('the callback of the call is made elsewhere')
  return answeringInCallback(doc, `${doc.textOf(call.callee)}(`, { after: statement, first }, endpoint, project)
}

interface Moved {
  /** The call's statement, which is written anew; null where there is none. */
  readonly after: Node | null
  /** The first statement that goes into the callback; all that follow go, too. */
  readonly first: Node
}

/** `call((error) => { if (error) return next(error); … })` around a statement and all that follow it in its list. */
function answeringInCallback(doc: Document, opening: string, { after, first }: Moved, endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const list = doc.parentOf(first)
  if (list?.type !== 'BlockStatement') throw new CannotRepair('the answer stands in no block')
  const rest = list.body.slice(list.body.indexOf(first as typeof list.body[number]))
  const fn = handlerAround(doc, first, endpoint, 3)
  const handled = handlerOfErrors(doc, fn, endpoint, project)
  const error = ['error', 'err', 'destroyError'].find((name) => !isTaken(doc, name, fn)) ?? 'error'
  const { newline, indent } = doc.style
  const own = doc.indentAt(first.start)
  const test = doc.statement(`if (${error}) ${handled.code.replace('{error}', error)}`)
  const head = `${opening}${awaits(doc, rest) ? 'async ' : ''}(${error}) => {${newline}${own}${indent}${test}${newline}${own}${indent}`
  const end = rest.at(-1)!.end
  const tail = `${newline}${own}${doc.statement('})')}`
  const typed = withoutResult(doc, doc.functionAround(first), rest)
  return [...handled.edits, ...typed, doc.replace({ start: after?.start ?? first.start, end }, `${head}${deeper(doc, first.start, end)}${tail}`)]
}

/** What follows the call goes to the end of the callback that it has, and not where there was an error. */
function intoGiven(
  doc: Document, callback: FunctionNode, { after: statement, rest }: { readonly after: Node; readonly rest: readonly Node[] }, endpoint: Endpoint, project: RepairProject,
): readonly Edit[] {
  const { body } = callback
  if (body?.type !== 'BlockStatement') throw new CannotRepair('the callback of the call has no body that the answer could go to')
  const { newline, indent } = doc.style
  const own = doc.indentAt(statement.start)
  const test = looksAway({ node: callback, module: doc }) ? errorTest(doc, callback, endpoint, project) : null
  const text = `${test ? `${test.line}${newline}${own}${indent}` : ''}${deeper(doc, rest[0]!.start, rest.at(-1)!.end)}`
  const isEmpty = body.body.length === 0
  const at = isEmpty ? { start: body.start, end: body.end } : { start: body.body.at(-1)!.end, end: body.body.at(-1)!.end }
  const moved = isEmpty ? `{${newline}${own}${indent}${text}${newline}${own}}` : `${newline}${own}${indent}${text}`
  return [
    ...(test?.edits ?? []),
    ...withoutResult(doc, doc.functionAround(statement), rest),
    ...(awaits(doc, rest) ? madeAsync(doc, callback) : []),
    doc.replace(at, moved),
    doc.replace({ start: statement.end, end: rest.at(-1)!.end }, ''),
  ]
}

/** A callback that takes no notice of the error: it hands it on before it answers. */
function checked(doc: Document, call: CallExpression, endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const callback = call.arguments.find(isFunction)
  if (callback?.body?.type !== 'BlockStatement') throw new CannotRepair('the callback of the call is made elsewhere')
  const { error, line, edits } = errorTest(doc, callback, endpoint, project)
  // What is written to the log stays before.
  const steps = callback.body.body
  const first = steps[steps.findLastIndex((step) => callback.params.length > 0 && mentions(step, error)) + 1]
  if (first === undefined) throw new CannotRepair('the callback gives no answer')
  return [...edits, ...insertBefore(doc, { node: first, is: 'listed' }, [line])]
}

interface ErrorTest {
  /** What the callback calls its error. */
  readonly error: string
  /** `if (error) return next(error)` */
  readonly line: string
  readonly edits: readonly Edit[]
}

function errorTest(doc: Document, callback: FunctionNode, endpoint: Endpoint, project: RepairProject): ErrorTest {
  const fn = handlerAround(doc, callback, endpoint, 3)
  const handled = handlerOfErrors(doc, fn, endpoint, project)
  const [given] = callback.params
  if (given !== undefined && given.type !== 'Identifier') throw new CannotRepair('the error of the callback is taken apart')
  const error = given?.type === 'Identifier' ? given.name : (['error', 'err'].find((name) => !isTaken(doc, name, fn)) ?? 'error')
  const open = doc.text.indexOf('(', callback.start)
  if (!given && !/^\(\s*\)/.test(doc.text.slice(open))) throw new CannotRepair('the callback has no place for the error')
  const parameter = given ? [] : [doc.insert(open + 1, error)]
  return { error, line: doc.statement(`if (${error}) ${handled.code.replace('{error}', error)}`), edits: [...handled.edits, ...parameter] }
}
