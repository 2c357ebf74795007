/** Routes that calls register, and where routers are mounted. */
import type { EffectRow, ProcedureKind } from '../knowledge/define.ts'
import { joinPaths } from '../model/http.ts'
import { definitionsOf } from './definitions.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { api, force, settled, stringOf, UNDEFINED, type ApiValue, type ClassValue, type Site, type Value } from '../syntax/values.ts'
import type { NamedHandlers } from './handler-names.ts'
import { HandlerIndex } from './handler-index.ts'
import { flatten, refer, type RowContext } from './references.ts'
import { NO_PATH, pathsOf, pathText, type PathText } from './path-text.ts'
import { excludedPaths, isExcluded, RoutePrefixes } from './route-prefixes.ts'

type Of<Kind extends EffectRow['is']> = Extract<EffectRow, { is: Kind }>

export interface RouteRecord {
  /** Identity of the router, app or class; null when the receiver is not known. */
  readonly owner: number | null
  /** The router, app or class itself. */
  readonly router: Value | null
  /** Upper case; `ANY` stands alone. */
  readonly methods: readonly string[]
  readonly path: PathText
  /** Unforced. */
  readonly handlers: readonly Value[]
  readonly site: Site
  readonly module: Module
  /** Table id. */
  readonly framework: string
  /** Registered by `use`: only what answers there is an endpoint. */
  readonly byMount: boolean
  /** Of a decorated method or a procedure, its name. */
  readonly name: string | null
  /** Called by its name; its method says whether it is a query or a mutation, or how its URL is asked for. */
  readonly procedure?: ProcedureOf
  /** There is no route if there is no such handler. */
  readonly optional?: true
}

export interface ProcedureOf {
  /** Table whose `procedures` say how it is called. */
  readonly of: string
  /** Null where it has a URL of its own. */
  readonly kind: ProcedureKind | null
}

/** A function that clients call by name. */
export interface ActionRecord {
  readonly effect: Of<'action'>
  /** Upper case, or `ANY`; null where it is not HTTP. */
  readonly method: string | null
  /** Unforced. */
  readonly handlers: readonly Value[]
  /** The call that made it. */
  readonly site: Site
  readonly module: Module
  /** Table id. */
  readonly framework: string
}

interface MountRecord {
  readonly owner: number | null
  readonly path: PathText
  readonly targets: readonly Value[]
  readonly site: Site
  /** The owner's own prefix is not theirs. */
  readonly bare: boolean
}

/** A decorated answer: what every answer of a method carries. */
export interface DecoratedAnswer {
  readonly site: Site
  readonly header?: { readonly name: Value; readonly value: Value }
  readonly redirect?: Value
  readonly status?: Value
}

/** A URL that leads to a route. */
export interface FullPath {
  readonly text: string
  /** Every mount prefix is known. */
  readonly complete: boolean
}

/** How a router is reached. */
interface Reach {
  /** The prefix of the application. */
  readonly head: PathText
  readonly application: number | null
  /** What follows, with the router's own prefix. */
  readonly text: string
  readonly complete: boolean
}

/** What is mounted where. */
interface Mounting {
  readonly router: Value | null
  readonly path: PathText
  readonly context: RowContext
  readonly framework: string
}

const MOUNT_DEPTH = 8

export class RouteTable {
  readonly records: RouteRecord[] = []
  readonly handled = new HandlerIndex(this.records)
  readonly actions: ActionRecord[] = []
  readonly handledActions = new HandlerIndex(this.actions)
  private readonly pushed = new Set<string>()
  private readonly mounts: MountRecord[] = []
  /** The first `count` mounts, by the routers that they mount. */
  private index: { readonly count: number; readonly byRouter: ReadonlyMap<number, readonly MountRecord[]> } | null = null
  private readonly prefixes = new RoutePrefixes()
  private readonly answers = new Map<string, DecoratedAnswer[]>()
  /** Ways to routers, until another mount or prefix is found. */
  private readonly ways = new Map<number, readonly Reach[]>()
  /** Owners that answer by themselves: apps and servers. */
  private readonly serving = new Set<number>()
  /** Does a router of this type answer by itself? */
  serves: (owner: ApiValue) => boolean = () => false
  /** Is it worth looking into this file for a mounted router? */
  relevant: (file: string) => boolean = () => true
  /** What a route names as its handler. */
  named: NamedHandlers['resolve'] = (value) => value
  /** Groups that are filled at this moment, innermost last: what is registered on their router belongs to them. */
  private readonly groups: { readonly router: number; readonly group: number }[] = []

