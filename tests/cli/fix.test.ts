/** `secure-logout fix` on folders: what it writes, what it refuses, and what it says. */
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { command } from '../kit/command.ts'
import { removeProject, writeProject, type Files } from '../kit/mini-project.ts'

const APP = `const express = require('express')
const session = require('express-session')

const app = express()
app.use(session({ secret: 's', store: new Store() }))

app.post('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
`

const REPAIRED = APP.replace(`(req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
`, `(req, res, next) => {
  res.clearCookie('connect.sid')
  req.session.destroy((error) => {
    if (error) return next(error)
    res.setHeader('Clear-Site-Data', '"cookies", "storage"')
    res.redirect('/')
  })
`)

const roots: string[] = []
afterEach(() => { roots.splice(0).forEach(removeProject) })

function folder(files: Files): string {
  const root = writeProject(files)
  roots.push(root)
  return root
}

function repository(files: Files): string {
  const root = folder(files)
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-C', root, '-c', 'user.name=test', '-c', 'user.email=test@example.com', ...args], { stdio: 'ignore' })
  git('init', '-b', 'trunk')
  git('add', '-A')
  git('commit', '-m', 'as it was')
  return root
}

const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8')

describe('fix', () => {
  it('repairs what it finds and says what to run next', async () => {
    const root = repository({ 'app.js': APP, 'package.json': '{ "dependencies": { "express": "^5", "express-session": "^1" }, "scripts": { "lint": "x", "test": "y" } }' })
    const { code, out, err } = await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(REPAIRED)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('git: trunk, nothing uncommitted')
    expect(out).toContain('Repaired 2 findings in 1 file')
    expect(out).toContain('app.js:7  End the session before answering  require-server-side-destroy, destroy-session')
    expect(out).toContain('run what checks them: `npm run lint`, `npm test`')
  })

  it('changes nothing in a second run', async () => {
    const root = repository({ 'app.js': REPAIRED })
    const { code, out } = await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(REPAIRED)
    expect({ code, says: out.includes('Nothing to repair was found.') }).toEqual({ code: 0, says: true })
  })

  it('shows a diff and writes nothing with --dry-run', async () => {
    const root = folder({ 'app.js': APP })
    const { code, out } = await command(root, 'fix --dry-run --only add-clear-site-data')
    expect(read(root, 'app.js')).toBe(APP)
    expect(code).toBe(0)
    expect(out).toContain(`--- a/app.js
+++ b/app.js
@@ -6,5 +6,6 @@
 
 app.post('/logout', (req, res) => {
   res.clearCookie('connect.sid')
+  res.setHeader('Clear-Site-Data', '"cookies", "storage"')
   res.redirect('/')
 })
`)
    expect(out).toContain('Would repair 1 finding in 1 file')
  })

  it('makes the repairs of one rule only', async () => {
    const root = repository({ 'app.js': APP })
    await command(root, 'fix --only require-server-side-destroy')
    expect(read(root, 'app.js')).toBe(REPAIRED.replace(/.*Clear-Site-Data.*\n/, ''))
  })

  it('refuses a name that is neither a rule nor a codemod', async () => {
    const { code, err } = await command(folder({ 'app.js': APP }), 'fix --only everything')
    expect(code).toBe(2)
    expect(err).toContain('`everything` is neither a rule nor a codemod')
  })

  it('leaves a folder without git alone', async () => {
    const root = folder({ 'app.js': APP })
    const { code, err } = await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(APP)
    expect({ code, err }).toEqual({ code: 2, err: 'There is no git repository here that would let you undo the changes. Look at them with --dry-run, or use --force.\n' })
  })

  it('changes a folder without git when it is told to', async () => {
    const root = folder({ 'app.js': APP })
    expect((await command(root, 'fix --force')).code).toBe(0)
    expect(read(root, 'app.js')).toBe(REPAIRED)
  })

  it('names the commit where no branch is checked out', async () => {
    const root = repository({ 'app.js': REPAIRED })
    execFileSync('git', ['-C', root, 'checkout', '-q', '--detach'], { stdio: 'ignore' })
    const commit = execFileSync('git', ['-C', root, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
    expect((await command(root, 'fix')).out).toContain(`git: ${commit}, nothing uncommitted`)
  })

  it('leaves a file with uncommitted changes alone, and says so', async () => {
    const root = repository({ 'app.js': APP, 'other.js': '' })
    const changed = `${APP}// to be continued\n`
    writeFileSync(path.join(root, 'app.js'), changed)
    const { code, out } = await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(changed)
    expect(code).toBe(1)
    expect(out).toContain('git: trunk, 1 file with uncommitted changes')
    expect(out).toContain('changes that are not committed; commit them, or use --force')
  })

  it('leaves a file that git does not know alone', async () => {
    const root = repository({ 'other.js': '' })
    writeFileSync(path.join(root, 'app.js'), APP)
    expect((await command(root, 'fix')).code).toBe(1)
    expect(read(root, 'app.js')).toBe(APP)
  })

  it('keeps a byte order mark, carriage returns and a missing end of line', async () => {
    const root = repository({ 'app.js': `\uFEFF${APP.trimEnd().replaceAll('\n', '\r\n')}` })
    await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(`\uFEFF${REPAIRED.trimEnd().replaceAll('\n', '\r\n')}`)
  })

  it('leaves a file alone whose bytes are not UTF-8, and says so', async () => {
    const root = folder({ 'app.js': APP })
    const bytes = Buffer.from(APP.replace('const app', '// caf\u00E9\nconst app'), 'latin1')
    writeFileSync(path.join(root, 'app.js'), bytes)
    const { code, out } = await command(root, 'fix --force')
    expect(readFileSync(path.join(root, 'app.js')).equals(bytes)).toBe(true)
    expect(code).toBe(1)
    expect(out).toContain('it stands in a file that is not written in UTF-8, whose other characters would be damaged')
  })

  it('keeps a replacement character that the author wrote', async () => {
    const root = repository({ 'app.js': APP.replace('const app', "const unknown = '\uFFFD'\nconst app") })
    await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(REPAIRED.replace('const app', "const unknown = '\uFFFD'\nconst app"))
  })

  it('leaves a file whole that may not be written to, and exits with 2', async () => {
    const root = repository({ 'app.js': APP })
    chmodSync(path.join(root, 'app.js'), 0o444)
    const { code, err } = await command(root, 'fix')
    expect(read(root, 'app.js')).toBe(APP)
    expect({ code, err }).toEqual({ code: 2, err: 'app.js is as it was: it may not be written to.\n' })
    expect(readdirSync(root).filter((name) => name.startsWith('app.js'))).toEqual(['app.js'])
  })

  it('changes only what it is asked about', async () => {
    const root = repository({ 'one/app.js': APP, 'two/app.js': APP })
    await command(root, 'fix one')
    expect([read(root, 'one/app.js'), read(root, 'two/app.js')]).toEqual([REPAIRED, APP])
  })

  it('prints JSON', async () => {
    const root = repository({ 'app.js': APP })
    const { out } = await command(root, 'fix --json')
    const report = JSON.parse(out) as { repaired: { codemod: string; place: string }[]; written: string[]; left: unknown[]; git: { head: string } }
    expect(report.repaired.map(({ codemod, place }) => `${codemod} ${place}`).toSorted()).toEqual(['add-clear-site-data app.js:7', 'destroy-session app.js:7'])
    expect(report).toMatchObject({ dryRun: false, git: { head: 'trunk' }, written: ['app.js'], failed: [], left: [] })
  })

  it('says why something is left', async () => {
    const root = repository({ 'app.js': APP.replace("app.post('/logout', (req, res)", "app.post('/logout', (req, { ...res })") })
    const { code, out } = await command(root, 'fix --only destroy-session')
    expect(code).toBe(1)
    expect(out).toContain('Left 1 finding to you')
  })

  it('says what to do where a rule has no repair', async () => {
    const root = repository({ 'app.js': REPAIRED.replace("res.redirect('/')", "res.redirect(req.query.next)") })
    const { out } = await command(root, 'fix --only no-open-redirect-after-logout')
    expect(out.replace(/\s+/g, ' ')).toContain('which targets are allowed is for you to say; redirect to a fixed path, or look the target up in a list')
  })

  it('repairs what a rule outside of `recommended` finds when it is named', async () => {
    const files = {
      'server.js': REPAIRED.replace("const app = express()", "const app = express()\napp.use(require('cors')({ origin: 'https://shop.example', credentials: true }))"),
      'client/api.js': `export const logOut = () => fetch('https://api.shop.example/logout', { method: 'POST' })\n`,
    }
    const root = repository(files)
    expect((await command(root, 'fix')).out).toContain('Nothing to repair was found.')
    await command(root, 'fix --only require-logout-credentials')
    expect(read(root, 'client/api.js')).toBe(files['client/api.js'].replace("method: 'POST'", "method: 'POST', credentials: 'include'"))
  })

  it('asks questions on a terminal only', async () => {
    const root = repository({ 'app.js': APP })
    expect((await command(root, 'fix --interactive')).err).toBe('--interactive asks questions, which needs a terminal.\n')
    expect(existsSync(path.join(root, 'app.js'))).toBe(true)
  })
})
