/** What `fix` says at the end: what was and was not repaired. */
import type { FixResult, Repaired } from '../fix-project.ts'
import { count, wrap, type Style } from '../terminal.ts'

/** The file and line of a finding, for people. */
export type Where = (at: Pick<Repaired, 'finding' | 'line'>) => string

/** The table at the end: repaired, left with the reason, and what to run next. */
export function printRepairs(
  { repaired, left, changed, gone }: FixResult, where: Where,
  { isDry, next }: { readonly isDry: boolean; readonly next: readonly string[] }, style: Style,
): string {
  const { colors, symbols, width } = style
  const lines: string[] = []
  const rule = (name: string): string => name.replace('secure-logout/', '')
  if (repaired.length > 0) {
    lines.push(colors.bold(`${isDry ? 'Would repair' : 'Repaired'} ${count(repaired.length, 'finding')} in ${count(changed.length, 'file')}`))
    for (const { finding, remedy, line } of repaired) {
      lines.push(`  ${colors.green(symbols.done)} ${where({ finding, line })}  ${remedy.title}  ${colors.dim(`${rule(finding.rule)}, ${remedy.codemod}`)}`)
    }
    for (const { rule: name, message } of gone) lines.push(`  ${colors.green(symbols.done)} ${wrap(`${message}  ${colors.dim(`${rule(name)}, went with the others`)}`, width, 4)}`)
    lines.push('')
  }
  if (left.length > 0) {
    lines.push(colors.bold(`Left ${count(left.length, 'finding')} to you`))
    for (const { finding, reason, line } of left) {
      lines.push(`  ${colors.yellow(symbols.notApplicable)} ${where({ finding, line })}  ${colors.dim(rule(finding.rule))}`)
      lines.push(`    ${wrap(reason, width, 4)}`)
    }
    lines.push('')
  }
  if (repaired.length === 0 && left.length === 0) lines.push('Nothing to repair was found.', '')
  if (!isDry && repaired.length > 0 && next.length > 0) {
    lines.push(`Now look at the changes and run what checks them: ${next.map((command) => `\`${command}\``).join(', ')}`, '')
  }
  return lines.join('\n')
}
