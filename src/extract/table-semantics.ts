/** The evaluator's view of everything outside the project, as the tables tell it. */
import type { CallRow, EffectRow, Ref, Role, TypeId, TypeRow, ValueRow, When } from '../knowledge/define.ts'
import { functionMember } from '../syntax/builtins.ts'
import { awaitValue, callValue, execute } from '../syntax/calls.ts'
import type { Context } from '../syntax/context.ts'
import type { CollectionChange } from '../syntax/collections.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { eventsSince, promisified, thenable } from '../syntax/promises.ts'
import { getMember, spreadInto } from '../syntax/properties.ts'
import type { Run, RunCondition } from '../syntax/run.ts'
import { methodOfField } from '../syntax/classes.ts'
import type { At, Imported, Semantics } from '../syntax/semantics.ts'
import {
  api, carriesOf, eventsOf, force, isUndefined, literal, native, object, promise, settled, stringOf, symbolOf, unknownValue, UNDEFINED,
  truthiness, type ApiValue, type Carry, type ClassValue, type UnknownValue, type FunctionValue, type Value,
} from '../syntax/values.ts'
import { callBack, callbacksOf, iterated, type CalledBack } from './callbacks.ts'
import { wordOf } from './container.ts'
import { collectionEvent } from './data-events.ts'
import { injectedBy, lastWord } from './injection.ts'
import { AutoImports } from './auto-imports.ts'
import { fileGlobal, fileUrl, hostCall } from './host-modules.ts'
import { opaqueCall } from './opaque.ts'
import { ASKED } from './origins.ts'
import { Plugins } from './plugins.ts'
import type { ProjectPort } from './ports.ts'
import { holds, refer, type RowAnswers, type RowContext } from './references.ts'
import { setRows, type Registry, type Row } from './registry.ts'
import { addressOf, parsesAddress } from './urls.ts'
import type { EffectSink } from './effects.ts'
import { sessionTokenWords } from './token-words.ts'

/** Effects that wait until somebody executes the value. */
interface Pending {
  readonly effects: readonly EffectRow[]
  readonly context: RowContext
  readonly table: string
  /** The tests under which it was built. */
  readonly conditions: readonly RunCondition[]
  /** The runs in which it was executed. */
  readonly fired: WeakSet<Run>
}

export class TableSemantics implements Semantics {
  readonly registry: Registry
  readonly port: ProjectPort
  readonly sink: EffectSink
  evaluator!: Evaluator
  private readonly answers: RowAnswers
  /** Where the imports of a module lead: asked about again at every annotation. */
  private readonly resolved = new Map<Module, Map<string, Imported>>()
  private readonly autoImports: AutoImports

  constructor(registry: Registry, port: ProjectPort, sink: EffectSink) {
    this.registry = registry
    this.port = port
    this.sink = sink
    this.autoImports = new AutoImports(registry, port)
    const semantics = this
    sink.semantics = this
    sink.plugins = new Plugins(this)
    this.answers = {
      get evaluator() {
        return semantics.evaluator
      },
      version: (file, name) => port.version(file, name),
      uses: (file, name, others) => sink.uses(file, name, others),
      option: (at, path, context) => sink.option(at, path, context),
      sessionState: (at, library) => sink.sessionState(at, library),
      isCallable: (value) => semantics.isCallable(value),
      isFromRequest: (value) => ['request', 'token'].some((carry) => carriesOf(value, semantics.carry).has(carry as Carry)),
    }
  }

  // --- imports --------------------------------------------------------------------------------------------------------------

  resolve(from: Module, specifier: string): Imported {
    let resolved = this.resolved.get(from)
    if (resolved === undefined) this.resolved.set(from, (resolved = new Map<string, Imported>()))
    let target = resolved.get(specifier)
    if (target === undefined) resolved.set(specifier, (target = this.resolveAnew(from, specifier)))
    return target
  }

  private resolveAnew(from: Module, specifier: string): Imported {
    if (this.registry.module(specifier) && !specifier.startsWith('.')) return { is: 'package', specifier }
    const target = this.port.resolve(from.file, specifier)
    if (target.is === 'file') {
      const described = this.registry.projectFile(this.port.relativeToProject(target.file))
      if (described !== undefined) return { is: 'package', specifier: described }
    }
    // A generated client, committed or not, is the package that generated it.
    const generated = GENERATED_CLIENTS.find((g) => g.path.test(target.is === 'file' ? target.file : specifier) && this.port.dependsOn(from.file, g.package))
    if (generated) return { is: 'package', specifier: generated.package }
    switch (target.is) {
      case 'file':
        return { is: 'file', file: target.file, load: () => this.port.load(target.file), mayExport: (name) => this.port.mayExport(target.file, name) }
      case 'package':
      case 'builtin':
        return { is: 'package', specifier }
      case 'unresolved':
        return { is: 'unresolved', reason: target.reason }
    }
  }

  packageValue(specifier: string, from: Module): Value {
    this.sink.packageSeen(specifier, from)
    const row = this.registry.module(specifier)
    if (row) return this.instantiate(row, specifier, null, null)
    if (/^(?:node:)?util$/.test(specifier)) return api('util', { row: {}, table: null }, { data: new Map() })
    return api(specifier, null)
  }

