/** The door to the analysis: from a folder to the facts of the project in it. */
import path from 'node:path'
import type { AutoImportRow, FrameworkTable, LibraryTable } from '../knowledge/define.ts'
import { frameworks, libraries } from '../knowledge/index.ts'
import type { ClientTrigger, CredentialChange, Endpoint, KeepingCall, Place, Renewal, SessionSetup, Skipped } from '../model/facts.ts'
import type { IssuedCookie, PackageScope, ProjectFacts, RoutePath } from '../model/project-facts.ts'
import { browserClientsOf } from '../extract/browser-clients.ts'
import { mayTrigger, triggersOf } from '../extract/client.ts'
import { constantsOf } from '../extract/constants.ts'
import { EffectSink } from '../extract/effects.ts'
import { actionEndpoints } from '../extract/action-endpoints.ts'
import { candidatesIn, credentialChanges } from '../extract/credential-endpoints.ts'
import { directiveEndpoints } from '../extract/directive-endpoints.ts'
import { routeEndpoints } from '../extract/endpoints.ts'
import { registerExportedRoutes } from '../extract/exported-routes.ts'
import { registerExportedServers } from '../extract/exported-servers.ts'
import type { Extraction } from '../extract/extraction.ts'
import { fileEndpoints, fileHandlers } from '../extract/file-endpoints.ts'
import { fileRoutesOf, type FileRoute } from '../extract/file-routes.ts'
import { functionsOf } from '../extract/handlers.ts'
import { listedRoutes } from '../extract/route-lists.ts'
import { keepingCalls } from '../extract/password-change-calls.ts'
import type { ProjectPort } from '../extract/ports.ts'
import { looseProcedures, mapsOf } from '../extract/procedures.ts'
import { holdsServerCode, makesServerFunctions, mayProvide, type Flag } from '../extract/prefilter.ts'
import { NamedHandlers } from '../extract/handler-names.ts'
import { EventRecorder } from '../extract/recorder.ts'
import { Registry } from '../extract/registry.ts'
import { renewalsAmong } from '../extract/renewals.ts'
import { mayBeRouteMap, registerRouteMap, routeMapOf } from '../extract/route-maps.ts'
import { RouteTable } from '../extract/routes.ts'
import { TableSemantics } from '../extract/table-semantics.ts'
import { Evaluator } from '../syntax/evaluator.ts'
import { Module } from '../syntax/module.ts'
import { usesOf } from '../syntax/uses.ts'
import { Run } from '../syntax/run.ts'
import { force, settled, type FunctionValue, type Site, type Value } from '../syntax/values.ts'
import { AutoImportFiles } from './auto-import-files.ts'
import { findProjectRoot, type Host, type HostOptions } from './host.ts'
import { asksAboutUser, changeGuards, CLOSING } from './change-guards.ts'
import { cachesOfProject, type CacheSources } from './client-caches.ts'
import { triggersOfTemplates } from './template-triggers.ts'
import { storageOfProject, type StorageSources } from './client-storage.ts'
import { issuedBy, type Issued } from './issuers.ts'
import { resolverOf } from './resolve.ts'
import type { SourceIndex } from './source-index.ts'
import { ProjectSources } from './sources.ts'

export interface AnalyseOptions {
  /** Absolute folder, or the analysed part of a project: findings are about it; what surrounds it is read for facts. */
  readonly root: string
  /** Unsaved texts by absolute path. */
  readonly overlay?: ReadonlyMap<string, string>
  /** What earlier analyses of the project have read; see `createSources`. */
  readonly sources?: ProjectSources
  /** Tables of the project's own packages and files, checked. */
  readonly tables?: UserTables
  onProgress?(done: number, total: number, phase: string): void
}

/** Files that test or describe the code are no part of it. */
const NOT_PRODUCTION = /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|e2e|cypress|playwright|fixtures|storybook|\.storybook)\/|\.(?:test|spec|e2e|cy|stories|mock)\.[cm]?[jt]sx?$|\.d\.[cm]?ts$/i

export const isProduction = (relative: string): boolean => !NOT_PRODUCTION.test(relative)

/** Tables that users add, see docs/tables.md. */
export type UserTables = readonly LibraryTable[]

const builtIn = new Registry([...frameworks, ...libraries])
const extended = new WeakMap<UserTables, Registry>()

/** All tables, looked up: those of the product, and after them those of the user, which win. */
export function registryWith(tables: UserTables | undefined): Registry {
  if (tables === undefined || tables.length === 0) return builtIn
  const known = extended.get(tables) ?? new Registry([...frameworks, ...libraries], tables)
  extended.set(tables, known)
  return known
}

/** How many importers are followed upwards from a file with a logout, to find where its router is mounted. */
const IMPORTER_DEPTH = 8

/**
 * Keeps what is read of the project around `root`, for several analyses.
 *
 * @param options with `keepsTimes: false` for analyses in a row that take the disk to be as it was at the first
 */
