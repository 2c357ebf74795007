/** Strings of the project's code that name the logout: what each is there for decides what becomes of it. */
import type { JSXAttribute, Node } from 'oxc-parser'
import type { Place } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { isSourceName } from '../../project/list-files.ts'
import { addressOf, holdsLink, leadsTo, type Use } from './addresses.ts'
import { keyName, literally, memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import type { Registration } from './registration.ts'
import { attributeWith, jsxByPost } from './jsx-links.ts'
import { htmlInString } from './markup-links.ts'
import { isCompared, isListOfPaths, isModuleName, isRouteOfServer, isSaid, isTitle, pageOfFrontEnd } from './mention-kinds.ts'
import type { Migration } from './migration.ts'
import { navigationByPost, navigationTo } from './navigations.ts'
import { propertyNamed } from '../objects.ts'
import { describedByPost, requestByPost, type Call } from './request-calls.ts'

/** Attributes of elements by which nobody is led anywhere. */
const SILENT_ATTRIBUTE = /^(?:id|key|name|title|alt|className|data-testid|aria-[\w-]+)$/

/** Keys of objects that links are made of: what they hold is an address for every entry of a list. */
const ENTRY = /^(?:to|href|url|link|path|route|key|value|destination|action|target|navigate|as|pathname)$/

/** Keys beside a path by which the object is a route, of the server or of the front end's router. */
const OF_ROUTE = /^(?:component|Component|element|children|handler|controller)$/

export class Mentions {
  readonly #migration: Migration
  readonly #registration: Registration
  readonly #seen = new Set<string>()

  constructor(migration: Migration, registration: Registration) {
    this.#migration = migration
    this.#registration = registration
  }

  /** @param isSnippet the code stands in an attribute */
  in(doc: Document, isSnippet: boolean): readonly Edit[] {
    return doc.nodes.flatMap((node) => {
      if (!isString(node) || isPartOfString(doc, node)) return []
      const text = addressOf(node)
      return text?.includes(this.#migration.segments.at(-1)!) === true ? this.#ofString(doc, node, text, isSnippet) : []
    })
  }

  #ofString(doc: Document, node: Node, text: string, isSnippet: boolean): readonly Edit[] {
    if (/[\s<>]/.test(text.trim())) return this.#ofText(doc, node, text)
    const lead = leadsTo(text, this.#migration, doc.file, useOf(doc, node, this.#migration))
    if (lead === 'elsewhere' || this.#isOfRegistration(doc, node)) return []
    const edits = this.#ofAddress(doc, node, isSnippet)
    return lead === 'maybe' && edits.length > 0
      ? this.#migration.refuse(doc.file, node.start, 'has an address that may be the one of this logout')
      : edits
  }

  /** A text with more in it than the address. */
  #ofText(doc: Document, node: Node, text: string): readonly Edit[] {
    const path = `/${this.#migration.segments.join('/')}`
    if (!text.includes(path) || this.#isOfRegistration(doc, node)) return []
    const isCalled = new RegExp(`\\bGET(?=\\s+${literally(path)}(?![\\w/-]))`)
    const verb = isTitle(doc, node) ? isCalled.exec(doc.textOf(node)) : null
    if (verb !== null) return [doc.replace({ start: node.start + verb.index, end: node.start + verb.index + 3 }, 'POST')]
    const around = new RegExp(`["'=(]${literally(path)}["'?)\\s>]`)
    if (!holdsLink(text) || !around.test(text)) return []
    const edits = htmlInString(this.#migration, doc, node, (part, isSnippet) => this.in(part, isSnippet))
    return edits.length > 0 ? edits : this.#refuse(doc, node, 'has it in a text that is more than an address')
  }

  /** Code that registers a route, and none of its handler. */
  #isOfRegistration({ file }: Document, { start, end }: Node): boolean {
    const isIn = (place: Place): boolean => place.file === file && place.start <= start && place.end >= end
    const {
      endpoint,
      project: { facts },
    } = this.#migration
    const own = this.#registration.places.some(isIn) && !isIn(endpoint.handler)
    return own || facts.endpoints.some(({ registration, handler }) => isIn(registration) && !isIn(handler))
  }

  /** A string, or a name that stands for one. */
  #ofAddress(doc: Document, node: Node, isSnippet: boolean): readonly Edit[] {
    const migration = this.#migration
    const at = outermost(doc, node)
    const parent = doc.parentOf(at)
    if (parent === undefined || isModuleName(doc, at) || [...doc.around(at)].some(({ type }) => type === 'Decorator')) return []
    const attribute = attributeWith(doc, at)
    if (attribute !== null) return this.#ofAttribute(doc, attribute)
    const navigation = navigationTo(doc, at)
    if (navigation !== null) {
      return !navigation.isOfBrowser && pageOfFrontEnd(migration)
        ? []
        : navigationByPost(migration, doc, navigation, at, isSnippet)
    }
    if (isRouteOfServer(doc, at, migration) || isCompared(doc, at) || isSaid(doc, at) || isListOfPaths(doc, at)) return []
    if (parent.type === 'CallExpression' || parent.type === 'NewExpression') return this.#ofCall(doc, parent, at)
    if (parent.type === 'Property') return this.#ofProperty(doc, parent, at)
    if (parent.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'Identifier')
      return this.#ofName(doc, parent.id.name, parent.id)
    if (parent.type === 'TSEnumMember' && parent.id.type === 'Identifier') return this.#ofEnum(doc, parent, parent.id.name)
    return this.#refuse(doc, at, 'names it, too, and what for is not known')
  }

  #ofAttribute(doc: Document, attribute: JSXAttribute): readonly Edit[] {
    const edits = jsxByPost(this.#migration, doc, attribute)
    if (edits !== null || SILENT_ATTRIBUTE.test(doc.textOf(attribute.name))) return edits ?? []
    // A route of the front end's router.
    if (/^<\w*Route\b/.test(doc.textOf(doc.parentOf(attribute)!))) return []
    return this.#refuse(doc, attribute, 'leads to it by a component that is not known')
  }

  #ofCall(doc: Document, call: Call, at: Node): readonly Edit[] {
    const edits = requestByPost(this.#migration, doc, call, at)
    if (edits !== null) return edits
    const name = doc.textOf(call.callee)
    if (/redirect/i.test(name) || (/Header|\.set$/.test(name) && /redirect|location/i.test(doc.textOf(call))))
      return this.#refuse(doc, at, 'sends the browser to it by a redirect, which is a GET')
    return this.#refuse(doc, at, `hands its address to \`${name.slice(0, 40)}\`, and nothing is known of what that does`)
  }

  #ofProperty(doc: Document, property: Extract<Node, { type: 'Property' }>, at: Node): readonly Edit[] {
    const object = doc.parentOf(property)
    // A key is looked up by somebody who has the address already.
    if (property.key === at || object?.type !== 'ObjectExpression') return describedInKey(doc, property)
    const described = describedByPost(this.#migration, doc, object)
    if (described !== null) return described
    const key = keyName(property.key)
    if (
      (key === 'path' || key === 'url') &&
      object.properties.some((one) => one.type === 'Property' && OF_ROUTE.test(keyName(one.key)))
    )
      return []
    const holder = holderOf(doc, object)
    if (ENTRY.test(key) || holder === null)
      return this.#refuse(doc, at, 'has it in a list or description that something else makes a link or a request of')
    return this.#ofMember(holder, key)
  }

  #ofEnum(doc: Document, member: Node, key: string): readonly Edit[] {
    const declared = [...doc.around(member)].find(({ type }) => type === 'TSEnumDeclaration')
    return declared?.type === 'TSEnumDeclaration' ? this.#ofMember(declared.id.name, key) : []
  }

  /** Every use of a variable that holds the address. */
  #ofName(doc: Document, name: string, declared: Node): readonly Edit[] {
    const isExported =
      [...doc.around(declared)].some(({ type }) => type === 'ExportNamedDeclaration') ||
      new RegExp(`export\\s*(?:\\{[^}]*|default\\s+)\\b${name}\\b|exports`).test(doc.text)
    const files = isExported ? this.#migration.project.facts.mentioning(name) : [doc.file]
    return files.flatMap((file) =>
      this.#usesIn(
        file,
        name,
        (other, node) => node.type === 'Identifier' && node.name === name && !isDeclaration(other, node) && !isKey(other, node),
      ),
    )
  }

  /** Every use of a member that holds the address: `ROUTES.logout`. */
  #ofMember(holder: string, key: string): readonly Edit[] {
    return this.#migration.project.facts
      .mentioning(key)
      .flatMap((file) =>
        this.#usesIn(
          file,
          `${holder}.${key}`,
          (other, node) =>
            node.type === 'MemberExpression' &&
            memberName(node) === key &&
            new RegExp(`(?:^|\\.)${holder}$`).test(other.textOf(node.object)),
        ),
      )
  }

  #usesIn(file: string, written: string, isUse: (doc: Document, node: Node) => boolean): readonly Edit[] {
    const { project } = this.#migration
    if (!isSourceName(file)) return []
    const doc = project.document(file)
    const inMarkup = new RegExp(`[=:{(\\s]["'\`{]?${literally(written)}\\b`)
    if (doc.isComponent && inMarkup.test(withoutCode(doc))) {
      return this.#migration.refuse(file, 0, `has markup that uses \`${written}\``)
    }
    return doc.nodes
      .filter((node) => isUse(doc, node))
      .flatMap((node) => {
        const key = `${file}:${String(node.start)}`
        if (this.#seen.has(key)) return []
        this.#seen.add(key)
        return this.#ofAddress(doc, node, false)
      })
  }

  #refuse(doc: Document, node: Node, why: string): never {
    return this.#migration.refuse(doc.file, node.start, why)
  }
}

