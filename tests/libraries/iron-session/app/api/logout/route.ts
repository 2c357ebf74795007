import { currentSession as mine } from '../../../lib/session'

export async function POST() { //=> endpoint POST /api/logout
  const session = await mine()
  const open = session
  open.destroy() //=> invalidates session stateless; clears iron path=/ domain=-
  return Response.json({ ok: true })
}
