/**
 * What the texts of a project's files show without parsing them: which files could matter, and which file imports which. Every
 * file is read once; the disk and the editor decide what is in it (see Host).
 */
import path from 'node:path'
import { createPrefilter } from '../extract/prefilter.ts'
import type { Flag, Flags, Prefilter, SessionMarks } from '../extract/prefilter.ts'
import type { Host } from './host.ts'
import { child, parentOf } from './paths.ts'
import { resolverOf } from './resolve.ts'
import type { Resolver } from './resolve.ts'

const ES_EXPORT = /^\s*export\b/m

/** `export * from 'x'`, with a name for the whole or without one. */
const STAR = /\bexport\s*(?:\/\*[^*]*\*\/\s*)?\*[^'"\n]*(['"])([^'"\n]+)\1/g

export class SourceIndex {
  readonly #host: Host
  readonly #prefilter: Prefilter
  readonly #resolver: Resolver
  #revision: number
  readonly #flags = new Map<string, { readonly text: string; readonly flags: Flags }>()
  /** Files by the flags that they raise, see filesWith. */
  readonly #raising = new Map<string, Raising>()
  readonly #stars = new Map<string, { readonly text: string; readonly stars: readonly string[] | null }>()
  #imports: ImportMap | null = null
  readonly #importers = new Map<string, readonly string[]>()

  /** @param marks what a text has in it that sets up sessions, for the flag `session` */
  constructor(host: Host, marks: SessionMarks) {
    this.#host = host
    this.#prefilter = createPrefilter(marks)
    this.#resolver = resolverOf(host)
    this.#revision = host.revision
  }

  /** The text of a file, the editor's if there is one; null where it cannot be read, which the host then lists as skipped. */
  textOf(file: string): string | null {
    const text = this.#host.readText(file)
    return text.is === 'text' ? text.text : null
  }

  /** What the prefilter says of a file; null where it cannot be read. */
  flagsOf(file: string): Flags | null {
    const text = this.textOf(file)
    if (text === null) return null
    const known = this.#flags.get(file)
    if (known?.text === text) return known.flags
    const flags = this.#prefilter(text, withinRoot(file, this.#host.root))
    this.#flags.set(file, { text, flags })
    return flags
  }

  /** The files that raise any of the flags, in the order of the listing. @throws where the project's root cannot be read */
  filesWith(...wanted: readonly Flag[]): readonly string[] {
    this.#renew()
    const raises = (file: string): boolean => {
      const flags = this.#host.isListed(file) ? this.flagsOf(file) : null
      return flags !== null && wanted.some((flag) => flags[flag])
    }
    const unsaved = this.#host.unsavedFiles()
    const known = this.#raising.get(wanted.join())
    if (known === undefined) {
      const files = this.#host.files().filter(raises)
      this.#raising.set(wanted.join(), { files, set: new Set(files), unsaved })
      return files
    }
    // Nothing else can have changed without the host's revision.
    const doubtful = new Map([...known.unsaved, ...unsaved].map((file) => [file, raises(file)]))
    if ([...doubtful].every(([file, now]) => now === known.set.has(file))) return known.files
    return this.#host.files().filter((file) => doubtful.get(file) ?? known.set.has(file))
  }

  /** The specifiers that a file imports, as they are written, each once. Told by the text: one in a comment counts too. */
  importsOf(file: string): readonly string[] {
    return this.flagsOf(file)?.specifiers ?? []
  }

  /**
   * Could a file export a name? Told by the texts of the file and of those that it re-exports as a whole: a file in which the name
   * does not stand does not export it, if it is an ES module.
   */
  mayExport(file: string, name: string, seen: Set<string> = new Set()): boolean {
    this.#renew()
    const text = this.textOf(file)
    if (text === null || text.includes(name)) return true
    seen.add(file)
    const stars = this.#starsOf(file, text)
    return stars === null || stars.some((target) => !seen.has(target) && this.mayExport(target, name, seen))
  }

