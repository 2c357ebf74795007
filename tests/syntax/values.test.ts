import { describe, expect, it } from 'vitest'
import {
  array, eventsOf, joinedSymbol, lazy, literal, object, promise, same, settled, stringOf, symbolOf, truthiness, union, unknownValue, UNDEFINED,
} from '../../src/syntax/values.ts'
import { show } from './evaluate.ts'

describe('union', () => {
  it('is flat and without repetition', () => {
    expect(show(union([literal(1), union([literal(2), literal(1)])]))).toBe('1 | 2')
  })

  it('of one value is the value', () => {
    expect(union([literal('a'), literal('a')])).toEqual(literal('a'))
  })

  it('of nothing is undefined', () => {
    expect(union([])).toBe(UNDEFINED)
  })

  it('of more than eight is given up', () => {
    expect(show(union(Array.from({ length: 9 }, (_, i) => literal(i))))).toBe('?too many alternatives')
  })

  it('of equal unknown values is one of them', () => {
    expect(show(union([unknownValue('a', { symbol: 'env:X' }), unknownValue('b', { symbol: 'env:X' })]))).toBe('?env:X')
  })

  it('of unknown values without a symbol keeps both', () => {
    expect(show(union([unknownValue('a'), unknownValue('a')]))).toBe('?a | ?a')
  })
})

describe('promise', () => {
  it('of a promise is one promise of the events of both', () => {
    const twice = promise(promise(literal(1), [1, 2]), [2, 3])
    expect([show(twice), eventsOf(twice)]).toEqual(['promise of 1', [1, 2, 3]])
  })

  it('is settled inside a union', () => {
    expect(show(settled(union([promise(literal(1), [0]), literal(2)])))).toBe('1 | 2')
  })

  it('gives its events from inside a union', () => {
    expect(eventsOf(union([promise(literal(1), [4]), UNDEFINED]))).toEqual([4])
  })
})

describe('lazy', () => {
  it('is worked out once', () => {
    let count = 0
    const value = lazy(null, () => literal(++count))
    expect([show(value), show(value)]).toEqual(['1', '1'])
  })

  it('that needs itself is unknown', () => {
    const value = lazy(null, () => value.force())
    expect(show(value)).toBe('?import cycle')
  })
})

describe('texts and symbols', () => {
  it('reads text whose holes are known', () => {
    expect(stringOf({ kind: 'text', parts: ['a', literal(1), { kind: 'text', parts: ['b'] }] })).toBe('a1b')
  })

  it('does not read text with an unknown hole', () => {
    expect(stringOf({ kind: 'text', parts: ['a', unknownValue('x')] })).toBeUndefined()
  })

  it('has a canonical text where every part has one', () => {
    expect(symbolOf({ kind: 'text', parts: ['a', unknownValue('x', { symbol: 'env:X' })] })).toBe('`a§env:X`')
  })

  it('has none where a part has none', () => {
    expect(symbolOf({ kind: 'text', parts: ['a', unknownValue('x')] })).toBeUndefined()
  })

  it('gives up a canonical text that is too long', () => {
    expect(joinedSymbol(['a'.repeat(300), 'b'.repeat(300)], '+')).toBeUndefined()
  })
})

it.each([
  [literal(''), false], [literal('a'), true], [object(), true], [array([]), true], [unknownValue('x'), undefined],
  [union([literal(1), literal('b')]), true], [union([literal(1), literal(0)]), undefined], [promise(literal(false), []), true],
])('knows the truth of %j', (value, expected) => {
  expect(truthiness(value)).toBe(expected)
})

it('tells objects apart by identity', () => {
  const one = object()
  expect([same(one, one), same(one, object()), same(literal(1), literal(1))]).toEqual([true, false, true])
})
