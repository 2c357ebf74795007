/**
 * How long the audit and the plugin take beside ESLint, on one repository:
 *
 *   npm run bench                  a generated project
 *   npm run bench -- PATH          a repository of your own, which is only read
 *   npm run bench -- --runs 5      medians of as many runs (default 3)
 *
 * Everything is measured on the built package in processes of their own. Wall time is what people wait for; processor time is
 * steadier on a machine that does other things too.
 *
 * ESLint is run with any rule at all, too, one that does nothing: it keeps every syntax tree alive longer as soon as a rule is
 * enabled (docs/caches.md), which costs about a sixth of its time and is no plugin's to avoid. What is left is the plugin's own.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from '../../src/dev/build.ts'
import { root } from '../../src/dev/paths.ts'
import { Host } from '../../src/project/host.ts'
import { writeProject } from './synthetic-project.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '3' } } })
const runs = Math.max(1, Number(values.runs) || 1)
const folder = mkdtempSync(path.join(tmpdir(), 'secure-logout-bench-'))

/** What the parser of the comparison can read. */
const LINTED = /\.[cm]?[jt]sx?$/

/** Characters that a run may print. */
const OUTPUT = 64 * 1024 * 1024

/** Milliseconds. */
interface Cost {
  readonly wall: number
  readonly cpu: number
}

/** What ESLint is run with. */
const CONFIGS = ['bare', 'nothing', 'recommended'] as const
type ConfigName = typeof CONFIGS[number]
type Lints = Readonly<Record<ConfigName, Cost>>

try {
  await build()
  measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measure(): void {
  const [given] = positionals
  const repository = given === undefined ? writeProject(path.join(folder, 'project')) : path.resolve(given)
  const files = new Host(repository).files().filter((file) => LINTED.test(file)).map((file) => path.relative(repository, file))
  const configs = Object.fromEntries(CONFIGS.map((name) => [name, writeConfig(name)])) as Record<ConfigName, string>

  const audits = times(runs, () => audit(repository))
  // Side by side and in turns, so that whatever else the machine does falls on all of them.
  const lints = times(runs, (run): Lints => {
    const order = run % 2 === 0 ? CONFIGS : CONFIGS.toReversed()
    return Object.fromEntries(order.map((name) => [name, lint(repository, files, configs[name])])) as unknown as Lints
  })
  const loads = times(Math.max(runs, 7), pluginLoad)

  const of = (name: ConfigName): Cost[] => lints.map((one) => one[name])
  const typical = (costs: readonly Cost[], kind: keyof Cost): number => median(costs.map((cost) => cost[kind]))
  const share = (kind: keyof Cost): string => `1/${(typical(of('bare'), kind) / typical(audits, kind)).toFixed(1)}`
  const adds = (name: ConfigName, to: ConfigName): [string, string] => {
    const added = (kind: keyof Cost): string => percent(median(lints.map((one) => one[name][kind] / one[to][kind])) - 1)
    return [added('wall'), added('cpu')]
  }
  const inRules = timeInRules(repository, files, configs.recommended)
  print([
    [`${files.length} files`, 'wall', 'processor', 'goal'],
    ['cold audit', ...medians(audits), ''],
    ['ESLint without rules', ...medians(of('bare')), ''],
    ['ESLint with a rule that does nothing', ...medians(of('nothing')), ''],
    ['ESLint with `recommended`', ...medians(of('recommended')), ''],
    ['audit / ESLint without rules', share('wall'), share('cpu'), '1/20'],
    ['`recommended` adds to no rules', ...adds('recommended', 'bare'), '3 %'],
    ['a rule that does nothing adds to no rules', ...adds('nothing', 'bare'), ''],
    ['`recommended` adds to a rule that does nothing', ...adds('recommended', 'nothing'), ''],
    ['time in the rules, as ESLint counts', milliseconds(inRules), percent(inRules / typical(of('bare'), 'wall')), ''],
    ['loading the plugin', milliseconds(median(loads)), '', '30 ms'],
  ])
}

function audit(repository: string): Cost {
  // Findings are no failure here.
  const command = [path.join(root, 'dist/cli/main.js'), 'audit', '--format', 'json', '--output', path.join(folder, 'report.json')]
  return run([...command, repository], repository, [0, 1])
}

function lint(repository: string, files: readonly string[], config: string): Cost {
  // Texts with syntax errors make ESLint end with 1.
  return run(lintCommand(files, config), repository, [0, 1])
}

function lintCommand(files: readonly string[], config: string): string[] {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js')
  const options = ['--no-config-lookup', '--config', config, '--no-inline-config', '--no-warn-ignored']
  return [eslint, ...options, '--', ...files]
}

/** In a run of its own, since counting costs time itself. */
function timeInRules(repository: string, files: readonly string[], config: string): number {
  const { stdout } = spawnSync(process.execPath, lintCommand(files, config), {
    cwd: repository, encoding: 'utf8', maxBuffer: OUTPUT, env: { ...process.env, TIMING: 'all' },
  })
  return [...stdout.matchAll(/^secure-logout\/[\w-]+ *\| *([\d.]+)/gm)].reduce((sum, [, took]) => sum + Number(took), 0)
}

/** A flat config beside the repository. */
function writeConfig(name: ConfigName): string {
  const parser = createRequire(path.join(root, 'package.json')).resolve('@typescript-eslint/parser')
  const plugin = pathToFileURL(path.join(root, 'dist/index.mjs')).href
  const more: Record<ConfigName, readonly [before: string, config: string]> = {
    bare: ['', '{}'],
    nothing: ['const rule = { create: () => ({}) }', `{ plugins: { none: { rules: { nothing: rule } } }, rules: { 'none/nothing': 'error' } }`],
    recommended: [`import plugin from ${JSON.stringify(plugin)}`, 'plugin.configs.recommended'],
  }
  const [before, config] = more[name]
  const lines = [
    `import parser from ${JSON.stringify(pathToFileURL(parser).href)}`,
    before,
    `const linterOptions = { reportUnusedDisableDirectives: 'off' }`,
    `const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}']`,
    `export default [{ files, languageOptions: { parser }, linterOptions }, ${config}]`,
  ]
  const file = path.join(folder, `${name}.config.mjs`)
  writeFileSync(file, lines.join('\n'))
  return file
}

/** What the import of the plugin costs a process that has ESLint. */
function pluginLoad(): number {
  const code = [
    `await import(${JSON.stringify(import.meta.resolve('eslint'))})`,
    'const start = performance.now()',
    `await import(${JSON.stringify(pathToFileURL(path.join(root, 'dist/index.mjs')).href)})`,
    'console.log(performance.now() - start)',
  ]
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code.join('\n')], { encoding: 'utf8' })
  const took = Number(stdout)
  if (stdout === '' || Number.isNaN(took)) throw new Error(stderr)
  return took
}

