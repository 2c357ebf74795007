/** Names at the top of files: where they are declared, and how another file would import the same. */
import type { Expression } from 'oxc-parser'
import { keyName } from './calls.ts'
import type { Document } from './document.ts'
import { topLevel } from './imports.ts'
import { declaredIn, exported, importFrom, type Brought } from './modules.ts'
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
  const declared = declaredIn(doc, local)
  return declared?.is === 'import' ? exportOf(doc, declared, project) : variableOf(doc, local)
}

function variableOf(doc: Document, name: string): Binding | null {
  for (const statement of topLevel(doc)) {
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
  return topLevel(doc).some((one) => one.type === 'ExportNamedDeclaration' && one.source === null
    && one.specifiers.some(({ local, exported }) => keyName(local) === name && keyName(exported) === name))
}

function exportOf(from: Document, { specifier, name }: { readonly specifier: string; readonly name: string }, project: RepairProject, depth = DEPTH): Binding | null {
  const file = project.facts.importedFile(from.file, specifier)
  if (file === null) return specifier.startsWith('.') ? null : { is: 'package', specifier, name }
  if (depth === 0 || !/\.[cm]?[jt]sx?$/.test(file)) return null
  const doc = project.document(file)
  if (name === 'default') return defaultOf(doc, project)
  const own = variableOf(doc, name)
  if (own !== null) return own
  for (const statement of topLevel(doc)) {
    if (statement.type === 'ExportAllDeclaration' && statement.exported === null) {
      const found = exportOf(doc, { specifier: statement.source.value, name }, project, depth - 1)
      if (found?.is === 'variable') return found
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source === null) continue
    const listed = statement.specifiers.find(({ exported }) => keyName(exported) === name)
    if (listed !== undefined) return exportOf(doc, { specifier: statement.source.value, name: keyName(listed.local) }, project, depth - 1)
  }
  return null
}

function defaultOf(doc: Document, project: RepairProject): Binding | null {
  for (const statement of topLevel(doc)) {
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
export function importBinding(doc: Document, { doc: home, name, isExported }: Variable, project: RepairProject): Brought | null {
  if (doc.file === home.file) return { local: name, edits: [] }
  if (name === 'default') return null
  const exporting = isExported ? [] : exported(home, name)
  const imported = exporting && importFrom(doc, home.file, name, name, project)
  return imported && exporting && { local: imported.local, edits: [...exporting, ...imported.edits] }
}
