/** `add-clear-site-data`: the header on every answer of the logout, written as the framework writes headers. */
import type { Node } from 'oxc-parser'
import type { Endpoint, Place, SendEvent } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { answersWithoutHeader } from '../project/judge-clear-site-data.ts'
import { actingRuns, isLogoutAct, isWithin } from '../project/runs.ts'
import { callSites, distinctAnswers, isLeftToFramework, isReturned, placeInHandler, siteWithoutAnswer } from './answer-sites.ts'
import { rowOfCallee } from './callee.ts'
import { isFunction, type Document } from './document.ts'
import { chainedForm, headerDecorators, initArgument } from './header-forms.ts'
import { headerStatement } from './header-statement.ts'
import { importName, isTaken } from './imports.ts'
import { addProperty, propertyNamed, separatorBefore, type ObjectNode } from './objects.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'
import { anchorOf, insertBefore } from './statements.ts'

const NAME = 'Clear-Site-Data'

/**
 * @param header the value of the header
 * @throws CannotRepair with the reason
 */
export function addClearSiteData(endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const sends = distinctAnswers(actingRuns(endpoint).flatMap(answersWithoutHeader), endpoint)
  const returned = sends.filter(isReturned)
  const called = sends.filter((send) => !isReturned(send))
  const edits = returned.flatMap((send) => onReturned(send, endpoint, header, project))
  if (called.length > 0) edits.push(...beforeCalls(called.map((send) => placeInHandler(send, endpoint)), endpoint, header, project))
  if (sends.length === 0) edits.push(...withoutAnswer(endpoint, header, project))
  return edits
}

// --- answers that are sent by a call ------------------------------------------------------------------------------------------

function beforeCalls(places: readonly Place[], endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  return callSites(places, project).flatMap(({ doc, node }) => statementBefore(doc, node, endpoint, header, project))
}

function statementBefore(doc: Document, node: Node, endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const anchor = anchorOf(doc, node)
  if (anchor === null) throw new CannotRepair('there is no statement that another could be put before')
  const written = headerStatement(doc, node, endpoint, [NAME, header], project)
  if (written === null) throw new CannotRepair('no response that a header could be written to is at hand where the answer is sent')
  return [...written.edits, ...insertBefore(doc, anchor, [doc.statement(written.code)])]
}

// --- answers that are returned ------------------------------------------------------------------------------------------------

function onReturned(send: SendEvent, endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const place = send.frames.length === 0 ? send.place : placeInHandler(send, endpoint)
  const doc = project.document(place.file)
  const expression = inner(doc.nodeAt(place))
  // A handler that returns nothing of its own, and lets the framework answer.
  if (isLeftToFramework(send, endpoint, { doc, node: expression })) return withoutAnswer(endpoint, header, project)
  if (!isOfLogout(doc, expression, endpoint)) return onOwnReturns(endpoint, header, project)
  const written = headerStatement(doc, expression, endpoint, [NAME, header], project)
  const anchor = anchorOf(doc, expression)
  if (written !== null && anchor !== null) return [...written.edits, ...insertBefore(doc, anchor, [doc.statement(written.code)])]
  return inInit(doc, expression, header, project) ?? onVariable(doc, expression, header) ?? chained(doc, expression, header, endpoint, project)
    ?? byDecorator(endpoint, header, project) ?? kept(doc, expression, header)
}

/** Does the answer belong to this logout alone? A helper that makes answers for others, too, is left as it is. */
function isOfLogout(doc: Document, node: Node, endpoint: Endpoint): boolean {
  if (isWithin({ file: doc.file, start: node.start, end: node.end }, endpoint.handler)) return true
  const around = doc.functionAround(node)
  if (around === undefined) return false
  const scope = { file: doc.file, start: around.start, end: around.end }
  return actingRuns(endpoint).some(({ events }) => events.filter(isLogoutAct).some((act) => [act.place, ...act.frames].some((place) => isWithin(place, scope))))
}

