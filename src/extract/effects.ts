/** What a row's effects do: events of the run, routes of a router, sessions of the project. */
import type { EffectRow, Ref, SessionRow, Table } from '../knowledge/define.ts'
import { ownsSession } from './registry.ts'
import { known, type CookieWrite, type Place, type SendEvent, type SessionSetup } from '../model/facts.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import type { At } from '../syntax/semantics.ts'
import {
  carriesOf, force, isNullish, literal, object, settled, stringOf, union, UNDEFINED, type ApiValue, type Value,
} from '../syntax/values.ts'
import { Container } from './container.ts'
import { disclosedBy, redirectOf, statusOf } from './answers.ts'
import { addProcedure, addProcedures } from './procedures.ts'
import { RequestContexts } from './request-contexts.ts'
import { Run } from '../syntax/run.ts'
import { cookieWrite } from './cookies.ts'
import { CookieDefaults } from './cookie-defaults.ts'
import { dataEvents, keyValueEvent, sqlEvents } from './data-events.ts'
import { HeaderEffects, type HeaderHost } from './header-effects.ts'
import { isSettledUnseen, looksAway } from './ignored-failures.ts'
import type { Plugins } from './plugins.ts'
import type { ProjectPort } from './ports.ts'
import { EventRecorder, eventBase, placeOf, viaOf } from './recorder.ts'
import { refer, type RowContext } from './references.ts'
import { remoteEvent } from './remote-calls.ts'
import { stateOf } from './session-state.ts'
import type { Registry } from './registry.ts'
import type { RouteTable } from './routes.ts'
import type { TableSemantics } from './table-semantics.ts'

/** A session library that is set up, with its options for rows that depend on them. */
export interface Setup {
  readonly facts: SessionSetup
  readonly options: Value
}

type Of<Kind extends EffectRow['is']> = Extract<EffectRow, { is: Kind }>

export class EffectSink implements HeaderHost {
  readonly setups: Setup[] = []
  /** Packages that the files of a scope import. */
  private readonly packages = new Map<string, Set<string>>()
  readonly routes: RouteTable
  readonly container: Container
  plugins: Plugins | null = null
  readonly cookieDefaults: CookieDefaults
  /** What is written to responses. */
  readonly written: HeaderEffects
  /** Members that code of a package adds to a table's type. */
  private readonly decorations = new Map<string, Value>()
  readonly contexts: RequestContexts
  readonly registry: Registry
  readonly port: ProjectPort
  evaluator!: Evaluator
  semantics!: TableSemantics

  constructor(registry: Registry, port: ProjectPort, routes: RouteTable) {
    this.registry = registry
    this.port = port
    this.routes = routes
    this.container = new Container(port)
    this.cookieDefaults = new CookieDefaults(port)
    this.written = new HeaderEffects(this)
    this.contexts = new RequestContexts(port)
  }

  recorderOf(at: At): EventRecorder {
    return at.run.recorder instanceof EventRecorder ? at.run.recorder : NOWHERE
  }

  // --- what is in use -----------------------------------------------------------------------------------------------------

  packageSeen(specifier: string, from: Module): void {
    const scope = this.port.scopeOf(from.file)
    const seen = this.packages.get(scope) ?? new Set()
    seen.add(specifier)
    this.packages.set(scope, seen)
  }

  /** Is one of the table's packages declared or imported in the module's package? */
  inUse(table: Table, module: Module): boolean {
    const seen = this.packages.get(this.port.scopeOf(module.file))
    return table.packages.some((p) => this.port.dependsOn(module.file, p) || seen?.has(p))
  }

  /** Does the package import one package rather than others that stand in its manifest, too? */
  uses(file: string, name: string, others: readonly string[]): boolean {
    const seen = this.packages.get(this.port.scopeOf(file))
    const isSeen = (wanted: string): boolean => seen?.has(wanted) ?? false
    if (isSeen(name)) return true
    return this.port.dependsOn(file, name) && !others.some((other) => isSeen(other) || this.port.dependsOn(file, other))
  }

  isSetUp(library: string, module: Module): boolean {
    const scope = this.port.scopeOf(module.file)
    return this.setups.some((s) => s.facts.library === library && s.facts.scope === scope)
  }

