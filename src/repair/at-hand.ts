/** What is at hand where an answer is sent: the value on which a method can be called, in the terms of the code around. */
import type { Node } from 'oxc-parser'
import type { Registry } from '../extract/registry.ts'
import type { HandlerRow, InjectRow, TypeId } from '../knowledge/define.ts'
import type { Endpoint } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { rowOfCallee } from './callee.ts'
import { isFunction, type Document, type FunctionNode } from './document.ts'
import { callRows, handlerRows } from './handler-rows.ts'
import { isTaken } from './imports.ts'
import type { RepairProject } from './repair-project.ts'

/** A method of a value, or of something inside it. */
export interface MethodForm {
  /** Members between the value and the method: `response` of `ctx.response.header(…)`. */
  readonly path: readonly string[]
  readonly method: string
}

export interface AtHand<Form> {
  readonly form: Form
  /** What to call: `res.setHeader`. */
  readonly callee: string
  /** What makes it available: a member that is taken out of a parameter. */
  readonly edits: readonly Edit[]
}

/**
 * Finds the value around a node that has one of the wanted methods: a parameter of the handler, one that its framework injects,
 * or `this`.
 *
 * @param formsOf the wanted methods of a type, best first
 */
export function atHand<Form extends MethodForm>(
  doc: Document, node: Node, endpoint: Endpoint, { registry }: RepairProject, formsOf: (type: TypeId) => readonly Form[],
): AtHand<Form> | null {
  const rows = handlerRows(registry, endpoint.framework)
  const own = usesThis(doc, node) ? ofThis(rows, formsOf) : null
  if (own) return own
  for (const row of rows) {
    for (const { index, form } of parametersWith(row, formsOf)) {
      const fn = handlerAround(doc, node, endpoint, row.params.length)
      const found = fn && (fn.params[index] === undefined ? destructuredAnew(doc, fn, index, form) : fromParameter(doc, fn.params[index], form))
      if (found) return found
    }
  }
  return injected(doc, node, registry, formsOf) ?? ofThis(rows, formsOf)
}

/** The shortest way first: a request knows its response, too, but nobody writes it so. */
function parametersWith<Form extends MethodForm>(
  row: HandlerRow, formsOf: (type: TypeId) => readonly Form[],
): readonly { readonly index: number; readonly form: Form }[] {
  return row.params
    .flatMap((type, index) => {
      const [form] = typeof type === 'string' ? formsOf(type) : []
      return form === undefined ? [] : [{ index, form }]
    })
    .toSorted((a, b) => a.form.path.length - b.form.path.length)
}

/** The handler around a node: the outermost function with parameters that is within the endpoint's. */
export function handlerAround(doc: Document, node: Node, { handler }: Endpoint, arity: number): FunctionNode | undefined {
  const functions = [node, ...doc.around(node)].filter(isFunction)
  const own = functions.filter(({ start, end }) => doc.file === handler.file && start >= handler.start - 1 && end <= handler.end + 1)
  const candidates = own.length > 0 ? own : functions
  return candidates.findLast((fn) => fn.params.length > 0 && fn.params.length <= Math.max(arity, 2)) ?? candidates.at(-1)
}

const calleeOf = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('.')

