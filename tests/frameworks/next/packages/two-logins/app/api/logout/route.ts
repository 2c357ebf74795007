import { webSession } from '../../../lib/session'

// The sessions of the app are none of its business.
export async function POST() { //=> endpoint POST /api/logout
  const session = await webSession()
  session.destroy() //=> invalidates session stateless; clears web path=/ domain=-
  return Response.json({ ok: true })
}
