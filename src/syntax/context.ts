import type { Node } from 'oxc-parser'
import type { Evaluator } from './evaluator.ts'
import type { Module } from './module.ts'
import type { Frame, Run } from './run.ts'
import type { Scope } from './scope.ts'
import type { At } from './semantics.ts'
import type { Site } from './values.ts'

/** Everything that evaluating one node needs to know about its surroundings. */
export interface Context {
  readonly evaluator: Evaluator
  readonly run: Run
  readonly frame: Frame
  readonly module: Module
  readonly scope: Scope
}

type Spanned = { readonly start: number; readonly end: number }

export function siteOf(node: Spanned | Node, module: Module): Site {
  const { start, end } = node
  const link = 'type' in node ? linkOf(node, module) : undefined
  return link === undefined ? { file: module.file, start, end } : { file: module.file, start, end, link }
}

/** Where the own part of a chained call starts; a chain may begin with the line after what it is called on. */
function linkOf(node: Node, module: Module): number | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined
  const { object, property } = node.callee
  const isChained = object.type === 'CallExpression' || module.text.slice(object.end, property.start).includes('\n')
  return isChained ? property.start : undefined
}

export function at(node: Spanned, cx: Context): At {
  const given = (node as { readonly typeArguments?: { readonly params: readonly Node[] } | null }).typeArguments
  return { run: cx.run, module: cx.module, site: siteOf(node, cx.module), ...(given ? { typeArguments: given.params } : {}) }
}

/** The source text of a node on one line, cut to a readable length. */
export function textOf(node: Spanned, module: Module, limit = 80): string {
  // Long expressions are cut before they are looked at: an expression may be the whole file.
  const text = module.text.slice(node.start, Math.min(node.end, node.start + limit * 4)).replace(/\s+/g, ' ')
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text
}

/** The name of a non-computed key, or undefined. */
export function staticKey(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name
  if (key.type === 'PrivateIdentifier') return `#${key.name}`
  if (key.type === 'Literal') return String(key.value)
  return undefined
}
