import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/dev/build.ts'
import { root } from '../../src/dev/paths.ts'
import plugin from '../../src/index.ts'
import { throughEslint } from '../kit/doors.ts'

interface Diagnostic {
  readonly code: string
  readonly message: string
  readonly filename: string
  readonly labels: readonly { readonly span: { readonly line: number } }[]
}

describe('the plugin in oxlint', () => {
  let home: string
  let config: string

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'secure-logout-oxlint-'))
    await build(join(home, 'dist'))
    mkdirSync(join(home, 'node_modules'))
    for (const name of ['oxc-parser', 'ignore']) symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name), 'junction')
    config = join(home, 'oxlintrc.json')
    writeFileSync(config, JSON.stringify({
      jsPlugins: [join(home, 'dist/index.mjs')], categories: { correctness: 'off' }, rules: plugin.configs.recommended.rules,
    }))
  })
  afterAll(() => {
    rmSync(home, { recursive: true, force: true })
  })

  it.each(['tests/frameworks/express', 'tests/frameworks/next'])('finds in %s what ESLint finds', (folder) => {
    const project = join(root, folder)
    const found = oxlint(project).map(({ filename, labels, code, message }) =>
      `${filename.replaceAll('\\', '/')}:${String(labels[0]?.span.line)} ${code.replace(/^.*\((.*)\)$/, '$1')}\n  ${message}`)
    const expected = throughEslint(project).map((line) => line.replace(/^(\S+:\d+):\d+ (\S+) \S*\n/, '$1 $2\n'))
    expect(expected.length).toBeGreaterThan(0)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  /** What oxlint prints; it ends with 1 where it finds errors. */
  function oxlint(project: string): readonly Diagnostic[] {
    const cli = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint')
    const command = [cli, '--config', config, '--format', 'json', '--no-ignore', '.']
    try {
      return read(execFileSync(process.execPath, command, { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }))
    } catch (error) {
      return read((error as { readonly stdout: string }).stdout)
    }
  }

  const read = (output: string): readonly Diagnostic[] => (JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics
})
