/** Names at the top of files: where they are declared, and how another file would import the same. */
import type { Expression, Node } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import { parentOf, wayTo } from '../project/paths.ts'
import type { Document } from './document.ts'
import { importedAs, importName, isTaken, type ImportedName } from './imports.ts'
import type { RepairProject } from './repair-project.ts'

/** What a name of a file stands for. */
export type Binding =
  /** A variable at the top of a file of the project, not always of the one that uses it. */
  | Variable
  /** Something of a package; `default` for what it exports by default, `*` for all of it. */
  | { readonly is: 'package'; readonly specifier: string; readonly name: string }

export interface Variable {
  readonly is: 'variable'
  /** The file that declares it. */
  readonly doc: Document
  readonly name: string
  readonly init: Expression | null
  readonly isExported: boolean
}

/** How often an export may be handed on before it is no longer followed. */
const DEPTH = 4

/** What a name means at the top of a file; null where it is declared in another way, or not at all. */
export function bindingOf(doc: Document, local: string, project: RepairProject): Binding | null {
  const imported = importOf(doc, local)
  return imported === null ? variableOf(doc, local) : exportOf(doc, imported, project)
}

interface Import {
  readonly specifier: string
  readonly name: string
}

function importOf(doc: Document, local: string): Import | null {
  for (const statement of statementsOf(doc)) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    for (const one of statement.specifiers) {
      if (one.local.name !== local) continue
      const name = one.type === 'ImportDefaultSpecifier' ? 'default'
        : one.type === 'ImportNamespaceSpecifier' ? '*' : nameOf(one.imported)
      return { specifier: statement.source.value, name }
    }
  }
  return null
}

function variableOf(doc: Document, name: string): Binding | null {
  for (const statement of statementsOf(doc)) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type === 'TSEnumDeclaration' && declaration.id.name === name) {
      return { is: 'variable', doc, name, init: null, isExported: declaration !== statement }
    }
    if (declaration?.type !== 'VariableDeclaration') continue
    const found = declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name)
    const isExported = declaration !== statement || isListed(doc, name)
    if (found !== undefined) return { is: 'variable', doc, name, init: found.init, isExported }
  }
  return null
}

/** `export { KEY }`, under the same name. */
function isListed(doc: Document, name: string): boolean {
  return statementsOf(doc).some((one) => one.type === 'ExportNamedDeclaration' && one.source === null
    && one.specifiers.some(({ local, exported }) => nameOf(local) === name && nameOf(exported) === name))
}

function exportOf(from: Document, { specifier, name }: Import, project: RepairProject, depth = DEPTH): Binding | null {
  const file = project.facts.importedFile(from.file, specifier)
  if (file === null) return specifier.startsWith('.') ? null : { is: 'package', specifier, name }
  if (depth === 0 || !/\.[cm]?[jt]sx?$/.test(file)) return null
  const doc = project.document(file)
  if (name === 'default') return defaultOf(doc, project)
  const own = variableOf(doc, name)
  if (own !== null) return own
  for (const statement of statementsOf(doc)) {
    if (statement.type === 'ExportAllDeclaration' && statement.exported === null) {
      const found = exportOf(doc, { specifier: statement.source.value, name }, project, depth - 1)
      if (found?.is === 'variable') return found
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source === null) continue
    const listed = statement.specifiers.find(({ exported }) => nameOf(exported) === name)
    if (listed !== undefined) return exportOf(doc, { specifier: statement.source.value, name: nameOf(listed.local) }, project, depth - 1)
  }
  return null
}

function defaultOf(doc: Document, project: RepairProject): Binding | null {
  for (const statement of statementsOf(doc)) {
    if (statement.type !== 'ExportDefaultDeclaration') continue
    const { declaration } = statement
    if (declaration.type === 'Identifier') return bindingOf(doc, declaration.name, project)
    if (declaration.type === 'CallExpression') return { is: 'variable', doc, name: 'default', init: declaration, isExported: true }
  }
  return null
}

