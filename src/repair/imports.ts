/** Making a name of another module available in a file, in the way in which the file imports others. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import type { Document } from './document.ts'
import { separatorBefore } from './objects.ts'

/** A name to use, and the edits that make it available; none where it is imported already. */
export interface ImportedName {
  readonly local: string
  readonly edits: readonly Edit[]
}

/** The local name of what a module exports, if the file imports it. */
export function importedAs(doc: Document, specifier: string, name: string): string | undefined {
  for (const statement of topLevel(doc)) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === specifier && statement.importKind !== 'type') {
      for (const one of statement.specifiers) {
        if (one.type === 'ImportSpecifier' && one.importKind !== 'type' && nameOf(one.imported) === name) return one.local.name
      }
    }
    if (statement.type !== 'VariableDeclaration') continue
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'ObjectPattern' || requiredModule(init) !== specifier) continue
      for (const property of id.properties) {
        if (property.type === 'Property' && nameOf(property.key) === name && property.value.type === 'Identifier') return property.value.name
      }
    }
  }
  return undefined
}

/**
 * @param instead a name that is imported from the module and not needed any more
 * @returns null where another thing of the file is called so
 */
export function importName(doc: Document, specifier: string, name: string, instead?: string): ImportedName | null {
  const known = importedAs(doc, specifier, name)
  if (known !== undefined) return { local: known, edits: [] }
  if (isTaken(doc, name)) return null
  const place = instead === undefined ? undefined : specifierOf(doc, instead)
  if (place !== undefined) return { local: name, edits: [doc.replace(place.inner, name)] }
  return { local: name, edits: [addedTo(doc, specifier, name) ?? newImport(doc, specifier, `{ ${name} }`, `{ ${name} }`)] }
}

/** A type beside others of its module: where those are imported, whichever way. @returns null where none of them is */
export function importTypeBeside(doc: Document, specifier: string, sibling: string, name: string): ImportedName | null {
  for (const statement of topLevel(doc)) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== specifier) continue
    const specifiers = statement.specifiers.filter((one) => one.type === 'ImportSpecifier')
    if (!specifiers.some((one) => one.local.name === sibling)) continue
    const known = specifiers.find((one) => nameOf(one.imported) === name)
    if (known) return { local: known.local.name, edits: [] }
    const isInline = specifiers.some((one) => one.importKind === 'type')
    if (isTaken(doc, name)) return null
    const last = specifiers.at(-1)!
    return { local: name, edits: [doc.insert(last.end, `${separatorBefore(doc, statement, last)}${isInline ? 'type ' : ''}${name}`)] }
  }
  return null
}

/**
 * Is anything called so?
 *
 * @param within where the new name will be seen: what is called so outside is hidden from nobody there; by default the file
 */
export function isTaken(doc: Document, name: string, within?: Node): boolean {
  const { start, end } = within ?? { start: 0, end: doc.text.length }
  return doc.nodes.some((node) =>
    node.type === 'Identifier' && node.name === name && node.start >= start && node.end <= end && !isMemberName(doc, node))
}

/** Is a name used in the file, apart from its import and from one place? */
export function isUsedBeside(doc: Document, name: string, place: Node): boolean {
  const own = specifierOf(doc, name)
  return doc.nodes.some((node) => (node.type === 'Identifier' || node.type === 'JSXIdentifier') && node.name === name && !isMemberName(doc, node)
    && !isAt(node, place) && (own === undefined || node.start < own.inner.start || node.end > own.inner.end))
}

const isAt = (a: Node, b: Node): boolean => a.start === b.start

/** Edits that take the import of a name away; of one that is alone in its statement, the statement. */
export function withoutImport(doc: Document, name: string): readonly Edit[] {
  const found = specifierOf(doc, name)
  if (found === undefined) return []
  const { inner, list, statement } = found
  if (list.length === 1) {
    const isFirst = doc.text.slice(0, statement.start).trim() === ''
    const below = (isFirst ? /^[ \t]*\r?\n\s*/ : /^[ \t]*\r?\n/).exec(doc.text.slice(statement.end))?.[0] ?? ''
    const end = statement.end + below.length
    return [doc.replace({ start: statement.start, end }, '')]
  }
  const index = list.indexOf(inner)
  const next = list[index + 1]
  const before = list[index - 1]
  if (inner.type === 'ImportDefaultSpecifier' && next !== undefined) return [doc.replace({ start: inner.start, end: doc.text.indexOf('{', inner.end) }, '')]
  if (next !== undefined) return [doc.replace({ start: inner.start, end: next.start }, '')]
  if (before?.type === 'ImportDefaultSpecifier') return [doc.replace({ start: before.end, end: doc.text.indexOf('}', inner.end) + 1 }, '')]
  return [doc.replace({ start: before!.end, end: inner.end }, '')]
}

