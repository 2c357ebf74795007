/** `settings['secure-logout']` of an ESLint config. */
import { readSettingsObject } from '../project/settings.ts'
import type { Settings } from '../project/settings.ts'

const NAME = `settings['secure-logout']`

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
  const read = readSettingsObject(settings['secure-logout'], NAME, cwd)
  alreadyRead.set(settings, read)
  return read
}
