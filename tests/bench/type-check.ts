/** A project's own type check before and after its repair, with its own compiler and the packages of its lock file. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** How the packages of a lock file are installed, without running anything of theirs. */
const INSTALL: readonly (readonly [lock: string, command: readonly string[]])[] = [
  ['package-lock.json', ['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund']],
  ['pnpm-lock.yaml', ['npx', '--yes', 'pnpm@10', 'install', '--frozen-lockfile', '--ignore-scripts']],
  ['yarn.lock', ['npx', '--yes', 'yarn@1', 'install', '--frozen-lockfile', '--ignore-scripts', '--non-interactive']],
]
const WITHOUT_LOCK = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps']
const TIME_TO_INSTALL = 10 * 60_000

/** @returns what went wrong; null when the packages are there */
export function installPackages(folder: string): string | null {
  if (existsSync(path.join(folder, 'node_modules'))) return null
  const [, command] = INSTALL.find(([lock]) => existsSync(path.join(folder, lock))) ?? ['', WITHOUT_LOCK]
  const first = run(folder, command)
  // A lock file that does not fit its manifest, or the package manager of today.
  const outcome = first.ok || command === WITHOUT_LOCK ? first : run(folder, WITHOUT_LOCK)
  return outcome.ok ? null : (outcome.output.split('\n').findLast((line) => line.trim() !== '') ?? 'the packages cannot be installed')
}

function run(folder: string, [command, ...args]: readonly string[]): { readonly ok: boolean; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(command!, args, { cwd: folder, encoding: 'utf8', timeout: TIME_TO_INSTALL, maxBuffer: 1 << 28, env: { ...process.env, CI: 'true' } })
  return { ok: status === 0, output: `${stdout}${stderr}` }
}

/** The configuration that a file is checked by: the nearest, up to the given folder. */
export function configOf(file: string, root: string): string | null {
  for (let at = path.dirname(file); at.startsWith(root); at = path.dirname(at)) {
    const config = path.join(at, 'tsconfig.json')
    if (existsSync(config)) return config
  }
  return null
}

/** A file that the configuration builds upon and that is not there: one that the framework makes, as those of SvelteKit and Nuxt. */
export function missingBase(config: string): string | null {
  const { extends: given = [] } = (ts.readConfigFile(config, ts.sys.readFile).config ?? {}) as { readonly extends?: string | readonly string[] }
  return [given].flat().find((base) => base.startsWith('.') && !existsSync(path.resolve(path.dirname(config), base))) ?? null
}

/**
 * The errors of a type check, without their lines, so that those of two states can be compared. Unused names count, whether the
 * project minds them or not: a repair that leaves some behind is not done.
 *
 * @returns null where the compiler does not come to checking
 */
export function typeErrors(config: string): readonly string[] | null {
  const folder = path.dirname(config)
  const { stdout } = spawnSync(process.execPath, ['--max-old-space-size=6144', compilerFor(folder), '--noEmit', '--noUnusedLocals', '--noUnusedParameters', '--pretty', 'false', '-p', config], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  const errors = stdout.split('\n').filter((line) => line.includes('error TS')).map((line) => line.replace(/\(\d+,\d+\)/, ''))
  // TS5xxx and TS18003: options that the compiler refuses, or no files.
  return errors.some((line) => /^error TS(?:5\d{3}|18003)/.test(line)) ? null : errors
}

/** The compiler of the project, of whatever version; that of this one otherwise. */
function compilerFor(folder: string): string {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) {
    const compiler = path.join(at, 'node_modules/typescript/bin/tsc')
    if (existsSync(compiler)) return compiler
  }
  return path.resolve('node_modules/typescript/bin/tsc')
}

/** The errors of the second list that the first does not have. */
export function newErrors(before: readonly string[], after: readonly string[]): readonly string[] {
  return after.filter((error) => !before.includes(error))
}