function fromParameter<Form extends MethodForm>(doc: Document, given: Node, form: Form): AtHand<Form> | null {
  const parameter = given.type === 'AssignmentPattern' ? given.left : given
  if (parameter.type === 'Identifier') {
    // One that the author has no use for (`_`) is what the framework gives in another place.
    return parameter.name.startsWith('_') ? null : { form, callee: calleeOf([parameter.name, ...form.path, form.method]), edits: [] }
  }
  if (parameter.type !== 'ObjectPattern') return null
  const [member = '', ...rest] = [...form.path, form.method]
  const known = parameter.properties.find((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === member)
  if (known?.type === 'Property') {
    return known.value.type === 'Identifier' ? { form, callee: calleeOf([known.value.name, ...rest]), edits: [] } : null
  }
  const last = parameter.properties.at(-1)
  if (last === undefined || last.type === 'RestElement' || isTaken(doc, member, doc.functionAround(given))) return null
  return { form, callee: calleeOf([member, ...rest]), edits: [doc.insert(last.end, `, ${member}`)] }
}

/** A first parameter for a handler that has none: `({ setHeaders }) => …`. */
function destructuredAnew<Form extends MethodForm>(doc: Document, fn: FunctionNode, index: number, form: Form): AtHand<Form> | null {
  const [member = '', ...rest] = [...form.path, form.method]
  const open = doc.text.indexOf('(', fn.start)
  if (index > 0 || fn.params.length > 0 || !/^\(\s*\)/.test(doc.text.slice(open)) || isTaken(doc, member, fn)) return null
  // The type of a function declaration's parameter is told by nobody.
  if (/\.[cm]?tsx?$/.test(doc.file) && fn.type === 'FunctionDeclaration') return null
  return { form, callee: calleeOf([member, ...rest]), edits: [doc.insert(open + 1, `{ ${member} }`)] }
}

/** A parameter that a decorator has filled with the response: `@Res() res`. */
function injected<Form extends MethodForm>(doc: Document, node: Node, registry: Registry, formsOf: (type: TypeId) => readonly Form[]): AtHand<Form> | null {
  for (const given of [node, ...doc.around(node)].filter(isFunction).flatMap(({ params }) => params)) {
    const { decorators = [] } = given as { readonly decorators?: readonly Node[] }
    if (given.type !== 'Identifier') continue
    const types = decorators.flatMap((one) => injectedTypes(doc, one, registry)).filter((type) => registry.chain(type)[0]?.row.role === 'response')
    // Which of them it is depends on the adapter, and stands in the annotation: `FastifyReply`.
    const annotation = doc.textOf(given.typeAnnotation ?? given)
    const type = types.find((one) => annotation.includes(one.slice(one.indexOf('.') + 1))) ?? types.at(-1)
    const [form] = type === undefined ? [] : formsOf(type)
    if (form) return { form, callee: calleeOf([given.name, ...form.path, form.method]), edits: [] }
  }
  return null
}

/** The types of what a decorator may give. */
function injectedTypes(doc: Document, decorator: Node, registry: Registry): readonly TypeId[] {
  if (decorator.type !== 'Decorator' || decorator.expression.type !== 'CallExpression') return []
  const row = rowOfCallee(doc, decorator.expression.callee, registry)
  const made = row === undefined ? [] : callRows(row).flatMap(({ returns }) => (typeof returns === 'string' ? registry.chain(returns) : []))
  return made.flatMap(({ row: { injects = [] } }) => [injects].flat() as readonly InjectRow[]).flatMap(({ type }) => type ?? [])
}

/** Does the function around speak to its request or response by `this`? */
function usesThis(doc: Document, node: Node): boolean {
  const fn = doc.functionAround(node)
  return fn !== undefined && /\bthis\.re[qs]\b/.test(doc.textOf(fn))
}

/** Of a handler that is a method of its framework's object: `this.res.set`. */
function ofThis<Form extends MethodForm>(rows: readonly HandlerRow[], formsOf: (type: TypeId) => readonly Form[]): AtHand<Form> | null {
  for (const { thisType } of rows) {
    const [form] = thisType === undefined ? [] : formsOf(thisType)
    if (form) return { form, callee: calleeOf(['this', ...form.path, form.method]), edits: [] }
  }
  return null
}

/** The handler's first parameter, for a function of the framework that wants it; one that it does not have is added. */
export function firstParameter(doc: Document, fn: FunctionNode | undefined): { readonly text: string; readonly edits: readonly Edit[] } | null {
  const [first] = fn?.params ?? []
  if (first !== undefined) return first.type === 'Identifier' ? { text: first.name, edits: [] } : null
  if (fn === undefined || fn.type === 'FunctionDeclaration' || isTaken(doc, 'event', fn)) return null
  const open = doc.text.indexOf('(', fn.start)
  return doc.text.slice(open).startsWith('()') ? { text: 'event', edits: [doc.insert(open + 1, 'event')] } : null
}