/** Runs a script; its processor time is written down by itself when it ends. */
function run(args: readonly string[], cwd: string, accepted: readonly number[]): Cost {
  const usage = path.join(folder, 'usage.json')
  const witness = path.join(folder, 'witness.mjs')
  writeFileSync(witness, [
    `import { writeFileSync } from 'node:fs'`,
    `process.on('exit', () => writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.cpuUsage())))`,
  ].join('\n'))
  const start = performance.now()
  const result = spawnSync(process.execPath, ['--import', pathToFileURL(witness).href, ...args], {
    cwd, encoding: 'utf8', maxBuffer: OUTPUT,
  })
  const wall = performance.now() - start
  const { status, stderr } = result
  if (!accepted.includes(status ?? -1)) throw new Error(`${args[0]!} ended with ${String(status)}: ${stderr}`)
  const { user, system } = JSON.parse(readFileSync(usage, 'utf8')) as NodeJS.CpuUsage
  return { wall, cpu: (user + system) / 1000 }
}

function times<T>(count: number, work: (run: number) => T): T[] {
  return Array.from({ length: count }, (_, run) => work(run))
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle - 0.5)]! + sorted[Math.floor(middle)]!) / 2
}

function medians(costs: readonly Cost[]): [string, string] {
  return [milliseconds(median(costs.map((c) => c.wall))), milliseconds(median(costs.map((c) => c.cpu)))]
}

function milliseconds(number: number): string {
  return `${number.toFixed(number < 100 ? 1 : 0)} ms`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const pad = (cell: string, column: number): string => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))
  const lines = rows.map((row) => row.map(pad).join('   '))
  process.stdout.write(`${lines.join('\n')}\n`)
}