  unresolvedImport(specifier: string, name: string | null, reason: string): Value {
    if (name === null) return unknownValue(`\`${specifier}\`: ${reason}`)
    return unknownValue(`\`${specifier}\`: ${reason}`, { text: name })
  }

  globalValue(name: string, from: Module): Value | undefined {
    const ofFile = fileGlobal(name, from.file)
    if (ofFile) return ofFile
    if (HOST_GLOBALS.has(name)) return api(name, null)
    if (name === 'globalThis' || name === 'global') return unknownValue('the global object', { symbol: 'globalThis' })
    const row = this.registry.global(name)
    // What a package makes global is there where it is in use.
    if (row && (row.table.packages.length === 0 || this.sink.inUse(row.table, from))) return this.instantiate(row, name, null, null)
    const specifier = this.autoImports.packageOf(name, from.file)
    if (specifier !== undefined) return this.evaluator.memberOf(this.packageValue(specifier, from), name, { file: from.file, start: 0, end: 0 }, from)
    const type = this.autoImports.typeNamed(name, from.file)
    if (type !== undefined) return this.typed(type, name, new Map([['entity', literal(name)]]))
    return this.autoImports.exported(name, from, this.evaluator)
  }

  annotated(specifier: string, name: string, module: Module): Value | undefined {
    if (specifier === '') {
      const row = this.registry.global(name)
      const type = [row?.row.construct ?? []].flat()[0]?.returns
      if (typeof type === 'string') return this.typed(type, name)
      const known = this.autoImports.packagesFor(module.file).find((from) => this.registry.annotation(from, name))
      return known === undefined ? undefined : this.annotated(known, name, module)
    }
    const row = this.registry.annotation(specifier, name)
    if (row) return 'type' in row ? this.typed(row.type, `${specifier}.${name}`) : undefined
    // An exported class of a table is a type, too.
    const member = this.registry.module(specifier)?.row.members?.[name]
    const made = [member?.construct ?? []].flat()[0]?.returns
    return typeof made === 'string' ? this.typed(made, `${specifier}.${name}`) : undefined
  }

  parameterOf(specifier: string, name: string, index: number): Value | undefined {
    const row = this.registry.annotation(specifier, name)
    const type = row && 'handler' in row ? row.handler.params[index] : undefined
    return typeof type !== 'string' ? undefined : this.typed(type, type.split('.').at(-1)?.toLowerCase() ?? type)
  }

  /** A value of a table's type. */
  typed(type: TypeId, path: string, data: ReadonlyMap<string, Value> = new Map()): ApiValue {
    const own = this.registry.chain(type)[0]
    return api(path, own ? ({ row: { type }, table: own.table } satisfies Row) : null, { data, sure: own?.row.optional !== true })
  }

  // --- rows -----------------------------------------------------------------------------------------------------------------

  /** The value that a row describes. */
  instantiate(row: Row, path: string, receiver: ApiValue | null, member: string | null, context?: RowContext): Value {
    if (row.row.is && context) return refer(row.row.is, context, this.evaluator) ?? unknownValue(`\`${path}\``, { symbol: path })
    const data = new Map<string, Value>()
    if (context) this.attach(data, row.row.with, context)
    return api(path, row, { receiver, member, data })
  }

  private attach(data: Map<string, Value>, rows: ValueRow['with'], context: RowContext): void {
    for (const [key, ref] of Object.entries(rows ?? {})) {
      const value = refer(ref, context, this.evaluator)
      if (value !== undefined && (value.kind === 'lazy' || !isUndefined(value))) data.set(key, value)
    }
  }

  /** The rows that describe a value: its own, its type's, and those that its type extends. */
  layers(value: ApiValue): readonly { row: ValueRow; type: TypeId | null; table: Row['table'] | null }[] {
    const own = value.row as Row | null
    if (!own) return []
    const types = own.row.type === undefined ? [] : this.registry.chain(own.row.type)
    return [{ row: own.row, type: null, table: own.table }, ...types.map((t) => ({ row: t.row, type: t.id, table: t.table }))]
  }

  role(value: ApiValue): Role | undefined {
    const own = value.row as Row | null
    if (own?.row.type === undefined) return undefined
    return this.registry.chain(own.row.type).find((t) => t.row.role !== undefined)?.row.role
  }

  /** A model of that name, of the data layer in use whose models have the method. */
  modelNamed(name: string, method: string, module: Module): ApiValue | undefined {
    for (const table of this.registry.tables) {
      if (table.types === undefined || !this.sink.inUse(table, module)) continue
      for (const [id, row] of Object.entries(table.types)) {
        if (row.model !== true || !ownRow(row.members, method)) continue
        return this.typed(id.includes('.') ? id : `${table.id}.${id}`, name, new Map([['entity', literal(name)]]))
      }
    }
    return undefined
  }

  /** A router that answers by itself. */
  serves(value: ApiValue): boolean {
    const type = this.typeOf(value)
    return type !== undefined && this.registry.chain(type).some((t) => t.row.serves === true)
  }

  typeOf(value: Value): TypeId | undefined {
    return value.kind === 'api' ? (value.row as Row | null)?.row.type : undefined
  }