  private setupFor(library: string | null, at: At): Setup | undefined {
    const scope = this.port.scopeOf(at.module.file)
    const wanted = this.setups.filter((s) => library === null || s.facts.library === library)
    const here = wanted.filter((s) => s.facts.scope === scope)
    // Of several that of the file itself: each handler may be wrapped with options of its own.
    return here.find((s) => s.facts.place.file === at.module.file) ?? here[0] ?? (wanted.length === 1 ? wanted[0] : undefined)
  }

  /** `stateful`, `stateless` or `delegated`: of a library, or of whichever owns the request's session. */
  sessionState(at: At, library: string | undefined): string | undefined {
    const setup = this.setupFor(library ?? null, at)
    if (setup) return setup.facts.state
    const owners = this.registry.tables.filter((t) => ownsSession(t) && this.inUse(t, at.module))
    const [only] = owners
    const state = owners.length === 1 && only ? this.registry.session(only.id)?.state : undefined
    return state === 'by-option' ? undefined : state
  }

  /** An option of the set-up of the row's library, a dotted path. Undefined: not set; null: nobody can tell. */
  option(at: At, path: string, context: RowContext): Value | undefined | null {
    const attached = context.data.get(path)
    if (attached) return attached
    const setup = this.setupFor(context.table, at)
    if (!setup) return null
    const value = this.within(setup.options, path.split('.'), at.module)
    if (value !== undefined) return value
    const options = settled(setup.options)
    return options.kind === 'object' && !options.open ? undefined : null
  }

  private within(options: Value, keys: readonly string[], module: Module): Value | undefined {
    let value: Value = options
    for (const key of keys) {
      const known_ = settled(value)
      if (known_.kind === 'object' && !known_.props.has(key) && !known_.open) return undefined
      if (known_.kind === 'literal') return undefined
      value = this.evaluator.memberOf(known_, key, { file: module.file, start: 0, end: 0 }, module)
    }
    return isNullish(value) ? undefined : value
  }

  // --- members that code adds ---------------------------------------------------------------------------------------------

  private decorate(effect: Of<'decorate'>, context: RowContext): void {
    const name = stringOf(settled(this.ref(effect.name, context) ?? UNDEFINED))
    const value = effect.as === undefined ? this.ref(effect.value, context) : this.semantics.typed(effect.as, name ?? effect.as)
    if (name !== undefined && value !== undefined) this.addMember(effect.type, name, value, context.at.module)
  }

  /** Every value of the type has the member, in the package of the module. */
  addMember(type: string, name: string, value: Value, module: Module): void {
    const key = this.decorationKey(type, name, module)
    const before = this.decorations.get(key)
    this.decorations.set(key, before === undefined ? value : union([before, value]))
  }

  /** What the package's code has added under this name to a value of one of these types. */
  decorationOf(types: readonly string[], name: string, module: Module): Value | undefined {
    for (const type of types) {
      const value = this.decorations.get(this.decorationKey(type, name, module))
      if (value !== undefined) return value
    }
    return undefined
  }

  private decorationKey(type: string, name: string, module: Module): string {
    return `${this.port.scopeOf(module.file)} ${type} ${name}`
  }

  unknownSession(at: At, reason: string): void {
    this.recorderOf(at).add({
      kind: 'opaque-call', ...eventBase(at), callee: viaOf(at), reason, carries: ['session'], looksLikeInvalidation: true,
    })
  }

  // --- effects ------------------------------------------------------------------------------------------------------------

