/**
 * `paths` and `baseUrl` of tsconfig.json and jsconfig.json. Read leniently: a configuration that extends one which is not there
 * (`.svelte-kit/tsconfig.json` before the first build, a package that is not installed) still says something by itself.
 */
import path from 'node:path'
import type { Host } from './host.ts'
import { isRecord } from './manifest.ts'
import { child, parentOf, upwardFrom } from './paths.ts'

export interface PathMapping {
  /** With at most one star. */
  readonly pattern: string
  /** Absolute, a star where the pattern has one. */
  readonly targets: readonly string[]
}

export interface TsConfig {
  /** Absolute folder, or null. */
  readonly baseUrl: string | null
  readonly paths: readonly PathMapping[]
  /** Absolute files of the projects that a solution-style configuration refers to. */
  readonly references: readonly string[]
}

/** Where a package lives that a configuration extends by name; null where it is not of this workspace. */
export type FindPackage = (name: string) => string | null

/** Stands for the folder of the configuration that inherits. */
const CONFIG_DIR = '${configDir}'

/** Configurations that nobody extends a deeper chain of; more means a cycle. */
const DEEPEST_CHAIN = 12

export class TsConfigs {
  readonly #host: Host
  readonly #findPackage: FindPackage
  readonly #configs = new Map<string, TsConfig | null>()
  readonly #around = new Map<string, readonly TsConfig[]>()
  #byFolder: Map<string, string[]> | null = null

  constructor(host: Host, findPackage: FindPackage) {
    this.#host = host
    this.#findPackage = findPackage
  }

  /**
   * The configurations that can say something about the files of a folder, the nearest first: its own `tsconfig.json` with the
   * projects that it refers to, the others beside it (`tsconfig.app.json`), then those of the folders above.
   */
  around(folder: string): readonly TsConfig[] {
    let configs = this.#around.get(folder)
    if (configs === undefined) {
      configs = upwardFrom(folder).flatMap((at) => this.#inFolder(at))
        .filter((config) => config.baseUrl !== null || config.paths.length > 0)
      this.#around.set(folder, configs)
    }
    return configs
  }

  #inFolder(folder: string): TsConfig[] {
    if (this.#byFolder === null) {
      this.#byFolder = new Map()
      for (const file of this.#host.listing().manifests) {
        if (file.endsWith('/package.json')) continue
        const files = this.#byFolder.get(parentOf(file)) ?? []
        files.push(file)
        this.#byFolder.set(parentOf(file), files)
      }
    }
    const found: TsConfig[] = []
    const files = [...(this.#byFolder.get(folder) ?? [])].sort((one, other) => rank(one) - rank(other))
    for (const file of files) {
      const config = this.#load(file)
      if (config === null) continue
      found.push(config)
      for (const reference of config.references) {
        const referred = this.#load(reference)
        // A project in a folder of its own configures that folder; one in a tool's folder (`.nuxt`) was written for this one.
        const isForThis = parentOf(reference) === folder || reference.startsWith(child(folder, '.'))
        if (referred !== null && isForThis) found.push(referred)
      }
    }
    return found
  }

  #load(file: string): TsConfig | null {
    let config = this.#configs.get(file)
    if (config === undefined) {
      config = this.#read(file, parentOf(file), 0)
      this.#configs.set(file, config)
    }
    return config
  }

  #read(file: string, configDir: string, depth: number): TsConfig | null {
    const json = parseLenient(this.#host.readConfiguration(file))
    if (json === null) return null
    const folder = parentOf(file)
    const place = (target: string): string => path.posix.resolve(folder, target.replace(CONFIG_DIR, configDir))
    const outer = this.#extended(json.extends, folder, configDir, depth)
    const options = isRecord(json.compilerOptions) ? json.compilerOptions : {}
    const baseUrl = typeof options.baseUrl === 'string' ? place(options.baseUrl) : outer?.baseUrl ?? null
    const base = typeof options.baseUrl === 'string' ? place(options.baseUrl) : baseUrl
    const placeOfPath = (target: string): string =>
      base === null || target.includes(CONFIG_DIR) ? place(target) : path.posix.resolve(base, target)
    const paths = isRecord(options.paths)
      ? Object.entries(options.paths).flatMap(([pattern, targets]) =>
          Array.isArray(targets)
            ? [{ pattern, targets: targets.filter((target) => typeof target === 'string').map(placeOfPath) }]
            : [])
      : outer?.paths ?? []
    const references = Array.isArray(json.references)
      ? json.references.flatMap((reference: unknown) =>
          isRecord(reference) && typeof reference.path === 'string' ? [withConfigName(place(reference.path))] : [])
      : []
    return { baseUrl, paths, references }
  }

  #extended(value: unknown, folder: string, configDir: string, depth: number): TsConfig | null {
    if (depth >= DEEPEST_CHAIN) return null
    const configs = (Array.isArray(value) ? value : [value]).flatMap((target: unknown) => {
      const config = typeof target === 'string' ? this.#readFirst(this.#candidates(target, folder), configDir, depth + 1) : null
      return config === null ? [] : [config]
    })
    if (configs.length === 0) return null
    // Of several, later ones override earlier ones.
    return {
      baseUrl: configs.findLast((config) => config.baseUrl !== null)?.baseUrl ?? null,
      paths: configs.findLast((config) => config.paths.length > 0)?.paths ?? [],
      references: [],
    }
  }

