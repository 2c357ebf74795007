/** Links, forms and scripts in HTML, in templates that hold HTML, and in the markup of components. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../../model/finding.ts'
import { markupOf } from '../../syntax/component.ts'
import { isComponentFile } from '../../syntax/component.ts'
import { scriptsOf, tagsOf, type Tag, type TagAttribute } from '../../syntax/markup.ts'
import { parse, parseSnippet } from '../../syntax/parse.ts'
import { leadsTo } from './addresses.ts'
import { Document } from '../document.ts'
import { IN_FORM, linkByPost, type Link, type LinkAttribute, type Tags } from './link-elements.ts'
import type { Migration } from './migration.ts'
import { styleOf } from '../style.ts'

/** Judges the strings of some code of the file. */
export type JudgeCode = (doc: Document, isSnippet: boolean) => readonly Edit[]

/** What a template puts in stands for something that is not known: `<%= base %>`, `{{ base }}`, `${base}`. */
const PUT_IN = /<%[^]*?%>|\{\{\{?[^]*?\}?\}\}|\$?\{[^{}]*\}/g

/** Attributes with the address of a link. */
const LINKS: ReadonlySet<string> = new Set(['href', 'to', 'xlink:href'])

export function markupByPost(migration: Migration, file: string, judge: JudgeCode): readonly Edit[] {
  const text = migration.project.facts.textOf(file)
  const tags = isComponentFile(file) ? markupOf(file, text) : tagsOf(text, 'none')
  const word = migration.segments.at(-1)!
  const ofTags = tags.flatMap((tag) =>
    tag.attributes.flatMap((attribute) => {
      const { value } = attribute
      return value !== null && value.includes(word)
        ? attributeByPost(migration, { file, text, tags, tag, attribute, value }, judge)
        : []
    }),
  )
  return isComponentFile(file) ? ofTags : [...ofTags, ...scriptsByPost(migration, file, text, judge)]
}

/** HTML that code puts together: what else the string holds is none. */
export function htmlInString(
  migration: Migration,
  { file, text: whole }: Document,
  { start, end }: Node,
  judge: JudgeCode,
): readonly Edit[] {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ')
  const text = blank(whole.slice(0, start + 1)) + whole.slice(start + 1, end - 1) + blank(whole.slice(end - 1))
  const tags = tagsOf(text, 'none')
  return tags.flatMap((tag) =>
    tag.attributes.flatMap((attribute) => {
      const { value } = attribute
      const isNamed = value?.includes(migration.segments.at(-1)!) === true
      return isNamed ? attributeByPost(migration, { file, text, tags, tag, attribute, value }, judge) : []
    }),
  )
}

/** An attribute whose value may name the logout, with what lies around it. */
interface Found {
  readonly file: string
  readonly text: string
  readonly tags: readonly Tag[]
  readonly tag: Tag
  readonly attribute: TagAttribute
  readonly value: string
}

function attributeByPost(migration: Migration, found: Found, judge: JudgeCode): readonly Edit[] {
  const { file, text, tag, attribute, value } = found
  const name = attribute.name.toLowerCase()
  const address = attribute.isCode ? stringIn(value) : value.replace(PUT_IN, '\0').trim()
  if (attribute.isCode && (address === null || !(LINKS.has(name) || name === 'action')))
    return codeByPost(file, text, attribute, value, judge)
  if (/^on[a-z]/.test(name)) return codeByPost(file, text, attribute, value, judge)
  const lead = leadsTo(address ?? '', migration, file, /^(?:a|form)$/i.test(tag.name) ? 'link' : 'other')
  if (lead === 'elsewhere') return []
  if (lead === 'maybe') return migration.refuse(file, tag.start, 'has an address that may be the one of this logout')
  if (LINKS.has(name)) return linkInMarkup(migration, found)
  if (name === 'action' && /form$/i.test(tag.name)) return formByPost(migration, found, 'method')
  if (name === 'formaction') return formByPost(migration, found, 'formmethod')
  if (/^(?:data-)?hx-get$/.test(name)) {
    migration.expectForms(file, tag.start)
    return [
      replace(found, rangeOf(found, attribute).start, rangeOf(found, attribute).start + name.length, name.replace('get', 'post')),
    ]
  }
  if (/^(?:data-)?hx-post$|^data-.*(?:name|label|test|id)$|^(?:id|class|name|title|alt|key)$/.test(name)) return []
  return migration.refuse(file, tag.start, `has it in the attribute \`${attribute.name}\` of \`<${tag.name}>\``)
}

/** The text of an expression that is one string. */
function stringIn(code: string): string | null {
  const match = /^\s*(?:'([^'\\]*)'|"([^"\\]*)"|`([^`\\]*)`)\s*$/.exec(code)
  return match === null ? null : (match[1] ?? match[2] ?? match[3]!.replace(/\$\{[^}]*\}/g, '\0'))
}