  /** Carries out one effect of a row of `table`. */
  apply(effect: EffectRow, context: RowContext, table: string): void {
    switch (effect.is) {
      case 'route':
        this.routes.add(effect, context, table, this.evaluator)
        break
      case 'action':
        this.routes.addAction(effect, context, table, this.evaluator)
        break
      case 'mount':
        this.routes.mount(effect, context, table, this.evaluator)
        break
      case 'modules':
        this.routes.addModules(effect, context, this.evaluator)
        break
      case 'prefix':
        this.routes.setPrefix(effect, context, this.evaluator)
        break
      case 'prefix-tree':
        this.routes.setPrefixTree(effect, context, this.evaluator)
        break
      case 'versioning':
        this.routes.setVersioning(effect, context, this.evaluator)
        break
      case 'version':
        this.routes.setVersion(effect, context, this.evaluator)
        break
      case 'decorated-answer':
        this.routes.addAnswer(effect, context, this.evaluator)
        break
      case 'procedures':
        addProcedures(effect, context, this.semantics)
        break
      case 'procedure':
        addProcedure(effect, context, this.semantics)
        break
      case 'context':
        this.contexts.add(effect.of, context.at.module, effect.byType === true, () => this.ref(effect.value, outsideOf(context)))
        break
      case 'providers':
        this.container.addList(this.ref(effect.list, context), context.at.module)
        break
      case 'handles': {
        const [message, cls, method] = [effect.message, effect.class, effect.method].map((ref) => this.ref(ref, context) ?? UNDEFINED)
        if (message && cls && method) this.container.addHandler({ message, cls, method: stringOf(method) ?? '' })
        break
      }
      case 'provide':
        this.container.add({ token: this.ref(effect.token, context) ?? UNDEFINED, how: 'class', value: this.ref(effect.class, context) ?? UNDEFINED, given: [] })
        break
      case 'plugin':
        this.plugins?.register(effect, context)
        break
      case 'plugin-folder':
        this.plugins?.registerFolder(effect, context)
        break
      case 'mark':
        mark(this.ref(effect.value, context), effect.as)
        break
      case 'decorate':
        this.decorate(effect, context)
        break
      case 'cookie-defaults':
        this.cookieDefaults.add(effect, context, this.evaluator)
        break
      case 'set-cookie':
        this.written.setCookie(effect, context)
        break
      case 'clear-cookie':
        this.written.clearCookie(effect, context)
        break
      case 'header':
        this.written.header(stringOf(this.ref(effect.name, context) ?? UNDEFINED), this.ref(effect.value, context), effect.mode, context)
        break
      case 'headers':
        this.written.headers(this.ref(effect.object, context), effect.mode, context)
        break
      case 'send':
        this.send(effect, context)
        break
      case 'invalidate':
        this.invalidate(effect, context, table)
        break
      case 'data':
        this.record(dataEvents(effect, context, table, this.evaluator), context)
        break
      case 'sql':
        this.record(sqlEvents(effect, context, table, this.evaluator), context)
        break
      case 'key-value':
        this.record([keyValueEvent(effect, context, table, this.evaluator)].filter((event) => event !== null), context)
        break
      case 'clear-own-cookie':
        this.ownCookie(effect, context, 'clear')
        break
      case 'set-own-cookie':
        this.ownCookie(effect, context, 'set')
        break
      case 'session-setup':
        this.setUp(effect, context)
        break
      case 'token-issued':
        this.recorderOf(context.at).add({ kind: 'token-issued', ...eventBase(context.at), via: viaOf(context.at), library: table })
        break
      case 'browser-storage':
        this.recorderOf(context.at).add({
          kind: 'browser-storage', ...eventBase(context.at), via: viaOf(context.at), storage: effect.storage,
        })
        break
      case 'remote-call':
        this.remoteCall(effect, context, table)
        break
      case 'route-map':
        this.routes.addMap(this.ref(effect.map, context), context, table, this.evaluator)
        break
      case 'assign':
        this.assign(effect, context)
        break
      case 'next':
        break
    }
  }

  /** A name that is not known puts the value nowhere. */
  private assign(effect: Of<'assign'>, context: RowContext): void {
    const receiver = context.receiver === null ? undefined : force(context.receiver)
    const name = stringOf(this.ref(effect.name, context) ?? UNDEFINED)
    if (receiver?.kind === 'api' && name !== undefined) receiver.assigned.set(name, this.ref(effect.value, context) ?? UNDEFINED)
  }

  ref(ref: Ref | undefined, context: RowContext): Value | undefined {
    return ref === undefined ? undefined : refer(ref, context, this.evaluator)
  }

  private record(events: ReturnType<typeof dataEvents>, context: RowContext): void {
    for (const event of events) this.recorderOf(context.at).add(event)
  }

  // --- answers ------------------------------------------------------------------------------------------------------------

  private send(effect: Of<'send'>, context: RowContext): void {
    const discloses = disclosedBy(context.args)
    const recorder = this.recorderOf(context.at)
    const answer: SendEvent = {
      kind: 'send', ...eventBase(context.at, this.written.carrierOf(context)), via: viaOf(context.at),
      ...statusOf(this.ref(effect.status, context)), ...redirectOf(this.ref(effect.redirect, context)),
      ...(discloses === undefined ? {} : { discloses }),
    }
    if (effect.prepared) recorder.prepare(answer)
    else recorder.add(answer)
  }

