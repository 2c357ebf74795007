/** What in the front end starts a logout: links, forms, images, requests and navigation whose target is a logout path. */
import type { Argument, CallExpression, Expression, JSXOpeningElement, Node } from 'oxc-parser'
import type { ClientTrigger, TriggerKind } from '../model/facts.ts'
import { placeOf } from './recorder.ts'
import type { Module } from '../syntax/module.ts'
import { walk } from '../syntax/walk.ts'
import { isLogoutPath } from './words.ts'

/** Attribute that holds the target, and the kind, by element. Components that render a link are known by their attribute. */
const ELEMENTS: Readonly<Record<string, { readonly attribute: string; readonly kind: TriggerKind }>> = {
  a: { attribute: 'href', kind: 'anchor' },
  img: { attribute: 'src', kind: 'image' },
  form: { attribute: 'action', kind: 'form' },
}

/** Methods of HTTP clients (axios, ky, superagent, $http, api wrappers) by name. */
const CLIENT_METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'request'])

/** Methods of client-side routers. */
const NAVIGATION = new Set(['push', 'replace', 'navigate', 'assign', 'open'])

/** The triggers of one file, in order of place. */
export function triggersOf(module: Module): ClientTrigger[] {
  const found: ClientTrigger[] = []
  const add = (node: Node, kind: TriggerKind, method: string | null, target: string | null): void => {
    if (target !== null && isLogoutPath(target)) {
      found.push({ place: placeOf({ file: module.file, start: node.start, end: node.end }), kind, method, target })
    }
  }
  walk(module.program, (node) => {
    if (node.type === 'JSXOpeningElement') ofElement(node, add)
    else if (node.type === 'CallExpression') ofCall(node, add)
    else if (node.type === 'AssignmentExpression' && isLocation(node.left)) add(node, 'location', 'GET', textOf(node.right))
  })
  return found.sort((one, other) => one.place.start - other.place.start)
}

type Add = (node: Node, kind: TriggerKind, method: string | null, target: string | null) => void

function ofElement(element: JSXOpeningElement, add: Add): void {
  if (element.name.type !== 'JSXIdentifier') return
  const { name } = element.name
  const known = ELEMENTS[name]
  if (known) {
    const method = known.kind === 'form' ? (attribute(element, 'method') ?? 'get').toUpperCase() : 'GET'
    add(element, known.kind, method, attribute(element, known.attribute))
  } else if (/^[A-Z]/.test(name)) {
    const isForm = name.endsWith('Form')
    const target = isForm ? attribute(element, 'action') : (attribute(element, 'href') ?? attribute(element, 'to'))
    add(element, isForm ? 'form' : 'link-component', isForm ? (attribute(element, 'method') ?? 'get').toUpperCase() : 'GET', target)
  }
}

/** The literal text of an attribute; null when it has none. */
function attribute(element: JSXOpeningElement, name: string): string | null {
  for (const one of element.attributes) {
    if (one.type !== 'JSXAttribute' || one.name.type !== 'JSXIdentifier' || one.name.name !== name || !one.value) continue
    if (one.value.type === 'Literal') return one.value.value
    return one.value.type === 'JSXExpressionContainer' && one.value.expression.type !== 'JSXEmptyExpression' ? textOf(one.value.expression) : null
  }
  return null
}

function ofCall(call: CallExpression, add: Add): void {
  const [first, second] = call.arguments
  const target = first ? pathOf(first) : null
  if (target === null) return
  const { callee } = call
  if (callee.type === 'Identifier') {
    if (callee.name === 'fetch' || callee.name === '$fetch') add(call, 'fetch', methodOf(second) ?? 'GET', target)
    else if (callee.name === 'navigate' || callee.name === 'navigateTo') add(call, 'router', 'GET', target)
    return
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return
  const { name } = callee.property
  if (NAVIGATION.has(name)) add(call, isLocation(callee.object) ? 'location' : 'router', 'GET', target)
  // A server registers its routes in the same words: `router.post('/logout', handler)`.
  else if (CLIENT_METHODS.has(name) && !hasHandler(call)) add(call, 'http-client', name === 'request' ? null : name.toUpperCase(), target)
}

const hasHandler = (call: CallExpression): boolean =>
  call.arguments.slice(1).some((a) => ['FunctionExpression', 'ArrowFunctionExpression', 'Identifier', 'MemberExpression', 'CallExpression'].includes(a.type))

/** `method` of a request's options; null for a computed one. */
function methodOf(options: Argument | undefined): string | null {
  if (options?.type !== 'ObjectExpression') return options === undefined ? 'GET' : null
  for (const property of options.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'method') return textOf(property.value)?.toUpperCase() ?? null
  }
  return 'GET'
}

const isLocation = (node: Node): boolean =>
  (node.type === 'Identifier' && node.name === 'location') ||
  (node.type === 'MemberExpression' && node.property.type === 'Identifier' && (node.property.name === 'location' || (node.property.name === 'href' && isLocation(node.object))))

/** The path of a target: `https://api.example.com/logout`, `${BASE}/logout` and `/logout?x=1` mean `/logout`. */
function pathOf(node: Argument): string | null {
  const text = node.type === 'SpreadElement' ? null : textOf(node)
  return text === null ? null : text.replace(/^(?:[a-z]+:)?\/\/[^/]+/i, '').replace(/[?#].*$/s, '')
}

/** Literal text, holes of a template left out. */
function textOf(node: Expression | Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  if (node.type === 'TemplateLiteral') return node.quasis.map((q) => q.value.cooked ?? '').join('')
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const parts = [textOf(node.left), textOf(node.right)]
    return parts.every((p) => p === null) ? null : parts.map((p) => p ?? '').join('')
  }
  return null
}
