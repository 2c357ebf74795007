/** What rows write to responses: cookies and headers, by cookie APIs and as raw text. */
import type { CookieApi, EffectRow, Ref, SetCookieString } from '../knowledge/define.ts'
import type { EventBase } from '../model/facts.ts'
import type { At } from '../syntax/semantics.ts'
import { api, isUndefined, literal, settled, stringOf, truthiness, UNDEFINED, type ApiValue, type Value } from '../syntax/values.ts'
import type { CookieDefaults } from './cookie-defaults.ts'
import { clearBySet, cookieClear, cookieOfHeader, cookieWrite, hasLifetime, lifeOfSet, textAttribute, versioned } from './cookies.ts'
import type { ProjectPort } from './ports.ts'
import { eventBase, viaOf, type EventRecorder } from './recorder.ts'
import type { RowContext } from './references.ts'
import type { Registry } from './registry.ts'

type Of<Kind extends EffectRow['is']> = Extract<EffectRow, { is: Kind }>
type HeaderMode = Of<'header'>['mode']

/** What the effects on headers are told by whoever carries the rows out. */
export interface HeaderHost {
  readonly registry: Registry
  readonly port: ProjectPort
  readonly cookieDefaults: CookieDefaults
  recorderOf(at: At): EventRecorder
  ref(ref: Ref | undefined, context: RowContext): Value | undefined
}

/** What a call of a cookie API is given. */
interface CookieCall {
  readonly name: Value | undefined
  readonly value: Value | undefined
  readonly options: Value | undefined
  /** The cookie is that of the session's set-up. */
  readonly ofSetup?: boolean
}

export class HeaderEffects {
  private readonly host: HeaderHost

  constructor(host: HeaderHost) {
    this.host = host
  }

  /** The response object that carries the effect, when the handler makes one. */
  carrierOf(context: RowContext): number | undefined {
    return this.responseOf(context.receiver)
  }

  /** The response that the value is, or is a part of, if the handler made it. */
  private responseOf(part: Value | null): number | undefined {
    for (let value = part; value !== null && value.kind === 'api'; value = value.receiver) {
      if (value.site !== null && this.isResponse(value)) return value.id
    }
    return undefined
  }

  /** What all events have in common that write a header. */
  headerBase(context: RowContext): EventBase & { headersOf?: number } {
    const base = eventBase(context.at, this.carrierOf(context))
    if (context.receiver?.kind !== 'api') return base
    let owner = context.receiver
    // `res.headers` is another value each time it is read; the response is not.
    while (owner.member !== null && owner.receiver?.kind === 'api') owner = owner.receiver
    return { ...base, headersOf: owner.id }
  }

  /** What was written to the response that the value is part of may travel with another one from now on. */
  release(part: ApiValue, at: At): void {
    const response = this.responseOf(part)
    if (response !== undefined) this.host.recorderOf(at).release(response)
  }

  private isResponse(value: ApiValue): boolean {
    const type = (value.row as { row: { type?: string } } | null)?.row.type
    return type !== undefined && this.host.registry.chain(type).some((t) => t.row.role === 'response')
  }

  // --- cookies ------------------------------------------------------------------------------------------------------------

  cookieApi(id: string, at: At): ReturnType<typeof versioned> | undefined {
    const row = this.host.registry.cookieApi(id)
    return row && versioned(row, (name) => this.host.port.version(at.module.file, name))
  }

  setCookie(effect: Of<'set-cookie'>, context: RowContext): void {
    const cookieApi = this.cookieApi(effect.api, context.at)
    if (!cookieApi) return
    const [name, value] = [this.host.ref(effect.name, context), this.host.ref(effect.value, context)]
    const options = this.host.cookieDefaults.under(this.host.ref(effect.options, context), effect.api, name, context.at)
    this.addCookie({ name, value, options }, cookieApi, context, modeOf(cookieApi))
  }

