/** `secure-logout fix`: what can be repaired is repaired, seen to help, and written in one go. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { relativeTo } from '../project/view.ts'
import { partOf } from './audit.ts'
import { readConfig } from './config.ts'
import { Failure } from './failure.ts'
import { Fixing, repairNames, type ChangedFile, type FixResult, type Repaired } from './fix-project.ts'
import { gitState, type GitState } from './git-state.ts'
import { createProgress } from './progress.ts'
import { printRepairs, type Where } from './reporters/repairs.ts'
import { readTarget, type Target } from './targets.ts'
import { count, styleFor, type Style, type Terminal } from './terminal.ts'
import type { WriteResult } from './write-changes.ts'

export interface FixCommandOptions {
  readonly dryRun: boolean
  readonly only: readonly string[]
  readonly interactive: boolean
  readonly json: boolean
  readonly force: boolean
  readonly config?: string
  readonly color: boolean
}

const OK = 0
const LEFT = 1
const FAILED = 2

/**
 * Repairs the projects' files.
 *
 * @returns the exit code: 0 nothing is left, 1 something is, 2 a file could not be written
 * @throws Failure where nothing may be changed, or nothing is there
 */
export async function fix(paths: readonly string[], options: FixCommandOptions, terminal: Terminal): Promise<number> {
  checkNames(options.only)
  const target = readTarget(paths, terminal.cwd)
  const { tables } = await readConfig(options.config, target.root, terminal.cwd)
  // Git is asked while the project is analysed.
  const asked = gitState(target.root)
  const style = styleFor(terminal, false, options.color)
  const progress = createProgress(terminal, options.json)
  const fixing = new Fixing({
    root: target.root, tables, only: options.only, oneByOne: options.interactive,
    refusal: options.force || options.dryRun ? undefined : (file) => refusalOf(file, git),
    part: (facts) => partOf(facts, target),
    onRound: (round) => { progress.report(round, 0, 'repairing, round') },
  })
  const git = await asked
  if (git === null && !options.force && !options.dryRun) {
    throw new Failure('There is no git repository here that would let you undo the changes. Look at them with --dry-run, or use --force.')
  }
  try {
    if (options.interactive) await askAboutEach(fixing, target, style, terminal)
    else for (let batch = fixing.propose(); batch.length > 0; batch = fixing.propose()) fixing.attempt(batch)
  } finally {
    progress.clear()
  }
  return finish(fixing.result(), options, { target, git, style, terminal })
}

function checkNames(only: readonly string[]): void {
  const unknown = only.find((name) => !repairNames().includes(name))
  if (unknown !== undefined) throw new Failure(`\`${unknown}\` is neither a rule nor a codemod. There are: ${repairNames().join(', ')}.`)
}

function refusalOf(file: string, git: GitState | null): string | null {
  if (git === null) return null
  if (git.uncommitted.has(file)) return 'it stands in a file with changes that are not committed; commit them, or use --force'
  return file.startsWith(`${git.root}/`) ? null : 'it stands in a file outside the git repository; use --force'
}

interface Surroundings {
  readonly target: Target
  readonly git: GitState | null
  readonly style: Style
  readonly terminal: Terminal
}

async function finish(result: FixResult, options: FixCommandOptions, { target, git, style, terminal }: Surroundings): Promise<number> {
  const shown = (file: string): string => relativeTo(target.root, file)
  const where: Where = ({ finding, line }) => `${shown(finding.finding.place.file)}:${line}`
  const { written, failed } = options.dryRun ? NOTHING : await write(result.changed)
  if (options.json) terminal.out.write(`${JSON.stringify(asJson(result, { isDry: options.dryRun, git, written, failed, shown, where }), null, 2)}\n`)
  else {
    if (git !== null && !options.dryRun) terminal.out.write(`${describeGit(git)}\n\n`)
    if (options.dryRun) terminal.out.write(await diffOf(result.changed, target.root, style))
    terminal.out.write(printRepairs(result, where, { isDry: options.dryRun, next: commandsToRun(target.root) }, style))
    for (const { file, reason } of failed) terminal.err.write(`${shown(file)} is as it was: ${reason}.\n`)
  }
  if (failed.length > 0) return FAILED
  return result.left.length > 0 ? LEFT : OK
}

