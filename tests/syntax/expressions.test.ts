import { describe, expect, it } from 'vitest'
import { valueOf, happens } from './evaluate.ts'

describe('expressions', () => {
  it.each([
    [`'a' + 1 + null`, `'a1null'`],
    ['`a${1}b${"c"}`', `'a1bc'`],
    ['`a${process.env.X}`', '`a${?global:process.env.X}`'],
    ['1000 * 60 - 1', '59999'],
    ['2 < 3', 'true'],
    ['2 >= y', '?a comparison'],
    [`'a' === 'a'`, 'true'],
    [`'a' !== 'a'`, 'false'],
    ['null == undefined', 'true'],
    ['({}) === null', 'false'],
    ['!0', 'true'],
    ['typeof (() => 1)', `'function'`],
    ['void 0', 'undefined'],
    ['-1', '-1'],
    [`+'12'`, '12'],
    ['(1, 2)', '2'],
    ['true ? 1 : 2', '1'],
    ['y ? 1 : 2', '1 | 2'],
    ['null ?? 1', '1'],
    ['0 ?? 1', '0'],
    [`'' || 'a'`, `'a'`],
    [`y || 'a'`, `?global:y | 'a'`],
    ['y && { a: 1 }', 'false | { a: 1 }'],
    [`'a' in { a: 1 }`, 'true'],
    ['[1, ...[2, 3], , 4]', '[1, 2, 3, undefined, 4]'],
    ['[1, ...y]', '[1, …]'],
    ['({ a: 1, ["b" + 1]: 2, c() {} })', '{ a: 1, b1: 2, c: function c }'],
    ['({ a: 1, ...{ a: 2, b: 3 } })', '{ a: 2, b: 3 }'],
    ['({ a: 1, ...y })', '{ a: ~1, … }'],
    ['({ ...y, a: 1 })', '{ a: 1, … }'],
    ['({ ...(y ? { a: 1 } : {}) })', '{ a: 1 | undefined }'],
    ['({ ...(y && { a: 1 }) })', '{ a: undefined | 1 }'],
    ['({ [y]: 1 })', '{ … }'],
    ['({ get a() { return 1 } }).a', '1'],
    ['({ a: { b: 1 } }).a.b', '1'],
    ['({ a: 1 })["a"]', '1'],
    ['({ a: 1, b: 2 })[y]', '1 | 2'],
    ['["a", "b"][1]', `'b'`],
    ['["a", "b"][y]', `'a' | 'b'`],
    ['["a"].length', '1'],
    ['({}).a', 'undefined'],
    ['({})?.a?.b', '?undefined.b'],
    ['(function () { return arguments[1] })(1, 2)', '2'],
    ['((...all) => all)(1, 2)', '[1, 2]'],
    ['new Date(0)', 'epoch+0'],
    ['new Date(Date.now() - 1000)', 'now-1000'],
    ['/a/', '?pattern:/a'],
    [`'a' as const satisfies string`, `'a'`],
    ['y!', '?global:y'],
    ['import.meta.env.X', '?import.meta.env.X'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(`export const x = ${expression}`)).toBe(expected)
  })

  it('gives two conditionals over the same test and values the same symbol', () => {
    const text = `const prod = process.env.MODE === 'production'
const a = prod ? '.a.com' : undefined, b = process.env.MODE === 'production' ? '.a.com' : undefined
export const x = a === b`
    expect(valueOf(text)).toBe('?global:process.env.MODE==="production"?".a.com":undefined===global:process.env.MODE==="production"?".a.com":undefined')
  })

  it('evaluates a test once', () => {
    expect(happens(`import pkg from 'pkg'
export const main = () => (pkg.a() === 1 ? 1 : 2)`)).toEqual(['pkg.default.a()'])
  })

  it('evaluates the receiver of a tag once', () => {
    expect(happens(`import pkg from 'pkg'
export const main = () => pkg.db().sql\`a \${1}\``)).toEqual(['pkg.default.db()', `pkg.default.db().sql('a 1', 1)`])
  })

  it.each([
    ['let x = 1; x += 2', '3'],
    [`let x = 'a'; x += 'b'`, `'ab'`],
    ['let x = 1; x++', '2'],
    ['let x; x ??= 1', '1'],
    [`let x = 'a'; x ||= 'b'`, `'a'`],
    [`let x = y; x ||= 'b'`, `?global:y | 'b'`],
    ['let x = 1; x &&= 2', '2'],
    ['let x = 1; if (y) x = 2', '1 | 2'],
    ['let x = 1; y && (x = 2)', '1 | 2'],
    ['let x; if (y) x = 1; else x = 2', 'undefined | 1 | 2'],
    ['const x = { a: 1 }; x.a = 2; x.b = 3', '{ a: 2, b: 3 }'],
    ['const x = { a: 1 }; if (y) x.a = 2', '{ a: 1 | 2 }'],
    ['const x = { a: 1, b: 2 }; delete x.a', '{ b: 2 }'],
    ['const x = []; x.push(1); x[1] = 2', '[1, 2]'],
    ['const x = []; if (y) x.push(1)', '[1, …]'],
    ['const o = { x: 1 }; let x; ({ x } = o)', '1'],
    ['let [x, z] = [1, 2]; [x, z] = [z, x]', '2'],
  ])('after `%s` x is %s', (statements, expected) => {
    expect(valueOf(`${statements}\nexport { x }`)).toBe(expected)
  })
})

describe('patterns', () => {
  it.each([
    ['{ x } = { x: 1 }', '1'],
    ['{ a: x = 2 } = {}', '2'],
    ['{ a: { b: x } = { b: 3 } } = {}', '3'],
    ['{ a, ...x } = { a: 1, b: 2 }', '{ b: 2 }'],
    ['[, x] = [1, 2]', '2'],
    ['[a, ...x] = [1, 2, 3]', '[2, 3]'],
    ['{ x = 1 } = y', '?global:y.x | 1'],
    ['{ "a-b": x } = { "a-b": 4 }', '4'],
  ])('const %s binds %s', (pattern, expected) => {
    expect(valueOf(`const ${pattern}\nexport { x }`)).toBe(expected)
  })
})