  /** What a value carries of the request, for opaque calls. */
  readonly carry = (value: ApiValue): readonly Carry[] => {
    // The text of a Set-Cookie header is a part of the response.
    if (value.data.has('set-cookie-api')) return ['response']
    const role = this.role(value)
    if (role === 'exchange') return ['request', 'response']
    return role === undefined || role === 'router' || role === 'procedure' ? [] : [role === 'input' ? 'request' : role]
  }

  /** Is it the request, or holds it? */
  private isRequest(value: ApiValue): boolean {
    const role = this.role(value)
    return role === 'request' || role === 'exchange'
  }

  context(value: ApiValue, args: readonly Value[], at: At, more: Partial<RowContext> = {}): RowContext {
    const { receiver } = value
    const data = new Map<string, Value>()
    if (receiver?.kind === 'api') receiver.data.forEach((v, k) => data.set(k, v))
    value.data.forEach((v, k) => data.set(k, v))
    return { at, args, receiver, data, member: value.member, assignedValue: null, table: null, ...more }
  }

  // --- members --------------------------------------------------------------------------------------------------------------

  member(receiver: ApiValue, name: string | undefined, at: At): Value {
    if (name === undefined) return this.computedMember(receiver, at)
    const assigned = receiver.assigned.get(name)
    if (assigned) return assigned
    if (receiver.path === 'process' && name === 'env') return api('process.env', null)
    if (receiver.path === 'process.env') return unknownValue('set by the environment', { symbol: `env:${name}`, text: `process.env.${name}` })
    if (name === 'method' && at.run.method !== null && this.hasMethod(receiver)) return literal(at.run.method)
    if (receiver.path === 'util' && name === 'promisify') {
      return native('promisify', (call) => promisified(call.args[0] ?? UNDEFINED))
    }
    if (MERGERS.has(receiver.path) && /^(?:extend|assign|assignIn|merge|defaults)$/.test(name)) return this.merger(name)
    const path = `${receiver.path}.${name}`
    const context: RowContext = { at, args: [], receiver, data: receiver.data, member: name, assignedValue: null, table: null }
    const builtin = thenable(receiver, name) ?? (this.isCallable(receiver) ? functionMember(receiver, name) : undefined)
    if (builtin && !this.layers(receiver).some((l) => ownRow(l.row.members, name))) return builtin
    const row = this.memberRow(receiver, name, at)
    if (row === 'several') return unknownValue(`several libraries add \`${name}\` to the request`, { carries: ['session'] })
    if (row && !isOfAnyUrl(row.row, at)) {
      const kept = isPlain(row.row) ? receiver.members.get(name) : undefined
      if (kept) return kept
      const made = this.instantiate(row, path, receiver, name, context)
      // It lives as long as what it is a part of.
      const value = made.kind === 'api' && row.row.same ? { ...made, born: receiver.born } : made
      if (isPlain(row.row)) receiver.members.set(name, value)
      if (value.kind === 'api' && this.handles(value)) return this.handlerOf(value, at)
      const isAllowed = value.kind === 'api' && row.row.type === undefined && this.layers(receiver).some((l) => l.row.anyMember === row.row)
      return isAllowed ? { ...value, sure: false } : value
    }
    const own = this.ownMember(receiver, name, at) ?? this.decoration(receiver, name, at)
    if (own) return own
    // `schema.methods`, `req.user`: the same object every time, so what is assigned to it is found again.
    const known = receiver.members.get(name) ?? this.unlisted(receiver, name, path)
    if (receiver.row !== null) receiver.members.set(name, known)
    return known
  }

  /** A request whose method is a plain member. */
  private hasMethod(receiver: ApiValue): boolean {
    return this.isRequest(receiver) && !this.layers(receiver).some((layer) => ownRow(layer.row.members, 'method'))
  }

  /** `_.extend(a, b)`: what Object.assign does; the first argument wins nothing. */
  private merger(name: string): Value {
    return native(name, (call) => {
      const merged = object(call.site)
      const sources = name === 'defaults' ? [...call.args].reverse() : call.args
      sources.forEach((source) => { spreadInto(merged, source) })
      return merged
    })
  }

  private computedMember(receiver: ApiValue, at: At): Value {
    const any = this.layers(receiver).find((l) => l.row.anyMember)
    const context: RowContext = { at, args: [], receiver, data: receiver.data, member: null, assignedValue: null, table: null }
    if (any?.row.anyMember && any.table) return this.instantiate({ row: any.row.anyMember, table: any.table }, `${receiver.path}[]`, receiver, null, context)
    return unknownValue('a computed member', { carries: this.carry(receiver) })
  }

  /** The row of a member: named rows first, then members that other libraries add, then the row for any member. */
  private memberRow(receiver: ApiValue, name: string, at: At): Row | 'several' | undefined {
    const layers = this.layers(receiver)
    for (const layer of layers) {
      const row = ownRow(layer.row.members, name)
      if (row && layer.table) return { row, table: layer.table }
      if (layer.type === null) continue
      const added = this.augmented(layer.type, (a) => ownRow(a.row.members, name), at)
      if (added) return added === 'several' ? added : { row: added.found, table: added.table }
    }
    // `import x from 'pkg'` of a CommonJS package is the package itself.
    if (name === 'default' && receiver.receiver === null) return receiver.row as Row
    const any = layers.find((l) => l.row.anyMember)
    return any?.row.anyMember && any.table ? { row: any.row.anyMember, table: any.table } : undefined
  }

