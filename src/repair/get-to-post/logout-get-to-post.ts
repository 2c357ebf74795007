/** `logout-get-to-post`: the logout answers to POST alone, and whatever in the project calls it does so by POST. */
import type { Endpoint } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { byFile, withoutDuplicates } from '../apply.ts'
import { callersByPost } from './callers.ts'
import { registerForPost } from './registration.ts'
import { Migration } from './migration.ts'
import { isProcedure, procedureByPost } from './procedures.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { commentsByPost } from './route-comments.ts'
import { redirectsByGet } from './see-other.ts'

/**
 * The edits of all files concerned: none is made where one cannot be.
 *
 * @throws CannotRepair with the reason and its place
 */
export function logoutGetToPost(endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  if (isProcedure(endpoint)) return withoutDuplicates(procedureByPost(endpoint, project))
  const migration = new Migration(endpoint, project)
  const registration = registerForPost(migration)
  const callers = callersByPost(migration, registration)
  return apart(withoutDuplicates([...registration.edits, ...redirectsByGet(migration), ...callers, ...commentsByPost(migration)]))
}

/** @throws CannotRepair where two changes are in each other's way */
function apart(edits: readonly Edit[]): readonly Edit[] {
  for (const own of byFile(edits).values()) {
    const sorted = own.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
    const isOverlapping = sorted.some(({ place }, index) => index > 0 && place.start < sorted[index - 1]!.place.end)
    if (isOverlapping) throw new CannotRepair('two of its callers stand in each other')
  }
  return edits
}
