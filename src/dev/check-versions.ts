/**
 * Compares the versions that the tables were checked against with the newest ones of the registry, and prints what is a major
 * version behind. For a scheduled job: it asks the registry about every package that a table names with a version.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { frameworks, libraries } from '../knowledge/index.ts'
import { isMain } from './paths.ts'

/** A package and the newest version that a table was checked against. */
export interface Checked {
  readonly table: string
  readonly name: string
  readonly version: string
}

const VERSION = /\d+(?:\.\d+)*/g

/**
 * What a table says of its versions: `5.3.0 and 4.22.3` of its first package, or `axios 1.21.1, ky 2.1.0`. Versions of Node and of
 * browsers are nobody's package.
 */
export function checkedOf(table: string, packages: readonly string[], checked: string): readonly Checked[] {
  const named = packages.flatMap((name): Checked[] => {
    const escaped = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
    const short = escaped.replace(/^@[^/]+\\\//, '')
    const versions = new RegExp(`(?:^|[\\s,;(])(?:${escaped}|${short}) (\\d+(?:\\.\\d+)*)`).exec(checked)?.[1]
    return versions === undefined ? [] : [{ table, name, version: versions }]
  })
  if (named.length > 0) return named
  const [first] = packages
  const versions = checked.match(VERSION) ?? []
  const newest = versions.toSorted((a, b) => majorOf(b) - majorOf(a))[0]
  return first === undefined || newest === undefined || /node|chrom|ecma/i.test(checked) ? [] : [{ table, name: first, version: newest }]
}

export const majorOf = (version: string): number => Number(/^\d+/.exec(version)?.[0] ?? 0)

/** Is the newest version another major than the checked one? Below 1 the minor version counts. */
export function isBehind(checked: string, newest: string): boolean {
  if (majorOf(checked) !== majorOf(newest)) return majorOf(checked) < majorOf(newest)
  const [, checkedMinor = '0'] = checked.split('.')
  const [, newestMinor = '0'] = newest.split('.')
  return majorOf(newest) === 0 && Number(checkedMinor) < Number(newestMinor)
}

const run = promisify(execFile)

async function newestOf(name: string): Promise<string | null> {
  try {
    return (await run('npm', ['view', name, 'version'])).stdout.trim() || null
  } catch {
    return null
  }
}

if (isMain(import.meta.url)) {
  const all = [...frameworks, ...libraries].flatMap(({ id, packages, checked }) => checkedOf(id, packages, checked))
  let behind = 0
  for (const { table, name, version } of all) {
    const newest = await newestOf(name)
    if (newest === null) console.log(`${table}: ${name} is not in the registry`)
    else if (isBehind(version, newest)) {
      behind++
      console.log(`${table}: ${name} was checked at ${version}, the newest is ${newest}`)
    }
  }
  console.log(`${behind} of ${all.length} packages are a major version behind.`)
}