export function createSources(root: string, tables?: UserTables, options?: Pick<HostOptions, 'keepsTimes'>): ProjectSources {
  return new ProjectSources(findProjectRoot(root), registryWith(tables).sessionMarks, options)
}

/** Analyses a project. Nothing is thrown for bad input files: they are listed under `skipped`. */
export function analyseProject(options: AnalyseOptions): ProjectFacts {
  return new Analysis(options).run()
}

class Analysis {
  private readonly root: string
  private readonly sources: ProjectSources
  private readonly host: Host
  private readonly index: SourceIndex
  private readonly autoImports: AutoImportFiles
  private readonly extraction: Extraction
  private readonly modules = new Map<string, Module | null>()
  private readonly problems: Skipped[] = []
  /** Files that are worth looking into for mounted routers. */
  private readonly relevant = new Set<string>()
  /** Files whose importers were followed to find the routes of their functions. */
  private readonly followed = new Set<string>()
  /** See loadersOf. */
  private readonly loaders = new Map<string, readonly string[]>()
  /** See runDecorators. */
  private readonly decorated = new Set<string>()
  /** See fileRoutes. */
  private readonly placed = new Map<string, readonly FileRoute[]>()
  /** See listed. */
  private readonly lists = new Map<string, ReadonlyMap<string, FileRoute>>()
  private readonly port: ProjectPort
  private readonly options: AnalyseOptions
  private readonly registry: Registry

  constructor(options: AnalyseOptions) {
    this.options = options
    this.registry = registryWith(options.tables)
    this.root = options.root.replace(/\\/g, '/').replace(/\/+$/, '')
    this.sources = options.sources ?? new ProjectSources(findProjectRoot(this.root), this.registry.sessionMarks, { overlay: options.overlay, keepsTimes: false })
    if (options.sources) options.sources.update(options.overlay ?? new Map())
    this.host = this.sources.host
    this.index = this.sources.index
    this.autoImports = new AutoImportFiles(this.host, this.index)
    const resolver = resolverOf(this.host)
    this.port = {
      relativeToProject: (file) => within(this.host.root, file),
      resolve: (from, specifier) => resolver.resolveImport(from, specifier),
      load: (file) => this.load(file),
      mayExport: (file, name) => this.index.mayExport(file, name),
      exporterOf: (file, folders, name) => this.autoImports.exporterOf(this.port.scopeOf(file), folders, name),
      providing: (file, word) => this.providing(file, word),
      filesBelow: (folder) => this.host.files().filter((file) => file.startsWith(`${folder}/`) && SOURCE.test(file) && this.isProduction(file)),
      runDecorators: (file, name) => { this.runDecorators(file, name) },
      scopeOf: (file) => this.host.packageScope(file).folder,
      dependsOn: (file, name) => this.host.declaredRange(file, name) !== null,
      environment: (file, name) => this.environment(file, name),
      version: (file, name) => {
        const version = this.host.dependencyVersion(file, name)
        return version.is === 'known' ? version : (version.atLeast ?? null)
      },
    }
    const routes = new RouteTable()
    const sink = new EffectSink(this.registry, this.port, routes)
    const semantics = new TableSemantics(this.registry, this.port, sink)
    const evaluator = new Evaluator(semantics, new EventRecorder())
    semantics.evaluator = evaluator
    routes.serves = (owner) => semantics.serves(owner)
    const handlers = new NamedHandlers(this.registry, this.port, (type) => semantics.typed(type, type.split('.').at(-1) ?? type))
    routes.named = (value, framework, at, by) => handlers.resolve(value, framework, at, by)
    sink.evaluator = evaluator
    sink.semantics = semantics
    sink.container.evaluator = evaluator
    this.extraction = { registry: this.registry, semantics, evaluator, routes, guard: (file, fallback, work) => this.guard(file, fallback, work) }
  }

