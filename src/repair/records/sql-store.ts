/** Tables that are asked for by statements as text: what ends a row is written as the project's own code asks for one. */
import type { CallExpression, Node } from 'oxc-parser'
import type { LoginRecord } from '../../project/login-state.ts'
import { memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import type { RepairProject } from '../repair-project.ts'
import { documentsWith } from '../modules.ts'
import { bare } from '../scopes.ts'
import { comparison, fieldOf, type Condition, type EndingCall, type RecordStore, type RecordUse } from './stores.ts'

/** A statement as text, and what fills its holes, in order. */
interface Statement {
  readonly doc: Document
  readonly node: Node
  readonly text: string
  readonly holes: readonly Node[]
  /** The tag, or what is called. */
  readonly receiver: Node
  readonly form: 'tag' | 'question-marks' | 'numbers' | 'prepared' | 'bound'
}

/** @returns null where the login writes by no statement of one table */
export function sqlStore(record: LoginRecord, project: RepairProject): RecordStore | null {
  const doc = project.document(record.place.file)
  const statement = statementOf(doc, doc.callAt(record.place) ?? doc.nodeAt(record.place))
  const table = statement && tableOf(statement.text)
  if (!statement || !table) return null
  const field = fieldOf(record)
  const written = useFor(statement, 'write')
  const uses = documentsWith(field ?? plain(table), project).flatMap((other) => other.nodes.flatMap((node): RecordUse[] => {
    if (field !== null && node.type === 'BinaryExpression') return [comparison(other, node, field, written) ?? []].flat()
    const one = statementOf(other, node)
    return one !== null && plain(tableOf(one.text) ?? '') === plain(table) ? [useFor(one, opOf(one.text, field))] : []
  }))
  const ending = (form: Statement['form'], receiver: string, key: string, value: string): EndingCall =>
    ({ code: codeOf(form, receiver, field === null ? `DELETE FROM ${table} WHERE ${key} = ` : `UPDATE ${table} SET ${field} = NULL WHERE ${key} = `, value, doc), waits: form !== 'prepared' })
  return {
    record, field, written, values: valuesOf(statement), uses, isKeyed: false, needs: [],
    one: (use, key, receiver, value) => {
      const own = statementOf(use.doc, use.call) ?? statement
      return ending(own.form, receiver, key, value)
    },
    all: (receiver, key, value) => ending(statement.form, receiver, key, value),
  }
}

const plain = (name: string): string => name.replaceAll(/["'`[\]]/g, '').toLowerCase().split('.').at(-1)!

// --- reading ---------------------------------------------------------------------------------------------------------------------

function statementOf(doc: Document, given: Node): Statement | null {
  const node = bare(given)
  if (node.type === 'TaggedTemplateExpression') {
    const text = textWith(node.quasi, '$')
    return IS_SQL.test(text) ? { doc, node, text, holes: node.quasi.expressions, receiver: node.tag, form: 'tag' } : null
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !SENDS.test(memberName(node.callee) ?? '')) return null
  const prepared = preparedOf(doc, node)
  if (prepared) return prepared
  const [first, values, ...more] = node.arguments
  // A callback answers in another way.
  if (first === undefined || more.length > 0 || !isWaitedFor(doc, node)) return null
  const text = literalText(first)
  if (text === null || !IS_SQL.test(text)) return null
  const holes = values?.type === 'ArrayExpression' ? values.elements.filter((element) => element !== null && element.type !== 'SpreadElement') : []
  return { doc, node, text, holes, receiver: node.callee, form: /\$\d/.test(text) ? 'numbers' : 'question-marks' }
}

/** `db.prepare(text).run(value)`, and with the values bound: `db.prepare(text).bind(value).first()`. */
function preparedOf(doc: Document, { callee, arguments: args }: CallExpression): Statement | null {
  const inner = callee.type === 'MemberExpression' ? bare(callee.object) : undefined
  if (inner?.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') return null
  if (memberName(inner.callee) === 'bind') {
    const bound = preparedOf(doc, inner)
    return bound && { ...bound, node: doc.parentOf(callee)!, form: 'bound' }
  }
  const text = memberName(inner.callee) === 'prepare' && inner.arguments[0] !== undefined ? literalText(inner.arguments[0]) : null
  if (text === null || !IS_SQL.test(text)) return null
  return { doc, node: doc.parentOf(callee)!, text, holes: args, receiver: inner.callee.object, form: 'prepared' }
}

const IS_SQL = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE)\b/i

/** Methods that send a statement, as the tables of SQL clients call them. */
const SENDS = /^(?:query|execute|run|get|first|all|any|one|oneOrNone|none|raw)$/

function isWaitedFor(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  return parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === node)
}

function literalText(given: Node): string | null {
  const node = bare(given)
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? textWith(node, '') : null
}

/** The text of a template; its holes are numbered. */
function textWith({ quasis }: Extract<Node, { type: 'TemplateLiteral' }>, mark: string): string {
  return quasis.map(({ value }, index) => `${index === 0 ? '' : `${mark}${String(index)}`}${value.cooked ?? value.raw}`).join('')
}

const NAME = String.raw`["'\x60[]?[\w.]+["'\x60\]]?`

/** The one table that a statement is about, as it is written. */
function tableOf(text: string): string | null {
  if (/\bJOIN\b/i.test(text)) return null
  return new RegExp(String.raw`\b(?:FROM|INTO|UPDATE)\s+(${NAME}(?:\.${NAME})?)`, 'i').exec(text)?.[1] ?? null
}

/** The columns that a statement asks for with a hole behind them. */
function conditionsOf({ text, holes }: Statement): readonly Condition[] {
  const where = /\bWHERE\b/i.exec(text)
  if (where === null || /\bOR\b/i.test(text.slice(where.index))) return []
  return [...text.matchAll(new RegExp(String.raw`(${NAME})\s*=\s*(\$(\d+)|\?)`, 'g'))].filter(({ index }) => index > where.index).flatMap(({ 1: key = '', 3: number, index }) => {
    const at = number === undefined ? (text.slice(0, index).match(/\?/g)?.length ?? 0) : Number(number) - 1
    const value = holes[at]
    return value === undefined ? [] : [{ key, value, whole: value }]
  })
}

/** The columns that an insertion fills, with what fills them. */
function valuesOf({ text, holes }: Statement): readonly Condition[] {
  const [, columns = '', values = ''] = /\(([^)]*)\)\s*VALUES\s*\(([^)]*)\)/i.exec(text) ?? []
  const given = values.split(',').map((one) => one.trim())
  let marks = 0
  return columns.split(',').flatMap((column, index) => {
    const number = /^\$(\d+)/.exec(given[index] ?? '')?.[1]
    const at = given[index] === '?' ? marks++ : number === undefined ? -1 : Number(number) - 1
    const value = holes[at]
    return value === undefined ? [] : [{ key: column.trim(), value, whole: value }]
  })
}

