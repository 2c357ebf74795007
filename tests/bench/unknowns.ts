/**
 * What the analysis does not know, counted by reason: the commonest reason is the next thing to build.
 *
 *   npx tsx tests/bench/unknowns.ts FOLDER…          analyses each folder as a project of its own
 *   npx tsx tests/bench/unknowns.ts --list FOLDER…   names every endpoint below its reason
 *
 * Folders are only read.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Endpoint } from '../../src/model/facts.ts'
import type { LogoutView } from '../../src/model/view.ts'
import { analyseProject } from '../../src/project/analyse.ts'
import { createView } from '../../src/project/view.ts'

const { values, positionals } = parseArgs({ options: { list: { type: 'boolean', default: false } }, allowPositionals: true })

/** Why the endpoint's question has no answer; null where it has one. */
type Ask = (view: LogoutView, endpoint: Endpoint) => string | null

const ACTIONS: Readonly<Record<string, Ask>> = {
  'server session': (view, endpoint) => whyUnknown(view.serverSession(endpoint)),
  'tokens': (view, endpoint) => whyUnknown(view.tokens(endpoint)),
  'cookies': (view, endpoint) => whyUnknown(view.cookies(endpoint)),
  'method': (view, endpoint) => {
    const verdict = view.actsOnGet(endpoint)
    return verdict.is === 'unknown' ? verdict.why : null
  },
}

function whyUnknown({ status, why }: { readonly status: string; readonly why: string }): string | null {
  return status === 'unknown' ? why : null
}

/** Endpoints by reason. */
type Reasons = Map<string, string[]>

const reasons = new Map<string, Reasons>(Object.keys(ACTIONS).map((action) => [action, new Map()]))
let endpoints = 0

for (const folder of positionals) countIn(path.resolve(folder))
report()

function countIn(root: string): void {
  const facts = analyseProject({ root })
  const view = createView(facts, { root, isHome: () => true })
  for (const endpoint of view.endpoints()) {
    endpoints += 1
    const where = `${path.basename(root)}/${view.describe(endpoint.registration)} ${endpoint.id}`
    for (const [action, ask] of Object.entries(ACTIONS)) {
      const why = ask(view, endpoint)
      if (why !== null) note(reasons.get(action) as Reasons, why, where)
    }
  }
}

function note(counted: Reasons, why: string, where: string): void {
  const kind = kindOf(why)
  const line = kind === why ? where : `${where}: ${why}`
  counted.set(kind, [...(counted.get(kind) ?? []), line])
}

/** The reason without the names in it, so that like reasons are counted together. */
function kindOf(why: string): string {
  return why.replaceAll(/`[^`]*`/g, '`…`')
}

function report(): void {
  console.log(`${String(positionals.length)} folders, ${String(endpoints)} endpoints`)
  for (const [action, counted] of reasons) {
    const ordered = [...counted].toSorted(([, a], [, b]) => b.length - a.length)
    const total = ordered.reduce((sum, [, lines]) => sum + lines.length, 0)
    console.log(`\n${action}: ${String(total)} unknown`)
    for (const [reason, lines] of ordered) {
      console.log(`${String(lines.length).padStart(5)}  ${reason}`)
      if (values.list) lines.forEach((line) => { console.log(`         ${line}`) })
    }
  }
}
