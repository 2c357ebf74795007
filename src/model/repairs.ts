/** What a rule asks for when it wants a defect repaired. Whoever makes the edits finds out how. */
import type { Endpoint, Place } from './facts.ts'
import type { CookiePair, CredentialChangeAnswer, KeptCredential, LateWrite, OverwrittenCookie } from './view.ts'

/**
 * The names of the codemods: each is a kind of repair, whichever door it comes through. In the order in which they are made: what
 * decides how the others look comes first, and Clear-Site-Data, which can make up for a deletion that is missing, last.
 */
export const CODEMODS = [
  'logout-get-to-post',
  'destroy-session',
  'revoke-refresh-token',
  'revoke-sessions-on-password-change',
  'await-destroy',
  'move-cookie-deletion',
  'align-cookie-deletion',
  'delete-cookie',
  'append-set-cookie',
  'add-logout-credentials',
  'confirm-client-logout',
  'remove-stored-tokens',
  'fix-clear-site-data',
  'add-clear-site-data',
] as const

export type Codemod = typeof CODEMODS[number]

export type RepairRequest =
  | { readonly codemod: 'add-clear-site-data'; readonly endpoint: Endpoint; readonly header: string }
  | { readonly codemod: 'align-cookie-deletion' | 'delete-cookie'; readonly endpoint: Endpoint; readonly cookie: CookiePair }
  | { readonly codemod: 'move-cookie-deletion'; readonly late: LateWrite }
  | { readonly codemod: 'append-set-cookie'; readonly cookie: OverwrittenCookie }
  | { readonly codemod: 'add-logout-credentials'; readonly place: Place }
  | { readonly codemod: 'confirm-client-logout'; readonly place: Place; readonly cleanUp: Place }
  | { readonly codemod: 'remove-stored-tokens'; readonly kept: KeptCredential }
  | { readonly codemod: 'fix-clear-site-data'; readonly place: Place; readonly header: string }
  | { readonly codemod: 'await-destroy' | 'destroy-session' | 'revoke-refresh-token' | 'logout-get-to-post'; readonly endpoint: Endpoint }
  | { readonly codemod: 'revoke-sessions-on-password-change'; readonly change: CredentialChangeAnswer }
  | { readonly codemod: 'revoke-sessions-on-password-change'; readonly place: Place; readonly option: string }
