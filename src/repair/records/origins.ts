/**
 * Where a value comes from, followed backwards through variables, and through parameters to whoever calls: to the cookie that the
 * browser sent. What is done with the cookie on the way is kept, so that the value can be made elsewhere, too.
 */
import type { CallExpression, Node } from 'oxc-parser'
import { calledName } from '../calls.ts'
import type { Document, FunctionNode } from '../document.ts'
import { propertyNamed } from '../objects.ts'
import type { RepairProject } from '../repair-project.ts'
import { cookieReadOf, cookieTaken, type CookieRead } from './cookie-reads.ts'
import { documentsWith, type Reference } from '../modules.ts'
import { bare, meaningOf, nameOfFunction, type Meaning } from '../scopes.ts'

/** A value, as code in which `COOKIE` stands for the cookie that it is made of. */
export interface Made {
  readonly code: string
  /** Null for what is the same for everybody. */
  readonly read: CookieRead | null
  /** Names of modules that the code needs. */
  readonly needs: readonly Reference[]
  /** What the project calls the cookie where it reads it into a variable. */
  readonly called: string | null
}

/** A value that is made of a cookie. */
export interface Origin extends Made {
  readonly read: CookieRead
}

export const COOKIE = '\u0001'

/** How many variables, parameters and calls are followed. */
const DEPTH = 12

/** Where a value comes from, if that is a cookie. */
export function originOf(doc: Document, node: Node, project: RepairProject): Origin | null {
  const made = madeOf(doc, node, project, 0)
  return made?.read == null ? null : { ...made, read: made.read }
}

function madeOf(doc: Document, given: Node, project: RepairProject, depth: number): Made | null {
  if (depth > DEPTH) return null
  const node = bare(given)
  const read = cookieReadOf(doc, node, project)
  if (read) return { code: COOKIE, read, needs: [], called: null }
  const deeper = (inner: Node): Made | null => madeOf(doc, inner, project, depth + 1)
  switch (node.type) {
    case 'Identifier': return ofName(doc, node, project, depth + 1)
    case 'Literal': return { code: doc.textOf(node), read: null, needs: [], called: null }
    case 'LogicalExpression': return ofAlternatives(node, deeper)
    case 'AwaitExpression': return joined(doc, node, [node.argument], deeper, { wrap: true })
    case 'TemplateLiteral': return joined(doc, node, node.expressions, deeper)
    case 'BinaryExpression': return node.operator === '+' ? joined(doc, node, [node.left, node.right], deeper) : null
    case 'MemberExpression': return ofMember(doc, node, deeper)
    case 'CallExpression': case 'NewExpression': return isPlain(node) ? joined(doc, node, [node.callee, ...node.arguments], deeper) : null
    default: return null
  }
}

/** Of `cookie || body` the side that the browser always sends. */
function ofAlternatives(node: Extract<Node, { type: 'LogicalExpression' }>, deeper: (inner: Node) => Made | null): Made | null {
  if (node.operator === '&&') return null
  const left = deeper(node.left)
  if (left?.read) return left
  const right = deeper(node.right)
  return right?.read ? right : null
}

/**
 * Calls that only turn a text into another. One that checks what it is given throws where that is no longer valid, and a logout has to
 * work then, too.
 */
const isPlain = (node: Extract<Node, { type: 'CallExpression' | 'NewExpression' }>): boolean => TURNS.test(calledName(node) ?? '')

const TURNS = /^(?!.*(?:verify|compare|check))(?:.*(?:hash|sha_?\d|digest|encod|hex|base64).*|create(?:Hash|Hmac)|hmac|md5|update|to[A-Z]\w*|String|from|trim|slice|substring|Buffer|TextEncoder|Uint8Array)$/i

