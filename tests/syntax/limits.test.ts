import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../src/syntax/run.ts'
import { world, type Files } from './evaluate.ts'

/** A call that is under way when the budget ends may finish its expression. */
const SLACK = 5_000

const many = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n')
const nested = (count: number, open: string, inner: string, close: string): string => open.repeat(count) + inner + close.repeat(count)
const numbers = '[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]'

describe('every evaluation ends', () => {
  it.each<[string, Files | string]>([
    ['a factory that calls itself', `const make = (n) => ({ next: make(n), ...make(n) })\nexport const main = () => make(1)`],
    ['functions that call each other thrice', `function a() { return [b(), b(), b()] }\nfunction b() { return [a(), a(), a()] }\nexport const main = () => a()`],
    ['wrappers that call thrice', `const w = (f) => (...args) => { f(...args); f(...args); return f(...args) }\nexport const main = ${nested(12, 'w(', '() => 1', ')')}`],
    ['getters that read themselves', `const a = { get b() { return { ...this.b, ...this.b } } }\nexport const main = () => a.b`],
    ['prototypes in a circle', `const a = {}\nconst b = Object.create(a)\nObject.setPrototypeOf(a, b)\nexport const main = () => a.x`],
    ['classes that extend each other', `class A extends B {}\nclass B extends A { go() { return super.go() } }\nexport const main = () => new B().go()`],
    ['a class that makes itself', `class A { other = new A(); constructor(a: A) { this.b = new A(new A(a)) } }\nexport const main = () => new A()`],
    ['classes that inject each other', `class A { constructor(private b: B) {} }\nclass B { constructor(private a: A) {} run() { return this.a.b.a } }\nexport const main = (b: B) => b.run()`],
    ['arrays that double', `export const main = () => { let a = [1, 2]; ${'a = [...a, ...a];\n'.repeat(60)} return a }`],
    ['texts that double', `export const main = () => { let a = 'ab'; ${'a = a + a;\n'.repeat(60)} return a }`],
    ['unknown texts that double', `export const main = (x) => { let a = x + 'b'; ${'a = `${a}-${a}`;\n'.repeat(60)} return a }`],
    ['symbols that double', `export const main = () => { let x = process.env.A; ${'x = x === "a" ? x : x && x;\n'.repeat(60)} return x }`],
    ['promises that double', `import { asyncA } from 'pkg'\nexport const main = () => { let p = asyncA(); ${'p = Promise.all([p, p, p]);\n'.repeat(40)} return p }`],
    ['promise chains that double', `import { asyncA } from 'pkg'\nexport const main = () => { let p = asyncA(); ${'p = p.then(() => p);\n'.repeat(60)} return p }`],
    ['loops in loops', `export const main = () => { let a = 'a'; ${nested(8, `for (const x of ${numbers}) { `, 'a += a', ' }')} return a }`],
    ['maps in maps', `const l = ${numbers}\nexport const main = () => ${nested(8, 'l.map(() => ', '1', ')')}`],
    ['flat maps that grow', `let l = ${numbers}\nexport const main = () => { ${'l = l.flatMap(() => l);\n'.repeat(30)} return l }`],
    ['unions in loops', `export const main = (x) => { let a = 0; for (const y of x) { ${many(500, (i) => `if (y.a${String(i)}) a = { n: a, m: ${String(i)} }`)} } return a }`],
    ['unions of functions', `const f = (x) => x ? a : x ? b : c\nconst a = () => f()(f()), b = () => f()(f()), c = () => f()(f())\nexport const main = () => f()()`],
    ['objects that are spread again and again', `export const main = (x) => { let a = {}; ${many(200, (i) => `a = { ...a, ...(x && { k${String(i)}: { ...a } }) };`)} return a }`],
    ['an object in itself', `export const main = () => { const a = {}; a.a = a; const b = [a]; b.push(b); return { ...a, ...b } }`],
    ['tests in tests', `export const main = (x) => ${nested(60, '(', 'x', ' ? 1 : x)')}`],
    ['cases that fall through', `export const main = (x) => { switch (x) { ${many(2000, (i) => `case ${String(i)}: f(${String(i)})`)} } }`],
    ['natives of natives', `export const main = () => { let f = (x) => x; ${'f = f.bind(null, f); f = f.call.bind(f);\n'.repeat(300)} return f() }`],
    ['functions that import each other', {
      'a.ts': `import { b } from './b.ts'\nexport const a = () => [b(), b()]\nexport const main = () => a()\nexport * from './b.ts'`,
      'b.ts': `import { a } from './a.ts'\nexport const b = () => [a(), a()]\nexport * from './a.ts'`,
    }],
  ])('%s', (_name, files) => {
    expect(world(files).call('main').steps).toBeLessThan(LIMITS.steps + SLACK)
  })
})

describe('the host’s stack is never exhausted', () => {
  it.each<[string, Files | string]>([
    ['conditionals', `export const main = (x) => ${nested(3000, '(x ? 1 : ', '2', ')')}`],
    ['a chain of &&', `export const main = (x) => ${many(5000, (i) => `x${String(i)}`).replaceAll('\n', ' && ')}`],
    ['arrays', `export const main = () => ${nested(3000, '[', '', ']')}`],
    ['functions', `export const main = () => ${nested(1000, '(() => ', '1', ')()')}`],
    ['blocks', `export function main() { ${nested(3000, '{ ', '', '}')} }`],
    ['else ifs', `export function main(x) { ${many(3000, (i) => `if (x === ${String(i)}) { return ${String(i)} } else`)} {} }`],
    ['a chain of calls', `import pkg from 'pkg'\nexport const main = () => pkg${'.a().b'.repeat(3000)}`],
    ['a chain of then', `import pkg from 'pkg'\nexport const main = () => pkg${'.then(() => 1)'.repeat(2000)}`],
    ['constants that need the next one', `${many(5000, (i) => (i === 4999 ? 'const c4999 = 1' : `const c${String(i)} = c${String(i + 1)}`))}\nexport const main = () => c0`],
    ['modules that need the next one', Object.fromEntries(Array.from({ length: 400 }, (_, i) => [
      `m${String(i)}.js`, `const next = require('./m${String(i + 1)}.js')\nnext.go\nexports.main = () => next`,
    ]))],
    ['barrels of barrels', Object.fromEntries([
      ['main.ts', `import { x } from './m0.ts'\nexport const main = () => x`],
      ...Array.from({ length: 1000 }, (_, i) => [`m${String(i)}.ts`, `export * from './m${String(i + 1)}.ts'`] as const),
    ])],
  ])('%s', (_name, files) => {
    expect(() => world(files).call('main')).not.toThrow()
  })
})

describe('what is left out is written down', () => {
  it('where the budget ends', () => {
    const { lost, events } = world(`import { a } from 'pkg'\nexport const main = () => { ${nested(6, `for (const x of ${numbers}) { `, 'x.y.z', ' }')} a() }`).call('main')
    expect([lost.map((line) => line.split(': ').at(-1)), events]).toEqual([['budget of evaluation steps'], []])
  })

  it('where calls are nested too deeply', () => {
    const { lost, result } = world(`${many(40, (i) => `const f${String(i)} = () => f${String(i + 1)}()`)}\nexport const main = () => f0()`).call('main')
    expect([lost.map((line) => line.split(': ').at(-1)), result]).toEqual([['calls are nested too deeply'], '?calls are nested too deeply'])
  })

  it('where a function calls itself', () => {
    expect(world('export const main = () => main()').call('main').lost).toEqual(['main(): recursion'])
  })
})

describe('long files', () => {
  const long = `${many(5000, (i) => `export const f${String(i)} = (x) => ({ a: ${String(i)}, b: [x, f${String(Math.max(0, i - 1))}] })`)}
export const main = () => f4999(f10())`

  it('are evaluated to the end', () => {
    expect(world(long).call('main').result).toBe('{ a: 4999, b: [{ a: 10, b: [undefined, function f9] }, function f4998] }')
  })

  it('cost what is called, not what is there', () => {
    expect(world(long).call('main').steps).toBeLessThan(50)
  })

  it('keep the first elements of a long list', () => {
    expect(world(`const list = [${many(3000, (i) => `'n${String(i)}',`)}]\nexport const main = () => [list[0], list.length]`).call('main').result)
      .toBe(`['n0', ?a length]`)
  })
})
