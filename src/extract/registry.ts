/** The tables, looked up: modules, types, globals, cookie APIs, sessions. */
import type { SessionMarks } from './prefilter.ts'
import type {
  AnnotationRow, BrowserRequestRow, CookieApi, FrameworkTable, LibraryTable, SessionRow, SetRow, Table, TypeId, TypeRow, ValueRow,
} from '../knowledge/define.ts'

/** A row together with the table that it stands in. */
export interface Row {
  readonly row: ValueRow
  readonly table: Table
}

/** Members that a library adds to another table's type. */
export interface Augmentation {
  readonly table: Table
  readonly row: Pick<ValueRow, 'members' | 'set' | 'remove'>
}

export class Registry {
  readonly tables: readonly Table[]
  readonly frameworks: readonly FrameworkTable[]
  private readonly modules = new Map<string, Row>()
  /** Files of the project that a user's table describes, by their path. */
  private readonly files = new Map<string, string>()
  private readonly types = new Map<TypeId, { readonly row: TypeRow; readonly table: Table }>()
  private readonly globals = new Map<string, Row>()
  private readonly apis = new Map<string, CookieApi>()
  private readonly augmentations = new Map<TypeId, Augmentation[]>()
  private readonly annotations = new Map<string, AnnotationRow>()
  private readonly byId = new Map<string, Table>()
  private readonly chains = new Map<TypeId, readonly { id: TypeId; row: TypeRow; table: Table }[]>()

  /** Tables of users: what a file does with their packages may be what it is all about. */
  private readonly added: readonly Table[]

  /** @param added tables of users, which win over the others */
  constructor(known: readonly Table[], added: readonly Table[] = []) {
    const tables = [...known, ...added]
    this.tables = tables
    this.frameworks = tables.filter((t): t is FrameworkTable => 'handler' in t || 'procedures' in t || 'fileRoutes' in t || 'directives' in t)
    this.added = added
    for (const table of tables) this.add(table)
  }

  private add(table: Table): void {
    this.byId.set(table.id, table)
    const full = (id: string): TypeId => (id.includes('.') ? id : `${table.id}.${id}`)
    for (const specifier of Object.keys(table.modules ?? {})) {
      this.modules.set(specifier, new LazyRow(table, table.modules!, specifier))
      if (specifier.startsWith('./')) this.files.set(specifier.slice(2), specifier)
    }
    for (const id of Object.keys(table.types ?? {})) this.types.set(full(id), new LazyRow(table, table.types!, id))
    for (const [name, row] of Object.entries(table.globals ?? {})) this.globals.set(name, { row, table })
    for (const [id, api] of Object.entries(table.cookieApis ?? {})) this.apis.set(full(id), api)
    for (const { type, row } of table.augments ?? []) {
      this.augmentations.set(type, [...(this.augmentations.get(type) ?? []), { table, row }])
    }
    for (const [specifier, names] of Object.entries(table.annotations ?? {})) {
      for (const [name, row] of Object.entries(names)) this.annotations.set(`${specifier}#${name}`, row)
    }
  }

  /** The specifier by which a table describes a file of the project (`./src/lib/session`), whatever it exports. */
  projectFile(relative: string): string | undefined {
    if (this.files.size === 0) return undefined
    const bare = relative.replace(/\.[cm]?[jt]sx?$/, '')
    return this.files.get(bare) ?? this.files.get(relative) ?? this.files.get(bare.replace(/\/index$/, ''))
  }

  module(specifier: string): Row | undefined {
    return this.modules.get(specifier) ?? this.modules.get(specifier.replace(/^node:/, ''))
  }

  global(name: string): Row | undefined {
    return this.globals.get(name)
  }

  table(id: string): Table | undefined {
    return this.byId.get(id)
  }

  /** A type and everything that it extends, nearest first. */
  chain(id: TypeId): readonly { id: TypeId; row: TypeRow; table: Table }[] {
    const known = this.chains.get(id)
    if (known) return known
    const own = this.types.get(id)
    if (!own) return []
    const parents = own.row.extends === undefined ? [] : typeof own.row.extends === 'string' ? [own.row.extends] : own.row.extends
    const chain = [{ id, row: own.row, table: own.table }, ...parents.flatMap((parent) => this.chain(parent))]
    this.chains.set(id, chain)
    return chain
  }

  augmentationsOf(id: TypeId): readonly Augmentation[] {
    return this.augmentations.get(id) ?? []
  }

  cookieApi(id: string): CookieApi | undefined {
    return this.apis.get(id)
  }

  annotation(specifier: string, name: string): AnnotationRow | undefined {
    return this.annotations.get(`${specifier}#${name}`)
  }

  session(libraryId: string): SessionRow | undefined {
    return (this.byId.get(libraryId) as LibraryTable | undefined)?.session
  }

  /** Packages that reset passwords by themselves. */
  get resettingPackages(): readonly string[] {
    return this.tables.flatMap((t) => ((t as LibraryTable).session?.passwordReset === undefined ? [] : t.packages))
  }

  /** Libraries with a method that changes the caller's password. */
  get changingLibraries(): readonly LibraryTable[] {
    return this.tables.filter((t): t is LibraryTable => (t as LibraryTable).session?.passwordChange !== undefined)
  }

  /** Libraries whose records stay when the one that they belong to is deleted. */
  get looseLibraries(): readonly string[] {
    return this.tables.filter((t) => (t as LibraryTable).loose === true).map(({ id }) => id)
  }

  /** Libraries that keep what the server answers in the browser. */
  get clientCaches(): readonly LibraryTable[] {
    return this.tables.filter((t): t is LibraryTable => 'clientCache' in t)
  }

  /** What code of the browser sends requests by. */
  get browserRequests(): readonly BrowserRequestRow[] {
    return this.tables.flatMap((t) => t.browserRequests ?? [])
  }

  /** Packages by which a file reads all files of a folder. */
  get folderLoaders(): readonly string[] {
    return this.frameworks.flatMap((t) => t.loadsFolders ?? [])
  }

  /** What makes a file interesting by its mere mention: the packages that keep sessions, and words of setting one up. */
  get sessionMarks(): SessionMarks {
    const keeping = this.tables.filter((t): t is LibraryTable => 'session' in t)
    return {
      packages: [...keeping.filter((t) => t.setupWords === undefined), ...this.added].flatMap((t) => t.packages),
      words: this.tables.flatMap((t) => (t as LibraryTable).setupWords ?? []),
    }
  }
}

/** A row that is read when it is looked at: see knowledge/packed.ts. */
class LazyRow<T> {
  readonly table: Table
  readonly #rows: Readonly<Record<string, T>>
  readonly #name: string

  constructor(table: Table, rows: Readonly<Record<string, T>>, name: string) {
    this.table = table
    this.#rows = rows
    this.#name = name
  }

  get row(): T {
    return this.#rows[this.#name]!
  }
}

export const setRows = (rows: SetRow | readonly SetRow[] | undefined): readonly SetRow[] =>
  rows === undefined ? [] : Array.isArray(rows) ? (rows as readonly SetRow[]) : [rows as SetRow]

/** The library keeps sessions of its own and adds them to the request. */
export const ownsSession = (table: Table): boolean => 'session' in table && (table.augments ?? []).some((a) => Object.keys(a.row.members ?? {}).length > 0)
