/** Where code reads a cookie that came with the request. */
import type { Node } from 'oxc-parser'
import { calledName, keyName } from '../calls.ts'
import type { Document } from '../document.ts'
import type { RepairProject } from '../repair-project.ts'
import { textOf } from './constants.ts'
import { documentsWith } from '../modules.ts'
import { bare } from '../scopes.ts'

/** An expression that yields the text of a cookie: `node`, with what stands behind it. */
export interface CookieRead {
  readonly cookie: string
  readonly doc: Document
  readonly node: Node
  /** `.refresh_token`, `?.value`. */
  readonly suffix: string
}

/** What an expression reads, if that is a cookie of the project's: `req.cookies.sid`, `cookies.get('sid')`, `getCookie(c, 'sid')`. */
export function cookieReadOf(doc: Document, given: Node, project: RepairProject): CookieRead | null {
  const node = bare(given)
  const read = (cookie: string | null, suffix = ''): CookieRead | null =>
    cookie !== null && project.cookies.has(cookie) ? { cookie, doc, node, suffix } : null
  if (node.type === 'MemberExpression') {
    if (!node.computed && node.property.type === 'Identifier' && node.property.name === 'value' && bare(node.object).type === 'CallExpression') {
      const inner = cookieReadOf(doc, node.object, project)
      if (inner) return { ...inner, node }
    }
    if (!COOKIES.test(doc.textOf(node.object))) return null
    return read(node.computed ? textOf(doc, node.property, project) : keyName(node.property))
  }
  return node.type === 'CallExpression' && READS.test(calledName(node) ?? '') ? read(cookieAsked(doc, node, project)) : null
}

/** A cookie that a pattern takes out of an object of them: `const { sid } = req.cookies`. */
export function cookieTaken(doc: Document, object: Node, member: string, project: RepairProject): CookieRead | null {
  const node = withoutDefault(object)
  if (!COOKIES.test(doc.textOf(node)) || !project.cookies.has(member)) return null
  return { cookie: member, doc, node, suffix: /^[A-Za-z_$][\w$]*$/.test(member) ? `.${member}` : `[${doc.quoted(member)}]` }
}

/** An object of cookies, by its name. */
const COOKIES = /cookies\)?[!?]*$/i

/** Functions and methods that read; what they are called on, or they themselves, has to speak of cookies. */
const READS = /^(?:get|read|fetch|find|extract)|^cookies?(?:of|from|by|named|value)/i

function cookieAsked(doc: Document, call: Extract<Node, { type: 'CallExpression' }>, project: RepairProject): string | null {
  const { callee } = call
  if (!call.arguments.every(isPlain)) return null
  const isOfCookies = /cookie/i.test(callee.type === 'MemberExpression' ? `${doc.textOf(callee.object)} ${calledName(call) ?? ''}` : (calledName(call) ?? ''))
  if (!isOfCookies || call.arguments.length > 2) return null
  const names = call.arguments.flatMap((argument) => textOf(doc, argument, project) ?? [])
  return names.length === 1 ? names[0]! : null
}

/** A name, a member or a text; what is computed is a value to be set. */
function isPlain(given: Node): boolean {
  const node = bare(given)
  return node.type === 'Identifier' || node.type === 'Literal' || (node.type === 'MemberExpression' && isPlain(node.object))
}

/** `req.cookies ?? {}`. */
export function withoutDefault(given: Node): Node {
  const node = bare(given)
  return node.type === 'LogicalExpression' && node.operator !== '&&' ? bare(node.left) : node
}

/** All reads of a cookie in the project. */
export function readsOf(cookie: string, project: RepairProject): readonly CookieRead[] {
  return documentsWith('ookie', project).flatMap((doc) => doc.nodes.flatMap((node) => {
    if (node.type === 'VariableDeclarator' && node.id.type === 'ObjectPattern' && node.init != null) {
      const takes = node.id.properties.some((one) => one.type === 'Property' && keyName(one.key) === cookie)
      return takes ? (cookieTaken(doc, node.init, cookie, project) ?? []) : []
    }
    if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return []
    const read = cookieReadOf(doc, node, project)
    const parent = doc.parentOf(node)
    // The whole of it counts: `cookies().get('sid')?.value`.
    const isPart = parent?.type === 'MemberExpression' && parent.object === node && parent.property.type === 'Identifier' && parent.property.name === 'value'
    return read?.cookie === cookie && !isPart && !isWritten(doc, node) ? [read] : []
  }))
}

function isWritten(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return (parent?.type === 'AssignmentExpression' && parent.left === node) || (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
}
