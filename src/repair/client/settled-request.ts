/** Statements that run when a request has ended, whether it was answered or failed. */
import type { CallExpression, Node } from 'oxc-parser'
import type { Edit } from '../../model/finding.ts'
import { isFunction, type Document } from '../document.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { deeper } from '../statements.ts'
import { requestRowOf } from './request-rows.ts'

type TryStatement = Extract<Node, { type: 'TryStatement' }>

/**
 * Edits after which the statements run as soon as the request has ended, and before anything else that waits for it.
 *
 * @param lines statements without indentation, each with its semicolon if the file has them
 * @throws CannotRepair where nobody waits for the request, and what it gives may be no promise
 */
export function whenEnded(
  doc: Document, call: CallExpression, lines: readonly string[], project: RepairProject,
): readonly Edit[] {
  const awaited = awaitOf(doc, call)
  const attempt = awaited === null ? null : attemptAround(doc, awaited)
  if (attempt !== null) return [inFinally(doc, attempt, lines)]
  const statement = awaited === null ? undefined : doc.parentOf(awaited)
  if (statement?.type === 'ExpressionStatement' && isListed(doc, statement)) return [wrapped(doc, statement, statement, lines)]
  const row = requestRowOf(doc, call, project)
  if (row?.promise === true) return [chained(doc, call, lines)]
  if (awaited !== null) return [wrappedToEnd(doc, awaited, lines)]
  throw new CannotRepair(`nobody awaits \`${doc.textOf(call.callee)}\`, and whether it gives a promise is not known`)
}

/** The `await` of a call, or of the chain that it begins. */
export function awaitOf(doc: Document, call: Node): Node | null {
  const outer = doc.parentOf(chainOf(doc, call))
  return outer?.type === 'AwaitExpression' ? outer : null
}

/** The call with all that is called on what it gives: `fetch(…).then(…).catch(…)`. */
export function chainOf(doc: Document, call: Node): Node {
  const parent = doc.parentOf(call)
  if (parent === undefined) return call
  const goesOn = (parent.type === 'MemberExpression' && parent.object === call)
    || (parent.type === 'CallExpression' && parent.callee === call)
    || ['ChainExpression', 'ParenthesizedExpression', 'TSNonNullExpression', 'TSAsExpression'].includes(parent.type)
  return goesOn ? chainOf(doc, parent) : call
}

/** The innermost `try` around a node, in the same function, whose block it stands in. */
export function attemptAround(doc: Document, node: Node): TryStatement | null {
  for (const outer of doc.around(node)) {
    if (isFunction(outer)) return null
    if (outer.type === 'TryStatement' && outer.block.start <= node.start && outer.block.end >= node.end) return outer
  }
  return null
}

function inFinally(doc: Document, attempt: TryStatement, lines: readonly string[]): Edit {
  const { newline, indent } = doc.style
  const own = doc.indentAt(attempt.start)
  const text = lines.map((line) => `${own}${indent}${line}${newline}`).join('')
  const { finalizer, handler, block } = attempt
  if (finalizer == null) {
    // Where `catch` stands on a line of its own, `finally` does.
    const before = handler !== null && doc.text.slice(block.end, handler.start).includes('\n') ? `${newline}${own}` : ' '
    return doc.insert(attempt.end, `${before}finally {${newline}${text}${own}}`)
  }
  const [first] = finalizer.body
  if (first === undefined) return doc.replace(finalizer, `{${newline}${text}${own}}`)
  return doc.insert(first.start, lines.map((line) => `${line}${newline}${doc.indentAt(first.start)}`).join(''))
}

const isListed = (doc: Document, statement: Node): boolean => doc.parentOf(statement)?.type === 'BlockStatement'

/** `try { … } finally { … }` around statements of a list. */
function wrapped(doc: Document, first: Node, last: Node, lines: readonly string[]): Edit {
  const { newline, indent } = doc.style
  const own = doc.indentAt(first.start)
  const inner = lines.map((line) => `${own}${indent}${line}${newline}`).join('')
  const tried = deeper(doc, first.start, last.end)
  const text = `try {${newline}${own}${indent}${tried}${newline}${own}} finally {${newline}${inner}${own}}`
  return doc.replace({ start: first.start, end: last.end }, text)
}

/** What is declared from the request is used by what follows it. */
function wrappedToEnd(doc: Document, awaited: Node, lines: readonly string[]): Edit {
  const statement = [...doc.around(awaited)].find((node) => isListed(doc, node))
  const list = statement === undefined ? undefined : doc.parentOf(statement)
  if (statement === undefined || list?.type !== 'BlockStatement') {
    throw new CannotRepair('the request for the logout stands in no block')
  }
  return wrapped(doc, statement, list.body.at(-1)!, lines)
}

/** `.finally(() => …)` behind the request, before what else is done with its answer. */
function chained(doc: Document, call: CallExpression, lines: readonly string[]): Edit {
  const { newline, indent } = doc.style
  const next = /^\s*\n([ \t]*)\??\./.exec(doc.text.slice(call.end))
  const own = next?.[1] ?? doc.indentAt(call.end - 1)
  const [only] = lines
  const body = lines.length === 1 ? only!.replace(/;$/, '')
    : `{${newline}${lines.map((line) => `${own}${indent}${line}${newline}`).join('')}${own}}`
  return doc.insert(call.end, `${next ? `${newline}${own}` : ''}.finally(() => ${body})`)
}