  run(): ProjectFacts {
    const seeds = this.index.filesWith('logout').filter((file) => this.isProduction(file) && this.mayAnswer(file))
    this.lookInto(this.withImporters(seeds.filter((file) => this.mayBeMounted(file))))
    this.evaluate(this.mounting(this.relevant, seeds), 'routes')
    const endpoints = this.endpoints(seeds)
    const scopes = new Set(endpoints.map((e) => this.port.scopeOf(e.handler.file)))
    const issued = this.issued(scopes)
    // Where it is registered it belongs, so that of two folders of a project one has it.
    const inside = endpoints.filter((e) => this.isInside(e.registration.file))
    const setups = this.extraction.semantics.sink.setups.map((s) => s.facts)
    // After everything about logouts: what is read for it must not change that.
    const changes = this.credentialChanges(scopes, issued)
    const renewals = this.renewals(changes, scopes)
    const triggers = this.triggers()
    return {
      root: this.root,
      endpoints: inside,
      neighbours: endpoints.filter((e) => !inside.includes(e)).map(({ path, handler }) => ({ path, scope: this.port.scopeOf(handler.file) })),
      scopeOf: Object.fromEntries(inside.map((e) => [e.id, this.port.scopeOf(e.handler.file)])),
      credentialChanges: changes,
      renewals,
      looseLibraries: this.registry.looseLibraries,
      keepingResets: this.keepingResets(),
      keepingCalls: this.keepingCalls(),
      changeGuards: changeGuards([...new Set(changes.map(({ scope }) => scope))], (scope) => this.filesOf(scope), (file) => this.textOf(file)),
      packages: [...scopes].map((folder) => this.packageScope(folder)),
      toldServers: [...new Set(endpoints.flatMap(({ runs }) => runs.flatMap(({ events }) => events.flatMap((e) => (e.kind === 'invalidate' ? (e.server ?? []) : [])))))],
      setups,
      issuedCookies: issued.cookies,
      issuedRecords: issued.records,
      otherClears: issued.clears,
      overwrittenCookies: issued.overwritten.filter(({ place }) => this.isInside(place.file)),
      triggers,
      templateTriggers: this.templateTriggers(inside),
      storage: this.storage(),
      caches: this.caches(triggers),
      logins: inside.length > 0 ? [] : this.logins(),
      filesRead: this.host.files().filter((file) => this.isInside(file)).length,
      filesAnalysed: [...this.modules.values()].filter((m) => m !== null).length,
      skipped: [...this.problems, ...this.host.skipped()],
      textOf: (file) => this.textOf(file),
      mentioning: (text) => [...this.host.files(), ...this.host.templates()].filter((file) => this.textOf(file).includes(text)),
      importedFile: (from, specifier) => {
        const target = this.port.resolve(from, specifier)
        return target.is === 'file' ? target.file : null
      },
    }
  }

  /** Routers that these files mount are looked for, too. */
  private lookInto(files: Iterable<string>): void {
    for (const file of files) this.relevant.add(file)
    // Plugins that set sessions up are read with the options that they are given.
    this.extraction.routes.lookInto((file) => this.relevant.has(file) || this.index.flagsOf(file)?.session === true)
  }

  private guard<T>(file: string, fallback: T, work: () => T): T {
    try {
      return work()
    } catch (error) {
      const reason = `the analysis failed here, which is a fault of its own: ${error instanceof Error ? error.message : String(error)}`
      if (!this.problems.some((p) => p.file === file && p.reason === reason)) this.problems.push({ file, reason })
      return fallback
    }
  }

  /** Front-end code that asks for a logout, in the analysed part. */
  private triggers(): ClientTrigger[] {
    const files = this.index.filesWith('logout').filter((file) => this.isInside(file) && this.isProduction(file))
    return files.filter((file) => mayTrigger(this.textOf(file))).flatMap((file) => {
      const module = this.load(file)
      return module ? this.guard(file, [], () => triggersOf(module, constantsOf(module, this.extraction.evaluator), browserClientsOf(module, this.extraction))) : []
    })
  }

  /** Pages and templates by which the browser starts a logout. */
  private templateTriggers(endpoints: readonly Endpoint[]): readonly ClientTrigger[] {
    return triggersOfTemplates(endpoints, {
      files: () => this.host.templates().filter((file) => this.isInside(file) && this.isProduction(file)),
      relativeTo: (file) => within(this.host.root, file),
      textOf: (file) => this.textOf(file),
      guard: (file, work) => this.guard(file, [], work),
    })
  }

  /** What the front end keeps in web storage, and takes away. */
  private storage(): ProjectFacts['storage'] {
    const inside = (flag: Flag): readonly string[] =>
      this.index.filesWith(flag).filter((file) => this.isInside(file) && this.isProduction(file))
    const sources: StorageSources = {
      files: inside('storage'),
      logouts: inside('logout'),
      load: (file) => this.load(file),
      textOf: (file) => this.textOf(file),
      scopeOf: (file) => this.port.scopeOf(file),
    }
    return storageOfProject(sources, this.extraction)
  }

  /** The code of a package. */
  private filesOf(scope: string): readonly string[] {
    return this.host.files().filter((file) => SOURCE.test(file) && this.port.scopeOf(file) === scope && this.isProduction(file))
  }

  /** Endpoints that change by what users log in, where a login leaves something that could be ended then. */
  private credentialChanges(scopes: ReadonlySet<string>, { records }: Issued): readonly CredentialChange[] {
    const { setups } = this.extraction.semantics.sink
    const isWorthAsking = records.some(({ event }) => event.kind === 'record-write') || setups.some(({ facts }) => facts.state === 'stateful')
    const seeds = isWorthAsking ? this.serverFilesWith('credential', scopes).filter((file) => this.mayAnswer(file)) : []
    if (seeds.length === 0) return []
    this.lookInto(this.withImporters(seeds.filter((file) => this.mayBeMounted(file))))
    const modules = this.registerRoutes(seeds)
    return credentialChanges(modules, (file) => this.fileRoutes(file), this.extraction)
      .filter(({ endpoint }) => this.isInside(endpoint.registration.file))
      .map((change) => ({ ...change, scope: this.port.scopeOf(change.endpoint.handler.file) }))
  }