  /** Which library's addition counts: the one that is set up, else the only one that is in use. */
  private augmented<T>(type: TypeId, pick: (a: { row: Pick<ValueRow, 'members' | 'set' | 'remove'> }) => T | undefined, at: At): { found: T; table: Row['table'] } | 'several' | undefined {
    const adding = this.registry.augmentationsOf(type).flatMap((a) => {
      const found = pick(a)
      return found === undefined ? [] : [{ found, table: a.table }]
    })
    if (adding.length <= 1 && adding[0] && !('session' in adding[0].table)) return this.sink.inUse(adding[0].table, at.module) ? adding[0] : undefined
    const setUp = adding.filter((a) => this.sink.isSetUp(a.table.id, at.module))
    if (setUp.length === 1) return setUp[0]
    const used = (setUp.length > 0 ? setUp : adding).filter((a) => this.sink.inUse(a.table, at.module))
    return used.length > 1 ? 'several' : used[0]
  }

  /** Functions of the project that a library hangs on its instances: `schema.methods`. */
  private ownMember(receiver: ApiValue, name: string, at: At): Value | undefined {
    for (const layer of this.layers(receiver)) {
      const { own } = layer.row as { own?: { self: string; member: string } }
      const holder = own ? receiver.data.get(own.self) : undefined
      if (!own || holder === undefined) continue
      const cx = this.contextOf(at)
      const maker = classBehind(force(holder))
      const field = maker.kind === 'class' ? methodOfField(maker, name, receiver, cx) : undefined
      if (field) return field
      const found = force(getMember(getMember(maker, own.member, at.site, cx, own.member), name, at.site, cx, name))
      if (found.kind === 'function') return { ...found, thisValue: receiver }
    }
    return undefined
  }

  /** What the package's code has added to values of the type: `fastify.decorate('auth', auth)`. */
  private decoration(receiver: ApiValue, name: string, at: At): Value | undefined {
    const layers = this.layers(receiver)
    if (!layers.some(({ row }) => (row as TypeRow).decorated)) return undefined
    const types = layers.flatMap(({ type }) => type ?? [])
    let added = this.sink.decorationOf(types, name, at.module)
    if (added === undefined) {
      this.port.runDecorators(at.module.file, name)
      added = this.sink.decorationOf(types, name, at.module)
    }
    // A place that is kept free for each request: what stands there then, others put there.
    if (added === undefined || truthiness(added) === false) return undefined
    const value = force(added)
    return value.kind === 'function' && value.thisValue === null ? { ...value, thisValue: receiver } : value
  }

  /** A member that no row names. */
  private unlisted(receiver: ApiValue, name: string, path: string): Value {
    const role = this.role(receiver)
    if (role !== undefined && role !== 'router' && role !== 'procedure') {
      const carries: readonly Carry[] = sessionTokenWords(name) ? ['token'] : role === 'response' ? [] : [role === 'session' ? role : 'request']
      // Same client, same host: the only parts of a request that are equal in two of them.
      const symbol = this.isRequest(receiver) && /^(?:hostname|host|origin)$/.test(name) ? { symbol: `request.${name}` } : {}
      const field = role === 'input' ? { field: name } : {}
      return unknownValue(`\`${path}\``, { carries, text: path, assigned: new Map(), members: new Map(), ...symbol, ...field })
    }
    if (this.isFilledByOthers(receiver)) {
      const carries: readonly Carry[] = sessionTokenWords(name) ? ['request', 'token'] : ['request']
      return unknownValue(`nobody was seen to set \`${path}\``, { carries, text: path, assigned: new Map(), members: new Map(), field: name })
    }
    return api(path, null, { receiver, member: name })
  }

  /** Is it the object of a request that middleware, or whoever comes first, puts things into? */
  private isFilledByOthers({ row, receiver }: ApiValue): boolean {
    if (receiver?.kind !== 'api' || row === null || !isPlain((row as Row).row)) return false
    const role = this.role(receiver)
    return role === 'request' || role === 'response' || role === 'exchange'
  }

  unknownMember(given: Value, name: string | undefined, text: string): Value {
    const receiver = force(given)
    const then = name === undefined ? undefined : thenable(receiver, name)
    if (then) return then
    // `global.prisma || new PrismaClient()`: nobody was seen to put it there.
    if (receiver.kind === 'unknown' && receiver.symbol === 'globalThis' && name !== undefined) return UNDEFINED
    const carries: readonly Carry[] = receiver.kind === 'unknown' ? receiver.carries : []
    const known = receiver.kind === 'unknown' && name !== undefined ? (receiver.assigned?.get(name) ?? receiver.members?.get(name)) : undefined
    if (known) return known
    const more: Carry[] = name !== undefined && carries.length > 0 && sessionTokenWords(name) ? ['token'] : []
    const symbol = name === undefined ? undefined : symbolOf(receiver)
    const reason = receiver.kind === 'unknown' ? receiver.reason : `a member of ${receiver.kind}`
    const value = unknownValue(reason, {
      carries: [...new Set([...carries, ...more])], text, assigned: new Map(), members: new Map(), of: receiver,
      ...(symbol === undefined ? {} : { symbol: `${symbol}.${name ?? ''}` }),
      ...(name === undefined || carries.length === 0 ? {} : { field: name }),
    })
    if (receiver.kind === 'unknown' && name !== undefined) receiver.members?.set(name, value)
    return value
  }

