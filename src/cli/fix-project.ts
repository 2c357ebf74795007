/**
 * Repairs a project in memory. Nothing is taken for repaired that was not seen to be: after every round the changed project is
 * analysed again, what did not help is taken back, and so is what would bring a new finding.
 */
import { rules } from '../../rules/index.ts'
import type { LogoutRule } from '../rule-kit/define-rule.ts'
import type { Remedy } from '../model/finding.ts'
import { CODEMODS } from '../model/repairs.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import { analyseProject, createSources } from '../project/analyse.ts'
import { createLocate } from '../project/positions.ts'
import { isSourceName } from '../project/list-files.ts'
import type { RuleFinding } from '../project/report.ts'
import { applyEdits, areCompatible, byFile, withoutDuplicates } from '../repair/apply.ts'
import { Document } from '../repair/document.ts'
import { createRepairingView } from '../repair/repairs.ts'
import { findingsOf } from './audit.ts'
import { encodingObjection } from './encoding.ts'

export interface FixOptions {
  readonly root: string
  readonly tables?: Parameters<typeof analyseProject>[0]['tables']
  /** Names of rules and codemods; empty for all. */
  readonly only: readonly string[]
  /** May this file be changed? With the reason, if not. */
  readonly refusal?: (file: string) => string | null
  /** May this be done at all? With the reason, if not. */
  readonly objection?: (remedy: Remedy) => string | null
  readonly part?: (facts: ProjectFacts) => ProjectFacts
  readonly onRound?: (round: number) => void
  /** One repair at a time, so that each can be looked at. */
  readonly oneByOne?: boolean
}

/** One finding and what became of it. */
export interface Repaired {
  readonly finding: RuleFinding
  readonly remedy: Remedy
  /** As the file was when the repair was made. */
  readonly line: number
}

export interface Left {
  readonly finding: RuleFinding
  readonly reason: string
  readonly line: number
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
  /** Findings that went with the repair of others. */
  readonly gone: readonly RuleFinding[]
}

interface State {
  readonly facts: ProjectFacts
  readonly findings: readonly RuleFinding[]
}

/** Makes all repairs that hold. */
export function fixProject(options: FixOptions): FixResult {
  const fixing = new Fixing(options)
  for (let batch = fixing.propose(); batch.length > 0; batch = fixing.propose()) fixing.attempt(batch)
  return fixing.result()
}

/** Repairs that are made bit by bit, so that somebody may be asked about each. */
export class Fixing {
  readonly #options: FixOptions
  readonly #sources: ReturnType<typeof createSources>
  readonly #start: State
  #state: State
  #texts = new Map<string, string>()
  readonly #before = new Map<string, string>()
  readonly #refused = new Map<string, string>()
  readonly #repaired: Repaired[] = []
  /** Findings whose repairs did not help together with others: tried by themselves when the rest is done. */
  readonly #alone = new Set<string>()
  #oneByOne: boolean
  #round = 0

  constructor(options: FixOptions) {
    this.#options = options
    this.#oneByOne = options.oneByOne === true
    // What changes on disk meanwhile is noticed when the files are written.
    this.#sources = createSources(options.root, options.tables, { keepsTimes: false })
    this.#start = this.#analyse(this.#texts)
    this.#state = this.#start
  }

