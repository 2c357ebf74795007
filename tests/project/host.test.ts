import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findProjectRoot, Host } from '../../src/project/host.ts'
import { isMinified, listFiles } from '../../src/project/list-files.ts'
import { readRange } from '../../src/project/versions.ts'
import { add, project, within } from './temporary-project.ts'

function listed(files: Readonly<Record<string, string>>): string[] {
  const root = project(files)
  return within(root, listFiles(root).files)
}

function skippedIn(root: string): string[] {
  const skipped: string[] = []
  listFiles(root, { onSkip: (file, reason) => skipped.push(`${within(root, [file])[0]}: ${reason}`) })
  return skipped
}

describe('listFiles', () => {
  it('lists every kind of JavaScript and TypeScript file in the order of the names', () => {
    expect(listed({
      'b.ts': '', 'a.js': '', 'c.mjs': '', 'd.cjs': '', 'e.jsx': '', 'f.mts': '', 'g.cts': '', 'h.tsx': '', 'sub/z.js': '',
      'notes.md': '',
    })).toEqual(['a.js', 'b.ts', 'c.mjs', 'd.cjs', 'e.jsx', 'f.mts', 'g.cts', 'h.tsx', 'sub/z.js'])
  })

  it('leaves declarations out', () => {
    expect(listed({ 'a.ts': '', 'a.d.ts': '', 'b.d.mts': '', 'c.d.css.ts': '' })).toEqual(['a.ts'])
  })

  it('lists templates apart, and single-file components with the source', () => {
    const root = project({
      'a.vue': '',
      'b.svelte': '',
      'c.astro': '',
      'd.html': '',
      'e.ejs': '',
      'f.hbs': '',
      'g.pug': '',
      'h.ts': '',
    })
    expect(within(root, listFiles(root).templates)).toEqual(['d.html', 'e.ejs', 'f.hbs', 'g.pug'])
    expect(within(root, listFiles(root).files)).toEqual(['a.vue', 'b.svelte', 'c.astro', 'h.ts'])
  })

  it('skips installed packages and private output of tools', () => {
    expect(listed({
      'node_modules/x/i.js': '',
      '.next/server/a.js': '',
      'web/.nuxt/b.js': '',
      '.svelte-kit/c.js': '',
      'a.js': '',
    })).toEqual(['a.js'])
  })

  it('keeps folders with a dot that hold source', () => {
    expect(listed({ 'app/.server/session.ts': '', '.storybook/main.ts': '' }))
      .toEqual(['.storybook/main.ts', 'app/.server/session.ts'])
  })

  it('obeys .gitignore', () => {
    expect(listed({ '.gitignore': 'generated/\n*.gen.ts\n', 'generated/a.ts': '', 'b.gen.ts': '', 'c.ts': '' })).toEqual(['c.ts'])
  })

  it('obeys a .gitignore below the root, for its folder alone', () => {
    expect(listed({ 'a/.gitignore': '/x.ts\n', 'a/x.ts': '', 'a/b/x.ts': '', 'x.ts': '' })).toEqual(['a/b/x.ts', 'x.ts'])
  })

  it('lets an inner .gitignore take a file back in', () => {
    expect(listed({ '.gitignore': '*.js\n', 'a/.gitignore': '!keep.js\n', 'a/keep.js': '', 'a/drop.js': '' }))
      .toEqual(['a/keep.js'])
  })

  it('takes nothing back out of a folder that is ignored as a whole', () => {
    expect(listed({ '.gitignore': 'a/\n!a/keep.js\n', 'a/keep.js': '', 'b.js': '' })).toEqual(['b.js'])
  })

  it('tells upper and lower case apart in .gitignore', () => {
    expect(listed({ '.gitignore': 'Logs/\n', 'logs/a.ts': '' })).toEqual(['logs/a.ts'])
  })

  it('obeys the .gitignore of the repository around the root', () => {
    const root = project({ '.git/HEAD': '', '.gitignore': 'apps/web/cache\n', 'apps/web/cache/a.ts': '', 'apps/web/b.ts': '' })
    expect(within(root, listFiles(`${root}/apps/web`).files)).toEqual(['apps/web/b.ts'])
  })

  it('obeys .git/info/exclude', () => {
    expect(listed({ '.git/info/exclude': 'scratch.ts\n', 'scratch.ts': '', 'a.ts': '' })).toEqual(['a.ts'])
  })

  it('lists a root that is itself ignored, since it was asked for', () => {
    const root = project({ '.git/HEAD': '', '.gitignore': 'sandbox/\n', 'sandbox/a.ts': '' })
    expect(within(root, listFiles(`${root}/sandbox`).files)).toEqual(['sandbox/a.ts'])
  })

  it('keeps a build folder that holds source', () => {
    expect(listed({
      'build/webpack.js': 'module.exports = { mode: 1 }\n',
      'src/build/runtime.ts': '',
      'plugins/coverage/index.js': 'exports.a = 1\n',
    }))
      .toEqual(['build/webpack.js', 'plugins/coverage/index.js', 'src/build/runtime.ts'])
  })

  it.each([
    ['source maps', { 'dist/a.js': '', 'dist/a.js.map': '' }],
    ['minified names', { 'dist/app.min.js': '' }],
    ['hashed names', { 'build/static/main.3f2a1b2c.js': '' }],
    ['declarations beside the code', { 'dist/index.js': '', 'dist/index.d.ts': '' }],
    ['what a compiler writes', { 'out/a.js': '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\n' }],
    ['what a bundler writes', { 'dist/server/a.js': `${'x'.repeat(6_000)}\n` }],
    ['a coverage report', { 'coverage/lcov-report/a.js': '', 'coverage/b.js': '' }],
  ])('skips a folder that is build output by %s, and says so', (_, files: Record<string, string>) => {
    const root = project({ ...files, 'src/a.ts': '' })
    expect(within(root, listFiles(root).files)).toEqual(['src/a.ts'])
    expect(skippedIn(root)).toEqual([expect.stringMatching(/^(?:dist|build|out|coverage): taken for build output/)])
  })

  it('takes a folder with TypeScript in it for source, whatever else lies there', () => {
    expect(listed({ 'dist/a.ts': '', 'dist/b.min.js': '' })).toEqual(['dist/a.ts', 'dist/b.min.js'])
  })

  it('survives a symbolic link to a folder above', () => {
    const root = project({ 'a/b.ts': '' })
    fs.symlinkSync(root, `${root}/a/loop`)
    expect(within(root, listFiles(root).files)).toEqual(['a/b.ts'])
    expect(skippedIn(root)).toEqual([])
  })

  it('reports links that leave the project and links that lead nowhere', () => {
    const outside = project({ 'x.ts': '' })
    const root = project({ 'a.ts': '' })
    fs.symlinkSync(`${outside}/x.ts`, `${root}/out.ts`)
    fs.symlinkSync(`${root}/none`, `${root}/dead.ts`)
    expect(skippedIn(root))
      .toEqual(['dead.ts: a symbolic link that leads nowhere', 'out.ts: a symbolic link to a place outside the project'])
  })

  it.skipIf(process.getuid?.() === 0)('reports a folder that may not be read', () => {
    const root = project({ 'closed/a.ts': '' })
    fs.chmodSync(`${root}/closed`, 0)
    expect(skippedIn(root)).toEqual([expect.stringContaining('closed: the folder cannot be read')])
    fs.chmodSync(`${root}/closed`, 0o755)
  })

  it('throws for a root that is not there', () => {
    const root = project({})
    expect(() => listFiles(`${root}/nowhere`)).toThrow(/ENOENT/)
  })
})