/** The answers that the handler got from elsewhere, where it returns them. */
function onOwnReturns({ handler }: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const doc = project.document(handler.file)
  const fn = [doc.nodeAt(handler), ...doc.around(doc.nodeAt(handler))].find(isFunction)
  const returned = doc.nodes.flatMap((node) => (node.type === 'ReturnStatement' && node.argument && doc.functionAround(node) === fn ? [inner(node.argument)] : []))
  const [only] = returned
  if (returned.length === 1 && only?.type === 'Identifier') return onVariable(doc, only, header) ?? []
  // Those within a test are refusals.
  const last = fn?.body?.type === 'BlockStatement' ? fn.body.body.at(-1) : undefined
  const answer = last?.type === 'ReturnStatement' && last.argument ? inner(last.argument) : only
  if (fn === undefined || answer?.type !== 'CallExpression') throw new CannotRepair('its answer is made by code that others use, too')
  return kept(doc, answer, header)
}

/** What is returned, without `await`, `throw` and types. */
function inner(node: Node): Node {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement': return node.argument ? inner(node.argument) : node
    case 'AwaitExpression': return inner(node.argument)
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression': return inner(node.expression)
    default: return node
  }
}

/** The header among those of the call that makes the response: `new Response(body, { headers: { … } })`. */
function inInit(doc: Document, node: Node, header: string, { registry }: RepairProject): readonly Edit[] | null {
  if (node.type === 'ObjectExpression') return withProperty(doc, node, header)
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return null
  const row = rowOfCallee(doc, node.callee, registry)
  const index = row && initArgument(row, node.type === 'NewExpression')
  if (index == null) return immutable(doc, node, header)
  const given = node.arguments[index]
  if (given?.type === 'ObjectExpression') return withProperty(doc, given, header)
  const property = `{ headers: { ${doc.quoted(NAME)}: ${doc.quoted(header)} } }`
  if (given === undefined) {
    const missing = index - node.arguments.length
    const last = node.arguments.at(-1)
    if (last === undefined) {
      const close = node.end - 1
      return doc.text[close] === ')' ? [doc.insert(close, [...Array.from({ length: missing }, () => 'null'), property].join(', '))] : null
    }
    return missing === 0 ? [doc.insert(last.end, `${separatorBefore(doc, node, last)}${property}`)] : null
  }
  // A status alone: `redirect('/login', 303)`.
  if (given.type !== 'Literal' || typeof given.value !== 'number') return null
  return [doc.replace(given, `{ status: ${doc.textOf(given)}, headers: { ${doc.quoted(NAME)}: ${doc.quoted(header)} } }`)]
}

/** Adds to `headers` of an object of options. */
function withProperty(doc: Document, init: ObjectNode, header: string): readonly Edit[] | null {
  const property = propertyNamed(init, 'headers')
  const pair = `${doc.quoted(NAME)}: ${doc.quoted(header)}`
  if (property === undefined) return [addProperty(doc, init, `headers: { ${pair} }`)]
  const headers = inner(property.value)
  if (headers.type === 'ObjectExpression') return [addProperty(doc, headers, pair)]
  if (headers.type !== 'Identifier') return null
  const anchor = anchorOf(doc, init)
  const isObject = declaredAs(doc, headers.name)?.type === 'ObjectExpression'
  const code = isObject ? `${headers.name}[${doc.quoted(NAME)}] = ${doc.quoted(header)}` : `${headers.name}.set(${doc.quoted(NAME)}, ${doc.quoted(header)})`
  return anchor && insertBefore(doc, anchor, [doc.statement(code)])
}

function declaredAs(doc: Document, name: string): Node | undefined {
  const found = doc.nodes.find((node) => node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && node.id.name === name)
  return found?.type === 'VariableDeclarator' ? (found.init ?? undefined) : undefined
}

