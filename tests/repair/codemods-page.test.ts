/** docs/codemods.md: a section for each codemod, whose example is what the codemod really does. */
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../../src/dev/paths.ts'
import { CODEMODS } from '../../src/model/repairs.ts'
import type { Files } from '../kit/mini-project.ts'
import { repaired } from '../kit/repairs.ts'

const page = fs.readFileSync(`${root}docs/codemods.md`, 'utf8')

/** The files of a fenced block; `// file: name` begins another. */
function filesOf(section: string, kind: 'before' | 'after'): Files {
  const [, language = '', code = ''] = new RegExp(`^\`\`\`(\\w+) ${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section) ?? []
  const [alone = '', ...named] = code.split(/^\/\/ file: (.+)\n/m)
  const files = named.flatMap((name, at) => (at % 2 === 0 ? [[name, named[at + 1] ?? ''] as const] : []))
  return Object.fromEntries(files.length > 0 ? files : [[`app.${language}`, alone]])
}

const sections = new Map(page.split(/^## /m).slice(1).map((section) => [section.slice(0, section.indexOf('\n')), section]))

describe('docs/codemods.md', () => {
  it('has a section for each codemod', () => {
    expect([...sections.keys()].toSorted()).toEqual([...CODEMODS].toSorted())
  })

  it.each([...sections])('shows what %s does', (name, section) => {
    const before = filesOf(section, 'before')
    expect({ ...before, ...repaired(before, name).changed }).toEqual(filesOf(section, 'after'))
    expect(filesOf(section, 'after')).not.toEqual(before)
  })
})
