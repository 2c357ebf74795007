// Makes a fresh clone ready: installs the dependencies when they are missing or differ from package-lock.json.
// It runs before anything is installed, so it imports nothing but Node.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} */
function readLock(/** @type {string} */ path) {
  try {
    return JSON.parse(readFileSync(root + path, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Why the dependencies have to be installed; undefined when they need not be. */
export function staleReason(wanted = readLock('package-lock.json'), installed = readLock('node_modules/.package-lock.json')) {
  if (!wanted) return 'package-lock.json cannot be read'
  if (!installed) return 'node_modules is missing'
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional) continue
    const found = installed[path]
    if (!found) return `${path} is not installed`
    if (found.version !== entry.version) return `${path} is ${found.version}, the lock file wants ${entry.version}`
  }
  return undefined
}

export function bootstrap() {
  const reason = staleReason()
  if (!reason) return
  console.log(`Installing dependencies: ${reason}.`)
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const result = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) bootstrap()