  /** Does a file export a name of its own, told by its text? */
  exportsName(file: string, name: string): boolean {
    const text = this.textOf(file)
    if (text === null || !text.includes('export')) return false
    const word = name.replace(/\$/g, '\\$')
    if (text.includes(name)) {
      const declared = new RegExp(`\\bexport\\s+(?:declare\\s+)?(?:async\\s+)?(?:function\\*?|const|let|var|(?:abstract\\s+)?class|enum)\\s+${word}(?![\\w$])`)
      const listed = new RegExp(`\\bexport\\s*\\{[^}]*(?<![\\w$])${word}\\s*(?:,|\\})`)
      if (declared.test(text) || listed.test(text)) return true
    }
    return false
  }

  /** The files that a file re-exports as a whole; null where it exports what its text does not show. */
  #starsOf(file: string, text: string): readonly string[] | null {
    const known = this.#stars.get(file)
    if (known?.text === text) return known.stars
    const specifiers = ES_EXPORT.test(text) ? [...text.matchAll(STAR)].map((match) => match[2]!) : null
    const targets = specifiers?.map((specifier) => this.#resolver.resolveImport(file, specifier)) ?? null
    const files = targets?.flatMap((target) => (target.is === 'file' ? [target.file] : [])) ?? null
    const stars = files === null || files.length < targets!.length ? null : files
    this.#stars.set(file, { text, stars })
    return stars
  }

  /**
   * The files that import a file, in the order of the listing. Told by the texts: an import in a comment counts too, and one whose
   * specifier is put together at run time counts for all that it may mean.
   *
   * @throws where the project's root cannot be read
   */
  importersOf(file: string): readonly string[] {
    this.#renew()
    let importers = this.#importers.get(file)
    if (importers === undefined) {
      this.#imports ??= new ImportMap(this.#host, this.#resolver, (at) => this.importsOf(at))
      importers = this.#imports.importersOf(file)
      this.#importers.set(file, importers)
    }
    return this.#withUnsaved(importers, file)
  }

  #renew(): void {
    if (this.#revision === this.#host.revision) return
    this.#revision = this.#host.revision
    this.#imports = null
    this.#raising.clear()
    this.#stars.clear()
    this.#importers.clear()
  }

  /** What stands in the editor may import more or less than what was saved; it changes without the host's revision. */
  #withUnsaved(importers: readonly string[], file: string): readonly string[] {
    const unsaved = this.#host.unsavedFiles()
    if (unsaved.length === 0) return importers
    const changed = new Set(unsaved)
    const now = unsaved.filter((at) => this.importsOf(at).some((specifier) => this.#leadsTo(at, specifier, file)))
    return [...importers.filter((at) => !changed.has(at)), ...now]
  }

  #leadsTo(from: string, specifier: string, file: string): boolean {
    const target = this.#resolver.resolveImport(from, specifier)
    return target.is === 'file' && target.file === file
  }
}

/** The files that raise certain flags, and those whose texts stood in the editor when that was found out. */
interface Raising {
  readonly files: readonly string[]
  readonly set: ReadonlySet<string>
  readonly unsaved: readonly string[]
}

interface Import {
  readonly from: string
  readonly specifier: string
}

/** All imports of a project, the other way round. Made in one pass; what a specifier leads to is found out late. */
class ImportMap {
  readonly #host: Host
  readonly #resolver: Resolver
  /** Imports by relative paths, under the last name of the path that they mean. */
  readonly #relative = new Map<string, Import[]>()
  /** Imports by aliases and package names: who writes which one, for the folders that one configuration speaks for. */
  readonly #named = new Map<string, Map<string, string[]>>()
  #byTarget: Map<string, Import[]> | null = null
  /** Imports that are put together at run time, with what the paths that they may mean begin with. */
  readonly #computed: { readonly from: string; readonly below: string }[] = []
  readonly #order = new Map<string, number>()

