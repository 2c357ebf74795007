import { describe, expect, it } from 'vitest'
import { isExcluded, RoutePrefixes } from '../../src/extract/route-prefixes.ts'
import { array, literal, UNDEFINED } from '../../src/syntax/values.ts'

describe('versions in paths', () => {
  const prefixes = new RoutePrefixes()
  prefixes.setVersioning(1, UNDEFINED, literal('1'))
  const scheme = prefixes.schemeOf(1)

  it('are those by default', () => {
    expect(prefixes.segments(2, null, scheme)).toEqual(['v1'])
  })

  it('are those of the router, before them those of the method', () => {
    prefixes.setVersion(3, null, array([literal('2'), literal('')]))
    prefixes.setVersion(3, 'logout', literal('4'))
    expect(prefixes.segments(3, 'login', scheme)).toEqual(['v2', ''])
    expect(prefixes.segments(3, 'logout', scheme)).toEqual(['v4'])
  })

  it('have the prefix that is given, or none', () => {
    prefixes.setVersioning(4, literal(false), literal('1'))
    expect(prefixes.segments(2, null, prefixes.schemeOf(4))).toEqual(['1'])
  })

  it('are none where the application has no scheme', () => {
    expect(prefixes.segments(3, null, prefixes.schemeOf(9))).toEqual([''])
  })
})

describe('a path without the prefix', () => {
  it.each([['/leave', ['leave']], ['/auth/logout', ['auth/*path']], ['/auth/logout', ['auth/(.*)']]])('%s: %j', (path, patterns) => {
    expect(isExcluded(path, patterns)).toBe(true)
  })

  it.each([['/leave/now', ['leave']], ['/logout', ['auth/*path']], ['/logout', []]])('is not %s: %j', (path, patterns) => {
    expect(isExcluded(path, patterns)).toBe(false)
  })
})
