/** What the name of a type means: followed through imports, re-exports, aliases and interfaces to a class or a package's type. */
import type { Node } from 'oxc-parser'
import type { Module } from './module.ts'
import type { Imported, Semantics } from './semantics.ts'

/** Where a type comes from. */
export type TypeTarget =
  /** A package's type; specifier '' is a global one. */
  | { readonly is: 'package'; readonly specifier: string; readonly name: string; readonly module: Module }
  /** A class, or whatever else is declared under the name, of a module of the project. */
  | { readonly is: 'declared'; readonly module: Module; readonly name: string }
  /** A type that is written out: an object type, an interface's body, what a function gives. */
  | { readonly is: 'written'; readonly type: Node; readonly module: Module; readonly name: string }

/** A name as a module imports it. */
interface ImportedName {
  readonly specifier: string
  readonly name: string
}

/** Aliases of aliases, and modules that re-export each other. */
const LONGEST_TRAIL = 12

/** Types of the language that have the members of what they are given, or some of them. */
const SEEN_THROUGH = new Set(['Pick', 'Omit', 'Partial', 'Readonly', 'Required', 'NonNullable', 'Awaited'])

/** The type itself: `Config` of `Readonly<Pick<Config, 'session'>> | undefined`. */
function bareType(annotation: Node): Node {
  switch (annotation.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSTypeOperator':
      return bareType(annotation.typeAnnotation)
    case 'TSUnionType': {
      const present = annotation.types.filter(({ type }) => type !== 'TSNullKeyword' && type !== 'TSUndefinedKeyword')
      return present.length === 1 && present[0] ? bareType(present[0]) : annotation
    }
    case 'TSTypeReference': {
      const inner = annotation.typeName.type === 'Identifier' && SEEN_THROUGH.has(annotation.typeName.name) ? annotation.typeArguments?.params[0] : undefined
      return inner ? bareType(inner) : annotation
    }
    default:
      return annotation
  }
}

/** `a.b.C` of a type annotation, as names; null for anything but a plain reference. */
export function typeReference(given: Node): string[] | null {
  const annotation = bareType(given)
  if (annotation.type !== 'TSTypeReference') return null
  const names: string[] = []
  let node: Node = annotation.typeName
  while (node.type === 'TSQualifiedName') {
    names.unshift(node.right.name)
    node = node.left
  }
  return node.type === 'Identifier' ? [node.name, ...names] : null
}

const imports = new WeakMap<Module, ReadonlyMap<string, ImportedName>>()

/** Under which name of which module a local name was imported. */
export function importedType(module: Module, local: string): ImportedName | undefined {
  let names = imports.get(module)
  if (names === undefined) imports.set(module, (names = importedNames(module)))
  return names.get(local)
}

function importedNames(module: Module): ReadonlyMap<string, ImportedName> {
  const names = new Map<string, ImportedName>()
  for (const statement of module.program.body) {
    if (statement.type !== 'ImportDeclaration') continue
    for (const specifier of statement.specifiers) {
      const name =
        specifier.type === 'ImportNamespaceSpecifier' ? '*'
        : specifier.type === 'ImportDefaultSpecifier' ? 'default'
        : specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value
      if (!names.has(specifier.local.name)) names.set(specifier.local.name, { specifier: statement.source.value, name })
    }
  }
  return names
}

/** The type that an annotation refers to. Of `A & B` it is the first that leads somewhere, a name before what is written out. */
export function targetOfAnnotation(given: Node, module: Module, semantics: Semantics, trail = 0): TypeTarget | undefined {
  if (trail > LONGEST_TRAIL) return undefined
  const annotation = bareType(given)
  if (annotation.type === 'TSIntersectionType') {
    const targets = annotation.types.map((type) => unlessNothing(targetOfAnnotation(type, module, semantics, trail + 1), semantics))
    return targets.find((target) => target !== undefined && target.is !== 'written') ?? targets.find((target) => target !== undefined)
  }
  const [head, ...rest] = typeReference(annotation) ?? []
  if (head !== undefined && !isAboutAnother(annotation, module)) return targetOfName(head, rest[0], module, semantics, trail)
  return WRITTEN.has(annotation.type) ? { is: 'written', type: annotation, module, name: head ?? 'an object' } : undefined
}

const WRITTEN = new Set(['TSTypeLiteral', 'TSTypeQuery', 'TSTypeReference'])

/** Types of the language that say something of the type that they are given: `Awaited<T>`, `ReturnType<typeof f>`. */
function isAboutAnother(annotation: Node, module: Module): boolean {
  if (annotation.type !== 'TSTypeReference' || annotation.typeName.type !== 'Identifier' || !annotation.typeArguments) return false
  const { name } = annotation.typeName
  return (WRAPPERS.has(name) || RESULTS.has(name)) && declarationOf(name, module) === undefined
}

/** What is of the type that it is given, as far as its members are concerned. */
export const WRAPPERS: ReadonlySet<string> = new Set(['Promise', 'PromiseLike'])

