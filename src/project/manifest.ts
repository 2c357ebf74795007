/** `package.json` files: which package a file belongs to, and what that package depends on. */

/** What a `package.json` says, as far as it is of use here. */
export interface Manifest {
  readonly name: string | null
  readonly version: string | null
  /** Range by package: dependencies, devDependencies, peerDependencies, optionalDependencies; the first one to name it wins. */
  readonly dependencies: ReadonlyMap<string, string>
  /** Globs of workspace members; empty where the package is no workspace root. */
  readonly workspaces: readonly string[]
  /** Versions that members refer to with `catalog:`, by package. */
  readonly catalog: ReadonlyMap<string, string>
  readonly main: string | null
  readonly module: string | null
  readonly types: string | null
  /** A field with a path to the package's source, which some monorepos have. */
  readonly source: string | null
  readonly exports: unknown
  readonly imports: unknown
  /** `_moduleAliases` of the package module-alias: alias to path. */
  readonly aliases: ReadonlyMap<string, string>
}

export const EMPTY_MANIFEST: Manifest = {
  name: null,
  version: null,
  dependencies: new Map(),
  workspaces: [],
  catalog: new Map(),
  main: null,
  module: null,
  types: null,
  source: null,
  exports: undefined,
  imports: undefined,
  aliases: new Map(),
}

/** Reads the text of a `package.json`. @throws SyntaxError where it is not JSON */
export function parseManifest(text: string): Manifest {
  const json: unknown = JSON.parse(text)
  if (!isRecord(json)) return EMPTY_MANIFEST
  const workspaces = isRecord(json.workspaces) ? json.workspaces.packages : json.workspaces
  return {
    name: stringOr(json.name),
    version: stringOr(json.version),
    dependencies: new Map([
      ...strings(json.optionalDependencies), ...strings(json.peerDependencies), ...strings(json.devDependencies),
      ...strings(json.dependencies),
    ]),
    workspaces: Array.isArray(workspaces) ? workspaces.filter((glob) => typeof glob === 'string') : [],
    catalog: new Map([...strings(json.catalog), ...(isRecord(json.workspaces) ? strings(json.workspaces.catalog) : [])]),
    main: stringOr(json.main),
    module: stringOr(json.module),
    types: stringOr(json.types) ?? stringOr(json.typings),
    source: stringOr(json.source),
    exports: json.exports,
    imports: json.imports,
    aliases: new Map(strings(json._moduleAliases)),
  }
}

/** Says the manifest anything that makes its folder a package of its own? `{"type": "module"}` in a subfolder does not. */
export function isPackage(manifest: Manifest): boolean {
  return manifest.name !== null || manifest.dependencies.size > 0 || manifest.workspaces.length > 0 ||
    manifest.imports !== undefined || manifest.aliases.size > 0
}

/** Does the folder, relative to the workspace root, match the workspace's globs? `packages/*`, `apps/**`, `!packages/old`. */
export function matchesWorkspace(folder: string, globs: readonly string[]): boolean {
  let matches = false
  for (const glob of globs) {
    const excludes = glob.startsWith('!')
    if (globPattern(excludes ? glob.slice(1) : glob).test(folder)) matches = !excludes
  }
  return matches
}

function globPattern(glob: string): RegExp {
  const path = glob.replace(/^\.\//, '').replace(/\/$/, '')
  const source = path
    .replace(/[.+^$()|[\]\\]/g, String.raw`\$&`)
    .replace(/\{([^{}]*)\}/g, (_, list: string) => `(?:${list.replaceAll(',', '|')})`)
    .replace(/\*\*\/?|\*|\?/g, (star) => (star === '?' ? '[^/]' : star === '*' ? '[^/]+' : '.*'))
  return new RegExp(`^${source}$`)
}

function stringOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function strings(value: unknown): [string, string][] {
  return isRecord(value) ? Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : []
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