describe('isMinified', () => {
  it('knows a bundle by its lines', () => expect(isMinified(`/* licence */\n${'a=1;'.repeat(3_000)}`)).toBe(true))
  it('lets a short file on one line be', () => expect(isMinified('a=1;'.repeat(100))).toBe(false))
  it('lets source with one long line be', () => {
    expect(isMinified(`const logo = '${'A'.repeat(8_000)}'\n${'const a = 1\n'.repeat(200)}`)).toBe(false)
  })
})

describe('findProjectRoot', () => {
  const rootFrom = (files: Record<string, string>, start: string): string => {
    const root = project(files)
    return within(root, [findProjectRoot(start === '' ? root : `${root}/${start}`)])[0]!.replace(root, '.')
  }

  it('is the nearest package', () => {
    expect(rootFrom({ 'a/package.json': '{}', 'a/src/x.ts': '' }, 'a/src/x.ts')).toBe('a')
  })

  it('is the workspace root around a member', () => {
    expect(rootFrom({ 'package.json': '{"workspaces": ["packages/*"]}', 'packages/a/package.json': '{}' }, 'packages/a/src'))
      .toBe('.')
  })

  it('is the folder of pnpm-workspace.yaml around a member', () => {
    expect(rootFrom({
      'w/pnpm-workspace.yaml': 'packages:\n  - a\n',
      'w/package.json': '{}',
      'w/a/package.json': '{}',
    }, 'w/a/x.ts')).toBe('w')
  })

  it('does not go beyond the git repository', () => {
    expect(rootFrom({ 'package.json': '{"workspaces": ["*"]}', 'a/.git/HEAD': '', 'a/package.json': '{}' }, 'a/x.ts')).toBe('a')
  })

  it('is the repository that holds a client beside a server', () => {
    expect(rootFrom({ '.git/HEAD': '', 'client/package.json': '{}', 'server/package.json': '{}' }, 'server/x.ts')).toBe('.')
  })

  it('is the package in a repository that holds much besides', () => {
    expect(rootFrom({ '.git/HEAD': '', 'services/web/package.json': '{}', 'services/go/main.go': '' }, 'services/web/x.ts'))
      .toBe('services/web')
  })

  it('is the repository where there is no package at all', () => {
    expect(rootFrom({ 'r/.git/HEAD': '', 'r/src/x.ts': '' }, 'r/src/x.ts')).toBe('r')
  })

  it('needs no file to be there', () => {
    expect(rootFrom({ 'a/package.json': '{}' }, 'a/new.ts')).toBe('a')
  })
})

