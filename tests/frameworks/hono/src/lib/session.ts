import type { Context as RequestContext } from 'hono'
import { deleteCookie as drop, setCookie } from 'hono/cookie'
import type { AppEnv } from '../types'

export type AppContext = RequestContext<AppEnv>

const NAME = 'sid'

/** Remembers a login under a random key. */
export async function startSession(c: AppContext, user: string) {
  const id = crypto.randomUUID()
  await c.env.SESSIONS.put(`session:${id}`, user, { expirationTtl: 3600 })
  setCookie(c, NAME, id, { httpOnly: true, secure: true, sameSite: 'Lax' }) //=> sets sid path=/ domain=-
}

export async function endSession(c: AppContext, id: string | undefined) {
  await c.env.SESSIONS.delete(`session:${id}`) //=> invalidates session
  drop(c, NAME) //=> clears sid path=/ domain=-
}

export function forget(c: AppContext) {
  drop(c, NAME, { path: '/account' }) //=> clears sid path=/account domain=-; reports no-mismatched-cookie-deletion
}
