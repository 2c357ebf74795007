/** What in the front end starts a logout: links, forms, images, requests and navigation whose target is a logout path. */
import type { Argument, CallExpression, Expression, JSXOpeningElement, Node, ObjectExpression } from 'oxc-parser'
import type { ClientTrigger, TriggerKind } from '../model/facts.ts'
import { isComponentFile, markupOf } from '../syntax/component.ts'
import type { Tag } from '../syntax/markup.ts'
import type { Module } from '../syntax/module.ts'
import { parseSnippet } from '../syntax/parse.ts'
import { walkWithin } from '../syntax/walk.ts'
import type { BrowserClient, ClientOf } from './browser-clients.ts'
import { describeRequest, type Asked } from './client-request.ts'
import type { TextOf } from './client-storage.ts'
import { placeOf } from './recorder.ts'
import { isLogoutPath, LOOSE_LOGOUT } from './words.ts'

/** Attribute that holds the target, and the kind, by element. Components that render a link are known by their attribute. */
const ELEMENTS: Readonly<Record<string, { readonly attribute: string; readonly kind: TriggerKind }>> = {
  a: { attribute: 'href', kind: 'anchor' },
  img: { attribute: 'src', kind: 'image' },
  form: { attribute: 'action', kind: 'form' },
}

/** Methods of HTTP clients (axios, ky, superagent, $http, api wrappers) by name. */
const CLIENT_METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'request'])

/** HTTP clients that are functions themselves. */
const CLIENTS = new Set(['axios', 'ky'])

/** Functions of client-side routers: React Router and Astro, Nuxt, SvelteKit. */
const NAVIGATORS = new Set(['navigate', 'navigateTo', 'goto'])

/** Methods of client-side routers. */
const NAVIGATION = new Set(['push', 'replace', 'navigate', 'assign', 'open'])

/**
 * Can a text have a trigger in it? The phrase is part of a path or text there: it stands behind a quote, a slash or a hole, without
 * a space between. Most files with the phrase only call or name something.
 */
export function mayTrigger(text: string): boolean {
  return PHRASE_IN_PATH.test(text)
}

const PHRASE = `(?:${LOOSE_LOGOUT.source})`
const PHRASE_IN_PATH = new RegExp(String.raw`${PHRASE}(?<=['"\x60/=?&}][^\s'"\x60]{0,99}${PHRASE})`, 'i')

/**
 * The triggers of one file, in order of place.
 *
 * @param clientOf what the tables know of a callee
 */
export function triggersOf(module: Module, constantOf: TextOf = textOf, clientOf: ClientOf = () => null): ClientTrigger[] {
  const found: ClientTrigger[] = []
  const add: Add = ({ start, end }, kind, method, target, asked) => {
    if (target === null || !isLogoutPath(target)) return
    const place = placeOf({ file: module.file, start, end })
    if (asked === undefined) found.push({ place, kind, method, target })
    else {
      const client = clientOf(asked.call.callee)
      const request = describeRequest(asked, module, constantOf, client)
      found.push({ place, kind, method, target: behindBase(target, asked, client), request })
    }
  }
  ofCode(module.program, add)
  if (module.client !== null) ofCode(module.client, add)
  if (isComponentFile(module.file)) ofMarkup(markupOf(module.file, module.text), add)
  return found.sort((one, other) => one.place.start - other.place.start)
}

/** The path with that of the address which the client puts in front of relative ones. */
function behindBase(target: string, { address }: Asked, client: BrowserClient | null): string {
  const isRelative = address.type === 'Literal' && typeof address.value === 'string' && !/^(?:[a-z]+:)?\/\//i.test(address.value)
  const base = (client?.base ?? '').replace(/^(?:[a-z]+:)?\/\/[^/]+/i, '').replace(/\/+$/, '')
  return isRelative && base !== '' ? `${base}/${target.replace(/^\/+/, '')}` : target
}

