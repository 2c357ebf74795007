import { currentSession } from '../../../lib/session'

export async function POST(request: Request) {
  const session = await currentSession()
  session.user = await request.json()
  await session.save()
  return Response.json({})
}
