/** What is said of the session of small projects: where nothing is reported, annotations cannot tell `stateless` from `unknown`. */
import { afterAll, describe, expect, it } from 'vitest'
import { analyseProject } from '../../src/project/analyse.ts'
import { createView } from '../../src/project/view.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'

const roots: string[] = []
afterAll(() => roots.forEach(removeProject))

/** The verdict about the session at the only logout. */
function sessionOf(files: Readonly<Record<string, string>>, ...dependencies: string[]): string {
  const manifest = { type: 'module', dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])) }
  const root = writeProject({ 'package.json': JSON.stringify(manifest), ...files })
  roots.push(root)
  const facts = analyseProject({ root })
  const view = createView(facts, { root, isHome: () => true })
  expect(facts.endpoints).toHaveLength(1)
  return facts.endpoints.map((endpoint) => view.serverSession(endpoint).status).join()
}

describe('a cookie that is a hash', () => {
  const app = (start: string, value: string): Record<string, string> => ({
    'app.js': `import crypto, { createHash } from 'node:crypto'
import express from 'express'
import shajs from 'sha.js'
import md5 from 'md5'
${start}
const app = express()
app.post('/login', async (req, res) => {
  const { email, password } = req.body
  res.cookie('sid', ${value})
  res.end()
})
app.post('/logout', (req, res) => {
  res.clearCookie('sid')
  res.end()
})
`,
  })
  const statusOf = (value: string, start = ''): string => sessionOf(app(start, value), 'express', 'sha.js', 'md5')

  it.each([
    "createHash('sha256').update(email).digest('hex')",
    "createHash('sha256').update(email).update(process.env.PEPPER).digest('hex')",
    "createHash('sha256').update(`${email}:v1`).digest('base64url')",
    "crypto.hash('sha256', email)",
    "new shajs.sha256().update(email).digest('hex')",
    "shajs('sha256').update(email).digest('hex')",
    'md5(req.body.username)',
  ])('of who logs in is no key to a record: %s', (value) => expect(statusOf(value)).toBe('stateless'))

  it('made by a helper is none', () => {
    expect(statusOf('hash(email)', "const hash = (text) => createHash('sha256').update(text).digest('hex')")).toBe('stateless')
  })

  it.each([
    "createHash('sha256').update(email + Math.random()).digest('hex')",
    "createHash('sha256').update(email).update(crypto.randomBytes(16)).digest('hex')",
    "createHash('sha256').update(`${email}${Date.now()}`).digest('hex')",
    "createHash('sha256').update(await nextNumber()).digest('hex')",
    'md5(req.body.state)',
  ])('of something else may be one: %s', (value) => expect(statusOf(value)).toBe('unknown'))

  it('under which a record is kept is one', () => {
    const keeps = "const sessions = new Map()\nconst keep = (id, email) => { sessions.set(id, email); return id }\nexport const whose = (id) => sessions.get(id)"
    expect(statusOf("keep(createHash('sha256').update(email).digest('hex'), email)", keeps)).toBe('missing')
  })
})

describe('a cookie that is written as a header', () => {
  const app = (header: string): Record<string, string> => ({
    'app.js': `import { randomUUID } from 'node:crypto'
import express from 'express'
import jwt from 'jsonwebtoken'
const app = express()
app.post('/login', (req, res) => {
  const token = jwt.sign({ sub: req.body.user }, process.env.SECRET)
  const sid = randomUUID()
  res.setHeader('Set-Cookie', ${header})
  res.end()
})
app.post('/logout', (req, res) => {
  res.setHeader('Set-Cookie', 'auth=; Path=/; Max-Age=0')
  res.end()
})
`,
  })
  const statusOf = (header: string): string => sessionOf(app(header), 'express', 'jsonwebtoken')

  it('holds what stands there', () => expect(statusOf('`auth=${token}; Path=/; HttpOnly`')).toBe('stateless'))
  it('is not what stands behind it', () => expect(statusOf('`auth=${sid}; Path=/; HttpOnly; Comment=${token}`')).toBe('unknown'))
})

describe('a cookie with what another server gave', () => {
  const cookieOf = (write: string): object | undefined => {
    const root = writeProject({
      'package.json': '{ "type": "module", "dependencies": { "express": "*", "axios": "*" } }',
      'app.js': `import axios from 'axios'
import express from 'express'
const app = express()
app.post('/login', async (req, res) => {
  const answer = await axios.post('https://api.example.com/login', req.body)
  const { token } = answer.data
  ${write}
  res.end()
})
app.post('/logout', (req, res) => {
  res.clearCookie('auth')
  res.end()
})
`,
    })
    roots.push(root)
    return analyseProject({ root }).issuedCookies[0]?.event.cookie
  }

  it.each([
    "res.cookie('auth', token)",
    "res.setHeader('Set-Cookie', `auth=${token}; Path=/`)",
  ])('says which, however it is written: %s', (write) => {
    expect(cookieOf(write)).toMatchObject({ credential: 'token', issuer: 'api.example.com' })
  })
})
