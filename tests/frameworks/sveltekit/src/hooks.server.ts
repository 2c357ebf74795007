import type { Handle } from '@sveltejs/kit'
import { sequence } from '@sveltejs/kit/hooks'
import { database } from '$lib/server/database'
import { SESSION_COOKIE } from '$lib/server/session'

const identify: Handle = async ({ event, resolve }) => {
  const id = event.cookies.get(SESSION_COOKIE)
  const session = id ? await database.session.findUnique({ where: { id }, include: { user: true } }) : null
  // An expired session is no logout.
  if (id && !session) event.cookies.delete(SESSION_COOKIE, { path: '/' })
  event.locals.user = session?.user ?? null
  return resolve(event)
}

export const handle = sequence(identify)
