import { randomUUID } from 'node:crypto'
import { db } from '../../../../lib/session'

export async function POST(request: Request) {
  const token = randomUUID()
  await db.appSession.create({ data: { token, user: (await request.json()).name } })
  return Response.json({ token })
}
