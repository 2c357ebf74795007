/**
 * `revoke-sessions-on-password-change`: where the password is written over, the logins of the user from before are ended, too. Who the
 * user is is told by the write itself; what ends the logins, by the project's own helper or the data layer that keeps them.
 */
import type { CallExpression, Node } from 'oxc-parser'
import { entityWords } from '../../extract/entity-words.ts'
import { fieldKind } from '../../extract/record-kind.ts'
import type { Ref } from '../../knowledge/define.ts'
import type { CredentialChange, CredentialWriteEvent, Place } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import type { CredentialChangeAnswer } from '../../model/view.ts'
import { loginStateIn } from '../../project/login-state.ts'
import { isSamePlace } from '../../project/runs.ts'
import { memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import { addProperty, propertyNamed, valueAt, type ObjectNode } from '../objects.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { anchorOf, insertAfter, insertBefore } from '../statements.ts'
import { modelCall, type ModelCall } from './model-store.ts'
import { operationsOf, type Operation } from './operations.ts'
import { calleeAt, helpersOf } from './own-helpers.ts'
import { placedNode, type Spot } from './placing.ts'
import { bare, meaningOf } from '../scopes.ts'
import { storeOf } from './store-of.ts'
import { isPersonal, type RecordStore } from './stores.ts'

/** Who the user is, in terms of the code at a place. */
interface Person {
  readonly doc: Document
  /** The write, or a call that leads to it. */
  readonly call: CallExpression
  readonly code: string
}

/**
 * Ends the logins of the user where the password is changed.
 *
 * @throws CannotRepair with the reason
 */
export function endOthers(answer: CredentialChangeAnswer, project: RepairProject): readonly Edit[] {
  const { facts } = project
  const change = facts.credentialChanges.find(({ endpoint, write }) => endpoint.id === answer.endpoint.id && isSamePlace(write, answer.change.place))
  const survivor = answer.survivor ?? 'the session'
  const [origin] = answer.evidence
  const record = change && loginStateIn(change.scope, facts).records.find(({ place }) => origin !== undefined && isSamePlace(place, origin.place))
  if (change === undefined || record === undefined) throw new CannotRepair(`${survivor} is found by its own key and not by its user: ending those of one user needs a list of them`)
  const store = storeOf(record, project)
  const event = writeOf(change)
  const written = event && writtenUse(event, project)
  if (store === null || event === undefined || written === null || written === undefined) throw new CannotRepair(`how ${survivor} is ended cannot be told from the way in which it is written`)
  if (store.field !== null) return inTheSameWrite(store, store.field, written, change, survivor)
  for (const person of peopleAlong(event, written, project)) {
    const edits = endedFor(person, store, change, project)
    if (edits) return edits
  }
  throw new CannotRepair(`what ends ${survivor} for one user cannot be reached from where the ${answer.what} is written`)
}

/** Takes the option that a library has for it. @param option its path: `emailAndPassword.revokeSessionsOnPasswordReset` */
export function setOption(place: Place, option: string, project: RepairProject): readonly Edit[] {
  const doc = project.document(place.file)
  const call = doc.callAt(place)
  const keys = option.split('.')
  const options = call?.arguments.find((argument): argument is ObjectNode => argument.type === 'ObjectExpression')
  const holder = valueAt(options, keys.slice(0, -1))
  if (holder?.type !== 'ObjectExpression') throw new CannotRepair('the options are made elsewhere')
  const last = keys.at(-1)!
  const known = propertyNamed(holder, last)
  return [known === undefined ? addProperty(doc, holder, `${last}: true`) : doc.replace(known.value, 'true')]
}

function writeOf({ endpoint, write }: CredentialChange): CredentialWriteEvent | undefined {
  return endpoint.runs.flatMap(({ events }) => events).find((event): event is CredentialWriteEvent => event.kind === 'credential-write' && isSamePlace(event.place, write))
}

function writtenUse({ place, library }: CredentialWriteEvent, project: RepairProject): ModelCall | null {
  const doc = project.document(place.file)
  const call = doc.callAt(place)
  return call && modelCall(doc, call, operationsOf(project.registry, library), project)
}

// --- a field of the user ----------------------------------------------------------------------------------------------------------

function inTheSameWrite(
  { record }: RecordStore, field: string, { doc, call, operation: { at }, receiver }: ModelCall, { entity }: CredentialChange, survivor: string,
): readonly Edit[] {
  const owner = record.entity.slice(0, -field.length - 1)
  if (entityWords(owner).join() !== entityWords(entity).join()) throw new CannotRepair(`${survivor} is in another record than the password`)
  const kind = fieldKind(field)
  const empty = kind?.is === 'credential' && kind.list ? '[]' : 'null'
  const values = 'where' in at && at.values !== null ? objectAt(call, at.values) : null
  if (values !== null) return [addProperty(doc, values, `${field}: ${empty}`)]
  const person = bare(receiver)
  const assigned = person.type === 'Identifier' ? passwordAssigned(doc, person.name, call) : null
  const anchor = assigned && anchorOf(doc, assigned)
  if (anchor?.is !== 'listed') throw new CannotRepair('what is written to the user is made elsewhere')
  return [insertAfter(doc, anchor.node, [doc.statement(`${doc.textOf(person)}.${field} = ${empty}`)])]
}

/** The object with the values of an update, behind `$set` where it has one. */
function objectAt({ arguments: args }: CallExpression, ref: Ref): ObjectNode | null {
  if (!('arg' in ref)) return null
  const given = valueAt(args[ref.arg], ref.keys ?? [])
  if (given?.type !== 'ObjectExpression') return null
  const set = valueAt(given, ['$set'])
  return set?.type === 'ObjectExpression' ? set : given
}

/** The last thing that is assigned to the record before it is saved. */
function passwordAssigned(doc: Document, person: string, save: Node): Node | null {
  return doc.nodes.findLast((node) => node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.end <= save.start
    && node.left.object.type === 'Identifier' && node.left.object.name === person && /pass|pwd|hash/i.test(memberName(node.left) ?? '')
    && doc.functionAround(node) === doc.functionAround(save)) ?? null
}

// --- records of their own ---------------------------------------------------------------------------------------------------------

/** Who the user is, at each of the calls that lead to the write, outermost first. */
function peopleAlong({ frames, library }: CredentialWriteEvent, written: ModelCall, project: RepairProject): readonly Person[] {
  const operations = operationsOf(project.registry, library)
  const people: Person[] = []
  const first = personWritten(written, operations)
  if (first === null) return []
  people.push({ doc: written.doc, call: written.call, code: `${written.doc.textOf(first.node)}${first.suffix}` })
  let { node, suffix } = first
  let { doc } = written
  for (const frame of frames.toReversed()) {
    const outer = project.documentOrNone(frame.file)
    const call = outer?.callAt(frame)
    const root = rootOf(node)
    const meaning = root && meaningOf(doc, root.name, root)
    const given = call && meaning?.is === 'parameter' && meaning.member === null ? call.arguments[meaning.index] : undefined
    if (!outer || !call || given === undefined || root === null || !isPlain(given)) break
    suffix = `${doc.text.slice(root.end, node.end)}${suffix}`
    node = given
    doc = outer
    people.push({ doc, call, code: `${doc.textOf(node)}${suffix}` })
  }
  return people.toReversed()
}

interface Named {
  readonly node: Node
  readonly suffix: string
}

/** The user's id, as the write is told it, or that of the record that is written, under the name by which its data layer finds one. */
function personWritten({ conditions, receiver, operation: { at } }: ModelCall, operations: readonly Operation[]): Named | null {
  const byId = conditions.find(({ key, value }) => /^_?(?:id|uuid)$/i.test(key) && isPlain(value))
  if (byId) return { node: byId.value, suffix: '' }
  if (!('where' in at) || at.where !== null || bare(receiver).type !== 'Identifier') return null
  return { node: bare(receiver), suffix: `.${idNamed(operations) ?? 'id'}` }
}

/** What a data layer calls the field that `findById(…)` looks into. */
function idNamed(operations: readonly Operation[]): string | null {
  for (const { at } of operations) {
    const [key] = 'where' in at && at.where !== null && 'pair' in at.where ? at.where.pair : []
    if (key !== undefined && 'value' in key) return String(key.value)
  }
  return null
}

function isPlain(given: Node): boolean {
  const node = bare(given)
  return node.type === 'Identifier' || node.type === 'ThisExpression' || (node.type === 'MemberExpression' && !node.computed && isPlain(node.object))
}

function rootOf(given: Node): Extract<Node, { type: 'Identifier' }> | null {
  const node = bare(given)
  if (node.type === 'Identifier') return node
  return node.type === 'MemberExpression' ? rootOf(node.object) : null
}

function endedFor({ doc, call, code }: Person, store: RecordStore, { endpoint }: CredentialChange, project: RepairProject): readonly Edit[] | null {
  const anchor = anchorOf(doc, call)
  const fn = doc.functionAround(call)
  const key = personKey(store)
  if (anchor?.is !== 'listed' || fn === undefined || key === null) return null
  const ending = byHelper(store, key, code, doc, anchor.node, project) ?? byDataLayer(store, key, code, { doc, node: anchor.node, endpoint }, call, project)
  if (ending === null || (ending.waits && !fn.async)) return null
  const line = doc.statement(`${ending.waits ? 'await ' : ''}${ending.code}`)
  const isLast = anchor.node.type === 'ReturnStatement'
  return [...ending.edits, ...(isLast ? insertBefore(doc, anchor, [line]) : [insertAfter(doc, anchor.node, [line])])]
}

/** The field by which a record says whose it is; of a store of keys the key, where a user's id fills it. */
function personKey({ isKeyed, values, written: { doc } }: RecordStore): string | null {
  return values.find(({ key, value }) => isPersonal(isKeyed ? doc.textOf(value) : key) && isPlain(value))?.key ?? null
}

interface Ending {
  readonly code: string
  readonly waits: boolean
  readonly edits: readonly Edit[]
}

function byHelper(store: RecordStore, key: string, person: string, doc: Document, at: Node, project: RepairProject): Ending | null {
  for (const helper of helpersOf(store, project)) {
    if (helper.keys.length !== 1 || helper.keys[0] !== key) continue
    const callee = calleeAt(helper, doc, at, project)
    if (callee) return { code: `${callee.local}(${person})`, waits: helper.waits, edits: callee.edits }
  }
  return null
}

function byDataLayer(store: RecordStore, key: string, person: string, spot: Spot, write: CallExpression, project: RepairProject): Ending | null {
  const { written: { receiver: { doc, node } }, isKeyed, needs } = store
  const receiver = placedNode(doc, node, spot, project)
  const others = needs.map((one) => placedNode(one.doc, one.node, spot, project))
  if (isKeyed || receiver === null || !others.every((one) => one !== null)) return null
  const client = transactionAround(spot.doc, write)
  const call = store.all(client === null ? receiver.code : receiver.code.replace(MODEL_OF_CLIENT, `${client}.$1`), key, person)
  return call && { ...call, code: call.code.replace(`{ ${key}: ${key} }`, `{ ${key} }`), edits: [...receiver.edits, ...others.flatMap(({ edits }) => edits)] }
}

/** `db.session`, `this.prisma.session`. */
const MODEL_OF_CLIENT = /^(?:this\.)?\w+\.(\w+)$/

/** What the write is made on in a transaction: the callback's own client. */
function transactionAround(doc: Document, { callee }: CallExpression): string | null {
  const holder = callee.type === 'MemberExpression' ? bare(callee.object) : undefined
  const root = holder?.type === 'MemberExpression' ? bare(holder.object) : undefined
  return root?.type === 'Identifier' && meaningOf(doc, root.name, root).is === 'parameter' ? root.name : null
}
