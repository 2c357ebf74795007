/** Plugins: functions that are called with a router of their own, mounted under a prefix. */
import type { EffectRow } from '../knowledge/define.ts'
import { joinPaths } from '../model/http.ts'
import { callValue } from '../syntax/calls.ts'
import { exportOf } from '../syntax/imports.ts'
import type { Module } from '../syntax/module.ts'
import { Run } from '../syntax/run.ts'
import type { At } from '../syntax/semantics.ts'
import {
  api, force, isNullish, native, object, settled, stringOf, truthiness, UNDEFINED, type ApiValue, type FunctionValue, type Value,
} from '../syntax/values.ts'
import { definitionsOf } from './definitions.ts'
import { refer, type RowContext } from './references.ts'
import { pathText, type PathText } from './path-text.ts'
import type { TableSemantics } from './table-semantics.ts'

type Registration = Extract<EffectRow, { is: 'plugin' }>
type Folder = Extract<EffectRow, { is: 'plugin-folder' }>
type Plugin = FunctionValue | ApiValue

/** How many plugins may register each other in a row. */
const NESTED = 12

export class Plugins {
  readonly #semantics: TableSemantics
  /** What was registered where: a call that is evaluated again, by another caller, registers nothing new. */
  readonly #registered = new Set<string>()
  #nested = 0

  constructor(semantics: TableSemantics) {
    this.#semantics = semantics
  }

