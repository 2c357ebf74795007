import { db } from '../../../../lib/session'

// The cookie of the browser is none of its business.
export async function POST(request: Request) { //=> endpoint POST /api/app/logout
  const token = request.headers.get('Authorization')?.slice(7)
  await db.appSession.deleteMany({ where: { token } }) //=> invalidates session
  return Response.json({ ok: true })
}
