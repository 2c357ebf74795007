/** The rules' pages: complete, and every example does what it says. */
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rules } from '../rules/index.ts'
import { root } from '../src/dev/paths.ts'
import { analyseProject } from '../src/project/analyse.ts'
import { createView } from '../src/project/view.ts'
import { command } from './kit/command.ts'
import { removeProject, writeProject } from './kit/mini-project.ts'
import type { Files } from './kit/mini-project.ts'

const FOLDER = `${root}docs/rules`
const HEADINGS = [
  'The attack', 'Examples', 'How it decides', 'When it stays silent', 'Options', 'Repair', 'When not to use it', 'References',
]

interface Example {
  readonly line: number
  readonly kind: 'incorrect' | 'correct'
  readonly files: Files
}

/** Fenced blocks that are marked as incorrect or correct; `// file: name` begins another file of the example. */
function examplesOf(page: string): readonly Example[] {
  const blocks = page.matchAll(/^```(\w+) (incorrect|correct)\n([\s\S]*?)^```$/gm)
  return Array.from(blocks, ({ index, 1: language = '', 2: kind, 3: code = '' }) => {
    const [alone = '', ...named] = code.split(/^\/\/ file: (.+)\n/m)
    const files = named.flatMap((name, at) => (at % 2 === 0 ? [[name, named[at + 1] ?? ''] as const] : []))
    return {
      line: page.slice(0, index).split('\n').length,
      kind: kind as Example['kind'],
      files: Object.fromEntries(files.length > 0 ? files : [[`app.${language}`, alone]]),
    }
  })
}

describe('README.md', () => {
  it('shows what the audit of the example really says', async () => {
    const [, excerpt = ''] = /^```text\n([\s\S]*?)^```$/m.exec(fs.readFileSync(`${root}README.md`, 'utf8')) ?? []
    expect((await command(root, 'audit docs/example')).out).toContain(excerpt)
    expect(excerpt).not.toBe('')
  })
})

describe('the pages of the rules', () => {
  it('are one for each rule', () => {
    const pages = fs.readdirSync(FOLDER).filter((name) => name.endsWith('.md') && name !== 'README.md')
    expect(pages.toSorted()).toEqual(Object.keys(rules).map((name) => `${name}.md`).toSorted())
  })
})

describe.each(Object.entries(rules))('the page of %s', (name, rule) => {
  const page = fs.readFileSync(`${FOLDER}/${name}.md`, 'utf8')
  const examples = examplesOf(page)

  it('has its sections, in their order', () => {
    expect(Array.from(page.matchAll(/^## (.+)$/gm), ([, heading]) => heading)).toEqual(HEADINGS)
  })

  it('says that a repair is made by hand where the rule makes none, as the rule does', () => {
    const [, repair = ''] = /^## Repair\n([\s\S]*?)^## /m.exec(page) ?? []
    expect(rule.meta.hasSuggestions === true).toBe(rule.byHand === undefined)
    expect(repair.trim().startsWith('By hand')).toBe(rule.byHand !== undefined)
  })

  it('has a heading for every option', () => {
    const [schema] = rule.meta.schema as readonly { readonly properties: object }[]
    const headings = Array.from(page.matchAll(/^### `(\w+)`$/gm), ([, heading]) => heading)
    expect(headings).toEqual(Object.keys(schema?.properties ?? {}))
  })

  it('has examples of both kinds', () => {
    expect(new Set(examples.map(({ kind }) => kind))).toEqual(new Set(['incorrect', 'correct']))
  })

  it.each(examples)('is right about the $kind example at line $line', ({ kind, files }) => {
    const project = writeProject(files)
    const facts = analyseProject({ root: project })
    const view = createView(facts, { root: project, isHome: () => true })
    const found = rule.findings(view).map((finding) => rule.messageOf(finding))
    removeProject(project)
    if (kind === 'incorrect') expect(found).not.toEqual([])
    else expect(found).toEqual([])
  })
})
