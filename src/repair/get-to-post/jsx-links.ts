/** Links and forms in JSX that lead to the logout. */
import type { JSXAttribute, JSXElement, JSXOpeningElement, Node } from 'oxc-parser'
import type { Edit } from '../../model/finding.ts'
import type { Document } from '../document.ts'
import { BUTTON, IN_FORM, linkByPost, type Link, type LinkAttribute, type Tags } from './link-elements.ts'
import type { Migration } from './migration.ts'

/** The attribute that a string is the value of. */
export function attributeWith(doc: Document, value: Node): JSXAttribute | null {
  const parent = doc.parentOf(value)
  const outer = parent?.type === 'JSXExpressionContainer' ? doc.parentOf(parent) : parent
  return outer?.type === 'JSXAttribute' ? outer : null
}

export const nameOfElement = (doc: Document, { name }: JSXOpeningElement): string => doc.textOf(name)
const nameOfAttribute = (doc: Document, { name }: JSXAttribute): string => doc.textOf(name)

/** @returns null for an attribute that leads nowhere */
export function jsxByPost(migration: Migration, doc: Document, attribute: JSXAttribute): readonly Edit[] | null {
  const opening = doc.parentOf(attribute)
  const element = opening && doc.parentOf(opening)
  if (opening?.type !== 'JSXOpeningElement' || element?.type !== 'JSXElement') return null
  const name = nameOfAttribute(doc, attribute)
  if (name === 'action' && /form$/i.test(nameOfElement(doc, opening))) return formByPost(migration, doc, opening, attribute, 'method')
  if (name === 'formAction') return formByPost(migration, doc, opening, attribute, 'formMethod')
  if (name === 'hx-get' || name === 'data-hx-get') {
    migration.expectForms(doc.file, opening.start)
    return [doc.replace(attribute.name, name.replace('get', 'post'))]
  }
  if (name !== 'href' && name !== 'to') return null
  return linkInJsx(migration, doc, element, attribute)
}

function formByPost(
  migration: Migration,
  doc: Document,
  opening: JSXOpeningElement,
  action: JSXAttribute,
  name: string,
): readonly Edit[] {
  if (importedFrom(doc, nameOfElement(doc, opening)) === 'next/form')
    return migration.refuse(doc.file, opening.start, 'is a form that Next turns into a navigation')
  const edits = methodBeside(doc, opening, action, name)
  if (edits.length > 0) migration.expectForms(doc.file, opening.start)
  return edits
}

/** The method of a form, written or not. */
function methodBeside(doc: Document, opening: JSXOpeningElement, action: JSXAttribute, name: string): readonly Edit[] {
  const method = attributes(opening).find((one) => nameOfAttribute(doc, one) === name)
  if (method?.value?.type === 'Literal')
    return /^get$/i.test(String(method.value.value)) ? [doc.replace(method.value, '"post"')] : []
  return method === undefined ? [doc.insert(action.end, ` ${name}="post"`)] : []
}

const attributes = ({ attributes: all }: JSXOpeningElement): JSXAttribute[] =>
  all.filter((one): one is JSXAttribute => one.type === 'JSXAttribute')

function linkInJsx(migration: Migration, doc: Document, element: JSXElement, target: JSXAttribute): readonly Edit[] {
  const around = [...doc.around(element)].filter((node): node is JSXElement => node.type === 'JSXElement')
  const outside = around.find((node) => /form$/i.test(nameOfElement(doc, node.openingElement)))
  if (outside !== undefined) return migration.refuse(doc.file, element.start, IN_FORM)
  const [parent] = around
  if (parent !== undefined && attributes(parent.openingElement).some((one) => nameOfAttribute(doc, one) === 'asChild')) {
    return inSlot(migration, doc, parent, element, target)
  }
  const holder = around.find(
    (node) =>
      BUTTON.test(nameOfElement(doc, node.openingElement)) || /^(?:a|button)$/.test(nameOfElement(doc, node.openingElement)),
  )
  if (holder !== undefined) return migration.refuse(doc.file, element.start, 'is a link in a button or in another link')
  const inner = onlyAnchor(doc, element)
  return inner === null
    ? linkByPost(migration, linkOf(doc, element, around), attributeOf(doc, target))
    : overAnchor(migration, doc, element, inner, target)
}

