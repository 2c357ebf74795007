/**
 * Endpoints that renew a login without asking anything about the user: whoever holds a refresh token gets new tokens, though the
 * account is closed.
 */
import { namesRenewal } from '../knowledge/credential-words.ts'
import type { Renewal } from '../model/facts.ts'
import type { Candidate } from './credential-endpoints.ts'
import type { Extraction } from './extraction.ts'
import { runHandlers } from './handlers.ts'

type Found = Omit<Renewal, 'scope'>

/** @param candidates that clients may ask for */
export const renewalsAmong = (candidates: readonly Candidate[], extraction: Extraction): Found[] =>
  candidates.filter(({ path, name }) => namesRenewal(`${path ?? ''} ${name ?? ''}`))
    .flatMap((candidate) => extraction.guard(candidate.registration.file, [], () => renewalOf(candidate, extraction)))

function renewalOf({ handlers, row, method, router, path, name, registration }: Candidate, extraction: Extraction): Found[] {
  const { events, lost, lookups = [] } = runHandlers(handlers, row, method === 'ANY' ? 'POST' : method, extraction, { router })
  const issued = events.find((event) => event.kind === 'token-issued')
  if (issued === undefined || lookups.length > 0 || lost.length > 0) return []
  if (events.some((event) => event.kind === 'opaque-call')) return []
  const files = new Set([registration, ...events.flatMap(({ place, frames }) => [place, ...frames])].map(({ file }) => file))
  // Another record may bring the user's along.
  if ([...files].some((file) => JOINS.test(extraction.semantics.port.load(file)?.text ?? ''))) return []
  return [{ endpoint: `${method ?? ''} ${path ?? name ?? ''}`.trim(), place: issued.place, via: issued.via }]
}

const JOINS = /\b(?:include|populate|relations|left_?join\w*|inner_?join\w*|join|with)\b\s*[:('"\x60]|\bJOIN\b/i