function codeByPost(file: string, text: string, { start }: TagAttribute, value: string, judge: JudgeCode): readonly Edit[] {
  const program = parseSnippet(value, start)
  return program === null ? [] : judge(Document.part(file, text, program), !value.includes('\n'))
}

const replace = ({ file }: Found, start: number, end: number, text: string): Edit => ({ place: { file, start, end }, text })

/** Where an attribute stands, its name included. */
function rangeOf(
  { text, tag }: Pick<Found, 'text' | 'tag'>,
  { name, value, start, isCode }: TagAttribute,
): { start: number; end: number } {
  if (value === null) return { start: start - name.length, end: start }
  const open = text[start - 1] ?? ''
  const isQuoted = /["'{]/.test(open) && !(isCode && text[start] === '`' && open === '=')
  const before = text.slice(tag.start, isQuoted ? start - 1 : start)
  const written = /[^\s]+\s*=\s*$/.exec(before)?.[0] ?? ''
  return { start: tag.start + before.length - written.length, end: start + value.length + (isQuoted ? 1 : 0) }
}

function attributesOf(found: Pick<Found, 'text' | 'tag'>): LinkAttribute[] {
  return found.tag.attributes.map((attribute) => {
    const range = rangeOf(found, attribute)
    return { name: attribute.name, source: found.text.slice(range.start, range.end), ...range }
  })
}

function formByPost(migration: Migration, found: Found, name: string): readonly Edit[] {
  const edits = methodBeside(found, name)
  if (edits.length > 0) migration.expectForms(found.file, found.tag.start)
  return edits
}

/** The method of a form, written or not. */
function methodBeside(found: Found, name: string): readonly Edit[] {
  const method = found.tag.attributes.find((one) => one.name.toLowerCase() === name)
  if (method?.value != null)
    return /^get$/i.test(method.value) ? [replace(found, method.start, method.start + method.value.length, 'post')] : []
  const { end } = rangeOf(found, found.attribute)
  const quote = found.text[end - 1] === "'" ? "'" : '"'
  return method === undefined ? [replace(found, end, end, ` ${name}=${quote}post${quote}`)] : []
}

function linkInMarkup(migration: Migration, found: Found): readonly Edit[] {
  const { file, text, tag, tags } = found
  if (/^(?:link|base|use|image)$/i.test(tag.name)) return []
  const around = elementsAround(text, tags, tag)
  if (around.some(({ name }) => /form$/i.test(name))) return migration.refuse(file, tag.start, IN_FORM)
  const paragraph = around.find(({ name }) => name === 'p')
  const attributes = attributesOf(found)
  const { start } = rangeOf(found, found.attribute)
  const link: Link = {
    ...closed(text, tag),
    file,
    text,
    style: styleOf(text),
    name: tag.name,
    attributes,
    from: importedInto(text, tag.name),
    paragraph: paragraph === undefined ? null : closed(text, paragraph),
  }
  return linkByPost(
    migration,
    link,
    attributes.find((one) => one.start === start)!,
  )
}

function closed(text: string, tag: Tag): Tags {
  if (text[tag.end - 2] === '/') return { start: tag.start, openEnd: tag.end, closeStart: null, end: tag.end }
  const close = new RegExp(`</${tag.name}(?=[\\s>])[^>]*>`, 'i').exec(text.slice(tag.end))
  if (close === null) return { start: tag.start, openEnd: tag.end, closeStart: null, end: tag.end }
  const closeStart = tag.end + close.index
  return { start: tag.start, openEnd: tag.end, closeStart, end: closeStart + close[0].length }
}

/** Elements that are open where a tag stands, innermost first; only forms and paragraphs are of interest. */
function elementsAround(text: string, tags: readonly Tag[], { start }: Tag): readonly Tag[] {
  return tags
    .filter((tag) => {
      if (tag.start >= start || !/^p$|form$/i.test(tag.name)) return false
      const { closeStart } = closed(text, tag)
      return closeStart !== null && closeStart > start
    })
    .toReversed()
}

/** Components are imported by a script of the file. */
function importedInto(text: string, name: string): string | null {
  return (
    new RegExp(String.raw`\bimport\s+(?:${name}|\{[^}]*\b${name}\b[^}]*\})\s+from\s+['"]([^'"]+)['"]`).exec(text)?.[1] ?? null
  )
}

/** The scripts of a page. */
function scriptsByPost(migration: Migration, file: string, text: string, judge: JudgeCode): readonly Edit[] {
  return scriptsOf(text, 'none').flatMap(({ content: { start, end } }) => {
    const code = text.slice(start, end)
    if (!code.includes(migration.segments.at(-1)!)) return []
    const parsed = parse(`${file}.js`, text.slice(0, start).replace(/[^\n]/g, ' ') + code)
    if ('program' in parsed) return judge(Document.part(file, text, parsed.program), false)
    if (!new RegExp(`["'\`/]${migration.segments.join('/')}["'\`?]`).test(code)) return []
    return migration.refuse(file, start, 'has a script with it that is put together by a template')
  })
}