  /** Says which files are worth looking into for mounted routers; to be said again when there are more of them. */
  lookInto(relevant: (file: string) => boolean): void {
    this.relevant = relevant
    this.index = null
    this.ways.clear()
  }

  add(effect: Of<'route'>, context: RowContext, framework: string, evaluator: Evaluator): void {
    if (effect.each === undefined) {
      this.addOne(effect, context, framework, evaluator, context.at.site)
      return
    }
    for (const definition of definitionsOf(refer(effect.each, context, evaluator), (file) => this.relevant(file))) {
      const site = definition.kind === 'object' ? definition.site : null
      this.addOne(effect, { ...context, args: [definition, ...context.args.slice(1)] }, framework, evaluator, site ?? context.at.site)
    }
  }

  private addOne(effect: Of<'route'>, context: RowContext, framework: string, evaluator: Evaluator, site: Site): void {
    const router = effect.on === undefined ? context.receiver : (refer(effect.on, context, evaluator) ?? null)
    const methods = typeof effect.method === 'string' ? [effect.method] : methodsOf(refer(effect.method, context, evaluator))
    const given = refer(effect.handlers, context, evaluator)
    const handlers = handlersOf(given && this.named(given, framework, context.at, evaluator))
    if (effect.optional && handlers.length === 0) return
    const prefix = effect.prefix === undefined ? undefined : refer(effect.prefix, context, evaluator)
    for (const path of behind(prefix, pathsOf(refer(effect.path, context, evaluator)))) {
      this.push({
        owner: this.note(router), router, methods, path, handlers, site, module: context.at.module, framework, byMount: false,
        name: textOf(effect.name, context, evaluator), ...(effect.optional ? { optional: true } : {}),
      })
    }
  }

  addAction(effect: Of<'action'>, context: RowContext, framework: string, evaluator: Evaluator): void {
    const { site, module } = context.at
    if (this.actions.some((known) => known.site.start === site.start && known.site.end === site.end && known.site.file === site.file)) return
    const given = effect.method === null || typeof effect.method === 'string' ? effect.method : stringOf(refer(effect.method, context, evaluator) ?? UNDEFINED)
    this.actions.push({
      effect, method: given === undefined ? 'ANY' : given, handlers: handlersOf(refer(effect.handlers, context, evaluator)), site, module, framework,
    })
  }

  /** Handlers by path, or by path and method. */
  addMap(given: Value | undefined, context: RowContext, framework: string, evaluator: Evaluator): void {
    const map = given === undefined ? undefined : settled(given)
    if (map?.kind !== 'object') return
    const add = (method: string, path: string, handler: Value): void => {
      const known = handler.kind === 'lazy' ? null : force(handler)
      const site = known?.kind === 'function' ? { file: known.module.file, start: known.node.start, end: known.node.end } : context.at.site
      this.addOne({ is: 'route', method, path: { value: path }, handlers: { arg: 0 } }, { ...context, args: [handler] }, framework, evaluator, site)
    }
    for (const [path, value] of map.props) {
      const known = value.kind === 'lazy' ? value : force(value)
      if (known.kind !== 'object') add('ANY', path, known)
      else known.props.forEach((handler, method) => { add(method.toUpperCase(), path, handler) })
    }
  }

  mount(effect: Of<'mount'>, context: RowContext, framework: string, evaluator: Evaluator): void {
    const given = effect.path === undefined ? undefined : refer(effect.path, context, evaluator)
    const targets = handlersOf(refer(effect.targets, context, evaluator))
    const router = effect.on === undefined ? context.receiver : (refer(effect.on, context, evaluator) ?? null)
    const prefix = effect.prefix === undefined ? undefined : refer(effect.prefix, context, evaluator)
    const paths = behind(prefix, effect.path === undefined ? [NO_PATH] : pathsOf(given).map(withoutRest))
    for (const path of paths) this.mountAll(targets, { router, path, context, framework })
  }

  private mountAll(targets: readonly Value[], mounting: Mounting): void {
    const { router, path, context, framework } = mounting
    const plain = targets.filter((target) => !this.standsForOthers(target, mounting))
    this.addMount({ owner: this.note(router), path, targets: plain, site: context.at.site, bare: false })
    this.push({
      owner: identityOf(router), router, methods: ['ANY'], path, handlers: plain, site: context.at.site, module: context.at.module, framework, byMount: true,
      name: null,
    })
  }

