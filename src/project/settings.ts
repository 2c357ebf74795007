/**
 * The settings of a project, from an ESLint config or from a file of the command. A mistake in them is the user's to repair, so it is
 * said at once and with the path of the setting.
 */
import { statSync } from 'node:fs'
import path from 'node:path'
import { readTables } from '../extract/user-tables.ts'
import type { UserTables } from './analyse.ts'
import { absolute } from './paths.ts'

export interface Settings {
  /** Absolute folder of the project, where the one that is found by looking upwards is not the right one. */
  readonly root?: string
  /** Tables of the project's own packages and files, see docs/tables.md. */
  readonly tables?: UserTables
}

type Reader<T> = (value: unknown, at: string, cwd: string) => T

/** How each setting is read; the keys are all that there are. */
const readers: { readonly [Key in keyof Required<Settings>]: Reader<Required<Settings>[Key]> } = {
  root: readFolder,
  tables: readTables,
}

/**
 * Reads settings.
 *
 * @param name of the whole, for messages
 * @param cwd what a relative folder is relative to
 * @throws when a setting is unknown or has the wrong shape
 */
export function readSettingsObject(given: unknown, name: string, cwd: string): Settings {
  if (given === undefined) return {}
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error(`${name} must be an object, and is ${describe(given)}.`)
  }
  const read: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    const reader = Object.hasOwn(readers, key) ? readers[key as keyof Settings] : undefined
    if (reader === undefined) {
      const known = Object.keys(readers).map((one) => `\`${one}\``)
      throw new Error(`${at(name, key)} is not a setting. There is: ${known.join(', ')}.`)
    }
    if (value !== undefined) read[key] = reader(value, at(name, key), cwd)
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

const at = (name: string, key: string): string => `${name}.${key}`
