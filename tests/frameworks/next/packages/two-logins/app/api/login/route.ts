import { webSession } from '../../../lib/session'

export async function POST(request: Request) {
  const session = await webSession()
  session.user = (await request.json()).name
  await session.save()
  return Response.json({ ok: true })
}