function opOf(text: string, field: string | null): RecordUse['op'] {
  if (/^\s*SELECT/i.test(text)) return 'read'
  if (/^\s*DELETE/i.test(text)) return field === null ? 'end' : 'other'
  if (/^\s*UPDATE/i.test(text)) return field !== null && new RegExp(String.raw`\b${field}["'\x60\]]?\s*=\s*NULL`, 'i').test(text) ? 'end' : 'other'
  return 'write'
}

function useFor(statement: Statement, op: RecordUse['op']): RecordUse {
  const { doc, node, receiver } = statement
  return { doc, call: node, op, receiver: { doc, node: receiver }, conditions: conditionsOf(statement), waits: statement.form !== 'prepared' }
}

// --- writing ---------------------------------------------------------------------------------------------------------------------

function codeOf(form: Statement['form'], receiver: string, text: string, value: string, doc: Document): string {
  if (form === 'tag') return `${receiver}\`${text}\${${value}}\``
  if (form === 'prepared') return `${receiver}.prepare(${doc.quoted(`${text}?`)}).run(${value})`
  if (form === 'bound') return `${receiver}.prepare(${doc.quoted(`${text}?`)}).bind(${value}).run()`
  return `${receiver}(${doc.quoted(`${text}${form === 'numbers' ? '$1' : '?'}`)}, [${value}])`
}
