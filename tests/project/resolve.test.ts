import { describe, expect, it } from 'vitest'
import { Host } from '../../src/project/host.ts'
import { resolverOf } from '../../src/project/resolve.ts'
import { add, project, within } from './temporary-project.ts'

type Texts = Readonly<Record<string, string>>

/** Where a specifier leads: `src/a.ts`, `package express`, `builtin fs`, or `unresolved`. */
function lead(files: Texts, from: string, specifier: string, unsaved: Texts = {}): string {
  const root = project(files)
  const overlay = new Map(Object.entries(unsaved).map(([name, text]) => [`${root}/${name}`, text]))
  const answer = resolverOf(new Host(root, { overlay })).resolveImport(`${root}/${from}`, specifier)
  if (answer.is === 'file') return within(root, [answer.file])[0]!
  if (answer.is === 'package') return `${answer.declared ? 'declared' : 'undeclared'} ${answer.name} ${answer.subpath}`.trim()
  return answer.is === 'builtin' ? `builtin ${answer.name}` : 'unresolved'
}

describe('relative specifiers', () => {
  it('finds a file as it is written', () => expect(lead({ 'b.js': '' }, 'a.js', './b.js')).toBe('b.js'))
  it('adds an extension', () => expect(lead({ 'lib/b.ts': '' }, 'a.ts', './lib/b')).toBe('lib/b.ts'))
  it('goes up', () => expect(lead({ 'b.mjs': '', 'x/y/a.js': '' }, 'x/y/a.js', '../../b')).toBe('b.mjs'))
  it('takes a dot in the name for a part of it', () => {
    expect(lead({ 'session.server.ts': '' }, 'a.ts', './session.server')).toBe('session.server.ts')
  })
  it('finds the index of a folder', () => expect(lead({ 'auth/index.ts': '' }, 'a.ts', './auth')).toBe('auth/index.ts'))
  it('prefers a file to a folder of that name', () => {
    expect(lead({ 'auth.ts': '', 'auth/index.ts': '' }, 'a.ts', './auth')).toBe('auth.ts')
  })
  it('takes the folder where a slash follows', () => {
    expect(lead({ 'auth.ts': '', 'auth/index.ts': '' }, 'a.ts', './auth/')).toBe('auth/index.ts')
  })
  it('finds the index of its own folder', () => expect(lead({ 'x/index.js': '' }, 'x/a.js', '.')).toBe('x/index.js'))
  it('finds the index of the folder above', () => expect(lead({ 'index.js': '', 'x/a.js': '' }, 'x/a.js', '..')).toBe('index.js'))
  it('finds the main file of a folder with a manifest', () => {
    expect(lead({ 'auth/package.json': '{"main": "lib/start"}', 'auth/lib/start.js': '', 'auth/index.js': '' }, 'a.js', './auth'))
      .toBe('auth/lib/start.js')
  })
  it('finds the TypeScript file behind the name of its output', () => expect(lead({ 'b.ts': '' }, 'a.ts', './b.js')).toBe('b.ts'))
  it('finds a component behind the name of its output', () => expect(lead({ 'b.tsx': '' }, 'a.ts', './b.js')).toBe('b.tsx'))
  it('finds .mts behind .mjs', () => expect(lead({ 'b.mts': '' }, 'a.mts', './b.mjs')).toBe('b.mts'))
  it('takes the source from TypeScript where output lies beside it', () => {
    expect(lead({ 'b.ts': '', 'b.js': '' }, 'a.ts', './b')).toBe('b.ts')
  })
  it('takes the output from JavaScript where the source lies beside it', () => {
    expect(lead({ 'b.ts': '', 'b.js': '' }, 'a.js', './b')).toBe('b.js')
  })
  it('finds a single-file component', () => expect(lead({ 'B.vue': '' }, 'a.ts', './B.vue')).toBe('B.vue'))
  it('ignores the query that a bundler reads', () => expect(lead({ 'b.ts': '' }, 'a.ts', './b?worker')).toBe('b.ts'))
  it('ignores a slash too many', () => expect(lead({ 'x/b.ts': '' }, 'a.ts', './x//b')).toBe('x/b.ts'))
  it('finds a file that git ignores', () => {
    expect(lead({ '.gitignore': 'gen\n', 'gen/b.ts': '' }, 'a.ts', './gen/b')).toBe('gen/b.ts')
  })
  it('finds data', () => expect(lead({ 'b.json': '{}' }, 'a.ts', './b.json')).toBe('b.json'))
  it('finds a file that exists only in the editor', () => {
    expect(lead({ 'a.ts': '' }, 'a.ts', './new/b', { 'new/b.ts': '' })).toBe('new/b.ts')
  })
  it('does not resolve a style', () => expect(lead({ 'b.css': '' }, 'a.ts', './b.css')).toBe('unresolved'))
  it('does not resolve what is not there', () => expect(lead({ 'a.ts': '' }, 'a.ts', './none')).toBe('unresolved'))
  it('does not resolve a folder without an index', () => expect(lead({ 'x/b.ts': '' }, 'a.ts', './x')).toBe('unresolved'))
})

