/**
 * SuperTokens. Its core keeps the sessions; access tokens are accepted until they expire unless the database is asked
 * (sessions.md §3). `verifySession()` puts the session on the request.
 */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { asks, ownedBy, promised, quiet, told } from '../provider-rows.ts'

const provider = 'SuperTokens'
const session: ValueRow = {
  members: {
    revokeSession: asks(provider, 'unknown'), revokeMultipleSessions: asks(provider, 'unknown'), revokeAllSessionsForUser: asks(provider, 'all-sessions'),
    getSession: { call: { promise: true, returns: 'supertokens.Session' } }, refreshSession: { call: { promise: true, returns: 'supertokens.Session' } },
    createNewSession: { call: { promise: true, returns: 'supertokens.Session' } },
    init: { call: { effects: [{ is: 'session-setup', library: 'supertokens', options: arg(0) }] } },
  },
  anyMember: promised,
}

export default defineLibrary({
  id: 'supertokens',
  title: 'SuperTokens',
  packages: ['supertokens-node', 'supertokens-node/recipe/session'],
  checked: 'supertokens-node 24.0.3',
  docs: 'https://supertokens.com/docs/post-authentication/session-management/session-invalidation',
  modules: {
    'supertokens-node': { members: { init: quiet, default: { members: { init: quiet }, anyMember: promised } }, anyMember: promised },
    'supertokens-node/recipe/session': { ...session, members: { ...session.members, default: session } },
    'supertokens-node/recipe/session/framework/express': { members: { verifySession: { call: { returns: 'express.Middleware' } } } },
    'supertokens-node/framework/express': { members: { middleware: { call: { returns: 'express.Middleware' } }, errorHandler: { call: { returns: 'express.Middleware' } } }, anyMember: quiet },
  },
  types: {
    // Also clears its cookies, and does so where the session has already gone.
    Session: {
      role: 'session',
      members: { revokeSession: { call: { promise: true, effects: [told(provider), { is: 'clear-own-cookie', library: 'supertokens' }] } } },
      anyMember: promised,
    },
  },
  augments: [{ type: 'node.IncomingMessage', row: { members: { session: { type: 'supertokens.Session' } } } }],
  annotations: { 'supertokens-node/recipe/session': { SessionContainer: { type: 'supertokens.Session' } } },
  session: ownedBy(provider, 'the access token until it expires, unless `verifySession` is told to ask the database', true),
})
