/** The functions and objects that code of the browser asks servers by, as far as tables describe them. */
import type { Node } from 'oxc-parser'
import type { BrowserRequestRow } from '../knowledge/define.ts'
import type { Module } from '../syntax/module.ts'
import { settled, stringOf, type Value } from '../syntax/values.ts'
import { topLevelValues } from './constants.ts'
import type { Extraction } from './extraction.ts'

/** What a request is sent by. */
export interface BrowserClient {
  readonly row: BrowserRequestRow
  /** What stands before relative addresses; empty for nothing, null where it is not known. */
  readonly base: string | null
  /** Do all its requests take cookies along to other origins? */
  readonly credentials: 'included' | 'omitted' | 'unknown'
  /** All its requests may carry a token. */
  readonly authorized: boolean
}

/** The client that a call is made by, told by its callee; null for what no table describes. */
export type ClientOf = (callee: Node) => BrowserClient | null

export function browserClientsOf(module: Module, { registry, semantics, evaluator }: Extraction): ClientOf {
  const rows = registry.browserRequests
  const valueOf = topLevelValues(module, evaluator)
  return (callee) => {
    const node = callee.type === 'MemberExpression' ? callee.object : callee
    const value = valueOf(node)
    if (value === null) {
      const row = node.type === 'Identifier' ? rows.find(({ globals }) => globals?.includes(node.name)) : undefined
      return row === undefined ? null : { row, base: '', credentials: 'omitted', authorized: false }
    }
    const given = settled(value)
    const type = semantics.typeOf(given)
    const row = type === undefined ? undefined : rows.find(({ types }) => types?.includes(type))
    if (row === undefined || given.kind !== 'api') return null
    return { row, base: baseOf(given.data.get('base')), ...madeWith(given.data.get('options'), row) }
  }
}

function baseOf(base: Value | undefined): string | null {
  return base === undefined ? '' : (stringOf(settled(base)) ?? null)
}

function madeWith(options: Value | undefined, { credentials }: BrowserRequestRow): Pick<BrowserClient, 'credentials' | 'authorized'> {
  if (options === undefined) return { credentials: 'omitted', authorized: false }
  const given = settled(options)
  if (given.kind !== 'object' || given.open || credentials === undefined) return { credentials: 'unknown', authorized: true }
  const authorized = given.props.has('headers') || given.props.has('auth')
  const set = given.props.get(credentials.option)
  if (set === undefined) return { credentials: 'omitted', authorized }
  const value = settled(set)
  if (value.kind !== 'literal') return { credentials: 'unknown', authorized }
  return { credentials: value.value === credentials.value ? 'included' : 'omitted', authorized }
}
