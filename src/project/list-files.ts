/**
 * The files of a project: one walk over its folders that honours `.gitignore` at every level, as git does.
 */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { createRequire } from 'node:module'
import type { Ignore, Options } from 'ignore'
import { absolute, child, isInside, upwardFrom, withSlashes } from './paths.ts'

/** What a walk found. Paths are absolute, with forward slashes, in the order of their names folder by folder. */
export interface Listing {
  /** JavaScript and TypeScript, single-file components included, declarations (`.d.ts`) left out. */
  readonly files: readonly string[]
  /** Pages and server-side templates. */
  readonly templates: readonly string[]
  /** `package.json`, `tsconfig*.json` and `jsconfig.json`. */
  readonly manifests: readonly string[]
  /** Every folder that was entered, the root included. */
  readonly folders: readonly string[]
  /** Those of the folders that have a `package.json`, ignored by git or not. */
  readonly packageFolders: readonly string[]
}

export interface ListOptions {
  /** Told about every file or folder that should have been listed and could not be, or that was taken for build output. */
  readonly onSkip?: (file: string, reason: string) => void
}

/** Has the name of a JavaScript or TypeScript source file, or of a single-file component. A declaration file (`.d.ts`) has not: nothing in it runs. */
export function isSourceName(name: string): boolean {
  return SOURCE_NAME.test(name) && !DECLARATION_NAME.test(name)
}

/** Has the name of a page or of a server-side template. */
export function isTemplateName(name: string): boolean {
  return TEMPLATE_NAME.test(name)
}

const SOURCE_NAME = /\.(?:[mc]?[jt]s|[jt]sx|vue|svelte|astro)$/
const DECLARATION_NAME = /\.d\.(?:[^.]+\.)?[mc]?ts$/
const TEMPLATE_NAME = /\.(?:html?|ejs|hbs|handlebars|pug|jade|njk)$/
const MANIFEST_NAME = /^(?:package|tsconfig(?:\.[\w.-]+)?|jsconfig)\.json$/
/** Entries that the walk has to look at: everything else (images, styles, text) is passed over by its name alone. */
const WANTED_NAME = /\.(?:[mc]?[jt]s|[jt]sx|vue|svelte|astro|html?|ejs|hbs|handlebars|pug|jade|njk|json)$/

/**
 * Folders that never hold a person's source: installed packages, version control, and the private output and caches of tools,
 * whose names nobody gives to anything else. `dist`, `build` and the like are not here, see MAYBE_BUILT.
 */
const NEVER_SOURCE = new Set([
  'node_modules', 'bower_components', 'jspm_packages', '.yarn', '.pnpm-store', '.venv', '__pycache__',
  '.git', '.hg', '.svn', '.jj', '.idea', '.vscode', '.husky',
  '.next', '.nuxt', '.output', '.nitro', '.svelte-kit', '.vercel', '.netlify', '.wrangler', '.open-next', '.sst', '.serverless',
  '.astro', '.vinxi', '.vite', '.angular', '.docusaurus', '.expo', '.tanstack', '.react-router', '.contentlayer', '.velite',
  '.turbo', '.nx', '.cache', '.parcel-cache', '.rollup.cache', '.nyc_output', '.gradle', '.terraform',
])

/** Folders that often hold build output and sometimes source: what lies in them decides. */
const MAYBE_BUILT = new Set(['dist', 'build', 'out', 'output', 'coverage', 'storybook-static', '_site', 'lib-cov'])

/**
 * Lists the files of a project. Ignored by git, installed, or recognisably built: left out. Symbolic links are not followed, as
 * in git: what they point to is listed where it really lies, or lies outside the project, which is reported.
 *
 * @param root absolute folder
 * @throws when the root itself cannot be read
 */
export function listFiles(root: string, options: ListOptions = {}): Listing {
  const top = absolute(root)
  const walk = new Walk(top, options.onSkip ?? (() => {}))
  return walk.run()
}

/** A `.gitignore` that applies to everything in its folder. */
interface IgnoreRules {
  /** Length of the folder's path with its slash: what follows is the path that the rules are written for. */
  readonly from: number
  readonly rules: Ignore
  readonly outer: IgnoreRules | null
}

class Walk {
  readonly #root: string
  readonly #onSkip: (file: string, reason: string) => void
  readonly #files: string[] = []
  readonly #templates: string[] = []
  readonly #manifests: string[] = []
  readonly #folders: string[] = []
  readonly #packageFolders: string[] = []
  /** Folders that were read before their turn, to see whether the one around them is build output. */
  readonly #readAhead = new Map<string, Dirent[]>()