/** OpenAPI: `'/logout': { get: { … } }` describes the route as it is from now on. */
function describedInKey(doc: Document, { value }: Extract<Node, { type: 'Property' }>): readonly Edit[] {
  if (value.type !== 'ObjectExpression') return []
  const get = propertyNamed(value, 'get')
  const isDescription = get?.value.type === 'ObjectExpression' && propertyNamed(get.value, 'responses') !== undefined
  return get !== undefined && isDescription && propertyNamed(value, 'post') === undefined ? [doc.replace(get.key, 'post')] : []
}

const isString = ({ type }: Node): boolean => type === 'Literal' || type === 'TemplateLiteral' || type === 'BinaryExpression'

function isPartOfString(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return parent?.type === 'TemplateLiteral' || (parent?.type === 'BinaryExpression' && parent.operator === '+')
}

/** What a string is part of and still means the same address. */
function outermost(doc: Document, node: Node): Node {
  const parent = doc.parentOf(node)
  const goesOn =
    parent?.type === 'TemplateLiteral' ||
    (parent?.type === 'BinaryExpression' && parent.operator === '+') ||
    parent?.type === 'TSAsExpression' ||
    parent?.type === 'TSNonNullExpression' ||
    parent?.type === 'TSSatisfiesExpression'
  return goesOn ? outermost(doc, parent) : node
}