  /** Mounts what the target stands for (`mount('/api', app)` of koa-mount, `get('/logout', leave)` of koa-route), if it does. */
  private standsForOthers(target: Value, mounting: Mounting): boolean {
    if (target.kind !== 'api') return false
    const { router, path, context, framework } = mounting
    const mounted = target.data.get('mounted')
    for (const own of mounted ? pathsOf(target.data.get('ownPrefix')) : []) this.mountAll(handlersOf(mounted), { ...mounting, path: joined(path, own) })
    const handlers = target.data.get('handlers')
    for (const own of handlers ? pathsOf(target.data.get('path')) : []) {
      this.push({
        owner: this.note(router), router, methods: methodsOf(target.data.get('method')), path: joined(path, own), handlers: handlersOf(handlers),
        site: target.site ?? context.at.site, module: context.at.module, framework, byMount: false, name: null,
      })
    }
    return mounted !== undefined || handlers !== undefined
  }

  /** A router of its own under a prefix: what a plugin is given. */
  mountRouter(router: ApiValue, under: Value | null, path: PathText, site: Site): void {
    this.addMount({ owner: this.note(under), path, targets: [router], site, bare: false })
  }

  /** A procedure of a router, or of a map that nobody was seen to register. */
  addProcedure(given: { owner: Value | null; path: string; method: string } & Pick<RouteRecord, 'handlers' | 'site' | 'module' | 'name'> & { procedure: ProcedureOf }): void {
    const { owner, path, method, ...record } = given
    this.push({ ...record, router: owner, owner: this.note(owner), methods: [method], path: { text: path, known: true }, framework: given.procedure.of, byMount: false })
  }

  /** A router below a path of another one. */
  addPart(owner: Value | null, path: string, part: Value, site: Site): void {
    this.addMount({ owner: this.note(owner), path: { text: path, known: true }, targets: [part], site, bare: false })
  }

  /** Routers that are part of another one, without its prefix. */
  addModules(effect: Of<'modules'>, context: RowContext, evaluator: Evaluator): void {
    const owner = effect.on === undefined ? context.receiver : (refer(effect.on, context, evaluator) ?? null)
    const targets = handlersOf(refer(effect.targets, context, evaluator))
    this.addMount({ owner: this.note(owner), path: NO_PATH, targets, site: context.at.site, bare: true })
  }

  /** Routes that are registered on a router by what `fill` does belong to a group below it: to a router of its own, or to nobody else. */
  grouped<T>(router: Value | null, group: Value | null, path: Value | undefined, site: Site, fill: () => T): T {
    const owner = this.note(router)
    if (owner === null) return fill()
    const members = group ?? api('group', null)
    const id = identityOf(members)
    for (const below of pathsOf(path)) this.addMount({ owner, path: below, targets: [members], site, bare: false })
    if (id !== null) this.groups.push({ router: identityOf(router) ?? owner, group: id })
    try {
      return fill()
    } finally {
      if (id !== null) this.groups.pop()
    }
  }

  private addMount(mount: MountRecord): void {
    this.mounts.push(mount)
    this.ways.clear()
  }

  setPrefix(effect: Of<'prefix'>, context: RowContext, evaluator: Evaluator): void {
    const router = identityOf(effect.on === undefined ? context.receiver : (refer(effect.on, context, evaluator) ?? null))
    const exclude = excludedPaths(effect.exclude && refer(effect.exclude, context, evaluator))
    this.ways.clear()
    if (router !== null) this.prefixes.setPrefix(router, pathsOf(effect.path && refer(effect.path, context, evaluator)), exclude)
  }

  setPrefixTree(effect: Of<'prefix-tree'>, context: RowContext, evaluator: Evaluator): void {
    const visit = (given: Value | undefined, above: string): void => {
      if (given === undefined) return
      const node = settled(given)
      if (node.kind === 'array') node.elements.forEach((element) => { visit(element, above) })
      const target = node.kind === 'object' ? node.props.get(effect.module) : node
      const own = node.kind === 'object' ? pathText(settled(node.props.get('path') ?? UNDEFINED)) : NO_PATH
      const path = joinPaths(above, own.text)
      const router = target === undefined ? null : identityOf(target)
      if (router !== null) this.prefixes.setPrefix(router, [{ text: path, known: own.known }], [])
      if (node.kind === 'object') visit(node.props.get('children'), path)
    }
    visit(refer(effect.tree, context, evaluator), '')
    this.ways.clear()
  }

  setVersioning(effect: Of<'versioning'>, context: RowContext, evaluator: Evaluator): void {
    const router = identityOf(context.receiver)
    const byDefault = effect.default && refer(effect.default, context, evaluator)
    if (router !== null) this.prefixes.setVersioning(router, refer(effect.prefix, context, evaluator), byDefault)
  }