describe('Host.readText', () => {
  it('gives the text without its byte order mark, and remembers the mark', () => {
    const root = project({ 'a.ts': '\uFEFFconst a = 1\r\n' })
    expect(new Host(root).readText(`${root}/a.ts`)).toEqual({ is: 'text', text: 'const a = 1\r\n', hasBom: true })
  })

  it('counts in UTF-16, as ESLint does', () => {
    const root = project({ 'a.ts': '/* 🔒 ü */ a' })
    const text = new Host(root).readText(`${root}/a.ts`)
    expect(text.is === 'text' && text.text.indexOf('a')).toBe(11)
  })

  it('reads an empty file', () => {
    const root = project({ 'a.ts': '' })
    expect(new Host(root).readText(`${root}/a.ts`)).toEqual({ is: 'text', text: '', hasBom: false })
  })

  it.each([
    ['binary', 'a\0b', 'it is binary, or not UTF-8'],
    ['minified', 'a=1;'.repeat(3_000), 'it is minified'],
    ['huge', 'const a = 1\n'.repeat(200_000), 'it is larger than 2 MB'],
  ])('says why a %s file is not read', (_, text, reason) => {
    const root = project({ 'a.ts': text })
    expect(new Host(root).readText(`${root}/a.ts`)).toEqual({ is: 'unreadable', reason })
  })

  it('says so when there is no file, or a folder', () => {
    const root = project({ 'a/b.ts': '' })
    const host = new Host(root)
    expect(host.readText(`${root}/none.ts`)).toEqual({ is: 'unreadable', reason: 'it does not exist' })
    expect(host.readText(`${root}/a`)).toEqual({ is: 'unreadable', reason: 'it is a folder' })
  })

  it('lists what could not be read under skipped', () => {
    const root = project({ 'a.ts': 'a\0b', 'b.ts': '' })
    const host = new Host(root)
    host.files().forEach((file) => host.readText(file))
    expect(host.skipped()).toEqual([{ file: `${root}/a.ts`, reason: 'it is binary, or not UTF-8' }])
  })

  it('lets the unsaved text win', () => {
    const root = project({ 'a.ts': 'saved' })
    const host = new Host(root, { overlay: new Map([[`${root}/a.ts`, 'unsaved']]) })
    expect(host.readText(`${root}/a.ts`)).toMatchObject({ text: 'unsaved' })
  })

  it('knows a file that exists only in the editor', () => {
    const root = project({ 'a.ts': '' })
    const host = new Host(root, { overlay: new Map([[`${root}/new/b.ts`, 'x'], [`${root}/c.txt`, 'x']]) })
    expect(within(root, host.files())).toEqual(['a.ts', 'new/b.ts'])
    expect(host.isFile(`${root}/new/b.ts`)).toBe(true)
    expect(host.isFolder(`${root}/new`)).toBe(true)
  })
})

