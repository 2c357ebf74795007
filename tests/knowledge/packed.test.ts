import { describe, expect, it, vi } from 'vitest'
import { defineFramework, defineLibrary } from '../../src/knowledge/define.ts'
import { frameworks, libraries } from '../../src/knowledge/index.ts'
import { pack, unpack } from '../../src/knowledge/packed.ts'

const known = { title: '', packages: ['a'], checked: '1.0.0', docs: '' }
const small = {
  frameworks: [defineFramework({ id: 'web', ...known, types: { Request: { role: 'request' }, Response: { role: 'response' } } })],
  libraries: [defineLibrary({ id: 'a', ...known, modules: { a: { type: 'web.Request' } }, autoImports: [] }), defineLibrary({ id: 'b', ...known })],
}

describe('packed tables', () => {
  it('are what they were before', () => expect(unpack(pack({ frameworks, libraries }))).toEqual({ frameworks, libraries }))

  it('are ASCII, so that the engine reads them fast', () => {
    const title = 'sessions – “déjà vu” 🔒'
    const text = pack({ frameworks: [], libraries: [defineLibrary({ id: 'a', ...known, title })] })
    expect(text).toMatch(/^[\0-\x7f]*$/)
    expect(unpack(text).libraries[0]?.title).toBe(title)
  })

  it('name their rows without reading them', () => {
    const text = pack(small)
    const parse = vi.spyOn(JSON, 'parse')
    const [web] = unpack(text).frameworks
    expect(Object.keys(web!.types!)).toEqual(['Request', 'Response'])
    expect(parse).toHaveBeenCalledTimes(1)
    parse.mockRestore()
  })

  it('read a row once', () => {
    const [web] = unpack(pack(small)).frameworks
    expect(web!.types!.Request).toEqual({ role: 'request' })
    expect(web!.types!.Request).toBe(web!.types!.Request)
  })

  it('leave out what a table has not', () => {
    expect('types' in unpack(pack(small)).libraries[1]!).toBe(false)
  })
})
