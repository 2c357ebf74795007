/** Links and forms in Pug, whose elements are lines and whose nesting is indentation. */
import type { Edit } from '../../model/finding.ts'
import { leadsTo } from './addresses.ts'
import { IN_FORM } from './link-elements.ts'
import type { Migration } from './migration.ts'
import { styleOf } from '../style.ts'

/** A line with an element: what stands before it, its name with classes and id, its attributes, and the rest. */
const ELEMENT = /^([ \t]*(?:[\w.#-]+(?:\([^\n]*?\))?:\s+)*)((?:[A-Za-z][\w:-]*)?(?:[.#][\w-]+)*)\(([^\n]*?)\)(.*)$/

interface Line {
  readonly text: string
  readonly start: number
  readonly indent: number
}

export function pugByPost(migration: Migration, file: string): readonly Edit[] {
  const text = migration.project.facts.textOf(file)
  const lines = linesOf(text)
  const word = migration.segments.at(-1)!
  return lines.flatMap((line, index) =>
    line.text.includes(word) && !/^\s*\/\//.test(line.text) ? lineByPost(migration, file, text, lines, index) : [],
  )
}

function linesOf(text: string): Line[] {
  let start = 0
  return text.split('\n').map((line) => {
    const own = { text: line.replace(/\r$/, ''), start, indent: /^[ \t]*/.exec(line)![0].length }
    start += line.length + 1
    return own
  })
}

function lineByPost(migration: Migration, file: string, text: string, lines: readonly Line[], index: number): readonly Edit[] {
  const line = lines[index]!
  const strings = [...line.text.matchAll(/(?<=\b(?:href|action|src|hx-get|url|location)\W{1,4})(["'`])((?:(?!\1).)*)\1/g)].filter(
    ({ 2: value }) => leadsTo((value ?? '').replace(/[$#]\{[^}]*\}/g, '\0'), migration, file, 'link') !== 'elsewhere',
  )
  const [address] = strings
  if (address === undefined) return []
  const element = ELEMENT.exec(line.text)
  const attribute = element === null ? null : new RegExp(String.raw`([\w:-]+)\s*=\s*$`).exec(line.text.slice(0, address.index))
  if (element === null || attribute === null || strings.length > 1)
    return migration.refuse(file, line.start, 'has it in a line that is no plain link')
  const [, before = '', name = '', given = '', rest = ''] = element
  const value = address[0]
  const behind = line.text[address.index + value.length] ?? ''
  if (/^\s*\+/.test(line.text.slice(address.index + value.length)) || !/[,)\s]/.test(behind))
    return migration.refuse(file, line.start, 'puts its address together')
  const quote = value[0]!
  if (attribute[1] === 'action' && /^form\b/.test(name)) {
    const edits = formByPost(file, line, address.index + value.length, given, quote)
    if (edits.length > 0) migration.expectForms(file, line.start)
    return edits
  }
  if (attribute[1] !== 'href' || !/^a(?:[.#]|$)/.test(name))
    return migration.refuse(file, line.start, `has it in \`${attribute[1]!}\``)
  if (parents(lines, index).some((parent) => /^\s*form\b/.test(parent.text))) return migration.refuse(file, line.start, IN_FORM)
  const field = migration.fieldFor(file, line.start)
  const list = separated(given)
  const kept = list.filter((one) => !/^(?:href|target|rel)\b/.test(one))
  const separator = /,\s/.test(given) || list.length === 1 ? ', ' : given.includes(',') ? ',' : ' '
  const form = `form(${[`action=${value}`, `method=${quote}post${quote}`].join(separator)})`
  const button = `button${name.slice(1)}(${[`type=${quote}submit${quote}`, ...kept].join(separator)})${rest}`
  const edit = (start: number, end: number, code: string): Edit => ({ place: { file, start, end }, text: code })
  const start = line.start + before.length
  const end = line.start + line.text.length
  // Behind `li:` everything stands on one line, and what is nested goes on belonging to the last of them.
  if (before.trim() !== '') {
    return field === ''
      ? [edit(start, end, `${form}: ${button}`)]
      : migration.refuse(file, line.start, 'leaves no line for the token that the server wants to see')
  }
  const { newline, indent } = styleOf(text)
  const deeper = `${newline}${before}${indent}`
  return [
    edit(start, end, `${form}${field === '' ? '' : `${deeper}${field}`}${deeper}${button}`),
    ...children(lines, index).map((child) => edit(child.start, child.start, indent)),
  ]
}

function formByPost(file: string, line: Line, behind: number, given: string, quote: string): readonly Edit[] {
  const method = /\bmethod\s*=\s*(["'])(\w+)\1/.exec(line.text)
  if (method === null)
    return [
      {
        place: { file, start: line.start + behind, end: line.start + behind },
        text: `${given.includes(',') || !/\s/.test(given) ? ',' : ''} method=${quote}post${quote}`,
      },
    ]
  const at = line.start + method.index + method[0].lastIndexOf(method[2]!)
  return /^get$/i.test(method[2]!) ? [{ place: { file, start: at, end: at + method[2]!.length }, text: 'post' }] : []
}

/** The attributes of a list, at the commas and spaces outside quotes and brackets. */
function separated(given: string): readonly string[] {
  return [...given.matchAll(/[\w:@.-]+\s*!?=\s*(?:(["'`])(?:(?!\1).)*\1|\{[^}]*\}|\[[^\]]*\]|[^\s,"'`]+)+|[\w:@.-]+/g)].map(
    ([one]) => one,
  )
}

/** The lines that a line is nested in. */
function parents(lines: readonly Line[], index: number): readonly Line[] {
  const found: Line[] = []
  let { indent } = lines[index]!
  for (const line of lines.slice(0, index).toReversed()) {
    if (line.text.trim() === '' || line.indent >= indent) continue
    found.push(line)
    ;({ indent } = line)
  }
  return found
}

/** The lines that are nested in a line, the empty ones left out. */
function children(lines: readonly Line[], index: number): readonly Line[] {
  const found: Line[] = []
  for (const line of lines.slice(index + 1)) {
    if (line.text.trim() === '') continue
    if (line.indent <= lines[index]!.indent) break
    found.push(line)
  }
  return found
}
