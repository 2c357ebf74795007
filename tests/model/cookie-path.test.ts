import { describe, expect, it } from 'vitest'
import { defaultPath } from '../../src/model/cookie-path.ts'

describe('defaultPath', () => {
  it('is the root for the root', () => {
    expect(defaultPath('/')).toBe('/')
  })

  it('is the root for a path of one segment', () => {
    expect(defaultPath('/login')).toBe('/')
  })

  it('is the directory of a deeper path', () => {
    expect(defaultPath('/api/auth/logout')).toBe('/api/auth')
  })

  it('takes a trailing slash for a deeper path', () => {
    expect(defaultPath('/auth/login/')).toBe('/auth/login')
  })

  it('ignores a query', () => {
    expect(defaultPath('/auth/login?next=/a/b')).toBe('/auth')
  })

  it('ignores a fragment', () => {
    expect(defaultPath('/auth/login#/a/b')).toBe('/auth')
  })

  it('keeps escapes', () => {
    expect(defaultPath('/a%20b/login')).toBe('/a%20b')
  })

  it('keeps letter case', () => {
    expect(defaultPath('/Auth/login')).toBe('/Auth')
  })

  it('is the root for nothing', () => {
    expect(defaultPath('')).toBe('/')
  })

  it('is the root for a path without a leading slash', () => {
    expect(defaultPath('auth/login')).toBe('/')
  })
})