  // --- assignments ----------------------------------------------------------------------------------------------------------

  assign(receiver: ApiValue, name: string, value: Value, at: At): void {
    for (const { row } of this.layers(receiver)) {
      const { decorates } = row as TypeRow
      if (decorates !== undefined) this.sink.addMember(decorates, name, value, at.module)
    }
    this.applySet(receiver, name, value, 'set', at)
    receiver.assigned.set(name, value)
  }

  /** A session of which nobody knows the library loses a field: what that ends is not known either. */
  assignUnknown(receiver: UnknownValue, name: string, value: Value, at: At): void {
    if (!receiver.carries.includes('session') || truthiness(value) !== false || !/sess/i.test(receiver.text ?? '')) return
    this.sink.unknownSession(at, `whose session \`${receiver.text ?? ''}.${name}\` belongs to is not known`)
  }

  remove(receiver: ApiValue, name: string, at: At): void {
    this.applySet(receiver, name, UNDEFINED, 'remove', at)
    receiver.assigned.delete(name)
  }

  collectionChanged(name: string, change: CollectionChange, at: At): void {
    const event = collectionEvent(name, change, at)
    if (event) this.sink.recorderOf(at).add(event)
  }

  private applySet(receiver: ApiValue, name: string, value: Value, kind: 'set' | 'remove', at: At): void {
    const context: RowContext = { at, args: [], receiver, data: receiver.data, member: name, assignedValue: value, table: null }
    for (const layer of this.layers(receiver)) {
      const own = ownRow(layer.row[kind], name) ?? (kind === 'set' ? layer.row.setAny : undefined)
      const added = own || layer.type === null ? undefined : this.augmented(layer.type, (a) => ownRow(a.row[kind], name), at)
      if (added === 'several') {
        this.sink.unknownSession(at, `\`${name}\` may belong to several session libraries`)
        return
      }
      const table = own ? layer.table : added?.table
      const rows = setRows(own ?? added?.found)
      const inTable: RowContext = { ...context, table: table?.id ?? null }
      const row = rows.find((r) => (r.when ?? []).every((w) => holds(w, inTable, this.answers)))
      if (rows.length === 0) continue
      if (row && table) for (const effect of row.effects) this.sink.apply(effect, inTable, table.id)
      return
    }
  }

  // --- calls ----------------------------------------------------------------------------------------------------------------

  call(callee: ApiValue, args: readonly Value[], thisValue: Value, isNew: boolean, at: At): Value {
    this.noteReading(callee, args, at)
    const computed = isNew ? (callee.path === 'URL' ? fileUrl(args) : undefined) : hostCall(callee.path, args)
    if (computed) return computed
    const rows = this.callRows(callee, isNew)
    const base = this.context(callee, args, at, { table: rows.table })
    const context = base.receiver === null && thisValue.kind === 'api' ? { ...base, receiver: thisValue } : base
    const row = rows.rows.find((r) => (r.when ?? []).every((w) => holds(w, context, this.answers)))
    if (!row) return addressOf(callee, args, (request) => this.member(request, 'url', at)) ?? this.addressNamed(callee, args) ?? opaqueCall(this, callee, callee.path, args, at, isNew)
    return this.applyCall(row, rows.table, callee, context)
  }

  /** An address of which a part is not known: it still leads where its text says. */
  private addressNamed(callee: ApiValue, [href]: readonly Value[]): Value | undefined {
    return parsesAddress(callee) && href !== undefined ? this.typed('web.URL', `${callee.path}(…)`, new Map([['href', href]])) : undefined
  }

  /** A response that is handed on, or whose headers are read: what was written to it may travel with another one. */
  private noteReading(callee: ApiValue, args: readonly Value[], at: At): void {
    const read = callee.member !== null && READS_HEADERS.has(callee.member) ? [callee.receiver, ...args] : args
    for (const value of read) if (value?.kind === 'api') this.sink.written.release(value, at)
  }

  private isCallable(value: ApiValue): boolean {
    return this.callRows(value, false).rows.length > 0
  }

  private callRows(callee: ApiValue, isNew: boolean): { rows: readonly CallRow[]; table: string } {
    for (const layer of this.layers(callee)) {
      const rows = (isNew ? layer.row.construct : layer.row.call) ?? (isNew ? layer.row.call : undefined)
      if (rows) return { rows: Array.isArray(rows) ? (rows as readonly CallRow[]) : [rows as CallRow], table: layer.table?.id ?? '' }
    }
    return { rows: [], table: '' }
  }

