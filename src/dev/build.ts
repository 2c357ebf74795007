/**
 * Builds dist/: one CommonJS bundle that the plugin and the command share, thin ES modules around it, and the types.
 *
 *   dist/index.cjs, index.d.cts    the plugin for `require`; `module.exports` is the plugin
 *   dist/index.mjs, index.d.mts    the plugin for `import`: the same instance, with named exports
 *   dist/cli/main.js               the command
 *   dist/codemods/<name>.js        transforms for jscodeshift
 *   dist/chunks/                   what both need, and the tables as data
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { rolldown } from 'rolldown'
import type { Plugin } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { CODEMODS } from '../model/repairs.ts'
import { frameworks, libraries } from '../knowledge/index.ts'
import { pack, unpack } from '../knowledge/packed.ts'
import { isMain, root } from './paths.ts'

const entries = { index: 'src/index.ts', cli: 'src/cli/main.ts', engine: 'src/rule-kit/engine.ts' }

/** Each is a file that jscodeshift is pointed to. */
const codemods = Object.fromEntries(CODEMODS.map((name) => [`codemods/${name}`, `codemods/${name}.ts`]))

/** What stays an import in the bundle: everything that is installed, and Node itself. */
const isInstalled = (id: string): boolean => !id.startsWith('.') && !id.startsWith('/') && !/^[a-z]:[\\/]/i.test(id) && !id.startsWith('\0')

export async function build(outDir = join(root, 'dist')): Promise<void> {
  for (const entry of Object.values(entries)) {
    if (!existsSync(join(root, entry))) throw new Error(`${entry} is missing`)
  }
  rmSync(outDir, { recursive: true, force: true })
  await Promise.all([bundleCode(outDir), bundleTypes(outDir)])
  writeWrappers(outDir)
}

async function bundleCode(outDir: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: { ...entries, ...codemods, index: PLUGIN },
    external: (id) => id !== PLUGIN && isInstalled(id),
    platform: 'node',
    tsconfig: false,
    plugins: [pluginEntry, lazyEngine, packedTables],
  })
  const { output } = await bundle.write({
    dir: outDir,
    format: 'cjs',
    exports: 'auto',
    entryFileNames: ({ name }) => (name === 'engine' ? 'chunks/engine.cjs' : name.startsWith('codemods/') ? '[name].js' : '[name].cjs'),
    chunkFileNames: 'chunks/[name].cjs',
    keepNames: true,
    strict: true,
    // Whoever starts the command waits until the engine has read all of it.
    comments: false,
  })
  await bundle.close()
  writeTables(outDir)
  for (const file of output) if (file.type === 'chunk') writeFileSync(join(outDir, file.fileName), asciiOnly(file.code))
}

const PLUGIN = 'virtual:plugin'

/** `require` gives the plugin itself, so its bundle has the default export alone. */
const pluginEntry: Plugin = {
  name: 'plugin-entry',
  resolveId: (id) => (id === PLUGIN ? id : undefined),
  load: (id) => (id === PLUGIN ? `export { default } from ${JSON.stringify(join(root, entries.index))}` : undefined),
}

/** The analysis is most of the code, and ESLint need not read it before a file with a logout is linted. */
const lazyEngine: Plugin = {
  name: 'lazy-engine',
  load: (id) => (id === join(root, 'src/rule-kit/load-engine.ts')
    ? `import { createRequire } from 'node:module'
      const load = createRequire(import.meta.url)
      export const engine = () => load('./engine.cjs')`
    : undefined),
}

/** Tables hold nothing but data: they are read from a file of their own, and their rows when they are needed. */
const packedTables: Plugin = {
  name: 'packed-tables',
  load: (id) => (id === join(root, 'src/knowledge/index.ts')
    ? `import { readFileSync } from 'node:fs'
      import { unpack } from './packed.ts'
      export const { frameworks, libraries } = unpack(readFileSync(new URL('./tables.txt', import.meta.url), 'utf8'))`
    : undefined),
}

