/** `add-logout-credentials`: the request to another origin takes the cookies along. */
import type { Place } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { addProperty, propertyNamed } from './objects.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'

/**
 * @param place the call of `fetch`, or of what is called as it is
 * @throws CannotRepair where its options are made elsewhere
 */
export function addLogoutCredentials(place: Place, project: RepairProject): readonly Edit[] {
  const doc = project.document(place.file)
  const call = doc.callAt(place)
  const [address, options] = call?.arguments ?? []
  if (address === undefined) throw new CannotRepair('the request is no call that options could be given to')
  const property = `credentials: ${doc.quoted('include')}`
  if (options === undefined) return [doc.insert(address.end, `, { ${property} }`)]
  if (options.type !== 'ObjectExpression') throw new CannotRepair('the options of the request are made elsewhere')
  const known = propertyNamed(options, 'credentials')
  return [known ? doc.replace(known, property) : addProperty(doc, options, property)]
}
