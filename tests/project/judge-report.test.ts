/** The view as a whole, and the report that is printed from it. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { unknown } from '../../src/model/facts.ts'
import type { ProjectFacts } from '../../src/model/project-facts.ts'
import { createLocate } from '../../src/project/positions.ts'
import { auditReport } from '../../src/project/report.ts'
import type { RuleFinding } from '../../src/project/report.ts'
import { createView } from '../../src/project/view.ts'
import {
  at, clear, endpoint, facts, header, invalidate, keeps, lost, opaque, post, run, send, sets, setup,
} from '../kit/facts.ts'

const schema = JSON.parse(readFileSync(new URL('../fixtures/audit.schema.json', import.meta.url), 'utf8')) as object
const validate = new Ajv2020({ strict: false }).compile(schema)

const view = (given: ProjectFacts, home = '') => createView(given, { root: given.root, isHome: (file) => file === home })
const report = (given: ProjectFacts, findings: readonly RuleFinding[] = []) =>
  auditReport(view(given), given, findings, { root: './app', toolVersion: '1.2.3' })

const finding = (given: Partial<RuleFinding> & { readonly start?: number; readonly file?: string } = {}): RuleFinding => {
  const { start = 20, file = '/app/src/logout.ts', ...rest } = given
  const place = { file, start, end: start + 3 }
  return {
    rule: 'secure-logout/no-get-logout', message: 'It is.', severity: 'error', cwe: ['CWE-352'],
    finding: { messageId: 'get', data: {}, place, related: [], remedies: () => [] },
    ...rest,
  }
}

describe('positions', () => {
  it('count lines and columns from 1, whatever ends a line', () => {
    const locate = createLocate(() => 'a\nbc\r\nd\re\u2028f')
    expect([0, 1, 2, 3, 6, 8, 10].map((offset) => locate('f', offset))).toEqual([
      { line: 1, column: 1 }, { line: 1, column: 2 }, { line: 2, column: 1 }, { line: 2, column: 2 }, { line: 3, column: 1 },
      { line: 4, column: 1 }, { line: 5, column: 1 },
    ])
  })

  it('read a file once', () => {
    let reads = 0
    const locate = createLocate(() => ((reads += 1), 'text'))
    locate('a', 1)
    locate('a', 2)
    locate('b', 1)
    expect(reads).toBe(2)
  })

  it('stay in the last line behind the end', () => {
    expect(createLocate(() => '')('gone', 7)).toEqual({ line: 1, column: 8 })
  })
})

describe('the view', () => {
  it('judges an endpoint once', () => {
    const logout = post(invalidate(), send())
    const seen = view(facts({ endpoints: [logout] }))
    expect(seen.serverSession(logout)).toBe(seen.serverSession(logout))
    expect(seen.cookies(logout)).toBe(seen.cookies(logout))
    expect(seen.clearSiteData(logout, [])).toBe(seen.clearSiteData(logout, []))
    expect(seen.clearSiteData(logout, ['cache'])).not.toBe(seen.clearSiteData(logout, []))
  })

  it('lists endpoints by file and place', () => {
    const place = (file: string, start: number) => ({ registration: at(file, start), id: `${file}:${String(start)}` })
    const endpoints = [place('/app/b.ts', 1), place('/app/a.ts', 9), place('/app/a.ts', 2)].map((given) => endpoint([], given))
    expect(view(facts({ endpoints })).endpoints().map(({ id }) => id)).toEqual(['/app/a.ts:2', '/app/a.ts:9', '/app/b.ts:1'])
  })

  it('describes places from the root, and says what is at home', () => {
    const seen = view(facts({ texts: { '/app/src/login.ts': 'a\nb\nc' } }), '/app/src/login.ts')
    expect(seen.describe(at('/app/src/login.ts', 4))).toBe('src/login.ts:3')
    expect(seen.describe(at('/lib/x.ts', 0))).toBe('/lib/x.ts:1')
    expect([seen.isHome(at('/app/src/login.ts')), seen.isHome(at())]).toEqual([true, false])
  })

  it('hands on what was lost and skipped', () => {
    const trail = lost('handlers[x]')
    const logout = endpoint([run([], { lost: [trail] })])
    const seen = view(facts({ endpoints: [logout], skipped: [{ file: '/app/x.ts', reason: 'no code' }] }))
    expect(seen.lost(logout)).toEqual([trail])
    expect(seen.skipped()).toHaveLength(1)
  })

  it('asks of the front end what it keeps, where it starts the logout', () => {
    const logout = post(send())
    const trigger = { place: at('/app/src/menu.tsx'), kind: 'form', method: 'POST', target: '/logout' } as const
    const kept = { place: at('/app/src/in.ts'), storage: 'localStorage', op: 'set', key: 'token', scope: '/app' } as const
    const stateOf = (given: Parameters<typeof facts>[0]): string => view(facts({ endpoints: [logout], ...given })).clientState(logout).status
    expect(stateOf({})).toBe('not-applicable')
    expect(stateOf({ storage: [kept] })).toBe('not-applicable')
    expect(stateOf({ triggers: [trigger] })).toBe('not-applicable')
    expect(stateOf({ triggers: [trigger], storage: [kept] })).toBe('missing')
    expect(stateOf({ triggers: [trigger], storage: [kept, { ...kept, op: 'remove' }] })).toBe('done')
  })
})

const texts = { '/app/src/logout.ts': 'line one\nline two\nline three\n', '/app/src/login.ts': 'x\n'.repeat(500) }

describe('the report', () => {
  const missing = endpoint([run([clear({ name: 'token' }), send()], { method: 'GET' })], { id: 'GET /logout', path: null })
  const delegated = endpoint([run([invalidate({ effect: 'delegated', provider: 'idp' })], { method: null })], {
    id: 'signOut', methods: [], respondsWithHeaders: false,
    registration: at('/app/src/action.ts', 0), handler: at('/app/src/action.ts', 0),
  })
  const hidden = endpoint([run([opaque('x', { carries: ['response'] })])], {
    id: 'POST /x', registration: at('/app/src/x.ts', 0), handler: at('/app/src/x.ts', 0),
  })
  const given = facts({
    texts,
    endpoints: [missing, delegated, hidden],
    setups: [],
    issuedCookies: [sets({ name: 'token', domain: unknown('from the environment') })],
    issuedRecords: [keeps('refresh_tokens', {}, { scope: '/app/api' })],
    scopeOf: { 'GET /logout': '/app/api', 'signOut': '/app/web', 'POST /x': '/app' },
    triggers: [{ place: at('/app/src/logout.ts', 10), kind: 'anchor', method: 'GET', target: null }],
    filesRead: 9,
    filesAnalysed: 4,
    skipped: [{ file: '/app/src/broken.ts', reason: 'does not parse' }],
  })
  const findings = [
    finding({ start: 12 }), finding({ start: 3, severity: 'warn' }),
    finding({ file: '/app/src/action.ts', endpoints: ['signOut'] }),
  ]

  it('is what the schema describes', () => {
    expect(validate(report(given, findings)), JSON.stringify(validate.errors)).toBe(true)
    expect(validate(report(facts()))).toBe(true)
  })

  it('is data without references', () => {
    const made = report(given, findings)
    expect(JSON.parse(JSON.stringify(made))).toEqual(made)
  })

  it('names the tool, the folder as given and the files from it', () => {
    const made = report(given)
    expect(made.tool).toEqual({ name: 'eslint-plugin-secure-logout', version: '1.2.3' })
    expect(made.root).toBe('./app')
    expect(made.skipped).toEqual([{ file: 'src/broken.ts', reason: 'does not parse' }])
    expect(made.clientTriggers)
      .toEqual([{ file: 'src/logout.ts', line: 2, column: 2, kind: 'anchor', method: 'GET', target: null }])
  })

  it('gives every endpoint with what was found where', () => {
    const [, gone] = report(given).endpoints
    expect(gone).toMatchObject({
      id: 'GET /logout', methods: ['GET'], path: null, scope: 'unknown', delegatedTo: null,
      registration: { file: 'src/logout.ts', line: 1, column: 1 },
      actions: {
        serverSession: { status: 'missing', evidence: [] },
        tokens: { status: 'missing', evidence: [{ file: 'src/login.ts', via: 'the refresh token in `refresh_tokens`' }] },
        clearSiteData: { status: 'missing', directives: [], evidence: [] },
      },
    })
  })

  it('orders findings by place and refers to them by index', () => {
    const made = report(given, findings)
    expect(made.findings.map(({ file, line, column, severity }) => [file, line, column, severity])).toEqual([
      ['src/action.ts', 1, 21, 'error'], ['src/logout.ts', 1, 4, 'warn'], ['src/logout.ts', 2, 4, 'error'],
    ])
    expect(made.endpoints.map(({ id, findings: indices }) => [id, indices])).toEqual([
      ['signOut', [0]], ['GET /logout', [2]], ['POST /x', []],
    ])
    expect(made.findings[2]).toMatchObject({
      rule: 'secure-logout/no-get-logout', messageId: 'get', endLine: 2, endColumn: 7, cwe: ['CWE-352'], fixable: false,
    })
  })

  it('calls a finding fixable that a repair exists for', () => {
    const remedy = (grade: 'review' | 'manual') => ({ codemod: 'add-clear-site-data' as const, grade, title: 'Do it.', edits: [] })
    const withRemedy = (grade: 'review' | 'manual') => (
      { ...finding(), finding: { ...finding().finding, remedies: () => [remedy(grade)] } }
    )
    expect(report(given, [withRemedy('review'), withRemedy('manual')]).findings.map(({ fixable }) => fixable))
      .toEqual([true, false])
  })

  it('counts the endpoints by outcome', () => {
    expect(report(given, findings).summary).toEqual({
      filesRead: 9, filesAnalysed: 4, endpoints: 3, complete: 0, incomplete: 2, delegated: 1, findings: 3,
    })
  })
})

describe('completed and required', () => {
  const counts = (given: Parameters<typeof facts>[0]) => {
    const [first] = report(facts(given)).endpoints
    return [first?.completed, first?.required]
  }
  const cookie = sets({ name: 'sid' })

  it('are all of four', () => {
    const logout = post(
      invalidate(), invalidate({ what: 'refresh-token', entity: 'refresh_tokens' }), clear({ name: 'sid' }), header('"storage"'),
      send(),
    )
    expect(counts({ endpoints: [logout], setups: [setup()], issuedCookies: [cookie] })).toEqual([4, 4])
  })

  it('leave out what does not apply', () => {
    expect(counts({ endpoints: [post(invalidate(), send())], setups: [setup()] })).toEqual([1, 2])
    const sealed = [setup({ state: 'stateless' })]
    expect(counts({ endpoints: [post(clear({ name: 'sid' }), send())], setups: sealed, issuedCookies: [cookie] })).toEqual([1, 2])
  })

  it('count what is not known as required and not as done', () => {
    expect(counts({ endpoints: [post(opaque('x', { carries: ['response'] }))], setups: [setup()], issuedCookies: [cookie] }))
      .toEqual([0, 2])
  })

  it('make an endpoint complete', () => {
    const logout = post(invalidate(), header('"storage"'), send())
    expect(report(facts({ endpoints: [logout] })).summary).toMatchObject({ complete: 1, incomplete: 0, delegated: 0 })
  })
})
