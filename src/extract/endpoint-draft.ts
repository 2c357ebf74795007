/** From handlers to an endpoint: which methods reach them, and what they do then. */
import type { HandlerRow } from '../knowledge/define.ts'
import type { Endpoint, Evidence, Place, Run as ModelRun } from '../model/facts.ts'
import type { Value } from '../syntax/values.ts'
import type { Extraction } from './extraction.ts'
import { changesState, functionsOf, runHandlers, unknownHandler, workingFunction, type RunOptions } from './handlers.ts'

/** The methods that are tried where nothing filters. */
const TRIED = ['GET', 'POST', 'DELETE', 'PUT'] as const

interface Asked extends RunOptions {
  /** Does the run log out? */
  readonly acts?: (run: ModelRun) => boolean
  /** Methods that reach it beside the registered one, which stands for them all unless only one of the others acts. */
  readonly alsoBy?: readonly string[]
}

/** What the handlers do, and which of the methods that reach them they act on. */
export interface Ran {
  readonly methods: readonly string[]
  readonly runs: readonly ModelRun[]
}

/**
 * Runs the handlers for every method that may reach them.
 *
 * @param registering the methods, or `ANY` alone
 */
export function methodsOf(
  registering: string | readonly string[], handlers: readonly Value[], row: HandlerRow, extraction: Extraction,
  { acts = changesState, alsoBy = [], ...asked }: Asked = {},
): Ran {
  const registered = [registering].flat()
  const functions = functionsOf(handlers)
  const known = unknownHandler(handlers) ? [...functions, unknownHandler(handlers) as Value] : functions
  const run = (method: string): ModelRun => runHandlers(known, row, method, extraction, asked)
  const isAny = registered.includes('ANY')
  const runs = (isAny ? TRIED : registered).map((method) => run(method))
  const other = runs.some(acts) ? undefined : alsoBy.map(run).find(acts)
  if (other?.method) return { methods: [other.method], runs: [other] }
  const acting = runs.filter(acts)
  // Nothing acts, or every method does: nothing filters.
  if (acting.length === 0 || acting.length === runs.length) return { methods: registered, runs: isAny ? runs.slice(0, 2) : runs }
  return { methods: acting.map((r) => r.method ?? ''), runs: acting }
}

/** A session resource with one handler for all methods: what it does on DELETE, if that ends a session and GET does not. */
export function deletionOf(handlers: readonly Value[], row: HandlerRow, extraction: Extraction): Ran | null {
  const run = (method: string): ModelRun => runHandlers(functionsOf(handlers), row, method, extraction)
  const runs = [run('DELETE')]
  return runs.some(changesState) && !changesState(run('GET')) ? { methods: ['DELETE'], runs } : null
}

/** What is known of an endpoint before its handlers are named. */
export interface Draft {
  readonly framework: string
  readonly methods: readonly string[]
  readonly path: string | null
  readonly complete: boolean
  readonly registration: Place
  readonly handlers: readonly Value[]
  readonly evidence: readonly Evidence[]
  readonly runs: readonly ModelRun[]
  readonly withHeaders: boolean
  readonly router?: string
  readonly anywhere?: true
}

export function endpointOf(draft: Draft, { evaluator }: Extraction): Endpoint {
  const fn = workingFunction(draft.handlers, evaluator)
  const handler: Place = fn ? { file: fn.module.file, start: fn.node.start, end: fn.node.end } : draft.registration
  const name = fn?.name ?? null
  return {
    id: idOf(draft, name), framework: draft.framework, methods: draft.methods, path: draft.path, pathIsComplete: draft.complete, name,
    registration: draft.registration, handler, evidence: draft.evidence, respondsWithHeaders: draft.withHeaders, runs: draft.runs,
    ...(draft.router === undefined ? {} : { router: draft.router }),
    ...(draft.anywhere === true ? { anywhere: true } : {}),
  }
}

const idOf = (draft: Draft, name: string | null): string =>
  draft.methods.length === 0 ? `${name ?? draft.path ?? 'action'}()` : `${draft.methods.join('|')} ${draft.path ?? name ?? '?'}`
