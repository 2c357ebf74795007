/** What a data-access operation turned out to be. */
import type { InvalidationTarget, SessionScope } from '../model/facts.ts'
import type { Strength } from './record-kind.ts'

/** What an operation means to a logout. */
export interface SessionAccess {
  readonly effect: 'invalidate' | 'record-write'
  readonly what: InvalidationTarget
  /** As written: `refresh_tokens`, `user.refreshToken`. */
  readonly entity: string
  readonly strength: Strength
  readonly scope: SessionScope
  /** Every record is meant: everybody is logged out. */
  readonly tooBroad?: true
  /** The write is dropped by the data layer, so nothing ends (sessions.md §1 fact 9). */
  readonly ignored?: 'undefined value'
  /** What is written is not known: it may end the record, or not. */
  readonly uncertain?: true
}

/** An invalidation that works, else one that may, else one that does not, else a write. */
export function bestOf(results: readonly (SessionAccess | null)[]): SessionAccess | null {
  const found = results.filter((result) => result !== null)
  const invalidations = found.filter((result) => result.effect === 'invalidate')
  const sure = invalidations.filter((result) => !result.ignored && !result.uncertain)
  return (
    sure.find((result) => result.strength === 'strong')
    ?? sure[0]
    ?? invalidations.find((result) => result.uncertain)
    ?? invalidations[0]
    ?? found[0]
    ?? null
  )
}
