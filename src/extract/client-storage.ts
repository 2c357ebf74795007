/** What code of the browser keeps in web storage, and what it removes. */
import type { Argument, CallExpression, Expression, Node } from 'oxc-parser'
import type { StorageUse } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import { walk } from '../syntax/walk.ts'
import { placeOf } from './recorder.ts'

/** The text that an expression of a module surely is: a literal, or a constant of this or another file. */
export type TextOf = (node: Node) => string | null

const STORAGES = ['localStorage', 'sessionStorage'] as const

const OPERATIONS: Readonly<Record<string, StorageUse['op']>> = { setItem: 'set', removeItem: 'remove', clear: 'clear' }

/** Calls of wrappers that take a key away: `storage.remove('token')`, `removeToken('token')`, `del(KEY)`. */
const REMOVES = /^(?:remove|delete|del|clear|unset|forget|erase|purge|drop|destroy)/i

/** The uses of one file, in order of place. */
export function storageUses(module: Module, textOf: TextOf): StorageUse[] {
  const found: StorageUse[] = []
  const add = (node: { start: number; end: number }, storage: StorageUse['storage'], op: StorageUse['op'], key: string | null): void => {
    found.push({ place: placeOf({ file: module.file, start: node.start, end: node.end }), storage, op, key })
  }
  for (const program of [module.program, ...(module.client === null ? [] : [module.client])]) {
    walk(program, (node) => {
      if (node.type === 'CallExpression') ofCall(node, textOf, add)
      else if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
        const storage = storageOf(node.left.object)
        if (storage !== null) add(node, storage, 'set', keyOf(node.left, textOf))
      } else if (node.type === 'UnaryExpression' && node.operator === 'delete' && node.argument.type === 'MemberExpression') {
        const storage = storageOf(node.argument.object)
        if (storage !== null) add(node, storage, 'remove', keyOf(node.argument, textOf))
      }
    })
  }
  return found.sort((one, other) => one.place.start - other.place.start)
}

type Add = (node: { start: number; end: number }, storage: StorageUse['storage'], op: StorageUse['op'], key: string | null) => void

function ofCall(call: CallExpression, textOf: TextOf, add: Add): void {
  const { callee } = call
  const [first] = call.arguments
  const name = calleeName(callee)
  if (name === null) return
  const storage = callee.type === 'MemberExpression' ? storageOf(callee.object) : null
  const op = OPERATIONS[name]
  if (storage !== null && op !== undefined) {
    // What is written over with nothing is gone as well.
    const really = op === 'set' && isNothing(call.arguments[1]) ? 'remove' : op
    add(call, storage, really, op === 'clear' ? null : textOfArgument(first, textOf))
  }
  // Whoever removes by a key of the same text removes the same thing, as far as anybody can tell.
  else if (storage === null && REMOVES.test(name)) {
    const key = textOfArgument(first, textOf)
    if (key !== null) add(call, 'wrapper', 'remove', key)
    else if (/storage/i.test(name) || (callee.type === 'MemberExpression' && isNamedStorage(callee.object))) add(call, 'wrapper', 'clear', null)
  }
}

const isNothing = (value: Argument | undefined): boolean =>
  (value?.type === 'Literal' && (value.value === null || value.value === '')) || (value?.type === 'Identifier' && value.name === 'undefined')

function calleeName(callee: Expression): string | null {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type !== 'MemberExpression' || callee.computed) return null
  return callee.property.type === 'Identifier' ? callee.property.name : null
}

const textOfArgument = (argument: Argument | undefined, textOf: TextOf): string | null =>
  argument === undefined || argument.type === 'SpreadElement' ? null : textOf(argument)

/** `localStorage`, `window.localStorage`, `globalThis.sessionStorage`. */
function storageOf(node: Node): StorageUse['storage'] | null {
  const name = node.type === 'Identifier' ? node.name
    : node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier' && isWindow(node.object) ? node.property.name
    : null
  return STORAGES.find((storage) => storage === name) ?? null
}

const isWindow = (node: Node): boolean =>
  node.type === 'Identifier' && ['window', 'globalThis', 'self', 'global'].includes(node.name)

/** Something of the project that is called a storage. */
function isNamedStorage(node: Node): boolean {
  if (node.type === 'Identifier') return /storage/i.test(node.name)
  if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') return /storage/i.test(node.property.name)
  return node.type === 'CallExpression' && isNamedStorage(node.callee)
}

function keyOf(member: Extract<Node, { type: 'MemberExpression' }>, textOf: TextOf): string | null {
  if (!member.computed) return member.property.type === 'Identifier' ? member.property.name : null
  return textOf(member.property)
}
