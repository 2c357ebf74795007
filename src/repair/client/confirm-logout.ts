/** `confirm-client-logout`: the browser is cleared when the server has answered, and a failure is told to somebody. */
import type { CallExpression, Node } from 'oxc-parser'
import type { Place } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { isFunction, type Document, type FunctionNode } from '../document.ts'
import { madeAsync } from '../functions.ts'
import { isTaken } from '../imports.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { deeper } from '../statements.ts'
import { mayTakeLonger } from './callers.ts'
import { failureNotice, type Notice } from './failure-notice.ts'
import { requestRowOf } from './request-rows.ts'
import { attemptAround, awaitOf, chainOf } from './settled-request.ts'

type TryStatement = Extract<Node, { type: 'TryStatement' }>

/** A request whose failure nobody hears of. */
interface Unheard {
  readonly doc: Document
  readonly call: CallExpression
  readonly fn: FunctionNode
  /** The statement of the function's body that it stands in, and those that follow. */
  readonly statement: Node
  readonly rest: readonly Node[]
  /** The `try` whose `catch` says nothing; null where there is none. */
  readonly attempt: TryStatement | null
  /** Member of the answer that says whether it is one of success; null where an error status is a failure anyway. */
  readonly success: string | null
}

/**
 * @param place the request
 * @param cleanUp the statement that clears the browser
 * @throws CannotRepair with the reason
 */
export function confirmClientLogout(place: Place, cleanUp: Place, project: RepairProject): readonly Edit[] {
  const request = unheardAt(place, project)
  const { doc, fn, rest, attempt } = request
  if (!fn.async && !mayTakeLonger(doc, fn, project)) {
    throw new CannotRepair('the function does not wait for the server, and neither do those that call it')
  }
  const next = [...(attempt?.finalizer == null ? [] : [attempt.finalizer]), ...rest]
  const notice = failureNotice(doc, fn, next.map((node) => doc.textOf(node)).join(' '))
  const edits = notice === null ? clearedInFinally(request, cleanUp) : told(request, notice)
  return [...madeAsync(doc, fn), ...edits]
}

function unheardAt(place: Place, project: RepairProject): Unheard {
  const doc = project.document(place.file)
  const call = doc.callAt(place)
  const fn = call === null ? undefined : doc.functionAround(call)
  if (call === null || fn?.body?.type !== 'BlockStatement') {
    throw new CannotRepair('the request stands in no function with statements')
  }
  const { body } = fn.body
  const at = body.findIndex((one) => one.start <= call.start && one.end >= call.end)
  const statement = body[at]!
  const attempt = statement.type === 'TryStatement' && statement.block.end >= call.end ? statement : null
  if (attempt !== null && attemptAround(doc, call) !== attempt) {
    throw new CannotRepair('the request stands in a `try` inside another one')
  }
  const isAlone = statement.type === 'ExpressionStatement' && isRequest(doc, call, statement.expression)
  if (!isAlone && attempt === null) throw new CannotRepair('the request is part of a larger statement')
  const success = requestRowOf(doc, call, project)?.successMember ?? null
  return { doc, call, fn, statement, rest: body.slice(at + 1), attempt, success }
}

/** `fetch(…)`, `await fetch(…)`, `void fetch(…).catch(…)`. */
function isRequest(doc: Document, call: CallExpression, expression: Node): boolean {
  const whole = expression.type === 'AwaitExpression' || expression.type === 'UnaryExpression' ? expression.argument : expression
  return chainOf(doc, call) === whole || call === whole
}

// --- somebody is told -------------------------------------------------------------------------------------------------------

/** The file's own way of telling users about failures, in the `catch` that said nothing. */
function told(request: Unheard, { parameter, error, code }: Notice): readonly Edit[] {
  const { doc, statement, attempt } = request
  const { newline, indent } = doc.style
  const own = doc.indentAt(statement.start)
  const body = `{${newline}${own}${indent}${doc.statement(code)}${newline}${own}}`
  const head = parameter === '' ? 'catch' : `catch (${parameter})`
  if (attempt === null) {
    const tried = confirmed(request).map((line) => `${own}${indent}${line}${newline}`).join('')
    return [doc.replace(statement, `try {${newline}${tried}${own}} ${head} ${body}`)]
  }
  const handler = attempt.handler!
  const [last] = handler.body.body.slice(-1)
  if (last === undefined) {
    return [...checked(request), doc.replace(handler, `${head} ${body}`)]
  }
  const known = handler.param?.type === 'Identifier' ? handler.param.name : null
  if (error !== '' && handler.param !== null && known !== error) {
    throw new CannotRepair('the error is caught by another name than elsewhere in the file')
  }
  const isUnnamed = handler.param === null && error !== ''
  const named = isUnnamed ? [doc.replace({ start: handler.start, end: handler.body.start }, `${head} `)] : []
  return [...checked(request), ...named, doc.insert(last.end, `${newline}${doc.indentAt(last.start)}${doc.statement(code)}`)]
}

/** The request, awaited, and what makes a failure of an answer with an error status. */
function confirmed({ doc, call, fn, success }: Unheard): readonly string[] {
  const text = `await ${deeper(doc, call.start, call.end)}`
  if (success === null) return [doc.statement(text)]
  const name = answerName(doc, fn)
  return [doc.statement(`const ${name} = ${text}`), doc.statement(unlessSuccess(name, success))]
}

