import { afterAll, describe, expect, it } from 'vitest'
import { command } from '../kit/command.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'

const root = writeProject({
  'app.js': `import express from 'express'
import session from 'express-session'
import { endSession } from './session.js'
import { revokeSession } from 'company-sessions'

const app = express()
app.use(session({ name: 'sid', secret: 's', cookie: { domain: process.env.DOMAIN } }))

app.post('/logout', (req, res) => {
  revokeSession(req)
  endSession(req, res)
})
`,
  'session.js': `export function endSession(req, res) {
  req.session.destroy(() => {
    res.clearCookie('sid')
    res.redirect('/')
  })
}
`,
  'other.js': "export const logout = 'Log out'\n",
})
afterAll(() => {
  removeProject(root)
})

describe('explain', () => {
  it('says why it is an endpoint, what ends the session, and what is not known', async () => {
    const { code, out, err } = await command(root, 'explain app.js:9')
    expect([code, err]).toEqual([0, ''])
    const text = out.replace(/\s+/g, ' ')
    expect(text).toContain('POST /logout express registered at app.js:9, handled at app.js:9')
    expect(text).toContain('Why it is an endpoint path `/logout` app.js:9')
    expect(text).toContain('`req.session.destroy` (express-session): full invalidation of session, current-session app.js:11')
    expect(text).toMatch(/not known: no table knows `company-sessions\.revokeSession`; it gets the request app\.js:10/)
  })

  it('shows both sides of a cookie', async () => {
    const { out } = await command(root, 'explain app.js:9')
    expect(out).toMatch(/`sid` +set +deleted\n +app\.js:7 +session\.js:3\n/)
    expect(out).toMatch(/path +\/ +\/\n/)
    expect(out).toMatch(/domain +\? \(env:DOMAIN\) +\(host-only\)\n/)
    expect(out.replace(/\s+/g, ' ')).toContain('→ mismatches: the cookie has the domain that `DOMAIN` says')
  })

  it('finds the endpoint that runs a helper', async () => {
    expect((await command(root, 'explain session.js:3')).out).toContain('POST /logout  express')
  })

  it('finds the nearest endpoint', async () => {
    expect((await command(root, 'explain app.js:7:3')).out).toContain('POST /logout  express')
  })

  it.each([
    ['a file without an endpoint', 'explain other.js:1', 'at other.js:1. The project has:\n  app.js:9  POST /logout'],
    ['a file that does not exist', 'explain no.js:1', 'There is no file `no.js`.'],
    ['no line', 'explain app.js', 'Write a file and a line, such as src/auth.js:12.'],
    ['no place', 'explain', "missing required argument 'place'"],
  ])('%s', async (_, args, message) => {
    const { code, err, out } = await command(root, args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})