  /** A response that is thrown. */
  thrown({ id, data }: ApiValue, at: At): void {
    this.recorderOf(at).add({ kind: 'send', ...eventBase(at, id), via: 'throw', thrown: true, ...statusOf(data.get('status')), ...redirectOf(data.get('redirect')) })
  }

  // --- sessions -----------------------------------------------------------------------------------------------------------

  private invalidate(effect: Of<'invalidate'>, context: RowContext, table: string): void {
    const given = effect.callback === undefined ? undefined : context.args.at(effect.callback)
    const callback = effect.callback === undefined ? undefined : isFunction(given)
    const entity = effect.entity === undefined ? undefined : stringOf(this.ref(effect.entity, context) ?? UNDEFINED)
    this.recorderOf(context.at).add({
      kind: 'invalidate', ...eventBase(context.at), via: viaOf(context.at), what: effect.what, effect: effect.effect, scope: effect.scope ?? 'unknown',
      library: table,
      ...(effect.provider === undefined ? {} : { provider: effect.provider }),
      ...(effect.onSharedSession ? { onSharedSession: true } : {}),
      ...(effect.renews ? { renews: true } : {}),
      ...this.setupBehind(context),
      ...(entity === undefined ? {} : { entity }),
      // Done when it calls back: whoever turns that into a promise and awaits it settles the event.
      ...(callback === undefined ? {} : { callback, awaited: given !== undefined && this.handsOver(given) }),
      ...(given !== undefined && this.isIgnored(given, context.at) ? { ignoresFailure: true } : {}),
      ...(effect.why === undefined ? {} : { why: effect.why }),
    })
  }

  /** Does nobody learn from the callback whether the call failed? `new Promise((resolve) => req.session.destroy(resolve))` */
  private isIgnored(given: Value, { site, module }: At): boolean {
    const callback = force(given)
    if (callback.kind === 'function') return callback.boundArgs.length === 0 && looksAway(callback)
    return callback.kind === 'native' && callback.name === 'resolve' && isSettledUnseen(site, module.program)
  }

  /** `req.session.destroy(next)`: the rest of the chain runs when the call is done, and hears of its failure. */
  private handsOver(given: Value): boolean {
    const callback = force(given)
    const type = callback.kind === 'api' ? (callback.row as { row: { type?: string } } | null)?.row.type : undefined
    if (type === undefined) return false
    const rows = this.registry.chain(type).flatMap(({ row }) => row.call ?? [])
    return rows.some((row) => row.effects?.some(({ is }) => is === 'next'))
  }

  /** Which of a library's set-ups the receiver was made by. */
  private setupBehind({ receiver, data }: RowContext): { readonly setup?: Place } {
    const values = [data.get('setup'), receiver].map((value) => (value ? settled(value) : undefined))
    const sites = values.flatMap((value) => (value?.kind === 'api' && value.site !== null ? [value.site] : []))
    const place = sites.map(placeOf).find(({ file, start }) => this.setups.some(({ facts }) => facts.place.file === file && facts.place.start === start))
    return place ? { setup: place } : {}
  }

  private setUp(effect: Of<'session-setup'>, context: RowContext): void {
    this.setUpWith(effect.library, settled(this.ref(effect.options, context) ?? object(null)), context.at, effect.state)
  }

  /** A session that is set up with these options. */
  setUpWith(library: string, options: Value, at: At, state?: SessionSetup['state']): void {
    const row = this.registry.session(library)
    if (!row) return
    const scope = this.port.scopeOf(at.module.file)
    const place = placeOf(at.site)
    if (this.setups.some((s) => s.facts.place.file === place.file && s.facts.place.start === place.start)) return
    const get = (path: string): Value | undefined => this.within(options, path.split('.'), at.module)
    const facts: SessionSetup = {
      library, place, scope, state: state ?? stateOf(row, get, options, (name) => this.port.environment(place.file, name)), cookie: this.setupCookie(library, options, at),
      ...keptWithout(row, get), clearsCookie: row.clearsCookie, options: {}, survivor: row.survivor, ...(row.rewritesCookie ? { rewritesCookie: true } : {}), ...(row.provider === undefined ? {} : { provider: row.provider }),
    }
    this.setups.push({ facts, options })
  }

