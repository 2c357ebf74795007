import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { disagreements } from './kit/annotations.ts'

const project = fileURLToPath(new URL('./fixtures/look-alikes', import.meta.url))

const QUALIFIES = 'the word qualifies another one: reasons, not a logout'
const SOMEBODY_ELSE = 'the session of another user, whom the path or the body names'
const NOT_ASKED = 'answers what a browser asks before or beside the logout, and does nothing'
const A_PAGE = 'a page that only asks'
const A_MESSAGE = 'a message about a logout that happened elsewhere'
const ANOTHER_DEVICE = 'the session of another device, which the path names'
const FRONT_CHANNEL = 'the front-channel logout of an OpenID provider, by its usual name in Microsoft\'s libraries'

/** What the analysis takes for a logout, and why it is none. */
const known: Readonly<Record<string, string>> = {
  'unexpected app/actions.ts:14 endpoint logoutReasons()': QUALIFIES,
  'unexpected app/actions.ts:14 reports require-cookie-deletion': QUALIFIES,
  'unexpected app/actions.ts:14 reports require-server-side-destroy': QUALIFIES,
  'unexpected app/api/logout-reasons/route.ts:5 endpoint POST /api/logout-reasons': QUALIFIES,
  'unexpected app/api/logout-reasons/route.ts:5 reports require-cookie-deletion': QUALIFIES,
  'unexpected app/api/logout-reasons/route.ts:5 reports require-server-side-destroy': QUALIFIES,
  'unexpected server/routes/admin.ts:10 invalidates session': SOMEBODY_ELSE,
  'unexpected server/routes/admin.ts:14 endpoint POST /admin/users/:userId/force-logout': SOMEBODY_ELSE,
  'unexpected server/routes/admin.ts:14 reports require-cookie-deletion': SOMEBODY_ELSE,
  'unexpected server/routes/admin.ts:16 invalidates version': SOMEBODY_ELSE,
  'unexpected server/routes/admin.ts:9 endpoint POST /admin/users/:id/logout': SOMEBODY_ELSE,
  'unexpected server/routes/admin.ts:9 reports require-cookie-deletion': SOMEBODY_ELSE,
  'unexpected server/routes/callbacks.ts:18 endpoint GET /signout-oidc': FRONT_CHANNEL,
  'unexpected server/routes/callbacks.ts:18 reports no-get-logout': FRONT_CHANNEL,
  'unexpected server/routes/callbacks.ts:18 reports require-cookie-deletion': FRONT_CHANNEL,
  'unexpected server/routes/callbacks.ts:19 invalidates session': FRONT_CHANNEL,
  'unexpected server/routes/devices.ts:7 endpoint POST /devices/:id/logout': ANOTHER_DEVICE,
  'unexpected server/routes/devices.ts:7 reports require-cookie-deletion': ANOTHER_DEVICE,
  'unexpected server/routes/devices.ts:8 invalidates session': ANOTHER_DEVICE,
  'unexpected app/api/signout/route.ts:5 endpoint GET /api/signout': A_PAGE,
  'unexpected app/api/signout/route.ts:5 reports require-cookie-deletion': A_PAGE,
  'unexpected app/api/signout/route.ts:5 reports require-server-side-destroy': A_PAGE,
  'unexpected server/routes/hooks.ts:9 endpoint OPTIONS /logout': NOT_ASKED,
  'unexpected server/routes/hooks.ts:9 reports require-cookie-deletion': NOT_ASKED,
  'unexpected server/routes/hooks.ts:9 reports require-server-side-destroy': NOT_ASKED,
  'unexpected server/routes/hooks.ts:10 endpoint HEAD /logout': NOT_ASKED,
  'unexpected server/routes/hooks.ts:10 reports require-cookie-deletion': NOT_ASKED,
  'unexpected server/routes/hooks.ts:10 reports require-server-side-destroy': NOT_ASKED,
  'unexpected server/routes/hooks.ts:12 endpoint POST /webhooks/logout': A_MESSAGE,
  'unexpected server/routes/hooks.ts:12 reports require-cookie-deletion': A_MESSAGE,
  'unexpected server/routes/hooks.ts:12 reports require-server-side-destroy': A_MESSAGE,
  'unexpected server/routes/hooks.ts:17 endpoint POST /analytics/logout': A_MESSAGE,
  'unexpected server/routes/hooks.ts:17 reports require-cookie-deletion': A_MESSAGE,
  'unexpected server/routes/hooks.ts:17 reports require-server-side-destroy': A_MESSAGE,
  'unexpected server/routes/hooks.ts:22 endpoint POST /logout-user': SOMEBODY_ELSE,
  'unexpected server/routes/hooks.ts:22 reports require-cookie-deletion': SOMEBODY_ELSE,
  'unexpected server/routes/hooks.ts:23 invalidates session': SOMEBODY_ELSE,
}

/** A logout beside them: what is around it is looked at, and is none. */
const CONTROL = `import { app } from './app'

app.get('/api/logout', (req, res) => { //=> endpoint GET /api/logout; reports no-get-logout
  req.session.destroy(() => { //=> invalidates session
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
