/**
 * `settings['secure-logout']` of an ESLint config. A mistake in it is the user's to repair, so it is said at once and with the
 * path of the setting.
 */
import { statSync } from 'node:fs'
import path from 'node:path'
import { absolute } from '../project/paths.ts'

export interface Settings {
  /** Absolute folder of the project, where the one that is found by looking upwards is not the right one. */
  readonly root?: string
}

const NAME = `settings['secure-logout']`

type Reader<T> = (value: unknown, at: string, cwd: string) => T

/** How each setting is read; the keys are all that there are. */
const readers: { readonly [Key in keyof Required<Settings>]: Reader<Required<Settings>[Key]> } = {
  root: readFolder,
}

const alreadyRead = new WeakMap<object, Settings>()

/**
 * Reads the plugin's settings.
 *
 * @param settings all shared settings of the config
 * @param cwd what a relative folder is relative to
 * @throws when a setting is unknown or has the wrong shape
 */
export function readSettings(settings: Readonly<Record<string, unknown>>, cwd: string): Settings {
  const known = alreadyRead.get(settings)
  if (known !== undefined) return known
  const read = readAll(settings['secure-logout'], cwd)
  alreadyRead.set(settings, read)
  return read
}

function readAll(given: unknown, cwd: string): Settings {
  if (given === undefined) return {}
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error(`${NAME} must be an object, and is ${describe(given)}.`)
  }
  const read: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    const reader = Object.hasOwn(readers, key) ? readers[key as keyof Settings] : undefined
    if (reader === undefined) {
      const known = Object.keys(readers).map((name) => `\`${name}\``)
      throw new Error(`${NAME}.${key} is not a setting. There is: ${known.join(', ')}.`)
    }
    if (value !== undefined) read[key] = reader(value, `${NAME}.${key}`, cwd)
  }
  return read
}

function readFolder(value: unknown, at: string, cwd: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${at} must be the path of a folder, and is ${describe(value)}.`)
  const folder = path.resolve(cwd, value)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw new Error(`${at} is no folder: \`${value}\`.`)
  return absolute(folder)
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'object' ? 'an object' : `${typeof value} \`${String(value)}\``
}
