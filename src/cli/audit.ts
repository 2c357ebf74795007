/** `secure-logout audit`: the rules asked about a whole project, without ESLint. */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { rules } from '../../rules/index.ts'
import type { Severity } from '../model/finding.ts'
import type { Endpoint } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { LogoutView } from '../model/view.ts'
import { analyseProject } from '../project/analyse.ts'
import { isInside } from '../project/paths.ts'
import { auditReport } from '../project/report.ts'
import type { AuditReport, RuleFinding } from '../project/report.ts'
import type { Settings } from '../project/settings.ts'
import { createRepairingView } from '../repair/repairs.ts'
import { isDisabled } from './disable-comments.ts'
import { readConfig } from './config.ts'
import { Failure } from './failure.ts'
import { createProgress } from './progress.ts'
import { printJson } from './reporters/json.ts'
import { printText } from './reporters/text.ts'
import { readTarget } from './targets.ts'
import type { Target } from './targets.ts'
import { styleFor } from './terminal.ts'
import type { Terminal } from './terminal.ts'

export interface AuditOptions {
  readonly format: 'text' | 'json'
  readonly output?: string
  readonly config?: string
  readonly failOn: Severity | 'never'
  readonly color: boolean
  readonly quiet: boolean
}

const OK = 0
const FOUND = 1

/**
 * Prints the report.
 *
 * @returns the exit code
 * @throws Failure where there is nothing to analyse, or the report cannot be written
 */
export async function audit(paths: readonly string[], options: AuditOptions, terminal: Terminal): Promise<number> {
  const target = readTarget(paths, terminal.cwd)
  const settings = await readConfig(options.config, target.root, terminal.cwd)
  const report = makeReport(target, settings, options, terminal)
  const text = options.format === 'json'
    ? printJson(report)
    : printText(report, styleFor(terminal, options.output !== undefined, options.color), options.quiet)
  if (options.output === undefined) terminal.out.write(text)
  else writeReport(options.output, text, terminal.cwd)
  if (report.summary.filesRead === 0) throw new Failure(nothingToAnalyse(paths, report))
  return fails(report, options.failOn) ? FOUND : OK
}

function makeReport(target: Target, { tables = [] }: Settings, options: AuditOptions, terminal: Terminal): AuditReport {
  const progress = createProgress(terminal, options.quiet)
  try {
    const facts = partOf(analyseProject({ root: target.root, tables, onProgress: progress.report }), target)
    const view = createRepairingView(facts, { root: facts.root, isHome: () => true }, tables)
    return auditReport(view, facts, findingsOf(view, facts), { root: target.shown, toolVersion: manifest.version })
  } finally {
    progress.clear()
  }
}

/** The facts of what is asked about; what lies around it was read for the facts it needs, and is not reported. */
export function partOf(facts: ProjectFacts, { root, within }: Target): ProjectFacts {
  const asked = within.length === 0 ? [root] : within
  const isAsked = (file: string): boolean => asked.some((folder) => isInside(file, folder))
  const isPart = ({ registration, handler }: Endpoint): boolean => isAsked(registration.file) || isAsked(handler.file)
  const around = facts.endpoints.filter((endpoint) => !isPart(endpoint))
  return {
    ...facts,
    endpoints: facts.endpoints.filter(isPart),
    neighbours: [...facts.neighbours, ...around.map(({ id, path: at }) => ({ path: at, scope: facts.scopeOf[id] ?? '' }))],
    overwrittenCookies: facts.overwrittenCookies.filter(({ place }) => isAsked(place.file)),
    triggers: facts.triggers.filter(({ place }) => isAsked(place.file)),
    templateTriggers: facts.templateTriggers.filter(({ place }) => isAsked(place.file)),
    logins: facts.logins.filter(({ file }) => isAsked(file)),
    storage: facts.storage.filter(({ place }) => isAsked(place.file)),
    skipped: facts.skipped.filter(({ file }) => isAsked(file)),
  }
}

/**
 * What the rules of `recommended` find, less what comments in the code accept.
 *
 * @param all the rules outside of `recommended` as well
 */
export function findingsOf(view: LogoutView, facts: Pick<ProjectFacts, 'textOf'>, all = false): readonly RuleFinding[] {
  return Object.values(rules).flatMap((rule) => {
    const { recommended, cwe } = rule.meta.docs
    const isRecommended = recommended === 'error' || recommended === 'warn'
    if (!isRecommended && !all) return []
    const id = `secure-logout/${rule.name}`
    return rule.findings(view)
      .filter(({ place }) => !isDisabled(facts.textOf(place.file), id, place.start))
      .map((finding) => ({
        rule: id, message: rule.messageOf(finding), severity: isRecommended ? recommended : 'warn', cwe, finding, endpoints: finding.endpoints,
      }))
  })
}

function fails({ findings }: AuditReport, failOn: AuditOptions['failOn']): boolean {
  if (failOn === 'never') return false
  return findings.some(({ severity }) => severity === 'error' || severity === failOn)
}

function writeReport(file: string, text: string, cwd: string): void {
  const full = path.resolve(cwd, file)
  try {
    mkdirSync(path.dirname(full), { recursive: true })
    writeFileSync(full, text)
  } catch (error) {
    throw new Failure(`The report cannot be written to \`${file}\`: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function nothingToAnalyse(paths: readonly string[], { skipped }: AuditReport): string {
  const where = paths.map((given) => `\`${given}\``).join(', ')
  return skipped.length === 0
    ? `There is no JavaScript or TypeScript in ${where}.`
    : `No JavaScript or TypeScript in ${where} could be read; the report lists what was skipped.`
}
