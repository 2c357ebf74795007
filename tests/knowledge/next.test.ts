/** The table of Next.js, as projects without TypeScript use it: nothing but the place of a file says what its parameters are. */
import { afterAll, describe, expect, it } from 'vitest'
import { analyseProject } from '../../src/project/analyse.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'

const roots: string[] = []
afterAll(() => roots.forEach(removeProject))

const LOGOUT = [
  'export default function handler(req, res) {',
  "  res.setHeader('Set-Cookie', 'token=; Path=/; Max-Age=0')",
  '  res.status(200).end()',
  '}',
].join('\n')

/** The names of the cookies that a login with this text is seen to set. */
function cookies(login: string): readonly string[] {
  const root = writeProject({ 'pages/api/login.js': login, 'pages/api/logout.js': LOGOUT })
  roots.push(root)
  return analyseProject({ root }).issuedCookies.map(({ event }) => (event.cookie.name.is === 'known' ? event.cookie.name.value : '?'))
}

describe('an API route in JavaScript', () => {
  it.each([
    ['a raw header', "export default function handler(req, res) { res.setHeader('Set-Cookie', `token=${req.body.t}; Path=/`) }"],
    [
      'the cookie package',
      [
        "import { serialize } from 'cookie'",
        "export default async (req, res) => { res.setHeader('Set-Cookie', serialize('token', req.body.t, { path: '/' })) }",
      ].join('\n'),
    ],
  ])('sets a cookie by %s', (_how, login) => {
    expect(cookies(login)).toEqual(['token'])
  })
})