  setVersion(effect: Of<'version'>, context: RowContext, evaluator: Evaluator): void {
    const router = identityOf(refer(effect.on, context, evaluator) ?? null)
    const version = refer(effect.version, context, evaluator)
    if (router !== null && version !== undefined) this.prefixes.setVersion(router, textOf(effect.member, context, evaluator), version)
  }

  addAnswer(effect: Of<'decorated-answer'>, context: RowContext, evaluator: Evaluator): void {
    const router = identityOf(refer(effect.on, context, evaluator) ?? null)
    const name = textOf(effect.member, context, evaluator)
    if (router === null || name === null) return
    const get = (ref: Parameters<typeof refer>[0] | undefined): Value | undefined => ref && refer(ref, context, evaluator)
    const [header, value, redirect, status] = [get(effect.header?.name), get(effect.header?.value), get(effect.redirect), get(effect.status)]
    const answer: DecoratedAnswer = {
      site: context.at.site, ...(header && value ? { header: { name: header, value } } : {}), ...(redirect ? { redirect } : {}), ...(status ? { status } : {}),
    }
    const key = `${String(router)} ${name}`
    this.answers.set(key, [...(this.answers.get(key) ?? []), answer])
  }

  /** A route that a decorated method is: of a class that is declared to be a controller, which gives it a prefix. Others always are. */
  isOfController({ owner, router, procedure }: RouteRecord): boolean {
    return procedure !== undefined || router?.kind !== 'class' || owner === null || this.prefixes.has(owner)
  }

  /** What every answer of a decorated method carries. */
  answersOf({ owner, name }: RouteRecord): readonly DecoratedAnswer[] {
    return this.answers.get(`${String(owner)} ${name ?? ''}`) ?? []
  }

  /** The same call evaluated twice (by two callers) is one route, unless it registers on another router or another path. */
  private push(record: RouteRecord): void {
    const { site, methods, path, owner } = record
    const key = `${site.file}:${String(site.start)} ${methods.join()} ${String(owner)} ${path.text}`
    if (this.pushed.has(key)) return
    this.pushed.add(key)
    this.records.push(record)
  }

  /** Every URL of a route, through all mounts of its router. */
  fullPaths(record: RouteRecord): readonly FullPath[] {
    return this.reaches(record.owner, 0).flatMap((reach) => {
      const { head, application } = reach
      const scheme = application === null ? null : this.prefixes.schemeOf(application)
      return this.prefixes.segments(record.owner, record.name, scheme).map((version): FullPath => {
        const below = joinPaths(reach.text, record.path.text)
        const isOutside = application !== null && isExcluded(below, this.prefixes.of(application).exclude)
        const text = version === '' ? below : joinPaths(version, below)
        return { text: isOutside ? text : joinPaths(head.text, text), complete: reach.complete && record.path.known && (isOutside || head.known) }
      })
    })
  }

  /** The ways to a router, with its own prefix. */
  private reaches(owner: number | null, depth: number): readonly Reach[] {
    if (owner === null) return [NOWHERE]
    const known = this.ways.get(owner)
    if (known) return known
    const { paths } = this.prefixes.of(owner)
    const found = this.above(owner, depth).flatMap((way) => paths.map((path): Reach => {
      if (way.application === owner) return { ...way, head: path }
      return { ...way, text: joinPaths(way.text, path.text), complete: way.complete && path.known }
    }))
    if (depth === 0) this.ways.set(owner, found)
    return found
  }

  private above(owner: number | null, depth: number): readonly Reach[] {
    if (owner === null || depth > MOUNT_DEPTH) return [NOWHERE]
    const above = this.mountsOf(owner)
    if (above.length === 0) return [this.serving.has(owner) ? { ...NOWHERE, application: owner, complete: true } : NOWHERE]
    return above.flatMap((m) => {
      const isRoot = m.bare && m.owner !== null && this.serving.has(m.owner)
      const ways = m.bare && !isRoot ? this.above(m.owner, depth + 1) : this.reaches(m.owner, depth + 1)
      return ways.map((way) => ({ ...way, text: joinPaths(way.text, m.path.text), complete: way.complete && m.path.known }))
    })
  }

  /** Every URL that leads to a router, as far as is known by now. */
  prefixesOf(router: Value): readonly FullPath[] {
    return this.reaches(this.note(router), 0).map(({ head, text, complete }) => ({ text: joinPaths(head.text, text), complete: complete && head.known }))
  }