  /** Endpoints that renew logins, of packages in which accounts are closed and no code asks about the user of a token. */
  private renewals(changes: readonly CredentialChange[], scopes: ReadonlySet<string>): readonly Renewal[] {
    const closing = new Set(changes.filter(({ what }) => CLOSING.has(what)).map(({ scope }) => scope))
    const trusting = new Set([...closing].filter((scope) => !this.filesOf(scope).some((file) => asksAboutUser(this.textOf(file)))))
    if (trusting.size === 0) return []
    const seeds = this.serverFilesWith('issues', scopes).filter((file) => trusting.has(this.port.scopeOf(file)) && this.mayAnswer(file))
    this.lookInto(this.withImporters(seeds.filter((file) => this.mayBeMounted(file))))
    const candidates = candidatesIn(this.registerRoutes(seeds), (file) => this.fileRoutes(file), this.extraction)
    return renewalsAmong(candidates, this.extraction)
      .map((renewal) => ({ ...renewal, scope: this.port.scopeOf(renewal.place.file) }))
      .filter(({ scope }) => trusting.has(scope))
  }

  /** Libraries that reset passwords by themselves are set up in files that need not say anything of a logout. */
  private keepingResets(): readonly SessionSetup[] {
    const packages = this.registry.resettingPackages
    for (const file of this.index.filesWith('credential')) {
      if (!this.isInside(file) || !this.isProduction(file) || !this.index.importsOf(file).some((one) => packages.includes(one))) continue
      const module = this.load(file)
      if (module) this.guard(file, undefined, () => { this.extraction.evaluator.runModule(module) })
    }
    return this.extraction.semantics.sink.setups.map(({ facts }) => facts)
      .filter(({ keepsSessionsWithout, state, place }) => keepsSessionsWithout !== undefined && state === 'stateful' && this.isInside(place.file))
  }

  /** Changes of the password that a library makes, asked for by code of the server or of the browser. */
  private keepingCalls(): readonly KeepingCall[] {
    const libraries = this.registry.changingLibraries
    return this.index.filesWith('credential').filter((file) => this.isInside(file) && this.isProduction(file)).flatMap((file) =>
      libraries.filter(({ packages }) => packages.some((name) => this.port.dependsOn(file, name))).flatMap(({ packages, session }) => {
        const row = session?.passwordChange
        const module = row && this.textOf(file).includes(row.method) ? this.load(file) : null
        return row && module ? keepingCalls(module, row, (name) => this.isMadeBy(packages, name, module)) : []
      }))
  }

  /** Does the name come from one of the packages, or from a file that uses them? */
  private isMadeBy(packages: readonly string[], name: string, { file, program, client }: Module): boolean {
    const uses = (from: string): boolean => this.index.importsOf(from).some((one) => packages.includes(one.split('/', one.startsWith('@') ? 2 : 1).join('/')))
    const imported = [...program.body, ...(client?.body ?? [])].flatMap((node) =>
      (node.type === 'ImportDeclaration' && node.specifiers.some(({ local }) => local.name === name) ? [node.source.value] : []))
    if (imported.length === 0) return uses(file)
    return imported.some((specifier) => {
      const found = this.port.resolve(file, specifier)
      return found.is === 'file' && uses(found.file)
    })
  }

  /** What the front end keeps of the server's answers. */
  private caches(triggers: readonly ClientTrigger[]): ProjectFacts['caches'] {
    const sources: CacheSources = {
      tables: this.registry.clientCaches,
      filesOf: (scope) => this.filesOf(scope),
      importsOf: (file) => this.index.importsOf(file),
      isAboutLogout: (file) => this.index.flagsOf(file)?.logout === true,
      load: (file) => this.load(file),
      textOf: (file) => this.textOf(file),
      scopeOf: (file) => this.port.scopeOf(file),
    }
    return cachesOfProject(triggers, sources)
  }

  /** Routes by which somebody logs in, told by the texts of files that issue sessions or tokens. */
  private logins(): Place[] {
    const files = this.index.filesWith('issues', 'session', 'cookie').filter((file) => this.isInside(file) && this.isProduction(file))
    return files.flatMap((file) => {
      const match = LOGIN_ROUTE.exec(this.textOf(file))
      return match === null ? [] : [{ file, start: match.index, end: match.index + match[0].length }]
    })
  }

  private isInside(file: string): boolean {
    return file === this.root || file.startsWith(`${this.root}/`)
  }

  private isProduction(file: string): boolean {
    return isProduction(within(this.host.root, file))
  }