// --- importing the same -----------------------------------------------------------------------------------------------------

/**
 * Makes a variable of one file available in another; it is exported if it is not yet.
 *
 * @returns null where the file calls something else so, or the variable cannot be exported
 */
export function importBinding(
  doc: Document, { doc: home, name, isExported }: Variable, project: RepairProject,
): ImportedName | null {
  if (doc.file === home.file) return { local: name, edits: [] }
  if (name === 'default') return null
  const exporting = isExported ? [] : exported(home, name)
  if (exporting === null) return null
  const specifiers = specifiersOf(doc).filter((one) => project.facts.importedFile(doc.file, one) === home.file)
  const known = specifiers.find((one) => importedAs(doc, one, name) !== undefined)
  if (known === undefined && isTaken(doc, name)) return null
  const imported = importName(doc, known ?? specifiers[0] ?? specifierTo(home.file, doc, project), name)
  return imported && { local: imported.local, edits: [...exporting, ...imported.edits] }
}

/** Edits that export a constant; null in files of components, which export nothing else, and where it is declared with others. */
function exported(home: Document, name: string): readonly Edit[] | null {
  if (!/\.[cm]?[jt]s$/.test(home.file) || !statementsOf(home).some(({ type }) => /^(?:Import|Export)/.test(type))) return null
  const statement = statementsOf(home).find((one) => one.type === 'VariableDeclaration' && one.declarations.length === 1
    && one.declarations[0]!.id.type === 'Identifier' && one.declarations[0]!.id.name === name)
  return statement?.type === 'VariableDeclaration' && statement.kind === 'const' ? [home.insert(statement.start, 'export ')] : null
}

/** How a file names another one in its imports: by the alias by which it names others, or from where it stands. */
function specifierTo(target: string, doc: Document, project: RepairProject): string {
  const given = specifiersOf(doc)
  const relative = wayTo(parentOf(doc.file), target)
  const plain = relative.startsWith('.') ? relative : `./${relative}`
  const fromHere = given.some((one) => /^\.\.?\/.*\.[cm]?[jt]sx?$/.test(one)) ? runtimeName(plain, given) : withoutExtension(plain)
  if (!plain.startsWith('../')) return fromHere
  const aliases = given.flatMap((one) => {
    const file = project.facts.importedFile(doc.file, one)
    return one.startsWith('.') || file === null ? [] : aliasedLike(one, file, target)
  })
  return aliases.find((one) => project.facts.importedFile(doc.file, one) === target) ?? fromHere
}

/** `@/lib/keys` for a file beside what `@/lib/api` is. */
function aliasedLike(specifier: string, file: string, target: string): string[] {
  const tail = withoutExtension(file).split('/')
  const parts = specifier.split('/')
  let shared = 0
  while (shared < parts.length - 1 && parts[parts.length - 1 - shared] === tail[tail.length - 1 - shared]) shared += 1
  const folder = tail.slice(0, tail.length - shared).join('/')
  if (shared === 0 || !target.startsWith(`${folder}/`)) return []
  return [`${parts.slice(0, parts.length - shared).join('/')}${withoutExtension(target).slice(folder.length)}`]
}

const withoutExtension = (file: string): string => file.replace(/\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '')

/** TypeScript is imported by the name that it will have, unless the file imports it by its own. */
function runtimeName(file: string, given: readonly string[]): string {
  return given.some((one) => /\.tsx?$/.test(one)) ? file : file.replace(/\.tsx?$/, '.js').replace(/\.mts$/, '.mjs')
}

function specifiersOf(doc: Document): readonly string[] {
  return statementsOf(doc).flatMap((one) => (one.type === 'ImportDeclaration' ? [one.source.value] : []))
}

function statementsOf(doc: Document): readonly Node[] {
  return (doc.program as { readonly body?: readonly Node[] }).body ?? []
}

const nameOf = (node: Node): string => (node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : '')
