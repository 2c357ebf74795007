import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { absolute } from '../../src/project/paths.ts'
import { readSettings } from '../../src/rule-kit/settings.ts'

const read = (settings: unknown): unknown => readSettings({ 'secure-logout': settings }, os.tmpdir())

describe('settings', () => {
  it('may be absent', () => {
    expect(readSettings({}, os.tmpdir())).toEqual({})
    expect(read({})).toEqual({})
  })

  it('have a root, relative to the folder that ESLint runs in', () => {
    expect(read({ root: '.' })).toEqual({ root: absolute(os.tmpdir()) })
  })

  it.each([
    ['a list', [], "settings['secure-logout'] must be an object, and is an array."],
    ['a text', 'src', "settings['secure-logout'] must be an object, and is string `src`."],
    ['an unknown name', { rot: '.' }, "settings['secure-logout'].rot is not a setting. There is: `root`, `tables`."],
    ['a name that every object has', { toString: 1 }, "settings['secure-logout'].toString is not a setting. There is: `root`, `tables`."],
    ['a root that is no text', { root: 1 }, "settings['secure-logout'].root must be the path of a folder, and is number `1`."],
    ['a root that is not there', { root: 'no/such' }, "settings['secure-logout'].root is no folder: `no/such`."],
  ])('%s is an error that names the place', (_, settings, message) => {
    expect(() => read(settings)).toThrow(message)
  })
})
