/**
 * Appwrite. Its server keeps the session, and the application its secret in a cookie. `current` is the session of the client that
 * asks: one that was made with an API key has none (run with node-appwrite 27.1.0 and a stand-in for its requests).
 */
import type { ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'
import { asks, ownedBy, promised, setUp } from '../provider-rows.ts'

const provider = 'Appwrite'
const client: ValueRow = { construct: setUp('appwrite', 'appwrite.Client') }
const package_: ValueRow = {
  members: {
    Client: client,
    Account: { construct: { returns: 'appwrite.Account', with: { client: arg(0) } } },
    Users: { construct: { returns: 'appwrite.Users' } },
    Databases: { construct: { returns: 'appwrite.Databases' } },
    TablesDB: { construct: { returns: 'appwrite.Databases' } },
    ID: { members: { unique: { call: {} }, custom: { call: { returns: arg(0) } } } },
    Query: { anyMember: { call: {} } },
  },
  anyMember: { construct: {}, anyMember: {} },
}

export default defineLibrary({
  id: 'appwrite',
  title: 'Appwrite',
  packages: ['node-appwrite', 'appwrite'],
  checked: 'node-appwrite 27.1.0, appwrite 28.0.0',
  docs: 'https://appwrite.io/docs/products/auth/server-side-rendering',
  modules: { 'node-appwrite': package_, appwrite: package_ },
  types: {
    Client: { anyMember: { call: { returns: 'receiver' } } },
    Account: { members: { deleteSession: asks(provider), deleteSessions: asks(provider, 'all-sessions') }, anyMember: promised },
    Users: { members: { deleteSession: asks(provider), deleteSessions: asks(provider, 'all-sessions') }, anyMember: promised },
    Databases: { anyMember: promised },
  },
  session: ownedBy(provider, 'the session at Appwrite: whoever has its secret is logged in'),
})