  /** `register(plugin, { prefix })` */
  register(effect: Registration, context: RowContext): void {
    for (const definition of definitionsOf(this.#refer(effect.plugin, context), (file) => this.#isRelevant(file))) {
      const own: RowContext = { ...context, args: [definition, ...context.args.slice(1)] }
      const plugin = this.#functionIn(definition, effect, context.at)
      const router = plugin && this.#routerOf(plugin, context.receiver, prefixText(this.#refer(effect.prefix, own)), effect, context.at)
      if (plugin && router) this.#call(plugin, router, this.#refer(effect.options, own), context.at)
    }
  }

  /** As if every file of a folder were registered. */
  registerFolder(effect: Folder, context: RowContext): void {
    const { evaluator, port } = this.#semantics
    const folder = stringOf(settled(this.#refer(effect.folder, context) ?? UNDEFINED))
    if (folder === undefined) return
    const all = port.filesBelow(folder)
    for (const file of all) {
      const module = this.#isRelevant(file) && !isBesideIndex(file, all) ? port.load(file) : null
      const plugin = module && this.#functionIn(settled(exportOf(module, 'default', evaluator)), effect, context.at)
      if (!plugin) continue
      const prefix = this.#prefixOfFile(file.slice(folder.length + 1), module, plugin, effect, context)
      const router = this.#routerOf(plugin, this.#refer(effect.on, context) ?? null, prefix, effect, context.at)
      if (router) this.#call(plugin, router, this.#refer(effect.options, context), context.at)
    }
  }

  #refer(ref: Parameters<typeof refer>[0] | undefined, context: RowContext): Value | undefined {
    return ref === undefined ? undefined : refer(ref, context, this.#semantics.evaluator)
  }

  #isRelevant(file: string): boolean {
    return this.#semantics.sink.routes.relevant(file)
  }

  // --- routers ------------------------------------------------------------------------------------------------------------

  /** The router that the plugin is given: one below the receiver, or the receiver itself. Null where it was given it before. */
  #routerOf(plugin: Plugin, receiver: Value | null, prefix: PathText, effect: Registration | Folder, at: At): ApiValue | null {
    const above = receiver === null ? null : settled(receiver)
    if (above?.kind !== 'api') return null
    const isShared = plugin.kind === 'api' || (effect.sharedIf !== undefined && plugin.props.has(effect.sharedIf))
    if (plugin.kind === 'function' && this.#wasRegistered(plugin, above, isShared ? '' : prefix.text, at)) return null
    if (isShared) return above
    // What was assigned to the router above is there, too.
    const { path, row } = this.#semantics.typed(effect.router, above.path)
    const router = api(path, row, { assigned: above.assigned, members: above.members })
    this.#semantics.sink.routes.mountRouter(router, above, prefix, at.site)
    return router
  }

  #wasRegistered({ module, node }: FunctionValue, above: ApiValue, prefix: string, { site }: At): boolean {
    const around = this.#semantics.sink.routes.prefixesOf(above).map(({ text, complete }) => `${text} ${String(complete)}`)
    const key = [site.file, site.start, module.file, node.start, ...around, prefix].join(' ')
    if (this.#registered.has(key)) return true
    this.#registered.add(key)
    return false
  }

  // --- folders ------------------------------------------------------------------------------------------------------------

  #prefixOfFile(relative: string, module: Module, plugin: Plugin, effect: Folder, context: RowContext): PathText {
    const exported = (name: string | undefined): PathText | undefined => {
      const own = name === undefined ? undefined : plugin.kind === 'function' ? plugin.props.get(name) : undefined
      const value = own ?? (name !== undefined && module.exports.has(name) ? exportOf(module, name, this.#semantics.evaluator) : undefined)
      return value === undefined ? undefined : pathText(settled(value))
    }
    const whole = exported(effect.ownPrefix?.whole)
    if (whole) return whole
    const base = prefixText(this.#refer(effect.prefix, context))
    const folders = exported(effect.ownPrefix?.folders) ?? this.#folderNames(relative, effect, context)
    return { text: joinPaths(base.text, folders.text), known: base.known && folders.known }
  }

  #folderNames(relative: string, { folderNames, parameters }: Folder, context: RowContext): PathText {
    const wanted = this.#refer(folderNames, context)
    const counts = wanted === undefined || isNullish(wanted) ? true : truthiness(settled(wanted))
    if (counts === false) return { text: '', known: true }
    const hasParameters = truthiness(settled(this.#refer(parameters?.option, context) ?? UNDEFINED)) === true
    const begin = hasParameters ? parameters?.prefix : undefined
    const names = relative.split('/').slice(0, -1)
    const segments = names.map((name) => (begin !== undefined && name.startsWith(begin) ? `:${name.slice(begin.length)}` : name))
    // A function may give folders other names.
    return { text: segments.join('/'), known: names.length === 0 || wanted === undefined || settled(wanted).kind === 'literal' }
  }

  // --- functions ----------------------------------------------------------------------------------------------------------

  #call(plugin: Plugin, router: ApiValue, options: Value | undefined, at: At): void {
    if (this.#nested >= NESTED) return
    this.#nested++
    const args = [router, options === undefined || isNullish(options) ? object(null) : options, native('done', () => UNDEFINED)]
    if (plugin.kind === 'api') this.#semantics.call(plugin, args, router, false, at)
    else callValue(plugin, UNDEFINED, args, at.site, this.#semantics.evaluator.moduleContext(at.module, new Run(at.run.recorder)), 'plugin')
    this.#nested--
  }

  /** The function of a plugin: itself, or a member of it, or of the module that it is. */
  #functionIn(given: Value, effect: Registration | Folder, at: At, depth = 0): Plugin | undefined {
    if (given.kind === 'function' || given.kind === 'api') return given
    if (depth > 3 || (given.kind !== 'object' && given.kind !== 'namespace')) return undefined
    for (const name of [...(effect.members ?? []), 'default']) {
      const hasIt = given.kind === 'object' ? given.props.has(name) : given.module.exports.has(name)
      const member = hasIt ? this.#semantics.evaluator.memberOf(given, name, at.site, at.module) : UNDEFINED
      if (member.kind === 'lazy' && member.file !== null && !this.#isRelevant(member.file)) continue
      const found = this.#functionIn(settled(force(member)), effect, at, depth + 1)
      if (found) return found
    }
    return undefined
  }
}

/** Where a folder has an index, its other files are the index's own business. */
function isBesideIndex(file: string, all: readonly string[]): boolean {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return !INDEX.test(file) && all.some((other) => INDEX.test(other) && other.slice(0, other.lastIndexOf('/') + 1) === folder)
}

const INDEX = /\/index\.[cm]?[jt]s$/

function prefixText(given: Value | undefined): PathText {
  return given === undefined || isNullish(given) ? { text: '', known: true } : pathText(settled(given))
}
