/** A file as repairs see it: its text, its tree with what lies around each node, and how its author writes. */
import type { ArrowFunctionExpression, CallExpression, Function as PlainFunction, Node } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import type { Place } from '../model/facts.ts'
import { isComponentFile } from '../syntax/component.ts'
import { parse } from '../syntax/parse.ts'
import { walkWithin } from '../syntax/walk.ts'
import { quoted, styleOf, type Style } from './style.ts'

export type FunctionNode = ArrowFunctionExpression | PlainFunction

const FUNCTIONS: ReadonlySet<string> = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

export const isFunction = (node: Node): node is FunctionNode => FUNCTIONS.has(node.type)

export class Document {
  readonly file: string
  readonly text: string
  readonly program: Node
  readonly style: Style
  /** A single-file component: its imports stand in a part of the file. */
  readonly isComponent: boolean
  readonly #parents = new Map<Node, Node>()
  readonly #nodes: Node[] = []

  private constructor(file: string, text: string, program: Node) {
    this.file = file
    this.text = text
    this.program = program
    this.style = styleOf(text)
    this.isComponent = isComponentFile(file)
    walkWithin(program, (node, ancestors) => {
      this.#nodes.push(node)
      const parent = ancestors.at(-1)
      if (parent !== undefined) this.#parents.set(node, parent)
    })
  }

  /** @returns null where the text cannot be parsed */
  static read(file: string, text: string): Document | null {
    const parsed = parse(file, text)
    return 'error' in parsed ? null : new Document(file, text, parsed.program)
  }

  /** A part of a file with code of its own: a script of a page, an attribute's handler. Its offsets are those in the file. */
  static part(file: string, text: string, program: Node): Document {
    return new Document(file, text, program)
  }

  /** Every node, outermost first. */
  get nodes(): readonly Node[] {
    return this.#nodes
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node)
  }

  /** The nodes around one, nearest first. */
  *around(node: Node): Generator<Node> {
    for (let outer = this.parentOf(node); outer !== undefined; outer = this.parentOf(outer)) yield outer
  }

  /** The outermost node that has exactly this place, or else the innermost around it. */
  nodeAt({ start, end }: Pick<Place, 'start' | 'end'>): Node {
    const exact = this.#nodes.find((node) => node.start === start && node.end === end)
    return exact ?? this.#nodes.findLast((node) => node.start <= start && node.end >= end) ?? this.program
  }

  /** The expression at a place, where that may be all of a statement. */
  expressionAt(place: Pick<Place, 'start' | 'end'>): Node {
    const node = this.nodeAt(place)
    return node.type === 'ExpressionStatement' ? node.expression : node
  }

  /** The call with exactly this place. */
  callAt({ start, end }: Pick<Place, 'start' | 'end'>): CallExpression | null {
    const found = this.#nodes.find((node) => node.start === start && node.end === end && node.type === 'CallExpression')
    return found?.type === 'CallExpression' ? found : null
  }

  /** The function that a node stands in, the node itself not counted. */
  functionAround(node: Node): FunctionNode | undefined {
    return [...this.around(node)].find(isFunction)
  }

  textOf({ start, end }: Pick<Place, 'start' | 'end'>): string {
    return this.text.slice(start, end)
  }

  /** The white space at the beginning of the line of an offset. */
  indentAt(offset: number): string {
    return /^[ \t]*/.exec(this.text.slice(this.lineStart(offset)))![0]
  }

  lineStart(offset: number): number {
    return Math.max(this.text.lastIndexOf('\n', offset - 1) + 1, 0)
  }

  /** An edit that replaces a range. */
  replace({ start, end }: Pick<Place, 'start' | 'end'>, text: string): Edit {
    return { place: { file: this.file, start, end }, text }
  }

  insert(at: number, text: string): Edit {
    return this.replace({ start: at, end: at }, text)
  }

  quoted(value: string): string {
    return quoted(value, this.style)
  }

  /** A statement of its own line, without indentation. */
  statement(code: string): string {
    return this.style.semicolons ? `${code};` : code
  }
}
