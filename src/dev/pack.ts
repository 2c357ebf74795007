import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './paths.ts'

/** `npm pack` without its scripts (dist/ is there already); gives the archive's path. */
export function pack(folder: string): string {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const npm = process.env.npm_execpath
  const result = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' })
  if (result.status !== 0) throw new Error(`npm pack failed: ${result.stderr}`)
  const [entry] = JSON.parse(result.stdout) as { filename: string }[]
  if (!entry) throw new Error('npm pack named no archive')
  return join(folder, entry.filename)
}
