import { createSession } from '../../../lib/token'

export async function POST(request: Request) {
  const { user } = await request.json()
  await createSession(user)
  return Response.json({ user })
}
