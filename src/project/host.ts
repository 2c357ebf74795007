/**
 * Synchronous access to one project: which files it has, their texts, and the packages they belong to. Nothing is read twice;
 * `refresh` finds out what has changed on disk since.
 */
import { readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import type { Skipped } from '../model/facts.ts'
import { isSourceName, isTemplateName, listFiles, messageOf } from './list-files.ts'
import type { Listing } from './list-files.ts'
import { LOCK_FILES, lockReader, readIndented } from './lock-files.ts'
import type { LockReader } from './lock-files.ts'
import { EMPTY_MANIFEST, isPackage, parseManifest } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { absolute, child, isInside, parentOf, upwardFrom } from './paths.ts'
import { exists, readFile, stampOf, statOf, withoutBom } from './read-file.ts'
import type { FileText } from './read-file.ts'
import { readRange, readVersion } from './versions.ts'
import type { DependencyVersion } from './versions.ts'

/** A folder with a manifest that makes it a package of its own. */
export interface PackageFolder {
  /** Absolute. */
  readonly folder: string
  readonly manifest: Manifest
}

/** Texts above this size, and all texts once KEPT_TEXT is reached, are read again when they are asked for again. */
const LARGEST_KEPT = 200_000
const KEPT_TEXT = 256 * 1024 * 1024

const roots = new Map<string, string>()

/**
 * The project that a file or folder belongs to: the outermost workspace root around it (`workspaces`, `pnpm-workspace.yaml` and
 * the like) inside its git repository; else the repository itself, where that or a folder directly in it is a package (a client
 * beside a server); else the nearest package; else the repository; else the folder itself.
 *
 * @param start absolute path of a file or folder; it need not exist
 */
export function findProjectRoot(start: string): string {
  const from = absolute(start)
  const folder = statOf(from)?.isDirectory() === true ? from : parentOf(from)
  let root = roots.get(folder)
  if (root === undefined) {
    root = searchRoot(folder)
    roots.set(folder, root)
  }
  return root
}

const WORKSPACE_FILES = ['pnpm-workspace.yaml', 'lerna.json', 'nx.json', 'rush.json', 'turbo.json']

function searchRoot(folder: string): string {
  const home = absolute(os.homedir())
  let nearest: string | null = null
  let workspace: string | null = null
  for (const at of upwardFrom(folder)) {
    // A home folder under version control is no project that everything in it belongs to.
    if (at === home && at !== folder) break
    const hasManifest = exists(child(at, 'package.json'))
    if (hasManifest) nearest ??= at
    if (WORKSPACE_FILES.some((name) => exists(child(at, name))) || (hasManifest && isWorkspaceRoot(at))) workspace = at
    if (exists(child(at, '.git'))) {
      if (workspace !== null) return workspace
      return nearest === null || hasManifest || holdsPackages(at) ? at : nearest
    }
  }
  return workspace ?? nearest ?? folder
}

function isWorkspaceRoot(folder: string): boolean {
  try {
    return parseManifest(readFileSync(child(folder, 'package.json'), 'utf8')).workspaces.length > 0
  } catch {
    return false
  }
}

function holdsPackages(folder: string): boolean {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .some((entry) => entry.isDirectory() && exists(child(child(folder, entry.name), 'package.json')))
  } catch {
    return false
  }
}

export interface HostOptions {
  /** Unsaved texts by absolute path (forward slashes); they win over what is on disk. The map may change later. */
  readonly overlay?: ReadonlyMap<string, string>
  /** Keep the times of what is read, so that `refresh` can tell what has changed. Default: true. */
  readonly keepsTimes?: boolean
}

export class Host {
  /** Absolute, with forward slashes. */
  readonly root: string
  /** See HostOptions. */
  readonly keepsTimes: boolean
  /** Goes up whenever `refresh` or `forget` drops something: what was derived from this host is then out of date. */
  revision = 0

  readonly #overlay: ReadonlyMap<string, string>
  #listing: Listing | null = null
  #listed: Set<string> | null = null
  #folderSet: Set<string> | null = null
  #packageFolders: Set<string> | null = null
  #skippedByWalk: Skipped[] = []
  readonly #texts = new Map<string, FileText>()
  readonly #stamps = new Map<string, string>()
  readonly #folderStamps = new Map<string, string>()
  #keptText = 0
  readonly #onDisk = new Map<string, 'file' | 'folder' | 'none'>()
  readonly #manifests = new Map<string, Manifest | null>()
  readonly #packages = new Map<string, readonly PackageFolder[]>()
  readonly #versions = new Map<string, DependencyVersion>()
  readonly #locks = new Map<string, { readonly folder: string; readonly read: LockReader } | null>()
  readonly #problems = new Map<string, string>()
  #top: string | null = null

