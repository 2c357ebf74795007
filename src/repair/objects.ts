/** Objects in code: their properties, and one more of them. */
import type { Node, ObjectProperty } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import { keyName } from './calls.ts'
import type { Document } from './document.ts'

export type ObjectNode = Extract<Node, { type: 'ObjectExpression' }>

export function propertyNamed(object: ObjectNode, name: string): ObjectProperty | undefined {
  return object.properties.find(
    (one): one is ObjectProperty => one.type === 'Property' && !one.computed && keyName(one.key) === name,
  )
}

/** What stands in an object that is written out, and in objects inside it. @param keys the way there */
export function valueAt(given: Node | undefined, keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>((at, key) => (at?.type === 'ObjectExpression' ? propertyNamed(at, key)?.value : undefined), given)
}

/** An edit that puts a property before the others, or behind what is spread, which would win; on its own line where they are. */
export function prependProperty(doc: Document, object: ObjectNode, code: string): Edit {
  const [first] = object.properties
  if (first === undefined) return doc.replace(object, `{ ${code} }`)
  const isOwnLine = doc.text.slice(doc.lineStart(first.start), first.start).trim() === ''
  const separator = isOwnLine ? `,${doc.style.newline}${doc.indentAt(first.start)}` : ', '
  const spread = object.properties.findLast(({ type }) => type === 'SpreadElement')
  return spread === undefined ? doc.insert(first.start, `${code}${separator}`) : doc.insert(spread.end, `${separator}${code}`)
}

/** An edit that puts a property behind the others, on its own line where they are. */
export function addProperty(doc: Document, object: ObjectNode, code: string): Edit {
  const last = object.properties.at(-1)
  return last === undefined ? doc.replace(object, `{ ${code} }`) : doc.insert(last.end, `${separatorBefore(doc, object, last)}${code}`)
}

/** An edit that takes a property out, with the comma and the white space on one side of it. */
export function withoutProperty(doc: Document, object: ObjectNode, property: Node): Edit {
  const index = object.properties.findIndex((one) => one === property)
  const next = object.properties[index + 1]
  const before = object.properties[index - 1]
  return doc.replace(next ? { start: property.start, end: next.start } : { start: before?.end ?? property.start, end: property.end }, '')
}

/** What stands between the last of a list and one more: on a line of its own where the last is. */
export function separatorBefore(doc: Document, list: Node, last: Node): string {
  const isOwnLine = doc.text.slice(doc.lineStart(last.start), last.start).trim() === '' && doc.lineStart(last.start) > list.start
  return isOwnLine ? `,${doc.style.newline}${doc.indentAt(last.start)}` : ', '
}
