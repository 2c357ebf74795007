import { endSession as end } from '../../../lib/session'

export async function POST() { //=> endpoint POST /api/logout
  await end()
  return Response.json({ done: true })
}