/** The triggers of a page without a module: of its elements, and of its scripts, null for one that cannot be read. */
export function triggersOfPage(file: string, tags: readonly Tag[], scripts: readonly (Node | null)[]): ClientTrigger[] {
  const found: ClientTrigger[] = []
  const add: Add = ({ start, end }, kind, method, target) => {
    if (target !== null && isLogoutPath(target)) found.push({ place: { file, start, end }, kind, method, target })
  }
  for (const script of scripts) if (script !== null) ofCode(script, add)
  ofMarkup(tags, add)
  return found.sort((one, other) => one.place.start - other.place.start)
}

interface Span {
  readonly start: number
  readonly end: number
}


type Add = (at: Span, kind: TriggerKind, method: string | null, target: string | null, asked?: Asked) => void

function ofCode(code: Node, add: Add): void {
  walkWithin(code, (node, ancestors) => {
    if (node.type === 'JSXOpeningElement') ofElement(elementOfJsx(node), null, add)
    else if (node.type === 'CallExpression') ofCall(node, ancestors, add)
    else if (node.type === 'AssignmentExpression' && isLocation(node.left)) add(node, 'location', 'GET', textOf(node.right))
  })
}

/** The tags of a component: what they lead to, and the code of their attributes. */
function ofMarkup(tags: readonly Tag[], add: Add): void {
  let form: Element | null = null
  for (const tag of tags) {
    const element = elementOfTag(tag)
    if (/form$/i.test(tag.name)) form = element
    ofElement(element, form, add)
    for (const { isCode, name, value, start } of tag.attributes) {
      if (!isCode || value === null || TARGETS.has(name) || !LOOSE_LOGOUT.test(value)) continue
      const code = parseSnippet(value, start)
      if (code !== null) ofCode(code, add)
    }
  }
}

// --- elements -------------------------------------------------------------------------------------------------------------

/** An element of JSX or of a component's markup. */
interface Element extends Span {
  /** Null for one whose name is computed. */
  readonly name: string | null
  /** The literal text of an attribute; null when it has none. */
  attribute(name: string): string | null
}

/** Attributes that hold targets. */
const TARGETS = new Set(['href', 'to', 'src', 'action', 'formaction'])

function ofElement(element: Element, form: Element | null, add: Add): void {
  const { name } = element
  if (name === null) return
  const known = ELEMENTS[name]
  const method = (of: Element | null, attribute = 'method'): string => (of?.attribute(attribute) ?? 'get').toUpperCase()
  if (known) add(element, known.kind, known.kind === 'form' ? method(element) : 'GET', element.attribute(known.attribute))
  else if (name === 'button' || name === 'input') {
    const own = element.attribute('formmethod')?.toUpperCase()
    add(element, 'form', own ?? method(form), element.attribute('formaction') ?? element.attribute('formAction'))
  } else if (/^[A-Z]|-/.test(name)) {
    if (name.endsWith('Form')) add(element, 'form', method(element), element.attribute('action'))
    else add(element, 'link-component', 'GET', element.attribute('href') ?? element.attribute('to'))
  }
}

function elementOfJsx({ name, attributes, start, end }: JSXOpeningElement): Element {
  const attribute = (wanted: string): string | null => {
    for (const one of attributes) {
      if (one.type !== 'JSXAttribute' || one.name.type !== 'JSXIdentifier' || one.name.name !== wanted || !one.value) continue
      if (one.value.type === 'Literal') return one.value.value
      return one.value.type === 'JSXExpressionContainer' && one.value.expression.type !== 'JSXEmptyExpression' ? textOf(one.value.expression) : null
    }
    return null
  }
  return { name: name.type === 'JSXIdentifier' ? name.name : null, attribute, start, end }
}

function elementOfTag({ name, attributes, start, end }: Tag): Element {
  const attribute = (wanted: string): string | null => {
    const one = attributes.find((given) => given.name === wanted)
    if (one?.value == null) return null
    // What stands in braces within a text is a hole in it.
    return one.isCode ? textOfSnippet(one.value) : one.value.replace(/\{[^{}]*\}/g, '')
  }
  return { name, attribute, start, end }
}