describe('Host.refresh', () => {
  it('drops a text that has changed, and no other', () => {
    const root = project({ 'a.ts': 'one', 'b.ts': 'one' })
    const host = new Host(root)
    host.files().forEach((file) => host.readText(file))
    add(root, { 'a.ts': 'another' })
    expect(within(root, host.refresh())).toEqual(['a.ts'])
    expect(host.readText(`${root}/a.ts`)).toMatchObject({ text: 'another' })
    expect(host.revision).toBe(1)
  })

  it('changes nothing where nothing has changed', () => {
    const root = project({ 'a.ts': 'one' })
    const host = new Host(root)
    host.files().forEach((file) => host.readText(file))
    expect(host.refresh()).toEqual([])
    expect(host.revision).toBe(0)
  })

  it('finds a new file', () => {
    const root = project({ 'src/a.ts': '' })
    const host = new Host(root)
    expect(host.files()).toHaveLength(1)
    fs.utimesSync(`${root}/src`, 1, 1)
    add(root, { 'src/b.ts': '' })
    host.refresh()
    expect(within(root, host.files())).toEqual(['src/a.ts', 'src/b.ts'])
  })

  it('reads a manifest again that has changed', () => {
    const root = project({ 'package.json': '{"name": "one"}', 'a.ts': '' })
    const host = new Host(root)
    expect(host.packageScope(`${root}/a.ts`).manifest.name).toBe('one')
    add(root, { 'package.json': '{"name": "two and more"}' })
    host.refresh()
    expect(host.packageScope(`${root}/a.ts`).manifest.name).toBe('two and more')
  })
})

describe('Host.packageScope', () => {
  it('is the nearest package', () => {
    const root = project({ 'package.json': '{"name": "outer"}', 'api/package.json': '{"name": "inner"}', 'api/src/a.ts': '' })
    expect(new Host(root).packageScope(`${root}/api/src/a.ts`))
      .toMatchObject({ folder: `${root}/api`, manifest: { name: 'inner' } })
  })

  it('passes over a manifest that only says which modules a folder holds', () => {
    const root = project({ 'package.json': '{"name": "outer"}', 'cjs/package.json': '{"type": "commonjs"}', 'cjs/a.js': '' })
    expect(new Host(root).packageScope(`${root}/cjs/a.js`).manifest.name).toBe('outer')
  })

  it('is the root with an empty manifest where there is none', () => {
    const root = project({ 'a.js': '' })
    expect(new Host(root).packageScope(`${root}/a.js`)).toMatchObject({ folder: root, manifest: { name: null } })
  })

  it('merges all kinds of dependencies', () => {
    const root = project({
      'package.json': JSON.stringify({
        dependencies: { a: '1' },
        devDependencies: { a: '2', b: '2' },
        peerDependencies: { c: '3' },
      }),
    })
    expect(Object.fromEntries(new Host(root).packageScope(`${root}/a.js`).manifest.dependencies))
      .toEqual({ a: '1', b: '2', c: '3' })
  })

  it('reports a manifest that is not JSON, and goes on', () => {
    const root = project({ 'package.json': '{ name }', 'a.js': '' })
    const host = new Host(root)
    expect(host.packageScope(`${root}/a.js`).folder).toBe(root)
    expect(host.skipped()).toEqual([{ file: `${root}/package.json`, reason: expect.stringContaining('not JSON') }])
  })
})