  constructor(root: string, options: HostOptions = {}) {
    this.root = absolute(root)
    this.#overlay = options.overlay ?? new Map()
    this.keepsTimes = options.keepsTimes ?? true
  }

  /** The files of the project, found by one walk. @throws where the root cannot be read */
  listing(): Listing {
    if (this.#listing === null) {
      const skipped: Skipped[] = []
      this.#listing = listFiles(this.root, { onSkip: (file, reason) => skipped.push({ file, reason }) })
      this.#skippedByWalk = skipped
      if (this.keepsTimes) for (const folder of this.#listing.folders) this.#folderStamps.set(folder, stampOf(statOf(folder)))
    }
    return this.#listing
  }

  /** JavaScript and TypeScript files and single-file components, those that exist only in the editor included. @throws where the root cannot be read */
  files(): readonly string[] {
    return this.#withOverlay(this.listing().files, isSourceName)
  }

  /** Pages and server-side templates. @throws where the root cannot be read */
  templates(): readonly string[] {
    return this.#withOverlay(this.listing().templates, isTemplateName)
  }

  /** Files of the project whose texts stand in the editor and may differ from what is on disk. */
  unsavedFiles(): readonly string[] {
    return [...this.#overlay.keys()].filter((file) => isSourceName(file) && isInside(file, this.root))
  }

  /** What could not be listed or read, so far, in the order of the paths. */
  skipped(): readonly Skipped[] {
    const unreadable: Skipped[] = []
    for (const [file, text] of this.#texts) if (text.is === 'unreadable') unreadable.push({ file, reason: text.reason })
    for (const [file, reason] of this.#problems) unreadable.push({ file, reason })
    return [...this.#skippedByWalk, ...unreadable].sort((one, other) => (one.file < other.file ? -1 : 1))
  }

  /**
   * The text of a file: the editor's, else the one on disk. `unreadable` for what is not there, may not be read, is too large,
   * binary or minified. Never throws.
   */
  readText(file: string): FileText {
    const unsaved = this.#overlay.get(file)
    if (unsaved !== undefined) return withoutBom(unsaved)
    const kept = this.#texts.get(file)
    if (kept !== undefined) return kept
    // The time before the reading: what is written meanwhile is a change.
    if (this.keepsTimes) this.#stamps.set(file, stampOf(statOf(file)))
    const text = readFile(file)
    const size = text.is === 'text' ? text.text.length : 0
    if (size <= LARGEST_KEPT && this.#keptText + size <= KEPT_TEXT) {
      this.#texts.set(file, text)
      this.#keptText += size
    }
    return text
  }

  /** The text of a file that configures something, without a byte order mark; null where it cannot be read. Not kept. */
  readConfiguration(file: string): string | null {
    try {
      if (this.keepsTimes) this.#stamps.set(file, stampOf(statOf(file)))
      const text = this.#overlay.get(file) ?? readFileSync(file, 'utf8')
      return text.startsWith('\uFEFF') ? text.slice(1) : text
    } catch {
      return null
    }
  }

  /** Is there such a file, in the project or (ignored by git, installed) elsewhere on disk? */
  isFile(file: string): boolean {
    return this.isListed(file) || this.#kindOf(file) === 'file'
  }

  /** Is there such a folder? */
  isFolder(folder: string): boolean {
    return this.isListedFolder(folder) || this.#kindOf(folder) === 'folder'
  }

  /** Is it one of the project's files or templates? Needs no look at the disk. */
  isListed(file: string): boolean {
    return this.#overlay.has(file) || this.#isOnList(file)
  }

  /** The same, of what the walk has found. */
  #isOnList(file: string): boolean {
    this.#listed ??= new Set([...this.listing().files, ...this.listing().templates])
    return this.#listed.has(file)
  }

  /** Is it one of the project's folders, empty of source or not? Needs no look at the disk. */
  isListedFolder(folder: string): boolean {
    return this.#listedFolders().has(folder)
  }

  /** The manifest in a folder, one that says hardly anything included; null where there is none. */
  manifestIn(folder: string): Manifest | null {
    let manifest = this.#manifests.get(folder)
    if (manifest === undefined) {
      manifest = this.#readManifest(folder)
      this.#manifests.set(folder, manifest)
    }
    return manifest
  }

  /** The package that a file belongs to; without any manifest in reach the project's root with an empty one. */
  packageScope(file: string): PackageFolder {
    return this.packagesAround(file)[0] ?? { folder: this.root, manifest: EMPTY_MANIFEST }
  }

  /** The packages that a file lies in, innermost first, up to the root of its repository. */
  packagesAround(file: string): readonly PackageFolder[] {
    const folder = parentOf(file)
    let packages = this.#packages.get(folder)
    if (packages === undefined) {
      packages = this.#foldersAround(folder).flatMap((at) => {
        const manifest = this.manifestIn(at)
        return manifest !== null && isPackage(manifest) ? [{ folder: at, manifest }] : []
      })
      this.#packages.set(folder, packages)
    }
    return packages
  }

  /** The nearest package around the file that names the dependency, with the range; null where none does. */
  declaredRange(file: string, name: string): { readonly range: string; readonly by: PackageFolder } | null {
    for (const by of this.packagesAround(file)) {
      const range = by.manifest.dependencies.get(name)
      if (range !== undefined) return { range: this.#withoutCatalog(range, name, file), by }
    }
    return null
  }

  /**
   * Which version of a package a file gets: the installed one, else the locked one, else what the manifest's range leaves no
   * choice about.
   */
  dependencyVersion(file: string, name: string): DependencyVersion {
    const scope = this.packageScope(file)
    const key = `${scope.folder} ${name}`
    let version = this.#versions.get(key)
    if (version === undefined) {
      version = this.#findVersion(file, name)
      this.#versions.set(key, version)
    }
    return version
  }

  /** Drops what is known about one file, or about everything. */
  forget(file?: string): void {
    this.revision += 1
    if (file !== undefined && !isManifestPath(file)) {
      this.#forgetText(file)
      this.#onDisk.delete(file)
      return
    }
    this.#texts.clear()
    this.#stamps.clear()
    this.#keptText = 0
    this.#forgetListing()
  }

  /**
   * Compares what was read with the disk: sizes and times of the given files (default: of all that were read), and the times of
   * the folders. What has changed is dropped and will be read again.
   *
   * @returns the files whose texts were dropped
   */
  refresh(files: Iterable<string> = [...this.#stamps.keys()]): readonly string[] {
    if (!this.keepsTimes) throw new Error('this host keeps no times')
    const changed: string[] = []
    for (const file of files) {
      const stamp = this.#stamps.get(file)
      if (stamp !== undefined && stamp !== stampOf(statOf(file))) changed.push(file)
    }
    for (const file of changed) this.#forgetText(file)
    const isRelisted = [...this.#folderStamps].some(([folder, stamp]) => stamp !== stampOf(statOf(folder)))
    if (isRelisted || changed.some(isManifestPath)) this.#forgetListing()
    if (changed.length > 0 || isRelisted) this.revision += 1
    return changed
  }

  #forgetText(file: string): void {
    const text = this.#texts.get(file)
    if (text?.is === 'text') this.#keptText -= text.text.length
    this.#texts.delete(file)
    this.#stamps.delete(file)
  }

  #forgetListing(): void {
    this.#listing = null
    this.#listed = null
    this.#folderSet = null
    this.#packageFolders = null
    this.#skippedByWalk = []
    this.#onDisk.clear()
    this.#manifests.clear()
    this.#packages.clear()
    this.#versions.clear()
    this.#locks.clear()
    this.#problems.clear()
    this.#folderStamps.clear()
  }

  #withOverlay(listed: readonly string[], isWanted: (name: string) => boolean): readonly string[] {
    const onlyUnsaved = [...this.#overlay.keys()].filter((file) => isWanted(file) && isInside(file, this.root) && !this.#isOnList(file))
    return onlyUnsaved.length === 0 ? listed : [...listed, ...onlyUnsaved]
  }

  #listedFolders(): Set<string> {
    if (this.#folderSet === null) {
      this.#folderSet = new Set(this.listing().folders)
      for (const file of this.#overlay.keys()) {
        for (const folder of upwardFrom(parentOf(file))) if (isInside(folder, this.root)) this.#folderSet.add(folder)
      }
    }
    return this.#folderSet
  }

  #kindOf(file: string): 'file' | 'folder' | 'none' {
    let kind = this.#onDisk.get(file)
    if (kind === undefined) {
      const stats = statOf(file)
      kind = stats === undefined ? 'none' : stats.isDirectory() ? 'folder' : 'file'
      this.#onDisk.set(file, kind)
    }
    return kind
  }

  #readManifest(folder: string): Manifest | null {
    const file = child(folder, 'package.json')
    if (this.#isKnownWithout(folder, file)) return null
    const text = this.readConfiguration(file)
    if (text === null) return null
    try {
      const manifest = parseManifest(text)
      return manifest.workspaces.length > 0 ? manifest : { ...manifest, workspaces: this.#membersBesideManifest(folder) }
    } catch (error) {
      const isOwn = isInside(folder, this.root) && !folder.includes('/node_modules/')
      if (isOwn) this.#problems.set(file, `not JSON: ${messageOf(error)}`)
      return EMPTY_MANIFEST
    }
  }

  /** The walk has seen that there is no manifest: most folders have none, and asking the disk for it is slow. */
  #isKnownWithout(folder: string, file: string): boolean {
    if (this.#listing === null || !this.isListedFolder(folder) || this.#overlay.has(file)) return false
    this.#packageFolders ??= new Set(this.#listing.packageFolders)
    return !this.#packageFolders.has(folder)
  }

  /** pnpm and lerna name the members of a workspace in files of their own. */
  #membersBesideManifest(folder: string): readonly string[] {
    const pnpm = this.readConfiguration(child(folder, 'pnpm-workspace.yaml'))
    if (pnpm !== null) return readList(pnpm, 'packages')
    const lerna = this.readConfiguration(child(folder, 'lerna.json'))
    if (lerna === null) return []
    const inline = /"packages"\s*:\s*\[([^\]]*)\]/.exec(lerna)?.[1] ?? '"packages/*"'
    return [...inline.matchAll(/"([^"]+)"/g)].map((match) => match[1]!)
  }