/** `Response.redirect(url)` has headers that nobody can change; the same answer made by `new Response` has not. */
function immutable(doc: Document, node: Node & { type: 'CallExpression' | 'NewExpression' }, header: string): readonly Edit[] | null {
  if (doc.textOf(node.callee) !== 'Response.redirect' || node.arguments.length === 0) return null
  const [url, status] = node.arguments
  const target = url!.type === 'NewExpression' ? `${doc.textOf(url!)}.toString()` : doc.textOf(url!)
  const headers = `{ Location: ${target}, ${doc.quoted(NAME)}: ${doc.quoted(header)} }`
  return [doc.replace(node, `new Response(null, { status: ${status ? doc.textOf(status) : '302'}, headers: ${headers} })`)]
}

/** A response in a variable: the header is written to it before it is returned. */
function onVariable(doc: Document, node: Node, header: string): readonly Edit[] | null {
  if (node.type !== 'Identifier') return null
  const anchor = anchorOf(doc, node)
  return anchor && insertBefore(doc, anchor, [doc.statement(`${node.name}.headers.set(${doc.quoted(NAME)}, ${doc.quoted(header)})`)])
}

/** What the handler is given makes answers that headers are chained to: `h.redirect('/').header(name, value)`. */
function chained(doc: Document, node: Node, header: string, endpoint: Endpoint, { registry }: RepairProject): readonly Edit[] | null {
  const form = node.type === 'CallExpression' ? chainedForm(registry, endpoint.framework) : undefined
  if (form === undefined) return null
  return [doc.insert(node.end, `.${form.method}(${doc.quoted(NAME)}, ${doc.quoted(header)})`)]
}

/** `return make()` becomes a variable, the header, and the return of the variable. */
function kept(doc: Document, node: Node, header: string): readonly Edit[] {
  const anchor = anchorOf(doc, node)
  const name = ['response', 'res', 'logoutResponse'].find((candidate) => !isTaken(doc, candidate, doc.functionAround(node)))
  if (anchor === null || name === undefined) throw new CannotRepair('what is returned cannot be kept to write a header to it')
  const parent = doc.parentOf(node)
  const statement = parent?.type === 'AwaitExpression' ? doc.parentOf(parent) : parent
  if (statement?.type !== 'ReturnStatement' || node.type !== 'CallExpression') throw new CannotRepair('the answer is thrown or made in a way that leaves no place for a header')
  const expression = statement.argument!
  const lines = [
    doc.statement(`const ${name} = ${doc.textOf(expression)}`),
    doc.statement(`${name}.headers.set(${doc.quoted(NAME)}, ${doc.quoted(header)})`),
  ]
  return [...insertBefore(doc, anchor, lines), doc.replace(expression, name)]
}

// --- answers that the framework makes -----------------------------------------------------------------------------------------

/** Where the logout does its first thing; the framework answers when the handler has ended. */
function withoutAnswer(endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const decorated = byDecorator(endpoint, header, project)
  if (decorated) return decorated
  const { doc, node } = siteWithoutAnswer(endpoint, project)
  return statementBefore(doc, node, endpoint, header, project)
}

/** A decorator on the method that answers: `@Header(name, value)`. */
function byDecorator(endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] | null {
  const { framework, handler } = endpoint
  const [decorator] = project.tablesOf(framework).flatMap((table) => headerDecorators(project.registry, table))
  if (decorator === undefined) return null
  const doc = project.document(handler.file)
  const at = doc.nodeAt(handler)
  if (headerStatement(doc, at, endpoint, [NAME, header], project) !== null) return null
  const method = [at, ...doc.around(at)].find(({ type }) => type === 'MethodDefinition')
  if (method?.type !== 'MethodDefinition' || method.decorators.length === 0) return null
  const imported = importName(doc, decorator.module, decorator.name)
  if (imported === null) return null
  const last = method.decorators.at(-1)!
  const code = `@${imported.local}(${doc.quoted(NAME)}, ${doc.quoted(header)})`
  return [...imported.edits, doc.insert(last.end, `${doc.style.newline}${doc.indentAt(last.start)}${code}`)]
}
