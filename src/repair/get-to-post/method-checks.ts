/** Handlers that every method reaches: the first thing that they do is to refuse all but POST. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../../model/finding.ts'
import { literally } from '../calls.ts'
import { isFunction, type Document, type FunctionNode } from '../document.ts'
import { importName } from '../imports.ts'
import type { Migration } from './migration.ts'
import { CannotRepair } from '../repair-project.ts'
import { insertBefore } from '../statements.ts'

/** @throws CannotRepair where no way is known */
export function refusingOthers(migration: Migration): readonly Edit[] {
  const { endpoint, project } = migration
  const doc = project.document(endpoint.handler.file)
  const { start, end } = endpoint.handler
  const at = doc.nodeAt(endpoint.handler)
  const fn =
    doc.nodes.find((node): node is FunctionNode => isFunction(node) && node.start === start && node.end === end) ??
    [at, ...doc.around(at)].find(isFunction)
  if (fn === undefined) throw new CannotRepair('its handler is no function that a check could be put into')
  if (fn.params.length > 0 || !doc.file.endsWith('.astro')) refuseShared(migration, doc, fn)
  const tested = otherMethods(migration, doc, fn)
  if (tested.length > 0) return tested
  const way = project.tablesOf(endpoint.framework).flatMap(({ repairs }) => repairs?.refusesMethods ?? [])
    .find(({ frameworks }) => frameworks.includes(endpoint.framework))?.by
  if (!endpoint.methods.includes('ANY')) {
    throw new CannotRepair(
      /\.get\.[jt]s$/.test(doc.file)
        ? `the name of its file says GET: rename it to \`${renamed(doc.file)}\``
        : 'it is not known how its registration names the method',
    )
  }
  if (way === 'response') return [...before(doc, fn, withResponse(doc, fn))]
  if (way !== undefined) return byFunction(doc, fn, way)
  if (endpoint.framework === 'astro' && doc.file.endsWith('.astro'))
    return before(
      doc,
      fn,
      refusal(doc, 'Astro.request.method', [
        `return new Response(null, { status: 405, headers: { Allow: ${doc.quoted('POST')} } })`,
      ]),
    )
  throw new CannotRepair(`it is not known how a handler of \`${endpoint.framework}\` refuses a method`)
}

/** What a handler looks at that answers at several addresses. */
const ADDRESS = new RegExp(
  [
    String.raw`\b(?:req|request|event|ctx|context)\.(?:url|path|params|nextUrl|originalUrl)\b`,
    String.raw`\bget(?:Request(?:URL|Path)|Router\w+)\(|\.pathname\b`,
  ].join('|'),
)

/** A handler that does other things, too, goes on doing them by whatever method they are asked for. */
function refuseShared({ endpoint, project: { facts } }: Migration, doc: Document, fn: FunctionNode): void {
  const { handler, registration } = endpoint
  const isShared = facts.endpoints.some(
    (other) =>
      other !== endpoint &&
      other.handler.file === handler.file &&
      other.handler.start === handler.start &&
      other.path !== endpoint.path,
  )
  const isForMany =
    /\/(?:server\/)?middlewares?\/|(?:^|\/)middleware\.[jt]s$|\[/.test(registration.file) || ADDRESS.test(doc.textOf(fn))
  if (isShared || isForMany)
    throw new CannotRepair('its handler does other things, too, which a check of the method would keep from happening')
}

const renamed = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.get\./, '.post.')

/** The handler asks for GET itself, or for a list with it: it asks for POST then. */
function otherMethods(migration: Migration, doc: Document, fn: FunctionNode): readonly Edit[] {
  const named = (method: string): readonly Node[] =>
    doc.nodes.filter(
      (node) =>
        node.type === 'Literal' && node.value === method && node.start >= fn.start && node.end <= fn.end && isAsked(doc, node),
    )
  const posts = named('POST')
  return named('GET').map((get) => {
    const list = doc.parentOf(get)
    const isListed = list?.type === 'ArrayExpression' && posts.some((post) => doc.parentOf(post) === list)
    if (posts.length > 0 && !isListed) return migration.refuse(doc.file, get.start, 'does one thing on GET and another on POST')
    const quote = doc.text[get.start]!
    return list?.type === 'ArrayExpression'
      ? doc.replace(list, `[${quote}POST${quote}]`)
      : doc.replace(get, `${quote}POST${quote}`)
  })
}

