/**
 * The settings of the command: the file that `--config` names, or `secure-logout.config.json` in the audited folder. A file of
 * code is run only when it is named, since an audit may be about code that nobody trusts.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSettingsObject } from '../project/settings.ts'
import type { Settings } from '../project/settings.ts'
import { Failure } from './failure.ts'

/** The file that is read without being named. */
export const CONFIG_FILE = 'secure-logout.config.json'

/**
 * Reads the settings.
 *
 * @param named what `--config` names; a relative path starts at `cwd`
 * @param folder in which the file is looked for when none is named
 * @throws Failure where the named file is not there, cannot be read, or says something that is no setting
 */
export async function readConfig(named: string | undefined, folder: string, cwd: string): Promise<Settings> {
  const file = named === undefined ? path.join(folder, CONFIG_FILE) : path.resolve(cwd, named)
  if (!existsSync(file)) {
    if (named === undefined) return {}
    throw new Failure(`There is no file \`${named}\`.`)
  }
  const shown = named ?? CONFIG_FILE
  try {
    return readSettingsObject(await contentOf(file), shown, path.dirname(file))
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error))
  }
}

async function contentOf(file: string): Promise<unknown> {
  if (file.endsWith('.json')) return JSON.parse(readFileSync(file, 'utf8')) as unknown
  const module = (await import(pathToFileURL(file).href)) as { readonly default?: unknown }
  return module.default
}
