/**
 * The precision of the rules in real repositories, compared with what people who read the code say of each report:
 *
 *   npm run precision -- FOLDER    runs the rules over the clones in the folder (`OWNER+NAME`), and writes docs/precision.md
 *   npm run precision -- --list    repositories and commits
 *
 * Reports that nobody judged are printed as the lines that tests/precision/RULE.json wants; judgements whose report is gone are
 * named. Either makes the command fail. Clones are only read.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { rules } from '../../rules/index.ts'
import { partOf } from '../cli/audit.ts'
import { isDisabled } from '../cli/disable-comments.ts'
import { readTarget } from '../cli/targets.ts'
import { analyseProject } from '../project/analyse.ts'
import { createLocate } from '../project/positions.ts'
import { createView, relativeTo } from '../project/view.ts'
import { generate } from './generate.ts'
import { isMain, root } from './paths.ts'
import { JUDGEMENTS, isJudgedIn, readJudgements } from './precision-page.ts'
import type { Judgement, Judgements, Repository } from './precision-page.ts'

type Report = Omit<Judgement, 'verdict' | 'why'> & { readonly rule: string; readonly message: string }

/** What the rules of `recommended` and `strict` that were judged there report in a clone. */
function reportsIn(clone: string, looked: Repository): readonly Report[] {
  const { repository, roots } = looked
  const target = readTarget(roots.length === 0 ? ['.'] : roots, clone)
  const facts = partOf(analyseProject({ root: target.root }), target)
  const view = createView(facts, { root: facts.root, isHome: () => true })
  const locate = createLocate(facts.textOf)
  const measured = Object.values(rules).filter(({ meta }) => meta.docs.recommended !== 'off')
  return measured.filter(({ name, meta }) => isJudgedIn({ name, recommended: meta.docs.recommended }, looked)).flatMap((rule) =>
    rule.findings(view)
      .filter(({ place }) => !isDisabled(facts.textOf(place.file), `secure-logout/${rule.name}`, place.start))
      .map((finding) => {
        const { file, start } = finding.place
        const { line, column } = locate(file, start)
        const at = `${relativeTo(clone, file)}:${String(line)}:${String(column)}`
        return { rule: rule.name, repository, at, messageId: finding.messageId, message: rule.messageOf(finding) }
      }))
}

interface Difference {
  readonly unjudged: readonly Report[]
  /** Judgements whose report is gone, for people. */
  readonly gone: readonly string[]
}

/** Reports without a judgement, and judgements without a report, of repositories that were looked at. */
function compare(reports: readonly Report[], { byRule }: Judgements, looked: ReadonlySet<string>): Difference {
  const judged = new Map([...byRule].flatMap(([rule, all]) => all.map((one) => [keyOf({ rule, ...one }), one] as const)))
  const found = new Set(reports.map(keyOf))
  return {
    unjudged: reports.filter((report) => !judged.has(keyOf(report))),
    gone: [...judged].filter(([key, { repository }]) => looked.has(repository) && !found.has(key)).map(([key]) => key),
  }
}

function keyOf({ rule, repository, at, messageId }: Pick<Report, 'rule' | 'repository' | 'at' | 'messageId'>): string {
  return `${rule} ${repository} ${at} ${messageId}`
}

/** Git's own word on what is checked out; undefined for a folder that is no clone. */
function commitOf(clone: string): string | undefined {
  if (!existsSync(path.join(clone, '.git'))) return undefined
  return execFileSync('git', ['-C', clone, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
}

function measure(folder: string, judgements: Judgements): boolean {
  const looked = new Set<string>()
  const reports: Report[] = []
  for (const one of judgements.repositories) {
    const clone = path.resolve(folder, one.repository.replace('/', '+')).replaceAll('\\', '/')
    if (!existsSync(clone)) console.log(`not there: ${one.repository}`)
    else if ((commitOf(clone) ?? one.commit) !== one.commit) console.log(`at another commit than ${one.commit}: ${one.repository}`)
    else {
      looked.add(one.repository)
      reports.push(...reportsIn(clone, one))
    }
  }
  const { unjudged, gone } = compare(reports, judgements, looked)
  const [all, places, open] = [reports.length, looked.size, unjudged.length].map(String)
  console.log(`${all} reports in ${places} repositories, ${open} not judged, ${String(gone.length)} judgements without a report`)
  for (const { rule, message, ...line } of unjudged) {
    console.log(`${message}\n  ${JUDGEMENTS}/${rule}.json  ${JSON.stringify({ ...line, verdict: '' })}`)
  }
  for (const key of gone) console.log(`gone: ${key}`)
  return unjudged.length + gone.length === 0
}

if (isMain(import.meta.url)) {
  const { values, positionals: [folder] } = parseArgs({ options: { list: { type: 'boolean', default: false } }, allowPositionals: true })
  const judgements = readJudgements(root)
  if (judgements === undefined) throw new Error(`there are no judgements in ${JUDGEMENTS}`)
  if (values.list) for (const { repository, commit } of judgements.repositories) console.log(`${repository} ${commit}`)
  else if (folder === undefined) throw new Error('the folder with the clones is missing: npm run precision -- FOLDER')
  else {
    if (!measure(folder, judgements)) process.exitCode = 1
    for (const file of await generate()) console.log(`wrote ${file}`)
  }
}