const NOTHING: WriteResult = { written: [], failed: [] }

// Loaded when there is something to write or to show.

async function write(changes: readonly ChangedFile[]): Promise<WriteResult> {
  return (await import('./write-changes.ts')).writeChanges(changes)
}

async function diffOf(changes: readonly ChangedFile[], root: string, style: Style): Promise<string> {
  return (await import('./reporters/diff.ts')).printDiff(changes, (file) => relativeTo(root, file), style)
}

function describeGit({ head, uncommitted }: GitState): string {
  const changes = uncommitted.size === 0 ? 'nothing uncommitted' : `${count(uncommitted.size, 'file')} with uncommitted changes, which are left alone unless --force is given`
  return `git: ${head ?? 'no commit yet'}, ${changes}`
}

interface JsonContext {
  readonly isDry: boolean
  readonly git: GitState | null
  readonly written: readonly string[]
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
  readonly shown: (file: string) => string
  readonly where: Where
}

function asJson({ repaired, left, changed, gone }: FixResult, { isDry, git, written, failed, shown, where }: JsonContext): object {
  return {
    dryRun: isDry,
    git: git === null ? null : { head: git.head, uncommitted: [...git.uncommitted].map(shown) },
    repaired: repaired.map(({ finding, remedy, line }) => ({
      rule: finding.rule, message: finding.message, place: where({ finding, line }), codemod: remedy.codemod, title: remedy.title,
    })),
    left: left.map(({ finding, reason, line }) => ({ rule: finding.rule, message: finding.message, place: where({ finding, line }), reason })),
    gone: gone.map(({ rule, message }) => ({ rule, message })),
    changed: changed.map(({ file }) => shown(file)),
    written: written.map(shown),
    failed: failed.map(({ file, reason }) => ({ file: shown(file), reason })),
  }
}

/** The project's own checks, as its manifest names them. */
function commandsToRun(root: string): readonly string[] {
  try {
    const { scripts = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly scripts?: Readonly<Record<string, string>> }
    return ['typecheck', 'type-check', 'check-types', 'lint', 'test'].filter((name) => name in scripts).map((name) => (name === 'test' ? 'npm test' : `npm run ${name}`))
  } catch {
    return []
  }
}

// --- one by one ----------------------------------------------------------------------------------------------------------------

const QUESTION = 'Repair this? [y]es, [n]o, [f] all in this file, [a]ll, [q]uit '
const DECLINED = 'you chose to leave it'

async function askAboutEach(fixing: Fixing, target: Target, style: Style, terminal: Terminal): Promise<void> {
  if (terminal.out.isTTY !== true) throw new Failure('--interactive asks questions, which needs a terminal.')
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const accepted = new Set<string>()
  let all = false
  try {
    for (let batch = fixing.propose(); batch.length > 0; batch = fixing.propose()) {
      const home = batch[0]!.finding.finding.place.file
      const answer = all || accepted.has(home) ? 'y' : await ask(batch, fixing, target, style, terminal, prompt)
      if (answer === 'q') return
      if (answer === 'a') all = true
      if (answer === 'f') accepted.add(home)
      if (answer === 'n') fixing.decline(batch, DECLINED)
      else fixing.attempt(batch)
    }
  } finally {
    prompt.close()
  }
}

async function ask(
  batch: readonly Repaired[], fixing: Fixing, target: Target, style: Style, terminal: Terminal, prompt: ReturnType<typeof createInterface>,
): Promise<string> {
  for (const { finding } of batch) terminal.out.write(`\n${style.colors.bold(finding.rule)}  ${finding.message}\n`)
  terminal.out.write(`${await diffOf(fixing.preview(batch), target.root, style)}\n`)
  for (;;) {
    const answer = (await prompt.question(QUESTION)).trim().toLowerCase().slice(0, 1)
    if (['y', 'n', 'f', 'a', 'q'].includes(answer)) return answer
  }
}
