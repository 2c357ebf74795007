/** Who may import whom (docs/architecture.md), and the reader that says who does. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'
import ts from 'typescript'

export interface Import {
  /** Path of the importing file, relative to the repository, with forward slashes. */
  readonly from: string
  /** A file of the repository, written like `from`, or the module specifier of something else. */
  readonly to: string
  /** Types only: nothing is loaded. */
  readonly typeOnly: boolean
  readonly line: number
}

interface Layer {
  readonly name: string
  /** Files of the layer. The first layer that matches is the file's. */
  readonly files: RegExp
  /** Files of the repository, besides the layer's own, that it may import. */
  readonly may: RegExp
  /** As `may`, for types. */
  readonly mayTypes?: RegExp
  /** Packages and Node modules that it may load. */
  readonly packages?: RegExp
  /** Packages that it may take types from. */
  readonly packageTypes?: RegExp
}

const nothing = /(?!)/
const anyFile = /^/
const astTypes = /^(estree|oxc-parser|@oxc-project\/types|@typescript-eslint\/(types|utils|scope-manager))(\/|$)/
const eslintTypes = /^(eslint|@eslint\/core|@typescript-eslint\/utils)(\/|$)/

export const layers: readonly Layer[] = [
  { name: 'model', files: /^src\/model\//, may: nothing },
  { name: 'knowledge', files: /^src\/knowledge\//, may: nothing, mayTypes: /^src\/model\// },
  {
    name: 'parse',
    files: /^src\/syntax\/parse\.ts$/,
    may: /^src\/syntax\//,
    packages: /^(node:(module|fs|path)|oxc-parser)$/,
    packageTypes: astTypes,
  },
  { name: 'syntax', files: /^src\/syntax\//, may: nothing, packages: /^@typescript-eslint\/scope-manager$/, packageTypes: astTypes },
  { name: 'extract', files: /^src\/extract\//, may: /^src\/(model|syntax|knowledge)\//, packageTypes: astTypes },
  {
    name: 'project',
    files: /^src\/project\//,
    may: /^(src\/(model|syntax|knowledge|extract)\/|package\.json$)/,
    packages: /^(node:.+|oxc-resolver|get-tsconfig|ignore)$/,
    packageTypes: astTypes,
  },
  { name: 'repair', files: /^src\/repair\//, may: /^src\/(model|syntax|knowledge|extract|project)\//, packageTypes: astTypes },
  {
    name: 'rule-kit',
    files: /^src\/rule-kit\//,
    may: /^(src\/(model|extract|project|repair)\/|package\.json$)/,
    mayTypes: /^src\/knowledge\//,
    packages: /^node:.+$/,
    packageTypes: eslintTypes,
  },
  { name: 'rules', files: /^rules\//, may: /^src\/(model\/|rule-kit\/define-rule\.ts$)/ },
  {
    name: 'codemods',
    files: /^codemods\//,
    may: /^(src\/(model|project|repair|rule-kit|cli)\/|rules\/)/,
    packages: /^(jscodeshift|ts-morph|magic-string|node:.+)$/,
    packageTypes: /^/,
  },
  {
    name: 'cli',
    files: /^src\/cli\//,
    may: /^(src\/(model|knowledge|syntax|extract|project|repair|rule-kit)\/|rules\/|codemods\/|package\.json$)/,
    packages: /^(?!(eslint|typescript|vitest)($|\/))/,
    packageTypes: eslintTypes,
  },
  {
    name: 'index',
    files: /^src\/index\.ts$/,
    may: /^(rules\/index\.ts|src\/rule-kit\/.+|package\.json)$/,
    mayTypes: /^src\/(model|knowledge)\//,
    packageTypes: eslintTypes,
  },
  { name: 'dev', files: /^src\/dev\//, may: anyFile, packages: anyFile },
]

export const layerOf = (file: string): Layer | undefined => layers.find((layer) => layer.files.test(file))

const isFile = (to: string): boolean => /^(src|rules|codemods|tests)\/|^package\.json$/.test(to)

export function isAllowed({ from, to, typeOnly }: Omit<Import, 'line'>): boolean {
  const layer = layerOf(from)
  if (!layer) return false
  if (!isFile(to)) return layer.packages?.test(to) === true || (typeOnly && layer.packageTypes?.test(to) === true)
  return layer.files.test(to) || layer.may.test(to) || (typeOnly && layer.mayTypes?.test(to) === true)
}

// Reading ---------------------------------------------------------------------------------------------------------------------

export function sourceFiles(root: string, folders: readonly string[] = ['src', 'rules', 'codemods']): string[] {
  const found: string[] = []
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) visit(path)
      else if (/\.m?ts$/.test(entry.name)) found.push(relative(root, path).split(sep).join('/'))
    }
  }
  for (const folder of folders) if (existsSync(join(root, folder))) visit(join(root, folder))
  return found.sort()
}

export const readImports = (root: string, file: string): Import[] => importsOf(file, readFileSync(join(root, file), 'utf8'))

/** Imports, re-exports, `import()`, import types, and what `require` or a function made by `createRequire` is called with. */
export function importsOf(from: string, text: string): Import[] {
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true)
  const loaders = new Set(['require'])
  const found: Import[] = []

  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return
    const to = specifier.text.startsWith('.') ? posix.join(posix.dirname(from), specifier.text) : specifier.text
    found.push({ from, to, typeOnly, line: source.getLineAndCharacterOfPosition(specifier.getStart()).line + 1 })
  }
  const calleeName = (node: ts.Expression): string => (ts.isIdentifier(node) ? node.text : '')

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer && ts.isCallExpression(node.initializer)) {
      if (calleeName(node.initializer.expression) === 'createRequire') loaders.add(node.name.text)
    }
    if (ts.isCallExpression(node)) {
      const { expression } = node
      const loads = expression.kind === ts.SyntaxKind.ImportKeyword || loaders.has(calleeName(expression))
      const loadsAtOnce = ts.isCallExpression(expression) && calleeName(expression.expression) === 'createRequire'
      if (loads || loadsAtOnce) add(node.arguments[0], false)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const names = clause.namedBindings
  return !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly)
}
