import { forget as drop } from '../../lib/forget'

export default async function handler(req, res) { //=> endpoint POST /api/logout
  if (req.method !== 'POST') return res.status(405).end()
  drop(req, res)
  res.end()
}
