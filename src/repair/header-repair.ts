/** `add-clear-site-data`: the header on every answer of the logout, written as the framework writes headers. */
import type { Node } from 'oxc-parser'
import type { FrameworkTable } from '../knowledge/define.ts'
import type { Endpoint, Place, SendEvent } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { answersWithoutHeader } from '../project/judge-clear-site-data.ts'
import { actingRuns, isLogoutAct, isWithin } from '../project/runs.ts'
import { rowOfCallee } from './callee.ts'
import { isFunction, type Document, type FunctionNode } from './document.ts'
import {
  chainedForm, handlerRows, headerForms, headerFunctions, initArgument, writableParameters, type HeaderForm, type HeaderFunction,
} from './header-forms.ts'
import { importName, importedAs, isTaken } from './imports.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'
import { anchorOf, insertBefore } from './statements.ts'

const NAME = 'Clear-Site-Data'

/**
 * @param header the value of the header
 * @throws CannotRepair with the reason
 */
export function addClearSiteData(endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const sends = distinct(actingRuns(endpoint).flatMap(answersWithoutHeader))
  const returned = sends.filter(isReturned)
  const called = sends.filter((send) => !isReturned(send))
  const edits = returned.flatMap((send) => onReturned(send, endpoint, header, project))
  if (called.length > 0) edits.push(...beforeCalls(called.map(outermostPlace), endpoint, header, project))
  if (sends.length === 0) edits.push(...withoutAnswer(endpoint, header, project))
  return edits
}

const isReturned = ({ via }: SendEvent): boolean => via === 'return' || via === 'throw'

/** Where the handler itself leads to the answer. */
const outermostPlace = ({ frames, place }: SendEvent): Place => frames[0] ?? place

function distinct(sends: readonly SendEvent[]): SendEvent[] {
  const seen = new Map(sends.map((send) => [`${outermostPlace(send).file}:${outermostPlace(send).start}`, send]))
  return [...seen.values()]
}

// --- answers that are sent by a call ------------------------------------------------------------------------------------------

function beforeCalls(places: readonly Place[], endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const [first] = places
  const doc = project.document(first!.file)
  if (places.some(({ file }) => file !== doc.file)) throw new CannotRepair('its answers are sent in several files')
  const nodes = withoutCovered(doc, places.map((place) => doc.nodeAt(place)).toSorted((a, b) => a.start - b.start))
  const targets = nodes.length > 1 ? [commonStatement(doc, nodes) ?? nodes].flat() : nodes
  return targets.flatMap((node) => statementBefore(doc, node, endpoint, header, project))
}

/** What follows another in the same list of statements comes after what is put before that one: `res.json(…); res.end()`. */
function withoutCovered(doc: Document, nodes: readonly Node[]): readonly Node[] {
  return nodes.filter((node, index) => !nodes.slice(0, index).some((earlier) => {
    const anchor = anchorOf(doc, earlier)
    const list = anchor?.is === 'listed' ? doc.parentOf(anchor.node) : undefined
    return list !== undefined && [...doc.around(node)].includes(list)
  }))
}

/** The first statement of the innermost list that holds all the nodes, unless nothing but these are answers of the same branch. */
function commonStatement(doc: Document, nodes: readonly Node[]): Node | null {
  const lists = nodes.map((node) => [...doc.around(node)].filter(({ type }) => type === 'BlockStatement'))
  const shared = lists[0]!.find((block) => lists.every((other) => other.includes(block)))
  if (shared?.type !== 'BlockStatement') return null
  const first = Math.min(...nodes.map(({ start }) => start))
  const statement = shared.body.find(({ start, end }) => start <= first && end > first)
  return statement !== undefined && nodes.every(({ end }) => end <= statement.end) ? statement : null
}

function statementBefore(doc: Document, node: Node, endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const anchor = anchorOf(doc, node)
  if (anchor === null) throw new CannotRepair('there is no statement that another could be put before')
  const { code, edits } = headerStatement(doc, node, endpoint, header, project)
  return [...edits, ...insertBefore(doc, anchor, [doc.statement(code)])]
}

interface Written {
  readonly code: string
  /** What the code needs elsewhere in the file. */
  readonly edits: readonly Edit[]
}

/** The statement that writes the header on what is at hand where the node stands. */
function headerStatement(doc: Document, node: Node, endpoint: Endpoint, header: string, project: RepairProject): Written {
  const written = onContext(doc, node, endpoint, header, project)
  if (written !== null) return written
  throw new CannotRepair('no response that a header could be written to is at hand where the answer is sent')
}

function onContext(doc: Document, node: Node, endpoint: Endpoint, header: string, project: RepairProject): Written | null {
  return byFunction(doc, node, endpoint, header, project) ?? onParameter(doc, node, endpoint, header, project)
    ?? injectedResponse(doc, node, header) ?? onThis(endpoint, header, project, doc) ?? asBefore(doc, endpoint, header)
}