  /** Files that provide what is called so, those of the same package first. */
  private providing(from: string, word: string): readonly string[] {
    const files = this.host.files().filter((file) => mayProvide(this.textOf(file), word) && this.isProduction(file))
    const here = files.filter((file) => this.port.scopeOf(file) === this.port.scopeOf(from))
    return here.length > 0 ? here : files
  }

  /** Could the file hold or register a handler? A component that only triggers a logout cannot. */
  private mayAnswer(file: string): boolean {
    if (isClientComponent(file)) return false
    const flags = this.index.flagsOf(file)
    return flags !== null && (flags.route || this.exportsHandlers(file) || flags.cookie || flags.session || mayBeRouteMap(this.relative(file), this.extraction) || this.registry.frameworks.some((t) => t.directives?.some((d) => this.textOf(file).includes(d.directive)) ?? false))
  }

  /** Is the file a route by its place, and could it export what answers there? */
  private exportsHandlers(file: string): boolean {
    const names = this.fileRoutes(file).flatMap(({ row }) => row.exports.flatMap((exports) => exports.names))
    const text = this.textOf(file)
    return names.some((name) => name === 'default' || text.includes(name))
  }

  /**
   * Could the file register routes on a router that another file mounts? A file that is a route by its place cannot, nor can any
   * in a package without a framework that has routers.
   */
  private mayBeMounted(file: string): boolean {
    return this.hasRouters(file) && this.fileRoutes(file).length === 0
  }

  /** Does the package of the file have a framework with routers? */
  private hasRouters(file: string): boolean {
    return this.registry.frameworks.some((table) => this.mayUse(file, table) && hasRouters(table))
  }

  /** Does the package of the file depend on the framework? One that declares nothing may use anything. */
  private mayUse(file: string, table: FrameworkTable): boolean {
    return table.packages.some((name) => this.port.dependsOn(file, name)) || this.host.packageScope(file).manifest.dependencies.size === 0
  }

  /** A component of the browser, without code of the server beside it, is followed for triggers only. */
  private isComponent(file: string): boolean {
    return /\.(?:jsx|tsx)$/.test(file) && !holdsServerCode(this.textOf(file))
  }

  /** The routes that a file is by its place. */
  private fileRoutes(file: string): readonly FileRoute[] {
    let routes = this.placed.get(file)
    if (routes === undefined) {
      const tables = this.registry.frameworks.filter((table) => table.fileRoutes !== undefined && this.mayUse(file, table))
      const listed = this.listed(this.port.scopeOf(file), tables).get(file)
      routes = listed ? [listed] : fileRoutesOf(tables, this.relative(file))
      this.placed.set(file, routes)
    }
    return routes
  }

  /** The routes of a package that lists of its own name, by their files. */
  private listed(scope: string, tables: readonly FrameworkTable[]): ReadonlyMap<string, FileRoute> {
    const known = this.lists.get(scope)
    if (known) return known
    const routes = new Map<string, FileRoute>()
    this.lists.set(scope, routes)
    for (const row of tables.flatMap((table) => table.fileRoutes ?? [])) {
      for (const list of (row.listedIn ?? []).map((name) => `${scope}/${name}`)) {
        const module = this.host.files().includes(list) ? this.load(list) : null
        if (!module) continue
        const folder = path.posix.dirname(list)
        this.guard(list, undefined, () => {
          listedRoutes(module, row, this.extraction).forEach((route, file) => routes.set(path.posix.join(folder, file), route))
        })
      }
    }
    return routes
  }

  private textOf(file: string): string {
    const text = this.host.readText(file)
    return text.is === 'text' ? text.text : ''
  }

  private packageScope(folder: string): PackageScope {
    const { manifest } = this.host.packageScope(`${folder}/package.json`)
    return { folder, name: manifest.name ?? null, dependencies: [...manifest.dependencies.keys()] }
  }

  /** Parses a file once. */
  private load(file: string): Module | null {
    const known = this.modules.get(file)
    if (known !== undefined) return known
    if (!SOURCE.test(file)) return null
    const text = this.host.readText(file)
    const parsed = text.is === 'text' ? this.sources.parse(file, text.text) : null
    if (parsed && 'error' in parsed) this.problems.push({ file, reason: `cannot be parsed: ${parsed.error}` })
    if (parsed && 'problem' in parsed && parsed.problem !== undefined) this.problems.push({ file, reason: `a script cannot be parsed: ${parsed.problem}` })
    const module = text.is === 'text' && parsed && 'program' in parsed ? new Module(file, text.text, parsed) : null
    this.modules.set(file, module)
    return module
  }

