/** Code that is given the failure of other code: does it do anything about it? A line in the log tells nobody who is waiting. */
import type { AssignmentExpression, Node } from 'oxc-parser'
import type { LogoutEvent, SwallowedFailure } from '../model/facts.ts'
import { mentions } from '../syntax/mentions.ts'
import type { FailureHandler } from '../syntax/run.ts'
import type { FunctionValue } from '../syntax/values.ts'
import { walk, walkWithin } from '../syntax/walk.ts'
import { isLogCall } from './logs.ts'

/** A completion callback that takes no error, never reads the one that it takes, or only writes it to a log. */
export function looksAway({ node, module }: { readonly node: FunctionValue['node']; readonly module: { readonly text: string } }): boolean {
  const [error] = node.params
  if (error === undefined) return true
  if (error.type !== 'Identifier' || node.body === null) return false
  if (!mentions(node.body, error.name)) return true
  if (node.body.type !== 'BlockStatement') return false
  const speaking = node.body.body.filter((statement) => mentions(statement, error.name))
  return speaking.every((statement) => onlyLogs(statement, module.text))
}

/** Does the handler go on as if nothing had failed? */
export function isSilent({ handler, of, module }: FailureHandler): boolean {
  if (handler.type === 'BlockStatement') return true
  const attempt = nodeAt(of, module.program)
  if (attempt === undefined || handler.body === null) return false
  if (handler.type === 'CatchClause' ? keepsResult(attempt) : !isDiscarded(of, module.program)) return false
  const { body } = handler
  const steps = body.type === 'BlockStatement' ? body.body : isNothing(body) ? [] : [body]
  return steps.every((step) => onlyLogs(step, module.text) || isRepeated(step, attempt, handler, module.text))
}

/** Does it hand every failure on? */
export function handsOn({ handler }: FailureHandler): boolean {
  if (handler.type === 'BlockStatement') return false
  const { body } = handler
  return body?.type === 'BlockStatement' && body.body.at(-1)?.type === 'ThrowStatement'
}

/** Is the event's failure one of the block? A promise that is returned fails outside of it. */
export function failsInside({ place, frames }: LogoutEvent, { handler, of, module }: FailureHandler): boolean {
  if (handler.type !== 'CatchClause' && handler.type !== 'BlockStatement') return true
  const attempt = nodeAt(of, module.program)
  let leaves = false
  if (attempt !== undefined) walk(attempt, (node) => {
    if (node.type !== 'ReturnStatement' || node.argument === null || node.argument.type === 'AwaitExpression') return
    const { start, end } = node
    leaves ||= [place, ...frames].some((one) => one.file === module.file && one.start >= start && one.end <= end)
  })
  return !leaves
}

function onlyLogs(statement: Node, text: string): boolean {
  switch (statement.type) {
    case 'EmptyStatement':
      return true
    case 'BlockStatement':
      return statement.body.every((inner) => onlyLogs(inner, text))
    case 'IfStatement':
      return onlyLogs(statement.consequent, text) && (statement.alternate === null || onlyLogs(statement.alternate, text))
    case 'ExpressionStatement':
      return isLog(statement.expression, text)
    default:
      return isLog(statement, text)
  }
}

const isLog = (given: Node, text: string): boolean => {
  const node = given.type === 'AwaitExpression' ? given.argument : given
  return node.type === 'CallExpression' && isLogCall(text.slice(node.callee.start, node.callee.end).replace(/\?\./g, '.'))
}

/** The same stands in the code that failed: the handler does what that would have done without a failure. */
function isRepeated(step: Node, attempt: Node, handler: Node, text: string): boolean {
  const said = wordingOf(step, text)
  let found = false
  walk(attempt, (node) => {
    found ||= (node.type === 'CallExpression' || node.type === 'ReturnStatement') && wordingOf(node, text) === said
    return !found && node !== handler
  })
  return found
}

const wordingOf = ({ start, end }: Node, text: string): string =>
  text.slice(start, end).replace(/\s+/g, ' ').replace(/ ?;$/, '').replace(/^(?:return|await) /, '')

/** What is assigned in the block may say afterwards whether it came to its end. */
function keepsResult(attempt: Node): boolean {
  let keeps = false
  walk(attempt, (node) => {
    keeps ||= node.type === 'UpdateExpression' || (node.type === 'AssignmentExpression' && !isEmptied(node))
    return !keeps
  })
  return keeps
}

const isEmptied = ({ right }: AssignmentExpression): boolean =>
  (right.type === 'Literal' && right.value === null) || (right.type === 'Identifier' && right.name === 'undefined')

/** A value that a promise's `catch` gives instead, and nobody looks at. */
const isNothing = (node: Node): boolean => node.type === 'Literal' || (node.type === 'Identifier' && node.name === 'undefined')

/** Nobody looks at what the promise gives: it is awaited as a statement of its own, or together with others. */
export function isDiscarded(promise: { readonly start: number; readonly end: number }, program: Node): boolean {
  let discarded = false
  walkWithin(program, (node, ancestors) => {
    if (node.start !== promise.start || node.end !== promise.end) return
    const around = ancestors.toReversed().find(({ type }) => !PASSING.has(type))
    discarded ||= around?.type === 'ExpressionStatement'
  })
  return discarded
}

/** The innermost promise that is made around the call is awaited, and what it gives is not looked at. */
export function isSettledUnseen(call: { readonly start: number; readonly end: number }, program: Node): boolean {
  let promise: Node | undefined
  walk(program, (node) => {
    if (node.start > call.start || node.end < call.end) return false
    if (node.type === 'NewExpression') promise = node
    return true
  })
  return promise !== undefined && isDiscarded(promise, program)
}

const PASSING: ReadonlySet<string> = new Set(['AwaitExpression', 'ParenthesizedExpression', 'UnaryExpression', 'ArrayExpression'])

function nodeAt({ start, end }: { readonly start: number; readonly end: number }, program: Node): Node | undefined {
  let found: Node | undefined
  walk(program, (node) => {
    if (node.start === start && node.end === end) found ??= node
    return found === undefined && node.start <= start && node.end >= end
  })
  return found
}

/** What is marked on the event. */
export const swallowedBy = ({ handler, of, module: { file } }: FailureHandler): SwallowedFailure => ({
  attempt: { file: of.file, start: of.start, end: of.end }, handler: { file, start: handler.start, end: handler.end }, goesOn: handler.type !== 'BlockStatement',
})
