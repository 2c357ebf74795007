/**
 * Single-file components: which parts of the text are code, and which code runs where. The rest of the text is blanked, not cut
 * out, so that every offset stays what it is in the file.
 */
import type { ArrowFunctionExpression, ParserOptions, Program, Statement } from 'oxc-parser'
import { scriptsOf, tagsOf, type Braces, type Script, type Tag } from './markup.ts'

/** Parts of a component. */
export interface Component {
  /** The code that the file is as a module. */
  readonly code: readonly Span[]
  /** Code of the browser, in modules of its own. */
  readonly client: readonly Span[]
  /** Code between the `---` of an Astro page: it runs for every request. The span holds the dashes. */
  readonly frontmatter: Span | null
  /** What to try with the parser, in this order. */
  readonly attempts: readonly ParserOptions[]
}

interface Span {
  readonly start: number
  readonly end: number
}

const COMPONENT = /\.(?:vue|svelte|astro)$/

/** Has the file the name of a single-file component? */
export const isComponentFile = (file: string): boolean => COMPONENT.test(file)

const bracesOf = (file: string): Braces => (file.endsWith('.svelte') ? 'expressions' : file.endsWith('.astro') ? 'elements' : 'none')

const TYPESCRIPT: readonly ParserOptions[] = [{ lang: 'ts', sourceType: 'module' }, { lang: 'tsx', sourceType: 'module' }]
const JAVASCRIPT: readonly ParserOptions[] = [{ lang: 'jsx', sourceType: 'module' }, { lang: 'tsx', sourceType: 'module' }]

/** Finds the code of a component. */
export function readComponent(file: string, text: string): Component {
  const frontmatter = file.endsWith('.astro') ? frontmatterOf(text) : null
  const scripts = scriptsOf(text, bracesOf(file), frontmatter?.end ?? 0).filter(isCode)
  const contents = scripts.map(({ content }) => content)
  if (file.endsWith('.astro')) {
    const code = frontmatter === null ? [] : [{ start: frontmatter.start + 3, end: frontmatter.end - 3 }]
    return { code, client: contents, frontmatter, attempts: TYPESCRIPT }
  }
  const isTyped = scripts.some((script) => /^tsx?$/.test(attribute(script, 'lang') ?? ''))
  return { code: contents, client: [], frontmatter: null, attempts: isTyped ? TYPESCRIPT : JAVASCRIPT }
}

/** The opening tags of a component's markup. */
export function markupOf(file: string, text: string): readonly Tag[] {
  return tagsOf(text, bracesOf(file), (file.endsWith('.astro') ? frontmatterOf(text)?.end : undefined) ?? 0)
}

/** The text with everything blanked but the spans. */
export function blankOutside(text: string, spans: readonly Span[]): string {
  let result = ''
  let at = 0
  for (const { start, end } of spans) {
    result += blank(text.slice(at, start)) + text.slice(start, end)
    at = end
    // What follows is another statement, wherever the line ends.
    if (at < text.length) {
      result += ';'
      at += 1
    }
  }
  return result + blank(text.slice(at))
}

const blank = (text: string): string => text.replace(/[^\r\n\u2028\u2029]/g, ' ')

function frontmatterOf(text: string): Span | null {
  const match = /^\s*---(?=\r?\n|[^-])[^]*?(?:\r?\n|\s)---(?=\s|$|<)/.exec(text)
  return match === null ? null : { start: match[0].indexOf('---'), end: match[0].length }
}

/** Other scripts hold data or templates, or are written in another language. */
function isCode(script: Script): boolean {
  const type = attribute(script, 'type') ?? 'module'
  const lang = attribute(script, 'lang') ?? 'ts'
  return /^(?:module|(?:text|application)\/(?:java|ecma|type)script|ts)$/i.test(type) && /^(?:[jt]sx?|typescript|javascript)$/i.test(lang)
}

const attribute = (tag: Tag, name: string): string | null => tag.attributes.find((one) => one.name === name)?.value ?? null

/**
 * The module that an Astro page is: what has to be at the top level stays there, and the rest is the body of the default export,
 * which the server calls for every request.
 */
export function pageModule(program: Program): Program {
  const isOfModule = ({ type }: Statement): boolean => /^(?:Import|Export|TS(?:Interface|TypeAlias|Module|Import))/.test(type)
  const statements = (program.body as readonly Statement[]).filter(({ type }) => type !== 'EmptyStatement')
  const body = statements.filter((statement) => !isOfModule(statement))
  const [first] = body
  const last = body.at(-1)
  if (first === undefined || last === undefined) return { ...program, body: [...statements] }
  const span = { start: first.start, end: last.end }
  const render = {
    type: 'ArrowFunctionExpression', async: true, generator: false, expression: false, id: null, params: [],
    body: { type: 'BlockStatement', body, ...span }, ...span,
  } as unknown as ArrowFunctionExpression
  const exported = { type: 'ExportDefaultDeclaration', declaration: render, ...span } as unknown as Statement
  return { ...program, body: [...statements.filter(isOfModule), exported] }
}
