import { keep } from '../../lib/cookies'

export async function POST(request: Request) {
  const { token } = await request.json()
  await keep(token)
  return Response.json({ ok: true })
}
