import { describe, expect, it } from 'vitest'
import { Host } from '../../src/project/host.ts'
import { SourceIndex } from '../../src/project/source-index.ts'
import { add, project, within } from './temporary-project.ts'

interface Opened {
  readonly root: string
  readonly host: Host
  readonly index: SourceIndex
  importers(file: string): string[]
}

function open(files: Readonly<Record<string, string>>, unsaved: Readonly<Record<string, string>> = {}): Opened {
  const root = project(files)
  const host = new Host(root, { overlay: new Map(Object.entries(unsaved).map(([name, text]) => [`${root}/${name}`, text])) })
  const index = new SourceIndex(host, { packages: ['express-session'] })
  return { root, host, index, importers: (file) => within(root, index.importersOf(`${root}/${file}`)) }
}

describe('filesWith', () => {
  const files = {
    'a.ts': "app.post('/logout', h)",
    'b.ts': "import session from 'express-session'",
    'c.ts': "res.cookie('a', 'b')",
    'd.ts': 'export const a = 1',
    'logout.css': '',
  }

  it('finds the files with a word of logging out', () => {
    const { root, index } = open(files)
    expect(within(root, index.filesWith('logout'))).toEqual(['a.ts'])
  })

  it('finds the files with one of several flags, in the order of the listing', () => {
    const { root, index } = open(files)
    expect(within(root, index.filesWith('cookie', 'session', 'logout'))).toEqual(['a.ts', 'b.ts', 'c.ts'])
  })

  it('judges a path within the project and not the folders around it', () => {
    const root = project({ 'logout-app/src/a.ts': '', 'logout-app/src/sign-out.ts': '' })
    const index = new SourceIndex(new Host(`${root}/logout-app`), { packages: [] })
    expect(within(root, index.filesWith('logout'))).toEqual(['logout-app/src/sign-out.ts'])
  })

  it('takes the unsaved text', () => {
    const { root, index } = open(files, { 'a.ts': 'nothing', 'd.ts': 'signOut()' })
    expect(within(root, index.filesWith('logout'))).toEqual(['d.ts'])
  })

  it('takes another unsaved text when it is asked again', () => {
    const root = project(files)
    const overlay = new Map<string, string>()
    const index = new SourceIndex(new Host(root, { overlay }), { packages: [] })
    expect(within(root, index.filesWith('logout'))).toEqual(['a.ts'])
    overlay.set(`${root}/a.ts`, 'nothing').set(`${root}/d.ts`, 'signOut()').set(`${root}/new.ts`, 'signOut()')
    expect(within(root, index.filesWith('logout'))).toEqual(['d.ts', 'new.ts'])
    overlay.clear()
    expect(within(root, index.filesWith('logout'))).toEqual(['a.ts'])
  })

  it('takes the saved text of a file that stood in the editor when it was asked first', () => {
    const root = project(files)
    const overlay = new Map([[`${root}/a.ts`, 'nothing'], [`${root}/gone.ts`, 'signOut()']])
    const host = new Host(root, { overlay })
    const index = new SourceIndex(host, { packages: [] })
    expect(within(root, index.filesWith('logout'))).toEqual(['gone.ts'])
    overlay.clear()
    expect(within(root, index.filesWith('logout'))).toEqual(['a.ts'])
    expect(host.skipped()).toEqual([])
  })

  it('sees a change after a refresh', () => {
    const { root, host, index } = open(files)
    expect(index.filesWith('logout')).toHaveLength(1)
    add(root, { 'd.ts': 'export const signOut = 1' })
    host.refresh()
    expect(within(root, index.filesWith('logout'))).toEqual(['a.ts', 'd.ts'])
  })

  it('passes over a file that cannot be read, which the host lists', () => {
    const { host, index } = open({ 'a.ts': 'logout\0' })
    expect(index.filesWith('logout')).toEqual([])
    expect(host.skipped()).toHaveLength(1)
  })
})

describe('textOf and flagsOf', () => {
  it('give the text without its byte order mark', () => {
    const { root, index } = open({ 'a.ts': '\uFEFFlogout' })
    expect(index.textOf(`${root}/a.ts`)).toBe('logout')
  })

  it('give null for a file that is not there', () => {
    const { root, index } = open({})
    expect(index.textOf(`${root}/a.ts`)).toBeNull()
    expect(index.flagsOf(`${root}/a.ts`)).toBeNull()
  })
})

describe('importsOf', () => {
  const imports = (text: string): readonly string[] => {
    const { root, index } = open({ 'a.ts': text })
    return index.importsOf(`${root}/a.ts`)
  }

  it.each([
    ["import a from './b'", './b'],
    ['import { a } from "./b"', './b'],
    ["import * as a from './b'", './b'],
    ["import type { A } from './b'", './b'],
    ["import './b'", './b'],
    ["import'./b'", './b'],
    ["import {\n  a,\n} from './b'", './b'],
    ["export { a } from './b'", './b'],
    ["export * from './b'", './b'],
    ["const a = require('./b')", './b'],
    ["const { a } = require( './b' ).c", './b'],
    ["const a = await import('./b')", './b'],
    ['const a = import(/* webpackChunkName: "x" */ `./b`)', './b'],
    ["import a = require('./b')", './b'],
    ["lazy(() => import('./b'))", './b'],
  ])('%s', (text, specifier) => expect(imports(text)).toEqual([specifier]))

  it('names each once', () => expect(imports("import a from './b'\nexport * from './b'")).toEqual(['./b']))
  it('does not know what is put together', () => expect(imports('require(`./${name}`)')).toEqual(['./${name}']))
  it('finds nothing else', () => expect(imports("const from = './b'; load('./c')")).toEqual([]))
})