/** Is the text compared with the method of the request, or told as the one that is allowed? */
function isAsked(doc: Document, literal: Node): boolean {
  const list = doc.parentOf(literal)
  const parent = list?.type === 'ArrayExpression' ? [...doc.around(list)].find(({ type }) => type === 'CallExpression') : list
  if (parent?.type === 'BinaryExpression' || parent?.type === 'CallExpression')
    return /\bmethod\b|\b(?:is|assert)Method\b|['"]Allow['"]/i.test(doc.textOf(parent))
  const around = parent?.type === 'SwitchCase' ? doc.parentOf(parent) : undefined
  return around?.type === 'SwitchStatement' && /\bmethod\b/i.test(doc.textOf(around.discriminant))
}

/** Edits that put statements at the beginning of a function. */
function before(doc: Document, fn: FunctionNode, lines: readonly string[]): readonly Edit[] {
  const { body } = fn
  if (body?.type !== 'BlockStatement') return body === null ? [] : insertBefore(doc, { node: body, is: 'body' }, lines)
  const first = body.body.find((statement) => !('directive' in statement) || statement.directive == null)
  if (first === undefined) throw new CannotRepair('its handler is empty')
  return insertBefore(doc, { node: first, is: 'listed' }, lines)
}

function withResponse(doc: Document, fn: FunctionNode): readonly string[] {
  const [request, response] = fn.params.map((parameter) => (parameter.type === 'Identifier' ? parameter.name : null))
  if (request == null || response == null)
    throw new CannotRepair('its handler has no request and response to refuse a method with')
  const refused = `${response}.status(405).end()`
  // As the rest of the function ends: TypeScript wants every way to return a value, or none.
  const lines = returnsValues(doc, fn) ? [`return ${refused}`] : [refused, 'return']
  return refusal(doc, `${request}.method`, [`${response}.setHeader(${doc.quoted('Allow')}, ${doc.quoted('POST')})`, ...lines])
}

function returnsValues(doc: Document, fn: FunctionNode): boolean {
  if (fn.returnType && /\bvoid\b/.test(doc.textOf(fn.returnType))) return false
  return (
    !/\.[cm]?tsx?$/.test(doc.file) ||
    doc.nodes.some((node) => node.type === 'ReturnStatement' && node.argument !== null && doc.functionAround(node) === fn)
  )
}

/** `if (req.method !== 'POST') { … }` */
function refusal(doc: Document, method: string, statements: readonly string[]): readonly string[] {
  const inner = statements.map((statement) => `${doc.style.indent}${doc.statement(statement)}\n`).join('')
  return [`if (${method} !== ${doc.quoted('POST')}) {\n${inner}}`]
}

/** `assertMethod(event, 'POST')`: imported where the file imports what makes its handler, and there by itself otherwise. */
function byFunction(doc: Document, fn: FunctionNode, { module, name }: { readonly module: string; readonly name: string }): readonly Edit[] {
  const [parameter] = fn.params
  const isImported = new RegExp(String.raw`\bimport\s*\{[^}]*\b(?:defineEventHandler|eventHandler)\b[^}]*\}\s*from\s*['"]${literally(module)}['"]`).test(doc.text)
  const imported = isImported ? importName(doc, module, name) : { local: name, edits: [] }
  if (imported === null) throw new CannotRepair(`the file has another \`${name}\``)
  if (parameter !== undefined && parameter.type !== 'Identifier') throw new CannotRepair('its handler takes its event apart')
  const added = parameter === undefined ? eventParameter(doc, fn) : []
  const line = doc.statement(`${imported.local}(${parameter?.name ?? 'event'}, ${doc.quoted('POST')})`)
  return [...imported.edits, ...added, ...before(doc, fn, [line])]
}

function eventParameter(doc: Document, fn: FunctionNode): readonly Edit[] {
  const open = doc.text.indexOf('(', fn.start)
  if (!/^\(\s*\)/.test(doc.text.slice(open))) throw new CannotRepair('its handler has no event to look at')
  return [doc.insert(open + 1, 'event')]
}