  private applyCall(row: CallRow, table: string, callee: ApiValue, context: RowContext): Value {
    const { at } = context
    const start = at.run.recorder.length
    const waits = row.lazy === true || row.onlyByExecute === true
    if (!waits) for (const effect of row.effects ?? []) this.sink.apply(effect, context, table)
    if (row.executes === true && context.receiver) this.fire(context.receiver, at)
    if (row.executes === 'arguments') context.args.forEach((a) => this.fireWithin(a, at))
    if (row.settles === 'arguments') context.args.forEach((a) => awaitValue(a, at.site, this.contextOf(at)))
    const own = eventsSince(start, at.run)
    const group = row.groups === 'result' ? this.resultOf(row, table, callee, context, waits) : null
    const callNow = (): CalledBack[] => callbacksOf(row, 'now', context, this).map((callback) => callBack(callback, context, this))
    const during = row.groups ? this.grouped(row.groups, group, context, callNow) : callNow()
    // What a callback does during the call, and what it answers with, is part of the call.
    const events = [...own, ...eventsSince(start + own.length, at.run)]
    const open = during.flatMap((one) => eventsOf(one.result))
    if (row.promise) during.forEach(({ result }) => { execute(result, at.site, this.contextOf(at)) })
    const after = callbacksOf(row, 'after', context, this)
    // The call is done when it calls back, or when its promise is settled, not when it returns.
    const unsettled = after.length > 0 || (row.promise && !waits) ? at.run.recorder.unsettle(events) : []
    for (const callback of after) at.run.inCallbackOf(own.at(-1), () => callBack(callback, context, this))
    if (row.throws) {
      at.run.thrown = true
      this.sink.recorderOf(at).throwsAnswers(own)
    }
    const results = during.map((one) => one.result)
    const result = group ?? iterated(callee.member, row, during) ?? this.resultOf(row, table, callee, { ...context, results }, waits)
    for (const effect of row.onResult ?? []) this.sink.apply(effect, { ...context, receiver: result }, table)
    return row.promise && !waits ? promise(result, [...unsettled, ...open]) : result
  }

  private grouped<T>(groups: NonNullable<CallRow['groups']>, result: Value | null, context: RowContext, fill: () => T): T {
    const path = groups === 'result' ? undefined : refer(groups.path, context, this.evaluator)
    return this.sink.routes.grouped(context.receiver, result, path, context.at.site, fill)
  }

  private resultOf(row: CallRow, table: string, callee: ApiValue, context: RowContext, waits: boolean): Value {
    const data = new Map<string, Value>()
    const { returns } = row
    const path = callee.path.length > 160 ? `${callee.path}(…)` : `${callee.path}(${argumentText(context.args)})`
    if (returns === 'receiver') return this.fluent(row, table, context, waits, path)
    this.attach(data, row.with, context)
    const request = row.effects?.find((effect) => effect.is === 'remote-call')
    if (request?.is === 'remote-call') this.attach(data, { [ASKED]: request.url }, context)
    if (returns === 'view') return viewOf(context.receiver, data)
    if (returns !== undefined && typeof returns !== 'string' && !('setCookieString' in returns)) {
      const value = refer(returns, context, this.evaluator)
      // The address is known only where the analysis asks about one.
      return value ?? (asksForAddress(returns) ? unknownValue(`\`${path}\``, { carries: ['request'], text: path }) : UNDEFINED)
    }
    const pending = waits ? [this.pending(row, table, context)] : []
    if (typeof returns === 'object') return this.sink.written.setCookieString(returns.setCookieString, context, path)
    if (returns === undefined && pending.length === 0) {
      const derived = this.fromInput(context, path)
      if (derived) return derived
    }
    const own = returns === undefined ? undefined : this.registry.chain(returns)[0]
    const rowRef: Row | null = own && returns !== undefined ? { row: { type: returns }, table: own.table } : null
    const made = api(path, rowRef, {
      data, pending, pendingNeedsExecute: row.onlyByExecute === true, site: context.at.site,
      born: { run: context.at.run, depth: context.at.run.branching },
      receiver: rowRef === null && context.receiver?.kind === 'api' ? context.receiver : null,
    })
    return this.handles(made) ? this.handlerOf(made, context.at) : made
  }

  private handles(value: ApiValue): boolean {
    const type = this.typeOf(value)
    return type !== undefined && this.registry.chain(type)[0]?.row.handles === true
  }

  /** A handler that a package makes, as a function that a route can run. */
  private handlerOf(made: ApiValue, { module, site }: At): Value {
    return {
      ...native(made.path, ({ args, thisValue, cx }) => this.call(made, args, thisValue, false, { run: cx.run, module, site })),
      home: { module, site },
    }
  }

  /** What the own methods of a request, its data or a session give: `req.get('Authorization')`, `form.get('intent')`. */
  private fromInput({ receiver, args }: RowContext, path: string): Value | undefined {
    for (let value = receiver; value !== null && value.kind === 'api'; value = value.receiver) {
      const role = this.role(value)
      if (!this.isRequest(value) && role !== 'input' && role !== 'session') continue
      const text = path.slice(0, 80)
      const field = role === 'session' ? undefined : stringOf(args[0] ?? UNDEFINED)
      return unknownValue(`\`${text}\``, {
        carries: sessionTokenWords(path.replace(/\W+/g, '_')) ? ['token'] : [role === 'session' ? role : 'request'], text, assigned: new Map(), members: new Map(),
        ...(field === undefined ? {} : { field }),
      })
    }
    return undefined
  }