function ofMember(doc: Document, node: Extract<Node, { type: 'MemberExpression' }>, deeper: (inner: Node) => Made | null): Made | null {
  if (node.computed) return null
  const object = deeper(node.object)
  if (object === null) return null
  // What a store of cookies gives for a name has the text in `value`.
  if (object.code === COOKIE && object.read !== null) {
    const { read } = object
    if (doc.textOf(node.property) === 'value') return { ...object, read: { ...read, suffix: `${read.suffix}?.value` } }
  }
  return { ...object, code: `${object.code}${doc.text.slice(node.object.end, node.end)}` }
}

/** The text of a node with parts of it made anew. */
function joined(doc: Document, node: Node, parts: readonly Node[], deeper: (inner: Node) => Made | null, { wrap = false } = {}): Made | null {
  const made = parts.map((part) => (part.type === 'SpreadElement' ? null : deeper(part)))
  if (!made.every((one) => one !== null)) return null
  const reads = made.flatMap(({ read }) => read ?? [])
  if (new Set(reads.map(({ cookie }) => cookie)).size > 1) return null
  let code = ''
  let at = node.start
  parts.forEach((part, index) => {
    code += doc.text.slice(at, part.start) + made[index]!.code
    at = part.end
  })
  code += doc.text.slice(at, node.end)
  return { code: wrap ? `(${code})` : code, read: reads[0] ?? null, needs: made.flatMap(({ needs }) => needs), called: made.find(({ called }) => called)?.called ?? null }
}

function ofName(doc: Document, node: Extract<Node, { type: 'Identifier' }>, project: RepairProject, depth: number): Made | null {
  const meaning = meaningOf(doc, node.name, node)
  switch (meaning.is) {
    case 'of-the-module': return { code: node.name, read: null, needs: [{ doc, name: node.name }], called: null }
    case 'variable': return named(ofVariable(doc, meaning, project, depth), node.name)
    case 'assigned': return named(meaning.values.map((value) => madeOf(doc, value, project, depth)).find((made) => made?.read) ?? null, node.name)
    case 'parameter': return ofParameter(doc, meaning, project, depth)
    case 'unclear': return null
  }
}

const named = (made: Made | null, name: string): Made | null => (made?.code === COOKIE && made.read?.suffix !== undefined ? { ...made, called: made.called ?? name } : made)

function ofVariable(doc: Document, { value, member }: Extract<Meaning, { is: 'variable' }>, project: RepairProject, depth: number): Made | null {
  if (member === null) return madeOf(doc, value, project, depth)
  const read = cookieTaken(doc, value, member, project)
  return read && { code: COOKIE, read, needs: [], called: null }
}

/** What those who call a function give for its parameter. */
function ofParameter(doc: Document, { fn, index, member }: Extract<Meaning, { is: 'parameter' }>, project: RepairProject, depth: number): Made | null {
  for (const { doc: from, call } of callsOf(doc, fn, project)) {
    const given = call.arguments[index]
    const value = given === undefined || member === null ? given : memberOf(given, member)
    const made = value === undefined ? null : madeOf(from, value, project, depth)
    if (made?.read) return made
  }
  return null
}

function memberOf(given: Node, member: string): Node | undefined {
  return given.type === 'ObjectExpression' ? propertyNamed(given, member)?.value : undefined
}

export interface Call {
  readonly doc: Document
  readonly call: CallExpression
}

/** The calls of a function of the project, as far as its name tells. */
export function callsOf(doc: Document, fn: FunctionNode, project: RepairProject): readonly Call[] {
  const name = nameOfFunction(doc, fn)
  if (name === null || name.length < 2) return []
  const isMethod = !['FunctionDeclaration', 'VariableDeclarator'].includes(fn.type === 'FunctionDeclaration' ? fn.type : (doc.parentOf(fn)?.type ?? ''))
  return documentsWith(name, project).flatMap((other) => other.nodes.flatMap((node): Call[] => {
    if (node.type !== 'CallExpression' || calledName(node) !== name) return []
    // A method is called on something; a function may be, by whoever imports its whole module.
    return isMethod && node.callee.type !== 'MemberExpression' ? [] : [{ doc: other, call: node }]
  }))
}