describe('packages', () => {
  const manifest = (dependencies: Record<string, string>): Record<string, string> => ({
    'package.json': JSON.stringify({ name: 'app', dependencies }),
  })

  it('knows a package that is not installed by its name', () => {
    expect(lead(manifest({ express: '4' }), 'a.js', 'express')).toBe('declared express')
  })
  it('keeps what follows the name', () => {
    expect(lead(manifest({ next: '15' }), 'a.js', 'next/headers')).toBe('declared next headers')
  })
  it('knows a scoped package', () => {
    expect(lead(manifest({ '@fastify/cookie': '1' }), 'a.js', '@fastify/cookie/lib/x')).toBe('declared @fastify/cookie lib/x')
  })
  it('knows a package that no manifest names', () => expect(lead({ 'a.js': '' }, 'a.js', 'express')).toBe('undeclared express'))
  it('knows a package that the workspace root names', () => {
    expect(lead({ ...manifest({ express: '4' }), 'api/package.json': '{"name": "api"}' }, 'api/a.js', 'express'))
      .toBe('declared express')
  })
  it('prefers a declared package to a folder of that name', () => {
    expect(lead({ ...manifest({ config: '3' }), 'config/index.js': '' }, 'a.js', 'config')).toBe('declared config')
  })
  it('knows what Deno writes', () => expect(lead({}, 'a.ts', 'npm:express@4/lib/x')).toBe('declared express lib/x'))
  it('knows the modules of Node', () => expect(lead({}, 'a.ts', 'crypto')).toBe('builtin crypto'))
  it('knows the modules of Node by their full name', () => {
    expect(lead({}, 'a.ts', 'node:fs/promises')).toBe('builtin fs/promises')
  })
  it('knows the modules of other runtimes', () => expect(lead({}, 'a.ts', 'bun:sqlite')).toBe('builtin bun:sqlite'))
  it('knows the virtual modules of frameworks as packages', () => {
    expect(lead({}, 'a.ts', '$app/forms')).toBe('undeclared $app forms')
  })
  it('does not resolve an address', () => expect(lead({}, 'a.ts', 'https://esm.sh/express')).toBe('unresolved'))
  it('does not resolve a path with a loader', () => expect(lead({ 'b.js': '' }, 'a.js', 'raw-loader!./b.js')).toBe('unresolved'))
})

