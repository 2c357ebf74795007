/** Options that an application gives to all cookies of an API, or to those of one name. */
import type { EffectRow } from '../knowledge/define.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import { spreadInto } from '../syntax/properties.ts'
import type { At } from '../syntax/semantics.ts'
import { isUndefined, object, settled, symbolOf, UNDEFINED, type Value } from '../syntax/values.ts'
import type { ProjectPort } from './ports.ts'
import { refer, type RowContext } from './references.ts'

interface Default {
  readonly api: string
  /** Canonical text of the cookie's name; null for all cookies. */
  readonly name: string | null
  readonly options: Value
  /** Folder of the package whose code gives it. */
  readonly scope: string
}

export class CookieDefaults {
  readonly #port: ProjectPort
  readonly #defaults: Default[] = []

  constructor(port: ProjectPort) {
    this.#port = port
  }

  add(effect: Extract<EffectRow, { is: 'cookie-defaults' }>, context: RowContext, evaluator: Evaluator): void {
    const options = refer(effect.options, context, evaluator)
    if (options === undefined || isUndefined(options)) return
    const name = effect.name === undefined ? null : symbolOf(settled(refer(effect.name, context, evaluator) ?? UNDEFINED))
    if (name === undefined) return
    this.#defaults.push({ api: effect.api, name, options, scope: this.#port.scopeOf(context.at.module.file) })
  }

  /** The options of a call on top of what goes for its cookie anyway; those of the name win over those of all. */
  under(options: Value | undefined, api: string, name: Value | undefined, at: At): Value | undefined {
    const scope = this.#port.scopeOf(at.module.file)
    const symbol = name === undefined ? undefined : symbolOf(settled(name))
    const own = this.#defaults.filter((one) => one.api === api && one.scope === scope && (one.name === null || one.name === symbol))
    if (own.length === 0) return options
    const whole = object(null)
    const ordered = [...own.filter((one) => one.name === null), ...own.filter((one) => one.name !== null)]
    for (const one of ordered) spreadInto(whole, one.options)
    if (options !== undefined) spreadInto(whole, options)
    return whole
  }
}
