/** Navigation by script to the logout: a request by POST, and then to where it sends the browser. */
import type { ArrowFunctionExpression, Node } from 'oxc-parser'
import type { Edit } from '../../model/finding.ts'
import { literally, memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import { isTaken, withoutImport } from '../imports.ts'
import type { Migration } from './migration.ts'
import { quotedNear } from './request-calls.ts'
import { withoutStatement } from '../statements.ts'

/** Functions and methods of client-side routers, and of the browser's location. */
const FUNCTIONS: ReadonlySet<string> = new Set(['navigate', 'navigateTo', 'goto'])
const METHODS: ReadonlySet<string> = new Set(['push', 'replace', 'navigate', 'assign'])

export interface Navigation {
  /** The call or assignment. */
  readonly node: Node
  /** It is the browser's, and no router of the front end may take it for a page of its own. */
  readonly isOfBrowser: boolean
}

/** The navigation that a string is the target of. */
export function navigationTo(doc: Document, target: Node): Navigation | null {
  const parent = doc.parentOf(target)
  if (parent?.type === 'AssignmentExpression' && parent.right === target && isLocation(parent.left))
    return { node: parent, isOfBrowser: true }
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== target) return null
  const { callee } = parent
  if (callee.type === 'Identifier' && FUNCTIONS.has(callee.name)) return { node: parent, isOfBrowser: false }
  if (callee.type !== 'MemberExpression' || !METHODS.has(memberName(callee) ?? '')) return null
  if (isLocation(callee.object)) return { node: parent, isOfBrowser: true }
  return /router|navigat|history|nav\b/i.test(doc.textOf(callee.object)) ? { node: parent, isOfBrowser: false } : null
}

const isLocation = (node: Node): boolean =>
  (node.type === 'Identifier' && node.name === 'location') ||
  (node.type === 'MemberExpression' &&
    (memberName(node) === 'location' || (memberName(node) === 'href' && isLocation(node.object))))

/** @param isSnippet the code stands in an attribute, on one line */
export function navigationByPost(
  migration: Migration,
  doc: Document,
  { node }: Navigation,
  target: Node,
  isSnippet: boolean,
): readonly Edit[] {
  const { csrf } = migration
  if (csrf.isChecked)
    return migration.refuse(
      doc.file,
      node.start,
      'leads to it by script, without the token that the server wants to see in a POST',
    )
  if (migration.staysOnSite) {
    const code = fetched(doc, node, target, isSnippet)
    const arrow = doc.parentOf(node)
    // The parentheses around an assignment are not needed around a call.
    const isBody = arrow?.type === 'ArrowFunctionExpression'
    const range = isBody ? { start: behindArrow(doc, arrow), end: arrow.end } : node
    return [doc.replace(range, isBody ? ` ${code}` : code), ...withoutRouter(doc, node)]
  }
  return [...bySubmitting(migration, doc, node, target, isSnippet), ...withoutRouter(doc, node)]
}

/** The router, or the function that navigates, goes where it was there for nothing else. */
function withoutRouter(doc: Document, node: Node): readonly Edit[] {
  if (node.type !== 'CallExpression') return []
  const used = node.callee.type === 'MemberExpression' ? node.callee.object : node.callee
  if (used.type !== 'Identifier') return []
  const count = (name: string): number =>
    [...doc.text.matchAll(new RegExp(`(?<![\\w$.])${literally(name)}(?![\\w$])`, 'g'))].length
  if (count(used.name) !== 2) return []
  const isMade = (one: Node): boolean => one.type === 'VariableDeclarator' && doc.textOf(one.id) === used.name
  const made = doc.nodes.find(isMade)
  if (made?.type !== 'VariableDeclarator') return withoutImport(doc, used.name)
  const statement = doc.parentOf(made)
  if (statement?.type !== 'VariableDeclaration' || statement.declarations.length > 1) return []
  if (made.init?.type !== 'CallExpression') return []
  const { callee: hook } = made.init
  if (hook.type !== 'Identifier' || !/^use[A-Z]/.test(hook.name)) return []
  return [withoutStatement(doc, statement), ...(count(hook.name) === 2 ? withoutImport(doc, hook.name) : [])]
}

function behindArrow(doc: Document, { start, params, returnType }: ArrowFunctionExpression): number {
  return doc.text.indexOf('=>', Math.max(start, returnType?.end ?? 0, ...params.map(({ end }) => end))) + 2
}

function fetched(doc: Document, node: Node, target: Node, isSnippet: boolean): string {
  const request = `fetch(${doc.textOf(target)}, { method: ${quotedNear(doc, target)} })`
  const follow = 'window.location.assign(response.url)'
  if (isSnippet) return `${request}.then((response) => ${follow})`
  const { newline, indent } = doc.style
  const outer = doc.indentAt(node.start)
  return `${request}.then((response) => {${newline}${outer}${indent}${doc.statement(follow)}${newline}${outer}})`
}

/** Whatever the answer is, the browser shows it if the page itself submits a form. */
function bySubmitting(migration: Migration, doc: Document, node: Node, target: Node, isSnippet: boolean): readonly Edit[] {
  migration.expectForms(doc.file, node.start)
  const awaited = doc.parentOf(node)
  const expression = awaited?.type === 'AwaitExpression' ? awaited : node
  const parent = doc.parentOf(expression)
  const name = ['form', 'logoutForm'].find((candidate) => !isTaken(doc, candidate, doc.functionAround(node)))
  if (isSnippet || name === undefined || parent === undefined) return unknown()
  const lines = [
    `const ${name} = document.createElement(${doc.quoted('form')})`,
    `${name}.method = ${doc.quoted('post')}`,
    `${name}.action = ${doc.textOf(target)}`,
    `document.body.append(${name})`,
    `${name}.submit()`,
  ].map((line) => doc.statement(line))
  const { newline, indent } = doc.style
  if (parent.type === 'ArrowFunctionExpression' && parent.body === expression) {
    const outer = doc.indentAt(parent.start)
    return [
      doc.replace(
        { start: behindArrow(doc, parent), end: parent.end },
        ` {${newline}${lines.map((line) => `${outer}${indent}${line}${newline}`).join('')}${outer}}`,
      ),
    ]
  }
  if (parent.type !== 'ExpressionStatement') return unknown()
  const list = doc.parentOf(parent)?.type
  if (list !== 'BlockStatement' && list !== 'Program') return unknown()
  return [doc.replace(parent, lines.join(`${newline}${doc.indentAt(parent.start)}`))]

  function unknown(): never {
    return migration.refuse(doc.file, node.start, 'leads to it by script, and where its answer sends the browser is not known')
  }
}
