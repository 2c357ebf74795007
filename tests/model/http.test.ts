import { describe, expect, it } from 'vitest'
import { headerName, isSafeMethod, joinPaths } from '../../src/model/http.ts'

describe('isSafeMethod', () => {
  it('is true for GET', () => {
    expect(isSafeMethod('GET')).toBe(true)
  })

  it('is true for HEAD', () => {
    expect(isSafeMethod('HEAD')).toBe(true)
  })

  it('is true for OPTIONS', () => {
    expect(isSafeMethod('OPTIONS')).toBe(true)
  })

  it('is true for TRACE', () => {
    expect(isSafeMethod('TRACE')).toBe(true)
  })

  it('is true in lower case', () => {
    expect(isSafeMethod('get')).toBe(true)
  })

  it('is false for POST', () => {
    expect(isSafeMethod('POST')).toBe(false)
  })

  it('is false for DELETE, which is only idempotent', () => {
    expect(isSafeMethod('DELETE')).toBe(false)
  })

  it('is false for the word ANY', () => {
    expect(isSafeMethod('ANY')).toBe(false)
  })
})

describe('headerName', () => {
  it('is in lower case', () => {
    expect(headerName('Set-Cookie')).toBe('set-cookie')
  })

  it('has no blanks around it', () => {
    expect(headerName(' Clear-Site-Data ')).toBe('clear-site-data')
  })
})

describe('joinPaths', () => {
  it('joins with one slash', () => {
    expect(joinPaths('/api', '/logout')).toBe('/api/logout')
  })

  it('adds the slash that neither has', () => {
    expect(joinPaths('api', 'logout')).toBe('/api/logout')
  })

  it('drops the slash that both have', () => {
    expect(joinPaths('/api/', '/logout')).toBe('/api/logout')
  })

  it('is the route below no prefix', () => {
    expect(joinPaths('', '/logout')).toBe('/logout')
  })

  it('is the route below the root', () => {
    expect(joinPaths('/', '/logout')).toBe('/logout')
  })

  it('is the prefix for the index route', () => {
    expect(joinPaths('/api', '/')).toBe('/api')
  })

  it('is the prefix for an empty route', () => {
    expect(joinPaths('/api', '')).toBe('/api')
  })

  it('is the root for nothing', () => {
    expect(joinPaths('', '')).toBe('/')
  })

  it('keeps the trailing slash of a route', () => {
    expect(joinPaths('/api', '/logout/')).toBe('/api/logout/')
  })
})
