import { redirect } from '@sveltejs/kit'
import { endSession } from '$lib/server/session'

export const load = async (event) => { //=> endpoint GET /settings/logout; reports no-get-logout; reports require-clear-site-data
  await endSession(event.cookies)
  redirect(302, '/')
}
