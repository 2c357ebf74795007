/** Which record of the application a repair is about. */
import type { Endpoint, Place } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import type { ServerSessionAnswer } from '../../model/view.ts'
import { loginStateOf, type LoginRecord } from '../../project/login-state.ts'
import { judgeTokens } from '../../project/judge-tokens.ts'
import { isSamePlace } from '../../project/runs.ts'
import { survivingRecord } from '../../project/survivors.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { endRecord } from './end-record.ts'

/**
 * Ends the session that the application keeps by itself.
 *
 * @returns null where a library keeps it
 * @throws CannotRepair with the reason
 */
export function endSessionRecord(endpoint: Endpoint, { origin }: ServerSessionAnswer, project: RepairProject): readonly Edit[] | null {
  const record = origin === null ? undefined : recordAt(endpoint, origin, project)
  return record === undefined ? null : endRecord(endpoint, record, survivingRecord(record).text, project)
}

/**
 * Revokes the token that the logout leaves usable.
 *
 * @throws CannotRepair with the reason
 */
export function revokeTokens(endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const { why, evidence: [left] } = judgeTokens(endpoint, project.facts)
  const record = left === undefined ? undefined : recordAt(endpoint, left.place, project)
  if (record === undefined) throw new CannotRepair(`where the token is kept cannot be told: ${why}`)
  return endRecord(endpoint, record, survivingRecord(record).text, project)
}

const recordAt = (endpoint: Endpoint, place: Place, { facts }: RepairProject): LoginRecord | undefined =>
  loginStateOf(endpoint, facts).records.find((record) => isSamePlace(record.place, place))
