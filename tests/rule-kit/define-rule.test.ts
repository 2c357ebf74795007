import { Linter } from 'eslint'
import type { Rule } from 'eslint'
import { describe, expect, it } from 'vitest'
import type { Remedy } from '../../src/model/finding.ts'
import type { LogoutView } from '../../src/model/view.ts'
import { defineRule } from '../../src/rule-kit/define-rule.ts'
import { report } from '../../src/rule-kit/report.ts'
import { at, endpoint, post } from '../kit/facts.ts'

const docs = { description: 'Demand something', recommended: 'error', cwe: ['CWE-613'] } as const
const view = {} as LogoutView

describe('a rule', () => {
  const shared = at()
  const rule = defineRule<'missing', { readonly wanted: string }>({
    name: 'require-something',
    docs,
    messages: { missing: '`{{endpoint}}` lacks {{ what }}.' },
    schema: { wanted: { type: 'string' } },
    defaults: { wanted: 'this' },
    *find(_view, { wanted }) {
      yield { endpoint: endpoint([], { id: 'GET /logout' }), messageId: 'missing', place: shared, data: { what: wanted } }
      yield { endpoint: endpoint([], { id: 'POST /logout' }), messageId: 'missing', place: shared, data: { what: wanted } }
      yield { endpoint: post(), messageId: 'missing', place: at(), data: { what: wanted } }
    },
  })

  it('reports a defect that several endpoints share once, and remembers them', () => {
    expect(rule.findings(view).map(({ endpoints }) => endpoints)).toEqual([['GET /logout', 'POST /logout'], ['POST /logout']])
  })

  it('fills in messages as ESLint does', () => {
    const [finding] = rule.findings(view)
    expect(rule.messageOf(finding!)).toBe('`GET /logout` lacks this.')
  })

  it('takes options, and its defaults for those that are not given', () => {
    expect(rule.findings(view, { wanted: 'that' })[0]?.data.what).toBe('that')
    expect(rule.findings(view, {})[0]?.data.what).toBe('this')
  })

  it('offers no repair unless it says so', () => {
    expect(rule.meta.fixable).toBeUndefined()
    expect(rule.meta.hasSuggestions).toBe(false)
  })

  it('has a page', () => {
    expect(rule.meta.docs.url).toMatch(/require-something/)
  })
})

describe('a report', () => {
  const text = 'one\r\ntwo(\n)\n'
  const remedy = (grade: Remedy['grade'], file = '/a.js'): Remedy => (
    { codemod: 'add-clear-site-data', grade, title: `${grade} remedy`, edits: [{ place: { file, start: 5, end: 8 }, text: 'three' }] }
  )

  function reported(remedies: readonly Remedy[], code = text): Linter.LintMessage[] {
    const place = { file: '/a.js', start: 5, end: 11 }
    const linter = new Linter({ configType: 'flat' })
    return linter.verify(code, [{
      plugins: {
        t: {
          rules: {
            r: {
              meta: { messages: { missing: 'It lacks {{what}}.' }, fixable: 'code', hasSuggestions: true, schema: [] },
              create: (context) => ({
                Program() {
                  const finding = { messageId: 'missing', data: { what: 'all' }, place, related: [], remedies: () => remedies }
                  report(context as Rule.RuleContext, finding)
                },
              }),
            },
          },
        },
      },
      rules: { 't/r': 'error' },
    }], 'a.js')
  }

  it('has the place of the offsets, and ends with its first line', () => {
    expect(reported([])).toMatchObject([{ message: 'It lacks all.', line: 2, column: 1, endLine: 2, endColumn: 5 }])
  })

  it('counts as ESLint does where the file begins with a byte order mark', () => {
    expect(reported([], `\uFEFF${text}`)).toMatchObject([{ line: 2, column: 1, endLine: 2, endColumn: 5 }])
  })

  it('makes a safe remedy a fix, one to review a suggestion, and a manual one nothing', () => {
    const [message] = reported([remedy('safe'), remedy('review'), remedy('manual')])
    expect(message?.fix).toEqual({ range: [5, 8], text: 'three' })
    expect(message?.suggestions).toMatchObject([{ desc: 'review remedy', fix: { range: [5, 8], text: 'three' } }])
  })

  it('offers nothing that reaches into another file', () => {
    const [message] = reported([remedy('safe', '/b.js'), remedy('review', '/b.js')])
    expect(message?.fix).toBeUndefined()
    expect(message?.suggestions).toBeUndefined()
  })
})
