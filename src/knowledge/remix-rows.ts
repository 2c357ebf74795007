/** Rows of the packages that Remix and React Router are taken from. Data, like the tables. */
import { arg, constant } from './define.ts'
import type { CallRow, ValueRow } from './define.ts'
import { harmless } from './rows.ts'

// redirect(url, init?), init a status or a ResponseInit; 302 by default: server-runtime responses.js, react-router the same.
const redirects: readonly CallRow[] = [
  { when: [{ arg: 1, is: 'absent' }], returns: 'web.Response', with: { redirect: arg(0), status: constant(302) } },
  { when: [{ arg: 1, is: 'number' }], returns: 'web.Response', with: { redirect: arg(0), status: arg(1) } },
  {
    returns: 'web.Response',
    with: { redirect: arg(0), status: arg(1, 'status') },
    effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
  },
]

// json(data, init?) and data(value, init?), the same.
const answers: readonly CallRow[] = [
  { when: [{ arg: 1, is: 'absent' }], returns: 'web.Response' },
  { when: [{ arg: 1, is: 'number' }], returns: 'web.Response', with: { status: arg(1) } },
  {
    returns: 'web.Response',
    with: { status: arg(1, 'status') },
    effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
  },
]

export const remixRuntime: ValueRow = {
  type: 'remix-session.Exports',
  members: {
    redirect: { call: redirects }, redirectDocument: { call: redirects }, replace: { call: redirects },
    json: { call: answers }, data: { call: answers }, defer: { call: answers },
    createRequestHandler: harmless, generatePath: harmless, href: harmless, matchPath: harmless, isRouteErrorResponse: harmless,
    createSearchParams: { call: [{ when: [{ arg: 0, from: 'request' }], returns: 'web.Input' }, {}] },
    createContext: harmless,
  },
}