/** Of a handler that is a method of its framework's object: `this.res.set(…)`. */
function onThis(endpoint: Endpoint, header: string, { registry }: RepairProject, doc: Document): Written | null {
  if (doc.file.endsWith('.astro')) return { code: call(doc, 'Astro.response.headers', { path: [], method: 'set', takes: 'pair' }, header), edits: [] }
  for (const { thisType } of handlerRows(registry, endpoint.framework)) {
    const [form] = thisType === undefined ? [] : headerForms(registry, thisType)
    if (form) return { code: call(doc, 'this', form, header), edits: [] }
  }
  return null
}

/** As another header is written in the handler: `ctx.res?.setHeader('Set-Cookie', …)`. */
function asBefore(doc: Document, { handler }: Endpoint, header: string): Written | null {
  for (const node of doc.nodes) {
    if (doc.file !== handler.file || node.start < handler.start || node.end > handler.end || node.type !== 'CallExpression') continue
    const { callee, arguments: [name] } = node
    if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') continue
    if (!/^(?:setHeader|header|set|append)$/.test(callee.property.name)) continue
    if (name?.type !== 'Literal' || typeof name.value !== 'string' || !/^(?:[A-Za-z]+(?:-[A-Za-z]+)+|Location)$/.test(name.value)) continue
    const method = callee.property.name === 'append' ? 'set' : callee.property.name
    const receiver = `${doc.textOf(callee.object)}${callee.optional ? '?' : ''}`
    return { code: call(doc, receiver, { path: [], method, takes: 'pair' }, header), edits: [] }
  }
  return null
}

/** The response as the sending call has it, or the parameter of the handler around. */
function onParameter(doc: Document, node: Node, endpoint: Endpoint, header: string, { registry }: RepairProject): Written | null {
  for (const row of handlerRows(registry, endpoint.framework)) {
    for (const { index, form } of writableParameters(registry, row)) {
      const fn = handlerAround(doc, node, endpoint, row.params.length)
      const parameter = fn?.params[index]
      if (fn === undefined) continue
      const best = preferred(doc, form)
      if (parameter === undefined) {
        const added = best.path.length === 0 && index === 0 && fn.params.length === 0 ? destructuredAnew(doc, fn, best) : null
        if (added) return { code: call(doc, added.receiver, { ...best, path: [] }, header), edits: added.edits }
        continue
      }
      const receiver = isIgnored(parameter) ? null : receiverOf(doc, parameter, best)
      if (receiver) return { code: call(doc, receiver.text, receiver.form, header), edits: receiver.edits }
    }
  }
  return null
}

/** A parameter that the author has no use for is what the framework calls it in another place. */
const isIgnored = (parameter: Node): boolean => parameter.type === 'Identifier' && parameter.name.startsWith('_')

