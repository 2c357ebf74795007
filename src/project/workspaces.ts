/** Packages whose source lies in this project: members of workspaces, and dependencies by path. */
import type { Host } from './host.ts'
import { isRecord, matchesWorkspace } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import { child, isInside, parentOf } from './paths.ts'

export interface Member {
  readonly folder: string
  readonly manifest: Manifest
  /** It fits the globs of a workspace root around it; otherwise only a manifest that says where it is makes it a member. */
  readonly isListed: boolean
}

/** Ranges that say: not from the registry, but from here. */
const LOCAL_RANGE = /^(?:workspace|file|link|portal):/

export class Workspaces {
  readonly #host: Host
  #members: Map<string, Member[]> | null = null

  constructor(host: Host) {
    this.#host = host
  }

  /**
   * The package of that name in this project, as a file sees it: its own (self-reference), a workspace member, or one that a
   * manifest around it takes from a path. Null where the name means a package of the registry.
   */
  memberFor(file: string, name: string): Member | null {
    const members = this.#byName().get(name)
    if (members === undefined) return null
    const declared = this.#host.declaredRange(file, name)
    const isLocal = declared !== null && LOCAL_RANGE.test(declared.range)
    const scope = this.#host.packageScope(file).folder
    const own = members.find((member) => member.folder === scope)
    // An example that is called after the package that it shows depends on that package, and means it.
    if (own !== undefined) return declared === null ? own : null
    const listed = members.find((member) => member.isListed)
    if (listed !== undefined) return listed
    return isLocal ? members[0]! : null
  }

  /** The folder of a workspace member by its name alone. */
  folderOf(name: string): string | null {
    return this.#byName().get(name)?.find((member) => member.isListed)?.folder ?? null
  }

  #byName(): Map<string, Member[]> {
    if (this.#members !== null) return this.#members
    const folders = this.#host.listing().manifests.filter((file) => file.endsWith('/package.json')).map(parentOf)
    const all = folders.flatMap((folder) => {
      const manifest = this.#host.manifestIn(folder)
      return manifest === null ? [] : [{ folder, manifest }]
    })
    const roots = all.filter(({ manifest }) => manifest.workspaces.length > 0)
    this.#members = new Map()
    for (const { folder, manifest } of all) {
      if (manifest.name === null) continue
      const isListed = roots.some((root) => root.folder !== folder && isInside(folder, root.folder) &&
        matchesWorkspace(folder.slice(child(root.folder, '').length), root.manifest.workspaces))
      const same = this.#members.get(manifest.name) ?? []
      same.push({ folder, manifest, isListed })
      this.#members.set(manifest.name, same)
    }
    return this.#members
  }
}

/**
 * Where a map of `exports` or `imports` leads for a key (`.`, `./server`, `#db`): the paths of all conditions, those first that a
 * server takes. Empty where the map does not know the key.
 */
export function mappedTargets(map: unknown, key: string): string[] {
  if (typeof map === 'string' || Array.isArray(map)) return key === '.' ? leaves(map) : []
  if (!isRecord(map)) return []
  const keys = Object.keys(map)
  if (!keys.some((at) => at.startsWith('.') || at.startsWith('#'))) return key === '.' ? leaves(map) : []
  if (key in map) return leaves(map[key])
  let best: string | null = null
  for (const pattern of keys) {
    const star = pattern.indexOf('*')
    if (star < 0) continue
    const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)]
    const fits = key.length >= before.length + after.length && key.startsWith(before) && key.endsWith(after)
    if (fits && (best === null || star > best.indexOf('*'))) best = pattern
  }
  if (best === null) return []
  const star = best.indexOf('*')
  const rest = key.slice(star, key.length - (best.length - star - 1))
  return leaves(map[best]).map((target) => target.replaceAll('*', () => rest))
}

/** Conditions that other places than a Node server ask for. */
const ELSEWHERE = new Set(['browser', 'react-native', 'worker', 'workerd', 'deno', 'electron'])

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(leaves)
  if (!isRecord(value)) return []
  const entries = Object.entries(value)
  const here = entries.filter(([condition]) => !ELSEWHERE.has(condition))
  const elsewhere = entries.filter(([condition]) => ELSEWHERE.has(condition))
  return [...here, ...elsewhere].flatMap(([, target]) => leaves(target))
}
