/**
 * The whole check, as `npm test` runs it: build, then lint, types, unused code and the package, then the tests.
 * Arguments go to vitest and leave out the rest: `npm test -- tests/model`.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from './build.ts'
import { root } from './paths.ts'

/** .ci/run reads the count of tests there. */
const RESULT = join(root, 'node_modules/.cache/secure-logout/vitest.json')

const bin = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  knip: 'node_modules/knip/bin/knip.js',
  tsc: 'node_modules/typescript/bin/tsc',
  tsx: 'node_modules/tsx/dist/cli.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
}

const steps: readonly { name: string; args: readonly string[] }[] = [
  { name: 'typecheck', args: [bin.tsc, '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'lint', args: [bin.eslint, '--cache', '--cache-location', 'node_modules/.cache/eslint/', '.'] },
  { name: 'knip', args: [bin.knip] },
  { name: 'package', args: [bin.tsx, 'src/dev/check-package.ts'] },
]

interface Outcome {
  readonly ok: boolean
  readonly output: string
}

function run(args: readonly string[], show = false): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => {
      resolve({ ok: code === 0, output })
    })
  })
}

async function timed(name: string, work: () => Promise<Outcome>): Promise<boolean> {
  const start = performance.now()
  const { ok, output } = await work()
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  if (!ok && output.trim()) console.log(output.trim())
  return ok
}

async function buildStep(): Promise<Outcome> {
  try {
    await build()
    return { ok: true, output: '' }
  } catch (error) {
    return { ok: false, output: String(error) }
  }
}

async function check(): Promise<boolean> {
  const passed = [await timed('build', buildStep)]

  // Two at a time: the steps are independent, and two cores is what most machines in CI have.
  const queue = [...steps]
  const worker = async (): Promise<void> => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const { name, args } = step
      passed.push(await timed(name, () => run(args)))
    }
  }
  await Promise.all([worker(), worker()])

  passed.push(await timed('tests', () => test([])))
  return passed.every(Boolean)
}

function test(filters: readonly string[]): Promise<Outcome> {
  mkdirSync(dirname(RESULT), { recursive: true })
  rmSync(RESULT, { force: true })
  return run([bin.vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULT}`, ...filters], true)
}

const filters = process.argv.slice(2)
const ok = filters.length > 0 ? (await test(filters)).ok : await check()
process.exit(ok ? 0 : 1)