  /** `catalog:` in a member's manifest stands for a version that the workspace names once for all. */
  #withoutCatalog(range: string, name: string, file: string): string {
    const catalog = /^catalog:(.*)$/.exec(range)?.[1]
    if (catalog === undefined) return range
    for (const { folder, manifest } of this.packagesAround(file)) {
      const own = manifest.catalog.get(name)
      if (own !== undefined) return own
      const pnpm = this.readConfiguration(child(folder, 'pnpm-workspace.yaml'))
      if (pnpm === null) continue
      const wanted = catalog === '' || catalog === 'default' ? ['catalog', name] : ['catalogs', catalog, name]
      for (const { path, value } of readIndented(pnpm, '')) if (path.join(' ') === wanted.join(' ')) return value
    }
    return range
  }

  #findVersion(file: string, name: string): DependencyVersion {
    const installed = this.#installedVersion(file, name)
    if (installed !== null) return installed
    const declared = this.declaredRange(file, name)
    if (declared === null) {
      return { is: 'unknown', why: 'absent', reason: `no package.json around it names \`${name}\`, and it is not installed` }
    }
    return this.#lockedVersion(declared.by.folder, name, declared.range) ?? readRange(name, declared.range)
  }

  #installedVersion(file: string, name: string): DependencyVersion | null {
    for (const folder of upwardFrom(parentOf(file))) {
      const manifest = this.manifestIn(child(child(folder, 'node_modules'), name))
      const version = manifest?.version ?? null
      const numbers = version === null ? null : readVersion(version)
      if (version !== null && numbers !== null) return { is: 'known', ...numbers, from: 'installed', text: version }
    }
    return null
  }

  #lockedVersion(folder: string, name: string, range: string): DependencyVersion | null {
    const lock = this.#lockFor(folder)
    if (lock === null) return null
    const inner = folder === lock.folder ? '' : folder.slice(child(lock.folder, '').length)
    const version = lock.read({ folder: inner, name, range })
    const numbers = version === null ? null : readVersion(version)
    return version === null || numbers === null ? null : { is: 'known', ...numbers, from: 'lock file', text: version }
  }

  #lockFor(folder: string): { readonly folder: string; readonly read: LockReader } | null {
    let lock = this.#locks.get(folder)
    if (lock === undefined) {
      lock = null
      search: for (const at of this.#foldersAround(folder)) {
        for (const name of LOCK_FILES) {
          const text = this.readConfiguration(child(at, name))
          if (text === null) continue
          lock = { folder: at, read: lockReader(name, text) }
          break search
        }
      }
      this.#locks.set(folder, lock)
    }
    return lock
  }

  /** The folder and those above it, up to the project's root or, where the root lies in a larger project, up to that one's. */
  #foldersAround(folder: string): readonly string[] {
    this.#top ??= findProjectRoot(this.root)
    const top = isInside(this.root, this.#top) ? this.#top : this.root
    return upwardFrom(folder).filter((at) => isInside(at, top))
  }
}

function isManifestPath(file: string): boolean {
  return /(?:^|\/)(?:package|tsconfig[\w.-]*|jsconfig|lerna|package-lock|npm-shrinkwrap)\.json$|\.(?:yaml|lock)$/.test(file)
}

/** The items of a block list in a YAML file: `packages:` with `  - 'apps/*'` lines. */
function readList(text: string, key: string): string[] {
  const block = new RegExp(`^${key}:[ \\t]*\\r?\\n((?:[ \\t]*(?:-[^\\n]*|#[^\\n]*)?\\r?\\n?)*)`, 'm').exec(text)?.[1] ?? ''
  return [...block.matchAll(/^\s*-\s*['"]?([^'"#\r\n]+?)['"]?\s*(?:#.*)?$/gm)].map((match) => match[1]!)
}
