/** What a string with an address in it is there for, as far as that leads nobody to the address. */
import type { Node } from 'oxc-parser'
import { literally, memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import type { Migration } from './migration.ts'

/** `import './logout'`, `require('./logout')`, `vi.mock('./logout')`. */
export function isModuleName(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  if (parent === undefined) return false
  if (/^(?:Import|Export)/.test(parent.type)) return parent.type !== 'ExportDefaultDeclaration'
  if (parent.type !== 'CallExpression' || parent.arguments[0] !== node) return false
  return /^(?:require(?:\.resolve)?|(?:jest|vi)\.(?:un|do)?mock|(?:jest|vi)\.(?:requireActual|importActual)|lazy)$/.test(
    doc.textOf(parent.callee),
  )
}

const CLIENT = /axios|http|client|\bky\b|\bgot\b|agent|^\$|jQuery|fetch/i
/** Names that routers and clients have. */
const EITHER = /api|instance|service|request/i
const REGISTERS = new Set([
  'use', 'route', 'all', 'any', 'mount', 'register', 'basePath', 'prefix', 'group', 'on', 'add', 'openapi', 'view',
])
const VERBS = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'options', 'head'])
const HANDLERS = new Set([
  'FunctionExpression', 'ArrowFunctionExpression', 'Identifier', 'MemberExpression', 'CallExpression', 'ArrayExpression',
])

/** Servers of tests, which answer what the front end asks for. */
const MOCKS = /from ['"]msw['"]|require\(['"]msw['"]\)/

/** A server registers a route under it, or mounts a router there. */
export function isRouteOfServer(doc: Document, node: Node, { project: { facts } }: Migration): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type !== 'CallExpression' || !parent.arguments.includes(node as never)) return false
  const { callee } = parent
  const name = memberName(callee)
  if (callee.type !== 'MemberExpression' || name === null) return false
  if (REGISTERS.has(name)) return true
  if (MOCKS.test(doc.text)) return false
  const last = parent.arguments.at(-1)
  if (last === undefined || last === node || !isHandler(last) || !VERBS.has(name) || CLIENT.test(doc.textOf(callee.object)))
    return false
  const isFunction = last.type === 'FunctionExpression' || last.type === 'ArrowFunctionExpression'
  return (
    isFunction ||
    !EITHER.test(doc.textOf(callee.object)) ||
    facts.endpoints.some(({ registration }) => registration.file === doc.file)
  )
}

/** A function, what may be one, or the name of a controller's method in a text. */
function isHandler(node: Node): boolean {
  return HANDLERS.has(node.type) || (node.type === 'Literal' && /Action|Controller|[.@#]/.test(String(node.value)))
}

const COMPARES = new Set([
  'includes', 'startsWith', 'endsWith', 'indexOf', 'match', 'test', 'has', 'equal', 'toBe', 'toEqual', 'toContain', 'toMatch',
  'some', 'matches',
])

/** `pathname === '/logout'`, `pathname.startsWith('/logout')`, `case '/logout':`. */
export function isCompared(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type === 'BinaryExpression') return /^[!=]==?$/.test(parent.operator)
  if (parent?.type === 'SwitchCase') return parent.test === node
  if (parent?.type === 'MemberExpression' && parent.object === node) return COMPARES.has(memberName(parent) ?? '')
  return parent?.type === 'CallExpression' && COMPARES.has(memberName(parent.callee) ?? '')
}

/** It is written to a log, thrown with an error, or the title of a test. */
export function isSaid(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return false
  return (
    /^(?:console|log|logger|debug)\b|(?:^|\.)(?:log|logger)\.\w+$|Error$/.test(doc.textOf(parent.callee)) || isTitle(doc, node)
  )
}

/** The title of a test. */
export function isTitle(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return (
    parent?.type === 'CallExpression' &&
    parent.arguments[0] === node &&
    /^(?:describe|it|test|context|suite|specify)(?:\.\w+)*$/.test(doc.textOf(parent.callee))
  )
}

/** Names of lists of paths by which requests are let through, kept out or counted: the path stays what it is. */
const PATHS =
  /public|allow|white|black|block|skip|ignore|exclu|exempt|except|unless|protected|private|matcher|unauth|noauth|csrf/i

/** An entry of such a list. */
export function isListOfPaths(doc: Document, node: Node): boolean {
  const list = doc.parentOf(node)
  if (list?.type !== 'ArrayExpression' || list.elements.some((one) => one?.type !== 'Literal' && one?.type !== 'TemplateLiteral'))
    return false
  for (const around of doc.around(list)) {
    if (around.type === 'MemberExpression') return COMPARES.has(memberName(around) ?? '')
    if (around.type === 'Property') return PATHS.test(doc.textOf(around.key))
    if (around.type === 'VariableDeclarator')
      return PATHS.test(doc.textOf(around.id)) || isOnlySearched(doc, doc.textOf(around.id))
    if (around.type === 'AssignmentExpression') return PATHS.test(doc.textOf(around.left))
    if (!/^(?:TS\w+Expression|NewExpression|CallExpression)$/.test(around.type)) return false
  }
  return false
}

/** Everything that is done with the list is to look whether something is in it. */
function isOnlySearched(doc: Document, name: string): boolean {
  const uses = doc.nodes.filter(
    (node) => node.type === 'Identifier' && node.name === name && doc.parentOf(node)?.type !== 'VariableDeclarator',
  )
  return (
    uses.length > 0 &&
    uses.every((use) => {
      const parent = doc.parentOf(use)
      return parent?.type === 'MemberExpression' && parent.object === use && COMPARES.has(memberName(parent) ?? '')
    })
  )
}

const pages = new WeakMap<Migration, boolean>()

/** Does the front end have a page of its own under the path, which its router shows without asking the server? */
export function pageOfFrontEnd(migration: Migration): boolean {
  const known = pages.get(migration) ?? findPage(migration)
  pages.set(migration, known)
  return known
}

function findPage({ segments, endpoint, project: { facts } }: Migration): boolean {
  const path = literally(segments.join('/'))
  const declared = new RegExp(
    String.raw`\bpath\s*[:=]\s*\{?\s*['"\x60]/?${path}/?['"\x60]\s*,?\s*\}?[^]{0,80}?\b(?:[cC]omponent|element|children)\b`,
  )
  const file = new RegExp(
    String.raw`/(?:pages|app|routes)/(?:\([^)/]*\)/)*${path}(?:/(?:page|index|\+page))?\.(?:[jt]sx?|vue|svelte)$`,
  )
  return (
    facts.mentioning(segments.at(-1)!).some((one) => declared.test(facts.textOf(one))) ||
    facts.mentioning('').some((one) => one !== endpoint.handler.file && !one.includes('/pages/api/') && file.test(one))
  )
}
