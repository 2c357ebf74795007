/**
 * Options that a cookie is set with, as one constant that its deletion can use as well: the one that is there, or one that is made of
 * options which several places write out. A lifetime is never in it: a deletion has its own.
 */
import type { Node } from 'oxc-parser'
import { fileRoutesOf } from '../extract/file-routes.ts'
import type { Endpoint } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import type { CookieSite } from '../model/view.ts'
import { wayTo } from '../project/paths.ts'
import { startsWithDirective } from '../syntax/directives.ts'
import { bindingOf } from './bindings.ts'
import { keyName } from './calls.ts'
import type { Document } from './document.ts'
import { isTaken, topLevel } from './imports.ts'
import { propertyNamed, withoutProperty, type ObjectNode } from './objects.ts'
import { broughtTo, declaredIn, exported, exportedAs, importFrom, type Brought, type Reference } from './modules.ts'
import { bare, meaningOf } from './scopes.ts'
import type { RepairProject } from './repair-project.ts'

const LIFETIMES: readonly string[] = ['maxAge', 'expires', 'max-age']

/**
 * The constant of the options that a cookie is set with, made available in the file of its deletion.
 *
 * @param doc the file of the deletion
 * @param options what the constant has to have: `path`, `domain`
 * @returns null where what is set is better written out at the deletion
 */
export function sharedOptions(set: Pick<CookieSite, 'place'>, doc: Document, endpoint: Endpoint, project: RepairProject): Brought | null {
  const home = project.documentOrNone(set.place.file)
  const given = home && optionsAt(home, set)
  if (!home || !given) return null
  const known = constantOf(home, given)
  if (known !== null) return withoutLifetime(doc, { doc: home, name: known }, given, endpoint, project)
  return given.type === 'ObjectExpression' ? extracted(home, given, doc, endpoint, project) : null
}

/** The last argument of the call that sets the cookie. */
function optionsAt(doc: Document, { place }: Pick<CookieSite, 'place'>): Node | null {
  const node = doc.nodeAt(place)
  const call = node.type === 'AwaitExpression' ? node.argument : node.type === 'ExpressionStatement' ? node.expression : node
  const last = call.type === 'CallExpression' && call.arguments.length > 2 ? call.arguments.at(-1) : undefined
  return last ?? null
}

// --- a constant that is there ---------------------------------------------------------------------------------------------------

/** The constant of the module that the options are, or that says path and domain in them: `{ ...cookieOptions, maxAge: 60 }`. */
function constantOf(doc: Document, given: Node): string | null {
  if (given.type === 'Identifier') return isOfModule(doc, given) ? given.name : null
  if (given.type !== 'ObjectExpression' || optionsOf(doc, given).some(isIdentifying)) return null
  const spread = given.properties.filter((one) => one.type === 'SpreadElement').map(({ argument }) => argument)
  const [first] = spread
  return spread.length === 1 && first?.type === 'Identifier' && isOfModule(doc, first) ? first.name : null
}

function isOfModule(doc: Document, node: Extract<Node, { type: 'Identifier' }>): boolean {
  return meaningOf(doc, node.name, node).is === 'of-the-module' && declaredIn(doc, node.name) !== undefined
}

/** The constant for the deletion; a lifetime in it goes to the one place where the cookie is set. */
function withoutLifetime(doc: Document, reference: Reference, given: Node, endpoint: Endpoint, project: RepairProject): Brought | null {
  const object = objectOf(reference, project)
  const isKnown = object?.properties.every((one) => one.type === 'Property' && !one.computed) === true
  const found = isKnown ? brought(doc, reference, endpoint, project) : null
  const lifetimes = (object?.properties ?? []).filter((one) => one.type === 'Property' && LIFETIMES.includes(keyName(one.key)))
  if (found === null || object === null || lifetimes.length === 0) return found
  const moved = given.type === 'Identifier' && lifetimes.length < object.properties.length ? moveTo(given, object, lifetimes, reference, project) : null
  return moved && { ...found, edits: [...moved, ...found.edits] }
}