  private fluent(row: CallRow, table: string, context: RowContext, waits: boolean, path: string): Value {
    const receiver = context.receiver === null ? UNDEFINED : force(context.receiver)
    if (receiver.kind !== 'api' || (!waits && !row.with)) return receiver
    const data = new Map(receiver.data)
    this.attach(data, row.with, context)
    // `m.del(k); await m.exec()`: the builder is the same object, whether the calls are chained or not.
    if (waits) receiver.pending.push(this.pending(row, table, context))
    if (row.onlyByExecute) receiver.pendingNeedsExecute = true
    const { born } = receiver
    const { run } = context.at
    if (born?.run === run && run.branching <= born.depth) data.forEach((value, key) => (receiver.data as Map<string, Value>).set(key, value))
    return { ...receiver, path, data }
  }

  private pending(row: CallRow, table: string, context: RowContext): Pending {
    return { effects: row.effects ?? [], context, table, conditions: [...context.at.run.conditions], fired: new WeakSet() }
  }

  // --- execution ------------------------------------------------------------------------------------------------------------

  execute(value: ApiValue, at: At): Value {
    if (!value.pendingNeedsExecute) this.fire(value, at)
    return this.awaited(value)
  }

  private awaited(value: ApiValue): Value {
    const own = value.row as Row | null
    const type = own?.row.type === undefined ? undefined : this.registry.chain(own.row.type).find((t) => t.row.awaited !== undefined)?.row.awaited
    if (type !== undefined) return this.typed(type, `${value.path}→`, value.data)
    // What a query gives is not the query.
    return value.pending.length > 0 && !value.pendingNeedsExecute ? api(`${value.path}→`, null) : value
  }

  private fireWithin(given: Value, at: At): void {
    const value = settled(given)
    if (value.kind === 'array') value.elements.forEach((e) => this.fireWithin(e, at))
    if (value.kind === 'api') this.fire(value, at)
  }

  /** Lazy effects happen now, with the data that the chain has gathered since. */
  private fire(given: Value, at: At): void {
    const value = settled(given)
    if (value.kind === 'union') value.values.forEach((v) => this.fire(v, at))
    if (value.kind !== 'api') return
    for (const pending of value.pending as readonly Pending[]) {
      const builtIn = pending.context.at.run
      // What another request put into a builder that outlives it is no part of this one.
      if (pending.fired.has(at.run) || (builtIn !== at.run && builtIn.recorder !== this.evaluator.topLevel)) continue
      pending.fired.add(at.run)
      const data = new Map([...pending.context.data, ...value.data])
      const moment: At = { ...at, site: pending.context.at.site, module: pending.context.at.module }
      const apply = (): void => { for (const effect of pending.effects) this.sink.apply(effect, { ...pending.context, data, at: moment }, pending.table) }
      underAll(pending.conditions.filter((c) => !at.run.conditions.includes(c)), at.run, apply)
    }
  }

  /** Members of one row, whose receivers have nothing attached to them. */
  doSame(one: ApiValue, other: ApiValue): boolean {
    const isPlain = ({ data, receiver }: ApiValue): boolean => data.size === 0 && (receiver?.kind !== 'api' || receiver.data.size === 0)
    const [a, b] = [one.row as Row | null, other.row as Row | null]
    return a !== null && a.row === b?.row && one.member !== null && isPlain(one) && isPlain(other)
  }

  /** What `typeof` gives, where a row tells. */
  typeofResult(value: ApiValue): string | undefined {
    if (this.isCallable(value)) return 'function'
    return this.typeOf(value) === undefined ? undefined : 'object'
  }

  /** `throw redirect('/login')`: a response that is thrown is the answer. */
  thrown(given: Value, at: At): void {
    const value = settled(given)
    if (value.kind === 'api' && this.role(value) === 'response') this.sink.thrown(value, at)
  }

  // --- inheritance ----------------------------------------------------------------------------------------------------------

  /** A member of a class of the project that extends a package's: an ORM model's static or instance method. */
  inherited(receiver: Value, superClass: ApiValue, name: string, at: At): Value | undefined {
    const isStatic = receiver.kind === 'class'
    const type = isStatic ? this.typeOf(superClass) : this.instanceType(superClass)
    const base = type === undefined ? superClass : this.typed(type, superClass.path, entityData(receiver, this.className(receiver)))
    const row = this.memberRow(base, name, at)
    if (row === undefined || row === 'several') return undefined
    const bound: ApiValue = receiver.kind === 'object' ? { ...base, assigned: receiver.props as Map<string, Value> } : base
    return this.instantiate(row, `${this.className(receiver)}.${name}`, bound, name, {
      at, args: [], receiver: bound, data: bound.data, member: name, assignedValue: null, table: null,
    })
  }

  private instanceType(superClass: ApiValue): TypeId | undefined {
    const rows = this.callRows(superClass, true).rows
    const made = rows[0]?.returns
    return typeof made === 'string' && made !== 'receiver' ? made : undefined
  }

