import { createRouter as route } from 'next-connect'
import type { NextApiRequest, NextApiResponse } from 'next'
import { gone } from '@/lib/cookies'
import { closeSession } from '@/lib/store'

const router = route<NextApiRequest, NextApiResponse>()

router.post(async (req, res) => { //=> endpoint POST /api/auth/log-out
  await closeSession(req.cookies.sid)
  res.setHeader('Set-Cookie', gone()) //=> clears sid path=/ domain=-
  res.end()
})

export default router.handler()
