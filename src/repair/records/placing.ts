/** Reading the cookie of a request in another function than the one that reads it already. */
import type { Node } from 'oxc-parser'
import type { Endpoint } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { handlerAround } from '../at-hand.ts'
import type { Document, FunctionNode } from '../document.ts'
import { isTaken } from '../imports.ts'
import type { RepairProject } from '../repair-project.ts'
import { readsOf, type CookieRead } from './cookie-reads.ts'
import { broughtTo } from '../modules.ts'
import { bare, meaningOf, parameterOf, takenBy, valuesNamed } from '../scopes.ts'

/** Code for one place, and what it needs elsewhere in the file. */
export interface Placed {
  readonly code: string
  readonly edits: readonly Edit[]
}

/** Where code is to stand. */
export interface Spot {
  readonly doc: Document
  /** The statement before which it is put. */
  readonly node: Node
  readonly endpoint: Endpoint
}

/** How the cookie is read at the spot: as it was read elsewhere, with what is at hand. */
export function placedRead(read: CookieRead, spot: Spot, project: RepairProject): Placed | null {
  const others = readsOf(read.cookie, project)
  const nearest = [...others.filter(({ doc }) => doc.file === spot.doc.file), read, ...others]
  for (const candidate of nearest) {
    const placed = placedAt(candidate, spot, project)
    if (placed) return placed
  }
  return null
}

function placedAt({ doc, node, suffix }: CookieRead, spot: Spot, project: RepairProject): Placed | null {
  const inner = placedNode(doc, node, spot, project)
  return inner && { code: `${withVariables(inner.code, spot)}${suffix}`, edits: inner.edits }
}

/** `store.get('sid')` where the handler has `store = await cookies()`. */
const withVariables = (code: string, spot: Spot): string =>
  code.replace(/\((await [\w.]+\(\))\)/g, (all, awaited: string) => variableHolding(spot, awaited) ?? all)

/** The text of an expression with its names replaced by what stands for them at the spot. */
export function placedNode(doc: Document, node: Node, spot: Spot, project: RepairProject, depth = 0): Placed | null {
  const edits: Edit[] = []
  let code = ''
  let at = node.start
  for (const name of valuesNamed(doc, node)) {
    const placed = placedName(doc, name, spot, project, depth)
    if (placed === null) return null
    const { start, end } = placed.replaces ?? name
    code += doc.text.slice(at, start) + placed.code
    at = end
    edits.push(...placed.edits)
  }
  return { code: requoted(code + doc.text.slice(at, node.end), spot.doc), edits }
}