  /** The seeds and everything that imports them, so that mounts are seen. */
  private withImporters(seeds: readonly string[]): Set<string> {
    const all = new Set(seeds)
    let layer = [...seeds]
    for (let depth = 0; depth < IMPORTER_DEPTH && layer.length > 0; depth++) {
      const next = new Set<string>()
      for (const file of layer) {
        for (const importer of [...this.index.importersOf(file), ...this.loadersOf(file)]) {
          if (!all.has(importer) && this.isProduction(importer) && !this.isComponent(importer)) next.add(importer)
        }
      }
      next.forEach((file) => all.add(file))
      layer = [...next]
    }
    return all
  }

  /** Files of the package that read whole folders, and may so read this one. */
  private loadersOf(file: string): readonly string[] {
    const scope = this.port.scopeOf(file)
    let loaders = this.loaders.get(scope)
    if (loaders === undefined) {
      const packages = this.registry.folderLoaders.filter((name) => this.port.dependsOn(file, name))
      loaders = packages.length === 0 ? [] : this.host.files().filter((other) =>
        this.port.scopeOf(other) === scope && this.index.importsOf(other).some((specifier) => packages.includes(specifier)))
      this.loaders.set(scope, loaders)
    }
    return loaders.filter((loader) => loader !== file)
  }

  /** Of the importers those that could mount anything; what others of them hand on is read when it is asked for. */
  private mounting(files: Iterable<string>, seeds: readonly string[]): readonly string[] {
    const own = new Set(seeds)
    return [...files].filter((file) => own.has(file) || this.index.flagsOf(file)?.mounts === true)
  }

  private evaluate(files: readonly string[], phase: string): void {
    files.forEach((file, done) => {
      this.options.onProgress?.(done, files.length, phase)
      const module = this.load(file)
      if (module) this.guard(file, undefined, () => { this.extraction.evaluator.runModule(module) })
    })
  }

  /** Has the code around these files register its routes; gives their modules. */
  private registerRoutes(seeds: readonly string[]): readonly Module[] {
    const mounting = this.mounting(this.relevant, seeds)
    this.runUncalled(mounting)
    this.readMaps(mounting, seeds)
    const modules = seeds.map((file) => this.load(file)).filter((module) => module !== null)
    this.registerMaps(seeds)
    modules.forEach((module) => { this.guard(module.file, undefined, () => { registerExportedRoutes(module, this.extraction) }) })
    modules.forEach((module) => { this.guard(module.file, undefined, () => { registerExportedServers(module, this.extraction) }) })
    return modules
  }

  private endpoints(seeds: readonly string[]): Endpoint[] {
    this.runSessionFiles(new Set(seeds.map((file) => this.port.scopeOf(file))))
    const found: Endpoint[] = []
    const modules = this.registerRoutes(seeds)
    found.push(...routeEndpoints(modules, this.extraction))
    for (const file of seeds) {
      const module = this.load(file)
      if (!module) continue
      this.guard(file, undefined, () => { this.extraction.evaluator.runModule(module) })
      if (makesServerFunctions(module.text)) issuedBy(module, this.extraction, { ...this.questions(), onlyUncalled: true })
      found.push(...this.guard(file, [], () => [...fileEndpoints(module, this.fileRoutes(file), this.extraction), ...directiveEndpoints(module, this.extraction)]))
    }
    found.push(...actionEndpoints(this.extraction))
    return unique(found)
  }

  private relative(file: string): string {
    return within(this.port.scopeOf(file), file)
  }

  private registerMaps(seeds: readonly string[]): void {
    for (const file of seeds) {
      const module = mayBeRouteMap(this.relative(file), this.extraction) ? this.load(file) : null
      const map = module && routeMapOf(module, this.relative(file), this.extraction)
      if (map) this.guard(file, undefined, () => { registerRouteMap(module, map, this.extraction) })
    }
  }

  /** Files that run on the server, of these packages. */
  private serverFilesWith(flag: Flag, scopes: ReadonlySet<string>): readonly string[] {
    if (scopes.size === 0) return []
    // Few files have the flag; asking for it first saves asking the rest of the others.
    return this.index.filesWith(flag).filter((file) => scopes.has(this.port.scopeOf(file)) && !this.isComponent(file) && this.isProduction(file))
  }

  /** Session middleware is set up in files of their own. */
  private runSessionFiles(scopes: ReadonlySet<string>): void {
    for (const file of this.serverFilesWith('session', scopes)) {
      const module = this.load(file)
      if (module) issuedBy(module, this.extraction, this.questions())
    }
    scopes.forEach((scope) => { this.configureSessions(scope) })
  }

  /** Sessions that no call sets up, but a file of a certain name. */
  private configureSessions(scope: string): void {
    const { sink } = this.extraction.semantics
    for (const { id, session, ...table } of this.registry.tables as readonly LibraryTable[]) {
      const where = session?.configuredIn
      if (!where || sink.setups.some((s) => s.facts.library === id && s.facts.scope === scope)) continue
      const found = this.port.resolve(`${scope}/package.json`, `./${where.file}`)
      const module = found.is === 'file' ? this.load(found.file) : null
      if (!module || !table.packages.some((name) => this.port.dependsOn(module.file, name))) continue
      this.guard(module.file, undefined, () => {
        const options = this.extraction.evaluator.exportOf(module, where.export ?? 'default')
        sink.setUpWith(id, settled(options), { run: new Run(this.extraction.evaluator.topLevel), module, site: siteOfExport(options, module) })
      })
    }
  }

