/** What a rule asks for when it wants a defect repaired. Whoever makes the edits finds out how. */
import type { Endpoint } from './facts.ts'
import type { CookiePair } from './view.ts'

/** The names of the codemods: each is a kind of repair, whichever door it comes through. */
export const CODEMODS = [
  'add-clear-site-data',
  'align-cookie-deletion',
  'await-destroy',
  'delete-cookie',
  'destroy-session',
  'logout-get-to-post',
] as const

export type Codemod = typeof CODEMODS[number]

export type RepairRequest =
  | { readonly codemod: 'add-clear-site-data'; readonly endpoint: Endpoint; readonly header: string }
  | { readonly codemod: 'align-cookie-deletion' | 'delete-cookie'; readonly endpoint: Endpoint; readonly cookie: CookiePair }
  | { readonly codemod: 'await-destroy' | 'destroy-session' | 'logout-get-to-post'; readonly endpoint: Endpoint }
