/** Links become forms with a button in them: the same for JSX, HTML, and the markup of components. */
import type { Edit } from '../../model/finding.ts'
import type { Style } from '../style.ts'
import { pageOfFrontEnd } from './mention-kinds.ts'
import type { Migration } from './migration.ts'

export interface LinkAttribute {
  /** Without what makes its value code: `href` of `:href`. */
  readonly name: string
  /** As written, with its value. */
  readonly source: string
  readonly start: number
  readonly end: number
}

export interface Tags {
  readonly start: number
  /** Behind the opening tag. */
  readonly openEnd: number
  /** Where the closing tag begins; null for one that closes itself. */
  readonly closeStart: number | null
  readonly end: number
}

export interface Link extends Tags {
  readonly file: string
  readonly text: string
  readonly style: Style
  readonly name: string
  readonly attributes: readonly LinkAttribute[]
  /** The module that the component is imported from; null for an element. */
  readonly from: string | null
  /** A paragraph around: no form may stand in one. */
  readonly paragraph: Tags | null
}

/** Why a link is left that stands in a form. */
export const IN_FORM = 'is a link in a form, and no form may stand in another'

/** Components that render a link and nothing else. */
const ROUTER_LINKS: ReadonlySet<string> = new Set([
  'next/link', 'react-router', 'react-router-dom', '@remix-run/react', 'wouter', 'gatsby', '@tanstack/react-router',
  '@tanstack/solid-router', '@solidjs/router', '@builder.io/qwik-city', 'vue-router', '#app', '#components', '#imports',
])
const LINK_ELEMENTS = /^(?:a|RouterLink|router-link|NuxtLink|nuxt-link|ULink)$/

/** Components that render a button, and a link where they are given an address. */
export const BUTTON = /(?:^|\.)\w*Button$|^(?:v|q|el|n|b|u|p)-(?:btn|button)$/

/** What says something about a link, and nothing about a button. */
const OF_LINKS = new RegExp(
  [
    'target|rel|download|hreflang|ping|referrerpolicy|referrerPolicy|prefetch|replace|scroll|shallow|passHref',
    'legacyBehavior|locale|end|exact|preload',
    'reloadDocument|preventScrollReset|viewTransition|activeClass|activeClassName',
    'exactActiveClassName|active-class|exact-active-class|no-prefetch',
    'noPrefetch|external|data-sveltekit-.*|data-astro-.*|component|as|tag|LinkComponent|asChild|nuxt',
  ]
    .map((names) => `^(?:${names})$`)
    .join('|'),
)

/** @param target the attribute with the address */
export function linkByPost(migration: Migration, link: Link, target: LinkAttribute): readonly Edit[] {
  const { file, name, from, attributes } = link
  const isRouted = name !== 'a' && !BUTTON.test(name)
  if (isRouted && pageOfFrontEnd(migration)) return []
  if (attributes.some((one) => /^(?:data-(?:turbo-)?)?method$/.test(one.name) && /post/i.test(one.source))) return []
  if (from?.startsWith('@inertiajs/') === true)
    return [insert(link, target.end, `${between(link, target)}method="post"${between(link, target)}as="button"`)]
  if (attributes.some(({ name: own, source }) => own === 'className' && /=>/.test(source)))
    return migration.refuse(file, link.start, 'is a link that is styled by whether it is active')
  if (!LINK_ELEMENTS.test(name) && !BUTTON.test(name) && !(from !== null && ROUTER_LINKS.has(from))) {
    return migration.refuse(file, link.start, `leads to it by \`<${name}>\`, and nothing is known of what that renders`)
  }
  if (link.closeStart === null && !BUTTON.test(name)) return migration.refuse(file, link.start, 'is a link that is never closed')
  return [...asButton(link, target), ...wrapped(migration, link, target), ...withoutParagraph(link)]
}

const edit = ({ file }: Pick<Link, 'file'>, start: number, end: number, text: string): Edit => ({
  place: { file, start, end },
  text,
})
const insert = (link: Pick<Link, 'file'>, at: number, text: string): Edit => edit(link, at, at, text)

/** What separates an attribute from the one before: a space, or a line of its own. */
function between({ text }: Link, { start }: LinkAttribute): string {
  return /\s+$/.exec(text.slice(0, start))?.[0] ?? ' '
}

/** The tags of the link are those of a button. */
function asButton(link: Link, target: LinkAttribute): readonly Edit[] {
  const { name, start, closeStart } = link
  const renames = BUTTON.test(name)
    ? []
    : [
        edit(link, start + 1, start + 1 + name.length, 'button'),
        ...(closeStart === null ? [] : [edit(link, closeStart + 2, closeStart + 2 + name.length, 'button')]),
      ]
  return [
    ...renames,
    edit(link, target.start, target.end, `type=${quoteOf(target)}submit${quoteOf(target)}`),
    ...droppedFrom(link, target).map(({ start: from, end }) => edit(link, from, end, '')),
  ]
}

/** Where attributes stand that a button has no use for, with the space before them. */
function droppedFrom({ attributes, text }: Link, target: LinkAttribute): readonly { start: number; end: number }[] {
  const isOfLink = ({ name, source }: LinkAttribute): boolean =>
    OF_LINKS.test(name) || /^(?:role|type)=["']button["']$/.test(source)
  return attributes
    .filter((one) => one !== target && isOfLink(one))
    .map(({ start, end }) => ({ start: start - (/\s*$/.exec(text.slice(0, start))?.[0].length ?? 0), end }))
}

function quoteOf({ source }: LinkAttribute): string {
  return /=\s*'/.test(source) ? "'" : '"'
}

/** The attributes of the form: the address as it was written, and the method. */
function formTag(target: LinkAttribute): string {
  const quote = quoteOf(target)
  const action = target.source.replace(/^((?:v-bind)?:)?(?:href|to)\b/, '$1action')
  return `<form ${action} method=${quote}post${quote}>`
}

/** The form around the link: on lines of its own where the link is. */
function wrapped(migration: Migration, link: Link, target: LinkAttribute): readonly Edit[] {
  const { start, end, text, style } = link
  const field = migration.fieldFor(link.file, start)
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const indent = text.slice(lineStart, start)
  const lines = text.slice(start, end).split('\n').length
  const isOwn = indent.trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end))
  const isVerbatim = /`|<(?:pre|textarea)\b/.test(text.slice(start, end))
  if (lines === 1 || !isOwn || isVerbatim)
    return [insert(link, start, `${formTag(target)}${field}`), insert(link, end, '</form>')]
  const dropped = droppedFrom(link, target)
  const deeper = `${style.newline}${indent}${style.indent}`
  return [
    insert(link, start, `${formTag(target)}${field === '' ? '' : `${deeper}${field}`}${deeper}`),
    ...lineStarts(text, start, end)
      .filter((at) => dropped.every((one) => at <= one.start || at >= one.end))
      .map((at) => insert(link, at, style.indent)),
    insert(link, end, `${style.newline}${indent}</form>`),
  ]
}

/** Where the lines begin that have something on them. */
function lineStarts(text: string, start: number, end: number): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    if (!/^\r?\n/.test(text.slice(at))) found.push(at)
  }
  return found
}

/** HTML ends a paragraph where a form begins: what is around one is no paragraph. */
function withoutParagraph(link: Link): readonly Edit[] {
  const { paragraph } = link
  if (paragraph?.closeStart == null) return []
  return [
    edit(link, paragraph.start + 1, paragraph.start + 2, 'div'),
    edit(link, paragraph.closeStart + 2, paragraph.closeStart + 3, 'div'),
  ]
}
