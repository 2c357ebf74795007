import { describe, expect, it } from 'vitest'
import { world } from './evaluate.ts'

/** What is called while the first file is read. */
function calls(files: Record<string, string> | string): readonly string[] {
  const all = typeof files === 'string' ? { 'main.ts': files } : files
  const made = world(all)
  made.evaluator.runModule(made.module('main.ts'))
  return made.top.happenings.map((happening) => happening.text)
}

describe('the decorators of a class', () => {
  it('are called after those of its methods', () => {
    const all = calls("import { Route, Named } from 'pkg'\n@Named('a')\nexport class A {\n  @Route('x') one() {}\n  two() {}\n}")
    expect(all.map((text) => text.replace(/\(.*/, ''))).toEqual(['pkg.Route', 'pkg.Route', 'pkg.Named', 'pkg.Named'])
    expect(all[1]).toContain("'one'")
  })

  it('are none where the class has none', () => {
    expect(calls("import { Route } from 'pkg'\nexport class A {\n  @Route('x') one() {}\n}")).toEqual([])
  })

  it('are called for inherited methods, but for those that are declared again', () => {
    const all = calls({
      'main.ts': "import { Named } from 'pkg'\nimport { Base } from './base.ts'\n@Named()\nexport class A extends Base {\n  two() {}\n}",
      'base.ts': "import { Route } from 'pkg'\nexport abstract class Base {\n  @Route() one() {}\n  @Route() two() {}\n}",
    })
    expect(all.filter((text) => text.includes("'one'"))).toHaveLength(1)
    expect(all.filter((text) => text.includes("'two'"))).toHaveLength(0)
  })

  it('may be put together by the project', () => {
    const all = calls({
      'main.ts': "import { Named } from 'pkg'\nimport { Mine } from './mine.ts'\n@Named()\nexport class A {\n  @Mine() one() {}\n}",
      'mine.ts': "import { Route } from 'pkg'\nexport const Mine = () => (target, name, descriptor) => { Route('x')(target, name, descriptor) }",
    })
    expect(all.some((text) => text.startsWith('pkg.Route(') && text.includes("'one'"))).toBe(true)
  })

  it('of the project are not looked at beside those of a package', () => {
    const all = calls({
      'main.ts': "import { Named, Route } from 'pkg'\nimport { Mine } from './mine.ts'\n@Named()\nexport class A {\n  @Mine() @Route() one() {}\n}",
      'mine.ts': "import { other } from 'pkg'\nexport const Mine = () => other()",
    })
    expect(all.some((text) => text.includes('other'))).toBe(false)
  })
})
