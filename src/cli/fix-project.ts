/**
 * Repairs a project in memory. Nothing is taken for repaired that was not seen to be: after every round the changed project is
 * analysed again, what did not help is taken back, and so is what would bring a new finding.
 */
import { rules } from '../../rules/index.ts'
import type { LogoutRule } from '../rule-kit/define-rule.ts'
import type { Remedy } from '../model/finding.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import { analyseProject, createSources } from '../project/analyse.ts'
import type { RuleFinding } from '../project/report.ts'
import { isSourceName } from '../project/list-files.ts'
import { applyEdits, areCompatible, byFile, withoutDuplicates } from '../repair/apply.ts'
import { Document } from '../repair/document.ts'
import { createRepairingView } from '../repair/repairs.ts'
import { findingsOf } from './audit.ts'

export interface FixOptions {
  readonly root: string
  readonly tables?: Parameters<typeof analyseProject>[0]['tables']
  /** Names of rules and codemods; empty for all. */
  readonly only: readonly string[]
  /** May this file be changed? With the reason, if not. */
  readonly refusal?: (file: string) => string | null
  readonly part?: (facts: ProjectFacts) => ProjectFacts
  readonly onRound?: (round: number) => void
}

/** One finding and what became of it. */
export interface Repaired {
  readonly finding: RuleFinding
  readonly remedy: Remedy
}

export interface Left {
  readonly finding: RuleFinding
  readonly reason: string
}

export interface ChangedFile {
  /** Absolute path. */
  readonly file: string
  readonly before: string
  readonly after: string
}

export interface FixResult {
  readonly facts: ProjectFacts
  readonly changed: readonly ChangedFile[]
  readonly repaired: readonly Repaired[]
  readonly left: readonly Left[]
}

/** Repairs of one place can stand in each other's way; what is left then is for the next round. */
const ROUNDS = 12

interface State {
  readonly facts: ProjectFacts
  readonly findings: readonly RuleFinding[]
}

export function fixProject(options: FixOptions): FixResult {
  return new Fixing(options).run()
}

class Fixing {
  readonly #options: FixOptions
  readonly #sources: ReturnType<typeof createSources>
  #texts = new Map<string, string>()
  readonly #before = new Map<string, string>()
  readonly #refused = new Map<string, string>()
  readonly #repaired: Repaired[] = []
  /** One repair per round, once a round has gone wrong in a way that tells not which of them did it. */
  #oneByOne = false

  constructor(options: FixOptions) {
    this.#options = options
    this.#sources = createSources(options.root, options.tables)
  }

