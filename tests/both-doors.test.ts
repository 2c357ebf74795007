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

describe('both doors', () => {
  it.each(projects)('agree on %s', (project) => {
    // Below a folder of tests nothing is code.
    const copy = copyProject(root + project)
    try {
      expect(throughEslint(copy)).toEqual(throughAudit(copy))
    } finally {
      removeProject(copy)
    }
  })
})
