/** Putting statements before others, wherever those stand. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import type { Document, FunctionNode } from './document.ts'

/** Is the node one of a list of statements, so that another may stand before it? */
function isListed(node: Node, parent: Node | undefined): boolean {
  if (parent === undefined) return false
  if (parent.type === 'BlockStatement' || parent.type === 'Program' || parent.type === 'StaticBlock') return true
  return parent.type === 'SwitchCase' && parent.test !== node
}

const isStatement = ({ type }: Node): boolean => /(?:Statement|Declaration)$/.test(type)

/** The statement of a list, or the lone body of `if (…)` or `=>`, that a node belongs to. */
export interface Anchor {
  readonly node: Node
  readonly is: 'listed' | 'lone' | 'body'
}

export function anchorOf(doc: Document, node: Node): Anchor | null {
  for (const at of [node, ...doc.around(node)]) {
    const parent = doc.parentOf(at)
    if (parent?.type === 'ArrowFunctionExpression' && parent.body === at && at.type !== 'BlockStatement') return { node: at, is: 'body' }
    if (isListed(at, parent) && isStatement(at)) return { node: at, is: 'listed' }
    if (parent !== undefined && isStatement(at) && isLoneBody(at, parent)) return { node: at, is: 'lone' }
  }
  return null
}

function isLoneBody(node: Node, parent: Node): boolean {
  if (node.type === 'BlockStatement') return false
  if (parent.type === 'IfStatement') return parent.consequent === node || parent.alternate === node
  return 'body' in parent && parent.body === node && /^(?:For|While|DoWhile|Labeled|With)/.test(parent.type)
}

/**
 * Edits that put statements before what a node belongs to. Lone bodies get braces, the body of an arrow function a `return`.
 *
 * @param lines statements without indentation, each with its semicolon if the file has them
 */
export function insertBefore(doc: Document, { node, is }: Anchor, lines: readonly string[]): readonly Edit[] {
  const { newline, indent } = doc.style
  if (is === 'listed') {
    const at = startWithComments(doc, node)
    const own = doc.indentAt(at)
    if (!beginsLine(doc, at)) return [doc.insert(at, lines.map((line) => `${line.replace(/;?$/, ';')} `).join(''))]
    return [doc.insert(at, lines.map((line) => `${reindented(line, own, newline)}${newline}${own}`).join(''))]
  }
  const outer = doc.indentAt(is === 'body' ? doc.parentOf(node)!.start : node.start)
  // A body on a line of its own is already as deep as the block will be.
  const isOnOwnLine = doc.text.slice(doc.lineStart(node.start), node.start).trim() === ''
  const base = is === 'lone' && isOnOwnLine ? doc.indentAt(doc.parentOf(node)!.start) : outer
  const inner = `${base}${indent}`
  const before = lines.map((line) => `${inner}${reindented(line, inner, newline)}${newline}`).join('')
  if (is === 'lone') {
    const start = isOnOwnLine ? afterTest(doc, node) : node.start
    return [
      doc.replace({ start, end: node.start }, `${isOnOwnLine ? ' ' : ''}{${newline}${before}${inner}`),
      doc.insert(node.end, `${newline}${base}}`),
    ]
  }
  const arrow = doc.parentOf(node)! as FunctionNode
  const start = afterArrow(doc, arrow)
  const body = doc.text.slice(start, arrow.end).trim()
  const open = body.startsWith('(') && arrow.end > node.end ? bare(doc, node, body) : body
  return [doc.replace({ start, end: arrow.end }, ` {${newline}${before}${inner}${doc.statement(`return ${open}`)}${newline}${base}}`)]
}

/** Statements that share a line are kept on it. */
const beginsLine = (doc: Document, at: number): boolean => doc.text.slice(doc.lineStart(at), at).trim() === ''

/** An edit that puts statements behind one of a list, and behind the comment on its line. */
export function insertAfter(doc: Document, node: Node, lines: readonly string[]): Edit {
  const { newline } = doc.style
  if (!beginsLine(doc, node.start)) {
    const end = doc.text[node.end - 1] === ';' ? '' : ';'
    return doc.insert(node.end, `${end} ${lines.map((line) => line.replace(/;?$/, ';')).join(' ')}`)
  }
  const own = doc.indentAt(node.start)
  const comment = /^[ \t]*\/\/.*/.exec(doc.text.slice(node.end))?.[0].trimEnd() ?? ''
  return doc.insert(node.end + comment.length, lines.map((line) => `${newline}${own}${reindented(line, own, newline)}`).join(''))
}

/** The text of a range with one more level of indentation, the first line excepted. */
export function deeper(doc: Document, start: number, end: number): string {
  const texts = doc.nodes.filter((node) => node.type === 'TemplateElement')
  return doc.text.slice(start, end).replace(/\n(?=[ \t]*\S)/g, (lineBreak, offset: number) => {
    const at = start + offset
    return texts.some((node) => node.start <= at && node.end > at) ? lineBreak : `${lineBreak}${doc.style.indent}`
  })
}

/** `return` needs no parentheses around what stands on one line, if it is no assignment. */
function bare(doc: Document, node: Node, body: string): string {
  const expression = doc.textOf(node)
  return body.slice(1, -1).trim() === expression && node.type !== 'AssignmentExpression' ? expression : body
}

function reindented(line: string, indent: string, newline: string): string {
  return line.split('\n').join(`${newline}${indent}`)
}

/** Behind the parenthesis or the `else` that a lone body follows. */
function afterTest(doc: Document, node: Node): number {
  return doc.text.slice(0, node.start).trimEnd().length
}

/** Behind the `=>` of a function whose body is an expression. */
function afterArrow(doc: Document, arrow: FunctionNode): number {
  const from = Math.max(arrow.start, ...arrow.params.map((parameter) => parameter.end), arrow.returnType?.end ?? 0)
  return doc.text.indexOf('=>', from) + 2
}

/** Comments on the lines right above a statement belong to it. */
function startWithComments(doc: Document, node: Node): number {
  const ownLine = doc.lineStart(node.start)
  if (doc.text.slice(ownLine, node.start).trim() !== '') return node.start
  let start = ownLine
  for (;;) {
    const above = doc.lineStart(start - 1)
    if (start === 0 || !/^[ \t]*\/\//.test(doc.text.slice(above, start))) break
    start = above
  }
  return start + doc.indentAt(start).length
}

/** A statement with the comments on it, its further lines as deep as if the first stood at the margin. */
export function textWithComments(doc: Document, node: Node): string {
  const start = startWithComments(doc, node)
  return doc.text.slice(start, node.end).replaceAll(`${doc.style.newline}${doc.indentAt(start)}`, '\n')
}

/** An edit that takes a statement, or a decorator, away with its line and the comments on it. */
export function withoutStatement(doc: Document, node: Node): Edit {
  const start = startWithComments(doc, node)
  const isOwnLine = doc.text.slice(doc.lineStart(start), start).trim() === ''
  if (!isOwnLine) return doc.replace({ start, end: node.end }, '')
  const line = doc.lineStart(start)
  const rest = /^[ \t]*;?[ \t]*(?:\r?\n)?/.exec(doc.text.slice(node.end))![0]
  const end = node.end + rest.length
  // Of two empty lines around it one stays.
  const isBetween = /(?:^|\n)[ \t]*\r?\n$/.test(doc.text.slice(0, line))
  const below = isBetween ? (/^[ \t]*\r?\n/.exec(doc.text.slice(end))?.[0].length ?? 0) : 0
  return doc.replace({ start: line, end: end + below }, '')
}