/** What a function of the type that it is given gives. */
export const RESULTS: ReadonlySet<string> = new Set(['ReturnType', 'inferAsyncReturnType'])

function targetOfName(head: string, member: string | undefined, module: Module, semantics: Semantics, trail: number): TypeTarget | undefined {
  const imported = importedType(module, head)
  if (imported) {
    const name = imported.name === '*' || imported.name === 'default' ? (member ?? imported.name) : imported.name
    return targetOfImport({ specifier: imported.specifier, name }, module, semantics, trail)
  }
  const declared = declarationOf(head, module)
  if (declared) return targetOfDeclaration(declared, module, semantics, trail)
  if (module.scope.bindings.has(head) || declaresClass(head, module)) return { is: 'declared', module, name: head }
  return { is: 'package', specifier: '', name: head, module }
}

function targetOfImport({ specifier, name }: ImportedName, from: Module, semantics: Semantics, trail: number): TypeTarget | undefined {
  const target = semantics.resolve(from, specifier)
  // A table may know types that a framework generates: `./$types` of SvelteKit.
  if (target.is === 'package' || target.is === 'unresolved') return { is: 'package', specifier, name, module: from }
  const module = moduleOf(target)
  return module === null ? undefined : targetOfExport(name, module, semantics, trail + 1)
}

const moduleOf = (target: Imported): Module | null =>
  target.is === 'module' ? target.module : target.is === 'file' ? target.load() : null

/** The type that a module exports under a name, of its own or of another module. */
function targetOfExport(name: string, module: Module, semantics: Semantics, trail: number): TypeTarget | undefined {
  if (trail > LONGEST_TRAIL) return undefined
  const declared = declarationOf(name, module)
  if (declared) return targetOfDeclaration(declared, module, semantics, trail)
  for (const statement of module.program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue
    const specifier = statement.specifiers.find((s) => nameOf(s.exported) === name)
    if (!specifier) continue
    const inner = nameOf(specifier.local)
    return statement.source
      ? targetOfImport({ specifier: statement.source.value, name: inner }, module, semantics, trail)
      : targetOfName(inner, undefined, module, semantics, trail + 1)
  }
  if (name === 'default' || declaresClass(name, module)) return { is: 'declared', module, name }
  const sources = module.program.body.flatMap((s) => (s.type === 'ExportAllDeclaration' && !s.exported ? [s.source.value] : []))
  return firstOf(sources, (specifier) => targetOfStar({ specifier, name }, module, semantics, trail)) ?? { is: 'declared', module, name }
}

/** What `export *` of a module of the project hands on. A package may export the name, too, but nobody can tell. */
function targetOfStar({ specifier, name }: ImportedName, from: Module, semantics: Semantics, trail: number): TypeTarget | undefined {
  const target = semantics.resolve(from, specifier)
  if (target.is === 'file' && target.mayExport?.(name) === false) return undefined
  const module = moduleOf(target)
  const found = module === null ? undefined : targetOfExport(name, module, semantics, trail + 1)
  return found?.is === 'declared' && !declaresClass(found.name, found.module) ? undefined : found
}

type Declaration = Extract<Node, { type: 'TSTypeAliasDeclaration' | 'TSInterfaceDeclaration' }>

/** An alias is what it stands for, an interface is at least what it extends. */
function targetOfDeclaration(declaration: Declaration, module: Module, semantics: Semantics, trail: number): TypeTarget | undefined {
  if (declaration.type === 'TSTypeAliasDeclaration') return targetOfAnnotation(declaration.typeAnnotation, module, semantics, trail + 1)
  const base = firstOf(declaration.extends, ({ expression }) =>
    (expression.type === 'Identifier' ? unlessNothing(targetOfName(expression.name, undefined, module, semantics, trail + 1), semantics) : undefined))
  return base ?? { is: 'written', type: declaration, module, name: declaration.id.name }
}

/** A global type that nobody knows says nothing where there are others. */
function unlessNothing(target: TypeTarget | undefined, semantics: Semantics): TypeTarget | undefined {
  const isNothing = target?.is === 'package' && target.specifier === '' && !semantics.annotated('', target.name, target.module)
  return isNothing ? undefined : target
}

function declarationOf(name: string, module: Module): Declaration | undefined {
  for (const statement of module.program.body) {
    const declared = declaredIn(statement)
    if (declared && (declared.type === 'TSTypeAliasDeclaration' || declared.type === 'TSInterfaceDeclaration') && declared.id.name === name) {
      return declared
    }
  }
  return undefined
}

const declaresClass = (name: string, module: Module): boolean =>
  module.program.body.some((statement) => {
    const declared = declaredIn(statement)
    return declared?.type === 'ClassDeclaration' && declared.id?.name === name
  })

function declaredIn(statement: Node): Node | null {
  if (statement.type === 'ExportNamedDeclaration') return statement.declaration
  return statement.type === 'ExportDefaultDeclaration' ? statement.declaration : statement
}

const nameOf = (name: { type: string; name?: string; value?: unknown }): string => name.name ?? String(name.value)

function firstOf<T, Found>(items: readonly T[], find: (item: T) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
