/** ESLint, file by file, finds in whole projects what the audit finds. The rules' own cases are compared in tests/rules. */
import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../src/dev/paths.ts'
import { throughAudit, throughEslint } from './kit/doors.ts'
import { copyProject, removeProject } from './kit/mini-project.ts'

const projects = ['docs/example', ...['frameworks', 'libraries'].flatMap((kind) => foldersIn(`tests/${kind}`))]

function foldersIn(folder: string): readonly string[] {
  if (!fs.existsSync(root + folder)) return []
  const entries = fs.readdirSync(root + folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => `${folder}/${name}`)
}

/** What ESLint does not find, by place and with the reason; an entry fails when ESLint finds it. */
const onlyInTheAudit: Readonly<Record<string, string>> = {
  'packages/responses/app/api/session/route.ts:10:8': 'the gate knows neither `DELETE` of a session nor `expires: 0`',
}

describe('both doors', () => {
  it.each(projects)('agree on %s', (project) => {
    // Below a folder of tests nothing is code.
    const copy = copyProject(root + project)
    try {
      const audited = throughAudit(copy).filter((line) => !Object.hasOwn(onlyInTheAudit, line.replace(/ .*/s, '')))
      expect(throughEslint(copy)).toEqual(audited)
    } finally {
      removeProject(copy)
    }
  })
})
