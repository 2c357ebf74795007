/** Where the logout is registered: the same for POST, in the words of the framework. */
import type { Node } from 'oxc-parser'
import type { Endpoint, Place } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { keyName, memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import { importName, isUsedBeside, withoutImport } from '../imports.ts'
import { refusingOthers } from './method-checks.ts'
import type { Migration } from './migration.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { withoutStatement } from '../statements.ts'

export interface Registration {
  readonly edits: readonly Edit[]
  /** Code that registers it: the path in there is nobody's who calls. */
  readonly places: readonly Place[]
}

type Call = Extract<Node, { type: 'CallExpression' }>

/** Names of methods that register a route for GET, or for whatever comes. */
const VERBS: ReadonlySet<string> = new Set(['get', 'all', 'any', 'use'])

/** Names of exports that answer GET, or whatever comes. */
const EXPORTS: ReadonlySet<string> = new Set(['GET', 'ALL', 'HEAD', 'fallback'])

/** @throws CannotRepair with the reason */
export function registerForPost(migration: Migration): Registration {
  const { endpoint, project } = migration
  const doc = project.document(endpoint.registration.file)
  const at = doc.nodeAt(endpoint.registration)
  const node = at.type === 'ExpressionStatement' ? at.expression : at
  const places = [endpoint.registration]
  if (endpoint.framework === 'next-middleware')
    throw new CannotRepair('the middleware runs for every request, and the logout is one of the things that it does')
  if (node.type === 'Decorator') return { edits: decoratedForPost(doc, node), places }
  const inKey = keyedForPost(doc, node)
  if (inKey !== null) return { edits: inKey, places }
  if (node.type === 'ExportSpecifier') return { edits: [doc.replace(node.exported, 'POST')], places }
  const rendered = renderedWith(node)
  if (rendered !== null)
    throw new CannotRepair(`its \`${rendered}\` belongs to a page: the logout has to become an endpoint of its own`)
  const exported = exportedName(doc, node)
  if (exported !== null) return { edits: exportedForPost(migration, doc, node, exported), places }
  const call = callOf(doc, node, endpoint)
  if (call !== null) return registeredByCall(migration, doc, call)
  const options = node.type === 'ObjectExpression' ? methodIn(doc, node) : null
  if (options !== null) return { edits: options, places }
  return { edits: refusingOthers(migration), places }
}

/** Another registration of the same path, for POST. */
function siblingOf(endpoint: Endpoint, { facts }: RepairProject): Endpoint | undefined {
  return facts.endpoints.find(
    (other) =>
      other !== endpoint &&
      other.framework === endpoint.framework &&
      other.path === endpoint.path &&
      other.router === endpoint.router &&
      other.methods.some((method) => method === 'POST' || method === 'ANY') &&
      !isSamePlace(other, endpoint) &&
      facts.scopeOf[other.id] === facts.scopeOf[endpoint.id],
  )
}

const isSamePlace = (a: Endpoint, b: Endpoint): boolean =>
  a.registration.file === b.registration.file && a.registration.start === b.registration.start

// --- calls: `app.get('/logout', …)` -----------------------------------------------------------------------------------------

/** The call of a method that registers the route. */
function callOf(doc: Document, node: Node, { registration }: Endpoint): Call | null {
  for (const at of [node, ...doc.around(node)]) {
    if (at.type !== 'CallExpression' || at.callee.type !== 'MemberExpression' || at.callee.computed) continue
    return at.callee.property.start <= registration.start || at.start === registration.start ? at : null
  }
  return null
}

function registeredByCall(migration: Migration, doc: Document, call: Call): Registration {
  const { endpoint, project } = migration
  const places = [endpoint.registration, placeOf(doc, call)]
  const { property, object } = call.callee as Extract<Node, { type: 'MemberExpression' }>
  const name = property.type === 'Identifier' ? property.name : ''
  const sibling = siblingOf(endpoint, project)
  if (VERBS.has(name) && (name !== 'use' || project.tablesOf(endpoint.framework).some(({ repairs }) => repairs?.useHasPost))) {
    if (sibling !== undefined) return { edits: [dropped(migration, doc, call, sibling)], places }
    if (isInChain(doc, call, 'post')) return { edits: [doc.replace({ start: object.end, end: call.end }, '')], places }
    return { edits: [doc.replace(property, 'post')], places }
  }
  for (const given of call.arguments) {
    if (given.type === 'Literal' && /^(?:get|all|any|\*)$/i.test(String(given.value)))
      return { edits: [doc.replace(given, asPost(doc, given))], places }
    const listed = given.type === 'ArrayExpression' ? inArray(doc, given) : null
    if (listed !== null) return { edits: listed, places }
    const edits = given.type === 'ObjectExpression' ? methodIn(doc, given) : null
    if (edits !== null) return { edits, places }
    const described = given.type === 'Identifier' ? describedElsewhere(given.name, doc, project) : null
    if (described !== null) return { edits: described.edits, places: [...places, ...described.places] }
  }
  return { edits: refusingOthers(migration), places }
}

/** The registration for GET goes where another one for POST does the same. */
function dropped(migration: Migration, doc: Document, call: Call, sibling: Endpoint): Edit {
  const statement = doc.parentOf(call)
  if (
    statement?.type !== 'ExpressionStatement' ||
    sibling.handler.file !== migration.endpoint.handler.file ||
    sibling.handler.start !== migration.endpoint.handler.start
  ) {
    return migration.refuse(sibling.registration.file, sibling.registration.start, 'answers to POST with code of its own')
  }
  return withoutStatement(doc, statement)
}

/** `router.route('/logout').get(…).post(…)`: the route answers to that method already. */
function isInChain(doc: Document, call: Call, method: string): boolean {
  const isOf = (node: Node | undefined): boolean =>
    node?.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    (memberName(node.callee) === method || isOf(node.callee.object))
  const root = (node: Node): Node =>
    node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? root(node.callee.object) : node
  const hasOwnPath = call.arguments[0]?.type === 'Literal'
  if (hasOwnPath || root(call).type === 'ThisExpression') return false
  const outer = [...doc.around(call)].filter((node) => node.type === 'CallExpression' && root(node) === root(call))
  return isOf((call.callee as Extract<Node, { type: 'MemberExpression' }>).object) || outer.some(isOf)
}

/** A description of the route in a variable: `createRoute({ method: 'get', path: '/logout' })`. */
function describedElsewhere(name: string, doc: Document, project: RepairProject): Registration | null {
  const files = [
    doc.file,
    ...project.facts.mentioning(`${name} =`).filter((file) => file !== doc.file && /\.[cm]?[jt]sx?$/.test(file)),
  ]
  for (const file of files) {
    const other = project.document(file)
    for (const node of other.nodes) {
      if (node.type !== 'VariableDeclarator' || node.id.type !== 'Identifier' || node.id.name !== name || !node.init) continue
      const object = node.init.type === 'CallExpression' ? node.init.arguments[0] : node.init
      const edits = object?.type === 'ObjectExpression' ? methodIn(other, object) : null
      if (edits !== null) return { edits, places: [placeOf(other, node)] }
    }
  }
  return null
}

// --- objects: `{ method: 'GET', … }` ----------------------------------------------------------------------------------------

/** Edits of the `method` of an object; null where it has none that names GET. */
function methodIn(doc: Document, object: Extract<Node, { type: 'ObjectExpression' }>): readonly Edit[] | null {
  for (const property of object.properties) {
    if (property.type !== 'Property' || !/^(?:method|verb|methods)$/.test(keyName(property.key))) continue
    const { value } = property
    const inner = value.type === 'TSAsExpression' ? value.expression : value
    if (inner.type === 'Literal' && /^(?:get|all|any|\*)$/i.test(String(inner.value)))
      return [doc.replace(inner, asPost(doc, inner))]
    if (inner.type === 'ArrayExpression') return inArray(doc, inner)
  }
  return null
}

/** `['GET', 'POST']` is left with POST. */
function inArray(doc: Document, array: Extract<Node, { type: 'ArrayExpression' }>): readonly Edit[] | null {
  const methods = array.elements.map((element) => (element?.type === 'Literal' ? String(element.value).toUpperCase() : null))
  if (!methods.includes('GET')) return null
  const first = array.elements.find((element) => element?.type === 'Literal')!
  return [doc.replace({ start: array.elements[0]!.start, end: array.elements.at(-1)!.end }, asPost(doc, first))]
}

/** The literal with POST in it, in its own quotes and case. */
function asPost(doc: Document, literal: Node): string {
  const written = doc.textOf(literal)
  const quote = written[0]!
  return `${quote}${/[a-z]/.test(written) ? 'post' : 'POST'}${quote}`
}

/** Sails: `'GET /logout': 'user/logout'`. */
function keyedForPost(doc: Document, value: Node): readonly Edit[] | null {
  if (value.type !== 'Literal' && value.type !== 'ObjectExpression') return null
  const property = doc.parentOf(value)
  if (property?.type !== 'Property' || property.key.type !== 'Literal' || typeof property.key.value !== 'string') return null
  const written = doc.textOf(property.key)
  const verb = /^(['"])(?:(get|all)\s+)?(?=\/)/i.exec(written)
  if (verb === null) return null
  const post = verb[2] !== undefined && /[a-z]/.test(verb[2]) ? 'post' : 'POST'
  return [doc.replace({ start: property.key.start, end: property.key.start + verb[0].length }, `${verb[1]!}${post} `)]
}

// --- decorators: `@Get('logout')` -------------------------------------------------------------------------------------------

function decoratedForPost(doc: Document, decorator: Extract<Node, { type: 'Decorator' }>): readonly Edit[] {
  const { expression } = decorator
  const callee = expression.type === 'CallExpression' ? expression.callee : expression
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return [doc.replace(callee.property, 'Post')]
  if (callee.type !== 'Identifier') throw new CannotRepair('its decorator is written in a way that is not known')
  const method = [decorator, ...doc.around(decorator)].find(({ type }) => type === 'MethodDefinition')
  if (
    method?.type === 'MethodDefinition' &&
    method.decorators.some((one) => one !== decorator && /^@Post\b/.test(doc.textOf(one)))
  ) {
    return [withoutStatement(doc, decorator)]
  }
  const specifier = importOf(doc, callee.name)
  if (specifier === null) throw new CannotRepair(`\`${callee.name}\` is not imported where it is used`)
  const isLast = !isUsedBeside(doc, callee.name, callee)
  const imported = importName(doc, specifier, 'Post', isLast ? callee.name : undefined)
  if (imported === null) throw new CannotRepair('the file has another `Post`')
  const unused = isLast && imported.edits.length === 0 ? withoutImport(doc, callee.name) : []
  return [...imported.edits, ...unused, doc.replace(callee, imported.local)]
}

/** The module that a name is imported from. */
function importOf(doc: Document, local: string): string | null {
  for (const node of doc.nodes) {
    if (node.type === 'ImportDeclaration' && node.specifiers.some((one) => one.local.name === local)) return node.source.value
  }
  return null
}

// --- exports of files that are routes: `export function GET` ----------------------------------------------------------------

/** Functions that run before a page is rendered. */
function renderedWith(node: Node): string | null {
  const declared = node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator' ? node.id : null
  return declared?.type === 'Identifier' && /^(?:getServerSideProps|load)$/.test(declared.name) ? declared.name : null
}

/** The name of the export that a function or variable is. */
function exportedName(doc: Document, node: Node): Extract<Node, { type: 'Identifier' }> | null {
  const declared = node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator' ? node.id : null
  if (declared?.type !== 'Identifier' || !doc.text.includes('export')) return null
  return EXPORTS.has(declared.name) || declared.name === 'loader' || /^on(?:Get|Request)$/.test(declared.name) ? declared : null
}

function exportedForPost(
  migration: Migration,
  doc: Document,
  node: Node,
  name: Extract<Node, { type: 'Identifier' }>,
): readonly Edit[] {
  const target = name.name === 'loader' ? 'action' : name.name.startsWith('on') ? 'onPost' : 'POST'
  if (target === 'action' && hasDefaultExport(doc))
    throw new CannotRepair('its `loader` belongs to a page, which a GET has to go on showing')
  const other = exportNamed(doc, target)
  if (other !== null) return [withoutExport(migration, doc, node, other), ...(target === 'action' ? unusedTypes(doc, node) : [])]
  const renamed = doc.replace({ start: name.start, end: name.start + name.name.length }, target)
  return target === 'action' ? [renamed, ...typesOfAction(doc, node)] : [renamed]
}

function hasDefaultExport(doc: Document): boolean {
  return doc.nodes.some(({ type }) => type === 'ExportDefaultDeclaration')
}

/** The function or variable of a name that is declared in the file. */
function exportNamed(doc: Document, name: string): Node | null {
  return (
    doc.nodes.find(
      (node) =>
        (node.type === 'FunctionDeclaration' || node.type === 'VariableDeclarator') &&
        node.id?.type === 'Identifier' &&
        node.id.name === name,
    ) ?? null
  )
}

/** The export for GET goes where the one for POST does the same. */
function withoutExport(migration: Migration, doc: Document, node: Node, other: Node): Edit {
  const bodyOf = (text: string): string => text.slice(text.indexOf('{', text.indexOf(')')))
  const isSame =
    bodyOf(doc.textOf(node)) === bodyOf(doc.textOf(other)) ||
    /=\s*GET$/.test(doc.textOf(other)) ||
    /=\s*POST$/.test(doc.textOf(node))
  const statement = [...doc.around(node)].find(({ type }) => type === 'ExportNamedDeclaration')
  if (!isSame || statement === undefined || /=\s*GET$/.test(doc.textOf(other))) {
    return migration.refuse(doc.file, other.start, 'answers to POST with code of its own')
  }
  return withoutStatement(doc, statement)
}

/** Remix: types that are named after loaders are named after actions, too. */
const LOADER_TYPE = /^Loader(?:FunctionArgs|Function|Args)$/

function typesOfAction(doc: Document, node: Node): readonly Edit[] {
  const used = typeNames(doc, node)
  return used.flatMap((name): readonly Edit[] => {
    if (doc.parentOf(name)?.type === 'TSQualifiedName') return [doc.replace(name, name.name.replace('Loader', 'Action'))]
    const wanted = name.name.replace('Loader', 'Action')
    const specifier = importOf(doc, name.name)
    if (specifier === null) return []
    const isLast = !isUsedBeside(doc, name.name, name)
    const isKnown = importOf(doc, wanted) === specifier
    const imported = isKnown ? { local: wanted, edits: [] } : importName(doc, specifier, wanted, isLast ? name.name : undefined)
    if (imported === null) throw new CannotRepair(`the file has another \`${wanted}\``)
    return [...imported.edits, ...(isLast && isKnown ? withoutImport(doc, name.name) : []), doc.replace(name, imported.local)]
  })
}

/** Imports of types that only the removed code used. */
function unusedTypes(doc: Document, node: Node): readonly Edit[] {
  return typeNames(doc, node)
    .filter((name) => !isUsedBeside(doc, name.name, name))
    .flatMap((name) => withoutImport(doc, name.name))
}

function typeNames(doc: Document, { start, end }: Node): Extract<Node, { type: 'Identifier' }>[] {
  return doc.nodes.filter(
    (one): one is Extract<Node, { type: 'Identifier' }> =>
      one.type === 'Identifier' && LOADER_TYPE.test(one.name) && one.start >= start && one.end <= end,
  )
}

const placeOf = (doc: Document, { start, end }: Node): Place => ({ file: doc.file, start, end })
