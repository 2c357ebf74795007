/** Where a login keeps its records, and what else the project does with them. */
import type { Node } from 'oxc-parser'
import { entityWords } from '../../extract/entity-words.ts'
import { PERSON_KEYS } from '../../knowledge/vocabulary.ts'
import type { LoginRecord } from '../../project/login-state.ts'
import type { Document } from '../document.ts'
import { memberName } from '../calls.ts'
import { bare } from '../scopes.ts'

/** What a call asks for: a field, and the value that it has to have. */
export interface Condition {
  /** Of a store of keys, the part of the key that is always the same: `session:*`. */
  readonly key: string
  readonly value: Node
  /** Of a store of keys, the whole key. */
  readonly whole: Node
}

/** A node, and the file that it stands in. */
export interface Located {
  readonly doc: Document
  readonly node: Node
}

/** A call on the records. */
export interface RecordUse {
  readonly doc: Document
  readonly call: Node
  /** `end`: the record goes, or the login is taken out of its field. */
  readonly op: 'read' | 'write' | 'end' | 'other'
  /** What the calls of this store are made on: `prisma.session`, `db`, `pool.query`. */
  readonly receiver: Located
  readonly conditions: readonly Condition[]
  /** It answers with a promise. */
  readonly waits: boolean
}

/** Code that ends something. */
export interface EndingCall {
  readonly code: string
  readonly waits: boolean
}

/** A place where records are kept: a model, a table, keys of one form. */
export interface RecordStore {
  readonly record: LoginRecord
  /** The field of a record of somebody, where the login is kept in one. */
  readonly field: string | null
  /** How login writes it, and the fields that it fills; of a store of keys, what the key is made of. */
  readonly written: RecordUse
  readonly values: readonly Condition[]
  readonly uses: readonly RecordUse[]
  /** What a call is given to find a record is the whole key. */
  readonly isKeyed: boolean
  /** Other names that the code of an ending needs: the table, operators. */
  readonly needs: readonly Located[]
  /** The call that ends the record with this value, as it is found by a use. */
  one(use: RecordUse, key: string, receiver: string, value: string): EndingCall | null
  /** The call that ends all records with this value. */
  all(receiver: string, key: string, value: string): EndingCall | null
}

/** `User.refreshToken` is a field; `session:*` and `refresh_tokens` are not. */
export function fieldOf({ entity }: LoginRecord): string | null {
  return /^\w+\.(?<field>\w+)$/.exec(entity)?.groups?.field ?? null
}

/** `user.refreshToken !== token`: what the login in a field is found by as well. */
export function comparison(doc: Document, node: Node, field: string, { receiver, waits }: RecordUse): RecordUse | null {
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return null
  const sides = [node.left, node.right].map(bare)
  const at = sides.findIndex((side) => memberName(side) === field)
  const value = sides[1 - at]
  if (at < 0 || value === undefined) return null
  return { doc, call: node, op: 'read', receiver, conditions: [{ key: field, value, whole: value }], waits }
}

const people = new Set(PERSON_KEYS)

/** Does a field say whose the record is? */
export const isPersonal = (name: string): boolean => entityWords(name).some((word) => people.has(word))