  private addCookie(call: CookieCall, cookieApi: CookieApi, context: RowContext, written?: HeaderMode): void {
    const { name, value, options, ofSetup = false } = call
    const via = viaOf(context.at)
    const base = { ...this.headerBase(context), ...(written === undefined ? {} : { written }) }
    const life = lifeOfSet(value, options, cookieApi)
    const recorder = this.host.recorderOf(context.at)
    const whole = settled(options ?? UNDEFINED)
    if (whole.kind === 'union' && whole.values.every((v) => v.kind === 'object')) {
      whole.values.forEach((one) => { this.addCookie({ ...call, options: one }, cookieApi, context, written) })
      return
    }
    if (life === 'live') {
      const cookie = cookieWrite(name, value, options, cookieApi, via)
      recorder.add({ kind: 'cookie-write', ...base, cookie: ofSetup ? { ...cookie, ofSetup } : cookie })
      return
    }
    const expiry =
      life === 'deletes' ? ({ is: 'expires' } as const)
      : life === 'blanks' ? ({ is: 'blanks', why: 'the cookie gets another value, but is not expired', overwrite: !hasLifetime(options) } as const)
      : ({ is: 'unknown', why: 'whether it expires is computed' } as const)
    recorder.add({ kind: 'cookie-clear', ...base, cookie: clearBySet(name, options, cookieApi, via, expiry) })
  }

  clearCookie(effect: Of<'clear-cookie'>, context: RowContext): void {
    const cookieApi = this.cookieApi(effect.api, context.at)
    if (!cookieApi) return
    const name = this.host.ref(effect.name, context)
    const options = this.host.cookieDefaults.under(this.host.ref(effect.options, context), effect.api, name, context.at)
    this.addDeletion({ name, options }, cookieApi, context, modeOf(cookieApi))
  }

  private addDeletion({ name, options }: Omit<CookieCall, 'value'>, cookieApi: CookieApi, context: RowContext, written?: HeaderMode): void {
    this.host.recorderOf(context.at).add({
      kind: 'cookie-clear', ...this.headerBase(context), ...(written === undefined ? {} : { written }), cookie: cookieClear(name, options, cookieApi, viaOf(context.at)),
    })
  }

  /** The text of a Set-Cookie header as a value: it counts where it is put into a header. */
  setCookieString(row: SetCookieString, context: RowContext, path: string): Value {
    const data = new Map<string, Value>([['set-cookie-api', literal(row.api)]])
    if (row.deletes) data.set('deletes', literal(true))
    if (row.ofSetup) data.set('of-setup', literal(true))
    for (const key of ['name', 'value', 'options'] as const) {
      const value = this.host.ref(row[key], context)
      if (value !== undefined) data.set(key, value)
    }
    return api(path, null, { data, site: context.at.site })
  }

  // --- headers ------------------------------------------------------------------------------------------------------------

  headers(given: Value | undefined, mode: 'set' | 'append', context: RowContext): void {
    const value = settled(given ?? UNDEFINED)
    if (value.kind === 'object') {
      const within = value.repeated === undefined || context.receiver?.kind === 'api' ? context : { ...context, receiver: api('headers', null, { site: value.site }) }
      // `{ 'Set-Cookie': access, 'Set-Cookie': refresh }`: the last one is the only one.
      for (const { name, value: one, site } of value.repeated ?? []) {
        if (name.toLowerCase() === 'set-cookie') this.header(name, one, mode, { ...within, at: { ...within.at, site } })
      }
      for (const [name, one] of value.props) this.header(name, one, mode, within)
    } else if (value.kind === 'array') {
      for (const pair of value.elements.map(settled)) {
        if (pair.kind === 'array') this.header(stringOf(pair.elements[0] ?? UNDEFINED), pair.elements[1], 'append', context)
      }
    } else if (value.kind === 'api' && value.row !== null) {
      // A Headers object: what was set on it was written down when it happened, and travels with this response too.
      this.release(value, context.at)
    } else if (value.kind === 'api' || value.kind === 'unknown') {
      this.unknownHeaders(context)
    } else if (value.kind === 'union') {
      value.values.forEach((v) => { this.headers(v, mode, context) })
    }
  }

