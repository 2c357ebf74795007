/** What an audit says that belongs to no line, of small projects. */
import { afterAll, describe, expect, it } from 'vitest'
import { analyseProject } from '../../src/project/analyse.ts'
import { notesOf } from '../../src/project/notes.ts'
import { createView } from '../../src/project/view.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'
import type { Files } from '../kit/mini-project.ts'

const roots: string[] = []
afterAll(() => {
  roots.forEach(removeProject)
})

function notes(files: Files): readonly string[] {
  const root = writeProject(files)
  roots.push(root)
  const facts = analyseProject({ root })
  const view = createView(facts, { root, isHome: () => true })
  return notesOf(view, facts).map(({ kind, place, endpoints }) => (
    [kind, ...endpoints.map(({ id }) => id), place === null ? '' : view.describe(place)].join(' ').trim()
  ))
}

const LOGIN = `import express from 'express'
import jwt from 'jsonwebtoken'

export const app = express()

app.post('/auth/login', (req, res) => {
  res.json({ token: jwt.sign({ id: req.body.id }, process.env.SECRET) })
})
`

describe('a login without a logout', () => {
  it('is noted', () => {
    expect(notes({ 'app.js': LOGIN })).toEqual(['login-without-logout app.js:6'])
  })
  it('is none where there is a logout', () => {
    const files = { 'app.js': `${LOGIN}app.post('/logout', (req, res) => {\n  res.clearCookie('token')\n  res.end()\n})\n` }
    expect(notes(files)).not.toContain('login-without-logout app.js:6')
  })
  it('is none where nobody logs in', () => {
    expect(notes({ 'app.js': LOGIN.replace('/auth/login', '/auth/refresh') })).toEqual([])
  })
})

describe('a session that nothing can end', () => {
  it('is noted where it is sealed in the cookie', () => {
    const files = {
      'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))
app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
    }
    expect(notes(files)).toEqual(['stateless POST /logout app.js:6'])
  })
  it('is none where a record is ended', () => {
    const files = {
      'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's' }))
app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
    }
    expect(notes(files)).toEqual([])
  })
})

describe('a provider that owns the session', () => {
  it('is named, with the place that tells it', () => {
    const files = {
      'package.json': '{ "dependencies": { "next": "16.0.0", "@supabase/supabase-js": "2.0.0" } }',
      'app/logout/route.ts': `import { createClient } from '@supabase/supabase-js'

export async function POST() {
  const supabase = createClient(process.env.URL!, process.env.KEY!)
  await supabase.auth.signOut()
  return new Response(null, { status: 204 })
}
`,
    }
    const [note = ''] = notes(files)
    expect(note).toMatch(/^provider POST \/logout app\/logout\/route\.ts:5$/)
  })
})
