/** Rows that the tables of identity providers share: who owns the session is told to end it, and named. Data, like the tables. */
import type { CallRow, EffectRow, SessionRow, ValueRow } from './define.ts'
import { arg } from './define.ts'
import type { SessionScope } from '../model/facts.ts'

export const told = (provider: string, scope: SessionScope = 'current-session'): EffectRow => ({
  is: 'invalidate', what: 'provider', effect: 'delegated', scope, provider,
})

/** A call that asks the provider to end a session or token. */
export const asks = (provider: string, scope: SessionScope = 'current-session', more: Partial<CallRow> = {}): ValueRow => ({
  call: { promise: true, effects: [told(provider, scope)], ...more },
})

/** The same under several names. */
export const asksAll = (provider: string, scope: SessionScope, ...names: string[]): Record<string, ValueRow> =>
  Object.fromEntries(names.map((name) => [name, asks(provider, scope)]))

/** A call that looks like a logout and leaves the session that asks. */
export const spares = (provider: string, why: string): ValueRow => ({
  call: { promise: true, effects: [{ is: 'invalidate', what: 'provider', effect: 'none', scope: 'other-sessions', provider, why }] },
})

/** A call that forgets the user where it runs, and tells nobody. */
export const forgets = (provider: string, why: string): CallRow => ({
  promise: true, effects: [{ is: 'invalidate', what: 'provider', effect: 'none', scope: 'current-session', provider, why }],
})

/** Whoever holds a value of this row reads, and waits. */
export const promised: ValueRow = { call: { promise: true } }
export const quiet: ValueRow = { call: {} }

/** `const { signOut } = provider(options)`: the login of the application is the provider's from here on. */
export const setUp = (library: string, returns: string, options = 0): CallRow => ({
  returns, effects: [{ is: 'session-setup', library, options: arg(options) }],
})

/** The address of a provider's logout, which only a browser that goes there can end a session with. */
export const logoutAddress: CallRow = { returns: 'web.URL', with: { href: { value: '*endSessionEndpoint*' } } }

export const ownedBy = (provider: string, survivor: string, clearsCookie = false): SessionRow => ({
  state: 'delegated', provider, survivor, clearsCookie,
})