describe('Host.dependencyVersion', () => {
  const version = (files: Record<string, string>, name = 'passport', from = 'a.js'): string => {
    const root = project(files)
    const found = new Host(root).dependencyVersion(`${root}/${from}`, name)
    return found.is === 'known' ? `${found.major}.${found.minor} ${found.from}` : found.why
  }
  const manifest = (range: string): string => JSON.stringify({ name: 'app', dependencies: { passport: range } })

  it('takes the installed version first', () => {
    expect(version({
      'package.json': manifest('^0.4.0'),
      'package-lock.json': JSON.stringify({ packages: { 'node_modules/passport': { version: '0.5.3' } } }),
      'node_modules/passport/package.json': '{"version": "0.7.0"}',
    })).toBe('0.7 installed')
  })

  it('finds a package that is installed further up', () => {
    expect(version({
      'node_modules/passport/package.json': '{"version": "0.6.0"}',
      'api/package.json': '{"name": "api"}',
    }, 'passport', 'api/a.js'))
      .toBe('0.6 installed')
  })

  it('takes the version that npm locked', () => {
    expect(version({
      'package.json': manifest('>=0.4'),
      'package-lock.json': JSON.stringify({ packages: { 'node_modules/passport': { version: '0.5.3' } } }),
    })).toBe('0.5 lock file')
  })

  it('takes the version that npm locked for a member of its own', () => {
    expect(version({
      'package.json': '{"name": "root", "workspaces": ["api"]}',
      'api/package.json': manifest('*'),
      'package-lock.json': JSON.stringify({
        packages: { 'node_modules/passport': { version: '0.7.0' }, 'api/node_modules/passport': { version: '0.4.1' } },
      }),
    }, 'passport', 'api/a.js')).toBe('0.4 lock file')
  })

  it('reads the first version of npm’s lock file', () => {
    expect(version({
      'package.json': manifest('*'),
      'package-lock.json': JSON.stringify({ lockfileVersion: 1, dependencies: { passport: { version: '0.4.1' } } }),
    })).toBe('0.4 lock file')
  })

  it('reads a lock file of yarn 1, by the range that is asked for', () => {
    expect(version({
      'package.json': manifest('^0.6.0'),
      'yarn.lock':
        'passport-strategy@1.x.x:\n  version "1.0.0"\n\npassport@^0.4.0:\n  version "0.4.1"\n\n' +
        'passport@0.6.x, passport@^0.6.0:\n  version "0.6.2"\n  resolved "x"\n',
    })).toBe('0.6 lock file')
  })

  it('reads a lock file of yarn 4', () => {
    expect(version({
      'package.json': manifest('^0.7.0'),
      'yarn.lock': '__metadata:\n  version: 8\n\n"passport@npm:^0.7.0":\n  version: 0.7.0\n  resolution: "passport@npm:0.7.0"\n',
    })).toBe('0.7 lock file')
  })

  it('reads a lock file of pnpm', () => {
    expect(version({
      'package.json': manifest('*'),
      'pnpm-lock.yaml':
        "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      passport:\n        specifier: '*'\n" +
        "        version: 0.6.0(peer@1.0.0)\n\npackages:\n\n  passport@0.4.0: {}\n",
    })).toBe('0.6 lock file')
  })

  it('reads an old lock file of pnpm', () => {
    expect(version({
      'package.json': manifest('*'),
      'pnpm-lock.yaml':
        'lockfileVersion: 5.4\n\nspecifiers:\n  passport: ^0.5.0\n\ndependencies:\n  passport: 0.5.3_x@1\n\npackages:\n',
    })).toBe('0.5 lock file')
  })

  it('reads the entry of a workspace member in a lock file of pnpm', () => {
    expect(version({
      'package.json': '{"name": "root"}',
      'pnpm-workspace.yaml': 'packages:\n  - apps/*\n',
      'apps/api/package.json': manifest('*'),
      'pnpm-lock.yaml':
        'importers:\n  .:\n    dependencies:\n      passport:\n        version: 0.7.0\n  apps/api:\n    dependencies:\n' +
        '      passport:\n        version: 0.4.1\npackages:\n',
    }, 'passport', 'apps/api/a.js')).toBe('0.4 lock file')
  })

  it('reads a lock file of bun', () => {
    expect(version({
      'package.json': manifest('*'),
      'bun.lock': '{\n  "packages": {\n    "passport": ["passport@0.6.0", "", {}],\n  }\n}\n',
    }))
      .toBe('0.6 lock file')
  })

  it('falls back to the range where the lock file cannot be read', () => {
    expect(version({ 'package.json': manifest('^0.6.0'), 'package-lock.json': '<<<<<<< HEAD' })).toBe('0.6 range')
  })

  it('looks up what a catalog says', () => {
    expect(version({
      'package.json': '{"name": "root"}',
      'pnpm-workspace.yaml': 'packages:\n  - api\ncatalog:\n  passport: ^0.6.0\n',
      'api/package.json': manifest('catalog:'),
    }, 'passport', 'api/a.js')).toBe('0.6 range')
  })

  it('asks the packages around for what the nearest one does not name', () => {
    expect(version({ 'package.json': manifest('0.5.0'), 'api/package.json': '{"name": "api"}' }, 'passport', 'api/a.js'))
      .toBe('0.5 range')
  })

  it('says that nobody names the package', () => {
    expect(version({ 'package.json': '{"name": "app"}' })).toBe('absent')
  })
})