  private environment(file: string, name: string): string | undefined {
    const folder = this.port.scopeOf(file)
    for (const base of ENVIRONMENT_FILES) {
      const value = new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=\\s*(?:"([^"\\n]*)"|'([^'\\n]*)'|([^\\s#]*))`, 'm').exec(this.textOf(`${folder}/${base}`))
      const text = value?.[1] ?? value?.[2] ?? value?.[3]
      if (text !== undefined && text !== '') return text
    }
    return undefined
  }

  /** Runs what may add a member of this name to a framework's objects, in the package of the file. */
  private runDecorators(file: string, name: string): void {
    const scope = this.port.scopeOf(file)
    const key = `${scope} ${name}`
    if (this.decorated.has(key)) return
    this.decorated.add(key)
    const adds = addingMember(name)
    for (const other of this.host.files()) {
      if (!this.isProduction(other) || this.port.scopeOf(other) !== scope || !adds.test(this.textOf(other))) continue
      const module = this.load(other)
      if (module) issuedBy(module, this.extraction, { ...this.questions(), onlyUncalled: true, adding: adds })
    }
  }

  /** Functions of the seeds that nobody was seen to call may register routes: `module.exports = (app) => { app.get(…) }`. */
  private runUncalled(seeds: readonly string[]): void {
    for (const file of seeds) {
      const module = this.load(file)
      if (module) issuedBy(module, this.extraction, { ...this.questions(), onlyUncalled: true })
    }
  }

  /** Maps of procedures that nobody was seen to register. */
  private readMaps(files: readonly string[], seeds: readonly string[]): void {
    const read = (file: string, take: typeof mapsOf): void => {
      const module = this.load(file)
      if (module) this.guard(file, undefined, () => { take(module, this.extraction.semantics) })
    }
    files.forEach((file) => { read(file, mapsOf) })
    seeds.forEach((file) => { read(file, looseProcedures) })
  }

  private issued(scopes: ReadonlySet<string>): Issued {
    const all: Issued = { cookies: [], records: [], clears: [], overwritten: [] }
    const files = new Set([
      ...this.serverFilesWith('cookie', scopes), ...this.serverFilesWith('issues', scopes),
      ...(this.options.tables?.length ? this.serverFilesWith('session', scopes) : []),
    ])
    for (const file of files) {
      const module = this.load(file)
      if (!module) continue
      this.guard(file, undefined, () => { registerExportedServers(module, this.extraction) })
      const issued = issuedBy(module, this.extraction, this.questions())
      all.cookies.push(...issued.cookies)
      all.records.push(...issued.records)
      all.clears.push(...issued.clears)
      all.overwritten.push(...issued.overwritten)
    }
    return { cookies: seenFromCallers(all.cookies), records: all.records, clears: all.clears, overwritten: all.overwritten }
  }

  /** The URLs that run a function: of the file that it is exported from, or of the routes that it handles. */
  private routesOf(fn: FunctionValue, module: Module): readonly RoutePath[] {
    const [place] = this.fileRoutes(module.file)
    if (place !== undefined) return [{ path: place.path, complete: place.pathIsKnown }]
    const { routes, evaluator } = this.extraction
    if (!this.followed.has(module.file) && this.hasRouters(module.file)) {
      const around = this.withImporters([module.file])
      this.lookInto(around)
      this.evaluate(this.mounting(around, [module.file]), 'routes')
    }
    this.followed.add(module.file)
    const handled = routes.records.filter((record) =>
      functionsOf(record.handlers).some((h) => h === fn || (h.kind === 'function' && h.node === fn.node) || evaluator.wrapped.get(h)?.some((w) => w.node === fn.node)))
    const all = handled.flatMap((record) => routes.fullPaths(record).map((p): RoutePath => ({
      path: p.text, complete: p.complete, ...(record.owner === null ? {} : { router: String(record.owner) }),
    })))
    // A class that was only instantiated to look at its methods has a router that is mounted nowhere.
    const mounted = all.filter((p) => p.complete)
    return mounted.length > 0 ? mounted : all
  }

  private questions(): Parameters<typeof issuedBy>[2] {
    return {
      scopeOf: (file) => this.port.scopeOf(file),
      isReferenced: (file, name) => this.isReferenced(file, name),
      routesOf: (fn, module) => this.routesOf(fn, module),
      handlersOf: (module) => fileHandlers(module, this.fileRoutes(module.file), this.extraction),
    }
  }

  /** Does code of the program use the name, in its own file or in those that get it from there? */
  private isReferenced(file: string, name: string): boolean {
    if (this.isConventional(file, name)) return true
    const module = this.load(file)
    const users = this.autoImports.usersOf(file, this.port.scopeOf(file), this.autoImportRows(file))
    const importers = [...this.index.importersOf(file), ...users].filter((importer) => this.isProduction(importer))
    // A method may be called through whatever holds the object.
    if (!module?.scope.bindings.has(name)) return this.mentions(file, name, 2) || importers.some((importer) => this.mentions(importer, name, 1))
    return usesOf(module.program, name).isUsed || importers.some((importer) => this.isUsedFrom(importer, name, new Set([file])))
  }

  private isUsedFrom(file: string, name: string, seen: Set<string>): boolean {
    const module = seen.has(file) || !this.mentions(file, name, 1) ? null : this.load(file)
    if (module === null) return false
    seen.add(file)
    const { isUsed, isExported } = usesOf(module.program, name)
    return isUsed || (isExported && this.index.importersOf(file).some((importer) => this.isProduction(importer) && this.isUsedFrom(importer, name, seen)))
  }

  private mentions(file: string, name: string, times: number): boolean {
    const word = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g')
    return [...this.textOf(file).matchAll(word)].length >= times
  }

  private autoImportRows(file: string): readonly AutoImportRow[] {
    return this.registry.frameworks.filter((table) => table.autoImports && this.mayUse(file, table)).flatMap((table) => table.autoImports ?? [])
  }

  /** A framework calls the function because of its name and the place of its file. */
  private isConventional(file: string, name: string): boolean {
    const module = this.modules.get(file)
    if (module && module.isEsm && !module.exports.has(name) && !module.exports.has('default')) return false
    return this.fileRoutes(file).length > 0 || this.registry.frameworks.some((t) => (t.directives ?? []).some((d) => this.textOf(file).includes(d.directive)))
  }
}

