/** The settings of the command: found, named, or wrong. */
import { afterAll, describe, expect, it } from 'vitest'
import { command } from '../kit/command.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'

const APP = `import express from 'express'
import { endSession } from '@acme/auth'
const app = express()
app.post('/logout', async (req, res) => {
  await endSession(req)
  res.sendStatus(204)
})
`
const ends = { is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }
const settings = (effect: unknown): string => JSON.stringify({ tables: [{ id: 'acme', modules: { '@acme/auth': { members: { endSession: { call: { promise: true, effects: [effect] } } } } } }] })

const roots: string[] = []
afterAll(() => roots.forEach(removeProject))
const project = (files: Readonly<Record<string, string>>): string => {
  const root = writeProject({ 'app.js': APP, 'package.json': '{ "type": "module", "dependencies": { "express": "^5.1.0" } }', ...files })
  roots.push(root)
  return root
}
const session = async (root: string, args = ''): Promise<string> => {
  const { out, err } = await command(root, `audit --format json --fail-on never${args} .`)
  return out === '' ? err : ((JSON.parse(out) as { endpoints: { actions: { serverSession: { status: string } } }[] }).endpoints[0]?.actions.serverSession.status ?? '')
}

describe('settings of the command', () => {
  it('are not needed', async () => expect(await session(project({}))).toBe('unknown'))
  it('are found beside the code', async () => expect(await session(project({ 'secure-logout.config.json': settings(ends) }))).toBe('done'))
  it('are read where they are named', async () => expect(await session(project({ 'other.json': settings(ends) }), ' --config other.json')).toBe('done'))
  it('may be code, where they are named', async () => {
    const root = project({ 'logout.config.mjs': `export default ${settings(ends)}` })
    expect([await session(root), await session(root, ' --config logout.config.mjs')]).toEqual(['unknown', 'done'])
  })
  it('explain, too', async () => {
    const { out } = await command(project({ 'secure-logout.config.json': settings(ends) }), 'explain app.js:4')
    expect(out).toContain('server session  done')
  })
  it('that are wrong stop the audit and name the place', async () => {
    const root = project({ 'secure-logout.config.json': settings({ is: 'logs-out' }) })
    expect(await command(root, 'audit .')).toMatchObject({
      code: 2, err: expect.stringContaining("secure-logout.config.json.tables[0].modules['@acme/auth'].members.endSession.call.effects[0].is is not an effect: `logs-out`"),
    })
  })
  it('that are not there stop the audit', async () => {
    expect(await command(project({}), 'audit --config no.json .')).toMatchObject({ code: 2, err: 'There is no file `no.json`.\n' })
  })
})