  /** What is there as it stands, and what became of the findings. */
  result(): FixResult {
    return { facts: this.#start.facts, changed: this.#changed(), repaired: this.#repaired, left: this.#left(), gone: this.#gone() }
  }

  #analyse(texts: ReadonlyMap<string, string>): State {
    const { root, tables, part = (all) => all } = this.#options
    const facts = part(analyseProject({ root, overlay: texts, sources: this.#sources, tables }))
    const view = createRepairingView(facts, { root: facts.root, isHome: () => true }, tables)
    // Whoever names a rule or a codemod means it, though it is not recommended to everybody.
    return { facts, findings: findingsOf(view, facts, this.#options.only.length > 0) }
  }

  /** The repairs of one round, none in the way of another; nothing when all that can be done is done. */
  propose(): readonly Repaired[] {
    const candidates = this.#state.findings.flatMap((finding): Repaired[] => {
      const remedy = this.#remedyFor(finding)
      return remedy === undefined || typeof remedy === 'string' ? [] : [{ finding, remedy, line: this.#lineOf(finding) }]
    }).toSorted((a, b) => CODEMODS.indexOf(a.remedy.codemod) - CODEMODS.indexOf(b.remedy.codemod))
    const sociable = candidates.filter(({ finding }) => !this.#alone.has(identityOf(finding)))
    if (this.#oneByOne || sociable.length === 0) return (sociable.length > 0 ? sociable : candidates).slice(0, 1)
    const batch: Repaired[] = []
    for (const one of sociable) {
      if (batch.every(({ remedy }) => areCompatible(remedy.edits, one.remedy.edits) || isSameEdit(remedy, one.remedy))) batch.push(one)
    }
    return batch
  }

  /** The remedy to try, or why there is none; undefined for what was not asked for. */
  #remedyFor(finding: RuleFinding): Remedy | string | undefined {
    const { only, refusal, objection } = this.#options
    const remedies = finding.finding.remedies().filter(({ codemod }) => only.length === 0 || only.includes(codemod) || only.includes(nameOf(finding)))
    if (only.length > 0 && remedies.length === 0 && !only.includes(nameOf(finding))) return undefined
    const refused = this.#refused.get(identityOf(finding))
    if (refused !== undefined) return refused
    const remedy = remedies.find(({ grade }) => grade !== 'manual')
    if (remedy === undefined) return remedies[0]?.title ?? ruleOf(finding).byHand ?? 'no repair is known for it'
    const objected = objection?.(remedy) ?? null
    if (objected !== null) return objected
    for (const { place } of remedy.edits) {
      const reason = refusal?.(place.file) ?? encodingObjection(place.file, this.#textOf(place.file))
      if (reason !== null) return reason
    }
    return remedy
  }

  /** The texts after the repairs, before anybody has looked whether they help. */
  preview(batch: readonly Repaired[]): readonly ChangedFile[] {
    return [...byFile(withoutDuplicates(batch.flatMap(({ remedy }) => remedy.edits)))].map(([file, edits]) => {
      const before = this.#textOf(file)
      return { file, before, after: applyEdits(before, edits) }
    })
  }

  /** The text as it stands. What the analysis read last may be of an attempt that was taken back. */
  #textOf(file: string): string {
    const known = this.#texts.get(file) ?? this.#before.get(file)
    if (known !== undefined) return known
    const text = this.#state.facts.textOf(file)
    this.#before.set(file, text)
    return text
  }

  /** Leaves findings as they are, for a reason. */
  decline(batch: readonly Repaired[], reason: string): void {
    this.#refuse(batch, reason)
  }

  /** Makes the repairs if they hold: the texts parse, the findings are gone, and no other has come. */
  attempt(batch: readonly Repaired[]): void {
    this.#options.onRound?.(this.#round += 1)
    const changes = this.preview(batch)
    const broken = changes.filter(({ file, after }) => isSourceName(file) && Document.read(file, after) === null).map(({ file }) => file)
    if (broken.length > 0) {
      this.#refuse(batch.filter(({ remedy }) => remedy.edits.some(({ place }) => broken.includes(place.file))), 'the repaired file would not parse')
      return
    }
    const texts = new Map([...this.#texts, ...changes.map(({ file, after }) => [file, after] as const)])
    const after = this.#analyse(texts)
    const objections = this.#objections(batch, after)
    if (objections.size > 0) {
      // It may be the company that spoils a repair.
      objections.forEach((reason, one) => {
        if (batch.length > 1) this.#alone.add(identityOf(one.finding))
        else this.#refuse([one], reason)
      })
      return
    }
    const worse = this.#worse(after)
    if (worse !== null && batch.length > 1) this.#oneByOne = true
    else if (worse !== null) this.#refuse(batch, worse)
    else {
      this.#texts = texts
      this.#state = after
      this.#repaired.push(...batch)
    }
  }

  /** The repairs that did not help. */
  #objections(batch: readonly Repaired[], { findings }: State): ReadonlyMap<Repaired, string> {
    const stays = new Set(findings.map(identityOf))
    const failed = batch.filter(({ finding }) => stays.has(identityOf(finding)))
    return new Map(failed.map((one) => [one, 'the finding would still be there after the repair']))
  }

  /** What is worse than before, if anything. */
  #worse({ facts, findings }: State): string | null {
    const addresses = addressesOf(facts)
    if (addressesOf(this.#state.facts).some((address) => !addresses.includes(address))) return 'the logout would not be recognised after the repair'
    const known = new Set(this.#state.findings.map(identityOf))
    const fresh = findings.find((finding) => !known.has(identityOf(finding)))
    return fresh === undefined ? null : `the repair would bring another finding: ${fresh.message}`
  }

  #lineOf({ finding: { place } }: RuleFinding): number {
    return createLocate((file) => this.#textOf(file))(place.file, place.start).line
  }

  #refuse(batch: readonly Repaired[], reason: string): void {
    for (const { finding } of batch) this.#refused.set(identityOf(finding), reason)
  }

  #changed(): ChangedFile[] {
    return [...this.#texts].map(([file, after]) => ({ file, before: this.#before.get(file)!, after })).filter(({ before, after }) => before !== after)
  }

  #gone(): RuleFinding[] {
    const accounted = new Set([...this.#repaired.map(({ finding }) => finding), ...this.#state.findings].map(identityOf))
    return this.#start.findings.filter((finding) => !accounted.has(identityOf(finding)))
  }

  #left(): Left[] {
    return this.#state.findings.flatMap((finding) => {
      const remedy = this.#remedyFor(finding)
      if (remedy === undefined) return []
      return [{ finding, line: this.#lineOf(finding), reason: typeof remedy === 'string' ? remedy : 'it was not tried' }]
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

const rulesByName = new Map(Object.values(rules as Record<string, LogoutRule>).map((rule) => [rule.name, rule]))

const ruleOf = (finding: RuleFinding): LogoutRule => rulesByName.get(nameOf(finding))!

const nameOf = ({ rule }: RuleFinding): string => rule.replace('secure-logout/', '')

/** What a finding is about, whatever line it has moved to, and by which method its endpoint is reached now. */
function identityOf({ rule, finding: { messageId, place, data } }: RuleFinding): string {
  const { endpoint = '', cookie = '', by = '', lost = '', subject = '', host = '', what = '' } = data
  return [rule, messageId, place.file, endpoint.replace(/^[A-Z|]+ /, ''), cookie, by, lost, subject, host, what].join('\n')
}

/** All names that `--only` accepts. */
export const repairNames = (): readonly string[] => [...rulesByName.keys(), ...CODEMODS]
