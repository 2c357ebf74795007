import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { disagreements } from './kit/annotations.ts'

const project = fileURLToPath(new URL('./fixtures/look-alikes', import.meta.url))

const SOMEBODY_ELSE = 'the session of another user, whom the path or the body names'

/** What the analysis takes for a logout, and why it is none. */
const known: Readonly<Record<string, string>> = {
  'unexpected server/routes/hooks.ts:22 endpoint POST /logout-user': SOMEBODY_ELSE,
  'unexpected server/routes/hooks.ts:22 reports require-cookie-deletion': SOMEBODY_ELSE,
  'unexpected server/routes/hooks.ts:23 invalidates session': SOMEBODY_ELSE,
}

/** A logout beside them: what is around it is looked at, and is none. */
const CONTROL = `import { app } from './app'

app.get('/api/logout', (req, res) => { //=> endpoint GET /api/logout; reports no-get-logout
  req.session.destroy(() => { //=> invalidates session; reports no-response-before-destroy
    res.clearCookie('sid') //=> clears sid path=/ domain=-
    res.clearCookie('token') //=> clears token path=/ domain=-
    res.redirect('/')
  })
})
`

describe('what only looks like a logout', () => {
  it('is no endpoint and has no findings', () => {
    expect(disagreements(project)).toEqual(Object.keys(known).toSorted())
  })
  it('stays none beside one', () => {
    expect(disagreements(project, { 'server/control.ts': CONTROL })).toEqual(Object.keys(known).toSorted())
  })
})
