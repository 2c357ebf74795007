/**
 * Which version of a package is locked: simple readers for the lock files of npm, yarn, pnpm and bun. They know what these
 * programs write, and answer null for everything else.
 */

/** Names of the files that can be read, in the order in which they are asked. */
export const LOCK_FILES = ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'] as const

/** Who asks: a package folder relative to the lock file (`''` for the same folder), and the range in its manifest. */
export interface LockQuestion {
  readonly folder: string
  readonly name: string
  readonly range: string | null
}

export type LockReader = (question: LockQuestion) => string | null

/** A reader for the text of a lock file; one that knows nothing where the text cannot be read. */
export function lockReader(fileName: string, text: string): LockReader {
  try {
    if (fileName.endsWith('.yaml')) return pnpmReader(text)
    if (fileName === 'yarn.lock') return yarnReader(text)
    if (fileName === 'bun.lock') return bunReader(text)
    return npmReader(text)
  } catch {
    return () => null
  }
}

interface NpmLock {
  readonly packages?: Record<string, { readonly version?: string } | undefined>
  readonly dependencies?: Record<string, { readonly version?: string } | undefined>
}

function npmReader(text: string): LockReader {
  const lock = JSON.parse(text) as NpmLock
  return ({ folder, name }) => {
    // Versions 2 and 3 list every folder under node_modules; the innermost one above the asking package is what Node finds.
    for (let at = folder; ; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
      const version = lock.packages?.[`${at === '' ? '' : `${at}/`}node_modules/${name}`]?.version
      if (version !== undefined) return version
      if (at === '') break
    }
    return lock.dependencies?.[name]?.version ?? null
  }
}

/** An entry's head names its ranges: `express@^4.17.1, express@^4.18.0:` or `"express@npm:^4.17.1":`. */
function yarnReader(text: string): LockReader {
  return ({ name, range }) => {
    const versions = new Map<string, string>()
    const found: string[] = []
    const head = new RegExp(`^"?${escape(name)}@[^\\n]*:\\n(?:  [^\\n]*\\n)*?  version:? "?([^"\\n]+)"?`, 'gm')
    for (const match of text.matchAll(head)) {
      const version = match[1]!
      found.push(version)
      for (const wanted of match[0].slice(0, match[0].indexOf('\n') - 1).split(',')) {
        versions.set(wanted.trim().replaceAll('"', '').slice(name.length + 1).replace(/^npm:/, ''), version)
      }
    }
    const exact = range === null ? undefined : versions.get(range)
    return exact ?? (new Set(found).size === 1 ? found[0]! : null)
  }
}

/** The part before `packages:` says which version each importer has: `version: 4.18.2(peer@1)`, in old files the value alone. */
function pnpmReader(text: string): LockReader {
  const versions = new Map<string, string>()
  for (const { path, value } of readIndented(text, 'packages')) {
    const inImporter = path[0] === 'importers' ? path.slice(1) : ['.', ...path]
    const [folder, kind, name, field] = inImporter
    if (folder === undefined || name === undefined || kind === undefined || !/ependencies$/.test(kind)) continue
    if (field !== undefined && field !== 'version') continue
    versions.set(`${folder} ${name}`, value)
  }
  return ({ folder, name }) => {
    const version = versions.get(`${folder === '' ? '.' : folder} ${name}`)
    return version !== undefined && /^\d/.test(version) ? version.replace(/[(_].*$/, '') : null
  }
}

/** `"express": ["express@4.18.2", …]`, and `"packages/api/express"` for a version of one package alone. */
function bunReader(text: string): LockReader {
  return ({ folder, name }) => {
    const own = folder === '' ? null : folder.slice(folder.lastIndexOf('/') + 1)
    for (const key of own === null ? [name] : [`${own}/${name}`, name]) {
      const match = new RegExp(`^\\s*"${escape(key)}": \\["(?:@[^@"]+|[^@"]+)@([^"]+)"`, 'm').exec(text)
      if (match !== null) return match[1]!
    }
    return null
  }
}

/** A value of a YAML file that consists of nested keys, with the keys that lead to it. */
export interface IndentedValue {
  readonly path: readonly string[]
  readonly value: string
}

/**
 * Reads the nested keys of a YAML file as package managers write it: block style, one key to a line. Lists and anything else are
 * passed over. Ends at the top-level key `end`.
 */
export function* readIndented(text: string, end: string): Generator<IndentedValue> {
  const path: { readonly indent: number; readonly key: string }[] = []
  for (const line of text.split('\n')) {
    const match = /^( *)(?:'([^']+)'|"([^"]+)"|([^\s#'"-][^:]*)|(-[^\s:][^:]*)):(?:\s+(.*))?$/.exec(line.trimEnd())
    if (match === null) continue
    const indent = match[1]!.length
    const key = match[2] ?? match[3] ?? match[4] ?? match[5]!
    while (path.length > 0 && path.at(-1)!.indent >= indent) path.pop()
    if (indent === 0 && key === end) return
    path.push({ indent, key })
    const value = (match[6] ?? '').replace(/^(['"])(.*)\1$/, '$2')
    if (value !== '') yield { path: path.map((step) => step.key), value }
  }
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