  header(name: string | undefined, given: Value | undefined, mode: 'set' | 'append', context: RowContext): void {
    const value = settled(given ?? UNDEFINED)
    const base = this.headerBase(context)
    // A header without a value is not sent.
    if (name === undefined || isUndefined(value)) return
    if (name.toLowerCase() === 'set-cookie') {
      this.setCookieHeaders(value, context, mode)
      return
    }
    const text = value.kind === 'array' ? value.elements.map((e) => textAttribute(e)) : [textAttribute(value)]
    for (const one of text) {
      this.host.recorderOf(context.at).add({ kind: 'header', ...base, name: name.toLowerCase(), value: one, mode: text.length > 1 ? 'append' : mode })
    }
  }

  private setCookieHeaders(value: Value, context: RowContext, written?: HeaderMode): void {
    const known_ = settled(value)
    if (known_.kind === 'array') {
      // What is not known may be what the header held before.
      const isWhole = !known_.open && known_.elements.every(isCookieText)
      known_.elements.forEach((e) => { this.setCookieHeaders(e, context, isWhole ? written : undefined) })
      if (known_.open) this.unknownCookies(context)
      return
    }
    if (known_.kind === 'union') {
      const real = known_.values.filter((v) => truthiness(v) !== false)
      if (real.some((v) => v.kind === 'array' || v.kind === 'api') || real.length === 1) {
        real.forEach((v) => { this.setCookieHeaders(v, context, written) })
        return
      }
    }
    const built = known_.kind === 'api' ? known_.data.get('set-cookie-api') : undefined
    if (known_.kind === 'api' && built) {
      const cookieApi = this.cookieApi(stringOf(built) ?? '', context.at)
      if (cookieApi) this.setCookieText(known_, cookieApi, context, written)
      return
    }
    const read = known_.kind === 'unknown' || known_.kind === 'api' ? null : cookieOfHeader(known_, viaOf(context.at))
    const base = { ...this.headerBase(context), ...(written === undefined ? {} : { written }) }
    if (read === null) {
      if (known_.kind !== 'literal') this.unknownCookies(context)
    } else if ('clear' in read) this.host.recorderOf(context.at).add({ kind: 'cookie-clear', ...base, cookie: read.clear })
    else this.host.recorderOf(context.at).add({ kind: 'cookie-write', ...base, cookie: read.write })
  }

  /** The text that a cookie API has built is sent. */
  private setCookieText({ data }: ApiValue, cookieApi: CookieApi, context: RowContext, written?: HeaderMode): void {
    const call = { name: data.get('name'), value: data.get('value'), options: data.get('options'), ofSetup: data.has('of-setup') }
    if (data.has('deletes')) this.addDeletion(call, cookieApi, context, written)
    else this.addCookie(call, cookieApi, context, written)
  }

  /** Headers of which nothing is known: cookies may be among them. */
  unknownHeaders(context: RowContext, reason = 'the headers are computed'): void {
    this.host.recorderOf(context.at).add({
      kind: 'opaque-call', ...eventBase(context.at), callee: viaOf(context.at), reason, carries: ['response'], looksLikeInvalidation: false,
    })
  }

  /** A Set-Cookie header of which nothing is known: it may set or delete anything. */
  private unknownCookies(context: RowContext): void {
    this.unknownHeaders(context, 'the Set-Cookie header is computed')
    this.host.recorderOf(context.at).add({
      kind: 'cookie-write', ...eventBase(context.at), cookie: cookieWrite(undefined, undefined, undefined, ANY_COOKIE, viaOf(context.at)),
    })
  }
}

const modeOf = ({ appendsAtOnce }: CookieApi): HeaderMode | undefined => (appendsAtOnce ? 'append' : undefined)

/** A header of which nothing is known has no defaults. */
const ANY_COOKIE: CookieApi = {
  path: { set: null, clear: null }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: false, clearIgnores: [], maxAgeUnit: 's', checked: '',
}

/** The text of one cookie, or the call that makes it. */
function isCookieText(given: Value): boolean {
  const value = settled(given)
  return value.kind === 'literal' || value.kind === 'text' || (value.kind === 'api' && value.data.has('set-cookie-api'))
}