function linkOf(doc: Document, element: JSXElement, around: readonly JSXElement[]): Link {
  const name = nameOfElement(doc, element.openingElement)
  const paragraph = around.find((node) => nameOfElement(doc, node.openingElement) === 'p')
  return {
    ...tagsOf(element),
    file: doc.file,
    text: doc.text,
    style: doc.style,
    name,
    from: importedFrom(doc, name.split('.')[0]!),
    attributes: attributes(element.openingElement).map((one) => attributeOf(doc, one)),
    paragraph: paragraph === undefined ? null : tagsOf(paragraph),
  }
}

const tagsOf = ({ openingElement, closingElement, start, end }: JSXElement): Tags => ({
  start,
  openEnd: openingElement.end,
  closeStart: closingElement?.start ?? null,
  end,
})

function attributeOf(doc: Document, attribute: JSXAttribute): LinkAttribute {
  return { name: nameOfAttribute(doc, attribute), source: doc.textOf(attribute), start: attribute.start, end: attribute.end }
}

/** The module that a local name is imported from. */
function importedFrom(doc: Document, local: string): string | null {
  for (const node of doc.nodes) {
    if (node.type === 'ImportDeclaration' && node.specifiers.some((one) => one.local.name === local)) return node.source.value
  }
  return null
}

/** `<Button asChild><Link href="/logout">…</Link></Button>` is a button in a form. */
function inSlot(
  migration: Migration,
  doc: Document,
  parent: JSXElement,
  element: JSXElement,
  target: JSXAttribute,
): readonly Edit[] {
  const name = nameOfElement(doc, parent.openingElement)
  const slot = attributes(parent.openingElement).find((one) => nameOfAttribute(doc, one) === 'asChild')!
  if (!BUTTON.test(name) || element.closingElement === null || attributes(element.openingElement).length > 1) {
    return migration.refuse(doc.file, element.start, `is a link that \`<${name}>\` is rendered as`)
  }
  const around = [...doc.around(parent)].filter((node): node is JSXElement => node.type === 'JSXElement')
  // The button stands for the link; its slot is where the address was.
  const link: Link = { ...linkOf(doc, parent, around), attributes: [] }
  const address = attributeOf(doc, target)
  const form = linkByPost(migration, link, { ...address, start: slot.start, end: slot.end })
  const { openingElement, closingElement } = element
  return [...form, doc.replace(openingElement, ''), doc.replace(closingElement, '')]
}

/** `<Link href="/logout"><a>…</a></Link>`, as Next wanted it before version 13. */
function onlyAnchor(doc: Document, { children }: JSXElement): JSXElement | null {
  const [child, ...more] = children.filter((one) => one.type !== 'JSXText' || one.value.trim() !== '')
  if (child?.type !== 'JSXElement' || more.length > 0 || nameOfElement(doc, child.openingElement) !== 'a') return null
  return attributes(child.openingElement).some((one) => nameOfAttribute(doc, one) === 'href') ? null : child
}

/** The outer one is the form, and the inner one the button. */
function overAnchor(
  migration: Migration,
  doc: Document,
  outer: JSXElement,
  inner: JSXElement,
  target: JSXAttribute,
): readonly Edit[] {
  migration.expectForms(doc.file, outer.start)
  if (migration.csrf.isChecked)
    return migration.refuse(doc.file, outer.start, 'needs a form with the token that the server wants to see in a POST')
  const action = doc.textOf(target).replace(/^(?:href|to)\b/, 'action')
  return [
    doc.replace(outer.openingElement, `<form ${action} method="post">`),
    doc.insert(inner.openingElement.name.end, ' type="submit"'),
    ...renamed(doc, inner, 'button'),
    ...(outer.closingElement === null ? [] : [doc.replace(outer.closingElement.name, 'form')]),
  ]
}

function renamed(doc: Document, { openingElement, closingElement }: JSXElement, name: string): readonly Edit[] {
  return [doc.replace(openingElement.name, name), ...(closingElement === null ? [] : [doc.replace(closingElement.name, name)])]
}