describe('importersOf', () => {
  it('finds imports of every kind', () => {
    const { importers } = open({
      'b.ts': '', 'a.ts': "import b from './b'", 'c.js': "const b = require('./b.ts')", 'x/d.ts': "export * from '../b'",
      'e.ts': "import('./b.js')",
    })
    expect(importers('b.ts')).toEqual(['a.ts', 'c.js', 'e.ts', 'x/d.ts'])
  })

  it('counts a specifier that is put together for all that it may mean', () => {
    const { importers } = open({
      'plugins/auth/index.js': '', 'routes/x.js': '', 'lib/a.js': 'require(`../plugins/${name}`)', 'lib/b.js': "import('../routes/' + file)",
    })
    expect(importers('plugins/auth/index.js')).toEqual(['lib/a.js'])
    expect(importers('routes/x.js')).toEqual(['lib/b.js'])
  })

  it('tells files of the same name apart', () => {
    const { importers } = open({ 'x/b.ts': '', 'y/b.ts': '', 'x/a.ts': "import './b'", 'y/a.ts': "import './b'" })
    expect(importers('y/b.ts')).toEqual(['y/a.ts'])
  })

  it('finds imports of a folder', () => {
    const { importers } = open({
      'auth/index.ts': '',
      'a.ts': "import './auth'",
      'auth/c.ts': "import '.'",
      'auth/d/e.ts': "import '..'",
    })
    expect(importers('auth/index.ts')).toEqual(['a.ts', 'auth/c.ts', 'auth/d/e.ts'])
  })

  it('finds imports of a folder whose manifest names the file', () => {
    const { importers } = open({
      'auth/package.json': '{"main": "lib/start.js"}',
      'auth/lib/start.js': '',
      'a.js': "require('./auth')",
    })
    expect(importers('auth/lib/start.js')).toEqual(['a.js'])
  })

  it('finds imports that leave more than the extension out', () => {
    const { importers } = open({
      'scroll.svelte.ts': '',
      'session.server.ts': '',
      'a.ts': "import './scroll.svelte'\nimport './session.server'",
    })
    expect(importers('scroll.svelte.ts')).toEqual(['a.ts'])
    expect(importers('session.server.ts')).toEqual(['a.ts'])
  })

  it('finds imports through an alias', () => {
    const { importers } = open({
      'tsconfig.json': '{"compilerOptions": {"paths": {"db": ["./server/database.ts"]}}}',
      'server/database.ts': '',
      'a.ts': "import 'db'",
    })
    expect(importers('server/database.ts')).toEqual(['a.ts'])
  })

  it('tells one alias in two configurations apart', () => {
    const config = '{"compilerOptions": {"paths": {"@/*": ["./*"]}}}'
    const { importers } = open({
      'package.json': '{"name": "app"}',
      'client/tsconfig.json': config, 'client/auth.ts': '', 'client/a.ts': "import '@/auth'",
      'server/tsconfig.json': config, 'server/auth.ts': '', 'server/a.ts': "import '@/auth'",
    })
    expect(importers('server/auth.ts')).toEqual(['server/a.ts'])
  })

  it('finds imports of a workspace member by its name', () => {
    const { importers } = open({
      'package.json': '{"name": "root", "workspaces": ["packages/*"]}',
      'packages/shared/package.json': '{"name": "@org/shared", "main": "dist/index.js"}',
      'packages/shared/src/index.ts': '',
      'packages/api/a.ts': "import { x } from '@org/shared'",
    })
    expect(importers('packages/shared/src/index.ts')).toEqual(['packages/api/a.ts'])
  })

  it('does not count a file that imports itself', () => {
    expect(open({ 'a.ts': "import './a'" }).importers('a.ts')).toEqual([])
  })

  it('finds none of a file that nobody imports', () => {
    expect(open({ 'b.ts': '', 'a.ts': "import './c'\nimport 'b'" }).importers('b.ts')).toEqual([])
  })

  it('sees what the unsaved text imports, and no longer imports', () => {
    const { importers } = open({ 'b.ts': '', 'a.ts': "import './b'", 'c.ts': '' }, { 'a.ts': '', 'c.ts': "import './b'" })
    expect(importers('b.ts')).toEqual(['c.ts'])
  })

  it('sees a new import after a refresh', () => {
    const { root, host, importers } = open({ 'b.ts': '', 'a.ts': '' })
    expect(importers('b.ts')).toEqual([])
    add(root, { 'a.ts': "import './b'" })
    host.refresh()
    expect(importers('b.ts')).toEqual(['a.ts'])
  })
})