  run(): FixResult {
    const start = this.#analyse(this.#texts)
    let state = start
    for (let round = 0; round < ROUNDS; round++) {
      this.#options.onRound?.(round)
      const batch = this.#batch(state)
      if (batch.length === 0) break
      state = this.#attempt(batch, state)
    }
    return { facts: start.facts, changed: this.#changed(), repaired: this.#repaired, left: this.#left(state) }
  }

  #analyse(texts: ReadonlyMap<string, string>): State {
    const { root, tables, part = (all) => all } = this.#options
    const facts = part(analyseProject({ root, overlay: texts, sources: this.#sources, tables }))
    const view = createRepairingView(facts, { root: facts.root, isHome: () => true }, tables)
    return { facts, findings: findingsOf(view, facts) }
  }

  /** The repairs of one round: none in the way of another. */
  #batch({ findings }: State): Repaired[] {
    const batch: Repaired[] = []
    for (const finding of findings) {
      const remedy = this.#remedyFor(finding)
      if (remedy === undefined || typeof remedy === 'string') continue
      if (batch.every((other) => areCompatible(other.remedy.edits, remedy.edits) || isSameEdit(other.remedy, remedy))) batch.push({ finding, remedy })
      if (this.#oneByOne && batch.length > 0) break
    }
    return batch
  }

  /** The remedy to try, or why there is none; undefined for what was not asked for. */
  #remedyFor(finding: RuleFinding): Remedy | string | undefined {
    const { only, refusal } = this.#options
    const remedies = finding.finding.remedies.filter(({ codemod }) => only.length === 0 || only.includes(codemod) || only.includes(nameOf(finding)))
    if (only.length > 0 && remedies.length === 0) return undefined
    const refused = this.#refused.get(identityOf(finding))
    if (refused !== undefined) return refused
    const remedy = remedies.find(({ grade }) => grade !== 'manual')
    if (remedy === undefined) return remedies[0]?.title ?? 'no repair is known for this rule'
    for (const { place } of remedy.edits) {
      const reason = refusal?.(place.file) ?? null
      if (reason !== null) return reason
    }
    return remedy
  }

  #attempt(batch: readonly Repaired[], state: State): State {
    const texts = new Map(this.#texts)
    const edits = withoutDuplicates(batch.flatMap(({ remedy }) => remedy.edits))
    for (const [file, own] of byFile(edits)) {
      // An attempt that was taken back may be what the analysis read last.
      const text = this.#texts.get(file) ?? this.#before.get(file) ?? state.facts.textOf(file)
      if (!this.#before.has(file)) this.#before.set(file, text)
      texts.set(file, applyEdits(text, own))
    }
    const broken = [...byFile(edits).keys()].filter((file) => isSourceName(file) && Document.read(file, texts.get(file)!) === null)
    if (broken.length > 0) {
      this.#refuse(batch.filter(({ remedy }) => remedy.edits.some(({ place }) => broken.includes(place.file))), 'the repaired file would not parse')
      return state
    }
    const after = this.#analyse(texts)
    const stays = new Set(after.findings.map(identityOf))
    const failed = batch.filter(({ finding }) => stays.has(identityOf(finding)))
    if (failed.length > 0) {
      this.#refuse(failed, 'the finding would still be there after the repair')
      return state
    }
    const known = new Set(state.findings.map(identityOf))
    const fresh = after.findings.filter((finding) => !known.has(identityOf(finding)))
    const isLost = addressesOf(state.facts).some((address) => !addressesOf(after.facts).includes(address))
    if (fresh.length > 0 || isLost) {
      const reason = isLost ? 'the logout would not be recognised after the repair' : `the repair would bring another finding: ${fresh[0]!.message}`
      if (batch.length === 1) this.#refuse(batch, reason)
      else this.#oneByOne = true
      return state
    }
    this.#texts = texts
    this.#repaired.push(...batch)
    return after
  }

  #refuse(batch: readonly Repaired[], reason: string): void {
    for (const { finding } of batch) this.#refused.set(identityOf(finding), reason)
  }

  #changed(): ChangedFile[] {
    return [...this.#texts].map(([file, after]) => ({ file, before: this.#before.get(file)!, after })).filter(({ before, after }) => before !== after)
  }

  #left({ findings }: State): Left[] {
    return findings.flatMap((finding) => {
      const remedy = this.#remedyFor(finding)
      if (remedy === undefined) return []
      return [{ finding, reason: typeof remedy === 'string' ? remedy : 'too many repairs in one place' }]
    })
  }
}

function isSameEdit(a: Remedy, b: Remedy): boolean {
  return JSON.stringify(a.edits) === JSON.stringify(b.edits)
}

/** Where the logouts of a project answer, whatever the method: two registrations of one may become one. */
function addressesOf({ endpoints }: ProjectFacts): readonly string[] {
  return endpoints.map(({ framework, path, name, handler }) => `${framework} ${path ?? name ?? ''} ${handler.file}`)
}

const nameOf = ({ rule }: RuleFinding): string => rule.replace('secure-logout/', '')

/** What a finding is about, whatever line it has moved to, and by which method its endpoint is reached now. */
function identityOf({ rule, finding: { messageId, place, data } }: RuleFinding): string {
  const { endpoint = '', cookie = '' } = data
  return [rule, messageId, place.file, endpoint.replace(/^[A-Z|]+ /, ''), cookie].join('\n')
}

/** All names that `--only` accepts. */
export const ruleNames: readonly string[] = Object.values(rules as Record<string, LogoutRule>).map(({ name }) => name)