  private className(receiver: Value): string {
    if (receiver.kind === 'class') return receiver.name ?? ''
    return receiver.kind === 'object' ? (receiver.cls?.name ?? '') : ''
  }

  // --- injection ------------------------------------------------------------------------------------------------------------

  injected(decorator: ApiValue, declared: Value | undefined, at: At): Value | undefined {
    return injectedBy(this, decorator, declared, at)
  }

  /** The row of these for which the conditions hold. */
  fitting<T extends { readonly when?: readonly When[] }>(rows: readonly T[], context: RowContext): T | undefined {
    return rows.find((row) => (row.when ?? []).every((w) => holds(w, context, this.answers)))
  }

  implementation(cls: ClassValue): Value | undefined {
    return this.sink.container.implementation(cls)
  }

  messageHandler(message: Value, at: At): Value | undefined {
    return this.sink.container.handler(message, at.module)
  }

  provided(token: Value, at: At): Value | undefined {
    return this.sink.container.instance(token, wordOf(token) || lastWord(at), at.module)
  }

  requestContext(of: string, at: At): Value {
    return this.sink.contexts.of(of, at.module) ?? unknownValue('the context of the request, which nobody was seen to make', {
      text: 'context', carries: ['request', 'response', 'session'], assigned: new Map(), members: new Map(),
    })
  }

  /** Calls a function of the project outside any run. */
  callOf(fn: FunctionValue): Value {
    return this.evaluator.aside((run) => callValue(fn, UNDEFINED, [], fn.node, this.evaluator.moduleContext(fn.module, run), 'callback'))
  }

  ofType(type: TypeId, data: ReadonlyMap<string, Value>): Value {
    return this.typed(type, type, data)
  }

  inheritedInstance(): Value | undefined {
    return undefined
  }

  opaqueCall(callee: Value, text: string, args: readonly Value[], at: At): Value {
    return opaqueCall(this, callee, text, args, at, false)
  }

  /** The evaluator's context for calling back into the project's code. */
  contextOf(at: At): Context {
    return this.evaluator.moduleContext(at.module, at.run)
  }
}

/** Under which the project's class is attached to what its static members, inherited from a package, are called on. */
const CLASS = 'class'

/** What a class of the project, or an instance of one, is called, for the rows of the package's class that it extends. */
function entityData(receiver: Value, name: string): Map<string, Value> {
  const named: [string, Value] = ['entity', literal(name)]
  return new Map(receiver.kind === 'class' ? [named, [CLASS, receiver]] : [named])
}

/** The class of the project that a model stands for; what it was given otherwise. */
function classBehind(value: Exclude<Value, { kind: 'lazy' }>): Exclude<Value, { kind: 'lazy' }> {
  const cls = value.kind === 'api' ? value.data.get(CLASS) : undefined
  return cls ? force(cls) : value
}

/** The same thing, seen with more data. */
function viewOf(given: Value | null, data: ReadonlyMap<string, Value>): Value {
  const receiver = given === null ? UNDEFINED : force(given)
  return receiver.kind === 'api' ? { ...receiver, data: new Map([...receiver.data, ...data]) } : receiver
}

/** An object for the application's use (`ctx.state`, `res.locals`): the same every time, so that what one handler puts there the next one finds. */
const isPlain = (row: ValueRow): boolean => row.same === true || Object.keys(row).every((key) => key === 'members')

const asksForAddress = (ref: Ref): boolean => 'url' in ref || ('memberOf' in ref && asksForAddress(ref.memberOf))

function underAll(conditions: readonly RunCondition[], run: Run, evaluate: () => void): void {
  const [first, ...others] = conditions
  if (first) run.under(first, () => { underAll(others, run, evaluate) })
  else evaluate()
}

/** Globals whose calls end nothing; functions that they are given run later. */
const HOST_GLOBALS = new Set(['process', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'clearTimeout', 'structuredClone', 'Buffer', 'crypto'])

/** Where generators put clients in a project. */
const GENERATED_CLIENTS = [{ package: '@prisma/client', path: /(?:^|\/)(?:generated\/(?:prisma|client)|prisma\/(?:generated|client)|\.prisma\/client)(?:\/|$)/ }] as const

/** Methods that give what a response's headers or cookies hold. */
const READS_HEADERS = new Set(['get', 'getAll', 'getSetCookie', 'entries', 'values', 'forEach', 'toString', 'clone'])

/** Libraries that merge objects. */
const MERGERS = new Set(['lodash', 'underscore', 'lodash-es'])

/** A part of the address, which may be any. */
const isOfAnyUrl = ({ is }: ValueRow, { run }: At): boolean =>
  is !== undefined && 'url' in is && (run.url === null || (is.url === 'params' && run.url.params.size === 0))

/** Own property only: a member called `constructor` or `toString` is no row. */
const ownRow = <T>(rows: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  rows !== undefined && Object.hasOwn(rows, name) ? rows[name] : undefined

/** Canonical text of arguments, for the path of a result: `config.get("port")`. */
function argumentText(args: readonly Value[]): string {
  const texts = args.map((a) => (a.kind === 'lazy' ? '…' : (symbolOf(a) ?? '…')))
  const text = texts.join(',')
  return text.length > 80 ? '…' : text
}

