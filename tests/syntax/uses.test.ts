import { describe, expect, it } from 'vitest'
import { parse } from '../../src/syntax/parse.ts'
import { usesOf } from '../../src/syntax/uses.ts'

function uses(text: string): string {
  const parsed = parse('a.js', text)
  if (!('program' in parsed)) throw new Error('cannot be parsed')
  const { isUsed, isExported } = usesOf(parsed.program, 'make')
  return [isUsed ? 'used' : '', isExported ? 'exported' : ''].filter(Boolean).join(', ') || 'neither'
}

describe('uses of a name', () => {
  it.each([
    ['export function make() {}', 'neither'],
    ['function make() {} make()', 'used'],
    ['function make() {} export { make }', 'exported'],
    ['function make() {} export default { make, other: 1 }', 'exported'],
    ['function make() {} module.exports = { make }', 'exported'],
    ['function make() {} exports.make = make', 'exported'],
    ['function make() {} module.exports = make', 'exported'],
    ['export { make } from "./b.js"', 'exported'],
    ['export * from "./b.js"', 'exported'],
    ['import { make } from "./b.js"', 'neither'],
    ['import { make } from "./b.js"; make()', 'used'],
    ['import { make as build } from "./b.js"; build()', 'used'],
    ['import * as b from "./b.js"; b.make()', 'used'],
    ['const { make } = require("./b.js"); run(make)', 'used'],
    ['// make it so\nconst a = "make"', 'neither'],
    ['const a = { make: 1 }', 'neither'],
  ])('%s', (text, expected) => {
    expect(uses(text)).toBe(expected)
  })
})
