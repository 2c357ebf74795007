/**
 * ESLint's own comments for switching rules off, so that what was accepted in the editor is accepted by the audit.
 * https://eslint.org/docs/latest/use/configure/rules#disabling-rules
 */

interface Directive {
  readonly kind: 'disable' | 'enable' | 'disable-line' | 'disable-next-line'
  /** Rule ids; null for all rules. */
  readonly rules: readonly string[] | null
  readonly start: number
  readonly end: number
}

/** Is a finding of the rule at the offset switched off by a comment in the file's text? */
export function isDisabled(text: string, rule: string, offset: number): boolean {
  if (!text.includes('eslint')) return false
  if (isConfiguredOff(text, rule)) return true
  let isOff = false
  for (const { kind, rules, start, end } of directivesIn(text)) {
    if (rules !== null && !rules.includes(rule)) continue
    if (kind === 'disable-line' && isOnLine(text, offset, start)) return true
    if (kind === 'disable-next-line' && offset > end && isOnLine(text, offset, nextLine(text, end))) return true
    if (start <= offset && kind === 'disable') isOff = true
    if (start <= offset && kind === 'enable') isOff = false
  }
  return isOff
}

/** Line comments know only the two kinds that are about one line. */
const COMMENT = new RegExp([
  String.raw`\/\/[ \t]*eslint-(?<line>disable-line|disable-next-line)\b(?<lineRules>[^\n]*)`,
  String.raw`(?:\/\*|<!--)\s*eslint-(?<block>disable-line|disable-next-line|disable|enable)(?![\w-])`
    + String.raw`(?<blockRules>[\s\S]*?)(?:\*\/|-->)`,
].join('|'), 'g')

function directivesIn(text: string): readonly Directive[] {
  return Array.from(text.matchAll(COMMENT), ({ index, 0: comment, groups = {} }) => ({
    kind: (groups.line ?? groups.block) as Directive['kind'],
    rules: readRules(groups.lineRules ?? groups.blockRules ?? ''),
    start: index,
    end: index + comment.length,
  }))
}

/** The names before the description, which two dashes introduce. */
function readRules(text: string): readonly string[] | null {
  const [names = ''] = text.split(/\s-{2,}\s/)
  const rules = names.split(',').map((name) => name.trim()).filter((name) => name !== '')
  return rules.length === 0 ? null : rules
}

/** Is the rule switched off by a configuration comment, such as `eslint secure-logout/no-get-logout: off`? */
function isConfiguredOff(text: string, rule: string): boolean {
  for (const { groups } of text.matchAll(/\/\*\s*eslint\s(?<entries>[\s\S]*?)\*\//g)) {
    for (const entry of (groups?.entries ?? '').matchAll(/(?<name>[\w@/-]+)["']?\s*:\s*\[?\s*["']?(?<severity>\w+)/g)) {
      if (entry.groups?.name === rule && ['off', '0'].includes(entry.groups.severity ?? '')) return true
    }
  }
  return false
}

function isOnLine(text: string, offset: number, other: number): boolean {
  const [from, to] = offset < other ? [offset, other] : [other, offset]
  return !text.slice(from, to).includes('\n')
}

function nextLine(text: string, offset: number): number {
  const lineBreak = text.indexOf('\n', offset)
  return lineBreak < 0 ? text.length : lineBreak + 1
}
