import type { NextApiRequest, NextApiResponse } from 'next'
import { gone } from '@/lib/cookies'
import { closeSession } from '@/lib/store'

export default async function handler(req: NextApiRequest, res: NextApiResponse) { //=> endpoint POST /api/auth/logout
  switch (req.method) {
    case 'POST': {
      await closeSession(req.cookies.sid)
      res.setHeader('Set-Cookie', gone()) //=> clears sid path=/ domain=-
      return res.status(204).end()
    }
    default:
      res.setHeader('Allow', 'POST')
      return res.status(405).end()
  }
}