describe('tsconfig and jsconfig', () => {
  const config = (options: object, more: object = {}): string => JSON.stringify({ ...more, compilerOptions: options })

  it('follows paths', () => {
    expect(lead({ 'tsconfig.json': config({ paths: { '@app/*': ['./source/*'] } }), 'source/b.ts': '' }, 'a.ts', '@app/b'))
      .toBe('source/b.ts')
  })
  it('follows a path without a star', () => {
    expect(lead({ 'tsconfig.json': config({ paths: { db: ['./server/db/index.ts'] } }), 'server/db/index.ts': '' }, 'a.ts', 'db'))
      .toBe('server/db/index.ts')
  })
  it('takes the longest prefix', () => {
    const paths = { '@/*': ['./src/*'], '@/server/*': ['./backend/*'] }
    expect(lead({ 'tsconfig.json': config({ paths }), 'src/server/b.ts': '', 'backend/b.ts': '' }, 'a.ts', '@/server/b'))
      .toBe('backend/b.ts')
  })
  it('tries the targets in turn', () => {
    expect(lead({ 'tsconfig.json': config({ paths: { '@/*': ['./one/*', './two/*'] } }), 'two/b.ts': '' }, 'a.ts', '@/b'))
      .toBe('two/b.ts')
  })
  it('takes paths relative to baseUrl', () => {
    expect(lead({ 'tsconfig.json': config({ baseUrl: './source', paths: { '#/*': ['*'] } }), 'source/b.ts': '' }, 'a.ts', '#/b'))
      .toBe('source/b.ts')
  })
  it('looks under baseUrl', () => {
    expect(lead({ 'tsconfig.json': config({ baseUrl: 'source' }), 'source/db/b.ts': '' }, 'a.ts', 'db/b')).toBe('source/db/b.ts')
  })
  it('reads jsconfig.json', () => {
    expect(lead({ 'jsconfig.json': config({ paths: { '@/*': ['./lib/*'] } }), 'lib/b.js': '' }, 'a.js', '@/b')).toBe('lib/b.js')
  })
  it('reads comments and trailing commas, and leaves strings alone', () => {
    const text = '{\n  // aliases\n  "compilerOptions": { /* all */ "paths": { "//x/*": ["./x/*"], "@/*": ["./lib/*",], }, },\n}'
    expect(lead({ 'tsconfig.json': text, 'lib/b.ts': '' }, 'a.ts', '@/b')).toBe('lib/b.ts')
  })
  it('inherits paths, relative to where they are written', () => {
    expect(lead({
      'tsconfig.base.json': config({ baseUrl: '.', paths: { '@org/data': ['libs/data/src/index.ts'] } }),
      'apps/api/tsconfig.json': config({}, { extends: '../../tsconfig.base.json' }),
      'libs/data/src/index.ts': '',
    }, 'apps/api/src/a.ts', '@org/data')).toBe('libs/data/src/index.ts')
  })
  it('inherits from several, the last one wins', () => {
    expect(lead({
      'one.json': config({ paths: { '@/*': ['./one/*'] } }),
      'two.json': config({ paths: { '@/*': ['./two/*'] } }),
      'tsconfig.json': config({}, { extends: ['./one.json', './two.json'] }),
      'one/b.ts': '', 'two/b.ts': '',
    }, 'a.ts', '@/b')).toBe('two/b.ts')
  })
  it('uses its own paths although what it extends is not there', () => {
    expect(lead({
      'tsconfig.json': config({ paths: { '@/*': ['./x/*'] } }, { extends: 'astro/tsconfigs/strict' }),
      'x/b.ts': '',
    }, 'a.ts', '@/b')).toBe('x/b.ts')
  })
  it('inherits from a configuration that a member of the workspace publishes', () => {
    expect(lead({
      'package.json': '{"name": "root", "workspaces": ["packages/*"]}',
      'packages/config/package.json': '{"name": "@repo/config"}',
      'packages/config/next.json': config({ paths: { '@/*': ['${configDir}/code/*'] } }),
      'packages/web/package.json': '{"name": "web"}',
      'packages/web/tsconfig.json': config({}, { extends: '@repo/config/next.json' }),
      'packages/web/code/b.ts': '',
    }, 'packages/web/a.ts', '@/b')).toBe('packages/web/code/b.ts')
  })
  it('follows the references of a solution', () => {
    expect(lead({
      'tsconfig.json': JSON.stringify({ files: [], references: [{ path: './tsconfig.app.json' }] }),
      'tsconfig.app.json': config({ paths: { '@/*': ['./x/*'] } }),
      'x/b.ts': '',
    }, 'a.ts', '@/b')).toBe('x/b.ts')
  })
  it('survives configurations that extend each other', () => {
    expect(lead({
      'tsconfig.json': '{"extends": "./other.json"}',
      'other.json': '{"extends": "./tsconfig.json"}',
    }, 'a.ts', 'x/y')).toBe('undeclared x y')
  })
  it('goes on to a package where a path for everything leads nowhere', () => {
    expect(lead({
      'tsconfig.json': config({ paths: { '*': ['./types/*'] } }),
      'package.json': '{"name": "a", "dependencies": {"koa": "2"}}',
    }, 'a.ts', 'koa'))
      .toBe('declared koa')
  })
})

describe('package imports', () => {
  it('follows imports', () => {
    expect(lead({ 'package.json': '{"name": "a", "imports": {"#db": "./src/db.js"}}', 'src/db.js': '' }, 'src/x/a.js', '#db'))
      .toBe('src/db.js')
  })
  it('follows a pattern to the source of what it names', () => {
    expect(lead({
      'package.json': '{"name": "a", "imports": {"#controllers/*": "./app/controllers/*.js"}}',
      'app/controllers/auth.ts': '',
    }, 'start/a.ts', '#controllers/auth'))
      .toBe('app/controllers/auth.ts')
  })
  it('follows conditions', () => {
    expect(lead({
      'package.json': '{"name": "a", "imports": {"#x": {"browser": "./b.js", "default": "./c.js"}}}',
      'b.js': '',
      'c.js': '',
    }, 'a.js', '#x')).toBe('c.js')
  })
  it('follows output back to its source', () => {
    expect(lead({
      'package.json': '{"name": "a", "imports": {"#lib/*": "./dist/lib/*.js"}}',
      'src/lib/b.ts': '',
    }, 'src/a.ts', '#lib/b')).toBe('src/lib/b.ts')
  })
  it('takes what nobody defines for a virtual module', () => expect(lead({}, 'a.ts', '#imports')).toBe('undeclared #imports'))
})