  constructor(root: string, onSkip: (file: string, reason: string) => void) {
    this.#root = root
    this.#onSkip = onSkip
  }

  run(): Listing {
    // The root is what was asked for: an error of reading it is the caller's to report, and not a file skipped.
    this.#folder(this.#root, readdirSync(this.#root, { withFileTypes: true }), outerRules(this.#root))
    return { files: this.#files, templates: this.#templates, manifests: this.#manifests, folders: this.#folders, packageFolders: this.#packageFolders }
  }

  #folder(folder: string, entries: Dirent[], inherited: IgnoreRules | null): void {
    this.#folders.push(folder)
    // The order of a folder's entries differs from one file system to the next.
    entries.sort(byName)
    const rules = entries.some((entry) => entry.name === '.gitignore' && !entry.isDirectory())
      ? withRules(child(folder, '.gitignore'), folder, inherited)
      : inherited
    if (entries.some(({ name }) => name === 'package.json')) this.#packageFolders.push(folder)
    for (const entry of entries) {
      if (entry.isDirectory()) this.#subfolder(folder, entry.name, rules)
      else if (entry.isFile()) this.#file(folder, entry.name, rules)
      else if (entry.isSymbolicLink()) this.#link(folder, entry.name, rules)
    }
  }

  #subfolder(parent: string, name: string, rules: IgnoreRules | null): void {
    if (NEVER_SOURCE.has(name)) return
    const folder = child(parent, name)
    if (isIgnored(`${folder}/`, rules)) return
    let entries: Dirent[]
    try {
      entries = this.#readAhead.get(folder) ?? readdirSync(folder, { withFileTypes: true })
    } catch (error) {
      this.#onSkip(folder, `the folder cannot be read: ${messageOf(error)}`)
      return
    }
    if (MAYBE_BUILT.has(name)) {
      const sign = signOfBuild(folder, entries, this.#readAhead)
      if (sign !== null) {
        this.#onSkip(folder, `taken for build output: ${sign}`)
        return
      }
    }
    this.#folder(folder, entries, rules)
  }

  #file(folder: string, name: string, rules: IgnoreRules | null): void {
    if (!WANTED_NAME.test(name)) return
    const kind = isSourceName(name)
      ? this.#files
      : isTemplateName(name) ? this.#templates : MANIFEST_NAME.test(name) ? this.#manifests : null
    if (kind === null) return
    const file = child(folder, name)
    if (!isIgnored(file, rules)) kind.push(file)
  }

  #link(folder: string, name: string, rules: IgnoreRules | null): void {
    const file = child(folder, name)
    if (NEVER_SOURCE.has(name) || isIgnored(file, rules)) return
    let target: string
    let isFolder: boolean
    try {
      target = withSlashes(realpathSync(file))
      isFolder = statSync(target).isDirectory()
    } catch {
      if (isSourceName(name)) this.#onSkip(file, 'a symbolic link that leads nowhere')
      return
    }
    if (isInside(target, withSlashes(realpathSync(this.#root)))) return
    if (isFolder || isSourceName(name)) this.#onSkip(file, 'a symbolic link to a place outside the project')
  }
}

/** Rules that hold above the root: a project inside a larger repository obeys that repository's files too. */
function outerRules(root: string): IgnoreRules | null {
  const repository = repositoryOf(root)
  if (repository === null) return null
  let rules = withRules(child(repository, '.git/info/exclude'), repository, null)
  const between = root === repository ? [] : root.slice(child(repository, '').length).split('/')
  let folder = repository
  for (const name of between) {
    rules = withRules(child(folder, '.gitignore'), folder, rules)
    folder = child(folder, name)
    // Whoever names an ignored folder as the project wants it looked at.
    if (isIgnored(`${folder}/`, rules)) return null
  }
  return rules
}

function repositoryOf(folder: string): string | null {
  return upwardFrom(folder).find((at) => statSync(child(at, '.git'), { throwIfNoEntry: false }) !== undefined) ?? null
}

let ignoreModule: ((options?: Options) => Ignore) | undefined

/** The rules of one ignore file on top of those that hold already; the same ones when the file is absent or unreadable. */
function withRules(file: string, folder: string, outer: IgnoreRules | null): IgnoreRules | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return outer
  }
  // Loaded on first use: the plugin lists files only when a file's text asks for it.
  ignoreModule ??= createRequire(import.meta.url)('ignore') as (options?: Options) => Ignore
  // As git does where file names have case; elsewhere too, since listing a file too many is the smaller mistake.
  return { from: child(folder, '').length, rules: ignoreModule({ ignoreCase: false }).add(text), outer }
}

