/** `logout-get-to-post`: the logout answers to POST alone, and whatever in the project calls it does so by POST. */
import type { Endpoint } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { withoutDuplicates } from './apply.ts'
import { callersByPost } from './get-callers.ts'
import { registerForPost } from './get-registration.ts'
import { Migration } from './migration.ts'
import type { RepairProject } from './repair-project.ts'
import { redirectsByGet } from './see-other.ts'

/**
 * The edits of all files concerned: none is made where one cannot be.
 *
 * @throws CannotRepair with the reason and its place
 */
export function logoutGetToPost(endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const migration = new Migration(endpoint, project)
  const registration = registerForPost(migration)
  const callers = callersByPost(migration, registration)
  return withoutDuplicates([...registration.edits, ...redirectsByGet(migration), ...callers])
}