/** What reads the string. */
function useOf(doc: Document, node: Node, migration: Migration): Use {
  const attribute = attributeWith(doc, node)
  const opening = attribute && doc.parentOf(attribute)
  if (opening?.type === 'JSXOpeningElement') return /^(?:a|form)$/.test(doc.textOf(opening.name)) ? 'link' : 'other'
  if (navigationTo(doc, node)?.isOfBrowser === true) return 'link'
  return isAsked(doc, node, migration) ? 'request' : isFetched(doc, node) ? 'link' : 'other'
}

function isFetched(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return parent?.type === 'CallExpression' && parent.arguments[0] === node && /fetch$/i.test(doc.textOf(parent.callee))
}

/** Is it what a client is asked with that may have a base address of its own? */
function isAsked(doc: Document, node: Node, migration: Migration): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== node || isRouteOfServer(doc, node, migration)) return false
  const { callee } = parent
  if (callee.type === 'Identifier') return /axios|api|http|ky/i.test(callee.name)
  return (
    callee.type === 'MemberExpression' &&
    memberName(callee) === 'get' &&
    /axios|api|http|client|ky|instance/i.test(doc.textOf(callee.object))
  )
}

/** The name of what an object is known by: of a variable, or the key under which it stands in another. */
function holderOf(doc: Document, object: Node): string | null {
  const parent = doc.parentOf(object)
  const isFrozen = parent?.type === 'CallExpression' && doc.textOf(parent.callee) === 'Object.freeze'
  if (parent !== undefined && (isFrozen || /^TS(?:As|Satisfies)Expression$/.test(parent.type))) return holderOf(doc, parent)
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? parent.id.name : null
  if (parent?.type === 'Property' && parent.value === object) return parent.key.type === 'Identifier' ? parent.key.name : null
  return null
}

function isDeclaration(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return (
    (parent?.type === 'VariableDeclarator' && parent.id === node) ||
    /^(?:Import|Export)\w*Specifier$/.test(parent?.type ?? '') ||
    parent?.type === 'ExportDefaultDeclaration'
  )
}

function isKey(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return (
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node && !parent.shorthand)
  )
}

/** The text of a component without its scripts. */
function withoutCode({ text }: Document): string {
  return text.replace(/<script[^]*?<\/script>/g, '').replace(/^\s*---[^]*?\n---/, '')
}