/** Decides like git: the innermost file that says anything about the path wins. A folder's path ends in a slash. */
function isIgnored(target: string, rules: IgnoreRules | null): boolean {
  for (let at = rules; at !== null; at = at.outer) {
    const result = at.rules.test(target.slice(at.from))
    if (result.ignored) return true
    if (result.unignored) return false
  }
  return false
}

/** Names that only tools write: hashed, minified and mapped files, and the reports of coverage tools. */
const BUILT_NAME = new RegExp([
  String.raw`\.(?:min|bundle|chunk)\.[mc]?js$`,
  String.raw`[.-](?=[0-9a-f]*\d)[0-9a-f]{8,}\.(?:[mc]?js|css)$`,
  // The hash of rollup and vite: eight characters of base64url, as in `Layout_D6cK0AyW.mjs`.
  String.raw`[._-](?=\w*\d\w*[a-zA-Z])(?=\w*[a-z])(?=\w*[A-Z])[\w-]{8}\.(?:[mc]?js|css)$`,
  String.raw`\.[mc]?js\.map$`,
  String.raw`\.d\.[mc]?ts\.map$`,
  String.raw`\.tsbuildinfo$`,
  String.raw`^(?:asset-manifest|build-manifest|coverage-final)\.json$`,
  String.raw`^lcov`,
].join('|'))

/** What compilers and bundlers write, and people do not. */
const BUILT_TEXT = new RegExp([
  String.raw`__esModule"?, \{ ?value: ?(?:true|!0)`,
  String.raw`__webpack_require__|\b__defProp\b|_interopRequire|System\.register\(`,
  '^//# sourceMappingURL=',
].join('|'), 'm')

/** Folders that are looked into before the question is given up: the top of an output folder can hold nothing but folders. */
const FOLDERS_TO_LOOK_INTO = 12

/** How many files are opened for a closer look. */
const FILES_TO_OPEN = 3

/**
 * The sign by which a folder with an ambiguous name is known as build output, or null when it may be source. A folder with
 * TypeScript in it is source: compilers take that away.
 */
function signOfBuild(folder: string, entries: readonly Dirent[], readAhead: Map<string, Dirent[]>): string | null {
  const queue: { folder: string; entries: readonly Dirent[] }[] = [{ folder, entries }]
  let opened = 0
  for (let at = 0; at < queue.length; at++) {
    const { folder: here, entries: inside } = queue[at]!
    const names = new Set<string>()
    for (const entry of inside) {
      if (entry.isDirectory()) {
        if (entry.name === 'lcov-report') return 'it holds `lcov-report`'
        if (NEVER_SOURCE.has(entry.name) || queue.length >= FOLDERS_TO_LOOK_INTO) continue
        const inner = child(here, entry.name)
        const read = readIfPossible(inner)
        if (read === null) continue
        readAhead.set(inner, read)
        queue.push({ folder: inner, entries: read })
      } else {
        names.add(entry.name)
      }
    }
    const sorted = [...names].sort()
    if (sorted.some((name) => /\.[mc]?tsx?$/.test(name) && isSourceName(name))) return null
    const telling = sorted.find((name) => BUILT_NAME.test(name))
    if (telling !== undefined) return `it holds \`${telling}\``
    const declared = sorted.find((name) => name.endsWith('.js') && names.has(name.replace(/js$/, 'd.ts')))
    if (declared !== undefined) return `it holds \`${declared}\` with its declarations`
    for (const name of sorted) {
      if (opened >= FILES_TO_OPEN) break
      if (!/\.[mc]?js$/.test(name)) continue
      opened += 1
      if (isBuiltText(child(here, name))) return `\`${name}\` in it was written by a tool`
    }
  }
  return null
}

function readIfPossible(folder: string): Dirent[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort(byName)
  } catch {
    return null
  }
}

function isBuiltText(file: string): boolean {
  try {
    const text = readFileSync(file, 'utf8')
    return isMinified(text) || BUILT_TEXT.test(text)
  } catch {
    return false
  }
}

/** Below this size a file on one line is a small file, not a bundle. */
const SMALLEST_MINIFIED = 5_000

/** The average length of a line from which on a text counts as minified; people's files are at 30 to 60. */
const MINIFIED_LINE = 1_000

/** Was the text written by a minifier or bundler? Told by its lines, which are far longer than people write. */
export function isMinified(text: string): boolean {
  if (text.length < SMALLEST_MINIFIED) return false
  // Ends after the first few per cent of an ordinary file.
  let needed = text.length / MINIFIED_LINE
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    needed -= 1
    if (needed <= 0) return false
  }
  return true
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
