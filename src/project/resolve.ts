/**
 * From an import specifier to what it means: a file of the project, a package, or a module that is built in.
 *
 * Nothing has to be installed or built: a package is known by its name, and a member of the workspace leads to its source, not to
 * the output that its manifest points to. Where a specifier leads is looked up in the list of the project's files, the editor's
 * unsaved ones included; the disk is asked only about what is not listed (generated and ignored files).
 */
import { builtinModules } from 'node:module'
import path from 'node:path'
import { BUNDLER_CONFIG, readAliases } from './bundler-aliases.ts'
import type { Alias } from './bundler-aliases.ts'
import type { Host } from './host.ts'
import { child, isInside, parentOf } from './paths.ts'
import { mappedBy, TsConfigs } from './tsconfig.ts'
import { mappedTargets, Workspaces } from './workspaces.ts'
import type { Member } from './workspaces.ts'

export type Resolution =
  /** Absolute, with forward slashes. Mostly a source file or template; JSON where that is what is imported. */
  | { readonly is: 'file'; readonly file: string }
  | {
      readonly is: 'package'
      readonly name: string
      /** What follows the name, without the slash: `headers` of `next/headers`; empty for the package itself. */
      readonly subpath: string
      /** A manifest around the importing file names it. */
      readonly declared: boolean
    }
  /** A module of Node (without `node:`) or of another runtime (`bun:sqlite`, `cloudflare:workers`). */
  | { readonly is: 'builtin'; readonly name: string }
  | { readonly is: 'unresolved'; readonly reason: string }

export interface Resolver {
  /**
   * What a specifier means in a file. Never throws; answers are kept until the host's revision changes.
   *
   * @param fromFile absolute path of the importing file; it need not exist
   */
  resolveImport(fromFile: string, specifier: string): Resolution
}

const resolvers = new WeakMap<Host, Resolver>()

/** The resolver of a project: one for each host. */
export function resolverOf(host: Host): Resolver {
  let resolver = resolvers.get(host)
  if (resolver === undefined) {
    resolver = new CachedResolver(host)
    resolvers.set(host, resolver)
  }
  return resolver
}

class CachedResolver implements Resolver {
  readonly #host: Host
  #revision = -1
  #project: ProjectResolver | null = null
  readonly #answers = new Map<string, Map<string, Resolution>>()

  constructor(host: Host) {
    this.#host = host
  }

  resolveImport(fromFile: string, specifier: string): Resolution {
    if (this.#project === null || this.#revision !== this.#host.revision) {
      this.#project = new ProjectResolver(this.#host)
      this.#revision = this.#host.revision
      this.#answers.clear()
    }
    // Files of one folder and one language get the same answers.
    const key = `${isTypeScript(fromFile) ? 't' : 'j'}${parentOf(fromFile)}`
    let answers = this.#answers.get(key)
    if (answers === undefined) {
      answers = new Map()
      this.#answers.set(key, answers)
    }
    let answer = answers.get(specifier)
    if (answer === undefined) {
      answer = this.#project.resolve(fromFile, specifier)
      answers.set(specifier, answer)
    }
    return answer
  }
}

const BUILTIN = new Set(builtinModules)

/** What a bundler turns into a URL, a string or nothing; there is no code in it. */
const ASSET = new RegExp([
  String.raw`\.(?:css|scss|sass|less|styl|pcss|svg|png|jpe?g|gif|webp|avif|ico|bmp|woff2?|ttf|otf|eot`,
  'mp[34]|webm|ogg|wav|pdf|txt|md|mdx|wasm|graphql|gql|glb|hdr|node|sql|csv|zip)$',
].join('|'), 'i')

const PACKAGE = /^(?:@[^/\s\\]+\/)?[^./\s\\][^/\s\\]*/

class ProjectResolver {
  readonly #host: Host
  readonly #workspaces: Workspaces
  readonly #tsConfigs: TsConfigs
  #aliases: readonly { readonly folder: string; readonly alias: Alias }[] | null = null

  constructor(host: Host) {
    this.#host = host
    this.#workspaces = new Workspaces(host)
    this.#tsConfigs = new TsConfigs(host, (name) => this.#workspaces.folderOf(name))
  }

