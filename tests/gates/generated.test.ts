import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staleReason } from '../../src/dev/bootstrap.mjs'
import { generate, pending } from '../../src/dev/generate.ts'
import { scaffold } from '../../src/dev/new.ts'
import { root } from '../../src/dev/paths.ts'

describe('generated files', () => {
  it('are as `npm run generate` would write them', async () => {
    expect([...(await pending()).keys()]).toEqual([])
  })
})

describe('scaffolds', () => {
  let copy: string

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'secure-logout-scaffold-'))
    const needed = [
      'src', 'rules', 'docs', 'tests/kit', 'tests/model/build-cookie.ts', 'tests/frameworks', 'tests/libraries',
      'package.json', 'tsconfig.json', 'vitest.config.ts', 'README.md',
    ]
    for (const name of needed) {
      if (existsSync(join(root, name))) cpSync(join(root, name), join(copy, name), { recursive: true })
    }
    mkdirSync(join(copy, 'docs'), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
  })
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true })
  })

  const text = (path: string): string => readFileSync(join(copy, path), 'utf8')

  it('make a rule that is listed everywhere', async () => {
    const paths = await scaffold('rule', 'no-scaffolded-logout', copy)
    expect(paths).toEqual(expect.arrayContaining([
      'rules/no-scaffolded-logout.ts',
      'tests/rules/no-scaffolded-logout.test.ts',
      'docs/rules/no-scaffolded-logout.md',
    ]))
    expect(text('rules/index.ts')).toContain("'no-scaffolded-logout': noScaffoldedLogout,")
    expect(text('docs/rules/README.md')).toContain('[`no-scaffolded-logout`](./no-scaffolded-logout.md)')
    expect(text('docs/rules/no-scaffolded-logout.md')).toContain('# no-scaffolded-logout')
  })

  it('make a framework and a library that are listed in the index', async () => {
    await scaffold('framework', 'scaffolded-web', copy)
    await scaffold('library', 'scaffolded-session', copy)
    expect(text('src/knowledge/index.ts')).toContain("import scaffoldedWeb from './frameworks/scaffolded-web.ts'")
    expect(text('src/knowledge/index.ts')).toContain("import scaffoldedSession from './libraries/scaffolded-session.ts'")
    expect(text('docs/frameworks.md')).toContain('`scaffolded-web`')
  })

  it('have fixtures that agree with their tables', () => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const run = [vitest, 'run', '--root', copy, 'tests/frameworks', 'tests/libraries']
    const { stdout, status } = spawnSync(process.execPath, run, {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    expect(status, stdout).toBe(0)
    expect(stdout).toMatch(/Test Files +2 passed/)
  }, 180_000)

  it('compile as they are', () => {
    const compiler = join(root, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '-p', copy, '--pretty', 'false'], { encoding: 'utf8' })
    expect(stdout.split('\n').filter((line) => line.includes('scaffolded'))).toEqual([])
  }, 180_000)

  it('change nothing when they are generated again', async () => {
    await generate(copy)
    expect(await generate(copy)).toEqual([])
  })

  it('refuse what exists, what has no kind and what is no id', async () => {
    await expect(scaffold('framework', 'scaffolded-web', copy)).rejects.toThrow('exists already')
    await expect(scaffold('planet', 'mars', copy)).rejects.toThrow('Known: rule, framework, library')
    await expect(scaffold('rule', 'No Get', copy)).rejects.toThrow('kebab-case')
  })

  it('say which file lacks its markers', async () => {
    writeFileSync(join(copy, 'docs/rules/README.md'), '# Rules\n')
    await expect(pending(copy)).rejects.toThrow('docs/rules/README.md lacks the markers')
  })
})

describe('bootstrap', () => {
  const lock = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0', optional: true } }

  it('installs when something is missing or has another version', () => {
    expect(staleReason(lock, {})).toBe('node_modules/a is not installed')
    expect(staleReason(lock, { 'node_modules/a': { version: '0.9.0' } })).toBe('node_modules/a is 0.9.0, the lock file wants 1.0.0')
  })

  it('leaves alone what is complete; packages for other platforms may be absent', () => {
    expect(staleReason(lock, { 'node_modules/a': { version: '1.0.0' } })).toBeUndefined()
  })
})