/** The text that an attribute's expression gives; of a route's description its path. */
function textOfSnippet(code: string): string | null {
  const [statement] = LOOSE_LOGOUT.test(code) ? (parseSnippet(code, 1)?.body ?? []) : []
  if (statement?.type !== 'ExpressionStatement') return null
  const { expression } = statement
  if (expression.type !== 'ObjectExpression') return textOf(expression)
  for (const property of expression.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier' && /^path(?:name)?$/.test(property.key.name)) return textOf(property.value)
  }
  return null
}

// --- calls ----------------------------------------------------------------------------------------------------------------

function ofCall(call: CallExpression, ancestors: readonly Node[], add: Add): void {
  const [first, second] = call.arguments
  if (first?.type === 'ObjectExpression') ofDescription(call, first, ancestors, add)
  const target = first ? pathOf(first) : null
  if (first === undefined || target === null) return
  const asked: Asked = { call, ancestors, address: first, description: null }
  const { callee } = call
  if (callee.type === 'Identifier') {
    if (callee.name === 'fetch' || callee.name === '$fetch') add(call, 'fetch', methodOf(second) ?? 'GET', target, asked)
    else if (CLIENTS.has(callee.name)) add(call, 'http-client', methodOf(second) ?? 'GET', target, asked)
    else if (NAVIGATORS.has(callee.name)) add(call, 'router', 'GET', target)
    return
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return
  const { name } = callee.property
  if (NAVIGATION.has(name)) add(call, isLocation(callee.object) ? 'location' : 'router', 'GET', target)
  // A server registers its routes in the same words: `router.post('/logout', handler)`.
  else if (CLIENT_METHODS.has(name) && !hasHandler(call) && !isLookUp(callee.object, target)) add(call, 'http-client', name === 'request' ? null : name.toUpperCase(), target, asked)
}

/** `searchParams.get('logout')`: a name, and no address. */
const isLookUp = (of: Node, target: string): boolean => !/^\w*:?\//.test(target) && HOLDER.test(lastNameOf(of))

const lastNameOf = (node: Node): string =>
  node.type === 'Identifier' ? node.name
    : node.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name
    : ''

const HOLDER = /(?:params|query|headers|cookies|data|map|storage|session|store|registry|cache)$/i

/** `axios({ url: '/logout', method: 'post' })`, `$.ajax({ url: '/logout', type: 'POST' })`. */
function ofDescription(call: CallExpression, description: ObjectExpression, ancestors: readonly Node[], add: Add): void {
  const { callee } = call
  const isRequest = callee.type === 'Identifier' ? CLIENTS.has(callee.name)
    : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && DESCRIBED.has(callee.property.name)
  const address = isRequest ? propertyOf(description, 'url') : null
  if (address === null) return
  const method = propertyOf(description, 'method') ?? propertyOf(description, 'type')
  const verb = method === null ? 'GET' : (textOf(method)?.toUpperCase() ?? null)
  add(call, 'http-client', verb, pathOf(address), { call, ancestors, address, description })
}

/** Methods of clients that are given everything in one object. */
const DESCRIBED = new Set(['ajax', 'request'])

function propertyOf(object: ObjectExpression, name: string): Expression | null {
  const found = object.properties.find((one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === name)
  return found?.type === 'Property' ? found.value : null
}

const hasHandler = (call: CallExpression): boolean =>
  call.arguments.slice(1).some((a) => isRouteOptions(a) || isNamedHandler(a) || HANDLERS.has(a.type))

const HANDLERS: ReadonlySet<string> = new Set(['FunctionExpression', 'ArrowFunctionExpression', 'Identifier', 'MemberExpression', 'CallExpression'])

/** A controller by its name, which a container finds: `'SessionsController.destroy'`, `[SessionsController, 'destroy']`. */
function isNamedHandler(argument: Argument): boolean {
  return argument.type === 'ArrayExpression' || (argument.type === 'Literal' && typeof argument.value === 'string' && /^[#@\w/.-]+$/.test(argument.value))
}

/** What a server's route is registered with: `{ schema, preHandler, handler }`. */
function isRouteOptions(argument: Argument): boolean {
  return argument.type === 'ObjectExpression' && argument.properties.some((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' && /^(?:handler|preHandler|onRequest|schema)$/.test(property.key.name))
}

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
function pathOf(node: Argument | Expression): string | null {
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
