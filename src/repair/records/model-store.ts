/** Models, collections, repositories and stores of keys: a method on what they are called says what is done. */
import type { CallExpression, Node } from 'oxc-parser'
import type { Ref } from '../../knowledge/define.ts'
import type { LoginRecord } from '../../project/login-state.ts'
import { keyName, memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import { valueAt } from '../objects.ts'
import type { RepairProject } from '../repair-project.ts'
import { textOf } from './constants.ts'
import { documentsWith } from '../modules.ts'
import { argumentsFor, operationsOf, preferred, type Operation } from './operations.ts'
import { bare, meaningOf } from '../scopes.ts'
import { comparison, fieldOf, type Condition, type EndingCall, type RecordStore, type RecordUse } from './stores.ts'

/** A call of a method that a table describes. */
export interface ModelCall {
  readonly doc: Document
  readonly call: CallExpression
  readonly operation: Operation
  readonly receiver: Node
  readonly conditions: readonly Condition[]
}

/** @returns null where the login writes by no method of a table */
export function modelStore(record: LoginRecord, project: RepairProject): RecordStore | null {
  const doc = project.document(record.place.file)
  const call = doc.callAt(record.place)
  if (call === null) return null
  const operations = operationsOf(project.registry, record.library)
  const written = modelCall(doc, call, operations, project)
  if (written === null) return null
  const field = fieldOf(record)
  const receiver = modelOf(doc, written.receiver, operations)
  const name = lastName(receiver)
  if (name === null) return null
  const use: RecordUse = { ...useFor(written, field), op: 'write', receiver: { doc, node: receiver } }
  const { at } = written.operation
  return {
    record, field, written: use,
    values: 'key' in at ? written.conditions : at.values === null ? [] : conditionsAt(call, at.values),
    uses: usesOf(use, name, field, operations, project),
    isKeyed: 'key' in at, needs: [],
    one: (_, key, of, value) => endingCall(operations, field, of, key, value),
    all: (of, key, value) => endingCall(operations, field, of, key, value, true),
  }
}

function endingCall(
  operations: readonly Operation[], field: string | null, receiver: string, key: string, value: string, ofAll = false,
): EndingCall | null {
  const operation = preferred(operations, field === null ? 'delete' : 'update', ofAll)
  if (operation === null) return null
  const { at, method, waits } = operation
  if ('key' in at) return { code: `${receiver}.${method}(${value})`, waits }
  const where = [at.where!, `{ ${key}: ${value} }`] as const
  return { code: `${receiver}.${method}(${argumentsFor(field === null ? [where] : [where, [at.values!, `{ ${field}: null }`]])})`, waits }
}

function useFor({ doc, call, operation, receiver, conditions }: ModelCall, field: string | null): RecordUse {
  return { doc, call, op: opOf(call, operation, conditions, field), receiver: { doc, node: receiver }, conditions, waits: operation.waits }
}

function opOf(call: CallExpression, { op, at }: Operation, conditions: readonly Condition[], field: string | null): RecordUse['op'] {
  if (op === 'read' || op === 'write') return op
  if (op === 'delete') return field === null && conditions.length > 0 ? 'end' : 'other'
  const written = field === null || 'key' in at || at.values === null ? [] : conditionsAt(call, at.values)
  return written.some(({ key, value }) => key === field && value.type === 'Literal' && (value.value === null || value.value === '')) ? 'end' : 'other'
}

/** The model of a record that is saved by itself: `new Session(…)`, `Session.create(…)`, `await User.findOne(…)`. */
function modelOf(doc: Document, receiver: Node, operations: readonly Operation[]): Node {
  const node = bare(receiver)
  const meaning = node.type === 'Identifier' ? meaningOf(doc, node.name, node) : undefined
  const given = meaning?.is === 'variable' && meaning.member === null ? meaning.value : meaning?.is === 'assigned' ? meaning.values[0] : undefined
  const value = given && bare(given)
  const made = value?.type === 'AwaitExpression' ? bare(value.argument) : value
  if (made?.type === 'NewExpression') return made.callee
  // Behind a chain of calls: `User.findOne(…).select(…)`.
  for (let at: Node | undefined = made; at?.type === 'CallExpression' && at.callee.type === 'MemberExpression'; at = bare(at.callee.object)) {
    const name = memberName(at.callee)
    if (name === 'create' || operations.some(({ method }) => method === name)) return at.callee.object
  }
  return node
}

function usesOf(written: RecordUse, name: string, field: string | null, operations: readonly Operation[], project: RepairProject): readonly RecordUse[] {
  const [form] = written.conditions
  return documentsWith(field ?? name, project).flatMap((doc) => doc.nodes.flatMap((node): RecordUse[] => {
    if (node.type === 'BinaryExpression' && field !== null) return [comparison(doc, node, field, written) ?? []].flat()
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !isSame(lastName(node.callee.object), name)) return []
    const use = modelCall(doc, node, operations, project)
    if (use === null) return []
    const isKeys = 'key' in use.operation.at
    return isKeys && !use.conditions.some(({ key }) => key === form?.key) ? [] : [useFor(use, field)]
  }))
}

