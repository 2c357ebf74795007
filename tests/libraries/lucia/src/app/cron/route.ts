import { lucia } from '../../lib/auth'

export async function POST() {
  await lucia.deleteExpiredSessions()
  return Response.json({ cleaned: true })
}
