/** The statement that writes a response header, with what is at hand in a handler. */
import type { Node } from 'oxc-parser'
import type { Registry } from '../extract/registry.ts'
import type { FrameworkTable } from '../knowledge/define.ts'
import type { Endpoint } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { atHand, firstParameter, handlerAround } from './at-hand.ts'
import type { Document } from './document.ts'
import { headerForms, headerFunctions, type HeaderForm, type HeaderFunction } from './header-forms.ts'
import { importedAs, importName } from './imports.ts'
import type { RepairProject } from './repair-project.ts'

export interface Written {
  readonly code: string
  /** What the code needs elsewhere in the file. */
  readonly edits: readonly Edit[]
}

/** What a module exports. */
interface Exported {
  readonly module: string
  readonly name: string
}

type Header = readonly [name: string, value: string]

/** @returns null where nothing at hand writes headers */
export function headerStatement(doc: Document, node: Node, endpoint: Endpoint, header: Header, project: RepairProject): Written | null {
  const byName = byFunction(doc, node, endpoint, header, project)
  if (byName) return byName
  const global = byGlobal(doc, endpoint, header, project)
  if (global) return global
  const found = atHand(doc, node, endpoint, project, (type) => usual(doc, headerForms(project.registry, type)))
  if (found) return { code: call(doc, found.callee, found.form.takes, header), edits: found.edits }
  return asBefore(doc, endpoint, header)
}

/** In the code of a component: a name that is there without an import, as `Astro` is. */
function byGlobal(doc: Document, { framework }: Endpoint, header: Header, project: RepairProject): Written | null {
  if (!doc.isComponent) return null
  for (const [name, { type }] of project.tablesOf(framework).flatMap((table) => Object.entries(table.globals ?? {}))) {
    const [form] = type === undefined ? [] : headerForms(project.registry, type)
    if (form) return { code: call(doc, [name, ...form.path, form.method].join('.'), form.takes, header), edits: [] }
  }
  return null
}

/** Express has two names for one thing: the one that the file uses elsewhere. */
function usual(doc: Document, forms: readonly HeaderForm[]): readonly HeaderForm[] {
  const isUsed = (form: HeaderForm): boolean => form.path.length === 0 && new RegExp(String.raw`\bres(?:ponse)?\.${form.method}\(['"\`]`).test(doc.text)
  return forms.toSorted((a, b) => Number(isUsed(b)) - Number(isUsed(a)))
}

function call(doc: Document, callee: string, takes: HeaderForm['takes'], header: Header): string {
  const [name, value] = header.map((text) => doc.quoted(text))
  return takes === 'pair' ? `${callee}(${name}, ${value})` : `${callee}({ ${name}: ${value} })`
}

/** A function of the framework that finds the response by itself, or is given the handler's first parameter. */
function byFunction(doc: Document, node: Node, endpoint: Endpoint, header: Header, project: RepairProject): Written | null {
  for (const table of project.tablesOf(endpoint.framework)) {
    for (const { module, name, parameter } of bestKnown(doc, headerFunctions(table))) {
      const given = parameter === null ? { text: null, edits: [] } : firstParameter(doc, handlerAround(doc, node, endpoint, 2))
      const imported = isAutoImported(doc, table, { module, name }, project.registry) ? { local: name, edits: [] } : importName(doc, module, name)
      if (imported === null || given === null) continue
      const args = [...(given.text === null ? [] : [given.text]), ...header.map((text) => doc.quoted(text))]
      return { code: `${imported.local}(${args.join(', ')})`, edits: [...imported.edits, ...given.edits] }
    }
  }
  return null
}

/** The one that the file imports already, then those with the clearest names. */
function bestKnown(doc: Document, functions: readonly HeaderFunction[]): readonly HeaderFunction[] {
  const rankOf = ({ module, name }: HeaderFunction): number =>
    importedAs(doc, module, name) !== undefined ? 0 : name === 'setResponseHeader' ? 1 : name === 'setHeader' ? 2 : 3
  return functions.toSorted((a, b) => rankOf(a) - rankOf(b))
}

/** A framework that makes functions of a package available without an import; a file that imports some goes on doing so. */
export function isAutoImported(doc: Document, { autoImports = [] }: FrameworkTable, { module, name }: Exported, registry: Registry): boolean {
  const isThere = autoImports.flatMap((row) => row.modules ?? []).some((one) => registry.module(one)?.row.members?.[name] !== undefined)
  return isThere && !doc.text.includes(`'${module}'`) && !doc.text.includes(`"${module}"`)
}

/** As another header is written in the handler: `ctx.res?.setHeader('Set-Cookie', …)`. */
function asBefore(doc: Document, { handler }: Endpoint, header: Header): Written | null {
  for (const node of doc.nodes) {
    if (doc.file !== handler.file || node.start < handler.start || node.end > handler.end || node.type !== 'CallExpression') continue
    const { callee, arguments: [name] } = node
    if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') continue
    if (!/^(?:setHeader|header|set|append)$/.test(callee.property.name)) continue
    if (name?.type !== 'Literal' || typeof name.value !== 'string' || !/^(?:[A-Za-z]+(?:-[A-Za-z]+)+|Location)$/.test(name.value)) continue
    const method = callee.property.name === 'append' ? 'set' : callee.property.name
    return { code: call(doc, `${doc.textOf(callee.object)}${callee.optional ? '?' : ''}.${method}`, 'pair', header), edits: [] }
  }
  return null
}
