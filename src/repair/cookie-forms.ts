/** How the code of a framework deletes a cookie, read from the rows by which the analysis recognises deletions. */
import type { Registry } from '../extract/registry.ts'
import type { CookieApi, EffectRow, FrameworkTable, TypeId } from '../knowledge/define.ts'
import type { MethodForm } from './at-hand.ts'
import { callRows, isArgument } from './handler-rows.ts'
import type { RepairProject } from './repair-project.ts'

/** A call that deletes a cookie: `(name, options)`, `({ name, …options })`, or a set of nothing, `(name, null, options)`. */
export interface DeletionForm extends MethodForm {
  readonly takes: 'name-and-options' | 'object' | 'nothing'
  readonly api: CookieApi
}

/** Plainest first. */
const TAKES: readonly DeletionForm['takes'][] = ['name-and-options', 'object', 'nothing']
const DEPTH = 2

/** The ways to delete a cookie on a value of a type, shortest first. */
export function deletionForms(registry: Registry, type: TypeId, depth = DEPTH): readonly DeletionForm[] {
  const members = new Map(registry.chain(type).toReversed().flatMap(({ row }) => Object.entries(row.members ?? {})))
  const augmented = registry.chain(type).flatMap(({ id }) => registry.augmentationsOf(id).flatMap(({ row }) => Object.entries(row.members ?? {})))
  const all = [...members, ...augmented]
  const own = all.flatMap(([method, row]) => bestOf(callRows(row).flatMap((call) => call.effects ?? []), registry, 0).map((form) => ({ ...form, path: [], method })))
  const inner = depth === 0 ? [] : all.flatMap(([member, row]) =>
    row.type === undefined ? [] : deletionForms(registry, row.type, depth - 1).map((form) => ({ ...form, path: [member, ...form.path] })))
  return [...own, ...inner].toSorted((a, b) => a.path.length - b.path.length)
}

/** A function of a module that deletes a cookie on what it is given first: `deleteCookie(c, name, options)`. */
export interface DeletionFunction extends Pick<DeletionForm, 'api'> {
  readonly module: string
  readonly name: string
}

export function deletionFunctions(registry: Registry, table: FrameworkTable): readonly DeletionFunction[] {
  return Object.entries(table.modules ?? {}).flatMap(([module, row]) =>
    Object.entries(row.members ?? {}).flatMap(([name, member]) =>
      bestOf(callRows(member).flatMap((call) => call.effects ?? []), registry, 1).filter(({ takes }) => takes === 'name-and-options').map(({ api }) => ({ module, name, api }))))
}

/** A function of a module whose promise gives the cookies of the answer, and how one of them is deleted there. */
export interface DeletionStore {
  readonly module: string
  readonly name: string
  readonly form: DeletionForm
}

export function deletionStores(registry: Registry, framework: string): readonly DeletionStore[] {
  return registry.frameworks.flatMap(({ repairs: { cookieStores = [] } = {} }) => cookieStores)
    .filter(({ frameworks }) => frameworks.includes(framework))
    .flatMap(({ module, name }): DeletionStore[] => {
      const row = registry.module(module)?.row.members?.[name]
      const types = row === undefined ? [] : callRows(row).flatMap(({ returns }) => (typeof returns === 'string' ? [returns] : []))
      return types.flatMap((type) => deletionForms(registry, type, 0)).slice(0, 1).map((form) => ({ module, name, form }))
    })
}

/** Is what stands behind the name ignored by the framework's method of that name, so that name and options are given as one object? */
export function takesObjectOnly(project: RepairProject, framework: string, method: string): boolean {
  const types = project.tablesOf(framework).flatMap((table) => Object.keys(table.types ?? {}).map((id) => (id.includes('.') ? id : `${table.id}.${id}`)))
  const forms = types.flatMap((type) => deletionForms(project.registry, type, 0)).filter((form) => form.method === method)
  return forms.length > 0 && forms.every(({ takes }) => takes === 'object')
}

/** @param first the index of the argument that holds the name */
function bestOf(effects: readonly EffectRow[], registry: Registry, first: number): readonly Pick<DeletionForm, 'takes' | 'api'>[] {
  const forms = effects.flatMap((effect): Pick<DeletionForm, 'takes' | 'api'>[] => {
    const api = effect.is === 'clear-cookie' || effect.is === 'set-cookie' ? registry.cookieApi(effect.api) : undefined
    if (api === undefined || api.client === true) return []
    if (effect.is === 'set-cookie') return api.emptyValueDeletes && isArgument(effect.name, first) && isArgument(effect.options, first + 2) ? [{ takes: 'nothing', api }] : []
    if (effect.is !== 'clear-cookie') return []
    if (isArgument(effect.name, first) && isArgument(effect.options, first + 1)) return [{ takes: 'name-and-options', api }]
    if (isArgument(effect.options, first) && 'arg' in effect.name && effect.name.keys?.[0] === 'name') return [{ takes: 'object', api }]
    return []
  })
  return forms.toSorted((a, b) => TAKES.indexOf(a.takes) - TAKES.indexOf(b.takes)).slice(0, 1)
}
