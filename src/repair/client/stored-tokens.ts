/** `remove-stored-tokens`: what login puts into web storage is taken out of it where the front end logs out. */
import type { Node } from 'oxc-parser'
import type { ClientTrigger, StorageUse } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import type { KeptCredential } from '../../model/view.ts'
import { bindingOf, importBinding } from '../bindings.ts'
import { isFunction, type Document } from '../document.ts'
import { isTaken } from '../imports.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { anchorOf, insertAfter, insertBefore } from '../statements.ts'
import { clearingStatements, logoutTriggers, type Site } from './logout-functions.ts'
import { whenEnded } from './settled-request.ts'

/** How the file that keeps the credential writes it. */
interface Kept {
  readonly doc: Document
  /** As written: `localStorage`, `window.sessionStorage`. */
  readonly storage: string
  /** The expression of the key; null where it is the name of a property: `localStorage.token`. */
  readonly key: Node | null
}

/**
 * @param kept what is written and never removed
 * @throws CannotRepair where the logout is no code, or has no place that is always reached
 */
export function removeStoredTokens({ key, scope }: KeptCredential, project: RepairProject): readonly Edit[] {
  const uses = project.facts.storage.filter((use) => use.scope === scope && use.op === 'set' && use.key === key)
  const writes = oncePerStorage(uses, project)
  const remove = (doc: Document): Written => removal(doc, writes, key, project)
  const clearing = clearingStatements(scope, project)
  const triggers = logoutTriggers(scope, project)
  if (clearing.length === 0 && triggers.length === 0) throw new CannotRepair('no code of this front end starts the logout')
  const others = clearing.length === 0 ? triggers : triggers.filter((trigger) => isByItself(trigger, clearing))
  return [
    ...clearing.flatMap((site) => beside(site, remove)),
    ...others.flatMap((trigger) => atTrigger(trigger, remove, project)),
  ]
}

/** A request whose answer its function deals with, and clears nothing. One that is handed on belongs to who clears. */
function isByItself({ place, request }: ClientTrigger, clearing: readonly Site[]): boolean {
  if (request === undefined || request.outcome === 'handed-on') return false
  return !clearing.some(({ doc, node }) => {
    const home = doc.file === place.file ? doc.functionAround(doc.expressionAt(place)) : undefined
    return home !== undefined && home.start <= node.start && home.end >= node.end
  })
}

interface Written {
  readonly lines: readonly string[]
  readonly edits: readonly Edit[]
}

/** Next to what is cleared already. */
function beside({ doc, node }: Site, remove: (doc: Document) => Written): readonly Edit[] {
  const anchor = anchorOf(doc, node)
  if (anchor === null) throw new CannotRepair('what the logout clears is cleared in no function')
  const { lines, edits } = remove(doc)
  return [...edits, ...(anchor.is === 'listed' ? [insertAfter(doc, anchor.node, lines)] : insertBefore(doc, anchor, lines))]
}

/** When the request for the logout has ended, or before the page is left for it. */
function atTrigger(
  { place, kind, request }: ClientTrigger, remove: (doc: Document) => Written, project: RepairProject,
): readonly Edit[] {
  const doc = project.document(place.file)
  const node = doc.expressionAt(place)
  const { lines, edits } = remove(doc)
  if (request !== undefined && node.type === 'CallExpression') return [...edits, ...whenEnded(doc, node, lines, project)]
  const anchor = kind === 'location' || kind === 'router' ? anchorOf(doc, node) : null
  if (anchor === null) throw new CannotRepair('the front end logs out by a link or a form, and no code of it runs then')
  return [...edits, ...insertBefore(doc, anchor, lines)]
}

// --- what is written ----------------------------------------------------------------------------------------------------------

function oncePerStorage(uses: readonly StorageUse[], project: RepairProject): readonly Kept[] {
  const found = new Map(uses.toReversed().map((use) => [use.storage, use]))
  return [...found.values()].toReversed().map(({ place }) => {
    const doc = project.document(place.file)
    return writtenBy(doc, doc.expressionAt(place))
  })
}

function writtenBy(doc: Document, node: Node): Kept {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    return { doc, storage: doc.textOf(node.callee.object), key: node.arguments[0] ?? null }
  }
  const target = node.type === 'AssignmentExpression' ? node.left : node
  if (target.type !== 'MemberExpression') throw new CannotRepair('how the credential is kept is not known')
  return { doc, storage: doc.textOf(target.object), key: target.computed ? target.property : null }
}

function removal(doc: Document, writes: readonly Kept[], key: string, project: RepairProject): Written {
  const written = writes.map((kept) => {
    const { text, edits } = keyIn(doc, kept, key, project)
    return { line: doc.statement(`${kept.storage}.removeItem(${text})`), edits }
  })
  const [first] = written
  // Two storages have one key, which is imported once.
  return { lines: written.map(({ line }) => line), edits: first?.edits ?? [] }
}

/** The key as the file that keeps it writes it: by a constant, where that can be had; else as text. */
function keyIn(
  doc: Document, { doc: home, key: node }: Kept, key: string, project: RepairProject,
): { readonly text: string; readonly edits: readonly Edit[] } {
  const literal = { text: doc.quoted(key), edits: [] }
  const root = node === null ? null : constantOf(node)
  const binding = root === null ? null : bindingOf(home, root, project)
  if (node === null || root === null || binding?.is !== 'variable') return literal
  if (doc.file === home.file && !isHidden(doc, root)) return { text: doc.textOf(node), edits: [] }
  const imported = importBinding(doc, binding, project)
  return imported === null ? literal : { text: `${imported.local}${home.textOf(node).slice(root.length)}`, edits: imported.edits }
}

/** The name of a constant that the key is, or is a member of: `KEYS` of `KEYS.token`. */
function constantOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' && !node.computed ? constantOf(node.object) : null
}

/** Is the name declared again in some function of the file? */
function isHidden(doc: Document, name: string): boolean {
  return doc.nodes.filter(isFunction).some(({ params }) => params.some((one) => isTaken(doc, name, one)))
}
