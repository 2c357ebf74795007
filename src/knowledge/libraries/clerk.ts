import { arg, defineLibrary } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

const revoke: CallRow = {
  promise: true,
  effects: [{ is: 'invalidate', what: 'provider', effect: 'delegated', scope: 'unknown', provider: 'Clerk' }],
}
// An object up to @clerk/nextjs 5, an async function since 6.
const client: ValueRow = { type: 'clerk.Client', call: { returns: 'clerk.Client' } }
const middleware: ValueRow = {
  call: { returns: arg(0), effects: [{ is: 'session-setup', library: 'clerk', options: arg(0) }] },
}
const harmless: ValueRow = { call: {} }
const server: ValueRow = {
  members: {
    clerkClient: client, createClerkClient: { call: { returns: 'clerk.Client' } },
    clerkMiddleware: middleware, authMiddleware: middleware, requireAuth: { call: { returns: 'express.Middleware' } },
    auth: harmless, currentUser: harmless, getAuth: harmless, createRouteMatcher: harmless,
  },
}
const react: ValueRow = {
  members: {
    useClerk: { call: { returns: 'clerk.Browser' } }, useAuth: { call: { returns: 'clerk.Browser' } }, useUser: harmless,
    useSession: harmless,
  },
}

export default defineLibrary({
  id: 'clerk',
  title: 'Clerk',
  packages: [
    '@clerk/nextjs', '@clerk/nextjs/server', '@clerk/express', '@clerk/backend', '@clerk/clerk-react', '@clerk/clerk-sdk-node',
  ],
  checked: 'type declarations of @clerk/backend 2',
  docs: 'https://clerk.com/docs/references/backend/sessions/revoke-session',

  modules: {
    '@clerk/nextjs': { members: { ...server.members, ...react.members } },
    '@clerk/nextjs/server': server,
    '@clerk/express': server,
    '@clerk/backend': server,
    '@clerk/clerk-sdk-node': server,
    '@clerk/clerk-react': react,
  },

  types: {
    Client: { members: { sessions: { type: 'clerk.Sessions' } } },
    // revokeSession(sessionId): the id of a session, not of a user.
    Sessions: { members: { revokeSession: { call: revoke } }, anyMember: { call: { promise: true } } },
    Browser: { members: { signOut: { call: revoke } } },
  },

  session: {
    state: 'delegated',
    provider: 'Clerk',
    clearsCookie: true,
    survivor: 'the session token of 60 seconds, where it is only verified locally',
  },
})