function writeTables(outDir: string): void {
  const tables = { frameworks, libraries }
  const text = pack(tables)
  if (!isDeepStrictEqual(unpack(text), tables)) throw new Error('a table holds something that is no JSON')
  writeFileSync(join(outDir, 'chunks/tables.txt'), text)
}

/** A file of ASCII alone is read and compiled in half the time. In raw templates characters cannot be escaped. */
function asciiOnly(code: string): string {
  if (/String\.raw`[^`]*[^`\0-\x7f]/.test(code)) throw new Error('String.raw with a character beyond ASCII: write it as an escape')
  return code.replace(/[^\0-\x7f]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

async function bundleTypes(outDir: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: { index: entries.index },
    external: isInstalled,
    platform: 'node',
    plugins: [dts({ emitDtsOnly: true, tsconfig: join(root, 'tsconfig.json') })],
  })
  await bundle.write({ dir: outDir, format: 'es', entryFileNames: '[name].mts', chunkFileNames: 'chunks/[name].mts' })
  await bundle.close()
}

/** Members of the plugin that `import` can name. */
const NAMED = ['meta', 'rules', 'configs']

/** The ES module around the plugin, the types of both forms, and the command's launcher. */
function writeWrappers(outDir: string): void {
  const wrapper = ["import plugin from './index.cjs'", '', 'export default plugin', `export const { ${NAMED.join(', ')} } = plugin`, '']
  writeFileSync(join(outDir, 'index.mjs'), wrapper.join('\n'))

  const path = join(outDir, 'index.d.mts')
  const types = readTypes(readFileSync(path, 'utf8'))
  writeFileSync(path, moduleTypes(types))
  writeFileSync(join(outDir, 'index.d.cts'), commonJsTypes(types))

  mkdirSync(join(outDir, 'cli'), { recursive: true })
  writeFileSync(join(outDir, 'cli/main.js'), LAUNCHER)
  // CommonJS starts without the loader of ES modules, and the bundle is CommonJS anyway.
  writeFileSync(join(outDir, 'cli/package.json'), '{ "type": "commonjs" }\n')
  chmodSync(join(outDir, 'cli/main.js'), 0o755)
  writeFileSync(join(outDir, 'codemods/package.json'), '{ "type": "commonjs" }\n')
}

/** Newer versions of Node keep what they have compiled for the next time. */
const LAUNCHER = `#!/usr/bin/env node
require('node:module').enableCompileCache?.()
require('../cli.cjs')
`

interface Types {
  readonly declarations: string
  /** Name of the declaration that is the default export. */
  readonly plugin: string
  /** Types that src/index.ts exports. */
  readonly others: readonly string[]
}

/** Takes the bundled types apart: declarations, and the list of exports that closes them. */
function readTypes(text: string): Types {
  const match = /^export \{ (?<names>[^}]*) \};?\s*$/m.exec(text)
  const names = match?.groups?.names?.split(', ') ?? []
  const plugin = names.find((name) => name.endsWith(' as default'))?.replace(/ as default$/, '')
  if (!match || !plugin) throw new Error('src/index.ts must export the plugin as default')
  const others = names.filter((name) => !name.endsWith(' as default') && !NAMED.includes(name.split(' as ').at(-1) ?? name))
  return { declarations: text.slice(0, match.index).trimEnd(), plugin, others }
}

function moduleTypes({ declarations, plugin, others }: Types): string {
  const members = NAMED.map((name) => `declare const plugin_${name}: typeof ${plugin}['${name}']`)
  const names = [`${plugin} as default`, ...NAMED.map((name) => `plugin_${name} as ${name}`), ...others]
  return `${declarations}\n${members.join('\n')}\nexport { ${names.join(', ')} }\n`
}

/** `export =` the plugin, and the other types in a namespace of the same name. */
function commonJsTypes({ declarations, plugin, others }: Types): string {
  const namespace = others.length > 0 ? `declare namespace ${plugin} {\n  export { ${others.join(', ')} }\n}\n` : ''
  return `${declarations}\n${namespace}export = ${plugin}\n`
}

if (isMain(import.meta.url)) {
  const start = performance.now()
  await build()
  console.log(`built dist/ in ${Math.round(performance.now() - start)} ms`)
}
