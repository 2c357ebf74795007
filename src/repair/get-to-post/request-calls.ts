/** Requests that code sends: from GET to POST, in the words of the client. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../../model/finding.ts'
import { calledName } from '../calls.ts'
import { isFunction, type Document } from '../document.ts'
import type { Migration } from './migration.ts'
import { prependProperty, propertyNamed, type ObjectNode } from '../objects.ts'

export type Call = Extract<Node, { type: 'CallExpression' | 'NewExpression' }>

/** Functions that take an address and options with the method. */
const FETCHES: ReadonlySet<string> = new Set([
  'fetch', '$fetch', 'ofetch', 'useFetch', 'useLazyFetch', 'ky', 'got', 'axios', '$axios', '$http', 'Request', 'inject',
  'request',
])

/** Methods that take an address and options with the method, of whatever object: `window.fetch`, `app.request`, `app.inject`. */
const FETCH_METHODS: ReadonlySet<string> = new Set(['fetch', '$fetch', 'request', 'inject', 'raw', 'axios', '$axios', '$http'])

/** Clients whose `post` takes its options where `get` has them. */
const SAME_OPTIONS =
  /^(?:\$$|(?:got|jQuery|(?:super)?agent|supertest|request|server|app|chai|fetchMock|nock)\b)|\bky\b|\b(?:context|page)\.request$/

/** What a request is sent by, told by its name. */
const CLIENT = /axios|api|http|client|request|\brest\b|\bky\b|\bgot\b|agent|fetch|\$|jQuery|server|\bpage\b|\bcy\b|instance/i

/** Mocks are told what they are called with. */
const EXPECTATIONS =
  /^(?:toHaveBeenCalledWith|toHaveBeenLastCalledWith|toHaveBeenNthCalledWith|toBeCalledWith|calledWith|calledOnceWith)$/

/**
 * @param at the argument with the address
 * @returns the edits, none where the request is a POST already; null where it is no known request
 */
export function requestByPost(migration: Migration, doc: Document, call: Call, at: Node): readonly Edit[] | null {
  const index = call.arguments.findIndex((given) => given === at)
  if (index < 0) return null
  const { callee } = call
  const name = calledName(call)
  if (name === null) return null
  if (EXPECTATIONS.test(name)) return expectation(doc, call, index)
  if (index > 0) return isMethod(call.arguments[index - 1]) ? firstArgument(doc, call, index) : null
  const isFetch = callee.type === 'Identifier' ? FETCHES.has(name) : FETCH_METHODS.has(name)
  if (isFetch) return checked(migration, doc, call, withInit(migration, doc, call))
  if (callee.type === 'MemberExpression') {
    if (/^(?:post|put|patch|delete|head|options|sendBeacon)$/.test(name)) return []
    if (name === 'onGet') return [doc.replace(callee.property, 'onPost')]
    if (name === 'get' && !CLIENT.test(doc.textOf(callee.object))) return null
    if (name === 'get') return checked(migration, doc, call, byMethod(migration, doc, call))
  }
  // A function of the project's: what it is told the method with is plain to see, or nothing is.
  const options = call.arguments[1]
  if (options?.type === 'ObjectExpression' && propertyNamed(options, 'method') !== undefined)
    return withInit(migration, doc, call)
  return callee.type === 'Identifier' && handsOnOptions(migration, name)
    ? checked(migration, doc, call, withInit(migration, doc, call))
    : null
}

/** A request that is described by one object: `axios({ url: '/logout' })`, `app.inject({ method: 'GET', url })`. */
export function describedByPost(migration: Migration, doc: Document, object: ObjectNode): readonly Edit[] | null {
  const call = doc.parentOf(object)
  if (call?.type !== 'CallExpression' || call.arguments[0] !== object) return null
  const name = doc.textOf(call.callee)
  const hasMethod = propertyNamed(object, 'method') !== undefined || propertyNamed(object, 'type') !== undefined
  if (!hasMethod && !/(?:^|\.)(?:axios|ajax|inject|request|\$http)$/.test(name)) return null
  return checked(migration, doc, call, inObject(migration, doc, object))
}

/** Where the server asks for a token, a request without one would be refused. */
function checked(migration: Migration, doc: Document, call: Call, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length > 0 && migration.csrf.isChecked && !/csrf|xsrf/i.test(doc.textOf(call))) {
    return migration.refuse(doc.file, call.start, 'asks for it without the token that the server wants to see in a POST')
  }
  return edits
}

const isMethod = (node: Node | undefined): boolean =>
  node?.type === 'Literal' && typeof node.value === 'string' && /^(?:get|post)$/i.test(node.value)

/** `cy.request('GET', '/logout')`. */
function firstArgument(doc: Document, call: Call, index: number): readonly Edit[] {
  const method = call.arguments[index - 1]!
  return /post/i.test(doc.textOf(method)) ? [] : [doc.replace(method, postLike(doc, method))]
}

/** The literal with POST, in its own quotes and case. */
function postLike(doc: Document, literal: Node): string {
  const written = doc.textOf(literal)
  return `${written[0]!}${/[a-z]/.test(written) ? 'post' : 'POST'}${written[0]!}`
}

