/**
 * The tags of single-file components, as far as it takes to find their scripts and what their elements lead to. HTML's own
 * tokenisers do not do: to them `on:click={() => go()}` ends at the arrow. One pass, no tree, nothing about meaning.
 */

export interface TagAttribute {
  /** As written, or without what makes its value code: `:href` of Vue is `href`, `@click` is `on:click`. */
  readonly name: string
  /** Text between the quotes or braces; null where only the name is written. */
  readonly value: string | null
  /** Offset of the value. */
  readonly start: number
  /** The value is an expression or statement, not a text. */
  readonly isCode: boolean
}

export interface Tag {
  readonly name: string
  readonly attributes: readonly TagAttribute[]
  /** Of the opening tag. */
  readonly start: number
  readonly end: number
}

/** A `<script>` with what is in it. */
export interface Script extends Tag {
  readonly content: { readonly start: number; readonly end: number }
}

/** What stands in braces: nothing (HTML, Vue), an expression (Svelte), or an expression with elements in it (Astro). */
export type Braces = 'none' | 'expressions' | 'elements'

/** Elements whose content is text, whatever it looks like. */
const RAW = new Set(['script', 'style', 'textarea', 'title'])

/** The scripts of a text, those in comments left out. */
export function scriptsOf(text: string, braces: Braces, from = 0): Script[] {
  const scripts: Script[] = []
  const sought = /<!--|<script(?=[\s>])/gi
  sought.lastIndex = from
  for (let found = sought.exec(text); found !== null; found = sought.exec(text)) {
    if (found[0] === '<!--') {
      sought.lastIndex = endOfComment(text, found.index)
      continue
    }
    const tag = tagAt(text, found.index, braces)
    const end = endOfRaw(text, tag.end, 'script')
    scripts.push({ ...tag, content: { start: tag.end, end } })
    sought.lastIndex = end
  }
  return scripts
}

/** The opening tags of a text, in order. */
export function tagsOf(text: string, braces: Braces, from = 0): Tag[] {
  const tags: Tag[] = []
  let depth = 0
  for (let at = from; at < text.length; ) {
    const next = nextSign(text, at, braces)
    if (next < 0) break
    at = next + 1
    if (text[next] === '{') {
      if (braces === 'expressions') at = endOfBraces(text, next)
      else depth += 1
    } else if (text[next] === '}') depth = Math.max(0, depth - 1)
    else if (text.startsWith('<!--', next)) at = endOfComment(text, next)
    else if (/[a-z]/i.test(text[next + 1] ?? '') && !(depth > 0 && /[\w$)\]]/.test(text[next - 1] ?? ''))) {
      const tag = tagAt(text, next, braces)
      tags.push(tag)
      const name = tag.name.toLowerCase()
      at = RAW.has(name) && text[tag.end - 2] !== '/' ? endOfRaw(text, tag.end, name) : tag.end
    }
  }
  return tags
}

/** The next character that could begin or end something. */
function nextSign(text: string, from: number, braces: Braces): number {
  if (braces === 'none') return text.indexOf('<', from)
  for (let at = from; at < text.length; at++) {
    const sign = text[at]
    if (sign === '<' || sign === '{' || sign === '}') return at
  }
  return -1
}

const NAME = /[^\s/>{=]+/y
const UNQUOTED = /[^\s>]+/y

/** The opening tag that begins at an offset. */
function tagAt(text: string, start: number, braces: Braces): Tag {
  const name = matchAt(NAME, text, start + 1)
  const attributes: TagAttribute[] = []
  let at = start + 1 + name.length
  while (at < text.length) {
    const sign = text[at] ?? ''
    if (sign === '>') return { name, attributes, start, end: at + 1 }
    if (/[\s/]/.test(sign)) at += 1
    else if (sign === '{' && braces !== 'none') at = endOfBraces(text, at)
    else at = readAttribute(text, at, braces, attributes)
  }
  return { name, attributes, start, end: text.length }
}

/** Reads the attribute that begins at an offset. @returns where it ends */
function readAttribute(text: string, at: number, braces: Braces, attributes: TagAttribute[]): number {
  const written = matchAt(NAME, text, at)
  if (written === '') return at + 1
  const behind = at + written.length
  const equals = /\s*=\s*/y
  equals.lastIndex = behind
  const sign = equals.exec(text)
  const { name, isCode } = readName(written)
  if (sign === null) {
    attributes.push({ name, value: null, start: behind, isCode: false })
    return behind
  }
  const start = behind + sign[0].length
  const quote = text[start] ?? ''
  const add = (from: number, to: number, code: boolean): void => {
    attributes.push({ name, value: text.slice(from, to), start: from, isCode: code })
  }
  if (quote === '{' && braces !== 'none') {
    const end = endOfBraces(text, start)
    add(start + 1, end - 1, true)
    return end
  }
  if (quote === '"' || quote === "'" || (quote === '`' && braces === 'elements')) {
    const close = text.indexOf(quote, start + 1)
    const end = close < 0 ? text.length : close
    if (quote === '`') add(start, end + 1, true)
    else add(start + 1, end, isCode)
    return end + 1
  }
  const unquoted = matchAt(UNQUOTED, text, start)
  add(start, start + unquoted.length, isCode)
  return start + Math.max(unquoted.length, 1)
}

/** Vue writes code between quotes, and says so in the attribute's name. */
function readName(written: string): { name: string; isCode: boolean } {
  const bound = /^(?:v-bind)?:(.+)$/.exec(written)?.[1]
  if (bound !== undefined) return { name: bound.replace(/\..*$/, ''), isCode: true }
  const heard = /^(?:v-on:|@)(.+)$/.exec(written)?.[1]
  if (heard !== undefined) return { name: `on:${heard}`, isCode: true }
  return { name: written, isCode: /^v-/.test(written) }
}

function matchAt(expression: RegExp, text: string, at: number): string {
  expression.lastIndex = at
  return expression.exec(text)?.[0] ?? ''
}

function endOfComment(text: string, start: number): number {
  const end = text.indexOf('-->', start + 4)
  return end < 0 ? text.length : end + 3
}

/** Where the content of an element that holds nothing but text ends. */
function endOfRaw(text: string, from: number, name: string): number {
  const close = new RegExp(`</${name}(?=[\\s>/])`, 'gi')
  close.lastIndex = from
  return close.exec(text)?.index ?? text.length
}

/** Where an expression in braces ends, behind the closing one. Braces in its strings, templates and comments do not count. */
export function endOfBraces(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        depth += 1
        break
      case '}':
        depth -= 1
        if (depth === 0) return at + 1
        break
      case '"':
      case "'":
        at = endOfString(text, at)
        break
      case '`':
        at = endOfTemplate(text, at)
        break
      case '/':
        if (text[at + 1] === '*') at = Math.max(text.indexOf('*/', at + 2), at) + 1
        else if (text[at + 1] === '/') at = lineEnd(text, at)
        break
    }
  }
  return text.length
}

/** The offset of the closing quote. A string ends with its line: an apostrophe in text begins none. */
function endOfString(text: string, start: number): number {
  const quote = text[start]
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) return at
    else if (text[at] === '\n') return start
  }
  return start
}

function endOfTemplate(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '`') return at
    else if (text[at] === '$' && text[at + 1] === '{') at = endOfBraces(text, at + 1) - 1
  }
  return text.length
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}
