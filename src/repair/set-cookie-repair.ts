/** `append-set-cookie`: a second `Set-Cookie` beside the first, instead of in its place. */
import type { Edit } from '../model/finding.ts'
import type { OverwrittenCookie } from '../model/view.ts'
import { memberName } from './calls.ts'
import type { Document } from './document.ts'
import { appendingForms, type AppendingForm } from './header-forms.ts'
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
  const form = bestFor(doc, appendingForms(project.registry, method))
  if (form === undefined) throw new CannotRepair(`\`${via}\` has no form that appends`)
  if (form.is === 'method') return [doc.replace(call.callee.property, form.name)]
  return call.arguments.length === 2 ? [doc.insert(call.arguments[1]!.end, `, { ${form.name}: true }`)] : []
}

/** That of a package which the file imports; else a method of its own, which most have. */
function bestFor(doc: Document, forms: readonly AppendingForm[]): AppendingForm | undefined {
  const imports = ({ packages }: AppendingForm): boolean => packages.some((name) => new RegExp(String.raw`(?:from|require\()\s*['"]${name}['"/]`).test(doc.text))
  return forms.find(imports) ?? forms.find(({ is }) => is === 'method')
}