/** What a helper sets is known better from where it is called: there its arguments are known. */
function seenFromCallers(cookies: readonly IssuedCookie[]): IssuedCookie[] {
  const key = ({ event }: IssuedCookie): string => `${event.place.file}:${String(event.place.start)}`
  const called = new Set(cookies.filter((c) => c.event.frames.length > 0).map(key))
  return cookies.filter((c) => c.event.frames.length > 0 || !called.has(key(c)))
}

/** `app.post('/login', …)`, `router.route('/auth/signin').post(…)`, `@Post('login')`. */
const LOGIN_ROUTE = /(?:\.(?:post|all|use|route)|@Post)\(\s*['"`][\w/:.-]*(?:log|sign)[-_]?in['"`]/i

/** What can be parsed; data and assets that code imports cannot. */
const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/

/** Code that adds a member to a framework's objects: `fastify.decorate('auth', …)`, `server.expose('auth', …)`, `app.context.auth = …`. */
function addingMember(name: string): RegExp {
  const literal = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`\.(?:decorate(?:Request|Reply)?|method|expose)\s*\([^;]{0,40}?['"\x60]${literal}['"\x60]|\b(?:context|locals)\.${literal}\s*=(?!=)`)
}

/** What an installation is set up by; the first that names a variable counts. */
const ENVIRONMENT_FILES = ['.env', '.env.example', '.env.sample', '.env.template', '.env.development'] as const

function siteOfExport(value: Value, module: Module): Site {
  const known = force(value)
  return (known.kind === 'object' ? known.site : null) ?? { file: module.file, start: 0, end: 0 }
}

/** The path of a file below a folder. */
const within = (folder: string, file: string): string =>
  file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : path.posix.relative(folder, file)

const hasRouters = (table: FrameworkTable): boolean => table.procedures !== undefined || Object.values(table.types ?? {}).some((type) => type.role === 'router')

/** A component whose code renders, in the browser and beforehand on the server, and answers nothing. */
const isClientComponent = (file: string): boolean => /\.(?:vue|svelte)$/.test(file)

/** The same handler and registration seen twice is one endpoint. */
function unique(endpoints: readonly Endpoint[]): Endpoint[] {
  const seen = new Map<string, Endpoint>()
  for (const endpoint of endpoints) {
    const key = `${endpoint.registration.file}:${String(endpoint.registration.start)}:${endpoint.methods.join()}`
    const before = seen.get(key)
    if (!before || (!before.pathIsComplete && endpoint.pathIsComplete) || (before.runs.every((r) => r.events.length === 0) && endpoint.runs.some((r) => r.events.length > 0))) seen.set(key, endpoint)
  }
  const ids = new Map<string, number>()
  return [...seen.values()].map((endpoint) => {
    const count = (ids.get(endpoint.id) ?? 0) + 1
    ids.set(endpoint.id, count)
    return count === 1 ? endpoint : { ...endpoint, id: `${endpoint.id} #${String(count)}` }
  })
}
