import { withMethods as only } from '@/lib/with-methods'
import { gone } from '@/lib/cookies'
import { closeSession } from '@/lib/store'

export default only(['POST'], async (req, res) => { //=> endpoint POST /api/session/logout
  await closeSession(req.cookies.sid)
  res.setHeader('Set-Cookie', gone()) //=> clears sid path=/ domain=-
  res.status(204).end()
})