const answerName = (doc: Document, fn: FunctionNode): string =>
  ['response', 'answer'].find((candidate) => !isTaken(doc, candidate, fn)) ?? 'logoutResponse'

function unlessSuccess(name: string, success: string): string {
  return `if (!${name}.${success}) throw new Error(\`Logging out failed: \${${name}.status}\`)`
}

/** The same in a `try` that is there: where the answer is looked at already, it is left as it is. */
function checked({ doc, call, fn, success }: Unheard): readonly Edit[] {
  const awaited = awaitOf(doc, call)
  const statement = doc.parentOf(awaited ?? call)
  const isAlone = statement?.type === 'ExpressionStatement' && chainOf(doc, call) === call
  if (awaited === null && !isAlone) throw new CannotRepair('the request is part of a larger statement')
  const awaiting = awaited === null ? 'await ' : ''
  if (!isAlone || success === null) return awaiting === '' ? [] : [doc.insert(call.start, awaiting)]
  const name = answerName(doc, fn)
  const next = `${doc.style.newline}${doc.indentAt(statement.start)}${doc.statement(unlessSuccess(name, success))}`
  return [doc.insert(statement.start, `const ${name} = ${awaiting}`), doc.insert(statement.end, next)]
}

// --- the failure goes on ----------------------------------------------------------------------------------------------------

/** What clears the browser goes into `finally`, and the failure on to whoever called. */
function clearedInFinally(request: Unheard, cleanUp: Place): readonly Edit[] {
  const { doc, statement, attempt } = request
  if (attempt?.finalizer != null) return failing(request, attempt, cleanUp)
  const moved = movable(request, cleanUp)
  const { newline, indent } = doc.style
  const own = doc.indentAt(statement.start)
  const end = moved.at(-1)!.end
  const start = statement.end + /^\s*/.exec(doc.text.slice(statement.end))![0].length
  const text = deeper(doc, start, end)
  const block = ` finally {${newline}${own}${indent}${text}${newline}${own}}`
  if (attempt === null) {
    const tried = confirmed(request).map((line) => `${own}${indent}${line}${newline}`).join('')
    return [doc.replace({ start: statement.start, end }, `try {${newline}${tried}${own}}${block}`)]
  }
  return [...checked(request), ...rethrown(doc, attempt), doc.replace({ start: statement.end, end }, block)]
}

/** The browser is cleared in `finally` already: the failure only has to go on. */
function failing(request: Unheard, attempt: TryStatement, cleanUp: Place): readonly Edit[] {
  const { finalizer } = attempt
  if (finalizer === null || cleanUp.end > finalizer.end) {
    throw new CannotRepair('the request has a `finally`, and the browser is cleared behind it')
  }
  if (endsFunction(request.doc, finalizer)) throw new CannotRepair('the `finally` ends the function, and the failure with it')
  return [...checked(request), ...rethrown(request.doc, attempt)]
}

/** A `catch` that does nothing goes; one that writes to the console hands the error on. */
function rethrown(doc: Document, { block, handler }: TryStatement): readonly Edit[] {
  if (handler === null) return []
  const last = handler.body.body.at(-1)
  if (last === undefined) return [doc.replace({ start: block.end, end: handler.end }, '')]
  if (handler.param !== null && handler.param.type !== 'Identifier') throw new CannotRepair('the caught error is taken apart')
  const named = handler.param === null ? [doc.replace({ start: handler.start, end: handler.body.start }, 'catch (error) ')] : []
  const throws = doc.statement(`throw ${handler.param?.name ?? 'error'}`)
  return [...named, doc.insert(last.end, `${doc.style.newline}${doc.indentAt(last.start)}${throws}`)]
}

/** The statements after the request up to the first that ends the function: in `finally`, that would end the failure, too. */
function movable({ doc, rest }: Unheard, cleanUp: Place): readonly Node[] {
  const exit = rest.findIndex((node) => endsFunction(doc, node))
  const moved = exit < 0 ? rest : rest.slice(0, exit)
  const stays = exit < 0 ? [] : rest.slice(exit)
  if (!moved.some(({ start }) => start === cleanUp.start)) {
    throw new CannotRepair('the function may end before the browser is cleared')
  }
  const names = moved.flatMap((node) => (node.type === 'VariableDeclaration' ? doc.nodes.filter((one) =>
    one.type === 'Identifier' && node.declarations.some(({ id }) => one.start >= id.start && one.end <= id.end)) : []))
  const isNeeded = names.some((declared) =>
    declared.type === 'Identifier' && stays.some((node) => isTaken(doc, declared.name, node)))
  if (isNeeded) throw new CannotRepair('what is declared while the browser is cleared is used afterwards')
  return moved
}

function endsFunction(doc: Document, statement: Node): boolean {
  const home = doc.functionAround(statement)
  return doc.nodes.some((node) => (node.type === 'ReturnStatement' || node.type === 'ThrowStatement')
    && node.start >= statement.start && node.end <= statement.end && [...doc.around(node)].find(isFunction) === home)
}
