/** How the front end asks for a logout: where the request goes, whether cookies travel with it, and who hears of its failure. */
import type { Argument, CallExpression, Expression, Node, ObjectExpression } from 'oxc-parser'
import type { ClientRequest } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { BrowserClient } from './browser-clients.ts'
import type { TextOf } from './client-storage.ts'
import { placeOf } from './recorder.ts'

type FunctionNode = Extract<Node, { type: 'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression' }>

/** A request, with the code around it. */
export interface Asked {
  /** `fetch(…)` or a call of an HTTP client. */
  readonly call: CallExpression
  /** Of the call, the program first. */
  readonly ancestors: readonly Node[]
  readonly address: Argument | Expression
  /** The object that has everything in it, where there is one: `axios({ url, method })`. */
  readonly description: ObjectExpression | null
}

/** @param client what the tables know of the callee */
export function describeRequest(asked: Asked, module: Module, textOf: TextOf, client: BrowserClient | null): ClientRequest {
  const { call, ancestors, address, description } = asked
  const url = address.type === 'SpreadElement' ? null : textOf(address)
  const option = client?.row.credentials
  return {
    host: hostOf(url, client),
    ...credentialsOf(asked, module, client),
    ...(option === undefined ? {} : { credentialsBy: `${option.option}: ${option.value === true ? 'true' : `'${option.value}'`}` }),
    outcome: description !== null && hasCallbacks(description) ? 'used' : outcomeOf(call, ancestors),
    cleanUp: cleanUpAfter(call, ancestors, module),
  }
}

/** The host of an absolute address; empty for a path of the own one. */
function hostOf(url: string | null, client: BrowserClient | null): string | null {
  if (url === null) return null
  const own = ABSOLUTE.exec(url)?.[1]
  if (own !== undefined) return own
  return client?.base == null ? (client === null ? '' : null) : (ABSOLUTE.exec(client.base)?.[1] ?? '')
}

const ABSOLUTE = /^(?:https?:)?\/\/([^/?#]+)/i

/** Does the request say that cookies go along to other origins, or does it carry a token of its own? */
function credentialsOf(
  { call, description }: Asked, module: Module, client: BrowserClient | null,
): Pick<ClientRequest, 'credentials' | 'authorized'> {
  const option = client?.row.credentials
  if (client === null || option === undefined) return { credentials: 'unknown', authorized: true }
  const method = call.callee.type === 'MemberExpression' && call.callee.property.type === 'Identifier' ? call.callee.property.name : ''
  const options = description ?? call.arguments[client.row.optionsAt?.[method] ?? 1]
  if (options === undefined) return { credentials: client.credentials, authorized: client.authorized }
  if (options.type !== 'ObjectExpression') return { credentials: 'unknown', authorized: true }
  const authorized = client.authorized || /authorization|bearer/i.test(module.text.slice(options.start, options.end))
  let { credentials } = client
  for (const property of options.properties) {
    if (property.type === 'SpreadElement') return { credentials: 'unknown', authorized }
    if (property.key.type !== 'Identifier' || property.key.name !== option.option) continue
    credentials = property.value.type === 'Literal' ? (property.value.value === option.value ? 'included' : 'omitted') : 'unknown'
  }
  return { credentials, authorized }
}

/** `success` and `error` of jQuery, `fail` of mini programs: who gives one of them hears of what becomes of the request. */
function hasCallbacks({ properties }: ObjectExpression): boolean {
  return properties.some((one) => one.type === 'SpreadElement'
    || (one.key.type === 'Identifier' && /^(?:success|error|fail|complete|beforeSend)$/.test(one.key.name)))
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

/** The first statement after the request, in its function or a `finally`, that clears what the browser keeps; null for none. */
function cleanUpAfter(call: CallExpression, ancestors: readonly Node[], module: Module): ClientRequest['cleanUp'] {
  const home = ancestors.findLast(isFunction)
  if (home?.body?.type !== 'BlockStatement') return null
  const attempt = ancestors.slice(ancestors.indexOf(home))
    .findLast((node) => node.type === 'TryStatement' && isWithin(call, node.block))
  const last = attempt?.type === 'TryStatement' ? (attempt.finalizer?.body ?? []) : []
  const statement = [...last, ...home.body.body].find((one) => one.start > call.end && clearsBrowser(module.text.slice(one.start, one.end)))
  return statement === undefined ? null : placeOf({ file: module.file, start: statement.start, end: statement.end })
}

function isFunction(node: Node): node is FunctionNode {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression'
}

const isWithin = (inner: Node, outer: Node): boolean => inner.start >= outer.start && inner.end <= outer.end
