/** Rows that several tables share. Data, like the tables. */
import { arg, member, rest } from './define.ts'
import type { CallRow, EffectRow, SetRow, ValueRow } from './define.ts'

/** A call that answers with the receiver and has no effect on a logout. */
export const fluent: ValueRow = { call: { returns: 'receiver' } }

/** A call without any effect on a logout, whose result is of no interest. */
export const harmless: ValueRow = { call: {} }

/** As `harmless`, also with `new`. */
export const harmlessClass: ValueRow = { call: {}, construct: {} }

/** The old id is dead, and all that was in the session goes on under a new one, which the browser is given. */
export const renews = (method: string): EffectRow => ({
  is: 'invalidate', what: 'session', effect: 'none', scope: 'current-session', renews: true,
  why: `\`${method}()\` gives the session a new id and keeps what is in it, so the browser stays logged in`,
})

/** `router.post(path, …handlers)`: the member's name is the method. */
export const verb: ValueRow = {
  call: { returns: 'receiver', effects: [{ is: 'route', method: member, path: arg(0), handlers: rest(1) }] },
}

/**
 * `app.use([path], …)` of connect and of everything that descends from it. Where the first argument is no literal and others
 * follow, it can be a path or a middleware: the path is unknown then.
 */
export const connectUse: readonly CallRow[] = [
  { when: [{ arg: 0, is: 'string' }], returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(1) }] },
  { when: [{ arg: 1, is: 'absent' }], returns: 'receiver', effects: [{ is: 'mount', targets: rest(0) }] },
  { when: [{ arg: 0, is: ['function', 'object'] }], returns: 'receiver', effects: [{ is: 'mount', targets: rest(0) }] },
  { returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(0) }] },
]

/** Names of the session fields by which applications know that somebody is logged in (sessions.md §2.1, §4.2). */
export const principalNames: readonly string[] = [
  'user', 'userId', 'userid', 'userID', 'user_id', 'uid', 'userInfo', 'userData', 'username', 'userName', 'userEmail', 'email',
  'currentUser', 'current_user', 'currentUserId', 'current_user_id', 'loggedUser', 'loggedInUser', 'account', 'accountId', 'member', 'customer', 'admin', 'adminId', 'isAdmin',
  'auth', 'isAuth', 'isAuthenticated', 'authenticated', 'isAuthorized', 'authorized', 'loggedIn', 'loggedin', 'isLoggedIn',
  'isLogin', 'isLogged', 'logged', 'login', 'principal', 'profile', 'identity', 'passport', 'token', 'accessToken', 'jwt',
]

const removesPrincipal: SetRow = {
  effects: [{
    is: 'invalidate', what: 'session', effect: 'partial', scope: 'current-session', entity: member,
    why: 'the user is removed from the session, but its record stays valid with everything else that is in it',
  }],
}

const resetsPrincipal: SetRow = { ...removesPrincipal, when: [{ assignedIs: ['null', 'undefined', 'falsy'] }] }

/** `req.session.user = null`, `req.session.loggedIn = false` on a stateful session: decision table row 11. */
export const principalSet: Readonly<Record<string, SetRow>> =
  Object.fromEntries(principalNames.map(name => [name, resetsPrincipal]))

/** `session.set('user', undefined)` */
export const principalKeyed: readonly CallRow[] = [
  { ...removesPrincipal, when: [{ arg: 0, equals: principalNames }, { arg: 1, is: ['absent', 'null', 'undefined'] }] },
  {},
]

/** `session.clear('user')` */
export const principalCleared: readonly CallRow[] = [{ ...removesPrincipal, when: [{ arg: 0, equals: principalNames }] }, {}]

/** `delete req.session.user`. */
export const principalRemove: Readonly<Record<string, SetRow>> =
  Object.fromEntries(principalNames.map(name => [name, removesPrincipal]))
