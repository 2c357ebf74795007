import { json } from '@sveltejs/kit'
import type { RequestHandler } from './$types'
import { database } from '$lib/server/database'
import { SESSION_COOKIE, endSession } from '$lib/server/session'

export const GET: RequestHandler = async ({ cookies }) => {
  const id = cookies.get(SESSION_COOKIE)
  return json(await database.session.findUnique({ where: { id } }))
}

export const DELETE: RequestHandler = async ({ cookies }) => { //=> endpoint DELETE /api/session
  await endSession(cookies)
  return json({ done: true }, { headers: { 'Clear-Site-Data': '"storage"' } })
}