describe('workspaces', () => {
  const workspace = (member: object, files: Record<string, string>): Record<string, string> => ({
    'package.json': '{"name": "root", "workspaces": ["packages/*"]}',
    'packages/shared/package.json': JSON.stringify({ name: '@org/shared', ...member }),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`packages/shared/${name}`, text])),
    'packages/api/package.json': '{"name": "api"}',
  })
  const from = 'packages/api/src/a.ts'

  it('finds the source of a member without any entry', () => {
    expect(lead(workspace({}, { 'src/index.ts': '' }), from, '@org/shared')).toBe('packages/shared/src/index.ts')
  })
  it('finds the source behind main', () => {
    expect(lead(workspace({ main: './dist/server.js' }, { 'src/server.ts': '' }), from, '@org/shared'))
      .toBe('packages/shared/src/server.ts')
  })
  it('finds the source behind exports', () => {
    const exports = { '.': { types: './dist/index.d.ts', import: './dist/index.mjs' }, './*': './dist/*.js' }
    const files = workspace({ exports }, { 'src/index.ts': '', 'src/auth/logout.ts': '' })
    expect(lead(files, from, '@org/shared')).toBe('packages/shared/src/index.ts')
    expect(lead(files, from, '@org/shared/auth/logout')).toBe('packages/shared/src/auth/logout.ts')
  })
  it('finds the source behind an output in two steps', () => {
    expect(lead(workspace({ main: 'dist/esm/index.js' }, { 'src/index.ts': '' }), from, '@org/shared'))
      .toBe('packages/shared/src/index.ts')
  })
  it('takes an entry that is source', () => {
    expect(lead(workspace({ exports: './lib/main.ts' }, { 'lib/main.ts': '', 'src/index.ts': '' }), from, '@org/shared'))
      .toBe('packages/shared/lib/main.ts')
  })
  it('does not take a built entry for source', () => {
    const built = { 'dist/index.js': '', 'dist/index.d.ts': '', 'src/index.ts': '' }
    expect(lead(workspace({ main: 'dist/index.js' }, built), from, '@org/shared')).toBe('packages/shared/src/index.ts')
  })
  it('finds a file of a member by its path', () => {
    expect(lead(workspace({}, { 'auth/session.ts': '' }), from, '@org/shared/auth/session'))
      .toBe('packages/shared/auth/session.ts')
  })
  it('reads pnpm-workspace.yaml', () => {
    expect(lead({
      'package.json': '{"name": "root"}',
      'pnpm-workspace.yaml': 'packages:\n  # all\n  - "libs/*"\n',
      'libs/db/package.json': '{"name": "db"}',
      'libs/db/index.ts': '',
    }, 'apps/a.ts', 'db')).toBe('libs/db/index.ts')
  })
  it('leaves out what the globs exclude', () => {
    expect(lead({
      'package.json': '{"name": "root", "workspaces": ["libs/**", "!libs/old"]}',
      'libs/old/package.json': '{"name": "db"}',
      'libs/old/index.ts': '',
    }, 'a.ts', 'db')).toBe('undeclared db')
  })
  it('follows a dependency by path without a workspace', () => {
    expect(lead({
      'web/package.json': '{"name": "web", "dependencies": {"shared": "file:../shared"}}',
      'shared/package.json': '{"name": "shared"}',
      'shared/index.js': '',
    }, 'web/a.js', 'shared')).toBe('shared/index.js')
  })
  it('does not take a folder with the name of a package for that package', () => {
    expect(lead({
      'package.json': '{"name": "app", "dependencies": {"express": "4"}}',
      'fixtures/express/package.json': '{"name": "express"}',
      'fixtures/express/index.js': '',
    }, 'a.js', 'express')).toBe('declared express')
  })
  it('follows a package’s own name', () => {
    expect(lead({ 'package.json': '{"name": "me", "exports": {"./x": "./src/x.js"}}', 'src/x.ts': '' }, 'test/a.ts', 'me/x'))
      .toBe('src/x.ts')
  })
  it('takes an example that is called after a package to mean the package', () => {
    expect(lead({ 'package.json': '{"name": "leaflet", "dependencies": {"leaflet": "1"}}', 'index.js': '' }, 'a.js', 'leaflet'))
      .toBe('declared leaflet')
  })
})