interface Specifier {
  readonly inner: Node
  readonly list: readonly Node[]
  readonly statement: Node
}

/** Where a local name is imported, or required. */
function specifierOf(doc: Document, local: string): Specifier | undefined {
  for (const statement of topLevel(doc)) {
    if (statement.type === 'ImportDeclaration') {
      const inner = statement.specifiers.find((one) => one.local.name === local)
      if (inner !== undefined) return { inner, list: statement.specifiers, statement }
    }
    if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) continue
    const [{ id, init }] = statement.declarations as [typeof statement.declarations[number]]
    if (requiredModule(init) === undefined) continue
    if (id.type === 'Identifier' && id.name === local) return { inner: id, list: [id], statement }
    const inner = id.type === 'ObjectPattern' ? id.properties.find((one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === local) : undefined
    if (inner !== undefined && id.type === 'ObjectPattern') return { inner, list: id.properties, statement }
  }
  return undefined
}

function isMemberName(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed
  return parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand
}

/** An edit of an import of the module that is there. */
function addedTo(doc: Document, specifier: string, name: string): Edit | undefined {
  for (const statement of topLevel(doc)) {
    if (statement.type === 'ImportDeclaration' && statement.source.value === specifier && statement.importKind !== 'type') {
      const last = statement.specifiers.findLast((one) => one.type === 'ImportSpecifier')
      if (last) return doc.insert(last.end, `${separatorBefore(doc, statement, last)}${name}`)
      const [first] = statement.specifiers
      if (first?.type === 'ImportDefaultSpecifier' && statement.specifiers.length === 1) return doc.insert(first.end, `, { ${name} }`)
    }
    if (statement.type === 'VariableDeclaration') {
      for (const { id, init } of statement.declarations) {
        if (id.type !== 'ObjectPattern' || requiredModule(init) !== specifier) continue
        const last = id.properties.at(-1)
        if (last?.type === 'Property') return doc.insert(last.end, `${separatorBefore(doc, id, last)}${name}`)
      }
    }
  }
  return undefined
}

/** An edit that imports all of a module under one name: its default export, or, with `* as name`, what it exports. */
export function importWhole(doc: Document, specifier: string, clause: string, local: string): Edit {
  return newImport(doc, specifier, clause, local)
}

/** @param clause what stands behind `import` @param pattern what stands on the left of a `require` */
function newImport(doc: Document, specifier: string, clause: string, pattern: string): Edit {
  const statements = topLevel(doc)
  const imports = statements.filter((statement) => statement.type === 'ImportDeclaration')
  const requires = statements.filter((statement) =>
    statement.type === 'VariableDeclaration' && statement.declarations.some(({ init }) => init !== null && /^require\(/.test(doc.textOf(init))))
  const isModule = imports.length > 0 || statements.some(({ type }) => type.startsWith('Export')) || (requires.length === 0 && !/\bmodule\.exports\b/.test(doc.text))
  const from = doc.quoted(specifier)
  const code = doc.statement(isModule ? `import ${clause} from ${from}` : `const ${pattern} = require(${from})`)
  const last = isModule ? imports.at(-1) : requires.at(-1)
  if (last) return doc.insert(last.end, `${doc.style.newline}${doc.indentAt(last.start)}${code}`)
  const at = statements.find((statement) => !('directive' in statement) || statement.directive == null)?.start ?? doc.text.length
  return doc.insert(at, `${code}${doc.style.newline}${doc.style.newline}`)
}

/** The statements of the file's own level. */
export function topLevel(doc: Document): readonly Node[] {
  return (doc.program as { readonly body?: readonly Node[] }).body ?? []
}

/** `require('x')`, `require('x').y` left out. */
export function requiredModule(node: Node | null): string | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') return undefined
  const [given] = node.arguments
  return given?.type === 'Literal' && typeof given.value === 'string' ? given.value : undefined
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}
