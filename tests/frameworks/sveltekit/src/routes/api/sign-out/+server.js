import { SESSION_COOKIE } from '$lib/server/session'
import { database } from '$lib/server/database'

/** @type {import('./$types').RequestHandler} */
export async function fallback({ cookies, setHeaders }) { //=> endpoint ANY /api/sign-out; reports no-get-logout
  await database.session.deleteMany({ where: { id: cookies.get(SESSION_COOKIE) } }) //=> invalidates session
  cookies.delete(SESSION_COOKIE, { path: '/api' }) //=> clears session path=/api domain=-; reports no-mismatched-cookie-deletion
  setHeaders({ 'clear-site-data': '"storage"' })
  return new Response(null, { status: 204 })
}
