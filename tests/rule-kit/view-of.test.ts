import fs from 'node:fs'
import path from 'node:path'
import { ESLint, Linter } from 'eslint'
import { Linter as Linter9 } from 'eslint-v9'
import { afterAll, describe, expect, it } from 'vitest'
import plugin from '../../src/index.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'
import type { Files } from '../kit/mini-project.ts'

const APP = `import cookieSession from 'cookie-session'
import express from 'express'
import { logout } from './logout.js'

const app = express()
app.use(cookieSession({ secret: 's' }))
app.get('/logout', logout)
`
const LOGOUT = `export function logout(req, res) {
  req.session = null
  res.redirect('/')
}
`
const CLEARING = LOGOUT.replace('  res.redirect', "  res.set('Clear-Site-Data', '\"*\"')\n  res.redirect")

const roots: string[] = []
afterAll(() => {
  roots.forEach(removeProject)
})

function made(files: Files): string {
  const root = writeProject(files)
  roots.push(root)
  return root
}

/** The rules that report in a file, whose text may be another than the one on disk. */
function reported(root: string, name: string, text?: string, settings: object = {}, Tool: typeof Linter = Linter): string[] {
  const linter = new Tool({ configType: 'flat', cwd: root })
  const filename = path.join(root, name)
  const config = [plugin.configs.recommended, { settings: { 'secure-logout': settings } }]
  const messages = linter.verify(text ?? fs.readFileSync(filename, 'utf8'), config, { filename })
  return messages.map(({ ruleId, message }) => ruleId?.replace('secure-logout/', '') ?? message)
}

describe('the view of a linted file', () => {
  it('joins files, and each finding is in its home', () => {
    const root = made({ 'app.js': APP, 'logout.js': LOGOUT })
    expect(reported(root, 'app.js')).toEqual(['no-get-logout'])
    expect(reported(root, 'logout.js')).toEqual(['require-clear-site-data'])
  })

  it('has the text that is not saved yet', () => {
    const root = made({ 'app.js': APP, 'logout.js': LOGOUT })
    expect(reported(root, 'logout.js', CLEARING)).toEqual([])
    expect(reported(root, 'logout.js')).toEqual(['require-clear-site-data'])
    expect(reported(root, 'app.js', APP.replace('app.get', 'app.post'))).toEqual([])
  })

  it('has a file that is not saved at all', () => {
    const root = made({ 'app.js': APP })
    expect(reported(root, 'logout.js', LOGOUT)).toEqual(['require-clear-site-data'])
  })

  it('has what other files became on disk, once a file is linted again', () => {
    const root = made({ 'app.js': APP, 'logout.js': LOGOUT })
    expect(reported(root, 'logout.js')).toEqual(['require-clear-site-data'])
    fs.writeFileSync(path.join(root, 'app.js'), APP.replace("app.get('/logout', logout)", ''))
    expect(reported(root, 'logout.js')).toEqual([])
    fs.writeFileSync(path.join(root, 'app.js'), APP)
    expect(reported(root, 'app.js')).toEqual(['no-get-logout'])
  })

  it('has the offsets of ESLint where a file begins with a byte order mark', () => {
    const root = made({ 'app.js': `\uFEFF${APP}`, 'logout.js': LOGOUT })
    const linter = new Linter({ configType: 'flat', cwd: root })
    const [message] = linter.verify(`\uFEFF${APP}`, plugin.configs.recommended, { filename: path.join(root, 'app.js') })
    expect(message).toMatchObject({ line: 7, column: 1 })
  })

  it('has a text without a name', () => {
    const root = made({})
    const text = `${APP.replace(/^import \{ logout.*\n/m, '')}${LOGOUT.replace('export ', '')}`
    const messages = new Linter({ configType: 'flat', cwd: root }).verify(text, plugin.configs.recommended)
    expect(messages.map(({ ruleId }) => ruleId)).toContain('secure-logout/no-get-logout')
  })

  it('is not asked about a block in another file', async () => {
    const root = made({ 'app.js': APP, 'logout.js': LOGOUT, 'README.md': LOGOUT })
    const eslint = new ESLint({
      cwd: root,
      overrideConfigFile: true,
      overrideConfig: [
        plugin.configs.recommended,
        {
          files: ['**/*.md'],
          processor: {
            preprocess: (text: string) => [{ text, filename: '0.js' }],
            postprocess: (lists: Linter.LintMessage[][]) => lists.flat(),
          },
        },
      ],
    })
    const results = await eslint.lintFiles(['README.md', 'logout.js'])
    const counts = results.map(({ filePath, messages }) => [path.basename(filePath), messages.length])
    expect(counts).toEqual([['README.md', 0], ['logout.js', 1]])
  })

  it('is found by the path alone where the text has no word of logging out', () => {
    const root = made({
      'app/api/logout/route.js': `import { cookies } from 'next/headers'

export async function GET() {
  const jar = await cookies()
  jar.delete('token')
  return new Response(null, { status: 204 })
}
`,
    })
    expect(reported(root, 'app/api/logout/route.js')).toContain('no-get-logout')
  })

  it('is of the folder that the settings name', () => {
    const root = made({ 'shop/app.js': APP, 'shop/logout.js': LOGOUT })
    expect(reported(root, 'shop/app.js', undefined, { root: 'shop' })).toEqual(['no-get-logout'])
    fs.mkdirSync(path.join(root, 'blog'))
    expect(reported(root, 'shop/app.js', undefined, { root: 'blog' })).toEqual([])
  })

  it('is the same in ESLint 9', () => {
    const root = made({ 'app.js': APP, 'logout.js': LOGOUT })
    const Tool = Linter9 as unknown as typeof Linter
    expect(reported(root, 'app.js', undefined, {}, Tool)).toEqual(['no-get-logout'])
    expect(reported(root, 'logout.js', undefined, {}, Tool)).toEqual(['require-clear-site-data'])
  })
})

describe('a mistake in the settings', () => {
  it('is said at once, whatever the file is', () => {
    const root = made({ 'other.js': 'const answer = 42\n' })
    expect(() => reported(root, 'other.js', undefined, { rot: '.' })).toThrow("settings['secure-logout'].rot is not a setting.")
  })
})

describe('a file that has nothing to do with logging out', () => {
  it('costs no listener', () => {
    const context = {
      sourceCode: { ast: {}, text: 'const answer = 42\n' }, settings: {}, options: [],
      cwd: '/app', filename: '/app/answer.js', physicalFilename: '/app/answer.js',
    }
    for (const rule of Object.values(plugin.rules)) expect(rule.create(context as never)).toEqual({})
  })
})