describe('aliases without a tsconfig', () => {
  it.each([
    ['@/', { 'src/b.ts': '' }, '@/b', 'src/b.ts'],
    ['@/ of Nuxt 4', { 'app/b.ts': '' }, '@/b', 'app/b.ts'],
    ['@/ without src', { 'lib/b.ts': '' }, '@/lib/b', 'lib/b.ts'],
    ['~/ of Remix', { 'app/b.ts': '' }, '~/b', 'app/b.ts'],
    ['~~/ of Nuxt', { 'server/b.ts': '' }, '~~/server/b', 'server/b.ts'],
    ['#shared of Nuxt', { 'shared/b.ts': '' }, '#shared/b', 'shared/b.ts'],
    ['$lib', { 'src/lib/server/b.ts': '' }, '$lib/server/b', 'src/lib/server/b.ts'],
    ['$lib itself', { 'src/lib/index.ts': '' }, '$lib', 'src/lib/index.ts'],
    ['src/', { 'src/b.ts': '' }, 'src/b', 'src/b.ts'],
    ['NODE_PATH=src', { 'src/db/b.ts': '' }, 'db/b', 'src/db/b.ts'],
    ['a path that begins at the root', { 'src/b.ts': '' }, '/src/b.ts', 'src/b.ts'],
  ])('%s', (_, files: Record<string, string>, specifier, expected) => expect(lead(files, 'x/a.ts', specifier)).toBe(expected))

  it('looks in the package of the file first', () => {
    expect(lead({ 'src/b.ts': '', 'web/package.json': '{"name": "web"}', 'web/src/b.ts': '' }, 'web/src/a.ts', '@/b'))
      .toBe('web/src/b.ts')
  })
  it('does not resolve an alias that leads nowhere', () => expect(lead({ 'src/b.ts': '' }, 'a.ts', '@/c')).toBe('unresolved'))
  it('reads the aliases of module-alias', () => {
    expect(lead({
      'package.json': '{"name": "a", "_moduleAliases": {"@models": "server/models"}}',
      'server/models/user.js': '',
    }, 'a.js', '@models/user')).toBe('server/models/user.js')
  })
  it.each([
    ['vite', 'vite.config.ts', "export default { resolve: { alias: { '@srv': path.resolve(__dirname, './server'), x: 'y' } } }"],
    [
      'vite with a list',
      'vite.config.js',
      "export default { alias: [{ find: '@srv', replacement: fileURLToPath(new URL('./server', import.meta.url)) }] }",
    ],
    [
      'webpack',
      'webpack.config.js',
      "module.exports = { resolve: {\n  alias: {\n    '@srv': path.join(__dirname, 'server'),\n  },\n} }",
    ],
    ['next', 'next.config.js', "config.resolve.alias['@srv'] = path.join(__dirname, 'server')"],
    ['svelte', 'svelte.config.js', "const config = { kit: { alias: {\n  '@srv/*': './server/*',\n} } }"],
    ['babel', 'babel.config.js', "module.exports = { plugins: [['module-resolver', { alias: { '@srv': './server' } }]] }"],
  ])('reads the aliases of %s', (_, name, text) => {
    expect(lead({ [name]: text, 'server/b.ts': '' }, 'a.ts', '@srv/b')).toBe('server/b.ts')
  })
})

describe('answers', () => {
  it('are kept, and forgotten with the host', () => {
    const root = project({ 'a.ts': '' })
    const host = new Host(root)
    const resolver = resolverOf(host)
    expect(resolver.resolveImport(`${root}/a.ts`, './b').is).toBe('unresolved')
    add(root, { 'b.ts': '' })
    expect(resolver.resolveImport(`${root}/a.ts`, './b').is).toBe('unresolved')
    host.forget(`${root}/package.json`)
    expect(resolver.resolveImport(`${root}/a.ts`, './b')).toEqual({ is: 'file', file: `${root}/b.ts` })
  })

  it('differ between folders', () => {
    const root = project({ 'x/b.ts': '', 'y/b.ts': '' })
    const resolver = resolverOf(new Host(root))
    expect(resolver.resolveImport(`${root}/x/a.ts`, './b')).toEqual({ is: 'file', file: `${root}/x/b.ts` })
    expect(resolver.resolveImport(`${root}/y/a.ts`, './b')).toEqual({ is: 'file', file: `${root}/y/b.ts` })
  })
})
