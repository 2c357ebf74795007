/**
 * How long `fix` takes beside jscodeshift with a transform that does nothing, over the same files:
 *
 *   npm run build && npm run bench:repairs-speed            a generated project
 *   npm run build && npm run bench:repairs-speed -- PATH    a project of your own, which is only read
 *
 * Both write nothing. The two are run in turn, so that whatever else the machine does falls on both; the middle one counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { root } from '../../src/dev/paths.ts'
import { writeProject } from './synthetic-project.ts'

const RUNS = 3
const folder = mkdtempSync(path.join(tmpdir(), 'secure-logout-bench-'))

try {
  const given = process.argv[2]
  const project = given === undefined ? writeProject(path.join(folder, 'project')) : path.resolve(given)
  const transform = path.join(folder, 'nothing.js')
  writeFileSync(transform, 'module.exports = (file) => undefined\n')
  const jscodeshift = createRequire(path.join(root, 'package.json')).resolve('jscodeshift/bin/jscodeshift.js')
  const extensions = 'js,jsx,mjs,cjs,ts,tsx,mts,cts'
  const times = Array.from({ length: RUNS }, () => ({
    fix: time([path.join(root, 'dist/cli/main.js'), 'fix', '--dry-run', '--json', project]),
    // A transform that asks for no parser has none run: what is timed is the handing out of files alone, and then with a parser.
    plain: time([jscodeshift, '-t', transform, '--dry', '--silent', `--extensions=${extensions}`, '--parser=tsx', project]),
    parsing: time([jscodeshift, '-t', parsing(), '--dry', '--silent', `--extensions=${extensions}`, '--parser=tsx', project]),
  }))
  const [fix, plain, parsed] = (['fix', 'plain', 'parsing'] as const).map((what) => middle(times.map((one) => one[what])))
  console.log(`fix                                     ${ms(fix!)}`)
  console.log(`jscodeshift, a transform that does nothing  ${ms(plain!)}   fix takes 1/${(plain! / fix!).toFixed(1)}`)
  console.log(`jscodeshift, a transform that parses        ${ms(parsed!)}   fix takes 1/${(parsed! / fix!).toFixed(1)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function parsing(): string {
  const file = path.join(folder, 'parsing.js')
  writeFileSync(file, 'module.exports = ({ source }, { jscodeshift }) => { jscodeshift(source) }\n')
  return file
}

/** Milliseconds of wall time. */
function time(args: readonly string[]): number {
  const start = performance.now()
  spawnSync(process.execPath, args, { stdio: 'ignore' })
  return performance.now() - start
}

function middle(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!
}

function ms(number: number): string {
  return `${number.toFixed(0).padStart(6)} ms`
}
