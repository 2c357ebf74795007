/** What decorated parameters and fields are given, as the tables tell it. */
import type { InjectRow } from '../knowledge/define.ts'
import { getMember } from '../syntax/properties.ts'
import type { Run } from '../syntax/run.ts'
import type { At } from '../syntax/semantics.ts'
import { force, settled, stringOf, UNDEFINED, type ApiValue, type UnknownValue, type Value } from '../syntax/values.ts'
import { refer, type RowContext } from './references.ts'
import type { TableSemantics } from './table-semantics.ts'

/** Runs whose handler answers by itself, although its framework would. */
const takenOver = new WeakSet<Run>()

/** Does the handler of the run answer by itself? */
export const isTakenOver = (run: Run): boolean => takenOver.has(run)

/**
 * @param declared what the type annotation promises
 * @returns undefined where the decorator gives nothing
 */
export function injectedBy(semantics: TableSemantics, decorator: ApiValue, declared: Value | undefined, at: At): Value | undefined {
  const context = semantics.context(decorator, [], at)
  for (const { row } of semantics.layers(decorator)) {
    const inject = semantics.fitting([row.injects ?? []].flat() as readonly InjectRow[], context)
    if (!inject) continue
    if (inject.unlessDeclared && declared !== undefined && isInstance(declared)) return declared
    if (inject.takesOver) takenOver.add(at.run)
    const whole = wholeOf(inject, context, semantics)
    const value = whole && memberAt(whole, inject.members ?? [], context, semantics)
    if (inject.orDeclared && declared !== undefined && value?.kind === 'unknown') return withMembersOf(declared, value)
    return value && isMoreExact(declared, value, semantics) ? declared : value
  }
  return undefined
}

function wholeOf(inject: InjectRow, context: RowContext, semantics: TableSemantics): Value | undefined {
  const { is, type, with: data } = inject
  if (is) return refer(is, context, semantics.evaluator)
  const table = type === undefined ? undefined : semantics.registry.chain(type)[0]?.table
  return type !== undefined && table ? semantics.instantiate({ row: { type, ...(data ? { with: data } : {}) }, table }, type, null, null, context) : undefined
}

/** A member of a value, and of that again. */
export function memberAt(whole: Value, path: readonly (string | NonNullable<InjectRow['is']>)[], context: RowContext, semantics: TableSemantics): Value {
  const { evaluator } = semantics
  const names = path.map((one) => (typeof one === 'string' ? one : stringOf(refer(one, context, evaluator) ?? UNDEFINED)))
  return names.filter((name) => name !== undefined).reduce<Value>((value, name) => (
    getMember(settled(value), name, context.at.site, semantics.contextOf(context.at), name)
  ), whole)
}

/** A type that a table describes, of the same part: it says whose request it is. The fetch standard's are what a missing import leaves. */
function isMoreExact(declared: Value | undefined, value: Value, semantics: TableSemantics): declared is ApiValue {
  if (declared?.kind !== 'api' || value.kind !== 'api') return false
  const role = semantics.role(declared)
  return role !== undefined && role === semantics.role(value) && semantics.typeOf(declared)?.startsWith('web.') !== true
}

/** What the type says, which may be no more than what some of the members are. */
function withMembersOf(declared: Value, value: UnknownValue): Value {
  const known = force(declared)
  return known.kind === 'unknown' ? { ...value, members: new Map(known.members ?? []) } : known
}

/** An instance of a class of the project. */
function isInstance(given: Value): boolean {
  const value = force(given)
  return value.kind === 'object' && value.cls !== null
}

/** The name at the end of a call's argument: `AUDIT` of `@Inject(tokens.AUDIT)`. */
export const lastWord = ({ module, site }: At): string => /([\w$]+)\W*$/.exec(module.text.slice(site.start, site.end))?.[1] ?? ''
