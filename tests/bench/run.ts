/**
 * How long the audit and the plugin take beside ESLint, on one repository:
 *
 *   npm run bench                          a generated project
 *   npm run bench -- --repo PATH           a repository of your own, which is only read
 *   npm run bench -- --runs 5              medians of as many runs (default 3)
 *
 * Everything is measured on the built package in processes of their own. Wall time is what people wait for; processor time is
 * steadier on a machine that does other things too.
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

const { values } = parseArgs({ options: { repo: { type: 'string' }, runs: { type: 'string', default: '3' } } })
const runs = Math.max(1, Number(values.runs) || 1)
const folder = mkdtempSync(path.join(tmpdir(), 'secure-logout-bench-'))

/** Milliseconds. */
interface Cost {
  readonly wall: number
  readonly cpu: number
  /** In the plugin's rules, as ESLint counts it. */
  readonly rules: number
}

try {
  await build()
  measure()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function measure(): void {
  const repository = values.repo === undefined ? writeProject(path.join(folder, 'project')) : path.resolve(values.repo)
  const files = new Host(repository).files().map((file) => path.relative(repository, file))
  const configs = { bare: writeConfig('bare', false), recommended: writeConfig('recommended', true) }

  const audits = times(runs, () => audit(repository))
  // Side by side, so that whatever else the machine does falls on both.
  const lints = times(runs, (run) => {
    const first = lint(repository, files, run % 2 === 0 ? configs.bare : configs.recommended)
    const second = lint(repository, files, run % 2 === 0 ? configs.recommended : configs.bare)
    return run % 2 === 0 ? { bare: first, recommended: second } : { bare: second, recommended: first }
  })
  const loads = times(Math.max(runs, 7), pluginLoad)

  const bare = lints.map((pair) => pair.bare)
  const added = (of: 'wall' | 'cpu'): number => median(lints.map((pair) => pair.recommended[of] / pair.bare[of])) - 1
  const typical = (costs: readonly Cost[], of: keyof Cost): number => median(costs.map((cost) => cost[of]))
  const share = (of: 'wall' | 'cpu'): string => `1/${(typical(bare, of) / typical(audits, of)).toFixed(1)}`
  const rules = typical(lints.map((pair) => pair.recommended), 'rules')
  print([
    [`${files.length} files`, 'wall', 'processor', 'goal'],
    ['cold audit', ...medians(audits), ''],
    ['ESLint without rules', ...medians(bare), ''],
    ['ESLint with `recommended`', ...medians(lints.map((pair) => pair.recommended)), ''],
    ['audit / ESLint without rules', share('wall'), share('cpu'), '1/20'],
    ['`recommended` adds', percent(added('wall')), percent(added('cpu')), '3 %'],
    ['of it in the rules, as ESLint counts', milliseconds(rules), percent(rules / typical(bare, 'wall')), ''],
    ['loading the plugin', milliseconds(median(loads)), '', '30 ms'],
  ])
}

function audit(repository: string): Cost {
  // Findings are no failure here.
  const command = [path.join(root, 'dist/cli/main.js'), 'audit', '--format', 'json', '--output', path.join(folder, 'report.json')]
  return run([...command, repository], repository, [0, 1])
}

function lint(repository: string, files: readonly string[], config: string): Cost {
  const eslint = path.join(root, 'node_modules/eslint/bin/eslint.js')
  const options = ['--no-config-lookup', '--config', config, '--no-inline-config', '--no-warn-ignored']
  // Texts with syntax errors make ESLint end with 1.
  return run([eslint, ...options, '--', ...files], repository, [0, 1])
}

/** A flat config beside the repository, with or without the plugin. */
function writeConfig(name: string, withPlugin: boolean): string {
  const parser = createRequire(path.join(root, 'package.json')).resolve('@typescript-eslint/parser')
  const lines = [
    `import parser from ${JSON.stringify(pathToFileURL(parser).href)}`,
    ...(withPlugin ? [`import plugin from ${JSON.stringify(pathToFileURL(path.join(root, 'dist/index.mjs')).href)}`] : []),
    `const linterOptions = { reportUnusedDisableDirectives: 'off' }`,
    `const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}']`,
    'export default [',
    '  { files, languageOptions: { parser }, linterOptions },',
    ...(withPlugin ? ['  plugin.configs.recommended,'] : []),
    ']',
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
    cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, TIMING: 'all' },
  })
  const wall = performance.now() - start
  const { status, stdout, stderr } = result
  if (!accepted.includes(status ?? -1)) throw new Error(`${args[0]!} ended with ${String(status)}: ${stderr}`)
  const { user, system } = JSON.parse(readFileSync(usage, 'utf8')) as NodeJS.CpuUsage
  const rules = [...stdout.matchAll(/^secure-logout\/[\w-]+ *\| *([\d.]+)/gm)].reduce((sum, [, took]) => sum + Number(took), 0)
  return { wall, cpu: (user + system) / 1000, rules }
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
