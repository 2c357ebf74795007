import { describe, expect, it } from 'vitest'
import { parse } from '../../src/syntax/parse.ts'

const typesIn = (file: string, text: string): string[] => {
  const parsed = parse(file, text)
  return 'error' in parsed ? [parsed.error] : parsed.program.body.map((statement) => statement.type)
}

describe('parse', () => {
  it.each([
    ['a.js', 'const a = <b />', 'JSX in a .js file'],
    ['a.js', 'return 1', 'a top-level return'],
    ['a.js', 'const a: string = 1', 'type annotations in a .js file'],
    ['a.cjs', 'with (a) { b }', 'sloppy CommonJS'],
    ['a.ts', 'const a = <string>b', 'a type assertion'],
    ['a.ts', 'const a = <b />', 'JSX in a .ts file'],
    ['a.tsx', 'const a = <T,>(b: T) => b', 'a generic arrow function'],
    ['a.mts', 'export const a = 1 satisfies number', 'satisfies'],
    ['a.d.ts', 'declare function f(): void', 'a declaration file'],
    ['a.ts', '@Log() class A { @Log() b() {} }', 'decorators'],
  ])('reads %s: %s (%s)', (file, text) => {
    expect(parse(file, text)).not.toHaveProperty('error')
  })

  it('says where the first attempt fails', () => {
    expect(typesIn('a.js', 'const a = 1\nconst = 2\n')[0]).toMatch(/^line 2: /)
  })

  it('leaves out the declared type of this', () => {
    const parsed = parse('a.ts', 'function f(this: Window, a: string) {}\nconst g = function (this: void) {}')
    expect('program' in parsed && parsed.program.body[0]).toMatchObject({ params: [{ name: 'a' }] })
  })

  it('gives UTF-16 offsets', () => {
    const parsed = parse('a.js', `'😀'; b`)
    expect('program' in parsed && parsed.program.body.map(({ start }) => start)).toEqual([0, 6])
  })
})
