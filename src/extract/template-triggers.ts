/** What starts a logout in pages and server-side templates: HTML, EJS, Handlebars, Nunjucks and Pug. */
import type { Program } from 'oxc-parser'
import type { ClientTrigger } from '../model/facts.ts'
import { scriptsOf, tagsOf, type Tag, type TagAttribute } from '../syntax/markup.ts'
import { parse } from '../syntax/parse.ts'
import { triggersOfPage } from './client.ts'
import { LOOSE_LOGOUT } from './words.ts'

/** Stands for what a template puts in. */
const HOLE = '\0'

/** Comments and statements of templates; what they put in. */
const UNSEEN = new RegExp([
  String.raw`<%#[^]*?%>|\{\{!--[^]*?--\}\}|\{\{![^]*?\}\}|\{#[^]*?#\}|<!--[^]*?-->`,
  String.raw`<%(?![-=])[^]*?%>|\{%[^]*?%\}|\{\{[#/^>][^]*?\}\}`,
].join('|'), 'g')
const PUT_IN = /<%[-=][^]*?%>|\{\{[^]*?\}\}/g

/** Attributes that hold addresses. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action', 'formaction'])

/** The triggers of one template, in order of place. */
export function templateTriggers(file: string, text: string): readonly ClientTrigger[] {
  if (/\.(?:pug|jade)$/.test(file)) return triggersOfPage(file, pugTags(text).flatMap(plain), [])
  const page = withoutTemplate(text)
  return triggersOfPage(file, tagsOf(page, 'none').flatMap(plain), scriptsIn(file, page))
}

/** The page without its template, offsets kept: what is put in is a hole, statements and comments are spaces. */
function withoutTemplate(text: string): string {
  return text.replace(UNSEEN, (found) => found.replace(/[^\n]/g, ' ')).replace(PUT_IN, (found) => found.replace(/[^\n]/g, HOLE))
}

function scriptsIn(file: string, page: string): readonly (Program | null)[] {
  return scriptsOf(page, 'none').filter(({ content: { start, end } }) => LOOSE_LOGOUT.test(page.slice(start, end)))
    .map(({ content }) => programIn(file, page, content))
}

function programIn(file: string, page: string, { start, end }: { readonly start: number; readonly end: number }): Program | null {
  const parsed = parse(`${file}.js`, page.slice(0, start).replace(/[^\n]/g, ' ') + page.slice(start, end))
  return 'program' in parsed ? parsed.program : null
}

/**
 * A tag as it is read for triggers: names in small letters, handlers as code, and addresses only where they are known. None of an
 * element of the page's own making, or of a link that a script takes over.
 */
function plain({ name, attributes, start, end }: Tag): readonly Tag[] {
  const known = attributes.map((one) => ({ ...one, name: one.name.toLowerCase() }))
  if (name.includes('-') || known.some(takesOver)) return []
  return [{ name: name.toLowerCase(), attributes: known.map(readable), start, end }]
}

/** `data-method="post"` of jquery-ujs and Turbo, `hx-post`, `onclick="…; return false"`: the browser follows no link then. */
function takesOver({ name, value }: TagAttribute): boolean {
  if (/^(?:data-)?hx-(?:post|put|delete)$/.test(name)) return true
  if (/^data-(?:turbo-)?method$/.test(name)) return !/^get$/i.test(value ?? '')
  return name === 'onclick' && /preventDefault|\.submit\s*\(|return\s+false/.test(value ?? '')
}

function readable(attribute: TagAttribute): TagAttribute {
  const { name, value } = attribute
  if (/^on[a-z]+$/.test(name)) return { ...attribute, isCode: true }
  return ADDRESSES.has(name) && value !== null ? { ...attribute, value: addressIn(value) } : attribute
}

/** The path of the own site that an attribute leads to, whatever is put in front; null where it is not known. */
function addressIn(value: string): string | null {
  const path = value.trim().replace(/[?#][^]*$/, '').replace(/^\0+(?=\/)/, '')
  return /^\/(?!\/)/.test(path) && !path.includes(HOLE) ? path : null
}

// --- Pug ------------------------------------------------------------------------------------------------------------------

/** An element with its attributes, which may stand on several lines; those in brackets of their own are code. */
const ELEMENT = /(?<=^[ \t]*(?:[\w.#-]+(?:\([^()\n]*\))?:[ \t]+)*)(a|img|form|button|input)(?:[.#][\w-]+)*\(((?:[^()]|\([^()]*\))*)\)/gm
const ATTRIBUTE = /([\w:-]+)\s*!?=\s*(["'`])((?:(?!\2)[^])*)\2(?=\s*(?:[,)]|$|[\w:-]+\s*!?=))/g

function pugTags(text: string): Tag[] {
  const page = withoutPugComments(text)
  return [...page.matchAll(ELEMENT)].map(({ index, 0: whole, 1: name = '', 2: given = '' }) => {
    const from = index + whole.length - 1 - given.length
    const attributes = [...given.matchAll(ATTRIBUTE)].map(({ index: at, 0: written, 1: key = '', 3: value = '' }) => ({
      name: key, value: value.replace(/[#$]\{[^}]*\}/g, HOLE), start: from + at + written.length - 1 - value.length, isCode: false,
    }))
    return { name, attributes, start: index, end: index + whole.length }
  })
}

/** A comment takes what is nested in it along. */
function withoutPugComments(text: string): string {
  let depth: number | null = null
  return text.split('\n').map((line) => {
    const indent = /^[ \t]*/.exec(line)![0].length
    if (depth !== null && line.trim() !== '' && indent <= depth) depth = null
    if (depth === null && /^[ \t]*\/\//.test(line)) depth = indent
    return depth === null ? line : ' '.repeat(line.length)
  }).join('\n')
}
