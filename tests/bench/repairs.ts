/**
 * How much of what is found is repaired, and whether the repairs hold, on copies; nothing is written to the folders:
 *
 *   npm run bench:repairs -- FOLDER [FOLDER …]                     the projects
 *   npm run bench:repairs -- --diff FOLDER                         and what is changed in them
 *   npm run bench:repairs -- --type-check COPIES FOLDER [FOLDER …] and their own type checks, before and after
 *
 * Of every project: a second run over the repaired copy changes nothing, no byte is changed outside the edits, and TypeScript's
 * parser takes what is repaired. With `--type-check` the packages of each project that has a `tsconfig.json` around a repaired file
 * are installed into its copy below COPIES, which is kept, so that the next run need not do it again.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createTwoFilesPatch } from 'diff'
import { fixProject, type FixResult } from '../../src/cli/fix-project.ts'
import { copyProject, packageAround, repairOnDisk, type RepairedCopy } from './repaired-copy.ts'
import { configOf, installPackages, missingBase, newErrors, typeErrors } from './type-check.ts'

const { values, positionals } = parseArgs({
  options: { diff: { type: 'boolean' }, only: { type: 'string', multiple: true }, 'type-check': { type: 'string' } },
  allowPositionals: true,
})
const only = values.only ?? []
const FOUNDATION = ['require-server-side-destroy', 'no-get-logout', 'no-mismatched-cookie-deletion', 'require-cookie-deletion', 'require-clear-site-data']

const tally = new Map<string, { repaired: number; left: number }>()
const reasons = new Map<string, number>()
/** What must not be, each by its project. */
const faults: string[] = []
let [files, checked] = [0, 0]

const copies = values['type-check'] === undefined ? mkdtempSync(path.join(tmpdir(), 'secure-logout-repairs-')) : path.resolve(values['type-check'])
try {
  for (const folder of positionals) benchProject(path.resolve(folder))
} finally {
  if (values['type-check'] === undefined) rmSync(copies, { recursive: true, force: true })
}
printTotals()

function benchProject(folder: string): void {
  const from = packageAround(folder)
  const copy = path.join(copies, from.replaceAll(/[:\\/]+/g, '_'))
  refresh(from, copy)
  const root = path.join(copy, path.relative(from, folder)).replaceAll('\\', '/')
  const before = values['type-check'] === undefined ? new Map<string, readonly string[]>() : errorsBefore(root, copy)
  const repaired = repairOnDisk(root, only)
  count(repaired.result)
  report(folder, root, repaired)
  for (const [config, known] of before) compareTypes(folder, config, known)
}

/** The copy as the project is; what was installed into it stays. */
function refresh(from: string, copy: string): void {
  mkdirSync(copy, { recursive: true })
  copyProject(from, copy)
}

/** The type errors of each configuration that checks a file which will be repaired. */
function errorsBefore(root: string, copy: string): ReadonlyMap<string, readonly string[]> {
  const { changed } = fixProject({ root, only })
  const configs = [...new Set(changed.flatMap(({ file }) => configOf(file, copy) ?? []))].filter((config) => {
    const missing = missingBase(config)
    if (missing !== null) console.log(`  no type check: the framework makes ${missing}`)
    return missing === null
  })
  const failure = configs.length === 0 ? null : installPackages(copy)
  if (failure !== null) console.log(`  no type check: ${failure}`)
  return new Map(failure !== null ? [] : configs.flatMap((config) => {
    const errors = typeErrors(config)
    if (errors === null) console.log(`  no type check by ${path.relative(copy, config)}`)
    return errors === null ? [] : [[config, errors] as const]
  }))
}

function compareTypes(folder: string, config: string, before: readonly string[]): void {
  const after = typeErrors(config) ?? []
  const fresh = newErrors(before, after)
  checked += 1
  // One more of those that are there in the same file is owed to what is missing: a client that the project generates.
  console.log(`  types: ${before.length} errors before, ${after.length} after, ${fresh.length} of a new kind`)
  for (const error of fresh) {
    console.log(`  new: ${error}`)
    faults.push(`${folder}: ${error}`)
  }
}

function report(folder: string, root: string, { result, strayed, syntax, again }: RepairedCopy): void {
  files += result.changed.length
  console.log(`${folder}: ${result.repaired.length} repaired, ${result.left.length} left, ${result.changed.length} files`)
  for (const { finding, reason } of result.left) {
    const { file } = finding.finding.place
    console.log(`  left ${nameOf(finding.rule)} ${path.relative(root, file)}: ${reason}`)
    if (FOUNDATION.includes(nameOf(finding.rule))) reasons.set(`${nameOf(finding.rule)}: ${reason}`, (reasons.get(`${nameOf(finding.rule)}: ${reason}`) ?? 0) + 1)
  }
  for (const file of strayed) faults.push(`${folder}: bytes outside the edits are changed in ${path.relative(root, file)}`)
  for (const file of again) faults.push(`${folder}: a second run changes ${path.relative(root, file)}`)
  for (const error of syntax) faults.push(`${folder}: ${error}`)
  if (values.diff) for (const { file, before, after } of result.changed) console.log(createTwoFilesPatch(path.relative(root, file), '', before, after, '', '', { context: 4 }))
}

function printTotals(): void {
  let [repaired, left] = [0, 0]
  for (const rule of FOUNDATION) {
    const of = tally.get(rule) ?? { repaired: 0, left: 0 }
    repaired += of.repaired
    left += of.left
    console.log(`${rule.padEnd(32)} ${String(of.repaired).padStart(4)} repaired ${String(of.left).padStart(4)} left`)
  }
  console.log(`${'the five foundation rules'.padEnd(32)} ${String(repaired).padStart(4)} repaired ${String(left).padStart(4)} left   ${((repaired / (repaired + left)) * 100).toFixed(1)} %`)
  for (const [reason, times] of [...reasons].toSorted(([, a], [, b]) => b - a)) console.log(`${String(times).padStart(4)} ${reason}`)
  console.log(`${files} files repaired in ${positionals.length} projects, ${checked} type checks, ${faults.length} faults`)
  for (const fault of faults) console.log(`FAULT ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}

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
