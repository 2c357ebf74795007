/**
 * Runs a rule's cases through ESLint's RuleTester, and again through both doors, which have to agree. Each case is a project;
 * each of its files is linted, so that a finding in any file but its home fails.
 */
import parser from '@typescript-eslint/parser'
import { Linter, RuleTester } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import type { LogoutRule } from '../../src/rule-kit/define-rule.ts'
import { throughAudit, throughEslint } from './doors.ts'
import { isLinted, removeProject, writeProject } from './mini-project.ts'
import type { Files } from './mini-project.ts'

interface SilentCase {
  readonly name: string
  readonly files: Files
  readonly options?: object
}

interface ReportedCase extends SilentCase {
  /** The file that the errors are reported in; none is reported elsewhere. */
  readonly home: string
  readonly errors: readonly {
    readonly messageId: string
    readonly line: number
    readonly column: number
    /** The whole message, where its words are what the case is about. */
    readonly message?: string
  }[]
}

export interface RuleCases {
  readonly valid: readonly SilentCase[]
  readonly invalid: readonly ReportedCase[]
}

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

const tester = new RuleTester({ languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } })

export function testRule(rule: LogoutRule, cases: RuleCases): void {
  const roots: string[] = []
  afterAll(() => {
    roots.forEach(removeProject)
  })
  const all: readonly (SilentCase & Partial<ReportedCase>)[] = [...cases.valid, ...cases.invalid]
  describe(rule.name, () => {
    for (const { name, files, options, home, errors = [] } of all) {
      const root = writeProject(files)
      roots.push(root)
      const linted = Object.entries(files).filter(([file]) => isLinted(file)).map(([file, code]) => ({
        name: file,
        code,
        filename: `${root}/${file}`,
        ...(options === undefined ? {} : { options: [options] }),
      }))
      describe(name, () => {
        tester.run(rule.name, rule, {
          valid: linted.filter((one) => one.name !== home),
          invalid: linted.filter((one) => one.name === home).map((one) => ({
            ...one,
            errors: errors.map(({ message, messageId, ...place }, index) => ({
              ...(message === undefined ? { messageId } : { message }),
              ...place,
              ...suggestionsOf(rule, root, one, index),
            })),
          })),
        })
        it('is the same through both doors', () => {
          expect(throughEslint(root)).toEqual(throughAudit(root))
        })
      })
    }
  })
}

/**
 * RuleTester wants to be told of suggestions. That there are any, and what they do, is the matter of the tests of repairs; here
 * it is seen that each of them leaves text that parses.
 */
function suggestionsOf(rule: LogoutRule, root: string, { code, filename, options = [] }: Linted, index: number): { suggestions?: number } {
  if (rule.meta.hasSuggestions !== true) return {}
  const linter = new Linter({ configType: 'flat', cwd: root })
  const messages = linter.verify(code, [{
    files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'],
    languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
    plugins: { own: { rules: { rule } } },
    rules: { 'own/rule': ['error', ...options] },
  }], { filename })
  const count = messages[index]?.suggestions?.length ?? 0
  return count === 0 ? {} : { suggestions: count }
}

interface Linted {
  readonly code: string
  readonly filename: string
  readonly options?: readonly object[]
}
