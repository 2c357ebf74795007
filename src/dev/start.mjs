// `npm start`: audits the example. `npm start -- PATH [options]`: audits PATH. Works in a fresh clone.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bootstrap } from './bootstrap.mjs'

const EXAMPLE = 'docs/example'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cli = join(root, 'dist/cli/main.js')

/** @returns {number} the newest modification time below a path */
function newest(/** @type {string} */ path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function run(/** @type {string[]} */ args, cwd = root) {
  return spawnSync(process.execPath, args, { cwd, stdio: 'inherit' }).status ?? 1
}

bootstrap()

const sources = ['src', 'rules', 'codemods', 'package.json'].map((name) => newest(join(root, name)))
if (!existsSync(cli) || Math.max(...sources) > statSync(cli).mtimeMs) {
  const status = run([join(root, 'node_modules/tsx/dist/cli.mjs'), 'src/dev/build.ts'])
  if (status !== 0) process.exit(status)
}

const given = process.argv.slice(2)
const status = given.length > 0 ? run([cli, 'audit', ...given], process.env.INIT_CWD) : run([cli, 'audit', EXAMPLE])
// 1 says that there are findings. That is the audit's answer, not a failure of `npm start`.
process.exit(status === 1 ? 0 : status)
