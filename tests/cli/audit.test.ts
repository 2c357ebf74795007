import fs from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, describe, expect, it } from 'vitest'
import type { AuditReport } from '../../src/project/report.ts'
import { command } from '../kit/command.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'
import type { Files } from '../kit/mini-project.ts'

const schema = fs.readFileSync(new URL('../fixtures/audit.schema.json', import.meta.url), 'utf8')
const validate = new Ajv2020({ strictTypes: false }).compile(JSON.parse(schema) as object)

const INCOMPLETE = {
  'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: 'example.com' } }))

app.get('/logout', (req, res) => {
  res.clearCookie('sid')
  res.redirect('/')
})
`,
}

const COMPLETE = {
  'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ name: 'sid', secret: 's' }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('sid')
    res.set('Clear-Site-Data', '"cookies", "storage"')
    res.redirect('/')
  })
})
`,
}

const BROKEN = { 'broken.js': "export default (app) => app.post('/logout', (((\n" }

/** Nothing at `error`, one finding at `warn`. */
const WARNED = { 'app.js': COMPLETE['app.js'].replace(/^ *res\.set.*\n/m, '') }

const roots: string[] = []
afterAll(() => {
  roots.forEach(removeProject)
})

function made(files: Files): string {
  const root = writeProject(files)
  roots.push(root)
  return root
}

async function json(root: string, args = ''): Promise<AuditReport> {
  const { out } = await command(root, `audit --format json${args}`)
  const report = JSON.parse(out) as AuditReport
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
  return report
}

describe('exit codes', () => {
  it.each([
    ['no findings', COMPLETE, '', 0],
    ['errors', INCOMPLETE, '', 1],
    ['warnings', WARNED, '', 0],
    ['warnings, asked for', WARNED, ' --fail-on warn', 1],
    ['errors, asked for warnings', INCOMPLETE, ' --fail-on warn', 1],
    ['errors, asked for nothing', INCOMPLETE, ' --fail-on never', 0],
    ['no logout', { 'app.js': "console.log('hello')\n" }, '', 0],
  ])('%s', async (_, files, args, code) => {
    expect(await command(made(files), `audit${args}`)).toMatchObject({ code, err: '' })
  })

  it.each([
    ['a path that does not exist', 'audit no/such', 'There is no file or folder `no/such`.'],
    ['an empty folder', 'audit empty', 'There is no JavaScript or TypeScript in `empty`.'],
    ['an unknown format', 'audit --format yaml', "Allowed choices are text, json."],
    ['an unknown option', 'audit --fix', "unknown option '--fix'"],
    ['an unknown command', 'audti', "unknown command 'audti'"],
    ['a report that cannot be written', 'audit --output app.js/out', 'The report cannot be written to `app.js/out`'],
  ])('%s', async (_, args, message) => {
    const root = made(COMPLETE)
    fs.mkdirSync(path.join(root, 'empty'))
    const { code, err } = await command(root, args)
    expect(code).toBe(2)
    expect(err).toContain(message)
    expect(err).not.toContain('    at ')
  })
})

describe('the JSON report', () => {
  it('is what the schema says', async () => {
    const report = await json(made(INCOMPLETE))
    expect(report).toMatchObject({
      root: '.',
      summary: { endpoints: 1, complete: 0, incomplete: 1, findings: 4 },
      endpoints: [{
        id: 'GET /logout',
        framework: 'express',
        registration: { file: 'app.js', line: 7 },
        findings: [0, 1, 2, 3],
        actions: {
          serverSession: { status: 'missing' },
          cookies: { status: 'mismatched' },
          clearSiteData: { status: 'missing' },
        },
      }],
      skipped: [],
    })
    expect(report.findings.map(({ rule, line, severity }) => [rule, line, severity])).toEqual([
      ['secure-logout/no-get-logout', 7, 'error'],
      ['secure-logout/require-clear-site-data', 7, 'warn'],
      ['secure-logout/require-server-side-destroy', 7, 'error'],
      ['secure-logout/no-mismatched-cookie-deletion', 8, 'error'],
    ])
  })

  it('goes into a file, and nothing to the terminal', async () => {
    const root = made(INCOMPLETE)
    expect(await command(root, 'audit --format json --output out/report.json')).toEqual({ code: 1, out: '', err: '' })
    expect(validate(JSON.parse(fs.readFileSync(path.join(root, 'out/report.json'), 'utf8')))).toBe(true)
  })

  it('lists what cannot be parsed', async () => {
    const root = made({ ...COMPLETE, ...BROKEN })
    const { skipped, endpoints } = await json(root)
    expect(skipped).toEqual([{ file: 'broken.js', reason: expect.stringContaining('cannot be parsed') as string }])
    expect(endpoints).toHaveLength(1)
  })

  it('names the folder as it was given', async () => {
    const root = made(COMPLETE)
    const { out } = await command(path.dirname(root), `audit --format json ${path.basename(root)}`)
    expect(JSON.parse(out)).toMatchObject({ root: path.basename(root), endpoints: [{ registration: { file: 'app.js' } }] })
  })

  it('is about the given files, with the facts of the project around them', async () => {
    const root = made({
      'app.js': `import express from 'express'
import session from 'express-session'
import { leave, quit } from './logout.js'

const app = express()
app.use(session({ name: 'sid', secret: 's' }))
app.use('/a', leave)
app.use('/b', quit)
`,
      'leave.js': `import { Router } from 'express'

export const leave = Router()
leave.post('/logout', (req, res) => {
  res.redirect('/')
})
`,
      'quit.js': `import { Router } from 'express'

export const quit = Router()
quit.post('/logout', (req, res) => {
  res.redirect('/')
})
`,
    })
    fs.writeFileSync(path.join(root, 'logout.js'), "export { leave } from './leave.js'\nexport { quit } from './quit.js'\n")
    const report = await json(root, ' leave.js')
    expect(report.endpoints.map(({ id, actions }) => [id, actions.serverSession.status])).toEqual([['POST /a/logout', 'missing']])
  })

  it('leaves out what comments in the code accept', async () => {
    const comment = '// eslint-disable-next-line secure-logout/no-get-logout -- old clients'
    const root = made({ 'app.js': INCOMPLETE['app.js'].replace('app.get', `${comment}\napp.get`) })
    expect((await json(root)).findings.map(({ rule }) => rule)).not.toContain('secure-logout/no-get-logout')
  })
})

