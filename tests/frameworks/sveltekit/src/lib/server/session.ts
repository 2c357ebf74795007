import type { Cookies } from '@sveltejs/kit'
import { database } from './database'

export const SESSION_COOKIE = 'session'

const options = { path: '/', httpOnly: true, sameSite: 'lax' } as const

export async function startSession(cookies: Cookies, userId: string): Promise<void> {
  const session = await database.session.create({ data: { id: crypto.randomUUID(), userId } })
  cookies.set(SESSION_COOKIE, session.id, { ...options, maxAge: 60 * 60 * 24 * 30 }) //=> sets session path=/ domain=-
}

export async function endSession(cookies: Cookies): Promise<void> {
  const id = cookies.get(SESSION_COOKIE)
  if (id) await database.session.delete({ where: { id } }) //=> invalidates session
  cookies.delete(SESSION_COOKIE, options) //=> clears session path=/ domain=-
}

/** Leaves the record where it is. */
export function forgetSession(cookies: Cookies): void {
  cookies.delete(SESSION_COOKIE, options) //=> clears session path=/ domain=-
}
