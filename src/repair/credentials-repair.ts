/** `add-logout-credentials`: the request to another origin takes the cookies along. */
import type { CallExpression } from 'oxc-parser'
import type { BrowserRequestRow } from '../knowledge/define.ts'
import type { Place } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { calledName } from './calls.ts'
import { requestRowOf } from './client/request-rows.ts'
import type { Document } from './document.ts'
import { addProperty, propertyNamed } from './objects.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'

/**
 * @param place the call of `fetch`, or of an HTTP client
 * @throws CannotRepair where its options are made elsewhere
 */
export function addLogoutCredentials(place: Place, project: RepairProject): readonly Edit[] {
  const doc = project.document(place.file)
  const call = doc.callAt(place)
  const row = call === null ? null : requestRowOf(doc, call, project)
  if (call?.arguments[0] === undefined || row?.credentials === undefined) {
    throw new CannotRepair('the request is no call that options could be given to')
  }
  return withOption(doc, call, row.credentials, row.optionsAt)
}

type Credentials = NonNullable<BrowserRequestRow['credentials']>

function withOption(
  doc: Document, call: CallExpression, { option, value }: Credentials, optionsAt: BrowserRequestRow['optionsAt'],
): readonly Edit[] {
  const property = `${option}: ${typeof value === 'string' ? doc.quoted(value) : 'true'}`
  const isDescribed = call.arguments[0]?.type === 'ObjectExpression'
  const index = isDescribed ? 0 : optionsAt?.[call.callee.type === 'MemberExpression' ? (calledName(call) ?? '') : ''] ?? 1
  const options = call.arguments[index]
  if (options === undefined) {
    // What stands before the options is the body, and there is none.
    const between = ', null'.repeat(index - call.arguments.length)
    return [doc.insert(call.arguments.at(-1)!.end, `${between}, { ${property} }`)]
  }
  if (options.type !== 'ObjectExpression') throw new CannotRepair('the options of the request are made elsewhere')
  const known = propertyNamed(options, option)
  return [known ? doc.replace(known, property) : addProperty(doc, options, property)]
}
