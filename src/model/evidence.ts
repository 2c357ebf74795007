/**
 * Three-valued answers. A rule reports only on `no`; `unknown` is silence in the editor and a line in the audit.
 */
import type { Place } from './facts.ts'

export type Verdict =
  | { readonly is: 'yes'; readonly why: string; readonly places: readonly Place[] }
  | { readonly is: 'no'; readonly why: string; readonly places: readonly Place[] }
  | { readonly is: 'unknown'; readonly why: string; readonly places: readonly Place[] }

export const yes = (why: string, ...places: Place[]): Verdict => ({ is: 'yes', why, places })
export const no = (why: string, ...places: Place[]): Verdict => ({ is: 'no', why, places })
export const cannotKnow = (why: string, ...places: Place[]): Verdict => ({ is: 'unknown', why, places })

/** One must hold: one `yes` decides, else one `unknown`. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((v) => v.is === 'yes') ?? verdicts.find((v) => v.is === 'unknown') ?? verdicts[0] ?? no('nothing holds')
}
