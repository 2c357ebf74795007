/** Calls of a library's own change of the password, by the server or by the browser, that leave the other sessions of the user alive. */
import type { CallExpression, Node, ObjectExpression } from 'oxc-parser'
import type { SessionRow } from '../knowledge/define.ts'
import type { KeepingCall } from '../model/facts.ts'
import { staticKey } from '../syntax/context.ts'
import type { Module } from '../syntax/module.ts'
import { walk } from '../syntax/walk.ts'

type Row = NonNullable<SessionRow['passwordChange']>

/** @param isOfLibrary is this name of the module something that the library has made? */
export function keepingCalls(module: Module, row: Row, isOfLibrary: (name: string) => boolean): KeepingCall[] {
  const found: KeepingCall[] = []
  for (const program of [module.program, module.client]) {
    if (program !== null) walk(program, (node) => {
      if (node.type !== 'CallExpression' || !keeps(node, row)) return
      const root = rootOf(node.callee)
      if (root === null || !isOfLibrary(root)) return
      const { start, end } = node
      found.push({ place: { file: module.file, start, end }, via: module.text.slice(node.callee.start, node.callee.end), option: row.endedBy })
    })
  }
  return found
}

function keeps({ callee, arguments: [given] }: CallExpression, { method, keys, within, endedBy }: Row): boolean {
  if (callee.type !== 'MemberExpression' || callee.computed || staticKey(callee.property) !== method || given?.type !== 'ObjectExpression') return false
  const options = entriesOf(given)
  const inner = options?.get(within)
  const fields = inner?.type === 'ObjectExpression' ? entriesOf(inner) : options
  if (!fields || !keys.every((key) => fields.has(key))) return false
  const ends = fields.get(endedBy)
  return ends === undefined || (ends.type === 'Literal' && ends.value === false)
}

/** Null where something else may be in it. */
function entriesOf({ properties }: ObjectExpression): ReadonlyMap<string, Node> | null {
  const entries = new Map<string, Node>()
  for (const property of properties) {
    const key = property.type === 'SpreadElement' || property.computed ? undefined : staticKey(property.key)
    if (key === undefined || property.type === 'SpreadElement') return null
    entries.set(key, property.value)
  }
  return entries
}

/** `authClient` of `authClient.changePassword`, `auth` of `auth.api.changePassword`. */
function rootOf(callee: Node): string | null {
  let node = callee
  while (node.type === 'MemberExpression') node = node.object
  return node.type === 'Identifier' ? node.name : null
}