/** Moves properties of a constant to the only place that uses it. */
function moveTo(
  given: Extract<Node, { type: 'Identifier' }>, object: ObjectNode, moved: readonly Node[], { doc, name }: Reference, project: RepairProject,
): readonly Edit[] | null {
  const uses = project.facts.mentioning(name)
    .flatMap((file) => project.documentOrNone(file)?.nodes ?? [])
    .filter((node) => node.type === 'Identifier' && node.name === name)
  // The declaration is the other one.
  if (declaredIn(doc, name)?.is !== 'own' || uses.length > 2) return null
  const texts = moved.map((one) => doc.textOf(one))
  return [...moved.map((one) => withoutProperty(doc, object, one)), doc.replace(given, `{ ...${name}, ${texts.join(', ')} }`)]
}

/** The object that a name of the module stands for, in this file or the one that it is imported from. */
function objectOf({ doc, name }: Reference, project: RepairProject): ObjectNode | null {
  const binding = bindingOf(doc, name, project)
  const value = binding?.is === 'variable' && binding.init !== null ? bare(binding.init) : null
  return value?.type === 'ObjectExpression' ? value : null
}

/** A constant that its file keeps to itself is exported, where such a file may export one. */
function brought(doc: Document, reference: Reference, endpoint: Endpoint, project: RepairProject): Brought | null {
  const found = broughtTo(doc, reference, project)
  const { doc: home, name } = reference
  if (found !== null || declaredIn(home, name)?.is !== 'own' || exportedAs(home, name) !== null || !mayExport(home, endpoint, project)) return found
  const exporting = exported(home, name)
  const imported = exporting && importFrom(doc, home.file, name, name, project)
  return exporting && imported && { local: imported.local, edits: [...exporting, ...imported.edits] }
}

/**
 * May a constant be exported from the file, and imported in others? The exports of a route are its methods, and those of a file of
 * server functions are called by browsers. What `require` gives to files that need each other is not there in time.
 */
function mayExport(doc: Document, { framework }: Endpoint, project: RepairProject): boolean {
  const statements = topLevel(doc)
  const isModule = statements.some(({ type }) => type === 'ImportDeclaration' || type.startsWith('Export'))
  const hasDirective = ['use server', 'use client'].some((directive) => startsWithDirective(statements, directive))
  const folders = project.facts.packages.map(({ folder }) => folder).filter((folder) => doc.file.startsWith(`${folder}/`))
  const isRoute = folders.some((folder) => fileRoutesOf(project.tablesOf(framework), wayTo(folder, doc.file)).length > 0)
  return isModule && !hasDirective && !isRoute && !doc.isComponent
}

// --- a constant that is made ----------------------------------------------------------------------------------------------------

/** Options that more than one cookie of the file is set with become a constant, which the deletion uses too. */
function extracted(home: Document, given: ObjectNode, doc: Document, endpoint: Endpoint, project: RepairProject): Brought | null {
  const shared = sharers(home, given, project)
  const statement = topLevel(home).find(({ start, end }) => shared.some((one) => one.start >= start && one.end <= end))
  const common = statement === undefined ? [] : commonOptions(home, shared, statement)
  const identifying = optionsOf(home, given).filter(isIdentifying)
  const isWorthIt = shared.length > 1 && identifying.length > 0 && identifying.every(({ text }) => common.some((one) => one.text === text))
  const isElsewhere = home.file !== doc.file
  if (statement === undefined || !isWorthIt || (isElsewhere && !mayExport(home, endpoint, project))) return null
  const name = ['cookieOptions', 'authCookieOptions'].find((one) => !isTaken(home, one) && !isTaken(doc, one))
  const imported = name === undefined || !isElsewhere ? null : importFrom(doc, home.file, name, name, project)
  if (name === undefined || (isElsewhere && imported === null)) return null
  const code = home.statement(`${isElsewhere ? 'export ' : ''}const ${name} = ${objectText(home, common)}`)
  const { newline } = home.style
  return {
    local: imported?.local ?? name,
    edits: [
      home.insert(statement.start, `${code}${newline}${newline}`),
      ...shared.map((one) => home.replace(one, withShared(home, one, name, common))),
      ...(imported?.edits ?? []),
    ],
  }
}

