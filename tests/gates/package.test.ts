import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/dev/build.ts'
import { root } from '../../src/dev/paths.ts'

/** Runs a script in a folder that has the package installed, and gives what it prints as JSON. */
function evaluate(cwd: string, script: string, type: 'module' | 'commonjs'): unknown {
  const args = [`--input-type=${type}`, '--eval', script]
  return JSON.parse(execFileSync(process.execPath, args, { cwd, encoding: 'utf8' }))
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
}

describe('the package', () => {
  let home: string

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'secure-logout-package-'))
    // A copy in the place where users have it, so that only what is published can be found.
    const installed = join(home, 'node_modules/eslint-plugin-secure-logout')
    mkdirSync(installed, { recursive: true })
    await build(join(installed, 'dist'))
    symlinkSync(join(root, 'package.json'), join(installed, 'package.json'))
    for (const name of Object.keys(manifest.dependencies)) {
      mkdirSync(join(home, 'node_modules', name, '..'), { recursive: true })
      symlinkSync(join(root, 'node_modules', name), join(home, 'node_modules', name), 'junction')
    }
  })
  afterAll(() => {
    rmSync(home, { recursive: true, force: true })
  })

  it('gives one plugin to `import` and to `require`', () => {
    const script = `
      import { createRequire } from 'node:module'
      import plugin, { meta, rules, configs } from 'eslint-plugin-secure-logout'
      const required = createRequire(import.meta.url)('eslint-plugin-secure-logout')
      console.log(JSON.stringify({
        same: plugin === required && plugin.rules === rules && plugin.configs === configs && plugin.meta === meta,
        meta, configs: Object.keys(configs),
        own: Object.values(configs).every((config) => [config].flat().every((one) => !one.plugins || one.plugins['secure-logout'] === plugin)),
      }))`
    expect(evaluate(home, script, 'module')).toMatchObject({
      same: true,
      own: true,
      meta: { name: manifest.name, version: manifest.version },
      configs: expect.arrayContaining(['recommended', 'strict']) as string[],
    })
  })

  it('loads nothing but itself: no parser, no engine, no ESLint', () => {
    const script = `
      require('eslint-plugin-secure-logout')
      const folder = /node_modules[\\\\/]((?:@[^\\\\/]+[\\\\/])?[^\\\\/]+)/g
      const names = Object.keys(require.cache).map((file) => [...file.matchAll(folder)].at(-1)?.[1])
      console.log(JSON.stringify([...new Set(names)]))`
    expect(evaluate(home, script, 'commonjs')).toEqual(['eslint-plugin-secure-logout'])
  })

  it('has a command that can be run', () => {
    const cli = join(home, 'node_modules/eslint-plugin-secure-logout/dist/cli/main.js')
    expect(readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    if (process.platform !== 'win32') expect(statSync(cli).mode & 0o111).toBe(0o111)
    expect(execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' })).toContain(manifest.version)
  })

  it('has transforms that jscodeshift runs', () => {
    const project = join(home, 'project')
    mkdirSync(project)
    writeFileSync(join(project, 'package.json'), '{ "dependencies": { "express": "^5.0.0", "express-session": "^1.18.0" } }')
    writeFileSync(join(project, 'app.js'), `const express = require('express')
const app = express()
app.use(require('express-session')({ secret: 's' }))
app.post('/logout', (req, res) => {
  res.redirect('/')
})
`)
    const transform = join(home, 'node_modules/eslint-plugin-secure-logout/dist/codemods/destroy-session.js')
    const jscodeshift = join(root, 'node_modules/jscodeshift/bin/jscodeshift.js')
    execFileSync(process.execPath, [jscodeshift, '-t', transform, '--run-in-band', '--silent', 'app.js'], { cwd: project })
    expect(readFileSync(join(project, 'app.js'), 'utf8')).toContain(`  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
`)
  })

  it('holds what was built, and nothing of the machine that built it', () => {
    const dist = join(home, 'node_modules/eslint-plugin-secure-logout/dist')
    expect(readdirSync(dist)).toEqual(expect.arrayContaining(['index.cjs', 'index.mjs', 'index.d.cts', 'index.d.mts', 'cli']))
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dist, name)).isFile())
    expect(files.filter((name) => readFileSync(join(dist, name), 'utf8').includes(root))).toEqual([])
  })
})

describe('the lock file', () => {
  // npm leaves out what a registry did not have when it was written, and `npm ci` fails then, or on another platform only.
  it('has the binaries of every platform', () => {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { optionalDependencies?: Record<string, string> }>
    }
    const isLocked = (from: string, name: string): boolean => {
      if (`${from}${from && '/'}node_modules/${name}` in packages) return true
      return from !== '' && isLocked(from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name)
    }
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    )
    expect(missing).toEqual([])
  })

  it('names no registry but the public one', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
    const hosts = [...lock.matchAll(/"resolved": "(https?:\/\/[^/]+)/g)].map(([, host]) => host)
    expect(hosts.filter((host) => host !== 'https://registry.npmjs.org')).toEqual([])
  })
})