  private setupCookie(library: string, options: Value, at: At): CookieWrite | null {
    const row = this.registry.session(library)?.cookie
    const cookieApi = row && this.written.cookieApi(row.api, at)
    if (!row || !cookieApi) return null
    const given = (row.nameOption ?? []).map((path) => this.within(options, path, at.module)).find((v) => v !== undefined)
    const name = given ?? (row.defaultName === null ? undefined : literal(row.defaultName))
    const attributes = row.options.length === 0 ? options : firstWithin(row.options, (keys) => this.within(options, keys, at.module))
    const cookie = cookieWrite(name, undefined, attributes, cookieApi, library)
    return { ...cookie, credential: row.credential, ...(given === undefined && row.defaultName !== null ? { name: known(row.defaultName, 'default') } : {}) }
  }

  private ownCookie({ library, options }: Of<'clear-own-cookie'> | Of<'set-own-cookie'>, context: RowContext, kind: 'set' | 'clear'): void {
    const own = this.ref(options, context)
    const cookie = (own && this.setupCookie(library, settled(own), context.at)) ?? this.setupFor(library, context.at)?.facts.cookie
      ?? this.setupCookie(library, object(null), context.at)
    if (!cookie) return
    const recorder = this.recorderOf(context.at)
    const base = eventBase(context.at)
    const via = viaOf(context.at)
    if (kind === 'set') recorder.add({ kind: 'cookie-write', ...base, cookie: { ...cookie, via } })
    else recorder.add({ kind: 'cookie-clear', ...base, cookie: { ...cookie, via, expiry: { is: 'expires' }, client: false, byLibrary: true } })
  }

  /** A request to another server, which may end its session. */
  private remoteCall(effect: Of<'remote-call'>, context: RowContext, table: string): void {
    const method = typeof effect.method === 'object' ? this.ref(effect.method, context) : effect.method
    const carries = new Set(context.args.flatMap((given) => [...carriesOf(given, this.semantics.carry)]))
    const event = remoteEvent({ url: this.ref(effect.url, context), method, body: this.ref(effect.body, context), carries }, table, context.at)
    if (event) this.recorderOf(context.at).add(event)
  }
}

/** What is found on the first of the paths that leads somewhere. */
function firstWithin(paths: readonly string[] | readonly (readonly string[])[], within: (keys: readonly string[]) => Value | undefined): Value | undefined {
  const all = paths.every((path): path is string => typeof path === 'string') ? [paths] : (paths as readonly (readonly string[])[])
  return all.map(within).find((value) => value !== undefined && settled(value).kind !== 'literal')
}

/** The option that would end the sessions when a password is reset, where a reset is offered and nothing ends them. */
function keptWithout({ passwordReset }: SessionRow, get: (option: string) => Value | undefined): Pick<SessionSetup, 'keepsSessionsWithout'> {
  const offered = passwordReset && get(passwordReset.offeredBy)
  const isOffered = offered !== undefined && doesSomething(force(offered))
  const ends = (option: string): boolean => {
    const value = get(option)
    return value !== undefined && !isFalse(settled(value))
  }
  const [meant] = passwordReset?.endedBy ?? []
  return isOffered && meant !== undefined && !passwordReset?.endedBy.some(ends) ? { keepsSessionsWithout: meant } : {}
}

/** A function that is still to be written sends nobody a link. */
function doesSomething(value: Value): boolean {
  if (value.kind !== 'function') return value.kind === 'native'
  const { body } = value.node
  return body !== null && (body.type !== 'BlockStatement' || body.body.length > 0)
}

const isFalse = (value: Value): boolean => value.kind === 'literal' && value.value === false

const NOWHERE = new EventRecorder()

/** Gives a value a property by which it is told apart from others. */
function mark(given: Value | undefined, name: string): void {
  const value = given === undefined ? undefined : settled(given)
  if (value?.kind === 'function' || value?.kind === 'object') value.props.set(name, literal(true))
}

/** What is worked out later happens in no run that was seen. */
const outsideOf = (context: RowContext): RowContext => ({ ...context, at: { ...context.at, run: new Run(new EventRecorder()) } })

function isFunction(value: Value | undefined): boolean {
  if (value === undefined) return false
  const known_ = force(value)
  return known_.kind === 'function' || known_.kind === 'native' || known_.kind === 'unknown' || known_.kind === 'api'
}