/** On one line where it is short. */
function objectText({ style: { newline, indent } }: Document, options: readonly Option[]): string {
  const line = `{ ${options.map(({ text }) => text).join(', ')} }`
  return line.length <= SHORT ? line : `{${newline}${options.map(({ text }) => `${indent}${text},${newline}`).join('')}}`
}

const SHORT = 70

interface Option {
  readonly name: string
  /** `path: '/auth'` */
  readonly text: string
}

const isIdentifying = ({ name }: Option): boolean => name === 'path' || name === 'domain'

/** The options of the cookies that the file sets on the same path and domain, in the order of the text. */
function sharers(doc: Document, given: ObjectNode, { facts }: RepairProject): readonly ObjectNode[] {
  const identity = (object: ObjectNode): string => optionsOf(doc, object).filter(isIdentifying).map(({ text }) => text).toSorted().join()
  const sets = facts.issuedCookies.filter(({ event: { place } }) => place.file === doc.file)
    .map(({ event }) => optionsAt(doc, event))
  const objects = new Set([given, ...sets.flatMap((node) => (node?.type === 'ObjectExpression' ? [node] : []))])
  return [...objects]
    .filter((object) => identity(object) === identity(given) && isPlain(doc, object))
    .toSorted((a, b) => a.start - b.start)
}

/** Without what would be lost, or would mean something else, if the object were written anew. */
function isPlain(doc: Document, object: ObjectNode): boolean {
  return object.properties.every((one) => one.type === 'Property' && !one.computed) && !/\/[/*]/.test(doc.textOf(object))
}

function optionsOf(doc: Document, object: ObjectNode): readonly Option[] {
  return object.properties.flatMap((one) => (one.type === 'Property' && !one.computed ? [{ name: keyName(one.key), text: doc.textOf(one) }] : []))
}

/** What all of them say, as far as it means the same before a statement of the module. */
function commonOptions(doc: Document, objects: readonly ObjectNode[], statement: Node): readonly Option[] {
  const [first, ...others] = objects
  if (first === undefined) return []
  return optionsOf(doc, first).filter(({ name, text }) => !LIFETIMES.includes(name)
    && isConstant(doc, propertyNamed(first, name)!.value, statement)
    && others.every((other) => optionsOf(doc, other).some((one) => one.text === text)))
}

/** Does the expression depend on nothing that belongs to a function around it, or comes into being later? */
function isConstant(doc: Document, value: Node, before: Node): boolean {
  const within = doc.nodes.filter(({ start, end }) => start >= value.start && end <= value.end)
  return within.every((node) => {
    if (node.type === 'CallExpression' || node.type === 'AwaitExpression' || node.type === 'ThisExpression') return false
    if (node.type !== 'Identifier' || isMember(doc, node)) return true
    const declared = declaredIn(doc, node.name)
    return meaningOf(doc, node.name, node).is === 'of-the-module' && (declared?.is !== 'own' || declared.node.start < before.start)
  })
}

function isMember(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed
  return parent?.type === 'Property' && parent.key === node && !parent.shorthand
}

function withShared(doc: Document, object: ObjectNode, name: string, common: readonly Option[]): string {
  const kept = optionsOf(doc, object).filter((option) => common.every((one) => one.name !== option.name))
  return kept.length === 0 ? name : `{ ...${name}, ${kept.map(({ text }) => text).join(', ')} }`
}
