/** How the front end asks for a logout: where the request goes, whether cookies travel with it, and who hears of its failure. */
import type { CallExpression, Node } from 'oxc-parser'
import type { ClientRequest } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import { placeOf } from './recorder.ts'
import type { TextOf } from './client-storage.ts'

type FunctionNode = Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>

/**
 * @param call `fetch(…)` or a call of an HTTP client
 * @param ancestors of the call, the program first
 */
export function describeRequest(call: CallExpression, ancestors: readonly Node[], module: Module, textOf: TextOf): ClientRequest {
  const [target] = call.arguments
  const url = target === undefined || target.type === 'SpreadElement' ? null : textOf(target)
  return {
    host: url === null ? null : hostOf(url),
    ...credentialsOf(call, module),
    outcome: outcomeOf(call, ancestors),
    cleanUp: cleanUpAfter(call, ancestors, module),
  }
}

/** The host of an absolute address; empty for a path of the own one. */
function hostOf(url: string): string {
  return /^(?:https?:)?\/\/([^/?#]+)/i.exec(url)?.[1] ?? ''
}

/** With `fetch`: does the request say that cookies go along to other origins, or does it carry a token of its own? */
function credentialsOf(call: CallExpression, module: Module): Pick<ClientRequest, 'credentials' | 'authorized'> {
  const options = call.arguments[1]
  if (options === undefined) return { credentials: 'omitted', authorized: false }
  if (options.type !== 'ObjectExpression') return { credentials: 'unknown', authorized: true }
  const authorized = /authorization|bearer/i.test(module.text.slice(options.start, options.end))
  let credentials: ClientRequest['credentials'] = 'omitted'
  for (const property of options.properties) {
    if (property.type === 'SpreadElement') return { credentials: 'unknown', authorized }
    if (property.key.type !== 'Identifier' || property.key.name !== 'credentials') continue
    credentials = property.value.type === 'Literal' ? (property.value.value === 'include' ? 'included' : 'omitted') : 'unknown'
  }
  return { credentials, authorized }
}

// --- what becomes of the answer ---------------------------------------------------------------------------------------------

/** Walks from the call outwards to the function that it stands in. */
function outcomeOf(call: CallExpression, ancestors: readonly Node[]): ClientRequest['outcome'] {
  let inner: Node = call
  for (const node of ancestors.toReversed()) {
    if (isFunction(node)) return node.body === inner ? 'handed-on' : 'used'
    if (node.type === 'AwaitExpression') return swallowedByTry(inner, ancestors) ? 'swallowed' : 'awaited'
    if (node.type === 'ReturnStatement') return 'handed-on'
    if (node.type === 'ExpressionStatement') return 'ignored'
    if (node.type === 'UnaryExpression' && node.operator === 'void') return 'ignored'
    // `fetch(…).catch(() => {})` and `fetch(…).then(done)`: the chain goes on, and somebody looks at it.
    if (node.type === 'MemberExpression' && node.object === inner && node.property.type === 'Identifier') return chained(node, ancestors)
    if (node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression' || node.type === 'CallExpression') return 'used'
    inner = node
  }
  return 'used'
}

function chained(member: Extract<Node, { type: 'MemberExpression' }>, ancestors: readonly Node[]): ClientRequest['outcome'] {
  const call = ancestors[ancestors.indexOf(member) - 1]
  if (call?.type !== 'CallExpression' || member.property.type !== 'Identifier' || member.property.name !== 'catch') return 'used'
  const [handler] = call.arguments
  return handler !== undefined && isFunction(handler) && saysNothing(handler.body) ? 'swallowed' : 'used'
}

/** The innermost `try` around a node, in the same function, whose `catch` says nothing to anybody. */
function swallowedByTry(inner: Node, ancestors: readonly Node[]): boolean {
  for (const node of ancestors.toReversed()) {
    if (isFunction(node)) return false
    if (node.type === 'TryStatement' && isWithin(inner, node.block)) return node.handler !== null && saysNothing(node.handler.body)
  }
  return false
}

/** Nothing is done, or a line is written to the console. */
function saysNothing(body: Node | null): boolean {
  if (body === null) return true
  if (body.type !== 'BlockStatement') return isConsole(body) || body.type === 'Literal' || (body.type === 'Identifier' && body.name === 'undefined')
  return body.body.every((statement) => statement.type === 'EmptyStatement' || (statement.type === 'ExpressionStatement' && isConsole(statement.expression)))
}

const isConsole = (node: Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'console'

// --- what is done afterwards ------------------------------------------------------------------------------------------------

const CLEANS = /\b(?:local|session)Storage\b[^;\n]*\b(?:removeItem|clear)\b|\bCookies?\.remove\(|\b(?:remove|clear)\w*(?:Token|Auth|User|Session|Storage|Cookie)s?\w*\(|\bset(?:Is)?(?:User|Auth|Token|CurrentUser|LoggedIn|Authenticated)\w*\(\s*(?:null|undefined|false|'')/

/** Does code clear what the browser keeps of the user? */
export const clearsBrowser = (code: string): boolean => CLEANS.test(code)

/** The first statement after the request, in its function, that clears what the browser keeps; null where there is none. */
function cleanUpAfter(call: CallExpression, ancestors: readonly Node[], module: Module): ClientRequest['cleanUp'] {
  const home = ancestors.findLast(isFunction)
  if (home?.body?.type !== 'BlockStatement') return null
  const statement = home.body.body.find((one) => one.start > call.end && clearsBrowser(module.text.slice(one.start, one.end)))
  return statement === undefined ? null : placeOf({ file: module.file, start: statement.start, end: statement.end })
}

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
}

const isWithin = (inner: Node, outer: Node): boolean => inner.start >= outer.start && inner.end <= outer.end
