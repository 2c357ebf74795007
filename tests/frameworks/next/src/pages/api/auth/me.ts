import { createRouter } from 'next-connect'
import type { NextApiRequest, NextApiResponse } from 'next'
import { findSession } from '@/lib/store'

const router = createRouter<NextApiRequest, NextApiResponse>()
router.get((req, res) => res.json({ ...findSession(req.cookies.sid ?? ''), isLoggedOut: false }))

export default router.handler()
