import { describeProjects } from '../kit/annotations.ts'
import type { Known } from '../kit/annotations.ts'

const NO_CALL = 'what has no effect on the session of cookie-session is taken for the library\'s deletion of the cookie'
const LIVE = 'cookies 0.9 ignores `maxAge: 0` of a value that is not empty: what is meant as a deletion sets a cookie'
const OTHER_COOKIE = 'the cookie is that of the call that opened the session, not that of another set-up in the package'
const USER_ID = '`invalidateSession` is given the id of a user, and does nothing'

/** What the analysis gets wrong about these projects, and why. */
const known: Known = {
  'cookie-session': {
    'missing index.js:37 reports require-cookie-deletion': NO_CALL,
    'missing index.js:42 reports require-cookie-deletion': NO_CALL,
  },
  'cookies': {
    'missing app.mjs:22 blanks token path=/ domain=-': LIVE,
    'missing app.mjs:22 reports no-mismatched-cookie-deletion': LIVE,
  },
  'iron-session': {
    'missing app/api/logout/route.ts:6 clears iron path=/ domain=-': OTHER_COOKIE,
    'missing app/logout/route.ts:6 clears iron path=/ domain=-': OTHER_COOKIE,
    'unexpected app/api/logout/route.ts:6 clears cart path=/ domain=-': OTHER_COOKIE,
    'unexpected app/logout/route.ts:6 clears cart path=/ domain=-': OTHER_COOKIE,
  },
  'lucia': {
    'missing src/app/logout/actions.ts:24 reports require-server-side-destroy': USER_ID,
    'unexpected src/app/logout/actions.ts:26 invalidates session': USER_ID,
  },
  'redis': {
  },
}

describeProjects(import.meta.url, known)
