import { describeProjects } from '../kit/annotations.ts'
import type { Known } from '../kit/annotations.ts'

const BY_HAND = 'a server without a router compares the URL by hand, and the comparison is not taken for a route'
const THROWN_AWAY = 'the deletion is on a response that is not the one returned'

/** What the analysis gets wrong about these projects, and why. */
const known: Known = {
  'next': {
    'missing packages/responses/app/api/signout/route.ts:4 reports require-cookie-deletion': THROWN_AWAY,
  },
  'node-http': {
    'missing server.js:15 endpoint POST /logout': BY_HAND,
    'missing server.js:17 clears sid path=/ domain=-': BY_HAND,
    'missing server.js:19 sends': BY_HAND,
    'missing server.js:22 endpoint ANY /signout': BY_HAND,
    'missing server.js:22 reports no-get-logout': BY_HAND,
    'missing server.js:25 clears sid path=/ domain=-': BY_HAND,
  },
}

describeProjects(import.meta.url, known)
