import { describe, expect, it } from 'vitest'
import { fileGlobal, fileUrl, hostCall } from '../../src/extract/host-modules.ts'
import { literal, object, stringOf, type Value } from '../../src/syntax/values.ts'

const call = (callee: string, ...args: Value[]): string | undefined => {
  const value = hostCall(callee, args)
  return value && stringOf(value)
}
const text = (...texts: string[]): Value[] => texts.map((one) => literal(one))

describe('paths that code computes', () => {
  it.each([
    ['join', ['/srv/app/src', 'routes'], '/srv/app/src/routes'],
    ['join', ['/srv/app/src', '..', './routes/'], '/srv/app/routes'],
    ['join', ['routes', 'auth'], 'routes/auth'],
    ['resolve', ['/srv', 'app', '/etc', 'x'], '/etc/x'],
    ['resolve', ['app', 'x'], undefined],
    ['dirname', ['/srv/app/index.js'], '/srv/app'],
    ['basename', ['/srv/app/index.js', '.js'], 'index'],
    ['extname', ['/srv/.env'], ''],
    ['extname', ['/srv/index.test.js'], '.js'],
    ['normalize', ['/srv//app/./x/..'], '/srv/app'],
  ])('path.%s(%j) is %j', (name, args, expected) => {
    expect(call(`path.${name}`, ...text(...args))).toBe(expected)
    expect(call(`node:path.default.${name}`, ...text(...args))).toBe(expected)
  })

  it('is nothing where an argument is not known', () => {
    expect(call('path.join', literal('/srv'), object())).toBeUndefined()
  })

  it('leaves other members and other modules to the tables', () => {
    expect(call('path.relative', ...text('/a', '/b'))).toBeUndefined()
    expect(call('fs.join', ...text('/a', '/b'))).toBeUndefined()
    expect(call('path.win32.join', ...text('/a', '/b'))).toBeUndefined()
  })

  it('reads addresses of files', () => {
    const url = fileUrl(text('./routes', 'file:///srv/my%20app/index.js'))
    expect(url?.kind).toBe('object')
    expect(call('url.fileURLToPath', url as Value)).toBe('/srv/my app/routes')
    expect(fileUrl(text('/login', 'https://example.com'))).toBeUndefined()
    expect(call('url.fileURLToPath', literal('https://example.com/a'))).toBeUndefined()
  })

  it('knows where a CommonJS file lies', () => {
    expect(stringOf(fileGlobal('__dirname', '/srv/app/index.js') as Value)).toBe('/srv/app')
    expect(stringOf(fileGlobal('__filename', '/srv/app/index.js') as Value)).toBe('/srv/app/index.js')
    expect(fileGlobal('process', '/srv/app/index.js')).toBeUndefined()
  })
})
