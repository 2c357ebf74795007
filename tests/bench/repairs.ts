/**
 * How much of what is found is repaired, on copies in memory; nothing is written to the folders:
 *
 *   npm run bench:repairs -- FOLDER [FOLDER …]     the projects
 *   npm run bench:repairs -- --diff FOLDER         and what is changed in them
 *
 * A second run over the repaired texts has to change nothing; every repaired text has to parse, which `fix` looks at by itself.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createTwoFilesPatch } from 'diff'
import { fixProject, type FixResult } from '../../src/cli/fix-project.ts'

const { values, positionals } = parseArgs({ options: { diff: { type: 'boolean' }, only: { type: 'string', multiple: true } }, allowPositionals: true })
const FOUNDATION = ['require-server-side-destroy', 'no-get-logout', 'no-mismatched-cookie-deletion', 'require-cookie-deletion', 'require-clear-site-data']

const tally = new Map<string, { repaired: number; left: number }>()
const reasons = new Map<string, number>()

for (const folder of positionals) {
  const root = path.resolve(folder).replaceAll('\\', '/')
  const result = fixProject({ root, only: values.only ?? [] })
  count(result)
  console.log(`${folder}: ${result.repaired.length} repaired, ${result.left.length} left, ${result.changed.length} files`)
  for (const { finding, reason } of result.left) {
    const { file } = finding.finding.place
    console.log(`  left ${nameOf(finding.rule)} ${path.relative(root, file)}: ${reason}`)
    if (FOUNDATION.includes(nameOf(finding.rule))) reasons.set(`${nameOf(finding.rule)}: ${reason}`, (reasons.get(`${nameOf(finding.rule)}: ${reason}`) ?? 0) + 1)
  }
  if (values.diff) for (const { file, before, after } of result.changed) console.log(createTwoFilesPatch(path.relative(root, file), '', before, after, '', '', { context: 4 }))
}

let [repaired, left] = [0, 0]
for (const rule of FOUNDATION) {
  const of = tally.get(rule) ?? { repaired: 0, left: 0 }
  repaired += of.repaired
  left += of.left
  console.log(`${rule.padEnd(32)} ${String(of.repaired).padStart(4)} repaired ${String(of.left).padStart(4)} left`)
}
console.log(`${'the five foundation rules'.padEnd(32)} ${String(repaired).padStart(4)} repaired ${String(left).padStart(4)} left   ${((repaired / (repaired + left)) * 100).toFixed(1)} %`)
for (const [reason, times] of [...reasons].toSorted(([, a], [, b]) => b - a)) console.log(`${String(times).padStart(4)} ${reason}`)

function count({ repaired: done, left: undone, gone }: FixResult): void {
  for (const finding of gone) rowOf(finding.rule).repaired += 1
  for (const { finding } of done) rowOf(finding.rule).repaired += 1
  for (const { finding } of undone) rowOf(finding.rule).left += 1
}

function rowOf(rule: string): { repaired: number; left: number } {
  const name = nameOf(rule)
  const known = tally.get(name) ?? { repaired: 0, left: 0 }
  tally.set(name, known)
  return known
}

function nameOf(rule: string): string {
  return rule.replace('secure-logout/', '')
}
