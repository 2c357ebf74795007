/** `secure-logout explain <file:line>`: how the answers about one endpoint came about. */
import { analyseProject } from '../project/analyse.ts'
import type { UserTables } from '../project/analyse.ts'
import { findProjectRoot } from '../project/host.ts'
import { createLocate } from '../project/positions.ts'
import { createView } from '../project/view.ts'
import type { Endpoint, Place } from '../model/facts.ts'
import type { ProjectFacts } from '../model/project-facts.ts'
import type { LogoutView } from '../model/view.ts'
import { readConfig } from './config.ts'
import { Failure } from './failure.ts'
import { createProgress } from './progress.ts'
import type { PlaceArgument } from './program.ts'
import { printExplanation } from './reporters/explanation.ts'
import { readFile } from './targets.ts'
import { styleFor } from './terminal.ts'
import type { Terminal } from './terminal.ts'

/** How far from a line an endpoint is still meant by it. */
const NEARBY = 30

/**
 * Prints the explanation.
 *
 * @returns the exit code
 * @throws Failure where no endpoint is in reach of the place
 */
export async function explain(
  asked: PlaceArgument, options: { readonly color: boolean; readonly config?: string }, terminal: Terminal,
): Promise<number> {
  const file = readFile(asked.file, terminal.cwd)
  const { tables = [] } = await readConfig(options.config, findProjectRoot(file), terminal.cwd)
  const facts = factsAround(file, tables, terminal)
  const view = createView(facts, { root: facts.root, isHome: () => true })
  const endpoints = endpointsAt(file, asked.line, facts, view)
  if (endpoints.length === 0) throw new Failure(noEndpoint(asked, file, facts, view))
  const style = styleFor(terminal, false, options.color)
  terminal.out.write(`${endpoints.map((endpoint) => printExplanation(endpoint, facts, view, style)).join('\n\n')}\n`)
  return 0
}

function factsAround(file: string, tables: UserTables, terminal: Terminal): ProjectFacts {
  const progress = createProgress(terminal, false)
  try {
    return analyseProject({ root: findProjectRoot(file), tables, onProgress: progress.report })
  } finally {
    progress.clear()
  }
}

/** The endpoints whose code the line is in; else those that run it; else the nearest of the file. */
function endpointsAt(file: string, line: number, facts: ProjectFacts, view: LogoutView): readonly Endpoint[] {
  const locate = createLocate((of) => facts.textOf(of))
  const distance = (place: Place): number => {
    if (place.file !== file) return Number.POSITIVE_INFINITY
    const [from, to] = [locate(file, place.start).line, locate(file, place.end).line]
    return line < from ? from - line : Math.max(line - to, 0)
  }
  const toCode = ({ registration, handler }: Endpoint): number => Math.min(distance(registration), distance(handler))
  const toRun = ({ runs }: Endpoint): number =>
    Math.min(...runs.flatMap(({ events }) => events.flatMap(({ place, frames }) => [place, ...frames].map(distance))))
  for (const within of [0, NEARBY]) {
    for (const distanceTo of [toCode, toRun]) {
      const found = closest(view.endpoints(), distanceTo, within)
      if (found.length > 0) return found
    }
  }
  return []
}

function closest(
  endpoints: readonly Endpoint[], distanceTo: (endpoint: Endpoint) => number, within: number,
): readonly Endpoint[] {
  const least = Math.min(...endpoints.map(distanceTo))
  return least > within ? [] : endpoints.filter((endpoint) => distanceTo(endpoint) === least)
}

function noEndpoint(asked: PlaceArgument, file: string, facts: ProjectFacts, view: LogoutView): string {
  const where = `${asked.file}:${asked.line}`
  const skipped = facts.skipped.find((candidate) => candidate.file === file)
  if (skipped !== undefined) return `\`${asked.file}\` could not be analysed: ${skipped.reason}.`
  const others = view.endpoints().map(({ id, handler }) => `  ${view.describe(handler)}  ${id}`)
  return others.length === 0
    ? `There is no logout endpoint at ${where}, nor anywhere in the project.`
    : `There is no logout endpoint at ${where}. The project has:\n${others.join('\n')}`
}
