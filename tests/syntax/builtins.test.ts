import { describe, expect, it } from 'vitest'
import { valueOf } from './evaluate.ts'

describe('built-ins', () => {
  it.each([
    [`['a', 'b'].join('-')`, `'a-b'`],
    [`['a', y].join('-')`, '`a-${?global:y}`'],
    [`['a', 'b'].includes('b')`, 'true'],
    [`['a', y].includes('b')`, '?a test'],
    [`['a', 'b'].filter((n) => n !== 'a')`, `['b']`],
    [`['a', 'b'].filter((n) => n !== y)`, `['a', 'b', …]`],
    [`['a', '', null].filter(Boolean)`, `['a']`],
    [`['a', 'b'].find((n) => n === 'b')`, `'b'`],
    [`['a', 'b'].find((n) => n === y)`, `'a' | 'b' | undefined`],
    ['[1, 2].some((n) => n > 1)', 'true'],
    ['[1, 2].every((n) => n > 1)', 'false'],
    ['[1, 2, 3].reduce((sum, n) => sum + n)', '6'],
    ['[[1], [2]].flat()', '[1, 2]'],
    ['[1, 2].flatMap((n) => [n, n])', '[1, 1, 2, 2]'],
    ['[1, 2, 3].slice(1)', '[2, 3]'],
    ['[1, 2, 3].at(-1)', '3'],
    ['[1].concat(2, [3])', '[1, 2, 3]'],
    ['[1].concat(y)', '[1, ?global:y, …]'],
    [`'A-B'.toLowerCase().replace('-', '$&')`, `'a$&b'`],
    [`'a,b'.split(',')`, `['a', 'b']`],
    [`'abc'.startsWith('a')`, 'true'],
    [`'abc'.constructor`, '?"abc".constructor'],
    [`Object.keys({ a: 1 })`, `['a']`],
    [`Object.values(y)`, '[…]'],
    [`Object.fromEntries([['a', 1]])`, '{ a: 1 }'],
    [`Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k.toUpperCase(), v]))`, '{ A: 1, B: 2 }'],
    [`Object.assign({ a: 1 }, { b: 2 })`, '{ a: 1, b: 2 }'],
    [`Object.freeze({ a: 1 })`, '{ a: 1 }'],
    [`Object.create({ a: 1 }).a`, '1'],
    [`({ a: 1 }).hasOwnProperty('a')`, 'true'],
    [`Object.prototype.hasOwnProperty.call({ a: 1 }, 'b')`, 'false'],
    [`Array.isArray([])`, 'true'],
    [`Number('12')`, '12'],
    [`parseInt(process.env.A, 10)`, '?(global:process.env.A)'],
    [`new Date(0).toUTCString()`, '?utc:epoch0'],
    [`new Date(0).toISOString()`, '?iso:epoch0'],
    [`Math.floor(Date.now() / 1000)`, 'now+0'],
    [`encodeURIComponent(process.env.A)`, '?(global:process.env.A)'],
    [`constructor`, '?global:constructor'],
  ])('%s is %s', (expression, expected) => {
    expect(valueOf(`export const x = ${expression}`)).toBe(expected)
  })
})