  #readFirst(files: readonly string[], configDir: string, depth: number): TsConfig | null {
    for (const file of files) {
      const config = this.#read(file, configDir, depth)
      if (config !== null) return config
    }
    return null
  }

  #candidates(target: string, folder: string): string[] {
    if (/^\.{0,2}\//.test(target) || target === '.' || target === '..') {
      const file = path.posix.resolve(folder, target)
      return [file, `${file}.json`, child(file, 'tsconfig.json')]
    }
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target
    const inside = target.slice(name.length + 1)
    const member = this.#findPackage(name)
    const homes = [
      ...(member === null ? [] : [member]),
      ...upwardFrom(folder).map((at) => `${child(at, 'node_modules')}/${name}`),
    ]
    return homes.flatMap((home) => (inside === ''
      ? [child(home, 'tsconfig.json')]
      : [child(home, inside), `${child(home, inside)}.json`, child(child(home, inside), 'tsconfig.json')]))
  }
}

/** The absolute targets of the pattern that fits the specifier best: an exact one, else the one with the longest prefix. */
export function mappedBy(paths: readonly PathMapping[], specifier: string): readonly string[] {
  let best: PathMapping | null = null
  let bestPrefix = -1
  for (const mapping of paths) {
    const star = mapping.pattern.indexOf('*')
    if (star < 0) {
      if (mapping.pattern === specifier) return mapping.targets
      continue
    }
    const prefix = mapping.pattern.slice(0, star)
    const suffix = mapping.pattern.slice(star + 1)
    const fits = specifier.length >= prefix.length + suffix.length && specifier.startsWith(prefix) && specifier.endsWith(suffix)
    if (fits && star > bestPrefix) {
      best = mapping
      bestPrefix = star
    }
  }
  if (best === null) return []
  const rest = specifier.slice(bestPrefix, specifier.length - (best.pattern.length - bestPrefix - 1))
  return best.targets.map((target) => target.replace('*', () => rest))
}

function rank(file: string): number {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return name === 'tsconfig.json' ? 0 : name === 'jsconfig.json' ? 1 : 2
}

function withConfigName(target: string): string {
  return target.endsWith('.json') ? target : child(target, 'tsconfig.json')
}

function parseLenient(text: string | null): Record<string, unknown> | null {
  if (text === null) return null
  try {
    const json: unknown = JSON.parse(withoutComments(text))
    return isRecord(json) ? json : null
  } catch {
    return null
  }
}

/** JSON as TypeScript reads it, with comments and trailing commas, turned into plain JSON. */
function withoutComments(text: string): string {
  const string = String.raw`"(?:\\.|[^"\\])*"`
  return text
    .replace(new RegExp(String.raw`${string}|//[^\n]*|/\*[\s\S]*?\*/`, 'g'), (part) => (part.startsWith('"') ? part : ' '))
    .replace(new RegExp(String.raw`${string}|,(?=\s*[}\]])`, 'g'), (part) => (part === ',' ? '' : part))
}
