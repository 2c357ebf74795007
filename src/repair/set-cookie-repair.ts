/** `append-set-cookie`: a second `Set-Cookie` beside the first, instead of in its place. */
import type { CallExpression } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import type { OverwrittenCookie } from '../model/view.ts'
import { memberName } from './calls.ts'
import type { Document } from './document.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'

/**
 * Turns the call that drops the cookie into one that appends.
 *
 * @throws CannotRepair where it is no call that has a form that appends
 */
export function appendSetCookie({ place, via }: OverwrittenCookie, project: RepairProject): readonly Edit[] {
  const doc = project.document(place.file)
  const call = doc.callAt(place)
  const method = memberName(call?.callee)
  if (call?.callee.type !== 'MemberExpression' || method === null) throw new CannotRepair(`\`${via}\` is no call that could append instead`)
  const { property } = call.callee
  switch (method) {
    // Headers.append (fetch standard), response.append of express.
    case 'set': return [doc.replace(property, 'append')]
    // response.appendHeader: Node 18.3 and later.
    case 'setHeader': return [doc.replace(property, 'appendHeader')]
    case 'header': return appendedHeader(doc, call)
    default: throw new CannotRepair(`\`${via}\` has no form that appends`)
  }
}

/** Hono has an option for it, Express a method. */
function appendedHeader(doc: Document, call: CallExpression): readonly Edit[] {
  if (call.callee.type !== 'MemberExpression') throw new CannotRepair('it is no method')
  if (/from ['"]hono|require\(['"]hono/.test(doc.text)) {
    const last = call.arguments.at(-1)!
    return call.arguments.length === 2 ? [doc.insert(last.end, ', { append: true }')] : []
  }
  return [doc.replace(call.callee.property, 'append')]
}