  resolve(fromFile: string, written: string): Resolution {
    if (written === '') return unresolved('the specifier is empty')
    if (written.includes('!')) return unresolved('a loader is named in the specifier')
    // `./logo.svg?url`: the query is a word to the bundler. `#` begins a package import and ends nothing.
    const query = written.indexOf('?')
    const specifier = query > 0 ? written.slice(0, query) : written
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) {
      return this.#found(path.posix.resolve(parentOf(fromFile), specifier), specifier, fromFile)
    }
    if (specifier.startsWith('/')) return this.#fromRoot(fromFile, specifier)
    if (specifier.startsWith('node:')) return { is: 'builtin', name: specifier.slice(5) }
    if (BUILTIN.has(specifier)) return { is: 'builtin', name: specifier }
    const scheme = /^([a-z][a-z+.-]+):(.*)$/i.exec(specifier)
    if (scheme !== null) return withScheme(scheme[1]!, scheme[2]!, specifier)
    return this.#bare(fromFile, specifier)
  }

  #bare(fromFile: string, specifier: string): Resolution {
    const file = specifier.startsWith('#')
      ? this.#packageImport(fromFile, specifier) ?? this.#byConfiguration(fromFile, specifier)
      : this.#byConfiguration(fromFile, specifier)
    if (file !== null) return { is: 'file', file }
    const name = PACKAGE.exec(specifier)?.[0] ?? null
    if (name !== null) {
      const subpath = specifier.slice(name.length + 1)
      const member = this.#workspaces.memberFor(fromFile, name)
      if (member !== null) return this.#inMember(member, subpath, fromFile, specifier)
      if (this.#host.declaredRange(fromFile, name) !== null) return { is: 'package', name, subpath, declared: true }
    }
    const byCustom = this.#byBundlerAlias(fromFile, specifier) ?? this.#byConvention(fromFile, specifier)
    if (byCustom !== null) return { is: 'file', file: byCustom }
    if (ASSET.test(specifier)) return unresolved(`\`${specifier}\` is no code`)
    // `@/x` and `~/x` can be nothing but aliases; no package has such a name.
    if (name === null || /^(?:[@~]+|\$lib)(?:\/|$)/.test(specifier)) {
      return unresolved(`the alias of \`${specifier}\` leads to no file`)
    }
    return { is: 'package', name, subpath: specifier.slice(name.length + 1), declared: false }
  }

  #byConfiguration(fromFile: string, specifier: string): string | null {
    const isDeclared = this.#isDeclared(fromFile, specifier)
    for (const config of this.#tsConfigs.around(parentOf(fromFile))) {
      for (const target of mappedBy(config.paths, specifier)) {
        // A path into node_modules gives a package its types, and does not make it a file of the project.
        const file = isDeclared ? this.#probeListed(target, fromFile) : this.#probe(target, fromFile)
        if (file !== null) return file
      }
      // `import config from 'config'` beside a folder `config` means the package when one is declared.
      if (config.baseUrl === null || isDeclared) continue
      const file = this.#probeListed(child(config.baseUrl, specifier), fromFile)
      if (file !== null) return file
    }
    return null
  }

  #isDeclared(fromFile: string, specifier: string): boolean {
    const name = PACKAGE.exec(specifier)?.[0]
    return name !== undefined && this.#host.declaredRange(fromFile, name) !== null
  }

  #packageImport(fromFile: string, specifier: string): string | null {
    for (const { folder, manifest } of this.#host.packagesAround(fromFile)) {
      for (const target of mappedTargets(manifest.imports, specifier)) {
        const file = target.startsWith('.') ? this.#source(folder, target, fromFile) : null
        if (file !== null) return file
      }
    }
    return null
  }

  #inMember(member: Member, subpath: string, fromFile: string, specifier: string): Resolution {
    const { folder, manifest } = member
    const key = subpath === '' ? '.' : `./${subpath}`
    const named = mappedTargets(manifest.exports, key)
    const targets = subpath === ''
      ? [...named, manifest.source, manifest.module, manifest.main, manifest.types, ...ENTRIES]
      : [...named, subpath, `src/${subpath}`, `lib/${subpath}`]
    for (const target of targets) {
      const file = target === null ? null : this.#source(folder, target, fromFile)
      if (file !== null) return { is: 'file', file }
    }
    if (ASSET.test(specifier)) return unresolved(`\`${specifier}\` is no code`)
    return unresolved(`the package \`${manifest.name ?? ''}\` of this project has no source for \`${specifier}\``)
  }

  /** The source behind a path that a manifest names: itself, or what `dist/server.js` was built from. */
  #source(folder: string, target: string, fromFile: string): string | null {
    const direct = this.#probeListed(path.posix.resolve(folder, target), fromFile)
    if (direct !== null) return direct
    let rest = target.replace(/^\.\//, '').replace(/\.d\.[mc]?ts$/, '')
    for (let step = rest; BUILD_FOLDER.test(step); ) {
      step = step.slice(step.indexOf('/') + 1)
      rest = step
      for (const place of [`src/${rest}`, rest]) {
        const file = this.#probeListed(child(folder, place), fromFile)
        if (file !== null) return file
      }
    }
    return null
  }

  #byBundlerAlias(fromFile: string, specifier: string): string | null {
    for (const { folder, alias } of this.#knownAliases()) {
      if (!isInside(fromFile, folder)) continue
      if (specifier !== alias.name && !specifier.startsWith(`${alias.name}/`)) continue
      const file = this.#probeListed(alias.target + specifier.slice(alias.name.length), fromFile)
      if (file !== null) return file
    }
    return null
  }

  /** Innermost folder first, and in it the longest name: `@server` before `@`. */
  #knownAliases(): readonly { readonly folder: string; readonly alias: Alias }[] {
    if (this.#aliases !== null) return this.#aliases
    const found: { folder: string; alias: Alias }[] = []
    for (const file of this.#host.listing().files) {
      if (!BUNDLER_CONFIG.test(file)) continue
      const text = this.#host.readText(file)
      const folder = parentOf(file)
      if (text.is === 'text') for (const alias of readAliases(text.text, folder)) found.push({ folder, alias })
    }
    for (const file of this.#host.listing().manifests) {
      if (!file.endsWith('/package.json')) continue
      const folder = parentOf(file)
      for (const [name, target] of this.#host.manifestIn(folder)?.aliases ?? []) {
        found.push({ folder, alias: { name, target: path.posix.resolve(folder, target) } })
      }
    }
    found.sort((one, other) => other.folder.length - one.folder.length || other.alias.name.length - one.alias.name.length)
    this.#aliases = found
    return found
  }

  /** What frameworks and habits mean without any configuration in the repository; only where a file really is there. */
  #byConvention(fromFile: string, specifier: string): string | null {
    const places = conventionalPlaces(specifier)
    if (places.length === 0) return null
    const homes = [...this.#host.packagesAround(fromFile).map((scope) => scope.folder), this.#host.root]
    for (const home of new Set(homes)) {
      for (const place of places) {
        const file = this.#probeListed(child(home, place), fromFile)
        if (file !== null) return file
      }
    }
    return null
  }

  /** `/src/main.ts` is relative to the folder that the bundler serves; anything else is a path of the machine. */
  #fromRoot(fromFile: string, specifier: string): Resolution {
    for (const home of [this.#host.packageScope(fromFile).folder, this.#host.root]) {
      const file = this.#probeListed(home + specifier, fromFile)
      if (file !== null) return { is: 'file', file }
    }
    return this.#found(specifier, specifier, fromFile)
  }

  #found(target: string, specifier: string, fromFile: string): Resolution {
    if (ASSET.test(specifier) && !this.#host.isListed(target)) {
      const file = this.#probeListed(target, fromFile)
      return file === null ? unresolved(`\`${specifier}\` is no code`) : { is: 'file', file }
    }
    const file = this.#probe(target, fromFile, /(?:^|\/)\.{0,2}\/?$/.test(specifier))
    return file === null ? unresolved(`there is no file for \`${specifier}\``) : { is: 'file', file }
  }

  /** As #probeListed, and then among the files that are not the project's own: generated, ignored by git, data. */
  #probe(wanted: string, fromFile: string, isFolder = false): string | null {
    const target = withoutDoubleSlashes(wanted)
    const listed = this.#probeListed(target, fromFile, isFolder)
    if (listed !== null) return listed
    if (!isFolder) for (const file of fileCandidates(target, fromFile)) if (this.#host.isFile(file)) return file
    if (!this.#host.isFolder(target)) return this.#host.isFile(`${target}.d.ts`) ? `${target}.d.ts` : null
    for (const file of this.#folderCandidates(target, fromFile)) if (this.#host.isFile(file)) return file
    return null
  }

  /** The listed file that a path without its extension, with the extension of the output, or of a folder stands for. */
  #probeListed(wanted: string, fromFile: string, isFolder = false): string | null {
    const target = withoutDoubleSlashes(wanted)
    if (!isFolder) for (const file of fileCandidates(target, fromFile)) if (this.#host.isListed(file)) return file
    if (!this.#host.isListedFolder(target)) return null
    for (const file of this.#folderCandidates(target, fromFile)) if (this.#host.isListed(file)) return file
    return null
  }

  #folderCandidates(folder: string, fromFile: string): string[] {
    const main = this.#host.manifestIn(folder)?.main ?? null
    const named = main === null ? [] : [path.posix.resolve(folder, main), child(path.posix.resolve(folder, main), 'index')]
    return [...named, child(folder, 'index')].flatMap((file) => fileCandidates(file, fromFile))
  }
}

/** Where the source of a package begins when its manifest does not say. */
const ENTRIES = ['src/index', 'index', 'src/main', 'lib/index', 'src/lib']

/** Names of folders for build output, as the first part of a path in a manifest. */
const BUILD_FOLDER = /^(?:dist[\w.-]*|build|lib|out|output|esm|cjs|es|module|commonjs|types|typings|\.output|_build)\//

const TYPESCRIPT_FIRST = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte', '.astro', '.json']
const JAVASCRIPT_FIRST = ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts', '.vue', '.svelte', '.astro', '.json']

/** What TypeScript compiles to a file with that extension. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  // Not what any compiler means, but some bundlers let it pass.
  '.ts': ['.tsx'],
  '.tsx': ['.ts'],
}

/** The files that a path can mean, the likeliest first. A JavaScript file beside its source is met where both are committed. */
function fileCandidates(target: string, fromFile: string): string[] {
  const extension = path.posix.extname(target)
  const sources = (SOURCES_OF[extension] ?? []).map((source) => target.slice(0, -extension.length) + source)
  const isFromTypeScript = isTypeScript(fromFile)
  const exact = isFromTypeScript && extension.includes('j') ? [...sources, target] : [target, ...sources]
  return [...exact, ...(isFromTypeScript ? TYPESCRIPT_FIRST : JAVASCRIPT_FIRST).map((added) => target + added)]
}

/** `@/components//nav` works, because to the file system it is the same as with one. */
function withoutDoubleSlashes(file: string): string {
  return file.includes('//', 1) ? file[0] + file.slice(1).replace(/\/{2,}/g, '/') : file
}

function isTypeScript(file: string): boolean {
  return !/\.[mc]?jsx?$/.test(file)
}

function conventionalPlaces(specifier: string): string[] {
  // Nuxt: the root; SvelteKit: `$lib`; `@/` and `~/` by the habits of Vue CLI, Nuxt, Next, Remix and Laravel.
  const nuxtRoot = /^(?:~~|@@)\/(.+)$/.exec(specifier)?.[1]
  if (nuxtRoot !== undefined) return [nuxtRoot]
  const library = /^\$lib(?:\/(.*))?$/.exec(specifier)
  if (library !== null) return [`src/lib/${library[1] ?? 'index'}`]
  const nuxt = /^#(shared|server)\/(.+)$/.exec(specifier)
  if (nuxt !== null) return [`${nuxt[1]}/${nuxt[2]}`]
  const source = /^[@~]\/(.+)$/.exec(specifier)?.[1]
  if (source !== undefined) return [`src/${source}`, `app/${source}`, source, `resources/js/${source}`, `assets/js/${source}`]
  // `src/auth`, `server/db`: what NODE_PATH, `modulePaths` and the like allow. A single word is always a package.
  return /^[\w-][\w.-]*\/./.test(specifier) ? [specifier, `src/${specifier}`] : []
}

function withScheme(scheme: string, rest: string, specifier: string): Resolution {
  if (scheme === 'npm' || scheme === 'jsr') {
    const match = /^\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]*)?(?:\/(.*))?$/.exec(rest)
    if (match !== null) return { is: 'package', name: match[1]!, subpath: match[2] ?? '', declared: true }
  }
  if (/^(?:https?|data|file|blob)$/.test(scheme)) return unresolved('the specifier is an address')
  return { is: 'builtin', name: specifier }
}

function unresolved(reason: string): Resolution {
  return { is: 'unresolved', reason }
}
