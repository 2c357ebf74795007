/** Names of modules: where one is declared, how it is exported, and how another file gets hold of it. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import { isProduction } from '../project/analyse.ts'
import { isSourceName } from '../project/list-files.ts'
import { isInside, parentOf, wayTo } from '../project/paths.ts'
import { keyName } from './calls.ts'
import type { Document } from './document.ts'
import { importedAs, importName, importWhole, isTaken, requiredModule, topLevel } from './imports.ts'
import type { RepairProject } from './repair-project.ts'

/** What a name of a module stands for; `name` is that which the other module gives it: `default`, `*`, or its own. */
export type Declared =
  | { readonly is: 'import'; readonly specifier: string; readonly name: string }
  | { readonly is: 'own'; readonly node: Node }

/** A name that code of a file refers to. */
export interface Reference {
  readonly doc: Document
  readonly name: string
}

/** How a name is called in a file, and the edits that make it known there. */
export interface Brought {
  readonly local: string
  readonly edits: readonly Edit[]
}

/** Where a name is declared at the top level of a file; undefined for what the file does not declare. */
export function declaredIn(doc: Document, name: string): Declared | undefined {
  for (const statement of topLevel(doc)) {
    const found = statement.type === 'ImportDeclaration' ? imported(statement, name) : ownDeclaration(unwrapped(statement), name)
    if (found) return found
  }
  return undefined
}

/** A declaration without the `export` in front of it. */
function unwrapped(statement: Node): Node {
  const isExport = statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
  return isExport && statement.declaration !== null ? statement.declaration : statement
}

function imported(statement: Extract<Node, { type: 'ImportDeclaration' }>, local: string): Declared | undefined {
  const one = statement.specifiers.find((candidate) => candidate.local.name === local)
  if (one === undefined) return undefined
  const name = one.type === 'ImportSpecifier' ? keyName(one.imported) : one.type === 'ImportDefaultSpecifier' ? 'default' : '*'
  return { is: 'import', specifier: statement.source.value, name }
}