describe('readRange', () => {
  const read = (range: string): string => {
    const found = readRange('x', range)
    if (found.is === 'known') return `${found.major}.${found.minor}`
    return found.atLeast === undefined ? found.why : `${found.why} from ${found.atLeast.major}.${found.atLeast.minor}`
  }

  it.each([
    ['4.18.2', '4.18'],
    ['^4.18.2', '4.18'],
    ['~4.1', '4.1'],
    ['4', '4.0'],
    ['4.x', '4.0'],
    ['v4.1.0', '4.1'],
    ['=4.1.0', '4.1'],
    ['^0.6', '0.6'],
    ['~0.5.0', '0.5'],
    ['0.4.x', '0.4'],
    ['>=4.1 <5', '4.1'],
    ['>=0.6.0 <0.7.0', '0.6'],
    ['4.1 - 4.9', '4.1'],
    ['^4.1 || ^4.3', '4.1'],
    ['npm:express@^4.22.3', '4.22'],
    ['npm:@scope/express@^4.2.0', '4.2'],
    ['workspace:^1.2.0', '1.2'],
    ['5.0.0-beta.1', '5.0'],
    ['>= 4.1.0 < 5.0.0', '4.1'],
  ])('%s is one release series', (range, expected) => expect(read(range)).toBe(expected))

  it.each([
    ['^4 || ^5', 'open from 4.0'],
    ['>=4', 'open from 4.0'],
    ['>=4 <6', 'open from 4.0'],
    ['>=0.5 <0.7', 'open from 0.5'],
    ['^0', 'open from 0.0'],
    ['0.x', 'open from 0.0'],
    ['*', 'newest'],
    ['', 'newest'],
    ['latest', 'newest'],
    ['workspace:*', 'newest'],
    ['<5', 'unreadable'],
    ['github:expressjs/express', 'unreadable'],
    ['file:../express', 'unreadable'],
    ['catalog:', 'unreadable'],
    ['beta', 'unreadable'],
  ])('%s is not', (range, expected) => expect(read(range)).toBe(expected))
})
