import { dropToken as forget } from '../../../lib/leave'

export default function handler(req, res) { //=> endpoint POST /api/auth/logout
  if (req.method === 'POST') {
    forget(res)
    return res.status(204).end()
  }
  return res.status(405).end()
}
