import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { root } from '../../src/dev/paths.ts'
import { isJudgedIn, precisionPage, readJudgements, SEEN, SHARED } from '../../src/dev/precision-page.ts'
import type { Judgement } from '../../src/dev/precision-page.ts'

// That docs/precision.md follows from the judgements is held with the other generated files; that they are those of today's rules,
// by `npm run precision`, which needs the repositories.
const { repositories, byRule } = readJudgements(root)!
const all = [...byRule].flatMap(([rule, judgements]) => judgements.map((one) => ({ rule, ...one })))

describe('the judgements of reports in real repositories', () => {
  it('are about rules that there are and that a config switches on', () => {
    expect([...byRule.keys()].filter((rule) => !(rule in rules))).toEqual([])
    expect([...byRule.keys()].filter((rule) => rules[rule as keyof typeof rules].meta.docs.recommended === 'off')).toEqual([])
  })

  it('are about repositories of the list, in its order, and each about another report', () => {
    const names = repositories.map(({ repository }) => repository)
    expect(names).toEqual([...new Set(names)].sort())
    expect(all.filter(({ repository }) => !names.includes(repository))).toEqual([])
    const keys = all.map(({ rule, repository, at, messageId }) => [rule, repository, at, messageId].join(' '))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('are about rules that were judged in their repository', () => {
    const judgedIn = ({ rule, repository }: { rule: string; repository: string }): boolean => {
      const { meta } = rules[rule as keyof typeof rules]
      return repositories.some((one) => one.repository === repository && isJudgedIn({ name: rule, recommended: meta.docs.recommended }, one))
    }
    expect(all.filter((one) => !judgedIn(one))).toEqual([])
  })

  it('are well formed: a place, a message of the rule, a reason for what is false', () => {
    const isWellFormed = ({ rule, at, messageId, verdict, why }: Judgement & { rule: string }): boolean =>
      /^[^/\\].*:[1-9]\d*:[1-9]\d*$/.test(at) && messageId in rules[rule as keyof typeof rules].meta.messages &&
      (verdict === 'true' ? why === undefined : (verdict as string) === 'false' && (why ?? '') !== '')
    expect(all.filter((one) => !isWellFormed(one))).toEqual([])
    expect(repositories.filter(({ commit }) => !/^[0-9a-f]{40}$/.test(commit))).toEqual([])
  })
})

describe('the severities in `recommended`', () => {
  const judged = Object.values(rules).map(({ name, meta }) => {
    const reports = byRule.get(SHARED[name] ?? name) ?? []
    return { name, recommended: meta.docs.recommended, reports: reports.length, precision: reports.filter(({ verdict }) => verdict === 'true').length / reports.length }
  })

  it('are errors where enough reports were seen, and hardly any was false', () => {
    expect(judged.filter(({ recommended, reports, precision }) => recommended === 'error' && (reports < SEEN || precision < 0.95))).toEqual([])
  })

  it('are warnings where few of those that were seen were false', () => {
    expect(judged.filter(({ recommended, reports, precision }) => recommended === 'warn' && reports > 0 && precision < 0.85)).toEqual([])
  })
})

describe('docs/precision.md', () => {
  const judgement = (verdict: Judgement['verdict'], line: number): Judgement =>
    ({ repository: 'owner/name', at: `src/a.ts:${String(line)}:1`, messageId: 'missing', verdict, ...(verdict === 'false' ? { why: 'nobody reads it' } : {}) })
  const reports = (right: number, wrong: number): readonly Judgement[] =>
    [...Array(right + wrong).keys()].map((line) => judgement(line < right ? 'true' : 'false', line + 1))
  const rowFor = (recommended: 'error' | 'warn' | 'strict', judgements: readonly Judgement[]): string => {
    const repository = { repository: 'owner/name', commit: 'a'.repeat(40), roots: [] }
    const page = precisionPage({ repositories: [repository], byRule: new Map([['a-rule', judgements]]) }, [{ name: 'a-rule', recommended }])
    return page.split('\n').find((line) => line.startsWith('| [`a-rule`]')) ?? ''
  }

  it.each([
    ['error' as const, 19, 1, '20 | 19 | 1 | 0.95 | 0.95 | yes |'],
    ['error' as const, 18, 2, '20 | 18 | 2 | 0.90 | 0.95 | no |'],
    ['warn' as const, 17, 3, '20 | 17 | 3 | 0.85 | 0.85 | yes |'],
    ['error' as const, 9, 0, '9 | 9 | 0 |  | 0.95 | few |'],
    ['error' as const, 0, 0, '0 | 0 | 0 |  | 0.95 | no report |'],
    ['strict' as const, 10, 2, '12 | 10 | 2 | 0.83 |  |  |'],
  ])('says of a rule at %s with %i true and %i false reports: %s', (recommended, right, wrong, cells) => {
    expect(rowFor(recommended, reports(right, wrong))).toContain(`| ${recommended} | 1 | ${cells}`)
  })

  it('counts the repositories that were looked for because of rare rules for those alone', () => {
    const names = ['a/a', 'b/b']
    const [first, rare] = names.map((repository) => ({ repository, commit: 'a'.repeat(40), roots: [] }))
    const page = precisionPage({ repositories: [first!, { ...rare!, judged: 'rare' }], byRule: new Map() }, [
      { name: 'no-get-logout', recommended: 'error' }, { name: 'a-rule', recommended: 'warn' }, { name: 'b-rule', recommended: 'strict' },
    ])
    expect(page).toContain('(rules/no-get-logout.md) | error | 1 |')
    expect(page).toContain('(rules/a-rule.md) | warn | 2 |')
    expect(page).toContain('(rules/b-rule.md) | strict | 1 |')
  })

  it('names every false report with its reason, and no place of this machine', () => {
    const page = precisionPage({ repositories, byRule }, [])
    for (const { repository, at, why, verdict } of all) if (verdict === 'false') expect(page).toContain(`${repository}, \`${at}\`: ${why ?? ''}`)
    expect(page).not.toContain(root)
    expect(existsSync(join(root, 'docs/precision.md'))).toBe(true)
  })
})
