import { currentSession } from '../../../lib/session'

// Without `save()` the browser never hears of it.
export async function POST() { //=> endpoint POST /api/signout; reports require-cookie-deletion
  const session = await currentSession()
  session.isLoggedIn = false
  session.user = undefined
  return Response.json({ ok: true })
}
