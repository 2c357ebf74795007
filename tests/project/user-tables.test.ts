/** Tables in the settings: the examples of docs/tables.md, and the messages about mistakes. */
import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { readTables } from '../../src/extract/user-tables.ts'
import { frameworks, libraries } from '../../src/knowledge/index.ts'
import { analyseProject } from '../../src/project/analyse.ts'
import { createView } from '../../src/project/view.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'

const roots: string[] = []
afterAll(() => roots.forEach(removeProject))

interface Example {
  readonly title: string
  readonly table: unknown
  readonly files: Readonly<Record<string, string>>
  readonly expected: string
}

const page = readFileSync(new URL('../../docs/tables.md', import.meta.url), 'utf8').replaceAll('\r\n', '\n')
const examples = page.split(/^## /m).slice(1).flatMap((section): Example[] => {
  const blocks = [...section.matchAll(/^```(\w+) ?(\S*)\n([^]*?)^```$/gm)].map(([, language = '', name = '', text = '']) => ({ language, name, text }))
  const table = blocks.find(({ language }) => language === 'json')?.text
  if (table === undefined) return []
  const files = Object.fromEntries(blocks.filter(({ language }) => language === 'js').map(({ name, text }) => [name, text]))
  return [{ title: section.split('\n', 1)[0] ?? '', table: JSON.parse(table), files, expected: blocks.find(({ language }) => language === 'text')?.text.trim() ?? '' }]
})

describe('the examples of docs/tables.md', () => {
  it.each(examples.map((example) => [example.title, example] as const))('%s', (_, { table, files, expected }) => {
    const root = writeProject({ ...files, 'package.json': '{ "type": "module", "dependencies": { "express": "^5.1.0", "express-session": "^1.18.0" } }' })
    roots.push(root)
    const facts = analyseProject({ root, tables: readTables([table], 'tables') })
    const view = createView(facts, { root, isHome: () => true })
    const said = facts.endpoints.map((endpoint) => `${endpoint.id}: session ${view.serverSession(endpoint).status}, cookies ${view.cookies(endpoint).status}`)
    expect(said.join('\n')).toBe(expected)
  })
  it('are there', () => expect(examples.length).toBeGreaterThanOrEqual(6))
})

const calls = (call: unknown): unknown => [{ id: 'acme', modules: { '@acme/auth': { members: { end: { call } } } } }]

describe('a mistake names its place', () => {
  it.each([
    ['no list', {}, 'tables must be an array, and is an object.'],
    ['no id', [{}], 'tables[0] has no `id`.'],
    ['an unknown row', [{ id: 'acme', module: {} }], 'tables[0].module is not known. There is: `id`, '],
    ['an unknown effect', calls({ effects: [{ is: 'logs-out' }] }), "tables[0].modules['@acme/auth'].members.end.call.effects[0].is is not an effect: `logs-out`."],
    ['a missing part', calls({ effects: [{ is: 'invalidate', what: 'session' }] }), "members.end.call.effects[0] has no `effect`."],
    ['a wrong word', calls({ effects: [{ is: 'invalidate', what: 'sessions', effect: 'full' }] }), 'effects[0].what must be `session` or '],
    ['no reference', calls([{ returns: { first: 1 } }]), 'call[0].returns is no reference. One has: `arg`, '],
    ['a wrong number', calls({ when: [{ arg: 'x', is: 'null' }] }), 'call.when[0].arg must be a whole number, and is string `x`.'],
    ['the same id twice', [{ id: 'acme' }, { id: 'acme' }], 'tables has two tables of the id `acme`.'],
  ])('%s', (_, given, message) => expect(() => readTables(given, 'tables')).toThrow(message))
})

describe('the product speaks the same language', () => {
  const plain = ['express-session', 'redis', 'iron-session', 'jsonwebtoken', 'cookies', 'pg', 'prisma', 'http-clients', 'cognito', 'kysely']
  it.each(libraries.filter(({ id }) => plain.includes(id)).map((table) => [table.id, table] as const))('%s', (_, table) => {
    expect(() => readTables([JSON.parse(JSON.stringify(table))], 'tables')).not.toThrow()
  })
  it('and frameworks have more', () => expect(frameworks.length).toBeGreaterThan(0))
})
