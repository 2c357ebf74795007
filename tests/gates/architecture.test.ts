import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importsOf, isAllowed, layerOf, readImports, sourceFiles } from './imports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = sourceFiles(root)
const imports = files.flatMap((file) => readImports(root, file))

describe('the import directions', () => {
  it('are kept by every file', () => {
    const broken = imports.filter((one) => !isAllowed(one)).map(({ from, to, line }) => `${from}:${String(line)} may not import ${to}`)
    expect(broken).toEqual([])
  })

  it('are known for every file', () => {
    expect(files.filter((file) => !layerOf(file))).toEqual([])
  })

  it('keep the heavy engines out of the plugin, however indirectly', () => {
    const reached = new Set(['src/index.ts'])
    for (const file of reached) {
      for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) reached.add(to)
    }
    expect([...reached].filter((to) => /^(typescript|ts-morph|jscodeshift|commander|picocolors|eslint)(\/|$)/.test(to))).toEqual([])
  })
})

// The table itself is tested by what it must let pass and what it must stop.
describe('the table of directions', () => {
  it.each<[from: string, to: string, allowed: boolean]>([
    ['src/model/view.ts', 'src/model/facts.ts', true],
    ['src/model/view.ts', 'src/knowledge/define.ts', false],
    ['src/model/view.ts', 'node:path', false],
    ['src/model/view.ts', 'ignore', false],
    ['src/knowledge/frameworks/express.ts', 'src/knowledge/define.ts', true],
    ['src/knowledge/frameworks/express.ts', 'src/knowledge/rows.ts', true],
    ['src/knowledge/frameworks/express.ts', 'src/model/cookie.ts', false],
    ['src/knowledge/frameworks/express.ts', 'src/syntax/walk.ts', false],
    ['src/knowledge/frameworks/express.ts', 'node:fs', false],
    ['src/knowledge/frameworks/express.ts', 'eslint', false],
    ['src/syntax/scope.ts', 'src/syntax/walk.ts', true],
    ['src/syntax/scope.ts', '@typescript-eslint/scope-manager', true],
    ['src/syntax/scope.ts', 'src/model/facts.ts', false],
    ['src/syntax/scope.ts', 'src/knowledge/index.ts', false],
    ['src/syntax/scope.ts', 'node:fs', false],
    ['src/syntax/scope.ts', 'oxc-parser', false],
    ['src/syntax/scope.ts', 'eslint', false],
    ['src/syntax/parse.ts', 'oxc-parser', true],
    ['src/syntax/parse.ts', 'node:fs', true],
    ['src/syntax/parse.ts', 'src/model/facts.ts', false],
    ['src/extract/match.ts', 'src/model/facts.ts', true],
    ['src/extract/match.ts', 'src/syntax/values.ts', true],
    ['src/extract/match.ts', 'src/knowledge/index.ts', true],
    ['src/extract/match.ts', 'src/project/host.ts', false],
    ['src/extract/match.ts', 'eslint', false],
    ['src/extract/match.ts', 'node:fs', false],
    ['src/project/view.ts', 'src/extract/match.ts', true],
    ['src/project/view.ts', 'node:fs', true],
    ['src/project/view.ts', 'oxc-resolver', true],
    ['src/project/view.ts', 'eslint', false],
    ['src/project/view.ts', 'typescript', false],
    ['src/project/view.ts', 'rules/index.ts', false],
    ['src/project/view.ts', 'src/rule-kit/define-rule.ts', false],
    ['src/rule-kit/view-of.ts', 'src/project/view.ts', true],
    ['src/rule-kit/view-of.ts', 'eslint', false],
    ['src/rule-kit/view-of.ts', 'rules/no-get-logout.ts', false],
    ['rules/no-get-logout.ts', 'src/rule-kit/define-rule.ts', true],
    ['rules/no-get-logout.ts', 'src/model/http.ts', true],
    ['rules/no-get-logout.ts', 'src/rule-kit/view-of.ts', false],
    ['rules/no-get-logout.ts', 'src/syntax/walk.ts', false],
    ['rules/no-get-logout.ts', 'src/extract/match.ts', false],
    ['rules/no-get-logout.ts', 'src/knowledge/index.ts', false],
    ['rules/no-get-logout.ts', 'src/project/view.ts', false],
    ['codemods/clear-cookie.ts', 'src/project/view.ts', true],
    ['codemods/clear-cookie.ts', 'jscodeshift', true],
    ['codemods/clear-cookie.ts', 'rules/no-get-logout.ts', true],
    ['src/cli/audit.ts', 'rules/index.ts', true],
    ['src/cli/audit.ts', 'codemods/index.ts', true],
    ['src/cli/audit.ts', 'commander', true],
    ['src/cli/audit.ts', 'eslint', false],
    ['src/cli/audit.ts', 'typescript', false],
    ['src/cli/audit.ts', 'src/dev/paths.ts', false],
    ['src/index.ts', 'rules/index.ts', true],
    ['src/index.ts', 'package.json', true],
    ['src/index.ts', 'src/cli/main.ts', false],
    ['src/index.ts', 'ts-morph', false],
    ['src/elsewhere/file.ts', 'src/model/facts.ts', false],
  ])('%s importing %s: %s', (from, to, allowed) => {
    expect(isAllowed({ from, to, typeOnly: false })).toBe(allowed)
  })

  it.each<[from: string, to: string, allowed: boolean]>([
    ['src/knowledge/define.ts', 'src/model/facts.ts', true],
    ['src/syntax/scope.ts', 'oxc-parser', true],
    ['src/syntax/scope.ts', 'src/model/facts.ts', false],
    ['src/rule-kit/define-rule.ts', 'eslint', true],
    ['src/project/view.ts', 'eslint', false],
    ['rules/no-get-logout.ts', 'eslint', false],
  ])('%s importing types of %s: %s', (from, to, allowed) => {
    expect(isAllowed({ from, to, typeOnly: true })).toBe(allowed)
  })
})

describe('the reader of imports', () => {
  const read = (text: string): [to: string, typeOnly: boolean][] => importsOf('src/a/b.ts', text).map(({ to, typeOnly }) => [to, typeOnly])

  it('reads values', () => {
    expect(read("import x from '../c.ts'")).toEqual([['src/c.ts', false]])
    expect(read("import 'node:fs'")).toEqual([['node:fs', false]])
    expect(read("import { type A, b } from './c.ts'")).toEqual([['src/a/c.ts', false]])
    expect(read("export * from './c.ts'")).toEqual([['src/a/c.ts', false]])
    expect(read("const x = await import('./c.ts')")).toEqual([['src/a/c.ts', false]])
    expect(read("const x = require('typescript')")).toEqual([['typescript', false]])
    expect(read("const load = createRequire(import.meta.url)\nload('typescript')")).toEqual([['typescript', false]])
    expect(read("createRequire(import.meta.url)('typescript')")).toEqual([['typescript', false]])
  })

  it('reads types', () => {
    expect(read("import type { A } from '../c.ts'")).toEqual([['src/c.ts', true]])
    expect(read("import { type A } from '../c.ts'")).toEqual([['src/c.ts', true]])
    expect(read("export type { A } from '../c.ts'")).toEqual([['src/c.ts', true]])
    expect(read("let a: import('eslint').Rule")).toEqual([['eslint', true]])
  })

  it('takes no comment and no string for an import', () => {
    expect(read("// import x from 'a'\nconst y = \"import z from 'b'\"")).toEqual([])
  })
})