describe('the text report', () => {
  it('says what each endpoint does and fails to do', async () => {
    const { out } = await command(made(INCOMPLETE), 'audit')
    const text = out.replace(/\s+/g, ' ')
    expect(text).toContain('GET /logout express 0 of 3 cleanup actions app.js:7')
    expect(text).toMatch(/✗ server session nothing on the way ends [^;]+; a copy of the cookie or token still logs in/)
    expect(text).toContain('✗ cookies `sid` set at app.js:5, deleted by `res.clearCookie` at app.js:8: the cookie is for')
    expect(text).toContain('– tokens not applicable')
    expect(text).toContain('7:1 error `GET /logout` logs the user out')
    expect(out.trimEnd().split('\n').at(-1)).toBe('1 logout endpoint in 1 file: 1 incomplete. 4 findings: 3 errors, 1 warning.')
  })

  it('names what is done, and where', async () => {
    const { out } = await command(made(COMPLETE), 'audit')
    expect(out).toContain('3 of 3 cleanup actions')
    expect(out).toContain('✓ server session   `req.session.destroy` at app.js:8')
    expect(out).toContain('✓ Clear-Site-Data  `"cookies", "storage"` at app.js:11')
    expect(out).toContain('1 logout endpoint in 1 file: 1 complete. No findings.')
  })

  it('says that a session is stateless', async () => {
    const { out } = await command(made({
      'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ name: 'sid', secret: 's' }))
app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
    }), 'audit')
    expect(out).toMatch(/– server session {3}stateless: /)
  })

  it('lists what cannot be parsed', async () => {
    const { out } = await command(made({ ...COMPLETE, ...BROKEN }), 'audit')
    expect(out).toMatch(/Skipped.*\n {2}cannot be parsed: .*:\n {4}broken\.js\n/)
  })

  it('is plain in a pipe and where colours are not wanted', async () => {
    const root = made(INCOMPLETE)
    const plain = (await command(root, 'audit')).out
    expect(plain).not.toContain('\u001B')
    expect((await command(root, 'audit --no-color', { isTTY: true })).out).toBe(plain)
    expect((await command(root, 'audit', { isTTY: true, env: { LANG: 'C.UTF-8', NO_COLOR: '1' } })).out).toBe(plain)
  })

  it('has colours on a terminal', async () => {
    const { out } = await command(made(INCOMPLETE), 'audit', { isTTY: true })
    expect(out).toContain('\u001B[1mGET /logout\u001B[22m')
    expect(out).not.toContain('`')
  })

  it('keeps to ASCII where the terminal does not show more', async () => {
    const root = made(INCOMPLETE)
    const isAscii = (text: string): boolean => [...text].every((letter) => letter <= '~')
    expect(isAscii((await command(root, 'audit', { env: { LANG: 'C' } })).out)).toBe(true)
    expect(isAscii((await command(root, 'audit', { env: {}, platform: 'win32' })).out)).toBe(true)
    expect(isAscii((await command(root, 'audit', { env: { LC_ALL: 'C', LANG: 'de_DE.UTF-8' } })).out)).toBe(true)
  })

  it('is short when asked', async () => {
    const { out } = await command(made(INCOMPLETE), 'audit --quiet')
    expect(out).not.toContain('cleanup actions')
    expect(out).toContain('4 findings')
  })
})

describe('the progress', () => {
  it('is shown on a terminal only, and taken away', async () => {
    const root = made(INCOMPLETE)
    const { err } = await command(root, 'audit', { isTTY: true })
    expect(err).toMatch(/\r\u001B\[2K$/)
    expect((await command(root, 'audit --quiet', { isTTY: true })).err).toBe('')
    expect((await command(root, 'audit', { isTTY: true, env: { CI: 'true' } })).err).toBe('')
  })
})

describe('help and version', () => {
  it('are no mistakes', async () => {
    const help = await command('.', '--help')
    expect([help.code, help.err]).toEqual([0, ''])
    expect(help.out).toContain('audit [options] [paths...]')
    expect(await command('.', '--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string })
    expect((await command('.', 'audit --help')).out).toContain('Exit codes: 0 no findings')
  })
})