/** Texts in the quotes of the file that the code goes to. */
export const requoted = (code: string, { style: { quote } }: Document): string =>
  code.replace(/(["'])((?:(?!\1)[^\\"'`\n])*)\1/g, (_, _used: string, text: string) => `${quote}${text}${quote}`)

interface PlacedName extends Placed {
  /** More than the name is replaced: `event.cookies` where `cookies` is at hand. */
  readonly replaces?: Node
}

function placedName(doc: Document, name: Extract<Node, { type: 'Identifier' }>, spot: Spot, project: RepairProject, depth: number): PlacedName | null {
  const meaning = meaningOf(doc, name.name, name)
  if (meaning.is === 'of-the-module') {
    const brought = broughtTo(spot.doc, { doc, name: name.name }, project)
    return brought && { code: brought.local, edits: brought.edits }
  }
  if (meaning.is === 'parameter') return parameterThere(doc, name, meaning, spot)
  if (meaning.is !== 'variable' || meaning.member !== null || depth > 3) return null
  const value = bare(meaning.value)
  const placed = placedNode(doc, value, spot, project, depth + 1)
  if (placed === null) return null
  const known = variableHolding(spot, placed.code)
  if (known !== null) return { code: known, edits: [] }
  return { code: value.type === 'AwaitExpression' ? `(${placed.code})` : placed.code, edits: placed.edits }
}

/** A variable around the spot that holds the value of this code. */
export function variableHolding({ doc, node }: Spot, code: string): string | null {
  const fn = doc.functionAround(node)
  const found = fn && doc.nodes.find((one) => one.type === 'VariableDeclarator' && one.id.type === 'Identifier' && one.init != null
    && one.end < node.start && one.start > fn.start && isVisible(doc, one, node) && doc.textOf(one.init) === code)
  return found?.type === 'VariableDeclarator' && found.id.type === 'Identifier' ? found.id.name : null
}

/** Is what one node declares known where another stands? */
function isVisible(doc: Document, declarator: Node, node: Node): boolean {
  const statement = doc.parentOf(declarator)
  const list = statement && doc.parentOf(statement)
  return list !== undefined && [...doc.around(node)].includes(list)
}

/** What a parameter of one handler is called in another one. */
function parameterThere(doc: Document, name: Extract<Node, { type: 'Identifier' }>, meaning: Taken, { doc: there, node, endpoint }: Spot): PlacedName | null {
  const { fn, index } = meaning
  // Hooks are given the event beside other things.
  const member = meaning.member !== null && EVENT.test(meaning.member) ? null : meaning.member
  const handler = handlerAround(there, node, endpoint, 3)
  if (handler === undefined) return null
  if (doc.file === there.file && fn === handler) return { code: name.name, edits: [] }
  const given = handler.params[index]
  const parameter = given && parameterOf(given)
  if (parameter?.type === 'Identifier') {
    if (parameter.name.startsWith('_')) return null
    if (member !== null) return { code: `${parameter.name}.${member}`, edits: [] }
    return isSameKind(fn, name.name, index, parameter, doc, there) ? { code: parameter.name, edits: [] } : null
  }
  if (parameter?.type !== 'ObjectPattern') return null
  if (member !== null) return taken(there, handler, parameter, member)
  // `event.cookies` where the handler takes `cookies` out of the event.
  const outer = doc.parentOf(name)
  if (outer?.type !== 'MemberExpression' || outer.computed || outer.property.type !== 'Identifier' || outer.object !== name) return null
  const found = taken(there, handler, parameter, outer.property.name)
  return found && { ...found, replaces: outer }
}

interface Taken {
  readonly fn: FunctionNode
  readonly index: number
  readonly member: string | null
}

function taken(doc: Document, handler: FunctionNode, pattern: Extract<Node, { type: 'ObjectPattern' }>, member: string): PlacedName | null {
  const known = takenBy(pattern).find((one) => one.member === member)
  if (known) return { code: known.local, edits: [] }
  const last = pattern.properties.at(-1)
  if (last === undefined || last.type === 'RestElement' || isTaken(doc, member, handler)) return null
  return { code: member, edits: [doc.insert(last.end, `, ${member}`)] }
}

const EVENT = /^(?:e|ev|event)$/i

/** Names for one and the same parameter of a handler. */
const SYNONYMS: readonly RegExp[] = [/^(?:req|request)$/i, /^(?:c|ctx|context)$/i, EVENT]

/** Are two parameters the same thing? Their names have to say so, and their types must not say otherwise. */
function isSameKind(fn: FunctionNode, name: string, index: number, other: Extract<Node, { type: 'Identifier' }>, doc: Document, there: Document): boolean {
  if (name !== other.name && !SYNONYMS.some((names) => names.test(name) && names.test(other.name))) return false
  const own = fn.params[index] && parameterOf(fn.params[index])
  const typed = own?.type === 'Identifier' ? own.typeAnnotation : undefined
  return typed == null || other.typeAnnotation == null || lastWord(doc.textOf(typed)) === lastWord(there.textOf(other.typeAnnotation))
}

const lastWord = (type: string): string => /(\w+)(?:<.*)?\s*$/s.exec(type)?.[1] ?? type