/** The names of one and the same thing in several files: `RefreshToken` and `refreshTokens`. */
function isSame(a: string | null, b: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/s$/, '')
  return a !== null && plain(a) === plain(b)
}

/** The last name of what a method is called on. */
function lastName(given: Node): string | null {
  const node = bare(given)
  if (node.type === 'Identifier') return node.name
  return node.type === 'MemberExpression' ? memberName(node) : null
}

/** What a call does to records; null for what the table does not describe. */
export function modelCall(doc: Document, call: CallExpression, operations: readonly Operation[], project: RepairProject): ModelCall | null {
  if (call.callee.type !== 'MemberExpression') return null
  const method = memberName(call.callee)
  const named = operations.filter((one) => one.method === method)
  const asked = ({ at }: Operation): readonly Condition[] => ('key' in at ? keyAt(doc, call, at.key, project) : at.where === null ? [] : conditionsAt(call, at.where))
  // Of several the one that the arguments fit.
  const operation = named.find((one) => 'key' in one.at || one.at.where === null || asked(one).length > 0) ?? named[0]
  return operation === undefined ? null : { doc, call, operation, receiver: call.callee.object, conditions: asked(operation) }
}

// --- keys -----------------------------------------------------------------------------------------------------------------------

function keyAt(doc: Document, call: CallExpression, ref: Ref, project: RepairProject): readonly Condition[] {
  // A collection of the program has one key, whatever the row says of its text.
  const index = 'arg' in ref ? ref.arg : 0
  const whole = call.arguments[index]
  if (whole === undefined || whole.type === 'SpreadElement') return []
  const parts = partsOfKey(doc, whole, project)
  const [hole, ...more] = parts.filter((part): part is Node => typeof part !== 'string')
  if (hole === undefined || more.length > 0) return []
  return [{ key: parts.map((part) => (typeof part === 'string' ? part : '*')).join(''), value: hole, whole }]
}

/** The parts of a key: texts that are always the same, and what is put between them. */
function partsOfKey(doc: Document, given: Node, project: RepairProject): readonly (string | Node)[] {
  const node = bare(given)
  const text = textOf(doc, node, project)
  if (text !== null) return [text]
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index) => {
      const hole = node.expressions[index]
      return [quasi.value.cooked ?? '', ...(hole === undefined ? [] : partsOfKey(doc, hole, project))].filter((part) => part !== '')
    })
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') return [...partsOfKey(doc, node.left, project), ...partsOfKey(doc, node.right, project)]
  const meaning = node.type === 'Identifier' ? meaningOf(doc, node.name, node) : undefined
  if (meaning?.is === 'variable' && meaning.member === null) {
    const inner = partsOfKey(doc, meaning.value, project)
    if (inner.some((part) => typeof part === 'string')) return inner
  }
  return [node]
}

// --- conditions ----------------------------------------------------------------------------------------------------------------

/** What the argument that a reference names asks for, or says. */
export function conditionsAt({ arguments: args }: CallExpression, ref: Ref): readonly Condition[] {
  if ('firstOf' in ref) return ref.firstOf.map((one) => conditionsAt({ arguments: args } as CallExpression, one)).find((found) => found.length > 0) ?? []
  if ('pair' in ref) {
    const [key, value] = ref.pair
    const given = 'arg' in value ? args[value.arg] : undefined
    return given !== undefined && 'value' in key ? [{ key: String(key.value), value: given, whole: given }] : []
  }
  if (!('arg' in ref)) return []
  const given = args[ref.arg]
  const inner = valueAt(given, ref.keys ?? [])
  return inner === undefined ? [] : conditionsIn(valueAt(inner, ['$set']) ?? inner)
}

/** Operators that say what is said without them. */
const EQUAL = new Set(['equals', '$eq'])

/** The properties of an object of conditions. */
export function conditionsIn(given: Node): readonly Condition[] {
  const node = bare(given)
  if (node.type !== 'ObjectExpression') return []
  return node.properties.flatMap((one): Condition[] => {
    if (one.type !== 'Property' || one.computed) return []
    const value = bare(one.value)
    if (value.type !== 'ObjectExpression') return [{ key: keyName(one.key), value, whole: value }]
    const equal = value.properties.find((inner) => inner.type === 'Property' && EQUAL.has(keyName(inner.key)))
    return equal?.type === 'Property' ? [{ key: keyName(one.key), value: equal.value, whole: equal.value }] : []
  })
}