  constructor(host: Host, resolver: Resolver, importsOf: (file: string) => readonly string[]) {
    this.#host = host
    this.#resolver = resolver
    const homes = configurationFolders(host)
    const homeOf = new Map<string, string>()
    for (const [position, from] of host.files().entries()) {
      this.#order.set(from, position)
      const folder = parentOf(from)
      for (const specifier of importsOf(from)) {
        if (specifier.startsWith('.')) {
          const below = beginningOf(specifier)
          if (below === null) push(this.#relative, lastNameIn(folder, specifier), { from, specifier })
          else this.#computed.push({ from, below: path.posix.resolve(folder, `${below}x`).slice(0, -1) })
          continue
        }
        let home = homeOf.get(folder)
        if (home === undefined) {
          home = nearestOf(folder, homes, host.root)
          homeOf.set(folder, home)
        }
        const named = this.#named.get(home) ?? new Map<string, string[]>()
        this.#named.set(home, named)
        push(named, specifier, from)
      }
    }
  }

  importersOf(file: string): readonly string[] {
    const candidates = [
      ...namesOf(file).flatMap((name) => this.#relative.get(name) ?? []).filter((at) => pointsTowards(at, file)),
      ...(this.#targets().get(file) ?? []),
    ]
    const importers = new Set(candidates.filter((at) => this.#leadsTo(at, file)).map((at) => at.from))
    for (const { from, below } of this.#computed) if (file.startsWith(below)) importers.add(from)
    importers.delete(file)
    return [...importers].sort((one, other) => this.#order.get(one)! - this.#order.get(other)!)
  }

  /** An alias or a package's name need not resemble the file that it leads to, so all of them are resolved, each once. */
  #targets(): Map<string, Import[]> {
    if (this.#byTarget === null) {
      this.#byTarget = new Map()
      for (const named of this.#named.values()) {
        for (const [specifier, files] of named) {
          const target = this.#resolver.resolveImport(files[0]!, specifier)
          if (target.is !== 'file' || !this.#host.isListed(target.file)) continue
          for (const from of files) push(this.#byTarget, target.file, { from, specifier })
        }
      }
    }
    return this.#byTarget
  }

  #leadsTo({ from, specifier }: Import, file: string): boolean {
    const target = this.#resolver.resolveImport(from, specifier)
    return target.is === 'file' && target.file === file
  }
}

/**
 * What the specifier begins with that is put together at run time: `../plugins/` of `require(\`../plugins/${name}\`)` and of
 * `require('../plugins/' + name)`. Null where it is written out.
 */
function beginningOf(specifier: string): string | null {
  const hole = specifier.indexOf('${')
  if (hole >= 0) return specifier.slice(0, hole)
  return specifier.endsWith('/') && !/^[./]+$/.test(specifier) ? specifier : null
}

/** Many files have the same name: the folder tells nearly all of them apart, without looking for the file that is meant. */
function pointsTowards({ from, specifier }: Import, file: string): boolean {
  return file.startsWith(path.posix.resolve(parentOf(from), specifier.replace(OUTPUT, '')))
}

/** What an import may write where the file has another extension, or none. */
const OUTPUT = /(?:\.[cm]?[jt]sx?)?(?:\?.*)?$/

/** Folders with a manifest or a tsconfig: what an alias means changes there and nowhere else. */
function configurationFolders(host: Host): ReadonlySet<string> {
  return new Set(host.listing().manifests.map(parentOf))
}

function nearestOf(folder: string, homes: ReadonlySet<string>, root: string): string {
  for (let at = folder; at.length > root.length; at = parentOf(at)) if (homes.has(at)) return at
  return root
}

/**
 * The last name of a path up to its first dot, since an import may leave out any of what follows (`session.server.ts`); of
 * `auth/index.ts` the folder's.
 */
function lastName(target: string): string {
  const name = beforeDot(target.slice(target.lastIndexOf('/') + 1))
  return name === 'index' ? lastName(parentOf(target)) : name
}

const beforeDot = (name: string): string => /^[^.?]*/.exec(name)![0]

/** The last name of the path that a relative specifier means. Nearly always its own last name says it. */
function lastNameIn(folder: string, specifier: string): string {
  const name = beforeDot(specifier.slice(specifier.lastIndexOf('/') + 1))
  return name === '' || name === 'index' ? lastName(path.posix.resolve(folder, specifier)) : name
}

/** The names under which relative imports of a file are kept. */
function namesOf(file: string): string[] {
  const own = lastName(file)
  // A folder's manifest can name any file in it as the one that an import of the folder means.
  const folders = [parentOf(file), parentOf(parentOf(file))].map((folder) => lastName(folder))
  return [...new Set([own, ...folders])]
}

function withinRoot(file: string, root: string): string {
  const prefix = child(root, '')
  return file.startsWith(prefix) ? file.slice(prefix.length) : file
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
