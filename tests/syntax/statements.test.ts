import { describe, expect, it } from 'vitest'
import { happens, valueOf, world } from './evaluate.ts'

const body = (statements: string): readonly string[] => happens(`import * as pkg from 'pkg'
export async function main(y) { ${statements} }`)

describe('statements', () => {
  it.each([
    ['if (true) pkg.a(); else pkg.b()', ['pkg.a()']],
    ['if (y) pkg.a(); else pkg.b()', ['pkg.a() [branch]', 'pkg.b() [branch]']],
    ['if (y) return; pkg.a()', ['pkg.a() [after-early-exit]']],
    ['if (y) { pkg.a(); return } else { pkg.b(); return } pkg.c()', ['pkg.a() [branch]', 'pkg.b() [branch]']],
    ['return; pkg.a()', []],
    ['throw pkg.a(); pkg.b()', ['pkg.a()']],
    ['y && pkg.a()', ['pkg.a() [short-circuit]']],
    ['try { pkg.a() } catch { pkg.b() } pkg.c()', ['pkg.a()', 'pkg.b() [catch]', 'pkg.c()']],
    ['try { pkg.a() } catch { return } pkg.c()', ['pkg.a()', 'pkg.c() [after-early-exit]']],
    ['try { return pkg.a() } catch { pkg.b() } pkg.c()', ['pkg.a()', 'pkg.b() [catch]', 'pkg.c() [catch]']],
    ['try { return pkg.a() } finally { pkg.b() }', ['pkg.a()', 'pkg.b()']],
    ['switch ("a") { case "b": pkg.b(); case "a": pkg.a(); break; default: pkg.c() }', ['pkg.a()']],
    ['switch ("x") { case "b": pkg.b(); break; default: pkg.c() }', ['pkg.c()']],
    ['switch (y) { case 1: case 2: pkg.a(); break; default: pkg.c() } pkg.d()', ['pkg.a() [branch]', 'pkg.c() [branch]', 'pkg.d()']],
    ['switch (y) { case 1: return; default: pkg.c() } pkg.d()', ['pkg.c() [branch]', 'pkg.d() [after-early-exit]']],
    ['for (const a of [1, 2]) pkg.a(a)', ['pkg.a(1)', 'pkg.a(2)']],
    ['for (const a of y) pkg.a(a)', ['pkg.a(?a parameter) [loop]']],
    ['for (const a of pkg.list) pkg.a(a)', ['pkg.a(pkg.list.[]) [loop]']],
    ['for (const [k, v] of Object.entries({ a: 1 })) pkg.a(k, v)', [`pkg.a('a', 1)`]],
    ['for (const k in { a: 1, b: 2 }) pkg.a(k)', [`pkg.a('a')`, `pkg.a('b')`]],
    ['for (let i = 0; i < 2; i++) pkg.a(i)', ['pkg.a(0)', 'pkg.a(1)']],
    ['for (let i = 0; i < y; i++) pkg.a(i)', ['pkg.a(?a counter) [loop]']],
    ['for (let i = 0; i < 2; i++) { if (i === 1) return; pkg.a(i) } pkg.b()', ['pkg.a(0)']],
    ['while (y) pkg.a()', ['pkg.a() [loop]']],
    ['do { pkg.a(); return } while (y); pkg.b()', ['pkg.a()']],
    ['out: for (const a of [1]) { pkg.a(); continue out }', ['pkg.a()']],
    ['function inner() { pkg.a() } inner()', ['pkg.a()']],
    ['{ const pkg = { a() {} }; pkg.a() } pkg.b()', ['pkg.b()']],
  ])('%s', (statements, expected) => {
    expect(body(statements)).toEqual(expected)
  })

  it('reads a constant before its declaration ran', () => {
    expect(valueOf('export const x = f()\nfunction f() { return later }\nconst later = 1')).toBe('1')
  })

  it('does not take a local for a module variable', () => {
    expect(valueOf('const a = 1\nfunction f() { const a = 2; return a }\nf()\nexport const x = a')).toBe('1')
  })

  it('knows a module variable that a function of the file fills', () => {
    expect(valueOf('let client\nexport function connect() { client = 1 }\nexport const x = () => client\nexport { client }')).toBe('function x')
    expect(world('let client\nexport function connect() { client = 1 }\nexport const main = () => client').call('main').result).toBe('1')
  })

  it('sees its own assignment to a module variable', () => {
    const text = 'let a = 1\nexport const main = () => { a = 2; return a }\nexport const other = () => a'
    const asked = world(text)
    expect([asked.call('main').result, asked.call('other').result]).toEqual(['2', '1 | 2'])
  })
})

describe('TypeScript', () => {
  it.each([
    ['enum', `export enum x { A = 'a', B = 2, C, D = A }`, `{ A: 'a', B: 2, C: 3, D: 'a' }`],
    ['const enum that is read early', `export const x = f()\nfunction f() { return E.A }\nconst enum E { A = 'a' }`, `'a'`],
    ['namespace', `export namespace x { export const a = 1; const hidden = 2; export function f() { return hidden } }`, '{ a: 1, f: function f }'],
    ['declared namespace', `declare namespace y { const a: 1 }\nexport const x = 1`, '1'],
    ['overloads', `function f(a: string): void\nfunction f(a: any) { return a }\nexport const x = f(1)`, '1'],
  ])('knows an %s', (_name, text, expected) => {
    expect(valueOf(text)).toBe(expected)
  })
})