  private note(owner: Value | null): number | null {
    const value = owner === null ? null : settled(owner)
    if (value?.kind === 'api') this.noteRouter(value)
    const id = identityOf(owner)
    return this.groups.findLast((group) => group.router === id)?.group ?? id
  }

  private noteRouter(router: ApiValue): void {
    const prefix = router.data.get('ownPrefix')
    const isServing = this.serves(router) && !this.serving.has(router.id)
    const hasPrefix = prefix !== undefined && !this.prefixes.has(router.id)
    if (isServing) this.serving.add(router.id)
    if (hasPrefix) this.prefixes.setPrefix(router.id, pathsOf(prefix), [])
    if (isServing || hasPrefix) this.ways.clear()
  }

  /** Looking at a target may load the file that it comes from, which may mount more. */
  private mountsOf(owner: number): readonly MountRecord[] {
    if (this.index?.count !== this.mounts.length) this.index = this.indexed([...this.mounts])
    return this.index.byRouter.get(owner) ?? []
  }

  private indexed(mounts: readonly MountRecord[]): NonNullable<RouteTable['index']> {
    const byRouter = new Map<number, MountRecord[]>()
    for (const mount of mounts) {
      for (const router of new Set(mount.targets.flatMap((target) => this.routersOf(target)))) {
        const known = byRouter.get(router)
        if (known) known.push(mount)
        else byRouter.set(router, [mount])
      }
    }
    return { count: mounts.length, byRouter }
  }

  /** The routers that a mounted value may be. */
  private routersOf(target: Value): readonly number[] {
    if (target.kind === 'lazy' && target.file !== null && !this.relevant(target.file)) return []
    const value = settled(target)
    if (value.kind === 'array') return value.elements.flatMap((one) => this.routersOf(one))
    if (value.kind === 'union') return value.values.flatMap((one) => this.routersOf(one))
    // `{ module: AuthModule, controllers: […] }`: a module that is put together when the program starts.
    if (value.kind === 'object') return DYNAMIC.flatMap((name) => this.routersOf(value.props.get(name) ?? UNDEFINED))
    const router = identityOf(value)
    return router === null ? [] : [router]
  }
}

const DYNAMIC = ['module', 'controllers', 'imports'] as const

const NOWHERE: Reach = { head: NO_PATH, application: null, text: '', complete: false }

function textOf(ref: Parameters<typeof refer>[0] | undefined, context: RowContext, evaluator: Evaluator): string | null {
  return ref === undefined ? null : (stringOf(refer(ref, context, evaluator) ?? UNDEFINED) ?? null)
}

let lastId = 0
/** Negative, unlike those of values. */
const classIds = new WeakMap<ClassValue, number>()

function identityOfClass(cls: ClassValue): number {
  const known = classIds.get(cls) ?? --lastId
  classIds.set(cls, known)
  return known
}

/** `/auth/**` is what lies below `/auth`. */
const withoutRest = (path: PathText): PathText => (path.text.endsWith('/**') ? { ...path, text: path.text.slice(0, -3) } : path)

function identityOf(given: Value | null): number | null {
  if (given === null) return null
  const value = settled(given)
  if (value.kind === 'api') return value.id
  if (value.kind === 'class') return identityOfClass(value)
  // `{ router }` and instances that carry one are mounted through the member, which is an api value by then.
  return null
}

const joined = (one: PathText, other: PathText): PathText => ({ text: joinPaths(one.text, other.text), known: one.known && other.known })

/** The methods of a registration: text, or a list; any method where that is not known. */
function methodsOf(given: Value | undefined): readonly string[] {
  const value = settled(given ?? UNDEFINED)
  const texts = (value.kind === 'array' ? value.elements : value.kind === 'union' ? value.values : [value]).map(stringOf)
  const known = texts.filter((text) => text !== undefined).map((text) => text.toUpperCase())
  return known.length === 0 || known.length < texts.length || known.some((text) => text === 'ALL' || text === '*') ? ['ANY'] : [...new Set(known)]
}

function handlersOf(given: Value | undefined): readonly Value[] {
  if (given === undefined) return []
  if (given.kind === 'lazy') return [given]
  const value = force(given)
  return value.kind === 'array' ? flatten(value.elements) : [value]
}

function behind(prefix: Value | undefined, paths: readonly PathText[]): readonly PathText[] {
  if (prefix === undefined) return paths
  return pathsOf(prefix).flatMap((before) => paths.map(({ text, known }) => ({ text: joinPaths(before.text, text), known: known && before.known })))
}
