import { end as leave } from '../../../lib/session'

export default async function handler(req, res) { //=> endpoint POST /api/auth/logout
  if (req.method !== 'POST') return res.status(405).end()
  await leave(req, res)
  res.status(204).end()
}
