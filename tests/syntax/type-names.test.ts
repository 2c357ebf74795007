import { describe, expect, it } from 'vitest'
import { world } from './evaluate.ts'

const other = {
  'types.ts': 'import type { Context } from "types"\nexport type Own = Context<{ a: 1 }>\nexport interface Wider extends Context { b: 2 }\n' +
    'export type { Own as Renamed }\nexport type Loop = Loop2\ntype Loop2 = Loop\nexport class Service { name = "s" }\nexport type Text = string',
  'barrel.ts': 'export * from "./types.ts"\nexport type { Context as Passed } from "types"',
}

const parameter = (text: string): string => world({ 'main.ts': text, ...other }).call('main').result

describe('the type of a parameter', () => {
  it.each([
    ['a package\'s', 'import type { Context } from "types"\nexport const main = (c: Context) => c'],
    ['a package\'s, of a namespace', 'import type * as t from "types"\nexport const main = (c: t.Context) => c'],
    ['an alias', 'import type { Context } from "types"\ntype Mine = Context<{}>\nexport const main = (c: Mine) => c'],
    ['an interface', 'import type { Context } from "types"\ninterface Mine extends Other, Context {}\nexport const main = (c: Mine) => c'],
    ['an intersection', 'import type { Context } from "types"\nexport const main = (c: { a: 1 } & Context) => c'],
    ['an alias of another file', 'import type { Own } from "./types.ts"\nexport const main = (c: Own) => c'],
    ['an interface of another file', 'import { type Wider } from "./types.ts"\nexport const main = (c: Wider) => c'],
    ['a renamed export', 'import type { Renamed } from "./types.ts"\nexport const main = (c: Renamed) => c'],
    ['an alias through a barrel', 'import type { Own } from "./barrel.ts"\nexport const main = (c: Own) => c'],
    ['a package\'s through a barrel', 'import type { Passed } from "./barrel.ts"\nexport const main = (c: Passed) => c'],
  ])('is %s', (_name, text) => {
    expect(parameter(text)).toBe('a Context')
  })

  it('is a class of the project', () => {
    expect(parameter('import type { Service } from "./barrel.ts"\nexport const main = (s: Service) => s.name')).toBe("'s'")
  })

  it.each([
    'import type { Text } from "./types.ts"\nexport const main = (c: Text) => c',
    'import type { Loop } from "./types.ts"\nexport const main = (c: Loop) => c',
    'import type { Absent } from "./barrel.ts"\nexport const main = (c: Absent) => c',
    'import type { X } from "missing"\nexport const main = (c: X) => c',
  ])('is not known: %s', (text) => {
    expect(parameter(text)).toMatch(/^(?:\?|undefined)/)
  })
})

describe('the declared type of a function', () => {
  it.each([
    'import type { Handler } from "types"\nexport const main: Handler = (_a, b) => b',
    'import type { Handler } from "types"\nexport const main = ((_a, b) => b) satisfies Handler<string>',
    'import type { Handler } from "types"\ntype Mine<T> = Handler<T>\nexport const main: Mine<string> = async (_a, b) => b',
  ])('says what its parameters are: %s', (text) => {
    expect(parameter(text)).toContain('parameter 1 of Handler')
  })

  it('says less than the parameter itself', () => {
    expect(parameter('import type { Context, Handler } from "types"\nexport const main: Handler = (c: Context) => c')).toBe('a Context')
  })
})