function ownDeclaration(statement: Node, name: string): Declared | undefined {
  if ((statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id?.name === name) return { is: 'own', node: statement }
  if (statement.type !== 'VariableDeclaration') return undefined
  for (const { id, init } of statement.declarations) {
    const specifier = requiredModule(init)
    if (id.type === 'Identifier' && id.name === name) return specifier === undefined ? { is: 'own', node: init ?? id } : { is: 'import', specifier, name: 'default' }
    if (id.type !== 'ObjectPattern') continue
    const property = id.properties.find((one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === name)
    if (property?.type !== 'Property') continue
    return specifier === undefined ? { is: 'own', node: init ?? id } : { is: 'import', specifier, name: keyName(property.key) }
  }
  return undefined
}

/** The name by which a file exports one of its own; null for what it keeps to itself. */
export function exportedAs(doc: Document, name: string): string | null {
  for (const statement of topLevel(doc)) {
    const found = exportOfStatement(statement, name) ?? exportOfAssignment(statement, name)
    if (found !== null) return found
  }
  return null
}

function exportOfStatement(statement: Node, name: string): string | null {
  if (statement.type === 'ExportDefaultDeclaration') {
    const { declaration } = statement
    const own = 'id' in declaration ? declaration.id : declaration
    return own?.type === 'Identifier' && own.name === name ? 'default' : null
  }
  if (statement.type !== 'ExportNamedDeclaration' || statement.source !== null) return null
  if (statement.declaration !== null) return ownDeclaration(statement.declaration, name) === undefined ? null : name
  const one = statement.specifiers.find(({ local }) => keyName(local) === name)
  return one === undefined ? null : keyName(one.exported)
}

/** `module.exports = name`, `module.exports = { name }`, `exports.name = …`. */
function exportOfAssignment(statement: Node, name: string): string | null {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return null
  const { left, right } = statement.expression
  if (left.type !== 'MemberExpression' || left.computed || left.property.type !== 'Identifier') return null
  const isWhole = left.object.type === 'Identifier' && left.object.name === 'module' && left.property.name === 'exports'
  if (isWhole && right.type === 'Identifier') return right.name === name ? 'default' : null
  if (isWhole && right.type === 'ObjectExpression') {
    const one = right.properties.find((property) => property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === name)
    return one?.type === 'Property' ? keyName(one.key) : null
  }
  const isMember = /^(?:module\.)?exports$/.test(memberPath(left.object))
  return isMember && right.type === 'Identifier' && right.name === name ? left.property.name : null
}

function memberPath(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' && node.property.type === 'Identifier' ? `${memberPath(node.object)}.${node.property.name}` : ''
}

/** Edits that export a constant; null in files of components, which export nothing else, and where it is declared with others. */
export function exported(home: Document, name: string): readonly Edit[] | null {
  if (!/\.[cm]?[jt]s$/.test(home.file) || !topLevel(home).some(({ type }) => /^(?:Import|Export)/.test(type))) return null
  const statement = topLevel(home).find((one) => one.type === 'VariableDeclaration' && one.declarations.length === 1
    && one.declarations[0]!.id.type === 'Identifier' && one.declarations[0]!.id.name === name)
  return statement?.type === 'VariableDeclaration' && statement.kind === 'const' ? [home.insert(statement.start, 'export ')] : null
}

/** The file that an import leads to; null for a package, and where it cannot be found. */
export function fileOf(doc: Document, specifier: string, { facts }: RepairProject): string | null {
  return facts.importedFile(doc.file, specifier)
}

/** The documents of the running code that have a text in them. */
export function documentsWith(text: string, project: RepairProject): readonly Document[] {
  const { facts } = project
  return facts.mentioning(text).filter((file) => isSourceName(file) && isProduction(wayTo(facts.root, file))).flatMap((file) => project.documentOrNone(file) ?? [])
}

/**
 * Makes what a name stands for in one file available in another.
 *
 * @returns null where its file keeps it to itself, or the name means something else in the other file
 */
export function broughtTo(doc: Document, { doc: from, name }: Reference, project: RepairProject): Brought | null {
  if (from.file === doc.file) return { local: name, edits: [] }
  const declared = declaredIn(from, name)
  // A name of the language, or of its surroundings.
  if (declared === undefined) return isTaken(doc, name) && declaredIn(doc, name) !== undefined ? null : { local: name, edits: [] }
  if (declared.is === 'own') {
    const exported = exportedAs(from, name)
    return exported === null ? null : importFrom(doc, from.file, exported, name, project)
  }
  const file = fileOf(from, declared.specifier, project)
  if (file === doc.file) {
    const own = ownNameOf(doc, declared.name)
    return own === null ? null : { local: own, edits: [] }
  }
  if (file !== null) return importFrom(doc, file, declared.name, name, project, { specifier: declared.specifier, file: from.file })
  return isOfPackage(doc, from.file, project) ? importAs(doc, declared.specifier, declared.name, name) : null
}

/** What a file itself calls what it exports under a name. */
function ownNameOf(doc: Document, exported: string): string | null {
  if (exported !== 'default' && exported !== '*') return declaredIn(doc, exported) === undefined ? null : exported
  return null
}

/** Imports what a file of the project exports. */
export function importFrom(
  doc: Document, file: string, exported: string, local: string, project: RepairProject, known?: { readonly specifier: string; readonly file: string },
): Brought | null {
  for (const { specifier, name, as } of importsOf(doc)) {
    if (name === exported && fileOf(doc, specifier, project) === file) return { local: as, edits: [] }
  }
  const specifier = specifierOf(doc, file, project, known)
  return specifier.startsWith('.') && !isOfPackage(doc, file, project) ? null : importAs(doc, specifier, exported, local)
}

/** Is a file part of the package that another is in? Packages reach each other by their names only. */
function isOfPackage(doc: Document, file: string, { facts }: RepairProject): boolean {
  const [own] = facts.packages.filter(({ folder }) => isInside(doc.file, folder)).toSorted((a, b) => b.folder.length - a.folder.length)
  return own === undefined || isInside(file, own.folder)
}

function importAs(doc: Document, specifier: string, exported: string, local: string): Brought | null {
  if (exported === 'default' || exported === '*') {
    const known = importsOf(doc).find((one) => one.specifier === specifier && one.name === exported)
    if (known) return { local: known.as, edits: [] }
    return isTaken(doc, local) ? null : { local, edits: [importWhole(doc, specifier, exported === '*' ? `* as ${local}` : local, local)] }
  }
  return exported === local || importedAs(doc, specifier, exported) !== undefined ? importName(doc, specifier, exported) : null
}

interface OneImport {
  readonly specifier: string
  /** As for `Declared`. */
  readonly name: string
  readonly as: string
}

function importsOf(doc: Document): readonly OneImport[] {
  return topLevel(doc).flatMap((statement): OneImport[] => {
    if (statement.type === 'ImportDeclaration') {
      if (statement.importKind === 'type') return []
      return statement.specifiers.map(({ local: { name: as } }) => ({ ...(imported(statement, as) as OneImport & { is: 'import' }), as }))
    }
    if (statement.type !== 'VariableDeclaration') return []
    return statement.declarations.flatMap(({ id }) => namesIn(id)).flatMap((as) => {
      const declared = ownDeclaration(statement, as)
      return declared?.is === 'import' ? [{ specifier: declared.specifier, name: declared.name, as }] : []
    })
  })
}

function namesIn(id: Node): readonly string[] {
  if (id.type === 'Identifier') return [id.name]
  if (id.type !== 'ObjectPattern') return []
  return id.properties.flatMap((one) => (one.type === 'Property' && one.value.type === 'Identifier' ? [one.value.name] : []))
}

/**
 * How a file would import another: as it does already, by the alias by which it imports its neighbours, or by a relative path.
 *
 * @param known how the file that the code is from imports it; an alias is good for both
 */
function specifierOf(doc: Document, file: string, project: RepairProject, known?: { readonly specifier: string; readonly file: string }): string {
  const own = importsOf(doc).map(({ specifier }) => specifier)
  const same = own.find((specifier) => fileOf(doc, specifier, project) === file)
  if (same !== undefined) return same
  const relatives = own.filter((specifier) => specifier.startsWith('.'))
  const aliases = own.filter((specifier) => !specifier.startsWith('.') && fileOf(doc, specifier, project) !== null)
  const others = relatives.length > 0 ? [] : [...(known === undefined ? [] : [known.specifier]), ...specifiersOfOthers(file, project)]
  const shared = others.find((specifier) => !specifier.startsWith('.') && fileOf(doc, specifier, project) === file)
  if (shared !== undefined) return shared
  const isNeighbour = relatives.length > 0 && parentOf(file) === parentOf(doc.file)
  const aliased = isNeighbour ? [] : aliases.flatMap((specifier) => throughAlias(doc, specifier, file, project) ?? [])
  return aliased[0] ?? relativeTo(doc, file, relatives.length > 0 ? relatives : relativesAround(project))
}

/** How other files of the project import a file. */
function specifiersOfOthers(file: string, project: RepairProject): readonly string[] {
  const name = /([^/]+?)(?:\.[^/.]+)?$/.exec(file.replace(EXTENSION, ''))?.[1] ?? file
  return documentsWith(name, project).flatMap((doc) => importsOf(doc).map(({ specifier }) => specifier).filter((specifier) => fileOf(doc, specifier, project) === file))
}

/** The same alias in front of the way to another file: `@/lib/db` for `@/lib/auth`. */
function throughAlias(doc: Document, specifier: string, file: string, project: RepairProject): string | undefined {
  const target = fileOf(doc, specifier, project)?.replace(EXTENSION, '')
  const [alias, ...rest] = specifier.split('/')
  const below = `/${rest.join('/').replace(EXTENSION, '')}`
  if (alias === undefined || target === undefined || rest.length === 0 || !target.endsWith(below)) return undefined
  const base = target.slice(0, -below.length)
  if (!file.startsWith(`${base}/`)) return undefined
  const candidate = `${alias}${withExtension(file.slice(base.length), [specifier], file)}`
  return fileOf(doc, candidate, project) === file ? candidate : undefined
}

const EXTENSION = /(?:\/index)?\.[cm]?[jt]sx?$/

/** Relative imports of the project's other files: they show what its loader wants. */
function relativesAround({ facts }: RepairProject): readonly string[] {
  return ["from './", "from './", 'from "./', 'from "../'].flatMap((beginning) => facts.mentioning(beginning))
    .filter(isSourceName)
    .flatMap((file) => [...facts.textOf(file).matchAll(/\bfrom (['"])(\.{1,2}\/[^'"\n]+)\1/g)].map((match) => match[2]!))
}

function relativeTo(doc: Document, file: string, others: readonly string[]): string {
  const way = wayTo(parentOf(doc.file), file)
  return withExtension(way.startsWith('.') ? way : `./${way}`, others, doc.file)
}

/** Node's modules need the extension; others leave it out, as the imports around show. */
function withExtension(way: string, others: readonly string[], file: string): string {
  const shown = others.map((other) => /\.[cm]?[jt]sx?$/.exec(other)?.[0]).find((one) => one !== undefined)
  if (shown !== undefined) return /\.tsx?$/.test(way) && !/ts/.test(shown) ? way.replace(/\.tsx?$/, '.js') : way
  if (others.length === 0 && /\.mjs$/.test(file)) return way
  return way.replace(EXTENSION, '')
}
