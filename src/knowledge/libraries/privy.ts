/** Privy: a server only checks its tokens, and has no call that ends a session (declarations of 1.32.5). */
import { defineLibrary } from '../define.ts'
import { ownedBy, promised, setUp } from '../provider-rows.ts'

export default defineLibrary({
  id: 'privy',
  title: 'Privy',
  packages: ['@privy-io/server-auth'],
  checked: '1.32.5',
  docs: 'https://docs.privy.io/authentication/user-authentication/access-tokens',
  modules: { '@privy-io/server-auth': { members: { PrivyClient: { construct: setUp('privy', 'privy.Client', 2) } }, anyMember: {} } },
  types: { Client: { anyMember: promised } },
  session: ownedBy('Privy', 'the access token until it expires: the login is ended in the browser, by Privy'),
})