/** The name by which the file writes headers elsewhere. */
function preferred(doc: Document, form: HeaderForm): HeaderForm {
  return form.method === 'setHeader' && !doc.text.includes('.setHeader(') && /\bres\.set\(/.test(doc.text) ? { ...form, method: 'set' } : form
}

/** The handler around a node: the outermost function with parameters that is within the endpoint's. */
function handlerAround(doc: Document, node: Node, { handler }: Endpoint, arity: number): FunctionNode | undefined {
  const functions = [node, ...doc.around(node)].filter(isFunction)
  const own = functions.filter(({ start, end }) => doc.file === handler.file && start >= handler.start - 1 && end <= handler.end + 1)
  const candidates = own.length > 0 ? own : functions
  return candidates.findLast((fn) => fn.params.length > 0 && fn.params.length <= Math.max(arity, 2)) ?? candidates.at(-1)
}

interface Receiver {
  readonly text: string
  readonly form: HeaderForm
  readonly edits: readonly Edit[]
}

function receiverOf(doc: Document, given: Node, form: HeaderForm): Receiver | null {
  const parameter = given.type === 'AssignmentPattern' ? given.left : given
  if (parameter.type === 'Identifier') return { text: parameter.name, form, edits: [] }
  if (parameter.type !== 'ObjectPattern') return null
  const [member = form.method, ...rest] = form.path
  const inner = form.path.length === 0 ? null : { ...form, path: rest }
  const known = parameter.properties.find((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === member)
  const asReceiver = (name: string, edits: readonly Edit[]): Receiver => ({ text: name, form: inner ?? { ...form, method: '' }, edits })
  if (known?.type === 'Property') return known.value.type === 'Identifier' ? asReceiver(known.value.name, []) : null
  if (isTaken(doc, member)) return null
  const last = parameter.properties.at(-1)
  if (last === undefined || last.type === 'RestElement') return null
  return asReceiver(member, [doc.insert(last.end, `, ${member}`)])
}

/** A first parameter for a handler that has none: `({ setHeaders }) => …`. */
function destructuredAnew(doc: Document, fn: FunctionNode, { method }: HeaderForm): { receiver: string; edits: readonly Edit[] } | null {
  const open = doc.text.indexOf('(', fn.start)
  const close = doc.text.indexOf(')', open)
  if (open < 0 || doc.text.slice(open + 1, close).trim() !== '' || isTaken(doc, method)) return null
  // Without a type of its own the parameter's is told by the context, or is none.
  if (/\.[cm]?tsx?$/.test(doc.file) && fn.type === 'FunctionDeclaration') return null
  return { receiver: '', edits: [doc.insert(open + 1, `{ ${method} }`)] }
}

function call(doc: Document, receiver: string, { path, method, takes }: HeaderForm, header: string): string {
  const callee = [receiver, ...path, method].filter((part) => part !== '').join('.')
  const name = doc.quoted(NAME)
  const value = doc.quoted(header)
  return takes === 'pair' ? `${callee}(${name}, ${value})` : `${callee}({ ${name}: ${value} })`
}

/** A parameter that Nest fills with the response: `@Res() res`. */
function injectedResponse(doc: Document, node: Node, header: string): Written | null {
  for (const fn of [node, ...doc.around(node)].filter(isFunction)) {
    for (const given of fn.params) {
      const { decorators = [] } = given as { readonly decorators?: readonly Node[] }
      if (given.type !== 'Identifier' || !decorators.some((one) => /^@(?:Res|Response)\(/.test(doc.textOf(one)))) continue
      const isReply = /Reply/.test(doc.textOf(given.typeAnnotation ?? given))
      return { code: call(doc, given.name, { path: [], method: isReply ? 'header' : 'setHeader', takes: 'pair' }, header), edits: [] }
    }
  }
  return null
}

/** A function of the framework that finds the response by itself, or is given the handler's first parameter. */
function byFunction(doc: Document, node: Node, endpoint: Endpoint, header: string, project: RepairProject): Written | null {
  for (const table of project.tablesOf(endpoint.framework)) {
    for (const { module, name, parameter } of bestKnown(doc, headerFunctions(table))) {
      const given = parameter === null ? { text: null, edits: [] } : firstParameter(doc, handlerAround(doc, node, endpoint, 2))
      const imported = isAutoImported(doc, table, module) ? { local: name, edits: [] } : importName(doc, module, name)
      if (imported === null || given === null) continue
      const args = [...(given.text === null ? [] : [given.text]), doc.quoted(NAME), doc.quoted(header)]
      return { code: `${imported.local}(${args.join(', ')})`, edits: [...imported.edits, ...given.edits] }
    }
  }
  return null
}

/** The one that the file imports already, then those with the clearest names. */
function bestKnown(doc: Document, functions: readonly HeaderFunction[]): readonly HeaderFunction[] {
  const rankOf = ({ module, name }: HeaderFunction): number =>
    importedAs(doc, module, name) !== undefined ? 0 : name === 'setResponseHeader' ? 1 : name === 'setHeader' ? 2 : 3
  return functions.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** The handler's first parameter; one that it does not have is added. */
function firstParameter(doc: Document, fn: FunctionNode | undefined): { text: string; edits: readonly Edit[] } | null {
  const [first] = fn?.params ?? []
  if (first !== undefined) return first.type === 'Identifier' ? { text: first.name, edits: [] } : null
  if (fn === undefined || fn.type === 'FunctionDeclaration' || isTaken(doc, 'event')) return null
  const open = doc.text.indexOf('(', fn.start)
  return doc.text.slice(open).startsWith('()') ? { text: 'event', edits: [doc.insert(open + 1, 'event')] } : null
}

/** Nitro makes the functions of h3 available without an import; a file that imports some goes on doing so. */
function isAutoImported(doc: Document, table: FrameworkTable, module: string): boolean {
  return (table.id === 'nitro' || table.id === 'nuxt') && !doc.text.includes(`'${module}'`) && !doc.text.includes(`"${module}"`)
}

// --- answers that are returned ------------------------------------------------------------------------------------------------

function onReturned(send: SendEvent, endpoint: Endpoint, header: string, project: RepairProject): readonly Edit[] {
  const place = send.frames.length === 0 ? send.place : send.frames[0]!
  const doc = project.document(place.file)
  const expression = inner(doc.nodeAt(place))
  // A handler that returns nothing of its own, and lets the framework answer.
  if (isFunction(expression) || isWithin(endpoint.handler, place)) return withoutAnswer(endpoint, header, project)
  if (!isOfLogout(doc, expression, endpoint)) return onOwnReturns(endpoint, header, project)
  const written = onContext(doc, expression, endpoint, header, project)
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
  const calls = returned.filter(({ type }) => type === 'CallExpression')
  if (fn === undefined || calls.length !== 1 || calls.length !== returned.length) {
    throw new CannotRepair('its answer is made by code that others use, too')
  }
  return kept(doc, calls[0]!, header)
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
function withProperty(doc: Document, init: Node & { type: 'ObjectExpression' }, header: string): readonly Edit[] | null {
  const property = init.properties.find((one) => one.type === 'Property' && !one.computed && one.key.type === 'Identifier' && one.key.name === 'headers')
  const pair = `${doc.quoted(NAME)}: ${doc.quoted(header)}`
  if (property?.type !== 'Property') return [appended(doc, init, `headers: { ${pair} }`)]
  const headers = inner(property.value)
  if (headers.type === 'ObjectExpression') return [appended(doc, headers, pair)]
  if (headers.type !== 'Identifier') return null
  const anchor = anchorOf(doc, init)
  const isObject = declaredAs(doc, headers.name)?.type === 'ObjectExpression'
  const code = isObject ? `${headers.name}[${doc.quoted(NAME)}] = ${doc.quoted(header)}` : `${headers.name}.set(${doc.quoted(NAME)}, ${doc.quoted(header)})`
  return anchor && insertBefore(doc, anchor, [doc.statement(code)])
}

function appended(doc: Document, object: Node & { type: 'ObjectExpression' }, property: string): Edit {
  const last = object.properties.at(-1)
  if (last === undefined) return doc.replace(object, `{ ${property} }`)
  return doc.insert(last.end, `${separatorBefore(doc, object, last)}${property}`)
}

/** One more of a list: on a line of its own where the last is. */
function separatorBefore(doc: Document, list: Node, last: Node): string {
  const isOwnLine = doc.text.slice(Math.max(list.start, doc.lineStart(last.start)), last.start).trim() === '' && doc.lineStart(last.start) > list.start
  return isOwnLine ? `,${doc.style.newline}${doc.indentAt(last.start)}` : ', '
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

/** hapi: `h.redirect('/').header(name, value)`. */
function chained(doc: Document, node: Node, header: string, endpoint: Endpoint, { registry }: RepairProject): readonly Edit[] | null {
  if (endpoint.framework !== 'hapi') return null
  const form = chainedForm(registry, 'hapi.Response')
  if (form === undefined || node.type !== 'CallExpression') return null
  return [doc.insert(node.end, `.${form.method}(${doc.quoted(NAME)}, ${doc.quoted(header)})`)]
}

/** `return make()` becomes a variable, the header, and the return of the variable. */
function kept(doc: Document, node: Node, header: string): readonly Edit[] {
  const anchor = anchorOf(doc, node)
  const name = ['response', 'res', 'logoutResponse'].find((candidate) => !isTaken(doc, candidate))
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
  const hasResponse = injectedResponse(project.document(endpoint.handler.file), project.document(endpoint.handler.file).nodeAt(endpoint.handler), header)
  const decorated = hasResponse ? null : byDecorator(endpoint, header, project)
  if (decorated) return decorated
  const acts = actingRuns(endpoint).flatMap(({ events }) => events.filter(isLogoutAct))
  const place = acts.map(({ frames, place: own }) => frames[0] ?? own)[0] ?? endpoint.handler
  const doc = project.document(place.file)
  if (acts.length === 0) throw new CannotRepair('nothing in the handler shows where the answer is sent')
  return statementBefore(doc, ofBody(doc, doc.nodeAt(place)), endpoint, header, project)
}

/** The statement of the function's own list that a node belongs to, so that no test decides. */
function ofBody(doc: Document, node: Node): Node {
  const fn = doc.functionAround(node)
  const list = fn?.body?.type === 'BlockStatement' ? fn.body.body : []
  return list.find(({ start, end }) => start <= node.start && end >= node.end) ?? node
}

/** Nest: `@Header(name, value)` on the method. */
function byDecorator({ framework, handler }: Endpoint, header: string, project: RepairProject): readonly Edit[] | null {
  if (framework !== 'nest') return null
  const doc = project.document(handler.file)
  const at = doc.nodeAt(handler)
  const method = [at, ...doc.around(at)].find(({ type }) => type === 'MethodDefinition')
  if (method?.type !== 'MethodDefinition' || method.decorators.length === 0) return null
  const imported = importName(doc, '@nestjs/common', 'Header')
  if (imported === null) return null
  const last = method.decorators.at(-1)!
  const code = `@${imported.local}(${doc.quoted(NAME)}, ${doc.quoted(header)})`
  return [...imported.edits, doc.insert(last.end, `${doc.style.newline}${doc.indentAt(last.start)}${code}`)]
}
