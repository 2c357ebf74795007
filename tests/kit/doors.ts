/** The two doors to the rules: ESLint, file by file, and the audit, all at once. */
import fs from 'node:fs'
import path from 'node:path'
import parser from '@typescript-eslint/parser'
import * as astroParser from 'astro-eslint-parser'
import { Linter } from 'eslint'
import * as svelteParser from 'svelte-eslint-parser'
import vueParser from 'vue-eslint-parser'
import { findingsOf } from '../../src/cli/audit.ts'
import plugin from '../../src/index.ts'
import { analyseProject } from '../../src/project/analyse.ts'
import { isTemplateName } from '../../src/project/list-files.ts'
import { createLocate } from '../../src/project/positions.ts'
import { createView } from '../../src/project/view.ts'
import { isComponentFile } from '../../src/syntax/component.ts'
import { isLinted } from './mini-project.ts'

/** One line for a finding: `app.js:9:1 no-get-logout get`, and its message below. */
export type Line = string

/** Single-file components are linted with the parsers that their plugins bring. */
const components: Linter.Config[] = [
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser } } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelteParser, parserOptions: { parser } } },
  { files: ['**/*.astro'], languageOptions: { parser: astroParser, parserOptions: { parser } } },
]

/** What ESLint reports with all rules of `recommended`, in all files of a folder. */
export function throughEslint(root: string): readonly Line[] {
  const linter = new Linter({ configType: 'flat', cwd: root })
  const lines = filesIn(root).flatMap((name) => {
    const text = fs.readFileSync(path.join(root, name), 'utf8')
    const messages = linter.verify(text, [
      {
        files: ['**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
      },
      ...components,
      plugin.configs.recommended,
    ], { filename: path.join(root, name) })
    return messages.map(({ ruleId, message, messageId, line, column }) =>
      lineOf(name, line, column, ruleId ?? 'fatal', messageId ?? '', message))
  })
  return lines.toSorted()
}

/** What the audit reports about the files of a folder that ESLint sees, too. */
export function throughAudit(root: string): readonly Line[] {
  return audited(root).filter((line) => !isTemplateName(fileOf(line)))
}

/** What the audit reports about pages and templates. */
export function inTemplates(root: string): readonly Line[] {
  return audited(root).filter((line) => isTemplateName(fileOf(line)))
}

const fileOf = (line: Line): string => line.replace(/:\d+:\d+ [^]*$/, '')

function audited(root: string): readonly Line[] {
  const facts = analyseProject({ root })
  const locate = createLocate((file) => facts.textOf(file))
  const found = findingsOf(createView(facts, { root, isHome: () => true }), facts).map(({ rule, message, finding }) => {
    const { line, column } = locate(finding.place.file, finding.place.start)
    return lineOf(path.posix.relative(root, finding.place.file), line, column, rule, finding.messageId, message)
  })
  return found.toSorted()
}

function lineOf(file: string, line: number, column: number, rule: string, messageId: string, message: string): Line {
  return `${file}:${line}:${column} ${rule.replace('secure-logout/', '')} ${messageId}\n  ${message}`
}

function filesIn(root: string): readonly string[] {
  return fs.readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => (isLinted(name) || isComponentFile(name)) && !name.includes('node_modules/'))
}

