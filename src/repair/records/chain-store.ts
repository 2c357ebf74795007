/**
 * Tables that are asked for by a chain of calls: `db.select().from(sessions).where(eq(sessions.id, id))`. How one is ended is said by the
 * library's table.
 */
import type { CallExpression, Node } from 'oxc-parser'
import type { RecordStatements } from '../../knowledge/define.ts'
import type { LoginRecord } from '../../project/login-state.ts'
import { memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import { propertyNamed } from '../objects.ts'
import type { RepairProject } from '../repair-project.ts'
import { textOf } from './constants.ts'
import { conditionsIn } from './model-store.ts'
import { documentsWith } from '../modules.ts'
import { bare } from '../scopes.ts'
import { fieldOf, type Condition, type EndingCall, type Located, type RecordStore, type RecordUse } from './stores.ts'

/** A chain of calls, from what it begins with. */
interface Chain {
  readonly doc: Document
  readonly node: Node
  readonly root: Node
  readonly calls: readonly { readonly name: string | null; readonly args: readonly Node[] }[]
}

/** @returns null where the library's table says nothing about such chains */
export function chainStore(record: LoginRecord, project: RepairProject): RecordStore | null {
  const table = project.registry.table(record.library)
  const statements = table !== undefined && 'records' in table ? table.records : undefined
  const doc = project.document(record.place.file)
  const chain = statements === undefined ? null : chainAround(doc, doc.callAt(record.place) ?? doc.nodeAt(record.place))
  const named = chain && tableOf(chain, project)
  if (statements === undefined || chain === null || !named) return null
  const field = fieldOf(record)
  const written: RecordUse = { ...useFor(chain, 'write'), op: 'write' }
  const uses = documentsWith(named.name, project).flatMap((other) => other.nodes.flatMap((node): RecordUse[] => {
    const one = node.type === 'CallExpression' ? chainAround(other, node) : null
    return one !== null && one.node === node && tableOf(one, project)?.name === named.name ? [useFor(one, opOf(one, field))] : []
  }))
  const ending = (client: string, key: string, value: string): EndingCall => {
    const parts = { client, table: named.isText ? doc.quoted(named.name) : named.name, key, value, field: field ?? '' }
    return { code: filled(field === null ? statements.ends : statements.empties, parts, doc), waits: true }
  }
  const needs: readonly Located[] = [...(named.isText ? [] : [{ doc, node: named.node }]), ...operatorsOf(statements, uses)]
  return {
    record, field, written, values: valuesOf(chain), uses, isKeyed: false, needs,
    one: (_, key, receiver, value) => ending(receiver, key, value),
    all: (receiver, key, value) => ending(receiver, key, value),
  }
}

/** `{client}` and its like; a key in quotes is a text of the file. */
function filled(statement: string, parts: Readonly<Record<string, string>>, doc: Document): string {
  return statement.replace(/'\{key\}'/g, () => doc.quoted(parts.key!)).replace(/\{(\w+)\}/g, (all, name: string) => parts[name] ?? all)
}

/** Where an operator is used that the statement needs, so that it can be had from there. */
function operatorsOf({ operator }: RecordStatements, uses: readonly RecordUse[]): readonly Located[] {
  if (operator === undefined) return []
  const found = uses.flatMap(({ doc, call }) => doc.nodes.flatMap((node): Located[] =>
    node.type === 'Identifier' && node.name === operator && node.start >= call.start && node.end <= call.end ? [{ doc, node }] : []))
  return found.slice(0, 1)
}

// --- reading ---------------------------------------------------------------------------------------------------------------------

/** The whole chain that a node is part of. */
function chainAround(doc: Document, given: Node): Chain | null {
  let node = bare(given)
  for (;;) {
    const member = doc.parentOf(node)
    const call = member?.type === 'MemberExpression' && member.object === node ? doc.parentOf(member) : undefined
    if (call?.type !== 'CallExpression' || call.callee !== member) break
    node = call
  }
  return node.type === 'CallExpression' ? { doc, node, ...taken(node) } : null
}

function taken(outer: CallExpression): Pick<Chain, 'root' | 'calls'> {
  const calls: { name: string | null; args: readonly Node[] }[] = []
  let node: Node = outer
  while (node.type === 'CallExpression') {
    calls.unshift({ name: node.callee.type === 'MemberExpression' ? memberName(node.callee) : null, args: node.arguments })
    if (node.callee.type !== 'MemberExpression') return { root: node.callee, calls }
    node = bare(node.callee.object)
  }
  return { root: node, calls }
}

interface Table {
  readonly name: string
  readonly isText: boolean
  readonly node: Node
}

/** Calls whose argument is the table; of a function that is given it first, the call of it. */
const NAMING = new Set([null, 'insert', 'insertInto', 'into', 'from', 'selectFrom', 'delete', 'deleteFrom', 'update', 'updateTable', 'table'])

function tableOf({ doc, calls, root }: Chain, project: RepairProject): Table | null {
  for (const { name, args } of calls) {
    const given = NAMING.has(name) && args[0] !== undefined ? bare(args[0]) : undefined
    if (given?.type === 'Identifier') return { name: given.name, isText: false, node: given }
    const text = given === undefined ? null : textOf(doc, given, project)
    if (given !== undefined && text !== null) return { name: text, isText: true, node: given }
  }
  // `db.query.sessions.findFirst(…)`.
  return root.type === 'MemberExpression' && memberName(bare(root.object)) === 'query' && root.property.type === 'Identifier'
    ? { name: root.property.name, isText: false, node: root.property } : null
}

function opOf({ calls }: Chain, field: string | null): RecordUse['op'] {
  const names = calls.map(({ name }) => name)
  if (names.some((name) => /^(?:delete|del|deleteFrom)$/.test(name ?? ''))) return field === null ? 'end' : 'other'
  const set = calls.find(({ name }) => name === 'set' || name === 'update' || name === 'patch')?.args[0]
  if (names.some((name) => /^(?:insert|insertInto|values|upsert)$/.test(name ?? ''))) return 'write'
  if (set === undefined && !names.includes('updateTable')) return 'read'
  const emptied = field !== null && set?.type === 'ObjectExpression' ? propertyNamed(set, field)?.value : undefined
  return emptied?.type === 'Literal' && emptied.value === null ? 'end' : 'other'
}

function useFor(chain: Chain, op: RecordUse['op']): RecordUse {
  const { doc, node, calls, root } = chain
  const conditions = calls.flatMap(({ name, args }) => (CONDITIONS.test(name ?? '') ? conditionsGiven(args) : []))
  return { doc, call: node, op, receiver: { doc, node: clientOf(root) }, conditions, waits: true }
}

/** `db` of `db.query.sessions`. */
function clientOf(root: Node): Node {
  const queries = root.type === 'MemberExpression' ? bare(root.object) : undefined
  return queries?.type === 'MemberExpression' && memberName(queries) === 'query' ? queries.object : root
}

const CONDITIONS = /^(?:where|andWhere|eq|match|findFirst|findMany|first)$/

/** `(eq(t.key, value))`, `({ key: value })`, `('key', value)`, `('key', '=', value)`. */
function conditionsGiven(args: readonly Node[]): readonly Condition[] {
  const [first, second, third] = args.map(bare)
  if (first === undefined) return []
  if (first.type === 'Literal' && typeof first.value === 'string') {
    const value = third === undefined ? second : second?.type === 'Literal' && second.value === '=' ? third : undefined
    return value === undefined ? [] : [{ key: first.value, value, whole: value }]
  }
  if (first.type === 'ObjectExpression') {
    const where = propertyNamed(first, 'where')?.value
    return where === undefined ? conditionsIn(first) : conditionsGiven([where])
  }
  return comparisons(first)
}

function comparisons(given: Node): readonly Condition[] {
  const node = bare(given)
  if (node.type === 'ArrowFunctionExpression') return comparisons(node.body)
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return []
  if (node.callee.name === 'and') return node.arguments.flatMap(comparisons)
  const [column, value] = node.arguments
  const key = node.callee.name === 'eq' && column !== undefined ? memberName(bare(column)) : null
  return key === null || value === undefined ? [] : [{ key, value, whole: value }]
}

function valuesOf({ calls }: Chain): readonly Condition[] {
  return calls.flatMap(({ name, args }) => (/^(?:values|insert|upsert)$/.test(name ?? '') && args[0]?.type === 'ObjectExpression' ? conditionsIn(args[0]) : []))
}
