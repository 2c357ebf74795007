import { webSession } from '../../../lib/session'

// Nobody else is logged out by what happens in this browser.
export async function POST() { //=> endpoint POST /api/logout-all; reports require-server-side-destroy
  const session = await webSession()
  session.destroy() //=> invalidates session stateless; clears web path=/ domain=-
  return Response.json({ ok: true })
}