/** A function of the project that is called as `fetch` is, and calls that: `(path, options) => fetch(base + path, options)`. */
function handsOnOptions({ project }: Migration, name: string): boolean {
  const files = project.facts.mentioning(name).filter((file) => /\.[cm]?[jt]sx?$/.test(file))
  const made = files.flatMap((file) => {
    const doc = project.document(file)
    return doc.nodes.flatMap((node) => {
      const fn = node.type === 'VariableDeclarator' ? node.init : node
      const isNamed =
        (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') &&
        node.id?.type === 'Identifier' &&
        node.id.name === name
      return isNamed && fn != null && isFunction(fn) ? [{ doc, fn }] : []
    })
  })
  return (
    made.length > 0 &&
    made.every(({ doc, fn }) => {
      const [, second] = fn.params
      const options = second?.type === 'AssignmentPattern' ? second.left : second
      if (options?.type !== 'Identifier') return false
      const isOptions = (given: Node | undefined): boolean =>
        given !== undefined &&
        (doc.textOf(given) === options.name ||
          (given.type === 'ObjectExpression' &&
            given.properties.some((one) => one.type === 'SpreadElement' && doc.textOf(one.argument) === options.name) &&
            propertyNamed(given, 'method') === undefined))
      return doc.nodes.some(
        (node) =>
          node.type === 'CallExpression' &&
          node.start >= fn.start &&
          node.end <= fn.end &&
          /^(?:window\.)?\$?fetch$/.test(doc.textOf(node.callee)) &&
          isOptions(node.arguments[1]),
      )
    })
  )
}

// --- `fetch(url, init)` -----------------------------------------------------------------------------------------------------

function withInit(migration: Migration, doc: Document, call: Call): readonly Edit[] {
  const [target, init] = call.arguments
  if (init === undefined) return [doc.insert(target!.end, `, { method: ${quotedNear(doc, target!)} }`)]
  if (init.type === 'ObjectExpression') return inObject(migration, doc, init)
  if (init.type === 'Identifier') {
    const known = declared(doc, init.name)
    if (known?.type === 'ObjectExpression' && isPost(doc, propertyNamed(known, 'method')?.value)) return []
    return [doc.replace(init, `{ ...${init.name}, method: ${quotedNear(doc, target!)} }`)]
  }
  return migration.refuse(doc.file, init.start, 'asks for it with options that are made elsewhere')
}

function inObject(migration: Migration, doc: Document, object: ObjectNode): readonly Edit[] {
  const property = propertyNamed(object, 'method') ?? propertyNamed(object, 'type')
  if (property !== undefined) {
    const value = property.value.type === 'TSAsExpression' ? property.value.expression : property.value
    if (value.type !== 'Literal')
      return migration.refuse(doc.file, value.start, 'asks for it by a method that is not written out')
    return /^get$/i.test(String(value.value)) ? [doc.replace(value, postLike(doc, value))] : []
  }
  const near = object.properties.flatMap((one) =>
    one.type === 'Property' && one.value.type === 'Literal' && typeof one.value.value === 'string' ? [one.value] : [],
  )
  const code = `method: ${near[0] === undefined ? doc.quoted('POST') : quotedNear(doc, near[0])}`
  return [prependProperty(doc, object, code)]
}

const isPost = (doc: Document, value: Node | undefined): boolean =>
  value !== undefined && /^['"]post['"]$/i.test(doc.textOf(value))

function declared(doc: Document, name: string): Node | undefined {
  const found = doc.nodes.find(
    (node) => node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === name,
  )
  return found?.type === 'VariableDeclarator' ? (found.init ?? undefined) : undefined
}

/** POST in the quotes of the address beside it: within an attribute the file's own may end it. */
export function quotedNear(doc: Document, near: Node): string {
  const quote = doc.text[near.start]
  return quote === "'" || quote === '"' ? `${quote}POST${quote}` : doc.quoted('POST')
}

// --- `client.get(url, config)` ----------------------------------------------------------------------------------------------

function byMethod(migration: Migration, doc: Document, call: Call): readonly Edit[] {
  const { object, property } = call.callee as Extract<Node, { type: 'MemberExpression' }>
  const renamed = doc.replace(property, 'post')
  const [target, config] = call.arguments
  const isAngular = doc.text.includes('@angular/common/http')
  if (config === undefined) return isAngular ? [renamed, doc.insert(target!.end, ', null')] : [renamed]
  if (isAngular) return [renamed, doc.insert(target!.end, ', null')]
  // A callback, or what a mock answers with, stays where it is.
  const isFunction = config.type === 'ArrowFunctionExpression' || config.type === 'FunctionExpression'
  if (isFunction || SAME_OPTIONS.test(doc.textOf(object))) return [renamed]
  const { facts } = migration.project
  if (/axios|\$http\b/i.test(doc.textOf(object)) || facts.mentioning('axios').length > 0)
    return [renamed, doc.insert(target!.end, ', undefined')]
  return migration.refuse(doc.file, call.start, 'asks for it by a client that is not known')
}

/** `expect(fetch).toHaveBeenCalledWith('/logout')`: as what is called changes. */
function expectation(doc: Document, call: Call, index: number): readonly Edit[] {
  const [target, init] = [call.arguments[index]!, call.arguments[index + 1]]
  const subject = doc.textOf((call.callee as Extract<Node, { type: 'MemberExpression' }>).object)
  const verb = /\.(get|post|put|patch|delete)\)$/.exec(subject)
  const { start } = (call.callee as Extract<Node, { type: 'MemberExpression' }>).object
  if (verb !== null)
    return verb[1] === 'get' ? [doc.replace({ start: start + verb.index + 1, end: start + verb.index + 4 }, 'post')] : []
  if (init === undefined) return [doc.insert(target.end, `, { method: ${quotedNear(doc, target)} }`)]
  if (init.type !== 'ObjectExpression') return []
  const property = propertyNamed(init, 'method')
  if (property?.value.type === 'Literal')
    return /^get$/i.test(String(property.value.value)) ? [doc.replace(property.value, postLike(doc, property.value))] : []
  return [prependProperty(doc, init, `method: ${quotedNear(doc, target)}`)]
}
